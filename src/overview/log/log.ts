import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type Act = 'read' | 'write' | 'search' | 'refused' | 'emergency' | 'export'
export type LogEntry = {
  id: number
  at: Date
  /** the same to the microsecond, for the page after */
  exactly: string
  act: Act
  itemKind: string
  personName: string | null
  functionName: string | null
  unitName: string | null
  asGuardian: boolean
  purpose: string
}

/** How many entries a page of a child's log shows. */
export const entriesOnAPage = 100

/** The last entry of the page before. */
export type AfterEntry = { at: string; id: number }

/** Who has read and written about a child, latest first; empty for those who may not know (R7). The next page begins after `next`. */
export async function listEntries(
  tx: Tx,
  childId: string,
  after?: AfterEntry,
): Promise<{ entries: LogEntry[]; next: AfterEntry | undefined }> {
  const { rows } = await sql<LogEntry>`select ${entryColumns}
    from audit.readings(${childId}::uuid, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint, ${entriesOnAPage + 1})`.execute(
    tx,
  )
  const entries = rows.slice(0, entriesOnAPage)
  const last = entries.at(-1)
  return {
    entries,
    next: rows.length > entriesOnAPage && last ? { at: last.exactly, id: last.id } : undefined,
  }
}

/**
 * What the same person did in the same way several times within a minute is one line with a count, as at the first time. Only lines that
 * stand together: what happened between two keeps them apart.
 */
export function foldSame<E extends LogEntry>(entries: readonly E[]): (E & { times: number })[] {
  const minute = (at: Date) => Math.floor(at.getTime() / 60_000)
  const kindOf = ({ act, itemKind, personName, functionName, unitName, asGuardian, purpose }: E) =>
    JSON.stringify([act, itemKind, personName, functionName, unitName, asGuardian, purpose])
  const folded: (E & { times: number })[] = []
  for (const entry of entries) {
    const last = folded.at(-1)
    if (last && minute(last.at) === minute(entry.at) && kindOf(last) === kindOf(entry)) last.times++
    else folded.push({ ...entry, times: 1 })
  }
  return folded
}

/** R9: every opening in an emergency, so that no number of ordinary readings pushes one out of sight. */
export async function listChildsEmergencies(tx: Tx, childId: string): Promise<LogEntry[]> {
  const { rows } =
    await sql<LogEntry>`select ${entryColumns} from audit.readings(${childId}::uuid, emergencies => true)`.execute(
      tx,
    )
  return rows
}

const entryColumns = sql`id, at, at::text as exactly, act, item_kind as "itemKind", person_name as "personName", function_name as "functionName",
  unit_name as "unitName", as_guardian as "asGuardian", purpose`

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
  functionId: string
  personId: string
  personName: string
  functionName: string
  unitName: string
  organisationName: string
  reason: string
  found: boolean
  readingsAfter: number
  /** how often that day, where nothing was found */
  times: number
}

export type AppointmentRow = {
  at: Date
  /** `made`, `changed` or `ended` */
  did: string
  /** which directory of an organisation did it; null where it was a person */
  directory: string | null
  byName: string | null
  byFunction: string | null
  byUnit: string | null
  holder: string
  functionId: string
  functionName: string
  unitName: string
  organisationName: string
}

/** Every appointment that was made, changed or ended since a day, for the log reviewer; empty for all others. */
export async function listAppointmentRows(tx: Tx, since: string): Promise<AppointmentRow[]> {
  const { rows } =
    await sql<AppointmentRow>`select at, split_part(what, ' by ', 1) as did, substring(what from ' by (SCIM: .*)$') as directory, by_name as "byName", by_function as "byFunction", by_unit as "byUnit", holder,
    function_id as "functionId", function_name as "functionName", unit_name as "unitName", organisation_name as "organisationName"
    from audit.review_appointments(${since}::date)`.execute(tx)
  return rows
}

/** How many that stand out are shown at most. */
export const mostStandingOut = 50

/** How many days of functions a page shows. */
export const daysOnAPage = 100

/** Only the days of these persons, or functions, and none after `until`. */
export type Narrowed = { until?: string; persons?: string[]; functions?: string[]; most?: number }

/** The last row of the page before. */
export type After = { day: string; functionId: string; personId: string }

/**
 * For the log reviewer; empty for all others. `since` is `2026-11-22`. The next page begins after `next`. `standingOut`: the days to look
 * at first, the latest fifty, on the first page; a pattern is a question, never a verdict. One statement: the newest rows of the log are
 * counted anew by each.
 */
export async function listDays(
  tx: Tx,
  since: string,
  after?: After,
  { until, persons, functions, most = daysOnAPage }: Narrowed = {},
): Promise<{ days: Day[]; next: After | undefined; standingOut: StandsOut[] }> {
  const { rows } = await sql<
    Day & { standsOut: boolean }
  >`select ${dayColumns} from audit.review_days(${since}::date, ${after ? false : null}::boolean,
    ${after?.day ?? null}::date, ${after?.functionId ?? null}::uuid, ${after?.personId ?? null}::uuid, ${most + 1},
    ${until ?? null}::date, ${persons ?? null}::uuid[], ${functions ?? null}::uuid[])`.execute(tx)
  const listed = rows.filter(each => !each.standsOut)
  const days = listed.slice(0, most)
  return {
    days,
    next: listed.length > most ? days.at(-1) : undefined,
    standingOut: rows.filter(each => each.standsOut).map(day => ({ ...day, why: whyItStandsOut(day) })),
  }
}

const dayColumns = sql`day, function_id as "functionId", person_id as "personId", function_name as "functionName", unit_name as "unitName",
  organisation_name as "organisationName", person_name as "personName", readings, children, searches, refused, usual, stands_out as "standsOut"`

export type StandsOut = Day & { why: ('refused' | 'many_children')[] }

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
    reason, found, readings_after as "readingsAfter", times, function_id as "functionId", person_id as "personId" from audit.review_emergencies(${since}::date)`.execute(
      tx,
    )
  return rows
}
