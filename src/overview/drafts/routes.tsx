import { Hono } from 'hono'
import { wantsJson } from '../../platform/errors/render.tsx'
import { type AppEnv, render, staffOf } from '../../platform/page.tsx'
import { draftKind, draftPaths, isLogged, listDrafts } from '../../sharing/drafts/index.ts'
import { DraftsPage } from './drafts-page.tsx'

export const draftsPageRoutes = new Hono<AppEnv>().get(draftPaths.drafts.pattern, async c => {
  staffOf(c)
  const drafts = await listDrafts(c.var.tx)
  for (const draft of drafts.filter(({ form }) => isLogged(form)))
    c.var.log({ act: 'read', childId: draft.childId, kind: draftKind(draft.form), id: draft.id })
  if (wantsJson(c)) return c.json(drafts)
  return render(c, <DraftsPage drafts={drafts} />)
})
