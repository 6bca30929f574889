import { sql } from 'kysely'
import { z } from 'zod'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { field } from '../../platform/forms.ts'
import { actsAs } from '../kinds/index.ts'

export const functionSchema = z.object({
  name: field.text(120),
  contact: field.checkbox(),
  receives: field.checkbox(),
  once: field.once(),
})
export type FunctionFields = z.output<typeof functionSchema>

/** What must be done before a function can be closed, as `people.function_obstacles` finds it. */
export const obstacles = ['held', 'rule', 'waits', 'asks', 'holds', 'given'] as const
export type Obstacle = (typeof obstacles)[number]

export type OwnFunction = {
  id: string
  name: string
  contact: boolean
  receives: boolean
  closed: boolean
  /** A child's ordinary named person by age, or the named person of a child now: it goes on being one. */
  isContact: boolean
}

/** What the form with that key has made. */
export async function findMade(tx: Tx, actor: Staff, once: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('people.functions')
    .select('id')
    .where('unit_id', '=', actor.unitId)
    .where('once', '=', once)
    .executeTakeFirst()
  return row?.id
}

/** Of the manager's own unit, of a kind that a manager makes; everybody else gets what a stranger gets. */
export async function getOwnFunction(tx: Tx, actor: Staff, id: string): Promise<OwnFunction> {
  if (!actsAs(actor, 'manager')) throw notFound()
  const { rows } = await sql<OwnFunction>`
    select f.id, f.name, f.kind = 'named_person' as contact, f.receives_requests as receives, f.closed_at is not null as closed,
      people.is_named_person(f.id) as "isContact"
    from people.functions f where f.id = ${id}::uuid and f.unit_id = ${actor.unitId}::uuid and f.kind in ('staff', 'named_person')`.execute(
    tx,
  )
  const [found] = rows
  if (!found) throw notFound()
  return found
}

/** Whether an open function of my own unit has that name already. */
export async function isNameTaken(tx: Tx, actor: Staff, name: string, without?: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from people.functions f where f.unit_id = ${actor.unitId}::uuid and f.closed_at is null
      and f.id is distinct from ${without ?? null}::uuid and people.folded(f.name) = people.folded(${name})) as taken`.execute(
    tx,
  )
  return rows[0]?.taken ?? false
}

/** Idempotent by `once`. */
export async function makeFunction(
  tx: Tx,
  { name, contact, receives, once }: FunctionFields,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select people.make_function(${name}, ${contact}, ${receives}, ${once}::uuid) as id`.execute(tx)
  return (rows[0] as { id: string }).id
}

export const changeFunction = (tx: Tx, id: string, { name, contact, receives }: FunctionFields) =>
  sql`select people.change_function(${id}::uuid, ${name}, ${contact}, ${receives})`.execute(tx)

export async function whyNotClose(tx: Tx, id: string): Promise<Obstacle[]> {
  const { rows } = await sql<{ why: Obstacle[] }>`select people.why_not_close(${id}::uuid) as why`.execute(tx)
  return rows[0]?.why ?? []
}

export const closeFunction = (tx: Tx, id: string) =>
  sql`select people.close_function(${id}::uuid)`.execute(tx)
export const reopenFunction = (tx: Tx, id: string) =>
  sql`select people.reopen_function(${id}::uuid)`.execute(tx)

/** The closed ones of my own unit, by name. */
export async function listClosed(tx: Tx, actor: Staff): Promise<{ id: string; name: string; on: string }[]> {
  const { rows } = await sql<{ id: string; name: string; on: string }>`
    select f.id, f.name, (f.closed_at at time zone 'Europe/Stockholm')::date as on from people.functions f
    where f.unit_id = ${actor.unitId}::uuid and f.closed_at is not null order by f.name collate "sv-x-icu", f.id`.execute(
    tx,
  )
  return rows
}
