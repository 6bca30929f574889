import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

export type Act = 'read' | 'write' | 'search' | 'refused' | 'emergency' | 'export'
export type LogEntry = {
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
export async function listEntries(tx: Tx, childId: string): Promise<LogEntry[]> {
  const { rows } =
    await sql<LogEntry>`select at, act, item_kind as "itemKind", person_name as "personName", function_name as "functionName",
    unit_name as "unitName", as_guardian as "asGuardian", purpose from audit.readings(${childId}::uuid)`.execute(
      tx,
    )
  return rows
}

export type LoggedFunction = {
  functionId: string
  functionName: string
  unitName: string
  organisationName: string
  times: number
}

/** The functions whose rows can be held back from the family. */
export async function listReadingFunctions(tx: Tx, childId: string): Promise<LoggedFunction[]> {
  const { rows } =
    await sql<LoggedFunction>`select function_id as "functionId", function_name as "functionName", unit_name as "unitName",
    organisation_name as "organisationName", times::int from audit.functions_that_read(${childId}::uuid)`.execute(
      tx,
    )
  return rows
}

export type HeldBack = Awaited<ReturnType<typeof listHeldBack>>[number]

export const listHeldBack = (tx: Tx, childId: string) =>
  tx
    .selectFrom('audit.held_back as h')
    .innerJoin('people.functions as f', 'f.id', 'h.function_id')
    .innerJoin('people.units as u', 'u.id', 'f.unit_id')
    .leftJoin('people.persons as p', 'p.id', 'h.made_by')
    .select(['h.id', 'f.id as functionId', 'f.name as functionName', 'u.name as unitName', 'h.reason'])
    .select(['h.review_on as reviewOn', 'p.name as madeBy'])
    .where('h.child_id', '=', childId)
    .orderBy('h.review_on')
    .execute()

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

/** What one person has done in one function on one day. */
export type Day = {
  day: string
  functionId: string
  personId: string
  functionName: string
  unitName: string
  organisationName: string
  personName: string
  readings: number
  children: number
  searches: number
  refused: number
  /** children a day otherwise, in the month before */
  usual: number
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

/** How many days of functions a page shows. */
export const daysOnAPage = 100

/** The last row of the page before. */
export type After = { day: string; functionId: string; personId: string }

/** For the log reviewer; empty for all others. `since` is `2026-11-22`. The next page begins after `next`. */
export async function listDays(
  tx: Tx,
  since: string,
  after?: After,
): Promise<{ days: Day[]; next: After | undefined }> {
  const { rows } =
    await sql<Day>`select ${dayColumns} from audit.review_days(${since}::date, false, ${after?.day ?? null}::date,
    ${after?.functionId ?? null}::uuid, ${after?.personId ?? null}::uuid, ${daysOnAPage + 1})`.execute(tx)
  const days = rows.slice(0, daysOnAPage)
  return { days, next: rows.length > daysOnAPage ? days.at(-1) : undefined }
}

const dayColumns = sql`day, function_id as "functionId", person_id as "personId", function_name as "functionName", unit_name as "unitName",
  organisation_name as "organisationName", person_name as "personName", readings, children, searches, refused, usual`

export type StandsOut = Day & { why: ('refused' | 'many_children')[] }

/** The days that a reviewer should look at first, the latest fifty. A pattern is a question, never a verdict. */
export async function listStandingOut(tx: Tx, since: string): Promise<StandsOut[]> {
  const { rows } =
    await sql<Day>`select ${dayColumns} from audit.review_days(${since}::date, standing_out => true, at_most => 50)`.execute(
      tx,
    )
  return rows.map(day => ({ ...day, why: whyItStandsOut(day) }))
}

/** Refused that often in a day is no slip; and so many children, far above the usual, is no ordinary day. The database holds the same limits. */
export const limits = { refusedADay: 5, childrenADay: 15, timesUsual: 3 }

export const whyItStandsOut = ({ refused, children, usual }: Pick<Day, 'refused' | 'children' | 'usual'>) => [
  ...(refused >= limits.refusedADay ? (['refused'] as const) : []),
  ...(children >= limits.childrenADay && children >= usual * limits.timesUsual
    ? (['many_children'] as const)
    : []),
]

export async function listEmergencies(tx: Tx, since: string): Promise<Emergency[]> {
  const { rows } =
    await sql<Emergency>`select at, person_name as "personName", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName",
    reason, found, readings_after as "readingsAfter" from audit.review_emergencies(${since}::date)`.execute(
      tx,
    )
  return rows
}
