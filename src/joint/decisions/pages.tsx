import { formatDate } from '../../i18n/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  Card,
  DescriptionList,
  Fields,
  Form,
  type FormState,
  hasMistakes,
  Layout,
  Lines,
  LinkButton,
  MorePages,
  Select,
  Tag,
  usePage,
  Written,
} from '../../ui/index.ts'
import { type Subject, subjectPaths } from '../subjects/index.ts'
import type { Decision } from './decisions.ts'
import { decisionPaths, decisionSchema } from './noun.ts'
import { texts } from './texts.ts'

const whenOf = ({ decidedOn, grewUntil }: Decision, lang: 'sv' | 'en') =>
  grewUntil
    ? texts(lang).between(formatDate(decidedOn, lang), formatDate(grewUntil, lang))
    : formatDate(decidedOn, lang)

function DecisionLines({ decisions }: { decisions: readonly Decision[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Lines
      label={t.decisions}
      items={decisions.map(one => ({
        title: one.what.length > 160 ? `${one.what.slice(0, 160)} …` : one.what,
        href: decisionPaths.decision(one.id),
        detail: [whenOf(one, lang), one.by || t[`kind_${one.kind}`], one.paragraph]
          .filter(Boolean)
          .join('. '),
        beside: one.supersededBy && <Tag>{t.replaced}</Tag>,
      }))}
    />
  )
}

/** On the subject's page: the latest, and the way to the rest. */
export function DecisionsCard({
  subject,
  decisions,
  more,
}: {
  subject: Pick<Subject, 'id' | 'leads' | 'state'>
  decisions: readonly Decision[]
  more: boolean
}) {
  const t = texts(usePage().lang)
  return (
    <Card heading={t.decisions}>
      {decisions.length === 0 ? <p>{t.none}</p> : <DecisionLines decisions={decisions} />}
      <p class="row">
        {subject.leads && subject.state !== 'ended' && (
          <LinkButton href={decisionPaths.newDecision(subject.id)} variant="secondary" icon="plus">
            {t.add}
          </LinkButton>
        )}
        {more && <a href={decisionPaths.decisions(subject.id)}>{t.all}</a>}
      </p>
    </Card>
  )
}

type ListProps = { subject: Subject; decisions: readonly Decision[]; page: number; more: boolean }

export function DecisionsPage({ subject, decisions, page, more }: ListProps) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.decisions}
      lead={subject.title}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
    >
      {decisions.length === 0 ? <p>{t.none}</p> : <DecisionLines decisions={decisions} />}
      <MorePages page={page} more={more} href={n => decisionPaths.decisions(subject.id, { page: n })} />
    </Layout>
  )
}

type FormProps = {
  subject: Subject
  bodies: readonly { id: string; name: string }[]
  earlier: readonly Decision[]
  state?: FormState
}

export function DecisionFormPage({ subject, bodies, earlier, state = {} }: FormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const fields = fieldsOf(decisionSchema).filter(({ name }) => !['bodyId', 'supersedes'].includes(name))
  const until = fields.findIndex(({ name }) => name === 'byWhom')
  return (
    <Layout
      title={t.add}
      lead={t.addLead}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form action={decisionPaths.decisions(subject.id)} state={state} once unsaved>
        <Fields of={fields.slice(0, until)} t={t} rows={2} />
        {bodies.length > 0 && (
          <Select
            name="bodyId"
            label={t.bodyId}
            empty={t.noBody}
            optional
            options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Fields of={fields.slice(until)} t={t} rows={2} />
        {earlier.length > 0 && (
          <Select
            name="supersedes"
            label={t.supersedes}
            empty={t.noEarlier}
            optional
            options={earlier.map(one => ({
              value: one.id,
              label: `${formatDate(one.decidedOn, lang)}: ${one.what.slice(0, 80)}`,
            }))}
          />
        )}
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}

export function DecisionPage({ decision }: { decision: Decision }) {
  const { lang } = usePage()
  const t = texts(lang)
  const other = (one: { id: string; what: string }) => (
    <a href={decisionPaths.decision(one.id)}>{one.what.slice(0, 160)}</a>
  )
  const said = (text: string) => <Written>{text}</Written>
  return (
    <Layout
      title={decision.what.length > 90 ? `${decision.what.slice(0, 90)} …` : decision.what}
      lead={t[`kind_${decision.kind}`]}
      back={<BackLink href={subjectPaths.subject(decision.subjectId)}>{decision.subjectTitle}</BackLink>}
      narrow
    >
      {decision.what.length > 90 && <Written>{decision.what}</Written>}
      <DescriptionList
        items={[
          [t.when, whenOf(decision, lang)] as const,
          ...(decision.by ? [[t.by, decision.by] as const] : []),
          ...(decision.paragraph ? [[t.paragraph, decision.paragraph] as const] : []),
          ...(decision.why ? [[t.whyFact, said(decision.why)] as const] : []),
          ...(decision.laidAside ? [[t.laidAsideFact, said(decision.laidAside)] as const] : []),
          ...(decision.changes ? [[t.changesFact, said(decision.changes)] as const] : []),
          ...(decision.supersedes ? [[t.replaces, other(decision.supersedes)] as const] : []),
          ...(decision.supersededBy ? [[t.replacedBy, other(decision.supersededBy)] as const] : []),
          [t.writtenBy, decision.writtenBy] as const,
        ]}
      />
    </Layout>
  )
}
