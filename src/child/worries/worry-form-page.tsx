import type { AreaLabels, GroundChoice } from '../../sharing/index.ts'
import { areas, GroundFields } from '../../sharing/index.ts'
import {
  Alert,
  BackLink,
  Button,
  Chips,
  DangerBox,
  Details,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  Layout,
  Lines,
  LinkButton,
  RadioGroup,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import { type Candidate, type Child, childAge, childName, childPaths } from '../children/index.ts'
import { Autosave } from '../drafts/index.ts'
import { worryPaths } from './paths.ts'
import { questions, wordsOf } from './questions.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  receiver: Candidate | undefined
  labels: AreaLabels
  /** only when the receiver is in another unit */
  grounds?: GroundChoice[]
  until: string
  isMyself: boolean
  state?: FormState
}

/** The worry, on a phone in two minutes: who receives it, what to do in danger, then the questions. */
export function WorryFormPage({ child, receiver, labels, grounds, until, isMyself, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const who = receiver ? nameOf(receiver) : ''
  const [works, noticed, ...rest] = questions
  return (
    <Layout
      title={t.heading}
      lead={`${t.about(childName(child))}. ${isMyself ? t.myOwn : receiver ? (grounds ? t.receiverOther(who) : t.receiver(who)) : ''}`}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <DangerBox href={`/danger?child=${child.id}`} />
      {!receiver && (
        <Alert>
          {t.noReceiver} <a href={childPaths.namedPerson(child.id)}>{t.chooseReceiver}</a>
        </Alert>
      )}
      {receiver && (
        <Autosave form="worry" childId={child.id} draft={String(state.values?.draft ?? '')}>
          <Form action={worryPaths.worries} state={state} once>
            <Hidden name="childId" value={child.id} />
            <Question question={works} />
            <Question question={noticed} />
            <Chips
              name="areas"
              label={t.areas}
              hint={t.areasHint}
              optional
              options={areas.map(id => ({ value: id, label: labels[id] }))}
            />
            <TextArea
              name="child_said"
              label={t.childSaid}
              hint={t.childSaidHint}
              maxLength={4000}
              optional
            />
            <RadioGroup
              name="guardians_know"
              label={t.guardiansKnow}
              options={[
                { value: 'yes', label: t.guardiansYes },
                { value: 'partly', label: t.guardiansPartly },
                { value: 'no', label: t.guardiansNo },
              ]}
            />
            <TextArea name="guardians_said" label={t.guardiansSaid} rows={2} maxLength={4000} optional />
            <Details summary={t.moreQuestions} open={rest.some(({ id }) => state.values?.[id])}>
              {rest.map(question => (
                <Question question={question} />
              ))}
            </Details>
            {grounds && <GroundFields grounds={grounds} defaultUntil={until} />}
            <Button>{isMyself ? t.sendPlain : t.send(firstName(receiver))}</Button>
          </Form>
        </Autosave>
      )}
    </Layout>
  )
}

function Question({ question }: { question: (typeof questions)[number] }) {
  const { label, hint } = wordsOf(question, usePage().lang)
  return (
    <TextArea
      name={question.id}
      label={label}
      hint={hint || undefined}
      maxLength={question.max}
      optional={!question.required}
    />
  )
}

/** "rektor Maria Lund": the function and who holds it now. */
export const nameOf = ({ functionName, unitName, holders }: Candidate) =>
  holders.length ? `${functionName} ${holders.join(', ')}` : `${functionName}, ${unitName}`

const firstName = ({ holders, functionName }: Candidate) => holders[0]?.split(' ')[0] ?? functionName

/** Before the form, when no child was named in the address. */
export function WhichChildPage({
  known,
}: {
  known: { id: string; givenName: string; familyName: string; birthDate: string; own: boolean }[]
}) {
  const { lang } = usePage()
  const t = texts(lang)
  const own = known.filter(child => child.own)
  return (
    <Layout title={t.whom} lead={t.whomLead} narrow>
      {own.length === 0 && <EmptyState says={t.whomNone} />}
      <Lines
        items={own.map(child => ({
          title: childName(child),
          href: worryPaths.newWorry(child.id),
          detail: t.years(childAge(child.birthDate)),
        }))}
      />
      <p>
        <LinkButton href={childPaths.newChild} variant="secondary" icon="plus">
          {t.addChild}
        </LinkButton>
      </p>
    </Layout>
  )
}
