import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { type Answers, getVersion, type Version } from '../../../instruments/index.ts'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Area } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { notify } from '../../../sharing/notices/index.ts'
import type { Plan, PlanEnd } from '../plan.ts'
import { readAround } from '../versions/version.ts'
import { giveEnd } from './give-end.ts'

export type Review = {
  id: string
  heldOn: string
  /** what was asked; the answers are by its items */
  version: Version
  answers: Answers
  before: string | null
  after: string | null
  needs: { partId: string; area: Area | null; need: string; answers: Answers }[]
}

/** Only the lead's unit reads a follow-up; what came of it stands in the next version. */
export async function findReview(tx: Tx, planId: string, id: string): Promise<Review | undefined> {
  const { rows } = await sql<Omit<Review, 'version'> & { versionId: string }>`
    select r.id, r.held_on as "heldOn", r.instrument_version_id as "versionId", r.answers, r.assessment_before as before, r.assessment_after as after,
      coalesce((select jsonb_agg(jsonb_build_object('partId', n.part_id, 'area', v.area, 'need', v.words, 'answers', n.answers) order by v.position)
        from child.review_needs n join child.plan_version_parts v on v.part_id = n.part_id and v.version = r.version and v.plan_id = r.plan_id
        where n.review_id = r.id), '[]') as needs
    from child.reviews r where r.id = ${id} and r.plan_id = ${planId}`.execute(tx)
  if (!rows[0]) return undefined
  const { versionId, ...review } = rows[0]
  return { ...review, version: await getVersion(tx, versionId) }
}

/** The wheel as it was when the plan began, else the first one since; null where there is none. Which one is now, the wheel's own noun says. */
export async function findFirstWheel(tx: Tx, planId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from child.assessments a join child.plans p on p.child_id = a.child_id
    where p.id = ${planId} and a.instrument = 'wheel' and a.current_version > 0
    order by a.opened_at <= p.started_at desc, case when a.opened_at <= p.started_at then a.opened_at end desc, a.opened_at limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

export type NewReview = {
  version: Version
  answers: Answers
  needs: readonly { partId: string; answers: Answers }[]
  /** The wheel that the plan began with, and the one of now. */
  wheels: { before: string | null; after: string | null }
  next: { decision: 'continue'; nextOn: string } | ({ decision: 'end' } & PlanEnd)
  once: string
  language: Language
}

/** Keeps what each need has come to, and goes on with a new next date or ends the plan. Idempotent by `once`. */
export async function holdReview(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  { version, answers, needs, wheels, next, once, language }: NewReview,
): Promise<string> {
  const { id, isNew } = await insertOnce(tx, 'child.reviews', {
    plan_id: plan.id,
    child_id: plan.childId,
    unit_id: plan.unitId,
    version: plan.version,
    held_on: String(answers.held_on),
    assessment_before: wheels.before,
    assessment_after: wheels.after,
    instrument_version_id: version.id,
    answers: JSON.stringify(answers),
    decision: next.decision,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })
  if (!isNew) return id
  const about = { child_id: plan.childId, unit_id: plan.unitId, review_id: id }
  if (needs.length)
    await tx
      .insertInto('child.review_needs')
      .values(needs.map(need => ({ ...about, part_id: need.partId, answers: JSON.stringify(need.answers) })))
      .execute()
  await event(tx, actor, { childId: plan.childId, kind: 'plan_reviewed', itemKind: 'plan', itemId: plan.id })
  if (next.decision === 'continue')
    await tx.updateTable('child.plans').set({ next_on: next.nextOn }).where('id', '=', plan.id).execute()
  else await endPlan(tx, actor, plan, next, language)
  return id
}

/** The follow-up of that plan that this form has become, when it was sent before. */
export async function findHeld(tx: Tx, planId: string, once: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('child.reviews')
    .select('id')
    .where('plan_id', '=', planId)
    .where('once', '=', once)
    .executeTakeFirst()
  return row?.id
}

/** Nobody marks or writes in it from now on. Those who have it keep it until their day, and are told; why is told to those who have the whole. */
async function endPlan(tx: Tx, actor: Staff, plan: Plan, end: PlanEnd, language: Language) {
  const { holders } = await readAround(tx, actor, plan)
  await tx.updateTable('child.plans').set({ ended_at: sql`now()` }).where('id', '=', plan.id).execute()
  await giveEnd(tx, actor, plan, end, language)
  await event(tx, actor, { childId: plan.childId, kind: 'plan_ended', itemKind: 'plan', itemId: plan.id })
  for (const { to } of holders) {
    if (to)
      await notify(tx, {
        to: to.functionId,
        kind: 'plan_ended',
        childId: plan.childId,
        itemKind: 'plan',
        itemId: plan.id,
      })
  }
}
