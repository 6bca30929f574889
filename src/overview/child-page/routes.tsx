import { Hono } from 'hono'
import { getChild } from '../../child/children/index.ts'
import { listSharings } from '../../child/who-sees-what/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../sharing/disclosures/index.ts'
import { ChildPage } from './child-page.tsx'
import { readOverview } from './overview.ts'

export const childPageRoutes = new Hono<AppEnv>().get('/children/:id', async c => {
  const actor = staffOf(c)
  const child = await getChild(c.var.tx, actor, idOf(c))
  const overview = await readOverview(c.var.tx, actor, child)
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  const sharings = child.own
    ? await listSharings(c.var.tx, { childId: child.id, language: c.var.language })
    : []
  c.var.log(logRead(child.id, 'child', child.id))
  return render(c, <ChildPage {...{ child, overview, labels, sharings }} functionId={actor.functionId} />)
})
