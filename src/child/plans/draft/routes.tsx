import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { searchFunctions, searchOf } from '../../../people/search/index.ts'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { wantsJson } from '../../../platform/errors/render.tsx'
import { field, readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { planPaths } from '../noun.ts'
import { getDraftPlan, getLedPlan, type Plan } from '../plan.ts'
import { findPost, listUnitPosts, type Post } from '../posts.ts'
import { nextMistake } from '../start/start-form.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { DoerPage } from './doer-page.tsx'
import { addPart, bringBackPart, movePart, readDraft, removePart, setDoer, setDraftFrame } from './draft.ts'
import { DraftPage } from './draft-page.tsx'
import { editPart, settle, settlements } from './edit.ts'
import { basesOf, fieldsOf, has, newPartSchema, type PartField, partSchema } from './part-form.ts'
import { draftTexts } from './texts.ts'

type C = Context<AppEnv>
type Extra = Pick<Parameters<typeof DraftPage>[0], 'removed' | 'adding'> & {
  mistakes?: Parameters<typeof DraftPage>[0]['around']['mistakes']
}

export const draftRoutes = new Hono<AppEnv>()
  .get('/plans/:id/draft', async c => {
    const actor = staffOf(c)
    const plan = await getDraftPlan(c.var.tx, actor, idOf(c))
    if (!allows(plan, 'edit')) return c.redirect(planPaths.plan(plan.id), 303)
    return drawDraft(c, actor, plan, { removed: c.req.query('removed') })
  })
  .post('/plans/:id/frame', async c => {
    const { actor, plan } = await writable(c, getLedPlan)
    const t = texts(c.var.language)
    const read = await readForm(c, z.object({ nextOn: field.date(), sip: field.checkbox() }), {
      language: c.var.language,
      missing: { nextOn: t.nextMissing },
    })
    if (!read.ok) return drawDraft(c, actor, plan, { adding: { form: 'frame', state: read.state } })
    const late = nextMistake(read.data.nextOn, t)
    if (late)
      return drawDraft(c, actor, plan, {
        adding: { form: 'frame', state: { values: read.values, errors: { nextOn: late } } },
      })
    await setDraftFrame(c.var.tx, actor, plan, read.data)
    return wrote(c, plan, planPaths.draft(plan.id))
  })
  .post('/plans/:id/parts', async c => {
    const { actor, plan } = await writable(c)
    const { language } = c.var
    const t = draftTexts(language)
    const read = await readForm(c, newPartSchema, { language })
    const { kind = '', parentId = '' } = read.ok ? read.values : read.state.values
    const form = `add-${kind}${parentId && `-${parentId}`}`
    if (!read.ok) return drawDraft(c, actor, plan, { adding: { form, state: read.state } })
    const { data } = read
    const errors = {
      ...(!data.words && { words: t.wordsMissing }),
      ...(has(data.kind, 'area') && !data.area && { area: t.areaMissing }),
      ...(has(data.kind, 'voice') && !data.voice && { voice: t.voiceMissing }),
      ...(data.fromOn && data.untilOn && data.untilOn < data.fromOn && { untilOn: t.datesWrong }),
    }
    if (Object.keys(errors).length)
      return drawDraft(c, actor, plan, { adding: { form, state: { values: read.values, errors } } })
    if (['goal', 'action'].includes(data.kind) !== Boolean(data.parentId)) throw notFound()
    const partId = await addPart(c.var.tx, actor, plan, data)
    return wrote(
      c,
      plan,
      data.functionId === 'search'
        ? planPaths.doer(plan.id, partId)
        : `${planPaths.draft(plan.id)}#part-${partId}`,
    )
  })
  .post('/plans/:id/parts/:part', async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const t = draftTexts(c.var.language)
    const read = await readForm(c, partSchema, { language: c.var.language })
    const refuse = (state: Parameters<typeof drawDraft>[3]['mistakes']) =>
      wantsJson(c) ? c.json({}, 422) : drawDraft(c, actor, plan, { mistakes: state })
    if (!read.ok) return refuse({ partId, state: read.state })
    const { fromOn, untilOn } = read.data
    if (fromOn && untilOn && untilOn < fromOn)
      return refuse({ partId, state: { values: read.values, errors: { untilOn: t.datesWrong } } })
    const { part, both } = await editPart(c.var.tx, actor, plan, partId, read.data)
    if (!wantsJson(c)) return wrote(c, plan, `${planPaths.draft(plan.id)}#part-${partId}`)
    c.var.log({ act: 'write', childId: plan.childId, kind: 'plan', id: plan.id })
    const shown = fieldsOf[part.kind].map((name: PartField) => [name, part[name] ?? ''])
    const bases = basesOf(part as Parameters<typeof basesOf>[0]).map(([name, value]) => [
      name.slice('base_'.length),
      value,
    ])
    return c.json({ values: Object.fromEntries(shown), bases: Object.fromEntries(bases), both })
  })
  .post('/plans/:id/parts/:part/position', async c => {
    const { plan, partId } = await saveFirst(c)
    const to = Number((await c.req.formData()).get('to'))
    if (!Number.isInteger(to) || to < 0 || to > 10_000) throw notFound()
    await movePart(c.var.tx, plan, partId, to)
    return wrote(c, plan, `${planPaths.draft(plan.id)}#part-${partId}`)
  })
  .post('/plans/:id/parts/:part/removal', async c => {
    const { plan, partId } = await saveFirst(c)
    await removePart(c.var.tx, plan, partId)
    return wrote(c, plan, `${planPaths.draft(plan.id)}?removed=${partId}`)
  })
  .post('/plans/:id/parts/:part/comeback', async c => {
    const { plan } = await writable(c)
    const partId = idOf(c, 'part')
    await bringBackPart(c.var.tx, plan, partId)
    return wrote(c, plan, `${planPaths.draft(plan.id)}#part-${partId}`)
  })
  .post('/plans/:id/parts/:part/settlement', async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const read = await readForm(c, z.object({ alternative: field.id(), how: field.oneOf(settlements) }), {
      language: c.var.language,
    })
    if (!read.ok) throw notFound()
    await settle(c.var.tx, actor, plan, partId, read.data)
    return wrote(c, plan, `${planPaths.draft(plan.id)}#part-${partId}`)
  })
  .get('/plans/:id/parts/:part/function', async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const part = (await readDraft(c.var.tx, plan.id)).find(
      ({ id, kind }) => id === partId && kind === 'action',
    )
    if (!part) throw notFound()
    const search = searchOf(c.req.query('q'))
    const { tx, language } = c.var
    const { found, more } = await searchFunctions(tx, actor, { search, language, ownUnit: 'first' })
    c.var.log(logRead(plan.childId, 'draft', plan.id))
    return render(c, <DoerPage {...{ plan, partId, more, search }} words={part.words} posts={found} />)
  })
  .post('/plans/:id/parts/:part/function', async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const read = await readForm(c, z.object({ functionId: field.id() }), { language: c.var.language })
    if (!read.ok || !(await findPost(c.var.tx, read.data.functionId))) throw notFound()
    await setDoer(c.var.tx, actor, plan, partId, read.data.functionId)
    return wrote(c, plan, `${planPaths.draft(plan.id)}#part-${partId}`)
  })

