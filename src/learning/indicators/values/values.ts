import { sql } from 'kysely'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { byWhom, type Indicator, isReplaced, mayKeep, writtenBy } from '../indicators.ts'
import type { BreakdownRow, Reading } from '../readings/reading.ts'

/** A value as it was keyed in, corrected later or not. */
export type KeyedRow = Pick<Reading, 'on' | 'value' | 'n' | 'parts' | 'note'> & {
  id: string
  by: string
  at: Date
  replaced: boolean
}

/** So many are listed. */
export const mostKeyed = 200

/** Latest day first; of a day the one that counts first. */
export async function listKeyed(tx: Tx, indicatorId: string): Promise<KeyedRow[]> {
  const { rows } = await sql<Omit<KeyedRow, 'n'> & { n: number | null }>`
    select v.id, v.on_day as "on", v.value::float8 as value, v.n, v.parts, v.note, v.at, ${byWhom} as by, r.id is not null as replaced
    from learning.indicator_values v left join learning.indicator_values r on r.replaces_id = v.id
      left join people.functions f on f.id = v.function_id left join people.persons p on p.id = v.person_id
    where v.indicator_id = ${indicatorId} order by v.on_day desc, v.at desc limit ${sql.lit(mostKeyed)}`.execute(
    tx,
  )
  return rows.map(({ n, ...row }) => ({ ...row, n: n ?? undefined }))
}

export type NewValue = {
  on: string
  value: number
  n: number | null
  parts: BreakdownRow[]
  note: string
  /** the row that this corrects */
  replaces: string | null
  once: string
}

/** Keys in a value, or corrects one. 'late' when somebody else has corrected it. Idempotent by `once`. */
export async function keyValue(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { on, parts, replaces, ...value }: NewValue,
): Promise<'late' | undefined> {
  if (!mayKeep(actor, indicator) || indicator.source !== 'keyed') throw notFound()
  if (replaces && (await isReplaced(tx, 'learning.indicator_values', replaces, value.once))) return 'late'
  await insertOnce(tx, 'learning.indicator_values', {
    ...writtenBy(actor, indicator.id),
    ...value,
    on_day: on,
    parts: JSON.stringify(parts),
    replaces_id: replaces,
  })
}
