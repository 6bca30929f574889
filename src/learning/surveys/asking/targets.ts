import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { searchOf, searchUnits } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import type { Secret } from '../../../platform/generations.ts'
import { idIn } from '../../../platform/ids.ts'
import type { FormState } from '../../../ui/index.ts'
import { sharedToken, tellToken, whatHash } from '../links.ts'
import { markNamesakes, type Told } from './sentences.ts'

export type Target = Told<TargetRow>
type TargetRow = {
  id: string
  organisationId: string | null
  organisation: string | null
  unitId: string | null
  unit: string | null
  role: string | null
  managerName: string
  managerAddress: string | null
  managerSentOn: string | null
  invited: number
  forwarded: number | null
  goal: number | null
}

const target = sql`select t.id, t.organisation_id as "organisationId", o.name as organisation, t.unit_id as "unitId", u.name as unit, t.role,
  t.manager_name as "managerName", t.manager_address as "managerAddress", t.manager_sent_on as "managerSentOn", t.invited_count as invited,
  t.forwarded_count as forwarded, t.goal_count as goal
  from learning.targets t left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id`

export async function listTargets(tx: Tx, surveyId: string): Promise<Target[]> {
  const { rows } =
    await sql<TargetRow>`${target} where t.survey_id = ${surveyId} order by o.name nulls last, u.name nulls first, t.role nulls first`.execute(
      tx,
    )
  return markNamesakes(rows)
}

/** Ends in 404. */
export async function getTarget(tx: Tx, surveyId: string, id: string): Promise<Target> {
  const found = (await listTargets(tx, surveyId)).find(each => each.id === id)
  if (!found) throw notFound()
  return found
}

export type Place = { id: string; name: string; units: { id: string; name: string }[] }

/** A collaboration of a municipality is ticked from a list; a county searches. */
const unitsToTick = 100

/** Of whom to ask: what is chosen in the form, and what is searched for there; all units where they are few. */
export async function searchPlaces(
  tx: Tx,
  actor: Staff,
  values: FormState['values'] = {},
  language: Language,
) {
  const chosen = [values.places ?? []].flat().map(idIn)
  const search = searchOf(String(values.search ?? ''))
  const { found, more } = await searchUnits(tx, actor, { search, language, own: true, most: unitsToTick })
  const places = await listPlaces(tx, [...chosen, ...found.map(({ id }) => id)])
  return { places, more, foundNone: search !== '' && found.length === 0 }
}

/** The organisations among these ids, and those of the units among them, with these units. */
export async function listPlaces(tx: Tx, ids: readonly string[]): Promise<Place[]> {
  const given = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<Place>`
    select o.id, o.name, coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name) filter (where u.id is not null), '[]') as units
    from people.organisations o left join people.units u on u.organisation_id = o.id and u.id = ${given}
    where o.id = ${given} or u.id is not null group by o.id order by o.name`.execute(tx)
  return rows
}

export type Asking = { organisationId: string | null; unitId: string | null; role: string | null }

/** Puts the survey to organisations, units, roles there; with none, makes the open link. Who is asked already stays as they are. */
export async function askTargets(
  tx: Tx,
  actor: Staff,
  surveyId: string,
  secret: Secret,
  asking: readonly Asking[],
) {
  const { rows } = await sql<{
    id: string
  }>`select platform.new_id() as id from generate_series(1, ${asking.length}::int)`.execute(tx)
  for (const [n, { organisationId, unitId, role }] of asking.entries()) {
    const id = (rows[n] as { id: string }).id
    await tx
      .insertInto('learning.targets')
      .values({
        id,
        collaboration_id: actor.collaborationId,
        survey_id: surveyId,
        organisation_id: organisationId,
        unit_id: unitId,
        role,
        link_hash: whatHash(sharedToken(secret, id)),
        tell_hash: whatHash(tellToken(secret, id)),
      })
      .onConflict(conflict => conflict.constraint('one_target').doNothing())
      .execute()
  }
}

/** Whoever has the open link: of no organisation, unit or role. */
export const asksOpenly = { organisationId: null, unitId: null, role: null } satisfies Asking

export const changeTarget = (
  tx: Tx,
  id: string,
  {
    managerName,
    managerAddress,
    goal,
  }: { managerName: string; managerAddress: string | null; goal: number | null },
) =>
  tx
    .updateTable('learning.targets')
    .set({ manager_name: managerName, manager_address: managerAddress, goal_count: goal })
    .where('id', '=', id)
    .execute()

/** A number that was told by telephone, or taken back. */
export const tellCount = (tx: Tx, id: string, count: number | null) =>
  tx
    .updateTable('learning.targets')
    .set({ forwarded_count: count, told_on: count === null ? null : sql`current_date` })
    .where('id', '=', id)
    .execute()

export const removeTarget = (tx: Tx, id: string) =>
  tx.deleteFrom('learning.targets').where('id', '=', id).executeTakeFirst()

/** Addresses for links of their own; who is there already is left as they are. Answers how many were new. */
export async function inviteAddresses(
  tx: Tx,
  actor: Staff,
  surveyId: string,
  { addresses, targetId }: { addresses: readonly string[]; targetId: string | null },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into learning.invitations (collaboration_id, survey_id, target_id, address)
    select ${actor.collaborationId}, ${surveyId}, ${targetId}, a from unnest(${addresses}::text[]) a on conflict on constraint one_invitation do nothing`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}
