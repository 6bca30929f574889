import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { searchFunctions, searchOf } from '../../../people/search/index.ts'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { wantsJson } from '../../../platform/errors/render.tsx'
import { readForm, submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { findFunction, type HeldFunction, listUnitFunctions } from '../functions.ts'
import { nextMistake } from '../next-date.ts'
import { planPaths } from '../noun.ts'
import { getDraftPlan, getLedPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { DoerPage } from './doer-page.tsx'
import { addPart, bringBackPart, movePart, readDraft, removePart, setDoer, setDraftFrame } from './draft.ts'
import { DraftPage } from './draft-page.tsx'
import { editPart, settle, storedNow } from './edit.ts'
import {
  doerSchema,
  frameSchema,
  mistakesInDates,
  mistakesInNew,
  newPartSchema,
  partSchema,
  positionSchema,
  settlementSchema,
} from './part-form.ts'
import { draftTexts } from './texts.ts'

type C = Context<AppEnv>
type Extra = Pick<Parameters<typeof DraftPage>[0], 'removed' | 'adding'> &
  Pick<Parameters<typeof DraftPage>[0]['around'], 'mistakes'>

export const draftRoutes = new Hono<AppEnv>()
  .get(planPaths.draft.pattern, async c => {
    const actor = staffOf(c)
    const plan = await getDraftPlan(c.var.tx, actor, idOf(c))
    if (!allows(plan, 'edit')) return c.redirect(planPaths.plan(plan.id), 303)
    return render(c, await draftPage(c, actor, plan, { removed: c.req.query('removed') }))
  })
  .post(planPaths.frame.pattern, async c => {
    const { actor, plan } = await writable(c, getLedPlan)
    const t = texts(c.var.language)
    return submit(c, frameSchema, {
      t,
      check: ({ nextOn }) => {
        const mistake = nextMistake(nextOn, t)
        return mistake ? { nextOn: mistake } : undefined
      },
      again: state => draftPage(c, actor, plan, { adding: { form: 'frame', state } }),
      run: async frame => {
        await setDraftFrame(c.var.tx, actor, plan, frame)
        return wrote(c, plan)
      },
    })
  })
  .post(planPaths.parts.pattern, async c => {
    const { actor, plan } = await writable(c)
    const t = draftTexts(c.var.language)
    return submit(c, newPartSchema, {
      t,
      check: data => mistakesInNew(data, t),
      again: state => {
        const { kind = '', parentId = '' } = state.values
        const form = `add-${kind}${parentId && `-${parentId}`}`
        return draftPage(c, actor, plan, { adding: { form, state } })
      },
      run: async data => {
        if (['goal', 'action'].includes(data.kind) !== Boolean(data.parentId)) throw notFound()
        const partId = await addPart(c.var.tx, actor, plan, data)
        const back = wrote(c, plan, partId)
        return data.functionId === 'search' ? planPaths.doer(plan.id, partId) : back
      },
    })
  })
  // Not by `submit`: a part also saves itself while it is written, and then asks for JSON.
  .post(planPaths.part.pattern, async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const read = await readForm(c, partSchema, { language: c.var.language })
    const errors = read.ok ? mistakesInDates(read.data, draftTexts(c.var.language)) : read.state.errors
    if (!read.ok || Object.keys(errors).length) {
      if (wantsJson(c)) return c.json({}, 422)
      const state = { values: (read.ok ? read : read.state).values, errors }
      return render(c, await draftPage(c, actor, plan, { mistakes: { partId, state } }), 422)
    }
    const saved = await editPart(c.var.tx, actor, plan, partId, read.data)
    if (!wantsJson(c)) return c.redirect(wrote(c, plan, partId), 303)
    c.var.log({ act: 'write', did: 'wrote', childId: plan.childId, kind: 'plan', id: plan.id })
    return c.json(storedNow(saved))
  })
  .post(planPaths.position.pattern, async c => {
    const { plan, partId } = await saveFirst(c)
    const { to } = await readOr404(c, positionSchema)
    await movePart(c.var.tx, plan, partId, to)
    return c.redirect(wrote(c, plan, partId), 303)
  })
  .post(planPaths.removal.pattern, async c => {
    const { plan, partId } = await saveFirst(c)
    await removePart(c.var.tx, plan, partId)
    wrote(c, plan)
    return c.redirect(planPaths.draft(plan.id, { removed: partId }), 303)
  })
  .post(planPaths.comeback.pattern, async c => {
    const { plan } = await writable(c)
    const partId = idOf(c, 'part')
    await bringBackPart(c.var.tx, plan, partId)
    return c.redirect(wrote(c, plan, partId), 303)
  })
  .post(planPaths.settlement.pattern, async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    await settle(c.var.tx, actor, plan, partId, await readOr404(c, settlementSchema))
    return c.redirect(wrote(c, plan, partId), 303)
  })
  .get(planPaths.doer.pattern, async c => {
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
    return render(c, <DoerPage {...{ plan, partId, more, search }} words={part.words} functions={found} />)
  })
  .post(planPaths.doer.pattern, async c => {
    const { actor, plan } = await writable(c)
    const partId = idOf(c, 'part')
    const { functionId } = await readOr404(c, doerSchema)
    if (!(await findFunction(c.var.tx, functionId))) throw notFound()
    await setDoer(c.var.tx, actor, plan, partId, functionId)
    return c.redirect(wrote(c, plan, partId), 303)
  })

/** Who may write in this draft, and that it can still be written in. */
async function writable(c: C, get = getDraftPlan): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await get(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'edit')) throw conflict(texts(c.var.language).ended)
  return { actor, plan }
}

/** What a button sends of itself: nobody has typed it, so what is wrong with it is answered with 404, not with the page again. */
async function readOr404<S extends z.ZodObject>(c: C, schema: S): Promise<z.output<S>> {
  const read = await readForm(c, schema, { language: c.var.language })
  if (!read.ok) throw notFound()
  return read.data
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

/** Logs that the draft was written in, and says where one goes on: at that part. */
function wrote(c: C, plan: Plan, partId?: string) {
  c.var.log({ act: 'write', did: 'wrote', childId: plan.childId, kind: 'draft', id: plan.id })
  return planPaths.draft(plan.id) + (partId ? `#part-${partId}` : '')
}

async function draftPage(c: C, actor: Staff, plan: Plan, { mistakes, adding, removed }: Extra) {
  const parts = await readDraft(c.var.tx, plan.id)
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  const own = await listUnitFunctions(c.var.tx, plan.unitId)
  const inPlan = parts.flatMap(({ doer }) => (doer ? [doer] : []))
  const functions: HeldFunction[] = [
    ...new Map([...own, ...inPlan].map(one => [one.functionId, one])).values(),
  ]
  c.var.log(logRead(plan.childId, 'draft', plan.id))
  const around = { planId: plan.id, labels, functions, myFunctionId: actor.functionId, mistakes }
  const isThere = parts.some(part => part.id === removed && part.removed)
  return <DraftPage {...{ plan, parts, around, adding }} removed={isThere ? removed : undefined} />
}
