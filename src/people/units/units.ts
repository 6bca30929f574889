import { sql } from 'kysely'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { holdersOf } from '../holders/index.ts'
import { actsAs } from '../kinds/index.ts'

/** One person's time in a function. */
export type Holding = { id: string; personId: string; name: string; startsAt: string; endsAt: string | null }

/** What a function carries, as counts: a manager sees how much, never which children. */
export type Figures = {
  functionId: string
  children: number
  plans: number
  waiting: number
  meetings: number
  drafts: number
  overdue: number
}

export type UnitFunction = {
  id: string
  name: string
  kind: string
  unitId: string
  unitName: string
  organisationName: string
  now: Holding[]
  coming: Holding[]
  /** The latest first. */
  ended: Holding[]
}

const isOver = sql`a.ends_at is not null and a.ends_at <= now()`
const holdings = (when: ReturnType<typeof sql>, order: ReturnType<typeof sql>) => sql`
  coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'personId', p.id, 'name', p.name, 'startsAt', a.starts_at, 'endsAt', a.ends_at) order by ${order})
    from people.appointments a join people.persons p on p.id = a.person_id where a.function_id = f.id and ${when}), '[]')`

const readFunctions = (where: ReturnType<typeof sql>) => sql<UnitFunction>`
  select f.id, f.name, f.kind, u.id as "unitId", u.name as "unitName", o.name as "organisationName",
    ${holdings(sql`a.starts_at <= now() and not (${isOver})`, sql`p.name`)} as now,
    ${holdings(sql`a.starts_at > now() and not (${isOver}) and a.ends_at is distinct from a.starts_at`, sql`a.starts_at`)} as coming,
    ${holdings(sql`${isOver} and a.ends_at > a.starts_at`, sql`a.ends_at desc`)} as ended
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where ${where} order by f.name`

/** The functions of the manager's own unit, those that nobody holds first. */
export async function listUnitFunctions(tx: Tx, actor: Staff): Promise<UnitFunction[]> {
  const { rows } = await readFunctions(sql`f.unit_id = ${actor.unitId}`).execute(tx)
  return [...rows.filter(({ now }) => now.length === 0), ...rows.filter(({ now }) => now.length > 0)]
}

/** Ends in 404. */
export async function getFunction(tx: Tx, id: string): Promise<UnitFunction> {
  const { rows } = await readFunctions(sql`f.id = ${id}`).execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

/** For the manager of the unit that it stands in; everybody else gets what a stranger gets. */
export async function getManagedFunction(tx: Tx, actor: Staff, id: string): Promise<UnitFunction> {
  if (!isManager(actor)) throw notFound()
  const found = await getFunction(tx, id)
  if (found.unitId !== actor.unitId) throw notFound()
  return found
}

export const isManager = (actor: Actor) => actsAs(actor, 'manager')

/** By function; empty for anyone but a manager of the unit. */
export async function readFigures(tx: Tx): Promise<Map<string, Figures>> {
  const { rows } =
    await sql<Figures>`select function_id as "functionId", children, plans, waiting, meetings, drafts, overdue from people.unit_figures()`.execute(
      tx,
    )
  return new Map(rows.map(row => [row.functionId, row]))
}

export type Person = { id: string; name: string; holds: string[] }

/** Colleagues in the collaboration by name, or those of the unit where nothing is looked for; at most 20. */
export async function listPersons(
  tx: Tx,
  actor: Staff,
  { search, language }: { search: string; language: Language },
): Promise<Person[]> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Person>`
    select p.id, p.name, array(${held}) as holds from people.persons p
    where exists (select from people.appointments a where a.person_id = p.id
        and (${search} <> '' or (a.unit_id = ${actor.unitId} and a.starts_at <= now() and not (${isOver}))))
      and (${search} = '' or p.name ilike ${like})
    order by p.name collate ${sql.raw(language === 'sv' ? '"sv-x-icu"' : '"en-x-icu"')} limit 20`.execute(tx)
  return rows
}

const held = sql`select f.name || ', ' || u.name from people.appointments a join people.functions f on f.id = a.function_id
  join people.units u on u.id = f.unit_id where a.person_id = p.id and a.starts_at <= now() and not (${isOver}) order by 1`

/** A colleague by id; undefined for a stranger and for a guardian, whom nobody here can tell apart. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select p.id, p.name, array(${held}) as holds from people.persons p
    where p.id = ${id}::uuid and exists (select from people.appointments a where a.person_id = p.id)`.execute(
    tx,
  )
  return rows[0]
}

export type DirectoryUnit = {
  id: string
  name: string
  phone: string
  organisationName: string
  functions: { id: string; name: string; holders: string[] }[]
}

/** How many functions the directory shows at a time. */
export const directoryLimit = 400

/** Organisations, units, functions and who holds them, or those where a word is found. */
export async function listDirectory(
  tx: Tx,
  { search, language }: { search: string; language: Language },
): Promise<{ units: DirectoryUnit[]; more: boolean }> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const order = sql.raw(language === 'sv' ? '"sv-x-icu"' : '"en-x-icu"')
  const { rows } = await sql<{
    unitId: string
    unit: string
    phone: string
    organisation: string
    id: string
    name: string
    holders: string[]
  }>`
    select u.id as "unitId", u.name as unit, u.phone, o.name as organisation, f.id, f.name, h.holders
    from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
      cross join lateral (select ${holdersOf('f.id')} as holders) h
    where ${search} = '' or o.name ilike ${like} or u.name ilike ${like} or f.name ilike ${like} or array_to_string(h.holders, ', ') ilike ${like}
    order by o.name collate ${order}, u.name collate ${order}, f.name collate ${order} limit ${directoryLimit + 1}`.execute(
    tx,
  )
  const units = new Map<string, DirectoryUnit>()
  for (const { unitId, unit, phone, organisation, ...each } of rows.slice(0, directoryLimit)) {
    const known = units.get(unitId) ?? {
      id: unitId,
      name: unit,
      phone,
      organisationName: organisation,
      functions: [],
    }
    known.functions.push(each)
    units.set(unitId, known)
  }
  return { units: [...units.values()], more: rows.length > directoryLimit }
}
