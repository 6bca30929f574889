import { Hono } from 'hono'
import { childPaths } from '../../child/children/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { logRead } from '../../sharing/access-log/index.ts'
import { ChildPage } from './child-page.tsx'
import { readOverview } from './overview.ts'

export const childPageRoutes = new Hono<AppEnv>().get(childPaths.child.pattern, async c => {
  const { child, contributions } = await readOverview(c.var.tx, staffOf(c), idOf(c), c.var.language)
  c.var.log(logRead(child.id, 'child', child.id))
  return render(c, <ChildPage child={child} contributions={contributions} />)
})
