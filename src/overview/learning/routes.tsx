import { Hono } from 'hono'
import { instrumentPaths } from '../../instruments/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { insightPaths } from '../../learning/insight/child-figures/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { Card, Cards, Layout, usePage } from '../../ui/index.ts'
import { learningPaths } from './noun.ts'
import { texts } from './texts.ts'

export const learningHubRoutes = new Hono<AppEnv>().get(learningPaths.learning.pattern, c => {
  staffOf(c)
  return render(c, <LearningPage />)
})

function LearningPage() {
  const t = texts(usePage().lang)
  const sections = [
    { href: instrumentPaths.instruments(), heading: t.instruments, more: t.instrumentsMore },
    { href: surveyPaths.surveys(), heading: t.surveys, more: t.surveysMore },
    { href: insightPaths.page(), heading: t.insight, more: t.insightMore },
    { href: indicatorPaths.indicators(), heading: t.indicators, more: t.indicatorsMore },
    { href: countyPaths.page(), heading: t.county, more: t.countyMore },
  ]
  return (
    <Layout title={t.heading} lead={t.lead}>
      <Cards>
        {sections.map(({ href, heading, more }) => (
          <Card heading={heading} href={href}>
            <p>{more}</p>
          </Card>
        ))}
      </Cards>
    </Layout>
  )
}
