import { Hono } from 'hono'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { forumPaths } from './noun.ts'
import { listForumLinks, listForums } from './overview.ts'
import { OverviewPage } from './overview-page.tsx'

export const forumRoutes = new Hono<AppEnv>().get(forumPaths.overview.pattern, async c => {
  staffOf(c)
  const { forums, more } = await listForums(c.var.tx)
  const links = await listForumLinks(
    c.var.tx,
    forums.map(({ id }) => id),
  )
  return render(c, <OverviewPage {...{ forums, links, more }} />)
})
