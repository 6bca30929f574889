import { sql } from 'kysely'
import type { z } from 'zod'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { attempt, because } from '../changes/index.ts'
import type { bodySchema } from './noun.ts'

/** A board or committee of an organisation: it decides, and is the principal of units. */
export type Body = {
  id: string
  name: string
  kind: string
  ref: string
  closed: boolean
  organisationId: string
  organisationName: string
}
export type ListedBody = Pick<Body, 'id' | 'name' | 'kind' | 'closed'> & { units: number }
type Fields = Pick<z.output<typeof bodySchema>, 'name' | 'kind' | 'ref'>

/** All of an organisation, the open ones first: they are some tens at most. */
export async function listBodies(tx: Tx, organisation: string): Promise<ListedBody[]> {
  const { rows } = await sql<ListedBody>`
    select b.id, b.name, b.kind, b.closed_at is not null as closed,
      (select count(*)::int from people.units u where u.body_id = b.id and u.organisation_id = b.organisation_id and u.closed_at is null) as units
    from people.bodies b where b.organisation_id = ${organisation}::uuid
    order by b.closed_at is not null, b.name collate "sv-x-icu", b.id`.execute(tx)
  return rows
}

/** Of an organisation that the actor keeps; ends in 404. */
export async function getBody(tx: Tx, id: string): Promise<Body> {
  const { rows } = await sql<Body>`
    select b.id, b.name, b.kind, b.ref, b.closed_at is not null as closed, o.id as "organisationId", o.name as "organisationName"
    from people.bodies b join people.organisations o on o.id = b.organisation_id
    where b.id = ${id}::uuid and people.i_keep(o.id)`.execute(tx)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

/** Its open units, by name. */
export const listUnitsUnder = (tx: Tx, { id, organisationId }: Body) =>
  tx
    .selectFrom('people.units')
    .select(['id', 'name', 'kind'])
    .where('body_id', '=', id)
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .orderBy(sql`name collate "sv-x-icu"`)
    .orderBy('id')
    .execute()

const taken = ['body_name_in_organisation', 'body_ref_taken'] as const
export type BodyRefusal = (typeof taken)[number]

/** Idempotent by `once`. */
export const makeBody = (
  tx: Tx,
  actor: Staff,
  organisation: string,
  { name, kind, ref, once }: Fields & { once: string },
) =>
  attempt(tx, taken, () =>
    insertOnce(tx, 'people.bodies', {
      collaboration_id: actor.collaborationId,
      organisation_id: organisation,
      name,
      kind,
      ref,
      once,
    }),
  )

export async function changeBody(tx: Tx, id: string, { name, kind, ref }: Fields, reason: string) {
  await because(tx, reason)
  return attempt(tx, taken, () =>
    tx.updateTable('people.bodies').set({ name, kind, ref }).where('id', '=', id).execute(),
  )
}

/** Whether it was closed: not while a unit stands under it. */
export async function closeBody(tx: Tx, id: string, reason: string): Promise<boolean> {
  await because(tx, reason)
  const outcome = await attempt(tx, ['body_has_units'], () =>
    tx.updateTable('people.bodies').set({ closed_at: sql`now()` }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** Whether it was opened: not in an organisation that is closed, nor while another has its name. */
export async function reopenBody(tx: Tx, id: string): Promise<boolean> {
  const outcome = await attempt(tx, [...taken, 'stands_in_what_is_closed'], () =>
    tx.updateTable('people.bodies').set({ closed_at: null }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}
