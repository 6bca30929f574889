import { Hono } from 'hono'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { dismissNotice, readInbox, type View, views } from './inbox.ts'
import { InboxPage } from './inbox-page.tsx'

export const inboxRoutes = new Hono<AppEnv>()
  .get('/inbox', async c => {
    const actor = staffOf(c)
    const { rows, notices, begun } = await readInbox(c.var.tx, actor)
    const asked = c.req.query('view')
    const view: View = views.find(each => each === asked) ?? 'new'
    // A list of names is a reading too: one row for the list, one a child would drown the log that the families read.
    c.var.log({ act: 'search', kind: 'inbox' })
    return render(
      c,
      <InboxPage rows={rows} notices={notices} begun={begun} view={view} functionId={actor.functionId} />,
    )
  })
  .post('/notices/:id/seen', async c => {
    staffOf(c)
    await dismissNotice(c.var.tx, idOf(c))
    return c.redirect('/inbox', 303)
  })
