import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { foundLimit } from './functions.ts'
import { functionQuery } from './query.ts'

export type FoundUnit = { id: string; name: string; organisationName: string }

/**
 * Units with a function that fits every word, by organisation; my own only where `own` asks for it. Where nothing is searched for: all, if they are so few
 * that they fit on a page; otherwise none. `more` tells that there are others to search for.
 */
export async function searchUnits(
  tx: Tx,
  actor: Staff,
  {
    search,
    language,
    own = false,
    most = foundLimit,
  }: { search: string; language: Language; own?: boolean; most?: number },
): Promise<{ found: FoundUnit[]; more: boolean }> {
  const query = functionQuery(search, language)
  if (search && !query) return { found: [], more: false }
  const limit = sql.lit(most + 1)
  const without = sql`${own ? null : actor.unitId}::uuid`
  const found = await select(
    tx,
    query
      ? sql`select distinct f.unit_id from people.search_functions(${query}::tsquery, null, ${without}, 500) s(id)
          join people.functions f on f.id = s.id limit ${limit}`
      : sql`select u.id from people.units u where u.id is distinct from ${without} and u.closed_at is null limit ${limit}`,
  )
  if (query || found.length <= most) return { found: found.slice(0, most), more: found.length > most }
  return { found: [], more: true }
}

/** Those with these ids that are open, but not my own. */
export const listUnits = (tx: Tx, actor: Staff, ids: readonly string[]) =>
  ids.length
    ? select(
        tx,
        sql`select u.id from people.units u where u.id = any(${[...ids]}::uuid[]) and u.id <> ${actor.unitId}::uuid and u.closed_at is null`,
      )
    : Promise.resolve([])

async function select(tx: Tx, ids: RawBuilder<unknown>): Promise<FoundUnit[]> {
  const { rows } = await sql<FoundUnit>`
    select u.id, u.name, o.name as "organisationName" from (${ids}) hit(id) join people.units u on u.id = hit.id
      join people.organisations o on o.id = u.organisation_id
    order by o.name collate "sv-x-icu", u.name collate "sv-x-icu"`.execute(tx)
  return rows
}
