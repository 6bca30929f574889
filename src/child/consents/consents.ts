import { sql } from 'kysely'
import type { FoundUnit } from '../../people/search/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Area } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'

export type How = 'in_person' | 'phone' | 'in_writing' | 'signed_in'
export const waysByStaff = ['in_person', 'phone', 'in_writing'] as const
export const gdprGrounds = ['public_task', 'legal_duty', 'agreement', 'consent'] as const
export const participation = ['yes', 'no', 'undecided'] as const

export type Scope = {
  unitId: string
  unitName: string
  organisationName: string
  areas: Area[]
  withdrawnAt: string | null
  withdrawnHow: How | null
}

/** One custody holder's yes, or the child's own (R4). */
export type Consent = {
  id: string
  childId: string
  unitName: string
  guardianId: string | null
  /** Null where the child has given it, or where the actor may not read the name. */
  giver: string | null
  givenByChild: boolean
  maturityAssessment: string
  givenOn: string
  how: How
  receivedBy: string
  receivedByPerson: string | null
  /** They hold the post still. */
  receiverHolds: boolean
  validUntil: string
  wantsToTakePart: (typeof participation)[number]
  gdprGround: (typeof gdprGrounds)[number]
  note: string
  /** The child's own, or of one who has had custody ever since (R4). */
  counts: boolean
  scopes: Scope[]
}

const select = (where: ReturnType<typeof sql>) => sql<Consent>`
  select c.id, c.child_id as "childId", cu.name as "unitName", c.guardian_id as "guardianId", g.name as giver, c.given_by_child as "givenByChild",
    c.maturity_assessment as "maturityAssessment", c.given_on as "givenOn", c.how, f.name as "receivedBy", p.name as "receivedByPerson",
    exists (select from people.appointments a where a.function_id = c.received_by_function and a.person_id = c.received_by_person
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) as "receiverHolds",
    c.valid_until as "validUntil", c.wants_to_take_part as "wantsToTakePart", c.gdpr_ground as "gdprGround", c.note,
    c.given_by_child or coalesce(g.custody and g.ended_at is null and (g.custody_since is null or c.created_at >= g.custody_since), false) as counts,
    (select jsonb_agg(jsonb_build_object('unitId', u.id, 'unitName', u.name, 'organisationName', o.name, 'areas', s.areas,
        'withdrawnAt', s.withdrawn_at, 'withdrawnHow', s.withdrawn_how) order by o.name, u.name)
      from sharing.consent_scopes s join people.units u on u.id = s.to_unit_id join people.organisations o on o.id = u.organisation_id
      where s.consent_id = c.id) as scopes
  from sharing.consents c join people.units cu on cu.id = c.unit_id left join child.guardians g on g.id = c.guardian_id
    left join people.functions f on f.id = c.received_by_function left join people.persons p on p.id = c.received_by_person
  where ${where} order by c.given_on desc, c.created_at desc`

/** Those of my unit, for one who is involved; a guardian's own, for the guardian. Latest first. */
export async function listConsents(tx: Tx, childId: string): Promise<Consent[]> {
  return (await select(sql`c.child_id = ${childId}::uuid`).execute(tx)).rows
}

/** Ends in 404. */
export async function getConsent(tx: Tx, id: string): Promise<Consent> {
  const found = (await select(sql`c.id = ${id}::uuid`).execute(tx)).rows[0]
  if (!found) throw notFound()
  return found
}

export type Holder = { id: string; name: string; relation: string }

/** Who must say yes, each for themselves (FB 6:11, 6:13). */
export async function listHolders(tx: Tx, childId: string): Promise<Holder[]> {
  return tx
    .selectFrom('child.guardians')
    .select(['id', 'name', 'relation'])
    .where('child_id', '=', childId)
    .where('custody', '=', true)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('name')
    .execute()
}

export type Unit = FoundUnit

/** Until when each of these units is covered by every yes that is needed; a unit that is missing may not be given anything on consent. */
export async function coverOf(tx: Tx, childId: string, unitIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ unit: string; until: string }>`
    select unit, m.valid_until as until from unnest(${unitIds}::uuid[]) unit
      cross join lateral sharing.may_rest_on_consent(${childId}::uuid, unit, '{}') m`.execute(tx)
  return new Map(rows.map(({ unit, until }) => [unit, until]))
}

export type NewConsent = {
  childId: string
  guardianId: string | null
  maturityAssessment: string
  givenOn: string
  how: (typeof waysByStaff)[number]
  validUntil: string
  wantsToTakePart: Consent['wantsToTakePart']
  gdprGround: Consent['gdprGround']
  note: string
  scopes: { unitId: string; areas: readonly Area[] }[]
  once: string
}

/** Records a yes, received by me, and returns its id. Idempotent by `once`. */
export async function saveConsent(tx: Tx, actor: Staff, consent: NewConsent): Promise<string> {
  const { id, isNew } = await insertOnce(tx, 'sharing.consents', {
    collaboration_id: actor.collaborationId,
    child_id: consent.childId,
    unit_id: actor.unitId,
    guardian_id: consent.guardianId,
    given_by_child: consent.guardianId === null,
    maturity_assessment: consent.guardianId === null ? consent.maturityAssessment : '',
    given_on: consent.givenOn,
    how: consent.how,
    received_by_function: actor.functionId,
    received_by_person: actor.personId,
    valid_until: consent.validUntil,
    wants_to_take_part: consent.wantsToTakePart,
    gdpr_ground: consent.gdprGround,
    note: consent.note,
    once: consent.once,
  })
  if (!isNew) return id
  await tx
    .insertInto('sharing.consent_scopes')
    .values(
      consent.scopes.map(({ unitId, areas }) => ({
        consent_id: id,
        to_unit_id: unitId,
        areas: [...areas],
      })),
    )
    .execute()
  await event(tx, actor, {
    childId: consent.childId,
    kind: 'consent_given',
    itemKind: 'consent',
    itemId: id,
  })
  return id
}

export async function findIdByOnce(tx: Tx, once: string): Promise<string | undefined> {
  return (await tx.selectFrom('sharing.consents').select('id').where('once', '=', once).executeTakeFirst())
    ?.id
}

/**
 * R4: withdrawn in one step and without a reason, for one unit or for all (`unitId` null). What is based on it ends in the same
 * transaction. A guardian withdraws their own (`signed_in`); staff record what a guardian has said. Returns how many disclosures ended.
 */
export async function withdrawConsent(
  tx: Tx,
  actor: Actor,
  {
    consentId,
    childId,
    unitId,
    how,
  }: { consentId: string; childId: string; unitId: string | null; how: How },
) {
  const { rows } = await sql<{
    ended: number
  }>`select sharing.withdraw_consent(${consentId}::uuid, ${unitId}::uuid, ${how}) as ended`.execute(tx)
  await event(tx, actor, { childId, kind: 'consent_withdrawn', itemKind: 'consent', itemId: consentId })
  return rows[0]?.ended ?? 0
}
