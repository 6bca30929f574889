import { sql } from 'kysely'
import type { z } from 'zod'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { attempt, because } from '../changes/index.ts'
import type { organisationSchema } from './noun.ts'

export const onPage = 50

export type Organisation = {
  id: string
  name: string
  kind: string
  number: string
  ref: string
  closed: boolean
}
export type ListedOrganisation = Organisation & { units: number }
type Fields = Pick<z.output<typeof organisationSchema>, 'name' | 'kind' | 'number' | 'ref'>

/** Of those that the actor keeps, by name; `search` is in its name, its number or the name of a unit. */
export async function listOrganisations(
  tx: Tx,
  { search, closed, page }: { search: string; closed: boolean; page: number },
): Promise<{ organisations: ListedOrganisation[]; more: boolean }> {
  const { rows } = await sql<ListedOrganisation>`
    select o.id, o.name, o.kind, o.number, o.ref, o.closed_at is not null as closed,
      (select count(*)::int from people.units u where u.organisation_id = o.id and u.closed_at is null) as units
    from people.organisations o
    where (o.closed_at is not null) = ${closed} and ((select people.i_am('{administrator}')) or o.id = (select people.my_kept_organisation()))
      and (${search} = '' or strpos(people.folded(o.name), people.folded(${search})) > 0 or o.number = regexp_replace(${search}, '\\D', '', 'g')
        or exists (select from people.units u where u.organisation_id = o.id and strpos(people.folded(u.name), people.folded(${search})) > 0))
    order by o.name collate "sv-x-icu", o.id limit ${onPage + 1} offset ${(page - 1) * onPage}`.execute(tx)
  return { organisations: rows.slice(0, onPage), more: rows.length > onPage }
}

/** One that the actor keeps; ends in 404. */
export async function getOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const row = await tx
    .selectFrom('people.organisations')
    .select(['id', 'name', 'kind', 'number', 'ref', 'closed_at'])
    .where('id', '=', id)
    .where(sql<boolean>`people.i_keep(id)`)
    .executeTakeFirst()
  if (!row) throw notFound()
  const { closed_at, ...organisation } = row
  return { ...organisation, closed: closed_at !== null }
}

/** As it is kept: without the hyphen that it is written with. */
export const digitsOf = (number: string) => number.replace(/[\s-]/g, '')

export async function isOrganisationNumber(tx: Tx, number: string): Promise<boolean> {
  const { rows } = await sql<{
    fits: boolean
  }>`select people.is_organisation_number(${number}) as fits`.execute(tx)
  return rows[0]?.fits ?? false
}

const taken = ['organisation_name_taken', 'organisation_number_taken', 'organisation_ref_taken'] as const

/** Idempotent by `once`; which of them is another's, where one is. */
export const makeOrganisation = (tx: Tx, actor: Staff, { once, ...fields }: Fields & { once: string }) =>
  attempt(tx, taken, () =>
    insertOnce(tx, 'people.organisations', { collaboration_id: actor.collaborationId, ...fields, once }),
  )

export async function changeOrganisation(tx: Tx, id: string, fields: Fields, reason: string) {
  await because(tx, reason)
  return attempt(tx, taken, () =>
    tx.updateTable('people.organisations').set(fields).where('id', '=', id).execute(),
  )
}

/** Whether it was closed: not while a unit or a body is open in it. */
export async function closeOrganisation(tx: Tx, id: string, reason: string): Promise<boolean> {
  await because(tx, reason)
  const outcome = await attempt(tx, ['organisation_has_units', 'organisation_has_bodies'], () =>
    tx.updateTable('people.organisations').set({ closed_at: sql`now()` }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}

/** Whether it was opened: not while another has its name or number. */
export async function reopenOrganisation(tx: Tx, id: string): Promise<boolean> {
  const outcome = await attempt(tx, taken, () =>
    tx.updateTable('people.organisations').set({ closed_at: null }).where('id', '=', id).execute(),
  )
  return 'done' in outcome
}
