import { Hono } from 'hono'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { dismissNotice, readInbox, type View, views } from './inbox.ts'
import { InboxPage } from './inbox-page.tsx'
import { inboxPaths } from './noun.ts'

export const inboxRoutes = new Hono<AppEnv>()
  .get(inboxPaths.inbox.pattern, async c => {
    const actor = staffOf(c)
    const { rows, notices, begun } = await readInbox(c.var.tx, actor)
    const asked = c.req.query('view')
    const view: View = views.find(each => each === asked) ?? 'new'
    // A list of names counts as a reading too. One row for the list: a row for each child would flood the log that families read.
    c.var.log({ act: 'search', kind: 'inbox' })
    return render(
      c,
      <InboxPage
        {...{ rows, notices, begun, view, functionId: actor.functionId }}
        reviews={actor.functionKind === 'log_reviewer'}
      />,
    )
  })
  .post(inboxPaths.seen.pattern, async c => {
    staffOf(c)
    await dismissNotice(c.var.tx, idOf(c))
    return c.redirect(inboxPaths.inbox(), 303)
  })
