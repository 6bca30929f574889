import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

export type Act = 'read' | 'write' | 'search' | 'refused' | 'emergency' | 'export'
export type Reading = {
  at: Date
  act: Act
  itemKind: string
  personName: string | null
  functionName: string | null
  unitName: string | null
  asGuardian: boolean
  purpose: string
}

/** Who has read and written about a child, latest first; empty for those who may not know (R7). */
export async function listReadings(tx: Tx, childId: string): Promise<Reading[]> {
  const { rows } =
    await sql<Reading>`select at, act, item_kind as "itemKind", person_name as "personName", function_name as "functionName",
    unit_name as "unitName", as_guardian as "asGuardian", purpose from audit.readings(${childId}::uuid)`.execute(
      tx,
    )
  return rows
}

export type ReadingFunction = {
  functionId: string
  functionName: string
  unitName: string
  organisationName: string
  times: number
}

/** The functions whose rows can be held back from the family. */
export async function listReadingFunctions(tx: Tx, childId: string): Promise<ReadingFunction[]> {
  const { rows } =
    await sql<ReadingFunction>`select function_id as "functionId", function_name as "functionName", unit_name as "unitName",
    organisation_name as "organisationName", times::int from audit.functions_that_read(${childId}::uuid)`.execute(
      tx,
    )
  return rows
}

export type HeldBack = {
  id: string
  functionId: string
  functionName: string
  unitName: string
  reason: string
  reviewOn: string
  madeBy: string | null
}

export async function listHeldBack(tx: Tx, childId: string): Promise<HeldBack[]> {
  const { rows } = await sql<HeldBack>`
    select h.id, f.id as "functionId", f.name as "functionName", u.name as "unitName", h.reason, h.review_on as "reviewOn", p.name as "madeBy"
    from audit.held_back h join people.functions f on f.id = h.function_id join people.units u on u.id = f.unit_id
      left join people.persons p on p.id = h.made_by
    where h.child_id = ${childId}::uuid order by h.review_on`.execute(tx)
  return rows
}

/** Keeps a function's rows out of the family's extract, with why and until when to think again. Held back already: the new words replace the old. */
export async function holdBack(
  tx: Tx,
  actor: Staff,
  {
    childId,
    functionId,
    reason,
    reviewOn,
  }: { childId: string; functionId: string; reason: string; reviewOn: string },
) {
  await tx
    .deleteFrom('audit.held_back')
    .where('child_id', '=', childId)
    .where('function_id', '=', functionId)
    .execute()
  await tx
    .insertInto('audit.held_back')
    .values({
      child_id: childId,
      unit_id: actor.unitId,
      function_id: functionId,
      reason,
      review_on: reviewOn,
      made_by: actor.personId,
    })
    .execute()
}

/** The family sees the rows again. */
export async function showAgain(tx: Tx, { childId, id }: { childId: string; id: string }) {
  await tx.deleteFrom('audit.held_back').where('child_id', '=', childId).where('id', '=', id).execute()
}

export type Day = {
  day: string
  functionId: string
  functionName: string
  unitName: string
  organisationName: string
  personName: string
  readings: number
  children: number
  searches: number
  refused: number
}
export type Emergency = {
  at: Date
  personName: string
  functionName: string
  unitName: string
  organisationName: string
  reason: string
  found: boolean
  readingsAfter: number
}

/** For the log reviewer; empty for all others. `since` is `2026-11-22`. */
export async function readReview(tx: Tx, since: string): Promise<{ days: Day[]; emergencies: Emergency[] }> {
  const days =
    await sql<Day>`select day, function_id as "functionId", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName",
    person_name as "personName", readings, children, searches, refused from audit.review_days(${since}::date)`.execute(
      tx,
    )
  const emergencies =
    await sql<Emergency>`select at, person_name as "personName", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName",
    reason, found, readings_after as "readingsAfter" from audit.review_emergencies(${since}::date)`.execute(
      tx,
    )
  return { days: days.rows, emergencies: emergencies.rows }
}

/** Refused that often in a day is no slip; and so many children, far above the function's own other days, is no ordinary day. */
export const limits = { refusedADay: 5, childrenADay: 15, timesUsual: 3 }

export type StandsOut = Day & { why: ('refused' | 'many_children')[]; usual: number }

/** The days that a reviewer should look at first. A pattern is a question, never a verdict. */
export function findStandingOut(days: readonly Day[]): StandsOut[] {
  return days.flatMap(day => {
    const others = days.filter(
      other =>
        other.functionId === day.functionId && other.personName === day.personName && other.day !== day.day,
    )
    const usual = others.length
      ? Math.round(others.reduce((sum, other) => sum + other.children, 0) / others.length)
      : 0
    const why = [
      ...(day.refused >= limits.refusedADay ? (['refused'] as const) : []),
      ...(day.children >= limits.childrenADay && day.children >= usual * limits.timesUsual
        ? (['many_children'] as const)
        : []),
    ]
    return why.length ? [{ ...day, why, usual }] : []
  })
}
