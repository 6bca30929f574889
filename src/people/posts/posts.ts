import { sql } from 'kysely'
import type { z } from 'zod'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { attempt, because } from '../changes/index.ts'
import { type FunctionKind, isAdministeringKind } from '../kinds/index.ts'
import type { postChangeSchema, postSchema } from './noun.ts'

export type Holding = { id: string; personId: string; name: string; since: string }
/** A function as the administrator sees it: what it is and who holds it, never what it carries. */
export type Post = {
  id: string
  name: string
  kind: FunctionKind
  receives: boolean
  emergency: boolean
  ref: string
  closed: boolean
  holders: Holding[]
}

/** In that unit; ends in 404. */
export async function getPost(tx: Tx, unit: string, id: string): Promise<Post> {
  const { rows } = await sql<Post>`
    select f.id, f.name, f.kind, f.receives_requests as receives, f.may_open_in_emergency as emergency, f.ref, f.closed_at is not null as closed,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'personId', p.id, 'name', p.name, 'since', a.starts_at) order by p.name)
        from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())), '[]') as holders
    from people.functions f where f.id = ${id}::uuid and f.unit_id = ${unit}::uuid`.execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

export type ClosedPost = { id: string; name: string }

export async function listClosedPosts(tx: Tx, unit: string): Promise<ClosedPost[]> {
  return tx
    .selectFrom('people.functions')
    .select(['id', 'name'])
    .where('unit_id', '=', unit)
    .where('closed_at', 'is not', null)
    .orderBy('name')
    .execute()
}

const taken = ['function_name_in_unit', 'function_ref_taken'] as const
export type PostRefusal = (typeof taken)[number]
/** ADR 34: nobody gives rights over children to a function of their own. */
export const ownRights = 'rights_given_by_another'

/** Idempotent by `once`. */
export const makePost = (
  tx: Tx,
  actor: Staff,
  unit: string,
  { name, kind, receives, emergency, ref, once }: z.output<typeof postSchema>,
) =>
  attempt(tx, taken, () =>
    insertOnce(tx, 'people.functions', {
      collaboration_id: actor.collaborationId,
      unit_id: unit,
      name,
      kind,
      receives_requests: receives,
      may_open_in_emergency: emergency,
      ref,
      once,
    }),
  )

export async function changePost(
  tx: Tx,
  { id, kind }: Post,
  { name, receives, emergency, ref, reason }: z.output<typeof postChangeSchema>,
) {
  await because(tx, reason)
  const may = !isAdministeringKind(kind)
  return attempt(tx, [...taken, ownRights], () =>
    tx
      .updateTable('people.functions')
      .set({ name, receives_requests: receives && may, may_open_in_emergency: emergency && may, ref })
      .where('id', '=', id)
      .execute(),
  )
}

/** What must be done before it is closed, as `people.closing_obstacles` finds it: never what waits, of whom or how many. */
export type ClosingObstacle = 'held' | 'rule' | 'answers' | 'managers'

export async function whyNotClose(tx: Tx, id: string): Promise<ClosingObstacle[]> {
  const { rows } = await sql<{
    why: ClosingObstacle[]
  }>`select people.closing_obstacles(${id}::uuid) as why`.execute(tx)
  return rows[0]?.why ?? []
}

export async function closePost(tx: Tx, id: string, reason: string): Promise<boolean> {
  await because(tx, reason)
  const outcome = await attempt(tx, ['function_is_needed'], () =>
    tx.updateTable('people.functions').set({ closed_at: sql`now()` }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** Whether it was opened: not in a unit that is ended, nor while another has its name. */
export async function reopenPost(tx: Tx, id: string): Promise<boolean> {
  const outcome = await attempt(tx, [...taken, 'stands_in_what_is_closed'], () =>
    tx.updateTable('people.functions').set({ closed_at: null }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** `self`: nobody appoints themself. */
export async function appoint(tx: Tx, id: string, person: string): Promise<'done' | 'self'> {
  const outcome = await attempt(tx, ['appointed_by_another'], () =>
    sql`select people.appoint(${id}::uuid, ${person}::uuid)`.execute(tx),
  )
  return 'done' in outcome ? 'done' : 'self'
}

/** Why an appointment cannot be ended, as `people.ending_obstacle` finds it; null where it can. */
export type EndingObstacle = 'last' | 'answers'

export async function whyNotEnd(tx: Tx, appointment: string): Promise<EndingObstacle | null> {
  const { rows } = await sql<{ why: EndingObstacle | null }>`
    select people.ending_obstacle(${appointment}::uuid) as why`.execute(tx)
  return rows[0]?.why ?? null
}

export const endAppointment = (tx: Tx, appointment: string, reason: string) =>
  sql`select people.end_appointment(${appointment}::uuid, ${reason})`.execute(tx)
