import { insideSentence } from '../../i18n/index.ts'
import { FillItems, type Version, wordsIn } from '../../instruments/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import type { AreaLabels } from '../../sharing/disclosures/index.ts'
import { Autosave } from '../../sharing/drafts/index.ts'
import type { GroundChoice } from '../../sharing/grounds/index.ts'
import { GroundFields } from '../../sharing/grounds/index.ts'
import {
  Alert,
  BackLink,
  Button,
  DangerBox,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  Layout,
  LinkButton,
  usePage,
} from '../../ui/index.ts'
import { type Candidate, type Child, childName, childPaths, ListOfChildren } from '../children/index.ts'
import { DespiteBand, DespiteButton, despiteVerb, type Withdrawn } from '../consents/index.ts'
import { reportPaths } from '../reports/index.ts'
import { worryPaths } from './noun.ts'
import { texts } from './texts.ts'
import { withdrawalTexts } from './withdrawal-texts.ts'

type Props = {
  child: Child
  version: Version
  receiver: Candidate | undefined
  labels: AreaLabels
  /** only when the receiver is in another unit */
  grounds?: GroundChoice[]
  until: string
  isMyself: boolean
  /** When it was sent and taken back, and is written anew. */
  takenBack?: Date | undefined
  withdrawn: Withdrawn[]
  /** What the family had said before it took its yes back. */
  said: string
  state?: FormState
}

/** The worry, on a phone in two minutes: who receives it, what to do in danger, then the questions. */
export function WorryFormPage({
  child,
  version: { id, definition },
  receiver,
  labels,
  grounds,
  until,
  isMyself,
  takenBack,
  withdrawn,
  said,
  state = {},
}: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const w = withdrawalTexts(lang)
  const who = receiver ? nameOf(receiver) : ''
  const introduction = wordsIn(definition.introduction, lang, definition)
  return (
    <Layout
      title={t.heading}
      lead={`${t.about(childName(child))}. ${isMyself ? t.myOwn : receiver ? (grounds ? t.receiverOther(who) : t.receiver(who)) : ''}`}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <DangerBox href={reportPaths.danger({ child: child.id })} />
      {!receiver && (
        <Alert>
          {t.noReceiver} <a href={childPaths.namedPerson(child.id)}>{t.chooseReceiver}</a>
        </Alert>
      )}
      {receiver && introduction.text && <p lang={introduction.language}>{introduction.text}</p>}
      {receiver && (
        <Autosave
          form="worry"
          childId={child.id}
          draft={String(state.values?.draft ?? '')}
          resumed={state.resumed}
          because={takenBack && { heading: w.takenBack(takenBack), words: w.takenBackUnread }}
        >
          <Form action={worryPaths.worries()} state={state} once>
            {withdrawn.length > 0 && (
              <DespiteBand
                {...{ withdrawn, said }}
                childId={child.id}
                cancel={childPaths.child(child.id)}
                asked={Boolean(state.searched)}
              />
            )}
            <Hidden name="childId" value={child.id} />
            <Hidden name="instrument" value={id} />
            <FillItems definition={definition} language={lang} areaLabels={labels} folds />
            {grounds && (
              <GroundFields grounds={grounds} defaultUntil={until} withdrawn={withdrawn.length > 0} />
            )}
            {withdrawn.length > 0 ? (
              <DespiteButton withdrawn={withdrawn} verb={despiteVerb('send', withdrawn, lang)} />
            ) : (
              <Button>{isMyself ? t.sendPlain : t.send(firstName(receiver))}</Button>
            )}
          </Form>
        </Autosave>
      )}
    </Layout>
  )
}

/** "Maria Lund, rektor och barnets kontakt": who holds it now, and the post. */
const nameOf = ({ functionName, unitName, holders }: Candidate) =>
  nameAndPost(holders.join(', '), functionName, holders.length ? null : unitName)

const firstName = ({ holders, functionName }: Candidate) =>
  holders[0]?.split(' ')[0] ?? insideSentence(functionName)

/** Before the form, when no child was named in the address. */
type WhichProps = Pick<Parameters<typeof ListOfChildren>[0], 'list' | 'recent' | 'asked' | 'search'>

export function WhichChildPage({ list, recent, asked, search }: WhichProps) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.whom} lead={t.whomLead} narrow>
      {list.total === 0 && !search && <EmptyState says={t.whomNone} />}
      <ListOfChildren
        {...{ list, recent, asked, search }}
        at={worryPaths.newWorry}
        to={({ id }) => worryPaths.newWorry({ child: id })}
        label={t.whom}
        noneFound={t.whomNoneFound}
        choosing
      />
      <p>
        <LinkButton href={childPaths.newChild()} variant="secondary" icon="plus">
          {t.addChild}
        </LinkButton>
      </p>
      <p>
        <a href={worryPaths.handing()}>{t.handing}</a>
      </p>
    </Layout>
  )
}
