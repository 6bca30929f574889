import { formatList } from '../../i18n/index.ts'
import { holderOrPostInside, nameAndPost } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import { type Area, type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import { Autosave } from '../../sharing/drafts/index.ts'
import { type GroundChoice, GroundFields, type Receiver } from '../../sharing/grounds/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Checkbox,
  Chips,
  DateField,
  Form,
  type FormState,
  Hidden,
  Layout,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { areasWithContent, type WheelVersion } from '../assessments/index.ts'
import { type Child, childPaths } from '../children/index.ts'
import {
  consentPaths,
  DespiteBand,
  DespiteButton,
  despiteVerb,
  type Lost,
  lostWords,
  type Withdrawn,
} from '../consents/index.ts'
import { requestPaths } from './noun.ts'
import { requestSchema } from './request-form.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  receiver: Receiver
  /** A consent to their unit that was withdrawn or has run out, and no other has taken its place. */
  lost: Lost | undefined
  labels: AreaLabels
  /** none within one's own unit */
  grounds: GroundChoice[] | undefined
  wheel: WheelVersion | undefined
  until: string
  /** the request that this goes on from */
  from: string | undefined
  /** the request that somebody else said no to */
  again: string | undefined
  draft: string
  state?: FormState
  /** the areas that the consents do not cover */
  lacking?: Area[]
  withdrawn: Withdrawn[]
  /** Whose yes to the unit of the earlier request was taken back. */
  earlierWithdrawn: Withdrawn[]
  /** What the family had said before it took its yes back. */
  said: string
}

/** What is asked, what goes along, and on which ground. */
export function RequestFormPage({
  child,
  receiver,
  lost,
  labels,
  grounds,
  wheel,
  until,
  from,
  again,
  draft,
  state = {},
  lacking = [],
  withdrawn,
  earlierWithdrawn,
  said,
}: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const who = holderOrPostInside(receiver)
  const name = child.givenName
  const listed = (some: readonly Area[]) =>
    formatList(
      some.map(area => labels[area]),
      lang,
    )
  const isOpen = !grounds || grounds.some(ground => !ground.refusal)
  return (
    <Layout
      title={t.askHeading(receiver.unitName)}
      about={child}
      lead={
        grounds
          ? t.toWhom(name, nameAndPost(receiver.holders.join(', '), receiver.functionName))
          : t.toColleague(name, nameAndPost(receiver.holders.join(', '), receiver.functionName))
      }
      back={
        <BackLink href={from ? requestPaths.request(from) : requestPaths.newRequest(child.id, { again })}>
          {from ? t.heading : t.otherReceiver}
        </BackLink>
      }
      mistakes={Boolean(state.errors)}
      narrow
    >
      {lost && lost.how !== 'changed' && withdrawn.length === 0 && (
        <Alert>{t.consentGone(lostWords(lost, lang))}</Alert>
      )}
      {receiver.holders.length === 0 && <Alert>{t.vacant}</Alert>}
      {(lacking.length > 0 || !isOpen) && (
        <Alert
          heading={lacking.length ? t.consentLacks(listed(lacking)) : t.noGround}
          announce={lacking.length ? 'now' : undefined}
        >
          {lacking.length > 0 && <p>{t.consentLacksMore}</p>}
          <p>
            <a href={consentPaths.newConsent(child.id)}>{t.recordConsent}</a>
          </p>
        </Alert>
      )}
      <Autosave form="request" childId={child.id} draft={draft} resumed={state.resumed}>
        <Form action={requestPaths.requests(child.id)} state={state} once>
          {(withdrawn.length > 0 || said) && (
            <DespiteBand
              withdrawn={withdrawn.length ? withdrawn : earlierWithdrawn}
              said={said}
              childId={child.id}
              cancel={from ? requestPaths.request(from) : childPaths.child(child.id)}
              asked={Boolean(state.searched)}
            />
          )}
          <Hidden name="to" value={receiver.functionId} />
          {from && <Hidden name="from" value={from} />}
          {again && <Hidden name="again" value={again} />}
          <TextArea
            name="asked"
            label={t.asked}
            hint={t.askedHint}
            maxLength={maxOf(requestSchema, 'asked')}
            rows={4}
          />
          <TextArea name="tried" label={t.tried} maxLength={maxOf(requestSchema, 'tried')} optional />
          <TextArea
            name="childView"
            label={t.childView(name)}
            maxLength={maxOf(requestSchema, 'childView')}
            rows={2}
            optional
          />
          <TextArea
            name="guardianView"
            label={t.guardianView}
            maxLength={maxOf(requestSchema, 'guardianView')}
            rows={2}
            optional
          />
          <Chips name="areas" label={t.areas} options={areas.map(id => ({ value: id, label: labels[id] }))} />
          {wheel && grounds && (
            <Checkbox
              name="withWheel"
              label={t.withWheel(wheel.heldOn)}
              hint={t.withWheelHint(listed(areasWithContent(wheel)))}
            />
          )}
          <DateField coming name="answerBy" label={t.answerBy} />
          {grounds && (
            <>
              <h2>{t.sharing}</h2>
              <GroundFields
                grounds={grounds}
                defaultUntil={until}
                askConsent={consentPaths.newConsent(child.id)}
                withdrawn={withdrawn.length > 0}
              />
            </>
          )}
          {withdrawn.length > 0 && isOpen ? (
            <DespiteButton withdrawn={withdrawn} verb={despiteVerb('send', withdrawn, lang)} />
          ) : (
            <Button {...(!isOpen && { disabledReason: t.noGround })}>{t.send(who)}</Button>
          )}
        </Form>
      </Autosave>
    </Layout>
  )
}
