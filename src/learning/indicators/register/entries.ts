import { sql } from 'kysely'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { byWhom, type Indicator, isReplaced, mayKeep, writtenBy } from '../indicators.ts'

/** A row of a register, with how it came and whether it counts. */
export type EntryRow = {
  id: string
  on: string
  amount: number
  part: string
  note: string
  by: string
  /** the file and the line that it came from */
  from: { fileName: string; line: number } | null
  counts: boolean
}

const pageSize = 50

/** Latest first, so many at a time. */
export async function listEntries(
  tx: Tx,
  indicatorId: string,
  page: number,
): Promise<{ entries: EntryRow[]; pages: number }> {
  const { rows } = await sql<EntryRow & { total: number }>`
    with page as (
      select e.*, m.file_name, r.id is null and m.withdrawn_at is null as counts, count(*) over ()::int as total,
        coalesce(e.person_id, m.person_id) as by_person, coalesce(e.function_id, m.function_id) as by_function
      from learning.register_entries e left join learning.register_entries r on r.replaces_id = e.id
        left join learning.register_imports m on m.id = e.import_id
      where e.indicator_id = ${indicatorId} order by e.on_day desc, e.at desc, e.line limit ${pageSize} offset ${(page - 1) * pageSize}
    ), who as materialized (select distinct by_person, by_function from page),
    named as materialized (select w.*, concat_ws(', ', (select p.name from people.persons p where p.id = w.by_person),
      (select f.name from people.functions f where f.id = w.by_function)) as by from who w)
    select e.id, e.on_day as "on", e.amount::float8 as amount, e.part, e.note, n.by,
      case when e.file_name is not null then jsonb_build_object('fileName', e.file_name, 'line', e.line) end as "from", e.counts, e.total
    from page e left join named n on n.by_person is not distinct from e.by_person and n.by_function is not distinct from e.by_function
    order by e.on_day desc, e.at desc, e.line`.execute(tx)
  return { entries: rows, pages: Math.ceil((rows[0]?.total ?? 0) / pageSize) }
}

export async function findEntry(tx: Tx, indicatorId: string, id: string) {
  return tx
    .selectFrom('learning.register_entries')
    .select(['id', 'on_day as on', sql<number>`amount::float8`.as('amount'), 'part', 'note'])
    .where('id', '=', id)
    .where('indicator_id', '=', indicatorId)
    .executeTakeFirst()
}

export type NewEntry = {
  on: string
  amount: number
  part: string
  note: string
  replaces: string | null
  once: string
}

/** Keys an entry into a register, or corrects one; a correction to 0 takes it away. 'late' and `once` as for a value. */
export async function keyEntry(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { on, replaces, ...entry }: NewEntry,
): Promise<'late' | undefined> {
  if (!mayKeep(actor, indicator) || indicator.source !== 'register') throw notFound()
  if (replaces && (await isReplaced(tx, 'learning.register_entries', replaces, entry.once))) return 'late'
  await insertOnce(tx, 'learning.register_entries', {
    ...writtenBy(actor, indicator.id),
    ...entry,
    on_day: on,
    replaces_id: replaces,
  })
}

/** The words that parts have been called, to choose from again. */
export async function listParts(tx: Tx, indicatorId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('learning.register_entries')
    .select('part')
    .distinct()
    .where('indicator_id', '=', indicatorId)
    .where('part', '<>', sql.lit(''))
    .orderBy('part')
    .limit(sql.lit(20))
    .execute()
  return rows.map(({ part }) => part)
}

export type ImportRow = Awaited<ReturnType<typeof listImports>>[number]

/** So many are listed, the latest first. */
export const mostImports = 100

export const listImports = (tx: Tx, id?: string) =>
  tx
    .selectFrom('learning.register_imports as m')
    .leftJoin('people.functions as f', 'f.id', 'm.function_id')
    .leftJoin('people.persons as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.file_name as fileName', 'm.rows', 'm.at', byWhom.as('by')])
    .select(['m.withdrawn_at as withdrawnAt', 'm.withdrawn_why as withdrawnWhy'])
    .$if(id !== undefined, query => query.where('m.id', '=', id as string))
    .orderBy('m.at', 'desc')
    .limit(sql.lit(mostImports))
    .execute()

/** The import that the same form has made already. */
export const findImport = (tx: Tx, once: string) =>
  tx.selectFrom('learning.register_imports').select('rows').where('once', '=', once).executeTakeFirst()
