import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { holdersOf } from '../../../people/holders/index.ts'
import { type Found, listFunctions, searchFunctions } from '../../../people/search/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { idIn } from '../../../platform/ids.ts'
import { listReceiversOf, type Receiver } from '../../../sharing/grounds/index.ts'

/** Of another unit: who already has something of this child, who was searched for, and who was chosen in the form before. */
export type Invitable = Found & { known: Receiver[]; chosen: Receiver[] }

/** Whoever has something of this child, or receives requests, may be invited. `without` are invited already. */
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
    /** chosen among those who know the child, at the time that the form was drawn */
    ticked: readonly string[]
    without: readonly string[]
    language: Language
  },
): Promise<Invitable> {
  const only = 'receives_requests' as const
  const isNew = ({ functionId }: Receiver) => !without.includes(functionId)
  const all = (await listReceiversOf(tx, actor, childId, { language })).filter(isNew)
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
  const found = await searchFunctions(tx, actor, { search, language, only, ownUnit: 'never', without: shown })
  return { known, chosen, ...found }
}

/** Those of my own unit who work with the child, and the custody holders. */
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
    .orderBy('name')
    .execute()
  return { team, guardians }
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
