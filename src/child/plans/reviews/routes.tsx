import { type Context, Hono } from 'hono'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { isoDate } from '../../../platform/i18n/index.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { findAreaLabels } from '../../../sharing/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { assessmentPaths, findWheel, latestWheel, WheelsSideBySide } from '../../assessments/index.ts'
import { logRead } from '../../children/index.ts'
import { planPaths } from '../paths.ts'
import { getLedPlan, getPlan, type Plan } from '../plan.ts'
import { nextMistake } from '../start/start-form.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { readParts } from '../versions/version.ts'
import {
  findFirstWheel,
  findHeld,
  findReview,
  holdReview,
  type NewReview,
  type ReviewOutcome,
} from './review.ts'
import { reviewSchema, whatOf, wordsOf } from './review-form.ts'
import { ReviewFormPage } from './review-form-page.tsx'
import { ReviewPage } from './review-page.tsx'
import { reviewTexts } from './texts.ts'

type C = Context<AppEnv>

export const reviewRoutes = new Hono<AppEnv>()
  .get('/plans/:id/review/new', async c => {
    const { plan } = await led(c)
    if (!allows(plan, 'review')) return c.redirect(planPaths.plan(plan.id), 303)
    return drawForm(c, plan, {})
  })
  .post('/plans/:id/reviews', async c => {
    const { actor, plan } = await led(c)
    const { language, tx } = c.var
    const t = { ...reviewTexts(language), ...texts(language) }
    const needs = await needsOf(c, plan)
    const missing = {
      decision: t.decisionMissing,
      ...Object.fromEntries(needs.map(({ id }) => [whatOf(id), t.whatMissing])),
    }
    const read = await readForm(c, reviewSchema(needs.map(({ id }) => id)), { language, missing })
    const held = await findHeld(
      tx,
      plan.id,
      String((read.ok ? read.values : read.state.values).once ?? '') || crypto.randomUUID(),
    )
    const landing = (id: string) =>
      read.ok && read.data.decision === 'end' ? planPaths.review(plan.id, id) : planPaths.draft(plan.id)
    if (held) return c.redirect(landing(held), 303)
    if (!allows(plan, 'review')) throw conflict(texts(language).ended)
    if (!read.ok) return drawForm(c, plan, read.state)
    const { data, values } = read
    const errors: Record<string, string> = {}
    if (data.heldOn > isoDate(new Date())) errors.heldOn = t.heldFuture
    const late = data.decision === 'continue' && (data.nextOn ? nextMistake(data.nextOn, t) : t.nextMissing)
    if (late) errors.nextOn = late
    if (data.decision === 'end' && !data.endReason) errors.endReason = t.endReasonMissing
    if (Object.keys(errors).length) return drawForm(c, plan, { values, errors })
    const said = data as unknown as Record<string, string>
    const next: NewReview['next'] =
      data.decision === 'end' && data.endReason
        ? { decision: 'end', reason: data.endReason, words: data.endWords, afterwards: data.afterwards }
        : { decision: 'continue', nextOn: data.nextOn as string }
    const id = await holdReview(tx, actor, plan, {
      ...data,
      needs: needs.map(need => ({
        partId: need.id,
        what: said[whatOf(need.id)] as ReviewOutcome,
        words: said[wordsOf(need.id)] ?? '',
      })),
      wheels: {
        before: await findFirstWheel(tx, plan.id),
        after: (await latestWheel(tx, plan.childId))?.id ?? null,
      },
      next,
    })
    c.var.log({ act: 'write', childId: plan.childId, kind: 'plan', id: plan.id })
    return c.redirect(landing(id), 303)
  })
  .get('/plans/:id/reviews/:review', async c => {
    const plan = await getPlan(c.var.tx, staffOf(c), idOf(c))
    const review = await findReview(c.var.tx, plan.id, idOf(c, 'review'))
    if (!review) throw notFound()
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    c.var.log(logRead(plan.childId, 'review', review.id))
    const wheels = await drawWheels(c, plan, review.before, review.after)
    return render(c, <ReviewPage plan={plan} review={review} labels={labels} wheels={wheels} />)
  })

async function led(c: C): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await getLedPlan(c.var.tx, actor, idOf(c))
  c.var.log(logRead(plan.childId, 'plan', plan.id))
  return { actor, plan }
}

/** The needs of the version that stands now: those are what was agreed. */
const needsOf = async (c: C, plan: Plan) =>
  (await readParts(c.var.tx, plan.id, plan.version)).filter(({ kind }) => kind === 'need')

async function drawForm(c: C, plan: Plan, state: FormState) {
  const needs = await needsOf(c, plan)
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  const wheels = await drawWheels(
    c,
    plan,
    await findFirstWheel(c.var.tx, plan.id),
    (await latestWheel(c.var.tx, plan.childId))?.id ?? null,
  )
  return render(
    c,
    <ReviewFormPage
      plan={plan}
      needs={needs}
      labels={labels}
      wheels={wheels}
      newWheel={assessmentPaths.newWheel(plan.childId)}
      state={state}
    />,
    state.errors ? 422 : 200,
  )
}

/** Then and now, where there are two that the reader may read. */
async function drawWheels(c: C, plan: Plan, first: string | null, last: string | null) {
  if (!first || !last || first === last) return undefined
  const [before, after] = [await findWheel(c.var.tx, first), await findWheel(c.var.tx, last)]
  if (!before || !after) return undefined
  for (const wheel of [before, after]) c.var.log(logRead(plan.childId, 'assessment', wheel.id))
  return (
    <WheelsSideBySide
      before={before}
      after={after}
      name={plan.childName}
      labels={await findAreaLabels(c.var.tx, c.var.language)}
    />
  )
}
