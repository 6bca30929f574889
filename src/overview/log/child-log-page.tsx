import { type Child, childName, childPaths } from '../../child/children/index.ts'
import { formatDateTime, isoDate, todaysDate } from '../../i18n/index.ts'
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
  Tag,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import type { HeldBack, LogEntry, LoggedFunction } from './log.ts'
import { logPaths } from './noun.ts'
import { texts } from './texts.ts'
import { actWords } from './words.ts'

type Props = {
  childId: string
  /** null for a manager or a reviewer: they see the log, not the child */
  child: Child | null
  entries: LogEntry[]
  heldBack: HeldBack[]
  functions: LoggedFunction[]
  state?: FormState
}

export function ChildLogPage({ childId, child, entries, heldBack, functions, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const name = child && childName(child)
  return (
    <Layout
      title={name ? `${t.heading}: ${name}` : t.heading}
      heading={t.heading}
      lead={name ? t.lead(name) : t.leadNameless}
      mistakes={Boolean(state.errors)}
      {...(name && { back: <BackLink href={childPaths.child(childId)}>{name}</BackLink> })}
    >
      {child && <HeldBackCard {...{ childId, heldBack, functions, state }} />}
      <Card>
        {entries.length === 0 ? (
          <EmptyState says={t.nobody} />
        ) : (
          <Table
            caption={t.heading}
            captionHidden
            columns={[{ heading: t.when }, { heading: t.who }, { heading: t.what }]}
            rows={entries.map(entry => [
              formatDateTime(entry.at, lang),
              whoRead(entry, t),
              [actWords(entry, lang), entry.purpose].filter(Boolean).join(': '),
            ])}
          />
        )}
      </Card>
    </Layout>
  )
}

function whoRead(entry: LogEntry, t: ReturnType<typeof texts>) {
  if (entry.asGuardian) return t.guardian
  return [entry.personName, entry.functionName, entry.unitName].filter(Boolean).join(', ') || t.unknown
}

function HeldBackCard({
  childId,
  heldBack,
  functions,
  state,
}: Pick<Props, 'childId' | 'heldBack' | 'functions'> & { state: FormState }) {
  const t = texts(usePage().lang)
  const today = todaysDate()
  return (
    <Card heading={t.heldBack}>
      <p>{t.heldBackMore}</p>
      {heldBack.length > 0 && (
        <Lines
          items={heldBack.map(row => ({
            title: `${row.functionName}, ${row.unitName}`,
            detail: (
              <>
                {row.reason} {t.review(row.reviewOn)}{' '}
                {row.reviewOn <= today && <Tag tone="wait">{t.due}</Tag>}
              </>
            ),
            beside: (
              <Form
                action={logPaths.heldBackRemoval(childId)}
                id={`show-${row.id}`}
                label={t.showWho(row.functionName)}
              >
                <Hidden name="row" value={row.id} />
                <Button variant="quiet">{t.show}</Button>
              </Form>
            ),
          }))}
        />
      )}
      <Details summary={t.hold} open={Boolean(state.errors)}>
        <Form action={logPaths.heldBack(childId)} state={state}>
          <Select
            name="functionId"
            label={t.holdWho}
            options={functions.map(each => ({
              value: each.functionId,
              label: t.times(`${each.functionName}, ${each.unitName}`, each.times),
            }))}
          />
          <TextArea name="reason" label={t.holdReason} maxLength={2000} rows={2} />
          <DateField
            name="reviewOn"
            label={t.reviewOn}
            value={isoDate(new Date(Date.now() + 90 * 86_400_000))}
          />
          <Button>{t.hold}</Button>
        </Form>
      </Details>
    </Card>
  )
}
