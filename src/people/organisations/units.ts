import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { attempt, because, findMyChange } from '../changes/index.ts'
import { holdersOf } from '../holders/index.ts'
import type { FunctionKind } from '../kinds/index.ts'
import { listClosedPosts, listContacts, listRules, ownRights } from '../posts/index.ts'
import { onPage } from './organisations.ts'

export type Unit = {
  id: string
  name: string
  kind: string
  domain: string
  phone: string
  /** Of the children that it follows; null where it follows none. */
  fromAge: number | null
  toAge: number | null
  closed: boolean
  ref: string
  /** The board or committee that is its principal, where it is said. */
  bodyId: string | null
  bodyName: string | null
  organisationId: string
  organisationName: string
}
export type ListedUnit = Pick<Unit, 'id' | 'name' | 'kind' | 'fromAge' | 'toAge' | 'closed'> & {
  managers: string[]
}
export type UnitFields = Pick<
  Unit,
  'name' | 'kind' | 'domain' | 'phone' | 'fromAge' | 'toAge' | 'ref' | 'bodyId'
>

/** Of an organisation, the open ones first. */
export async function listUnitsOf(
  tx: Tx,
  organisation: string,
  { search, page }: { search: string; page: number },
): Promise<{ units: ListedUnit[]; more: boolean }> {
  const { rows } = await sql<ListedUnit>`
    select u.id, u.name, u.kind, u.from_age as "fromAge", u.to_age as "toAge", u.closed_at is not null as closed,
      array(select distinct p.name from people.functions f join people.appointments a on a.function_id = f.id join people.persons p on p.id = a.person_id
        where f.unit_id = u.id and f.kind = 'manager' and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by 1) as managers
    from people.units u where u.organisation_id = ${organisation}::uuid
      and (${search} = '' or strpos(people.folded(u.name), people.folded(${search})) > 0)
    order by u.closed_at is not null, u.name collate "sv-x-icu", u.id limit ${onPage + 1} offset ${(page - 1) * onPage}`.execute(
    tx,
  )
  return { units: rows.slice(0, onPage), more: rows.length > onPage }
}

/** Of an organisation that the actor keeps; ends in 404. */
export async function getUnit(tx: Tx, id: string): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select u.id, u.name, u.kind, u.legal_domain as domain, u.phone, u.from_age as "fromAge", u.to_age as "toAge", u.closed_at is not null as closed,
      u.ref, u.body_id as "bodyId", b.name as "bodyName", o.id as "organisationId", o.name as "organisationName"
    from people.units u join people.organisations o on o.id = u.organisation_id left join people.bodies b on b.id = u.body_id
    where u.id = ${id}::uuid and people.i_keep(o.id)`.execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

export type UnitPost = { id: string; name: string; kind: FunctionKind; holders: string[] }

/** The open functions of a unit, by name. */
export async function listPosts(tx: Tx, unit: string): Promise<UnitPost[]> {
  const { rows } = await sql<UnitPost>`
    select f.id, f.name, f.kind, ${holdersOf('f.id')} as holders from people.functions f
    where f.unit_id = ${unit}::uuid and f.closed_at is null order by f.name collate "sv-x-icu", f.id`.execute(
    tx,
  )
  return rows
}

const taken = [
  'unit_name_in_organisation',
  'unit_ref_taken',
  'unit_body',
  'stands_in_what_is_closed',
] as const
export type UnitRefusal = (typeof taken)[number]
const columnsOf = ({ name, kind, domain, phone, fromAge, toAge, ref, bodyId }: UnitFields) => ({
  name,
  kind,
  legal_domain: domain,
  phone,
  from_age: fromAge,
  to_age: toAge,
  ref,
  body_id: bodyId,
})

/** Idempotent by `once`. */
export const makeUnit = (tx: Tx, actor: Staff, organisation: string, fields: UnitFields, once: string) =>
  attempt(tx, taken, () =>
    insertOnce(tx, 'people.units', {
      collaboration_id: actor.collaborationId,
      organisation_id: organisation,
      ...columnsOf(fields),
      once,
    }),
  )

export async function changeUnit(tx: Tx, id: string, fields: UnitFields, reason: string) {
  await because(tx, reason)
  return attempt(tx, [...taken, ownRights], () =>
    tx.updateTable('people.units').set(columnsOf(fields)).where('id', '=', id).execute(),
  )
}

/** Whether it was closed: not while a function is open in it. */
export async function closeUnit(tx: Tx, id: string, reason: string): Promise<boolean> {
  await because(tx, reason)
  const outcome = await attempt(tx, ['unit_has_functions'], () =>
    tx.updateTable('people.units').set({ closed_at: sql`now()` }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** Whether it was opened: not in an organisation or under a body that is closed, nor while another has its name. */
export async function reopenUnit(tx: Tx, id: string): Promise<boolean> {
  const outcome = await attempt(tx, taken, () =>
    tx.updateTable('people.units').set({ closed_at: null }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** All that the administrator's page of a unit shows. */
export async function readUnitPage(tx: Tx, unit: Unit) {
  return {
    unit,
    posts: await listPosts(tx, unit.id),
    closed: await listClosedPosts(tx, unit.id),
    rules: await listRules(tx, unit.id),
    contacts: await listContacts(tx, unit.id),
    change: await findMyChange(tx, unit.id, ['unit', 'named_person_rule']),
  }
}
