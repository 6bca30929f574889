import { type InsertObject, sql } from 'kysely'
import { conflict } from '../errors/problem.ts'
import type { DB } from './schema.d.ts'
import type { Tx } from './transaction.ts'

/** A table whose rows are made by a form: `once` is its idempotency key, unique in it. */
type MadeByForm = { [T in keyof DB]: DB[T] extends { once: unknown; id: unknown } ? T : never }[keyof DB]

/**
 * Inserts the row of a form, idempotently: sent again with the same key, even at the same moment, it answers the id of the first
 * and `isNew: false`. Throws 409 when the key belongs to a row that the actor may not read, or that is about another child.
 */
export async function insertOnce<T extends MadeByForm>(
  tx: Tx,
  table: T,
  row: InsertObject<DB, T> & { once: string },
): Promise<{ id: string; isNew: boolean }> {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined)
  // The key of a form about another child is another form: its words would be lost without a word.
  const child = columns.find(([name]) => name === 'child_id')
  const same = child
    ? sql`once = ${row.once}::uuid and child_id = ${child[1]}`
    : sql`once = ${row.once}::uuid`
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    with made as (insert into ${sql.table(table)} (${sql.join(columns.map(([name]) => sql.ref(name)))})
      values (${sql.join(columns.map(([, value]) => value))}) on conflict (once) where once is not null do nothing returning id)
    select id, true as "isNew" from made
    union all select id, false from ${sql.table(table)} where ${same} and not exists (select from made)`.execute(
    tx,
  )
  if (rows[0]) return rows[0]
  // The first committed while this one waited for it: only a statement that begins afterwards sees its row.
  const after = await sql<{
    id: string
  }>`select id from ${sql.table(table)} where ${same}`.execute(tx)
  if (!after.rows[0]) throw conflict()
  return { id: after.rows[0].id, isNew: false }
}
