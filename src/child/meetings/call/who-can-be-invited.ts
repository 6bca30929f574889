import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { holdersOf } from '../../../people/holders/index.ts'
import { type Found, listFunctions, searchFunctions } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { idIn } from '../../../platform/ids.ts'
import type { Receiver } from '../../../sharing/grounds/index.ts'
import { listShutOut } from '../../children/index.ts'

/** Of another unit: who is around this child already, who was searched for, and who was chosen in the form before. */
export type Invitable = Found & { known: Receiver[]; chosen: Receiver[] }

/**
 * Whoever is around this child, or receives requests, may be invited. Those around stand in the form, all others are found by a search,
 * so that a form is no longer in a large county. `without` are invited already.
 */
export async function listInvitable(
  tx: Tx,
  actor: Staff,
  childId: string,
  {
    search,
    others,
    ticked,
    without,
    language,
  }: {
    search: string
    /** chosen by search */
    others: readonly string[]
    /** chosen among those around the child, at the time that the form was drawn */
    ticked: readonly string[]
    without: readonly string[]
    language: Language
  },
): Promise<Invitable> {
  const only = 'receives_requests' as const
  const isNew = ({ functionId }: Receiver) => !without.includes(functionId)
  const all = (await listAround(tx, actor, childId, language)).filter(isNew)
  const known = all.filter(({ functionId }) => !others.includes(functionId))
  const asked = [...others, ...ticked].map(idIn).filter(id => !known.some(one => one.functionId === id))
  const receiving = (await listFunctions(tx, asked, { language, only })).filter(
    one =>
      one.unitId !== actor.unitId &&
      isNew(one) &&
      !all.some(({ functionId }) => functionId === one.functionId),
  )
  const chosen = [...all.filter(({ functionId }) => asked.includes(functionId)), ...receiving]
  const shown = [...without, ...all.map(({ functionId }) => functionId)]
  const found = search
    ? await searchFunctions(tx, actor, { search, language, only, ownUnit: 'never', without: shown })
    : { found: [], more: true }
  return { known, chosen, ...found }
}

/**
 * The functions of other units that my unit has around this child: who has something of the child now, is a partner of the plan, has an
 * action in it or in its draft, or was invited to a meeting during the last year. All of it are my unit's own rows (R10).
 */
async function listAround(tx: Tx, actor: Staff, childId: string, language: Language): Promise<Receiver[]> {
  const { rows } = await sql<{ id: string }>`
    with plan as (select id, current_version from child.plans
      where child_id = ${childId}::uuid and unit_id = ${actor.unitId}::uuid and ended_at is null)
    select f.id from people.functions f
    where f.closed_at is null and f.unit_id <> ${actor.unitId}::uuid and f.id in (
      select d.to_function_id from sharing.disclosures d
        where d.child_id = ${childId}::uuid and d.from_unit_id = ${actor.unitId}::uuid and d.decision = 'given'
          and d.to_function_id is not null and d.ended_at is null and d.valid_until > now()
      union all select x.function_id from child.plan_partners x
        where x.plan_id in (select id from plan) and x.removed_at is null and x.gets <> 'nothing'
      union all select x.function_id from child.plan_parts x
        where x.plan_id in (select id from plan) and x.kind = 'action' and x.removed_at is null
      union all select x.function_id from child.plan_version_parts x
        join plan on plan.id = x.plan_id and plan.current_version = x.version where x.kind = 'action'
      union all select x.function_id from child.meeting_participants x join child.meetings m on m.id = x.meeting_id
        where m.child_id = ${childId}::uuid and m.unit_id = ${actor.unitId}::uuid and m.cancelled_at is null and x.let_go_at is null
          and m.starts_at > now() - interval '1 year')`.execute(tx)
  return listFunctions(
    tx,
    rows.map(({ id }) => id),
    { language },
  )
}

/** Those of my own unit who work with the child, and the custody holders; those who are shut out apart. */
export async function listNear(tx: Tx, actor: Staff, childId: string) {
  const { rows: team } = await sql<{ functionId: string; name: string; holders: string[] }>`
    select f.id as "functionId", f.name, ${holdersOf('f.id')} as holders
    from sharing.my_units_team(${childId}::uuid) t join people.functions f on f.id = t.function_id
    where f.id <> ${actor.functionId}::uuid order by f.name`.execute(tx)
  const guardians = await tx
    .selectFrom('child.guardians')
    .select(['id', 'name', 'relation'])
    .where('child_id', '=', childId)
    .where('custody', '=', true)
    .where('ended_at', 'is', null)
    .where('shut_at', 'is', null)
    .orderBy('name')
    .execute()
  return { team, guardians, shutOut: await listShutOut(tx, childId) }
}

/** The legal domains of the other units: which grounds can be offered before anybody is chosen. */
export async function listDomains(tx: Tx, actor: Staff): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select p.domain from (select distinct to_domain as domain from sharing.basis_pairs) p
    where exists (select from people.units u where u.collaboration_id = ${actor.collaborationId}::uuid and u.legal_domain = p.domain and u.closed_at is null and u.id <> ${actor.unitId}::uuid)`.execute(
    tx,
  )
  return rows.map(({ domain }) => domain)
}
