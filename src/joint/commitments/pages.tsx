import { formatDate, formatShortDate, todaysDate } from '../../i18n/index.ts'
import { holderAndPost, holderOrPost } from '../../people/holders/index.ts'
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
  Live,
  RadioGroup,
  Tag,
  Timeline,
  usePage,
} from '../../ui/index.ts'
import { type Subject, subjectPaths } from '../subjects/index.ts'
import { type Commitment, isOver, type listPromisers, ownView } from './commitments.ts'
import { commitmentPaths, commitmentSchema, followUpSchema } from './noun.ts'
import { texts } from './texts.ts'

/** Parties have said different things of it. */
const differ = ({ views }: Commitment) => new Set(views.map(({ outcome }) => outcome)).size > 1

function StateTag({ one }: { one: Commitment }) {
  const t = texts(usePage().lang)
  if (differ(one)) return <Tag tone="wait">{t.differ}</Tag>
  if (isOver(one))
    return ownView(one)?.outcome === 'done' ? <Tag tone="good">{t.done}</Tag> : <Tag>{t.notWanted}</Tag>
  return one.dueOn < todaysDate() ? <Tag tone="late">{t.late}</Tag> : null
}

type CardProps = { subject: Pick<Subject, 'id' | 'mine' | 'state'>; commitments: readonly Commitment[] }

/** On the subject's page: what is open first, by its day; then what is over. */
export function CommitmentsCard({ subject, commitments }: CardProps) {
  const { lang } = usePage()
  const t = texts(lang)
  const ordered = [...commitments.filter(one => !isOver(one)), ...commitments.filter(isOver)]
  return (
    <Card heading={t.commitments}>
      {ordered.length === 0 && <p>{t.none}</p>}
      {ordered.length > 0 && (
        <Lines
          label={t.commitments}
          items={ordered.map(one => ({
            title: one.words,
            href: commitmentPaths.commitment(one.id),
            detail: `${holderOrPost(one.by)}, ${one.by.unitName}. ${t.dueBy(formatShortDate(one.dueOn, lang))}.`,
            beside: <StateTag one={one} />,
          }))}
        />
      )}
      {subject.mine && subject.state !== 'ended' && (
        <p>
          <LinkButton href={commitmentPaths.newCommitment(subject.id)} variant="secondary" icon="plus">
            {t.add}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

type FormProps = {
  subject: Subject
  promisers: Awaited<ReturnType<typeof listPromisers>>
  state?: FormState
}

export function CommitmentFormPage({ subject, promisers, state = {} }: FormProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.add}
      lead={t.addLead}
      back={<BackLink href={subjectPaths.subject(subject.id)}>{subject.title}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Form
        action={commitmentPaths.commitments(subject.id)}
        state={state.values ? state : { ...state, values: { startsOn: todaysDate() } }}
        once
        unsaved
      >
        <RadioGroup
          name="by"
          label={t.by}
          value={promisers.length === 1 ? (promisers[0]?.functionId ?? '') : ''}
          options={promisers.map(one => ({
            value: one.functionId,
            label: holderOrPost(one),
            hint: `${one.functionName}, ${one.unitName}`,
          }))}
        />
        <Fields of={fieldsOf(commitmentSchema)} t={t} except={['by']} rows={2} />
        <Button>{t.promise}</Button>
      </Form>
    </Layout>
  )
}

/** One promise: what, by whom, until when; and how each party sees it, side by side. */
export function CommitmentPage({ one, state = {} }: { one: Commitment; state?: FormState }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={one.words.length > 90 ? `${one.words.slice(0, 90)} …` : one.words}
      back={<BackLink href={subjectPaths.subject(one.subjectId)}>{one.subjectTitle}</BackLink>}
      mistakes={hasMistakes(state)}
      narrow
    >
      <Live topic={`subject:${one.subjectId}`} />
      {one.words.length > 90 && <p>{one.words}</p>}
      <DescriptionList
        items={[
          [t.byFact, holderAndPost(one.by, lang)] as const,
          [t.from, formatDate(one.startsOn, lang)] as const,
          [
            t.due,
            <>
              {formatDate(one.dueOn, lang)} <StateTag one={one} />
            </>,
          ] as const,
          ...(one.seenBy ? [[t.seenByFact, one.seenBy] as const] : []),
          [t.kindFact, one.adds === 'adds' ? t.isAdds : t.isFillsIn] as const,
        ]}
      />
      <Card heading={t.views}>
        {one.views.length === 0 && <p>{t.noViews}</p>}
        {one.views.length > 0 && (
          <Timeline
            label={t.views}
            items={one.views.map(view => ({
              at: view.at,
              when: formatDate(view.at.slice(0, 10), lang),
              what: [t[`outcome_${view.outcome}`], view.words && `”${view.words}”`]
                .filter(Boolean)
                .join('. '),
              who: `${view.functionName}, ${view.unitName}`,
            }))}
          />
        )}
        {one.takesPart && one.subjectState !== 'ended' && (
          <Form action={commitmentPaths.followUps(one.id)} state={state} once unsaved>
            <p class="hint">{t.wholeAs}</p>
            <Fields of={fieldsOf(followUpSchema)} t={{ ...t, words: t.myWords }} rows={2} />
            <Button variant="secondary">{t.saveView}</Button>
          </Form>
        )}
      </Card>
    </Layout>
  )
}
