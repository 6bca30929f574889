import { formatDate, formatDateTime, formatTime } from '../../i18n/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  Card,
  Details,
  EmptyState,
  Fields,
  Form,
  type FormState,
  Layout,
  Pagination,
  Table,
  Timeline,
  usePage,
} from '../../ui/index.ts'
import type { DayEntry, Question, WhoseDay } from './day.ts'
import { logPaths } from './noun.ts'
import { questionSchema } from './question-form.ts'
import { texts } from './texts.ts'
import { entryWords } from './words.ts'

type Props = {
  whose: WhoseDay
  entries: DayEntry[]
  page: number
  more: boolean
  questions: Question[]
  /** Nobody asks about their own readings. */
  isMyself: boolean
  state?: FormState
}

/** One person's day in one function, by case numbers, and what has been asked about it. */
export function DayPage({ whose, entries, page, more, questions, isMyself, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const { personName, functionName, unitName, day, functionId, personId } = whose
  return (
    <Layout
      title={`${personName}, ${formatDate(day, lang)}`}
      heading={personName}
      lead={`${functionName}, ${unitName}. ${formatDate(day, lang)}. ${t.dayLead}`}
      mistakes={Boolean(state.errors)}
      back={<BackLink href={logPaths.log()}>{t.review_heading}</BackLink>}
    >
      <Card heading={t.questions}>
        {questions.length > 0 ? (
          <Timeline
            label={t.questions}
            items={questions.map(({ outcome, note, by, at }) => ({
              at: at.toISOString(),
              when: formatDateTime(at, lang),
              what: `${t[`outcome_${outcome}`]}. ${note}`,
              who: by,
            }))}
          />
        ) : (
          <p>{isMyself ? t.notAboutOneself : t.questionsNone}</p>
        )}
        {!isMyself && (
          <Details summary={t.writeQuestion} open={Boolean(state.errors)}>
            <Form action={logPaths.questions(functionId, personId, day)} state={state} once>
              <Fields of={fieldsOf(questionSchema)} t={t} />
              <Button>{t.saveQuestion}</Button>
            </Form>
          </Details>
        )}
      </Card>
      <Card heading={t.theDay}>
        {entries.length === 0 ? (
          <EmptyState says={t.nothingThatDay} />
        ) : (
          <Table
            caption={t.theDay}
            captionHidden
            columns={[{ heading: t.when }, { heading: t.what }, { heading: t.caseNumber }]}
            rows={entries.map(entry => [
              formatTime(entry.at, lang),
              entryWords(entry, lang),
              entry.childId ? <a href={logPaths.childLog(entry.childId)}>{entry.caseNumber}</a> : '–',
            ])}
          />
        )}
        <Pagination
          page={page}
          pages={more ? page + 1 : page}
          href={to => logPaths.day(functionId, personId, day, { page: to > 1 && to })}
        />
      </Card>
    </Layout>
  )
}
