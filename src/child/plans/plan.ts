import { sql } from 'kysely'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { event } from '../../sharing/events/index.ts'
import { notify } from '../../sharing/notices/index.ts'
import { goesOn } from '../meetings/index.ts'
import { functionIn, type HeldFunction } from './functions.ts'
import type { EndReason } from './states.ts'

/** Words about the plan as a whole: given on their own, to those who have all of it. */
export type PlanEnd = { reason: EndReason; words: string; afterwards: string }

/** A plan as the actor may see it. Its parts are read separately: the draft by `readDraft`, a version by `readParts`. */
export type Plan = {
  id: string
  childId: string
  childName: string
  childProtected: boolean
  unitId: string
  lead: HeldFunction
  nextOn: string
  sip: boolean
  /** 0 until its first version. */
  version: number
  endedAt: Date | null
  /** Why, where the actor has the whole plan: null for a partner with a part of it (R2). */
  end: PlanEnd | null
  /** My function leads it. */
  mine: boolean
  /** It stands in my own unit's record. */
  own: boolean
  /** I lead it, or the draft is open to my function for a meeting (R3). */
  draftOpen: boolean
  /** A meeting that goes on, where my function may read it; `together`: the lead holds it, so that the draft is written in it. */
  meeting: { id: string; together: boolean } | null
}

/** Whose plan it is, for the tab and for the foot on paper. The lead is of the unit whose record the plan stands in. */
export const aboutChildOf = (plan: Pick<Plan, 'childName' | 'childProtected' | 'lead'>) => ({
  protected: plan.childProtected,
  givenName: plan.childName,
  unitName: plan.lead.unitName,
})

const planColumns = (actor: Actor) => sql`
  p.id, p.child_id as "childId", trim(c.given_name || ' ' || c.family_name) as "childName", c.protection <> 'none' as "childProtected", p.unit_id as "unitId",
  ${functionIn('p.lead_function_id', sql`p.ended_at`)} as lead, p.next_on as "nextOn", p.sip, p.current_version as version, p.ended_at as "endedAt",
  (select jsonb_build_object('reason', w.reason, 'words', w.words, 'afterwards', w.afterwards)
    from child.plan_words w where w.plan_id = p.id and w.kind = 'ended' order by w.version desc limit 1) as end,
  p.lead_function_id is not distinct from ${actor.functionId}::uuid as mine, p.unit_id is not distinct from ${actor.unitId}::uuid as own,
  p.lead_function_id is not distinct from ${actor.functionId}::uuid or exists (select from sharing.disclosed_items d
    where d.item_id = p.id and d.item_kind = 'draft' and d.to_function_id = ${actor.functionId}::uuid and d.ends_at > now())
    or child.draft_open_in_meeting(p.id) as "draftOpen",
  (select jsonb_build_object('id', m.id, 'together', m.function_id = p.lead_function_id) from child.meetings m
    where ${actor.functionId}::uuid is not null and m.child_id = p.child_id and p.ended_at is null and ${goesOn}
    order by m.function_id = p.lead_function_id desc, m.opened_at desc limit 1) as meeting`

/** Ends in 404, for an id that does not exist and for a plan that was not given to the actor alike. */
export async function getPlan(tx: Tx, actor: Actor, id: string): Promise<Plan> {
  const { rows } = await sql<Plan>`select ${planColumns(actor)}
    from child.plans p join child.children c on c.id = p.child_id where p.id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Only the lead: everyone else gets the same 404 as a stranger. */
export async function getLedPlan(tx: Tx, actor: Staff, id: string): Promise<Plan> {
  const plan = await getPlan(tx, actor, id)
  if (!plan.mine) throw notFound()
  return plan
}

/** R3: the draft is the lead's, and theirs to whom the lead has opened it. */
export async function getDraftPlan(tx: Tx, actor: Staff, id: string): Promise<Plan> {
  const plan = await getPlan(tx, actor, id)
  if (!plan.draftOpen) throw notFound()
  return plan
}

export async function findLivePlan(tx: Tx, childId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('child.plans')
    .select('id')
    .where('child_id', '=', childId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

async function findPlanOfForm(tx: Tx, childId: string, once: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('child.plans')
    .select('id')
    .where('child_id', '=', childId)
    .where('once', '=', once)
    .executeTakeFirst()
  return row?.id
}

export type NewPlan = {
  childId: string
  why: string
  matters: string
  leadFunctionId: string
  nextOn: string
  once: string
}

/**
 * One plan a child (R13). Answers its id, idempotently by `once`; undefined where another form has begun one, and nothing of this one is
 * kept. The lead is a function of my unit, I until told otherwise. Not insertOnce: the index one_live_plan refuses the second form too.
 */
export async function startPlan(
  tx: Tx,
  actor: Staff,
  { childId, why, matters, leadFunctionId, nextOn, once }: NewPlan,
): Promise<string | undefined> {
  const made = await tx
    .insertInto('child.plans')
    .values({
      collaboration_id: actor.collaborationId,
      child_id: childId,
      unit_id: actor.unitId,
      lead_function_id: actor.functionId,
      next_on: nextOn,
      once,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return findPlanOfForm(tx, childId, once)
  const part = { plan_id: made.id, child_id: childId, unit_id: actor.unitId, edited_by: actor.functionId }
  await tx
    .insertInto('child.plan_parts')
    .values([
      { ...part, kind: 'why', words: why },
      { ...part, kind: 'matters', words: matters, voice: 'child' },
    ])
    .execute()
  await event(tx, actor, { childId, kind: 'plan_started', itemKind: 'plan', itemId: made.id })
  await giveLead(tx, { childId, planId: made.id, from: actor.functionId, to: leadFunctionId })
  return made.id
}

/** R13: another function of my unit takes over: the draft, the dates and the partners' marks are theirs from now on. */
export async function handOverLead(tx: Tx, actor: Staff, plan: Plan, to: string) {
  if (to === plan.lead.functionId) return
  await giveLead(tx, { childId: plan.childId, planId: plan.id, from: actor.functionId, to })
  await event(tx, actor, {
    childId: plan.childId,
    kind: 'plan_lead_handed_over',
    itemKind: 'plan',
    itemId: plan.id,
  })
}

async function giveLead(
  tx: Tx,
  { childId, planId, from, to }: { childId: string; planId: string; from: string; to: string },
) {
  await sql`select child.hand_over_lead(${planId}::uuid, ${to}::uuid)`.execute(tx)
  if (to !== from) await notify(tx, { to, kind: 'plan_lead', childId, itemKind: 'plan', itemId: planId })
}

/** The next date and whether it is a SIP: the lead's, at once, and the partners' with the next version. */
export async function setFrame(tx: Tx, plan: Plan, { nextOn, sip }: { nextOn: string; sip: boolean }) {
  await tx.updateTable('child.plans').set({ next_on: nextOn, sip }).where('id', '=', plan.id).execute()
}
