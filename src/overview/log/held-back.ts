import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

/** So many questions and held-back rows are shown at most. */
export const mostHeldBack = 500

export type HeldBack = Awaited<ReturnType<typeof listHeldBack>>[number]

/**
 * What is asked for or held back now, whatever the policies give: that of a child, with what was answered no in the last month; or all
 * that one may decide, due first; or one, also when it is answered.
 */
export function listHeldBack(tx: Tx, { childId, id }: { childId?: string; id?: string } = {}) {
  let query = tx
    .selectFrom('audit.held_back as h')
    .innerJoin('people.functions as f', 'f.id', 'h.function_id')
    .innerJoin('people.units as u', 'u.id', 'f.unit_id')
    .innerJoin('people.units as o', 'o.id', 'h.unit_id')
    .leftJoin('people.persons as p', 'p.id', 'h.made_by')
    .leftJoin('people.persons as d', 'd.id', 'h.decided_by')
    .select(['h.id', 'h.child_id as childId', 'f.id as functionId', 'f.name as functionName'])
    .select(['u.name as unitName', 'o.name as askedByUnit', 'h.reason', 'h.review_on as reviewOn'])
    .select(['h.decision', 'p.name as madeBy', 'd.name as decidedBy'])
    .select(sql<string | null>`(h.decided_at at time zone 'Europe/Stockholm')::date`.as('decidedOn'))
    .select(sql<boolean>`h.ended_at is not null`.as('ended'))
  if (id) return query.where('h.id', '=', id).execute()
  query = query.where('h.ended_at', 'is', null)
  if (childId)
    query = query
      .where('h.child_id', '=', childId)
      .where(
        sql<boolean>`(h.decision is distinct from 'refused' or h.decided_at > now() - interval '30 days')`,
      )
  else query = query.where(sql<boolean>`h.decision is distinct from 'refused'`)
  return query
    .orderBy(sql`h.decision is not null`)
    .orderBy('h.review_on')
    .orderBy('h.id')
    .limit(mostHeldBack)
    .execute()
}

/**
 * Asks that a function's rows be kept out of the guardians' log, with why and until when. Nothing is hidden until another has said yes (R7).
 * `same`: this very question has been asked. `asked`: another one stands, and nothing of this one is kept.
 */
export async function askToHoldBack(
  tx: Tx,
  actor: Staff,
  given: { childId: string; functionId: string; reason: string; reviewOn: string },
): Promise<'new' | 'same' | 'asked'> {
  const made = await tx
    .insertInto('audit.held_back')
    .values({
      child_id: given.childId,
      unit_id: actor.unitId,
      function_id: given.functionId,
      reason: given.reason,
      review_on: given.reviewOn,
      made_by: actor.personId,
      asked_by_function: actor.functionId,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return 'new'
  const standing = (await listHeldBack(tx, { childId: given.childId })).find(
    row => row.functionId === given.functionId && row.decision !== 'refused',
  )
  const isSame = standing?.reason === given.reason && standing.reviewOn === given.reviewOn
  return isSame ? 'same' : 'asked'
}

export async function mayDecide(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select audit.i_decide(${id}::uuid) as may`.execute(tx)
  return rows[0]?.may ?? false
}

/** Whether a function's readings about a child are, or in part were, the actor's own. */
export async function areMine(
  tx: Tx,
  { childId, functionId }: { childId: string; functionId: string },
): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean
  }>`select audit.are_mine(${childId}::uuid, ${functionId}::uuid) as mine`.execute(tx)
  return rows[0]?.mine ?? false
}

/** Of the second person. `holdUntil` null shows the rows again. Answers whose log it is; undefined when it is not the actor's to decide: their own rows, their own question, or one that has ended. */
export async function decideHeldBack(tx: Tx, { id, holdUntil }: { id: string; holdUntil: string | null }) {
  const { rows } = await sql<{ childId: string | null }>`
    select audit.decide_held_back(${id}::uuid, ${holdUntil !== null}, ${holdUntil}::date) as "childId"`.execute(
    tx,
  )
  return rows[0]?.childId ?? undefined
}

/** The guardians see the rows again; or the question is taken back. False when it had ended. */
export async function endHeldBack(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select audit.end_held_back(${id}::uuid) as ended`.execute(tx)
  return rows[0]?.ended ?? false
}
