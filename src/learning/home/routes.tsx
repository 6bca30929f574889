import { Hono } from 'hono'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { Card, Cards, Layout, usePage } from '../../ui/index.ts'
import { texts } from './texts.ts'

/** The stair's own first page. `nouns`: those that are mounted. */
export const learningRoutes = (nouns: readonly Noun[]) =>
  new Hono<AppEnv>().get('/learning', c => {
    staffOf(c)
    return render(c, <LearningPage nouns={nouns} />)
  })

type Noun = 'instruments' | 'surveys' | 'insight' | 'indicators' | 'county'

function LearningPage({ nouns }: { nouns: readonly Noun[] }) {
  const t = texts(usePage().lang)
  const more = {
    instruments: t.instrumentsMore,
    surveys: t.surveysMore,
    insight: t.insightMore,
    indicators: t.indicatorsMore,
    county: t.countyMore,
  }
  return (
    <Layout title={t.heading} lead={t.lead}>
      <Cards>
        {nouns.map(each => (
          <Card heading={t[each]} href={`/${each}`}>
            <p>{more[each]}</p>
          </Card>
        ))}
      </Cards>
    </Layout>
  )
}
