import { type Child, childName, childPaths } from '../../child/children/index.ts'
import { daysFromToday, formatDateTime, insideSentence } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import {
  BackLink,
  Button,
  Card,
  DateField,
  Details,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  Layout,
  Lines,
  Select,
  Table,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import type { HeldBack } from './held-back.ts'
import { State, whose } from './held-back-page.tsx'
import { type AfterEntry, foldSame, type LogEntry, type LoggedFunction } from './log.ts'
import { logPaths } from './noun.ts'
import { texts } from './texts.ts'
import { entryWords } from './words.ts'

type Props = {
  childId: string
  caseNumber: string
  /** null for a manager or a reviewer: they see the log, not the child */
  child: Child | null
  entries: LogEntry[]
  /** where the next page begins */
  next: AfterEntry | undefined
  /** all openings in an emergency, on the first page */
  emergencies: LogEntry[]
  isFirst: boolean
  heldBack: HeldBack[]
  functions: LoggedFunction[]
  state?: FormState
}

export function ChildLogPage({
  childId,
  caseNumber,
  child,
  heldBack,
  functions,
  state = {},
  ...page
}: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const name = child && childName(child)
  const { entries, next, emergencies, isFirst } = page
  return (
    <Layout
      title={name ? `${t.heading}: ${name}` : t.heading}
      {...(child && { about: child })}
      heading={t.heading}
      lead={name ? t.lead(name) : t.leadNameless}
      mistakes={Boolean(state.errors)}
      {...(name && { back: <BackLink href={childPaths.child(childId)}>{name}</BackLink> })}
    >
      <p class="hint">{t.caseIs(caseNumber)}</p>
      {!child && (
        <p>
          <a href={logPaths.heldBackList()}>{t.toHeldBack}</a>
        </p>
      )}
      {child && isFirst && <HeldBackCard {...{ childId, heldBack, functions, state }} />}
      {emergencies.length > 0 && (
        <Card heading={t.emergencies}>
          <Entries entries={emergencies} caption={t.emergencies} />
        </Card>
      )}
      <Card>
        {entries.length === 0 ? (
          <EmptyState says={t.nobody} />
        ) : (
          <Entries entries={entries} caption={t.heading} />
        )}
        {(next || !isFirst) && (
          <p>
            {!isFirst && <a href={logPaths.childLog(childId)}>{t.toFirst}</a>}{' '}
            {next && (
              <a href={logPaths.childLog(childId, { ...next, id: String(next.id) })}>{t.earlierEntries}</a>
            )}
          </p>
        )}
      </Card>
    </Layout>
  )
}

function Entries({ entries, caption }: { entries: LogEntry[]; caption: string }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[{ heading: t.when }, { heading: t.who }, { heading: t.what }]}
      rows={foldSame(entries).map(entry => [
        formatDateTime(entry.at, lang),
        whoRead(entry, t),
        entryWords(entry, lang),
      ])}
    />
  )
}

function whoRead(entry: LogEntry, t: ReturnType<typeof texts>) {
  if (entry.asGuardian) return t.guardian
  return nameAndPost(entry.personName, entry.functionName, entry.unitName) || t.unknown
}

function HeldBackCard({
  childId,
  heldBack,
  functions,
  state,
}: Pick<Props, 'childId' | 'heldBack' | 'functions'> & { state: FormState }) {
  const t = texts(usePage().lang)
  // What is asked for or held back already is not asked for once more.
  const isFree = ({ functionId }: LoggedFunction) =>
    !heldBack.some(row => row.functionId === functionId && row.decision !== 'refused')
  return (
    <Card heading={t.heldBack} screenOnly>
      <p>{t.heldBackMore}</p>
      {heldBack.length > 0 && (
        <Lines
          items={heldBack.map(row => ({
            title: whose(row),
            detail: (
              <>
                {row.reason} <State row={row} t={t} />
              </>
            ),
            beside: row.decision !== 'refused' && (
              <Form
                action={logPaths.heldBackRemoval(childId)}
                id={`show-${row.id}`}
                label={t.showWho(insideSentence(row.functionName))}
              >
                <Hidden name="row" value={row.id} />
                <Button variant="quiet">{row.decision ? t.show : t.takeBack}</Button>
              </Form>
            ),
          }))}
        />
      )}
      <Details summary={t.askToHold} open={Boolean(state.errors)}>
        <Form action={logPaths.heldBack(childId)} state={state}>
          <Select
            name="functionId"
            label={t.holdWho}
            options={functions.filter(isFree).map(each => ({
              value: each.functionId,
              label: t.times(whose(each), each.times),
            }))}
          />
          <TextArea name="reason" label={t.holdReason} hint={t.holdReasonHint} maxLength={2000} rows={2} />
          <DateField coming name="reviewOn" label={t.reviewOn} value={daysFromToday(90)} />
          <p class="hint">{t.asksTheSecond}</p>
          <Button>{t.askToHold}</Button>
        </Form>
      </Details>
    </Card>
  )
}
