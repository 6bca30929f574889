import { sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { nameQuery } from './query.ts'

export type Person = { id: string; name: string; holds: string[] }

const most = 20

/** Colleagues in the collaboration by name, or those of the unit where nothing is looked for; at most 20, and whether there are more. */
export async function searchColleagues(
  tx: Tx,
  actor: Staff,
  { search, language }: { search: string; language: Language },
): Promise<{ found: Person[]; more: boolean }> {
  const query = nameQuery(search)
  if (search && !query) return { found: [], more: false }
  const ids = query
    ? sql`select n.id from people.search_colleagues(${query}::tsquery, 200) n(id)`
    : sql`select distinct a.person_id from people.functions f join people.appointments a on a.function_id = f.id
        where f.unit_id = ${actor.unitId}::uuid and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())`
  const { rows } = await sql<Person>`
    select p.id, p.name, array(${held}) as holds from (${ids}) hit(id) join people.persons p on p.id = hit.id
    order by p.name collate ${sql.raw(language === 'sv' ? '"sv-x-icu"' : '"en-x-icu"')} limit ${sql.lit(most + 1)}`.execute(
    tx,
  )
  return { found: rows.slice(0, most), more: rows.length > most }
}

/** A colleague by id; undefined for a stranger and for a guardian, whom nobody here can tell apart. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select p.id, p.name, array(${held}) as holds from people.persons p
    where p.id = ${id}::uuid and exists (select from people.appointments a where a.person_id = p.id)`.execute(
    tx,
  )
  return rows[0]
}

const held = sql`select f.name || ', ' || u.name from people.appointments a join people.functions f on f.id = a.function_id
  join people.units u on u.id = f.unit_id
  where a.person_id = p.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by 1`
