import { Hono } from 'hono'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { Card, Cards, Layout, usePage } from '../../ui/index.ts'
import { hubPaths } from './noun.ts'
import { type HubPage, pagesOf } from './places.ts'
import { texts } from './texts.ts'

export const hubRoutes = new Hono<AppEnv>()
  .get(hubPaths.joint.pattern, c => {
    staffOf(c)
    return render(c, <JointPage pages={pagesOf(hubPaths.joint(), c.var.actor, c.var.language)} />)
  })
  .get(hubPaths.learning.pattern, c => {
    staffOf(c)
    return render(c, <LearningPage pages={pagesOf(hubPaths.learning(), c.var.actor, c.var.language)} />)
  })
  .get(hubPaths.ourUnit.pattern, c => {
    const actor = staffOf(c)
    return render(
      c,
      <OurUnitPage unit={actor.unitName} pages={pagesOf(hubPaths.ourUnit(), actor, c.var.language)} />,
    )
  })

function JointPage({ pages }: { pages: readonly HubPage[] }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.joint} lead={t.jointLead}>
      <Leads pages={pages} />
    </Layout>
  )
}

function LearningPage({ pages }: { pages: readonly HubPage[] }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.learning} lead={t.learningLead}>
      <Leads pages={pages} />
    </Layout>
  )
}

function OurUnitPage({ unit, pages }: { unit: string; pages: readonly HubPage[] }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.ourUnit} lead={unit}>
      <Leads pages={pages} />
    </Layout>
  )
}

const Leads = ({ pages }: { pages: readonly HubPage[] }) => (
  <Cards>
    {pages.map(({ href, label, more }) => (
      <Card heading={label} href={href}>
        <p>{more}</p>
      </Card>
    ))}
  </Cards>
)
