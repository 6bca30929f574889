import { type InsertObject, sql } from 'kysely'
import { conflict } from '../errors/problem.ts'
import type { DB } from './schema.d.ts'
import type { Tx } from './transaction.ts'

/** A table whose rows are made by a form: `once` is its idempotency key, unique in it. */
type MadeByForm = { [T in keyof DB]: DB[T] extends { once: unknown; id: unknown } ? T : never }[keyof DB]

/**
 * Inserts the row of a form, idempotently: sent again with the same key, even at the same moment, it answers the id of the first
 * and `isNew: false`. Throws 409 when the key belongs to a row that the actor may not read.
 */
export async function insertOnce<T extends MadeByForm>(
  tx: Tx,
  table: T,
  row: InsertObject<DB, T> & { once: string },
): Promise<{ id: string; isNew: boolean }> {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined)
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    with made as (insert into ${sql.table(table)} (${sql.join(columns.map(([name]) => sql.ref(name)))})
      values (${sql.join(columns.map(([, value]) => value))}) on conflict (once) do nothing returning id)
    select id, true as "isNew" from made
    union all select id, false from ${sql.table(table)} where once = ${row.once}::uuid and not exists (select from made)`.execute(
    tx,
  )
  if (rows[0]) return rows[0]
  // The first committed while this one waited for it: only a statement that begins afterwards sees its row.
  const after = await sql<{
    id: string
  }>`select id from ${sql.table(table)} where once = ${row.once}::uuid`.execute(tx)
  if (!after.rows[0]) throw conflict()
  return { id: after.rows[0].id, isNew: false }
}
