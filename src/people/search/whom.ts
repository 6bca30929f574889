import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { foldedWords } from '../../platform/fold.ts'
import { nameQuery } from './query.ts'

/** So many colleagues are looked among at most; a page that narrows by a name says when there are more. */
export const mostColleagues = 500

/** The ids of colleagues by name; none for what is no name. */
export async function findColleagueIds(tx: Tx, search: string): Promise<string[]> {
  const query = nameQuery(search)
  if (!query) return []
  const { rows } = await sql<{ id: string }>`
    select x.id from people.search_colleagues(${query}::tsquery, ${sql.lit(mostColleagues)}) x(id)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The ids of all functions whose unit, or own name, has each word. */
export async function findFunctionIds(tx: Tx, search: string): Promise<string[]> {
  const parts = foldedWords(search).map(word => `%${word}%`)
  if (!parts.length) return []
  const { rows } = await sql<{ id: string }>`
    select f.id from people.functions f join people.units u on u.id = f.unit_id
    where people.folded(u.name || ' ' || f.name) like all(${parts}::text[])`.execute(tx)
  return rows.map(({ id }) => id)
}
