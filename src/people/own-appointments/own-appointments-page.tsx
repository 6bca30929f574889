import {
  AtMost,
  BackLink,
  Button,
  Card,
  EmptyState,
  Form,
  type FormState,
  Layout,
  Lines,
  RadioGroup,
  Tag,
  usePage,
} from '../../ui/index.ts'
import { type Stopping, StoppingTokens } from '../scim/index.ts'
import { ownAppointmentPaths } from './noun.ts'
import { mostAsked, type OwnAppointment } from './own-appointments.ts'
import { texts } from './texts.ts'

type T = ReturnType<typeof texts>

/** What one may answer, and what one has asked. */
export function OwnAppointmentsPage({ rows, personId }: { rows: OwnAppointment[]; personId: string }) {
  const t = texts(usePage().lang)
  const toAnswer = rows.filter(row => row.mayAnswer)
  const others = rows.filter(row => !row.mayAnswer)
  const lines = (some: OwnAppointment[]) =>
    some.map(row => ({
      title: `${row.functionName}, ${row.unitName}`,
      href: ownAppointmentPaths.show(row.id),
      detail: row.personId === personId ? t.you : row.personName,
      beside: <State row={row} t={t} />,
    }))
  return (
    <Layout title={t.heading} lead={t.lead} narrow>
      <Card heading={t.toAnswer}>
        {toAnswer.length ? <Lines items={lines(toAnswer)} /> : <EmptyState says={t.toAnswerNone} />}
      </Card>
      {others.length > 0 && (
        <Card heading={t.others}>
          <Lines items={lines(others)} />
        </Card>
      )}
      <AtMost most={mostAsked} shown={rows.length} />
    </Layout>
  )
}

type Props = {
  row: OwnAppointment
  personId: string
  /** The tokens of directories that end with whoever leaves. */
  stopping: readonly Stopping[]
  state?: FormState
}

/** One question: who wants which function, from when; answered by another, or taken back by who asked. */
export function OwnAppointmentPage({ row, personId, stopping, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const mine = row.personId === personId
  return (
    <Layout
      title={mine ? t.youWant : t.wants(row.personName)}
      lead={`${row.functionName}, ${row.unitName}, ${row.organisationName}`}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={ownAppointmentPaths.list()}>{t.heading}</BackLink>}
    >
      <p>
        <State row={row} t={t} />
      </p>
      <p>{mine ? t.youAsk(row.askedAt) : t.asks(row.personName, row.askedAt)}</p>
      {!row.decision && <p>{t.from(row.startsAt)}</p>}
      {!row.decision && row.leaver && <p>{t.leaves(row.leaver)}</p>}
      {!row.decision && <StoppingTokens of={stopping} />}
      {row.decidedBy && row.decision !== 'taken_back' && <p>{t.answeredBy(row.decidedBy)}</p>}
      {row.mayAnswer && (
        <Form action={ownAppointmentPaths.decision(row.id)} state={state}>
          <RadioGroup
            name="decision"
            label={t.decision(row.personName)}
            hint={t.decisionHint}
            options={[
              { value: 'yes', label: t.yes },
              { value: 'no', label: t.no },
            ]}
          />
          <Button>{t.answer}</Button>
        </Form>
      )}
      {mine && !row.decision && (
        <Form action={ownAppointmentPaths.withdrawal(row.id)}>
          <p>{t.nothingBefore}</p>
          <Button variant="secondary">{t.takeBack}</Button>
        </Form>
      )}
    </Layout>
  )
}

function State({ row: { decision }, t }: { row: OwnAppointment; t: T }) {
  if (!decision) return <Tag tone="wait">{t.waits}</Tag>
  return <Tag>{t[`state_${decision}`]}</Tag>
}
