import { type Context, Hono } from 'hono'
import { addDays } from '../../../i18n/index.ts'
import type { Actor } from '../../../platform/database/transaction.ts'
import { conflict, notFound, signedOut } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { areaLabels, findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { findNextMeeting } from '../../meetings/index.ts'
import { planPaths } from '../noun.ts'
import { getPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { differencesOf } from './difference.ts'
import { DifferencePage } from './difference-page.tsx'
import { markSchema } from './mark-form.ts'
import { NotYetPage, PlanPage, type PlanPageProps } from './plan-page.tsx'
import { versionTexts } from './texts.ts'
import { markAction, readAround, readParts, readVersion } from './version.ts'

type C = Context<AppEnv>

export const versionRoutes = new Hono<AppEnv>()
  .get(planPaths.plan.pattern, async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    const read = await readVersion(c.var.tx, actor, plan)
    if (read.versions.length) return render(c, await planPage(c, actor, plan, { read }))
    c.var.log(logRead(plan.childId, 'plan', plan.id))
    if (plan.draftOpen) return c.redirect(planPaths.draft(plan.id), 303)
    if (plan.own) return render(c, <NotYetPage plan={plan} />)
    throw notFound()
  })
  .get(planPaths.version.pattern, async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    return render(c, await planPage(c, actor, plan, { version: versionIn(c) }))
  })
  .get(planPaths.difference.pattern, async c => {
    const actor = readerOf(c)
    const plan = await getPlan(c.var.tx, actor, idOf(c))
    const after = versionIn(c)
    const before = after - 1
    const { versions } = await readAround(c.var.tx, actor, plan)
    const known = versions.map(({ version }) => version)
    if (!known.includes(after) || !known.includes(before)) throw notFound()
    const changes = differencesOf(
      await readParts(c.var.tx, plan.id, before),
      await readParts(c.var.tx, plan.id, after),
    )
    const labels = await findAreaLabels(c.var.tx, c.var.language)
    c.var.log(logRead(plan.childId, 'plan', plan.id))
    return render(c, <DifferencePage {...{ plan, before, after, changes, labels }} />)
  })
  .post(planPaths.marks.pattern, async c => {
    const actor = staffOf(c)
    const { language, tx } = c.var
    const plan = await getPlan(tx, actor, idOf(c))
    const partId = idOf(c, 'part')
    const parts = await readParts(tx, plan.id, plan.version)
    const action = parts.find(({ id, kind }) => id === partId && kind === 'action')
    if (!action || !(plan.mine || action.functionId === actor.functionId)) throw notFound()
    if (!allows(plan, 'mark')) throw conflict(texts(language).ended)
    const t = versionTexts(language)
    return submit(c, markSchema, {
      t,
      check: ({ state, words }) => (state === 'hindered' && !words ? { words: t.hinderMissing } : undefined),
      again: state => planPage(c, actor, plan, { mistakes: { partId, state } }),
      run: async data => {
        await markAction(tx, actor, plan, { partId, ...data })
        c.var.log({ act: 'write', did: 'marked', childId: plan.childId, kind: 'plan', id: plan.id })
        return planPaths.plan(plan.id)
      },
    })
  })

/** A plan has readers of both kinds: in a function, and as a guardian. */
function readerOf(c: C): Actor {
  const { actor } = c.var
  if (!actor) throw signedOut()
  return actor
}

function versionIn(c: C) {
  const version = Number(c.req.param('version'))
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000) throw notFound()
  return version
}

type Wanted = {
  version?: number
  read?: Awaited<ReturnType<typeof readVersion>>
  mistakes?: PlanPageProps['mistakes']
}

/** A version that I may read, the latest unless another is asked for; ends in 404. */
async function planPage(c: C, actor: Actor, plan: Plan, { version: wanted, read, mistakes }: Wanted) {
  const { tx, language } = c.var
  const { wheelLabels, ...around } = read ?? (await readVersion(tx, actor, plan, wanted))
  const { versions } = around
  const version = wanted ? versions.find(each => each.version === wanted) : versions[0]
  c.var.log(logRead(plan.childId, 'plan', plan.id))
  if (!version) throw notFound()
  const meeting =
    plan.mine && version.version === plan.version && allows(plan, 'review')
      ? await findNextMeeting(tx, plan.childId, addDays(plan.nextOn, 14))
      : undefined
  const page = { plan, version, meeting, labels: areaLabels(language, wheelLabels), mistakes, ...around }
  return <PlanPage {...page} functionId={actor.functionId} />
}
