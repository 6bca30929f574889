import { type Context, Hono } from 'hono'
import { administers } from '../../people/kinds/index.ts'
import { countUnitLate } from '../../people/units/index.ts'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, render, staffOf } from '../../platform/page.tsx'
import { bringBackNotice, dismissNotice, type Filter, filters, readInbox } from './inbox.ts'
import { InboxPage } from './inbox-page.tsx'
import { inboxPaths } from './noun.ts'

export const inboxRoutes = new Hono<AppEnv>()
  .get(inboxPaths.inbox.pattern, async c => {
    const actor = staffOf(c)
    const { view, page, removed, next } = placeIn(c.req.query())
    const inbox = await readInbox(c.var.tx, actor, { filter: view, page })
    // A list of names counts as a reading. One row for the list: a row for each child would flood the log that families read.
    c.var.log({ act: 'read', kind: 'inbox' })
    return render(
      c,
      <InboxPage
        {...inbox}
        {...{ page, removed, next }}
        unitLate={await countUnitLate(c.var.tx, actor)}
        filter={view}
        functionId={actor.functionId}
        reviews={actor.functionKind === 'log_reviewer'}
        writes={
          actor.functionKind !== 'log_reviewer' &&
          !administers(actor) &&
          (actor.functionKind !== 'process_leader' || inbox.hasChildren)
        }
      />,
    )
  })
  .post(inboxPaths.seen.pattern, async c => {
    staffOf(c)
    const id = idOf(c)
    await dismissNotice(c.var.tx, id)
    const { view, page, next } = placeIn(await fieldsOf(c))
    return c.redirect(inboxPaths.inbox({ ...asQuery(view, page), removed: id, next }), 303)
  })
  .post(inboxPaths.unseen.pattern, async c => {
    staffOf(c)
    const id = idOf(c)
    await bringBackNotice(c.var.tx, id)
    const { view, page } = placeIn(await fieldsOf(c))
    return c.redirect(inboxPaths.inbox({ ...asQuery(view, page), next: id }), 303)
  })

/** Where in the inbox one is: what was not sent by the page counts as not said. */
function placeIn(given: Record<string, string | undefined>) {
  const page = Number(given.page)
  const view: Filter = filters.find(each => each === given.view) ?? 'all'
  return {
    view,
    page: Number.isInteger(page) && page > 0 && page <= 1000 ? page : 1,
    removed: isId(given.removed ?? '') ? given.removed : undefined,
    next: isId(given.next ?? '') ? given.next : undefined,
  }
}

const asQuery = (view: Filter, page: number) => ({ view: view !== 'all' && view, page: page > 1 && page })

async function fieldsOf(c: Context<AppEnv>) {
  const body = await c.req.parseBody()
  return Object.fromEntries(Object.entries(body).map(([field, value]) => [field, String(value)]))
}
