import { sql } from 'kysely'
import { formatList, type Language } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import {
  type Area,
  areas,
  disclose,
  endDisclosure,
  type Ground,
  type Item,
  type Refusal,
  refusedBy,
} from '../../sharing/disclosures/index.ts'
import { type GroundChoice, sharingTexts } from '../../sharing/grounds/index.ts'
import type { Meeting, Participant } from './meetings.ts'

/** What a participant of another unit, or a guardian, was invited on. */
export type InvitationGround = Ground & {
  disclosureId: string
  functionId: string | null
  guardianId: string | null
  basisName: string
  code: string
  /** What they may read of: the invitation's texts, and later the minutes, within these. */
  areas: Area[]
  live: boolean
  madeAt: Date
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
    const outcome = await refusedBy(tx, () => give(to))
    if ('refusal' in outcome) refused.push({ name: to.name, why: outcome.refusal })
  }
  return refused
}

/** "BUP: Den grunden gäller inte …" a line a reason, with all whom it concerns. */
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
    .join('\n')
}

/** On which ground each participant was invited, the latest one of each; only the caller's unit can read them all. */
export async function listInvitationGrounds(
  tx: Tx,
  meetingId: string,
  language: Language,
): Promise<InvitationGround[]> {
  const { rows } = await sql<InvitationGround>`
    select distinct on (d.to_function_id, d.to_guardian_id) d.id as "disclosureId", d.to_function_id as "functionId", d.to_guardian_id as "guardianId",
      d.basis_id as "basisId", ${sql.ref(language === 'sv' ? 'b.name_sv' : 'b.name_en')} as "basisName", b.code, d.areas, d.purpose, d.family_view as "familyView",
      d.informed, d.not_informed_reason as "notInformedReason", d.ended_at is null and d.valid_until > now() as live, d.made_at as "madeAt",
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

/**
 * One ground in the place of several, with no more in it for anybody than each had: the areas that all could read about, the earliest last
 * day, and not told where one was not (R4, R10b). What they did not share is empty; `differ` says so.
 */
export function commonGround(given: readonly InvitationGround[]) {
  const shared = (key: 'basisId' | 'purpose' | 'familyView' | 'notInformedReason', some = given) => {
    const [first, ...more] = new Set(some.map(each => each[key]))
    return more.length ? '' : (first ?? '')
  }
  const untold = given.filter(({ informed }) => !informed)
  const asOne = new Set(
    given.map(({ basisId, purpose, familyView, informed, notInformedReason, until, areas: some }) =>
      [basisId, purpose, familyView, informed, notInformedReason, until, ...[...some].sort()].join('\n'),
    ),
  )
  return {
    differ: asOne.size > 1,
    areas: areas.filter(area => given.length > 0 && given.every(each => each.areas.includes(area))),
    fields: given.length > 0 && {
      basisId: shared('basisId'),
      purpose: shared('purpose'),
      familyView: shared('familyView'),
      informed: untold.length ? 'no' : 'yes',
      notInformedReason: shared('notInformedReason', untold),
      until: given.map(({ until }) => until).sort()[0] as string,
    },
  }
}

type Given = { items: Item[]; kind: 'meeting' | 'minutes' | 'draft' }

/** Gives more on the ground of the invitation and within its areas, as an act of its own with its own row. */
export const discloseOn = (
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  participant: Pick<Participant, 'functionId' | 'guardianId'>,
  ground: Ground & { areas: readonly Area[] },
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
    areas: ground.areas,
    ...given,
  })

/** Ends the live disclosures of any of these items that this meeting's people hold, from my own unit. */
export async function endGiven(
  tx: Tx,
  actor: Staff,
  {
    childId,
    items,
    reason,
    to,
  }: {
    childId: string
    items: readonly Pick<Item, 'kind' | 'id'>[]
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
    .where(eb =>
      eb.or([
        eb.lit(false),
        ...items.map(({ kind, id }) => eb.and([eb('i.item_kind', '=', kind), eb('i.item_id', '=', id)])),
      ]),
    )
    .where('d.ended_at', 'is', null)
  if (to) query = query.where('d.to_function_id', 'in', [...to, '00000000-0000-0000-0000-000000000000'])
  for (const { id } of await query.execute()) await endDisclosure(tx, id, reason)
}

/** The legal domains of these units. */
export async function listDomainsOf(tx: Tx, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return []
  const units = await tx
    .selectFrom('people.units')
    .select('legal_domain')
    .where('id', 'in', [...unitIds])
    .execute()
  return units.map(({ legal_domain }) => legal_domain)
}

/** Every ground that reaches at least one of the domains; which of the chosen it may serve is judged when they are chosen. */
export async function listGroundsTo(
  tx: Tx,
  actor: Staff,
  domains: readonly string[],
  language: Language,
): Promise<GroundChoice[]> {
  const { rows } = await sql<Omit<GroundChoice, 'refusal'> & { pair: boolean }>`
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
