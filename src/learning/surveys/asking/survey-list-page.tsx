import { AtMost, Card, EmptyState, Layout, Lines, LinkButton, Tag, usePage } from '../../../ui/index.ts'
import { surveyPaths } from '../noun.ts'
import { sayTitle } from './sentences.ts'
import type { SurveyState } from './states.ts'
import { mostSurveys, type PublishedVersion, type Survey } from './surveys.ts'
import { askingTexts } from './texts.ts'

type Counts = Map<string, { asked: number | null; answers: number }>

export function SurveyListPage({ surveys, counts }: { surveys: Survey[]; counts: Counts }) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  const begin = (
    <LinkButton href={surveyPaths.newSurvey()} icon="plus">
      {t.newSurvey}
    </LinkButton>
  )
  const groups = (['open', 'planned', 'closed'] as const).map(state => ({
    state,
    some: surveys.filter(each => each.state === state),
  }))
  return (
    <Layout title={t.heading} lead={t.lead}>
      {surveys.length === 0 ? <EmptyState says={t.none} begin={begin} /> : <p>{begin}</p>}
      {groups.map(({ state, some }) =>
        some.length === 0 ? null : (
          <Card heading={t[`group_${state}`]}>
            <Lines
              items={some.map(survey => {
                const count = counts.get(survey.id) ?? { asked: null, answers: 0 }
                return {
                  title: sayTitle(survey, lang),
                  href: surveyPaths.survey(survey.id),
                  detail: [dayOf(survey, t), state !== 'planned' && t.answersOf(count.answers, count.asked)]
                    .filter(Boolean)
                    .join(' · '),
                }
              })}
            />
          </Card>
        ),
      )}
      <AtMost most={mostSurveys} shown={surveys.length} />
    </Layout>
  )
}

const dayOf = (survey: Survey, t: ReturnType<typeof askingTexts>) =>
  survey.state === 'planned'
    ? t.opensDay(survey.opensOn)
    : survey.state === 'open'
      ? t.closesDay(survey.closesOn)
      : t.closedDay(survey.closesOn)

export function StateTag({ state }: { state: SurveyState }) {
  const t = askingTexts(usePage().lang)
  return (
    <Tag
      tone={state === 'open' ? 'good' : state === 'planned' ? 'wait' : 'neutral'}
      icon={state === 'planned' ? 'clock' : undefined}
    >
      {t[state]}
    </Tag>
  )
}

/** First what to ask. */
export function WhichPage({ published }: { published: PublishedVersion[] }) {
  const { lang } = usePage()
  const t = askingTexts(lang)
  return (
    <Layout title={t.whichHeading} lead={t.whichLead} narrow>
      {published.length === 0 && <EmptyState says={t.whichNone} />}
      <Lines
        items={published.map(each => ({
          title: each.title[lang] ?? each.title.sv ?? each.code,
          href: surveyPaths.newSurvey({ version: each.id }),
          detail: [t.version(each.number), each.shipped && t.shipped].filter(Boolean).join(' · '),
        }))}
      />
    </Layout>
  )
}
