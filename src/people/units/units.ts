import { sql } from 'kysely'
import type { Language } from '../../i18n/index.ts'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { actsAs } from '../kinds/index.ts'
import { type FoundFunction, searchFunctions } from '../search/index.ts'

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
  /** what it has left to do in plans */
  actions: number
  /** what is late of it all */
  overdue: number
  /** worries and requests to answer, plans to follow up, actions to have done */
  lateAnswers: number
  lateReviews: number
  lateActions: number
}

export type UnitFunction = {
  id: string
  closed: boolean
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
  select f.id, f.name, f.kind, f.closed_at is not null as closed, u.id as "unitId", u.name as "unitName", o.name as "organisationName",
    ${holdings(sql`a.starts_at <= now() and not (${isOver})`, sql`p.name`)} as now,
    ${holdings(sql`a.starts_at > now() and not (${isOver}) and a.ends_at is distinct from a.starts_at`, sql`a.starts_at`)} as coming,
    ${holdings(sql`${isOver} and a.ends_at > a.starts_at`, sql`a.ends_at desc`)} as ended
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where ${where} order by f.name`

/** The open functions of the manager's own unit, those that nobody holds first. */
export async function listUnitFunctions(tx: Tx, actor: Staff): Promise<UnitFunction[]> {
  const { rows } = await readFunctions(sql`f.unit_id = ${actor.unitId} and f.closed_at is null`).execute(tx)
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
  if (found.unitId !== actor.unitId || found.closed) throw notFound()
  return found
}

export const isManager = (actor: Actor) => actsAs(actor, 'manager')

/** By function; empty for anyone but a manager of the unit. */
export async function readFigures(tx: Tx): Promise<Map<string, Figures>> {
  const { rows } =
    await sql<Figures>`select function_id as "functionId", children, plans, waiting, meetings, drafts, actions, overdue,
    late_answers as "lateAnswers", late_reviews as "lateReviews", late_actions as "lateActions" from people.unit_figures()`.execute(
      tx,
    )
  return new Map(rows.map(row => [row.functionId, row]))
}

/** What is late with others in the unit of its manager; 0 for anybody else, who is not asked about in the database either. */
export async function countUnitLate(tx: Tx, actor: Staff): Promise<number> {
  if (!isManager(actor)) return 0
  const figures = [...(await readFigures(tx)).values()]
  return figures
    .filter(({ functionId }) => functionId !== actor.functionId)
    .reduce((sum, { overdue }) => sum + overdue, 0)
}

export type DirectoryUnit = {
  id: string
  name: string
  phone: string
  organisationName: string
  functions: { id: string; name: string; holders: string[] }[]
}

/** What is found, unit by unit. Where nothing is searched for: all, if they are few; otherwise my own unit. */
export async function listDirectory(
  tx: Tx,
  actor: Staff,
  { search, language }: { search: string; language: Language },
): Promise<{ units: DirectoryUnit[]; more: boolean }> {
  const { found, more } = await searchFunctions(tx, actor, {
    search,
    language,
    ownUnit: 'first',
    administratorsToo: true,
  })
  const units = Map.groupBy(found, ({ unitId }) => unitId)
  return { units: [...units.values()].map(unitOf), more }
}

function unitOf(functions: FoundFunction[]): DirectoryUnit {
  const { unitId: id, unitName: name, phone, organisationName } = functions[0] as FoundFunction
  return {
    id,
    name,
    phone,
    organisationName,
    functions: functions.map(({ functionId, functionName, holders }) => ({
      id: functionId,
      name: functionName,
      holders,
    })),
  }
}
