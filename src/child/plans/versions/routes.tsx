import { type Context, Hono } from 'hono'
import type { Actor } from '../../../platform/database/transaction.ts'
import { conflict, notFound, signedOut } from '../../../platform/errors/index.ts'
import { readForm } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { planPaths } from '../noun.ts'
import { getPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { differencesOf } from './difference.ts'
import { DifferencePage } from './difference-page.tsx'
import { markSchema } from './mark-form.ts'
import { NotYetPage, PlanPage, type PlanPageProps } from './plan-page.tsx'
import { versionTexts } from './texts.ts'
import { markAction, readAround, readParts } from './version.ts'

type C = Context<AppEnv>

export const versionRoutes = new Hono<AppEnv>()
  .get('/plans/:id', async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    return drawPlan(c, actor, plan, {})
  })
  .get('/plans/:id/versions/:version', async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    return drawPlan(c, actor, plan, { version: versionOf(c) })
  })
  .get('/plans/:id/versions/:version/difference', async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    const after = versionOf(c)
    const { versions } = await readAround(c.var.tx, actor, plan)
    const known = versions.map(({ version }) => version)
    if (!known.includes(after) || !known.includes(after - 1)) throw notFound()
    const changes = differencesOf(
      await readParts(c.var.tx, plan.id, after - 1),
      await readParts(c.var.tx, plan.id, after),
    )
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    c.var.log(logRead(plan.childId, 'plan', plan.id))
    return render(
      c,
      <DifferencePage plan={plan} before={after - 1} after={after} changes={changes} labels={labels} />,
    )
  })
  .post('/plans/:id/actions/:part/marks', async c => {
    const actor = staffOf(c)
    const { language, tx } = c.var
    const plan = await getPlan(tx, actor, idOf(c))
    const partId = idOf(c, 'part')
    const action = (await readParts(tx, plan.id, plan.version)).find(
      ({ id, kind }) => id === partId && kind === 'action',
    )
    if (!action || !(plan.mine || action.functionId === actor.functionId)) throw notFound()
    if (!allows(plan, 'mark')) throw conflict(texts(language).ended)
    const t = versionTexts(language)
    const read = await readForm(c, markSchema, { language, missing: { state: t.markMissing } })
    if (!read.ok) return drawPlan(c, actor, plan, { mistakes: { partId, state: read.state } })
    const { data, values } = read
    if (data.state === 'hindered' && !data.words)
      return drawPlan(c, actor, plan, {
        mistakes: { partId, state: { values, errors: { words: t.hinderMissing } } },
      })
    await markAction(tx, actor, plan, { partId, ...data })
    c.var.log({ act: 'write', childId: plan.childId, kind: 'plan', id: plan.id })
    return c.redirect(planPaths.plan(plan.id), 303)
  })

/** A plan has readers of both kinds: in a function, and as a guardian. */
function readerOf(c: C): Actor {
  const { actor } = c.var
  if (!actor) throw signedOut()
  return actor
}

function versionOf(c: C) {
  const version = Number(c.req.param('version'))
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000) throw notFound()
  return version
}

async function drawPlan(
  c: C,
  actor: Actor,
  plan: Plan,
  { version: wanted, mistakes }: { version?: number; mistakes?: PlanPageProps['mistakes'] },
) {
  const { tx } = c.var
  const around = await readAround(tx, actor, plan)
  const { versions } = around
  const version = wanted ? versions.find(each => each.version === wanted) : versions[0]
  c.var.log(logRead(plan.childId, 'plan', plan.id))
  if (!version && !wanted && plan.draftOpen) return c.redirect(planPaths.draft(plan.id), 303)
  if (!version && !wanted && plan.own) return render(c, <NotYetPage plan={plan} />)
  if (!version) throw notFound()
  const parts = await readParts(tx, plan.id, version.version)
  const labels = await findAreaLabels(tx, c.var.language)
  const page = { plan, version, parts, labels, functionId: actor.functionId, ...around }
  return render(c, <PlanPage {...page} {...(mistakes && { mistakes })} />, mistakes ? 422 : 200)
}
