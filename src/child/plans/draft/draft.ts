import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { functionIn, type HeldFunction } from '../functions.ts'
import { type Part, sipKinds } from '../parts.ts'
import { type Plan, setFrame } from '../plan.ts'
import { getPart } from './edit.ts'
import type { NewPart } from './part-form.ts'

/** Another's text in the same field, until somebody has chosen (R20). */
export type Alternative = {
  id: string
  field: 'words' | 'how_seen'
  text: string
  by: HeldFunction
  at: string
}

export type DraftPart = Part & {
  editedBy: HeldFunction | null
  editedAt: Date
  /** Somebody wrote in it a moment ago, on the page of the draft: whoever starts a plan fills it from a page of its own. */
  beingWritten: boolean
  removed: boolean
  others: Alternative[]
}

/** The draft with what has been removed and what waits beside. Empty for whoever it is not open to. */
export async function readDraft(tx: Tx, planId: string): Promise<DraftPart[]> {
  const { rows } = await sql<DraftPart>`
    select x.id, x.kind, x.parent_id as "parentId", x.position, x.area, x.voice, x.words, x.how_seen as "howSeen",
      x.function_id as "functionId", ${functionIn('x.function_id')} as doer, x.from_on as "fromOn", x.until_on as "untilOn",
      ${functionIn('x.edited_by')} as "editedBy", x.edited_at as "editedAt",
      x.edited_at > greatest(p.started_at, now() - interval '45 seconds') as "beingWritten", x.removed_at is not null as removed,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'field', a.field, 'text', a.text, 'by', ${functionIn('a.by_function')}, 'at', a.at) order by a.at)
        from child.plan_alternatives a where a.part_id = x.id and a.settled_at is null), '[]') as others
    from child.plan_parts x join child.plans p on p.id = x.plan_id where x.plan_id = ${planId} order by x.position, x.id`.execute(
    tx,
  )
  return rows
}

/** Adds a part last among its kind, and answers its id. Idempotent: the form's `once` is the id. */
export async function addPart(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  { once, kind, parentId, functionId, ...content }: NewPart,
): Promise<string> {
  if (parentId) await getPart(tx, plan.id, parentId)
  await sql`
    insert into child.plan_parts (id, plan_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on, edited_by)
    select ${once}::uuid, ${plan.id}, ${plan.childId}, ${plan.unitId}, ${kind}, ${parentId}::uuid,
      coalesce(max(x.position) + 1, 0), ${content.area}::text, ${content.voice}::text, ${content.words}, ${content.howSeen},
      ${functionId === 'search' ? null : functionId}::uuid, ${content.fromOn}::date, ${content.untilOn}::date, ${actor.functionId}::uuid
    from child.plan_parts x where x.plan_id = ${plan.id} and x.kind = ${kind} and x.parent_id is not distinct from ${parentId}::uuid
    on conflict do nothing`.execute(tx)
  return once
}

/** Moves a part to a place among its siblings, counted from 0. Idempotent. */
export async function movePart(tx: Tx, plan: Plan, partId: string, to: number) {
  const part = await getPart(tx, plan.id, partId)
  const siblings = await tx
    .selectFrom('child.plan_parts')
    .select('id')
    .where('plan_id', '=', plan.id)
    .where('kind', '=', part.kind)
    .where('parent_id', 'is not distinct from', part.parentId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const order = siblings.map(({ id }) => id).filter(id => id !== partId)
  order.splice(to, 0, partId)
  await sql`update child.plan_parts x set position = o.position - 1 from unnest(${order}::uuid[]) with ordinality o(id, position)
    where x.id = o.id and x.position <> o.position - 1`.execute(tx)
}

/** A removed part can be brought back as long as the plan lives. */
export async function removePart(tx: Tx, plan: Plan, partId: string) {
  await getPart(tx, plan.id, partId)
  await tx
    .updateTable('child.plan_parts')
    .set({ removed_at: sql`now()` })
    .where('id', '=', partId)
    .where('removed_at', 'is', null)
    .execute()
}

export async function bringBackPart(tx: Tx, plan: Plan, partId: string) {
  await getPart(tx, plan.id, partId)
  await tx.updateTable('child.plan_parts').set({ removed_at: null }).where('id', '=', partId).execute()
}

/** Whoever does an action; the function is looked for among all of the collaboration. */
export async function setDoer(tx: Tx, actor: Staff, plan: Plan, partId: string, functionId: string) {
  const { kind } = await getPart(tx, plan.id, partId)
  if (kind !== 'action') throw notFound()
  await tx
    .updateTable('child.plan_parts')
    .set({ function_id: functionId, edited_by: actor.functionId, edited_at: sql`now()` })
    .where('id', '=', partId)
    .execute()
}

/** A plan that becomes a SIP gets the SIP's own fields; one that no longer is keeps what was written in them. */
export async function setDraftFrame(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  frame: { nextOn: string; sip: boolean },
) {
  await setFrame(tx, plan, frame)
  if (!frame.sip) return
  await sql`
    insert into child.plan_parts (plan_id, child_id, unit_id, kind, edited_by)
    select ${plan.id}, ${plan.childId}, ${plan.unitId}, k.kind, ${actor.functionId}::uuid from unnest(${sipKinds}::text[]) k(kind)
    where not exists (select from child.plan_parts x where x.plan_id = ${plan.id} and x.kind = k.kind)`.execute(
    tx,
  )
}
