import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { notFound, unprocessable } from '../../platform/errors/index.ts'
import { wantsJson } from '../../platform/errors/render.tsx'
import { isId } from '../../platform/ids.ts'
import { type AppEnv, idOf, staffOf } from '../../platform/page.tsx'
import { safeReturn } from '../../platform/session/index.ts'
import { type DraftBody, deleteDraft, draftKeys, draftKind, isLogged, saveDraft } from './drafts.ts'
import { draftPaths } from './noun.ts'

const draftSchema = z.object({
  id: z.uuid().transform(id => id.toLowerCase()),
  form: z.string().regex(/^[a-z_]{3,40}$/),
  childId: z.union([z.literal('').transform(() => null), z.null(), z.uuid()]).optional(),
  body: z.record(z.string().max(220), z.union([z.string(), z.array(z.string())])),
})

export const draftRoutes = new Hono<AppEnv>()
  .post(draftPaths.drafts.pattern, async c => {
    const actor = staffOf(c)
    const isJson = c.req.header('content-type')?.startsWith('application/json')
    const read = draftSchema.safeParse(isJson ? await c.req.json().catch(() => null) : await formDraft(c))
    if (!read.success) throw unprocessable()
    const { id, form, childId = null, body } = read.data
    const { isNew } = await saveDraft(c.var.tx, actor, { id, form, childId, body: wellFormed(body) })
    // Every pause saves: one row of the log for the draft, not one for each pause.
    if (isNew && isLogged(form)) c.var.log({ act: 'write', did: 'wrote', childId, kind: draftKind(form), id })
    return isJson ? c.body(null, 204) : c.redirect(draftPaths.drafts(), 303)
  })
  .get(draftPaths.key.pattern, c => {
    staffOf(c)
    if (!c.var.sessionHash) throw notFound()
    c.header('Cache-Control', 'no-store')
    return c.json(draftKeys(c.var.secret, c.var.sessionHash))
  })
  .post(draftPaths.deletion.pattern, async c => {
    staffOf(c)
    await deleteDraft(c.var.tx, idOf(c))
    if (wantsJson(c)) return c.body(null, 204)
    const { return: to } = await c.req.parseBody()
    return c.redirect(typeof to === 'string' ? safeReturn(to) : draftPaths.drafts(), 303)
  })

/** A form without JavaScript, sent here by a button's `formaction`: its own fields are the body. */
async function formDraft(c: Context) {
  const sent = await c.req.formData()
  const body: DraftBody = {}
  for (const name of new Set(sent.keys())) {
    const values = sent.getAll(name).filter(value => typeof value === 'string')
    if (!['once', 'draft', 'draftForm'].includes(name))
      body[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  const id = String(sent.get('draft') ?? '')
  return {
    id: isId(id) ? id : crypto.randomUUID(),
    form: sent.get('draftForm'),
    childId: sent.get('childId') ?? '',
    body,
  }
}

/** Removes what the database cannot store as text. Spaces stay: the writer is still writing. */
const wellFormed = (body: DraftBody): DraftBody =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      plain(name),
      typeof value === 'string' ? plain(value) : value.map(plain),
    ]),
  )
const plain = (text: string) => text.replaceAll('\0', '').toWellFormed()
