import { sql } from 'kysely'
import { type Found, listFunctions, searchFunctions } from '../../people/search/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { formatList, type Language } from '../../platform/i18n/index.ts'
import { idIn } from '../../platform/ids.ts'
import {
  type Area,
  disclose,
  endDisclosure,
  type Ground,
  type Item,
  type Refusal,
  whyRefused,
} from '../../sharing/disclosures/index.ts'
import {
  type GroundChoice,
  listReceiversOf,
  type Receiver,
  sharingTexts,
} from '../../sharing/grounds/index.ts'
import type { Meeting, Participant } from './meetings.ts'

/** What a participant of another unit, or a guardian, was invited on. */
export type InvitationGround = Ground & {
  disclosureId: string
  functionId: string | null
  guardianId: string | null
  basisName: string
  code: string
  live: boolean
}

export type Refused = { name: string; why: Refusal }

/**
 * Gives to each receiver in turn, and lets the database judge each by itself: those that it refused come back with
 * the reason, and nothing of theirs is left.
 */
export async function giveToEach<T extends { name: string }>(
  tx: Tx,
  receivers: readonly T[],
  give: (to: T) => Promise<unknown>,
): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const to of receivers) {
    await sql`savepoint each_receiver`.execute(tx)
    try {
      await give(to)
    } catch (error) {
      const why = whyRefused(error)
      if (!why) throw error
      await sql`rollback to each_receiver`.execute(tx)
      refused.push({ name: to.name, why })
    }
    await sql`release each_receiver`.execute(tx)
  }
  return refused
}

/** "BUP: Den grunden gäller inte …" one sentence a reason, with all whom it concerns. */
export function refusalWords(refused: readonly Refused[], language: Language) {
  const t = sharingTexts(language)
  return [...new Set(refused.map(({ why }) => why))]
    .map(
      why =>
        `${formatList(
          refused.filter(each => each.why === why).map(({ name }) => name),
          language,
        )}: ${t[why]}`,
    )
    .join(' ')
}

/** On which ground each participant was invited, the latest one of each; only the caller's unit can read them all. */
export async function listInvitationGrounds(
  tx: Tx,
  meetingId: string,
  language: Language,
): Promise<InvitationGround[]> {
  const { rows } = await sql<InvitationGround>`
    select distinct on (d.to_function_id, d.to_guardian_id) d.id as "disclosureId", d.to_function_id as "functionId", d.to_guardian_id as "guardianId",
      d.basis_id as "basisId", ${sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')} as "basisName", b.code, d.purpose, d.family_view as "familyView",
      d.informed, d.not_informed_reason as "notInformedReason", d.ended_at is null and d.valid_until > now() as live,
      (((d.valid_until - interval '1 second') at time zone 'Europe/Stockholm')::date)::text as until
    from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id join sharing.bases b on b.id = d.basis_id
    where i.item_id = ${meetingId} and i.item_kind = 'meeting' and d.decision = 'given'
    order by d.to_function_id, d.to_guardian_id, d.made_at desc, d.id desc`.execute(tx)
  return rows
}

export const groundOf = (
  grounds: readonly InvitationGround[],
  participant: Pick<Participant, 'functionId' | 'guardianId'>,
) =>
  grounds.find(ground =>
    participant.functionId
      ? ground.functionId === participant.functionId
      : ground.guardianId === participant.guardianId,
  )

type Given = { items: Item[]; kind: 'meeting' | 'draft'; areas?: readonly Area[] }

/** Gives more on the ground of the invitation, as an act of its own with its own row. */
export const discloseOn = (
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  participant: Pick<Participant, 'functionId' | 'guardianId'>,
  ground: Ground,
  given: Given,
) =>
  disclose(tx, actor, {
    basisId: ground.basisId,
    purpose: ground.purpose,
    familyView: ground.familyView,
    informed: ground.informed,
    notInformedReason: ground.notInformedReason,
    until: ground.until,
    childId: meeting.childId,
    to: participant.functionId
      ? { functionId: participant.functionId }
      : { guardianId: participant.guardianId as string },
    areas: [],
    ...given,
  })

/** Ends the live disclosures of an item that this meeting's people hold, from my own unit. */
export async function endGiven(
  tx: Tx,
  actor: Staff,
  {
    childId,
    itemKind,
    itemId,
    reason,
    to,
  }: {
    childId: string
    itemKind: 'draft' | 'minutes' | 'meeting'
    itemId: string
    reason: 'replaced' | 'meeting_closed'
    to?: readonly string[]
  },
) {
  let query = tx
    .selectFrom('sharing.disclosures as d')
    .innerJoin('sharing.disclosed_items as i', 'i.disclosure_id', 'd.id')
    .select('d.id')
    .distinct()
    .where('d.child_id', '=', childId)
    .where('d.from_unit_id', '=', actor.unitId)
    .where('i.item_kind', '=', itemKind)
    .where('i.item_id', '=', itemId)
    .where('d.ended_at', 'is', null)
  if (to) query = query.where('d.to_function_id', 'in', [...to, '00000000-0000-0000-0000-000000000000'])
  for (const { id } of await query.execute()) await endDisclosure(tx, id, reason)
}

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
    select f.id as "functionId", f.name, array(select p.name from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by p.name) as holders
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
    where exists (select from people.units u where u.collaboration_id = ${actor.collaborationId}::uuid and u.legal_domain = p.domain and u.id <> ${actor.unitId}::uuid)`.execute(
    tx,
  )
  return rows.map(({ domain }) => domain)
}

/** Every ground that reaches at least one of the domains; which of the chosen it may serve is judged when they are chosen. */
export async function listGroundsTo(
  tx: Tx,
  actor: Staff,
  domains: readonly string[],
  language: Language,
): Promise<GroundChoice[]> {
  const { rows } = await sql<GroundChoice & { pair: boolean }>`
    select b.id, b.code, ${sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')} as name, b.paragraph,
      ${sql.ref(language === 'sv' ? 'b.explanation_sv' : 'b.explanation_en')} as explanation, null as "consentUntil",
      exists (select from sharing.basis_pairs p where p.basis_id = b.id and p.from_domain = ${actor.legalDomain} and p.to_domain = any(${[...new Set(domains)]})) as pair
    from sharing.bases b
    where not b.emergency and b.code <> 'guardian' and b.valid_from <= current_date and (b.valid_until is null or b.valid_until >= current_date)
    order by pair desc, b.needs_consent desc, b.code`.execute(tx)
  return rows.map(({ pair, ...ground }) => ({ ...ground, refusal: pair ? null : 'pair' }))
}

/** The custody holder's right to know (FB 6:11). */
export async function guardianBasis(tx: Tx): Promise<string> {
  const { id } = await tx
    .selectFrom('sharing.bases')
    .select('id')
    .where('code', '=', 'guardian')
    .where('valid_from', '<=', sql<string>`current_date`)
    .where(eb => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', sql<string>`current_date`)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirstOrThrow()
  return id
}
