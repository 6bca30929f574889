import { type Context, Hono } from 'hono'
import type { Staff } from '../../../platform/database/transaction.ts'
import { conflict } from '../../../platform/errors/index.ts'
import { submit } from '../../../platform/forms.ts'
import { type AppEnv, idOf, render, staffOf } from '../../../platform/page.tsx'
import { logRead } from '../../../sharing/access-log/index.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { sharingTexts } from '../../../sharing/grounds/index.ts'
import { listShutOut } from '../../children/index.ts'
import { findOpenMeeting } from '../../meetings/index.ts'
import { readDraft } from '../draft/draft.ts'
import { listClosed } from '../functions.ts'
import { planPaths } from '../noun.ts'
import { leftToDo, listPartners, missingPartners } from '../partners/partner.ts'
import { partnerName, partnerNameInside } from '../partners/partners-page.tsx'
import { freeze } from '../parts.ts'
import { getLedPlan, type Plan } from '../plan.ts'
import { allows } from '../states.ts'
import { texts } from '../texts.ts'
import { blockersOf, type Obstacle, obstaclesOf, publishPlan } from './publication.ts'
import { publicationSchema } from './publication-form.ts'
import { MeanwhilePage, PublicationPage } from './publication-page.tsx'
import { publicationTexts } from './texts.ts'

type C = Context<AppEnv>

export const publicationRoutes = new Hono<AppEnv>()
  .get(planPaths.newPublication.pattern, async c => {
    const { actor, plan } = await publishable(c)
    const meeting = await openMeetingOf(c, plan)
    return render(c, <PublicationPage {...(await readyOf(c, actor, plan))} meeting={meeting} />)
  })
  .post(planPaths.publication.pattern, async c => {
    const { actor, plan } = await publishable(c)
    const { language, tx } = c.var
    const t = publicationTexts(language)
    const ready = await readyOf(c, actor, plan)
    let refused: Obstacle[] = []
    return submit(c, publicationSchema, {
      t,
      check: ({ base }) => {
        const says = ready.obstacles.map(obstacle => obstacle.says).join(' ')
        // Where somebody was quicker that is what is told, not what stands in the way of a second time.
        return says && base === plan.version ? { '': says } : undefined
      },
      again: async state => (
        <PublicationPage {...ready} meeting={await openMeetingOf(c, plan)} {...{ state, refused }} />
      ),
      run: async data => {
        const outcome = await publishPlan(tx, actor, plan, { ...data, ...ready, language })
        if (outcome === 'published_meanwhile')
          return render(c, <MeanwhilePage plan={plan} whatChanged={data.whatChanged} />, 409)
        if ('refused' in outcome) {
          refused = outcome.refused.map(({ partner, refusal }) => ({
            says: t.refusedOne(partnerName(partner), sharingTexts(language)[refusal]),
            href: planPaths.partner(plan.id, partner.who),
            link: t.changePartner(partnerNameInside(partner)),
          }))
          return { errors: { '': [t.refusedAll, ...refused.map(({ says }) => says)].join(' ') } }
        }
        c.var.log({ act: 'write', did: 'published', childId: plan.childId, kind: 'plan', id: plan.id })
        return planPaths.plan(plan.id)
      },
    })
  })

async function publishable(c: C): Promise<{ actor: Staff; plan: Plan }> {
  const actor = staffOf(c)
  const plan = await getLedPlan(c.var.tx, actor, idOf(c))
  if (!allows(plan, 'publish')) throw conflict(texts(c.var.language).ended)
  c.var.log(logRead(plan.childId, 'draft', plan.id))
  return { actor, plan }
}

/** What is written in a meeting that goes on comes after what is shared now. */
async function openMeetingOf(c: C, plan: Plan) {
  const meeting = await findOpenMeeting(c.var.tx, plan)
  if (meeting) c.var.log(logRead(plan.childId, 'meeting', meeting.id))
  return meeting
}

/** All that the page shows and the command needs, so that both judge by the same. */
async function readyOf(c: C, actor: Staff, plan: Plan) {
  const parts = (await readDraft(c.var.tx, plan.id)).filter(({ removed }) => !removed)
  const partners = await listPartners(c.var.tx, plan)
  const labels = await findAreaLabels(c.var.tx, c.var.language)
  const frozen = freeze(parts, plan)
  const left = await leftToDo(c.var.tx, frozen)
  const doers = left.flatMap(({ kind, functionId }) => (kind === 'action' && functionId ? [functionId] : []))
  const gone = doers.length ? await listClosed(c.var.tx, doers) : []
  const closed = left.filter(({ functionId }) => functionId && gone.includes(functionId))
  const missing = missingPartners(left, partners, actor)
  const blockers = blockersOf({ plan, frozen, partners, missing, closed })
  return {
    plan,
    partners,
    frozen,
    labels,
    shutOut: await listShutOut(c.var.tx, plan.childId),
    unitName: actor.unitName,
    obstacles: blockers.flatMap(blocker =>
      obstaclesOf(blocker, { plan, frozen: left, partners, missing, closed }, c.var.language),
    ),
    twoTexts: parts.some(({ others }) => others.length > 0),
  }
}
