import { type Context, Hono } from 'hono'
import { todaysDate } from '../../../i18n/index.ts'
import {
  answersFromForm,
  fieldName,
  fillState,
  getVersionToFill,
  readAnswers,
} from '../../../instruments/index.ts'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict, notFound } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import type { FormState } from '../../../ui/index.ts'
import { assessmentPaths, findWheel, latestWheel, WheelsSideBySide } from '../../assessments/index.ts'
import { planPaths } from '../noun.ts'
import { partnerNameInside } from '../partners/partners-page.tsx'
import { getLedPlan, getPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { readParts } from '../versions/version.ts'
import { listEndReaders } from './give-end.ts'
import { findFirstWheel, findHeld, findReview, holdReview } from './review.ts'
import { mistakesIn, nextIn, reviewInForm, reviewSchema, splitReview } from './review-form.ts'
import { ReviewFormPage } from './review-form-page.tsx'
import { ReviewPage } from './review-page.tsx'
import { reviewTexts } from './texts.ts'

type C = Context<AppEnv>

export const reviewRoutes = new Hono<AppEnv>()
  .get(planPaths.newReview.pattern, async c => {
    const { plan } = await led(c)
    if (!allows(plan, 'review')) return c.redirect(planPaths.plan(plan.id), 303)
    const today = { [fieldName('held_on')]: todaysDate() }
    return drawForm(c, plan, await readAsking(c, plan), { values: today })
  })
  // Not by `submit`: the questions are an instrument's, and judged by it beside the fields of the form.
  .post(planPaths.reviews.pattern, async c => {
    const { actor, plan } = await led(c)
    const { language, tx } = c.var
    const t = { ...reviewTexts(language), ...texts(language) }
    const read = await readForm(c, reviewSchema, { language })
    const own = read.ok ? read.values : read.state.values
    const asking = await readAsking(c, plan, own.instrument)
    const sent = await c.req.formData()
    const { answers, problems } = readAnswers(asking.asked, answersFromForm(asking.asked, sent))
    const held = await findHeld(tx, plan.id, String(own.once ?? '') || crypto.randomUUID())
    const landing = (id: string) =>
      answers.decision === 'end' ? planPaths.review(plan.id, id) : planPaths.draft(plan.id)
    // Before anything is judged: sent once more, the plan may have ended by its first sending.
    if (held) return c.redirect(landing(held), 303)
    if (!allows(plan, 'review')) throw conflict(texts(language).ended)
    const filled = fillState(asking.asked, language, { sent, problems })
    const errors = { ...mistakesIn(answers, t), ...filled.errors }
    const next = nextIn(answers)
    if (!read.ok || !next || Object.keys(errors).length)
      return drawForm(c, plan, asking, { values: filled.values, errors })
    const id = await holdReview(tx, actor, plan, {
      ...splitReview(answers, asking.needs),
      version: asking.version,
      wheels: {
        before: await findFirstWheel(tx, plan.id),
        after: (await latestWheel(tx, plan.childId))?.id ?? null,
      },
      next,
      once: read.data.once,
      language,
    })
    c.var.log({ act: 'write', did: 'followed_up', childId: plan.childId, kind: 'plan', id: plan.id })
    return c.redirect(landing(id), 303)
  })
  .get(planPaths.review.pattern, async c => {
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

/** What is asked: the needs are those of the version that stands now, which is what was agreed. */
async function readAsking(c: C, plan: Plan, begun?: unknown) {
  const { tx, language } = c.var
  const parts = await readParts(tx, plan.id, plan.version)
  const needs = parts.filter(({ kind }) => kind === 'need')
  const labels = await findAreaLabels(tx, language)
  const version = await getVersionToFill(tx, 'review', begun)
  const naming = { labels, need: texts(language).need }
  return { needs, labels, version, asked: reviewInForm(version.definition, needs, naming) }
}

type Asking = Awaited<ReturnType<typeof readAsking>>

async function drawForm(c: C, plan: Plan, { version, asked, labels }: Asking, state: FormState) {
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
      version={version}
      asked={asked}
      labels={labels}
      wheels={wheels}
      newWheel={assessmentPaths.newWheel(plan.childId)}
      endReaders={(await listEndReaders(c.var.tx, plan)).map(partnerNameInside)}
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