/** Who may write in this draft, and that it can still be written in. */
async function writable(c: C, get = getDraftPlan): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await get(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'edit')) throw conflict(texts(c.var.language).ended)
  return { actor, plan }
}

/** The buttons that move and remove send the part's form: what was typed in it is saved before (R20). */
async function saveFirst(c: C) {
  const { actor, plan } = await writable(c)
  const partId = idOf(c, 'part')
  const read = await readForm(c, partSchema, { language: c.var.language })
  if (read.ok && 'words' in read.values && (await c.req.formData()).has('words'))
    await editPart(c.var.tx, actor, plan, partId, read.data)
  return { plan, partId }
}

function wrote(c: C, plan: Plan, to: string) {
  c.var.log({ act: 'write', childId: plan.childId, kind: 'draft', id: plan.id })
  return c.redirect(to, 303)
}

async function drawDraft(c: C, actor: Staff, plan: Plan, { mistakes, adding, removed }: Extra) {
  const parts = await readDraft(c.var.tx, plan.id)
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  const own = await listUnitPosts(c.var.tx, plan.unitId)
  const inPlan = parts.flatMap(({ doer }) => (doer ? [doer] : []))
  const posts: Post[] = [...new Map([...own, ...inPlan].map(post => [post.functionId, post])).values()]
  c.var.log(logRead(plan.childId, 'draft', plan.id))
  const around = {
    planId: plan.id,
    labels,
    posts,
    myFunctionId: actor.functionId,
    ...(mistakes && { mistakes }),
  }
  const there = parts.some(part => part.id === removed && part.removed)
  return render(
    c,
    <DraftPage
      plan={plan}
      parts={parts}
      around={around}
      {...(there && { removed })}
      {...(adding && { adding })}
    />,
    mistakes || adding ? 422 : 200,
  )
}
