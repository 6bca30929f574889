import { type RawBuilder, sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { holdersOf } from '../holders/index.ts'
import { functionQuery } from './query.ts'

/** A function with where it stands and who holds it now (R15). */
export type FoundFunction = {
  functionId: string
  functionName: string
  unitId: string
  unitName: string
  unitKind: string
  organisationName: string
  legalDomain: string
  phone: string
  holders: string[]
}
export type Found = { found: FoundFunction[]; more: boolean }

/** How many are shown: whoever looks for another one writes more of its name. */
export const foundLimit = 30
/** How many of those that fit are put in order: what a word that fits everybody may cost. */
const orderedLimit = 200

/** Those that take requests, or that can be a child's named person. */
type Only = 'receives_requests' | 'named_person'
type Search = {
  search: string
  language: Language
  only?: Only
  ownUnit: 'first' | 'never'
  /** They stand on the page already. */
  without?: readonly string[]
  /** Where one looks for colleagues: who administers is nobody to give something about a child (ADR 34). */
  administratorsToo?: true
}

/**
 * Functions of the collaboration that fit every word. Where nothing is searched for: all, if they are so few that they fit on a page;
 * otherwise my own unit's. `more` tells that there are others to search for.
 */
export async function searchFunctions(
  tx: Tx,
  actor: Staff,
  { search, language, only, ownUnit, without = [], administratorsToo }: Search,
): Promise<Found> {
  const query = search ? functionQuery(search, language, only) : undefined
  if (search && !query) return { found: [], more: false }
  // Literals: a kept plan that does not know the limit would read the county.
  const limit = sql.lit(query ? orderedLimit : foundLimit + 1)
  const fits = fitting(only)
  const near = query
    ? sql`select n.id from people.search_functions(${query}::tsquery, ${actor.unitId}::uuid, null, ${limit}) n(id)`
    : sql`select f.id from people.functions f where f.unit_id = ${actor.unitId}::uuid and ${fits} limit ${limit}`
  const far = query
    ? sql`select n.id from people.search_functions(${query}::tsquery, null, ${actor.unitId}::uuid, ${limit}) n(id)`
    : sql`(select f.id from people.functions f where f.unit_id <> ${actor.unitId}::uuid and ${fits} limit ${limit})`
  const found = await select(tx, language, {
    ids: ownUnit === 'first' ? sql`(${near}) union all ${far}` : far,
    first: actor.unitId,
    without,
    administratorsToo,
  })
  if (query || found.length <= foundLimit)
    return { found: found.slice(0, foundLimit), more: found.length > foundLimit }
  return { found: found.filter(({ unitId }) => unitId === actor.unitId).slice(0, foundLimit), more: true }
}

/** Those with these ids that there are, by unit and name: what is chosen, or known already. */
export const listFunctions = (
  tx: Tx,
  ids: readonly string[],
  { language, only }: { language: Language; only?: Only },
) =>
  ids.length
    ? select(tx, language, {
        ids: sql`select f.id from people.functions f where f.id = any(${[...ids]}::uuid[]) and ${only ? fitting(only) : sql`true`}`,
        most: ids.length,
        administratorsToo: true,
      })
    : Promise.resolve([])

const fitting = (only: Only | undefined) => {
  if (only === 'named_person') return sql`f.closed_at is null and f.kind = 'named_person'`
  return only ? sql`f.closed_at is null and f.receives_requests` : sql`f.closed_at is null`
}

async function select(
  tx: Tx,
  language: Language,
  {
    ids,
    first,
    without = [],
    administratorsToo,
    most = foundLimit + 1,
  }: {
    ids: RawBuilder<unknown>
    /** The unit that comes first. */
    first?: string
    without?: readonly string[]
    administratorsToo?: true | undefined
    most?: number
  },
): Promise<FoundFunction[]> {
  const order = sql.raw(language === 'sv' ? '"sv-x-icu"' : '"en-x-icu"')
  const { rows } = await sql<FoundFunction>`
    select f.id as "functionId", f.name as "functionName", u.id as "unitId", u.name as "unitName", u.kind as "unitKind",
      o.name as "organisationName", u.legal_domain as "legalDomain", u.phone, ${holdersOf('f.id')} as holders
    from (${ids}) hit(id) join people.functions f on f.id = hit.id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = u.organisation_id
    where f.id <> all(${[...without]}::uuid[]) and (${administratorsToo ?? false} or not people.administers(f.kind))
    order by u.id is distinct from ${first ?? null}::uuid, o.name collate ${order}, u.name collate ${order}, f.name collate ${order}
    limit ${sql.lit(most)}`.execute(tx)
  return rows
}
