import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Act } from './log.ts'
import type { outcomes } from './question-form.ts'

/** A person's day in a function. */
export type WhoseDay = {
  functionId: string
  personId: string
  day: string
  personName: string
  functionName: string
  unitName: string
}

export type DayEntry = {
  at: Date
  act: Act
  itemKind: string
  caseNumber: string | null
  childId: string | null
  purpose: string
  /** how often in that minute */
  times: number
}

export const linesOnAPage = 100

/** Undefined where there is no such function or person here. */
export async function findWhose(
  tx: Tx,
  { functionId, personId, day }: Pick<WhoseDay, 'functionId' | 'personId' | 'day'>,
): Promise<WhoseDay | undefined> {
  const row = await tx
    .selectFrom('people.functions as f')
    .innerJoin('people.units as u', 'u.id', 'f.unit_id')
    .innerJoin('people.persons as p', join => join.on('p.id', '=', personId))
    .select(['f.name as functionName', 'u.name as unitName', 'p.name as personName'])
    .where('f.id', '=', functionId)
    .executeTakeFirst()
  return row && { functionId, personId, day, ...row }
}

/** What was read, written and searched for that day, by case numbers; empty for all but the log reviewer. */
export async function listDayEntries(
  tx: Tx,
  { functionId, personId, day }: WhoseDay,
  page: number,
): Promise<{ entries: DayEntry[]; more: boolean }> {
  const { rows } = await sql<DayEntry>`
    select at, act, item_kind as "itemKind", case_number as "caseNumber", child_id as "childId", purpose, times
    from audit.review_day(${functionId}::uuid, ${personId}::uuid, ${day}::date, ${(page - 1) * linesOnAPage}, ${linesOnAPage + 1})`.execute(
    tx,
  )
  return { entries: rows.slice(0, linesOnAPage), more: rows.length > linesOnAPage }
}

/** Whose log a case number leads to; undefined for nobody's. */
export async function findCase(tx: Tx, caseNumber: string): Promise<string | undefined> {
  const digits = caseNumber.replace(/\D/g, '')
  if (digits.length !== 12) return undefined
  const written = `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`
  const { rows } = await sql<{ id: string | null }>`select audit.child_of_case(${written}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

export type Question = { outcome: (typeof outcomes)[number]; note: string; by: string; at: Date }

/** What was asked about a day and what came of it, in the order it was written. */
export const listQuestions = (tx: Tx, { functionId, personId, day }: WhoseDay): Promise<Question[]> =>
  tx
    .selectFrom('audit.questions as q')
    .innerJoin('people.persons as p', 'p.id', 'q.made_by')
    .select(['q.outcome', 'q.note', 'p.name as by', 'q.made_at as at'])
    .where('q.function_id', '=', functionId)
    .where('q.person_id', '=', personId)
    .where('q.day', '=', day)
    .orderBy('q.made_at')
    .orderBy('q.id')
    .$narrowType<{ outcome: Question['outcome'] }>()
    .execute()

type DayKey = Pick<WhoseDay, 'functionId' | 'personId' | 'day'>
export const dayKey = ({ functionId, personId, day }: DayKey) => `${functionId} ${personId} ${day}`

/** How far each of some days has come, by `dayKey`. */
export async function readOutcomes(tx: Tx, days: readonly DayKey[]) {
  if (!days.length) return new Map<string, Question['outcome']>()
  const { rows } = await sql<DayKey & { outcome: Question['outcome'] }>`
    select distinct on (q.function_id, q.person_id, q.day) q.function_id as "functionId", q.person_id as "personId", q.day, q.outcome
    from audit.questions q
    join unnest(${days.map(each => each.functionId)}::uuid[], ${days.map(each => each.personId)}::uuid[], ${days.map(each => each.day)}::date[])
      x(function_id, person_id, day) on x.function_id = q.function_id and x.person_id = q.person_id and x.day = q.day
    order by q.function_id, q.person_id, q.day, q.made_at desc, q.id desc`.execute(tx)
  return new Map(rows.map(row => [dayKey(row), row.outcome]))
}

/** A step is written once, and stays. */
export const askAbout = (
  tx: Tx,
  actor: Staff,
  { functionId, personId, day }: WhoseDay,
  { outcome, note, once }: { outcome: Question['outcome']; note: string; once: string },
) =>
  insertOnce(tx, 'audit.questions', {
    collaboration_id: actor.collaborationId,
    function_id: functionId,
    person_id: personId,
    day,
    outcome,
    note,
    made_by: actor.personId,
    made_by_function: actor.functionId,
    once,
  })
