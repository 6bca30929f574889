import { daysFromToday, todaysDate } from '../../i18n/index.ts'
import {
  AtMost,
  BackLink,
  Button,
  Card,
  DateField,
  EmptyState,
  Form,
  type FormState,
  Layout,
  Lines,
  Quote,
  RadioGroup,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { type HeldBack, mostHeldBack } from './held-back.ts'
import { logPaths } from './noun.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

/** All that one may decide: questions first, then by the day of review. */
export function HeldBackListPage({ rows }: { rows: HeldBack[] }) {
  const t = texts(usePage().lang)
  const asked = rows.filter(row => !row.decision || isDue(row))
  const held = rows.filter(row => row.decision && !isDue(row))
  const lines = (some: HeldBack[]) =>
    some.map(row => ({
      title: whose(row),
      href: logPaths.heldBackItem(row.id),
      detail: row.decision ? t.review(row.reviewOn) : t.askedBy(row.madeBy ?? t.unknown, row.askedByUnit),
      beside: <State row={row} t={t} />,
    }))
  return (
    <Layout title={t.heldBack} lead={t.heldBackListLead} narrow>
      <Card heading={t.toDecide}>
        {asked.length ? <Lines items={lines(asked)} /> : <EmptyState says={t.toDecideNone} />}
      </Card>
      {held.length > 0 && (
        <Card heading={t.heldNow}>
          <Lines items={lines(held)} />
        </Card>
      )}
      <AtMost most={mostHeldBack} shown={rows.length} />
    </Layout>
  )
}

type Props = { row: HeldBack; mayDecide: boolean; state?: FormState }

/** One question, for the second person: whose rows, why, until when; and on the day of review the same again. */
export function HeldBackPage({ row, mayDecide, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.heldBack}
      lead={whose(row)}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={logPaths.heldBackList()}>{t.heldBack}</BackLink>}
    >
      <p>
        <State row={row} t={t} />
      </p>
      <Quote by={t.askedBy(row.madeBy ?? t.unknown, row.askedByUnit)}>{row.reason}</Quote>
      {row.decidedBy && row.decision === 'held' && <p>{t.decidedBy(row.decidedBy)}</p>}
      {mayDecide && <p>{t.heldBackMeans}</p>}
      {mayDecide ? (
        <Form action={logPaths.heldBackDecision(row.id)} state={state}>
          <RadioGroup
            name="decision"
            label={t.decision}
            options={[
              { value: 'hold', label: t.hold },
              { value: 'show', label: row.decision ? t.show : t.doNotHold },
            ]}
          />
          <DateField
            coming
            name="holdUntil"
            label={t.holdUntil}
            value={row.reviewOn > todaysDate() ? row.reviewOn : daysFromToday(90)}
          />
          <Button>{t.answer}</Button>
        </Form>
      ) : (
        <p>{row.decidedBy && row.decision !== 'held' ? t.answeredAlready(row.decidedBy) : t.notYours}</p>
      )}
    </Layout>
  )
}

export function State({ row, t }: { row: HeldBack; t: T }) {
  if (!row.decision) return <Tag tone="wait">{t.waitsForTheSecond}</Tag>
  if (row.decision === 'refused')
    return <Tag>{t.answeredNo(row.decidedBy ?? t.unknown, row.decidedOn ?? '')}</Tag>
  return isDue(row) ? <Tag tone="wait">{t.due}</Tag> : <Tag>{t.heldUntil(row.reviewOn)}</Tag>
}

const isDue = ({ decision, reviewOn }: HeldBack) => decision === 'held' && reviewOn <= todaysDate()

export const whose = ({ functionName, unitName }: Pick<HeldBack, 'functionName' | 'unitName'>) =>
  `${functionName}, ${unitName}`
