import { sql } from 'kysely'
import type { Staff, Tx } from '../../src/platform/database/transaction.ts'
import {
  type Area,
  disclose,
  endDisclosure,
  type Ground,
  type Item,
  type Recipient,
} from '../../src/sharing/disclosures/index.ts'
import { idOf } from '../ids.ts'
import { guardianOf, happened, type Scene } from './scene.ts'

type Consent = {
  /** Of the child's guardians. */
  guardian: string
  receivedBy: string
  days: number
  how: 'in_person' | 'phone' | 'in_writing' | 'signed_in'
  to: { unit: string; areas: Area[] }[]
  /** Days from today. */
  until: number
  note?: string
  takesPart?: 'yes' | 'no' | 'undecided'
}

/** One custody holder's yes, for themselves (R4). Answers its id. */
export async function giveConsent(
  scene: Scene,
  { guardian, receivedBy, days, how, to, until, note = '', takesPart = 'yes' }: Consent,
): Promise<string> {
  const id = idOf(`consent/${scene.child.id}/${guardian}`)
  const on = scene.time.next(days)
  await scene.as(receivedBy, async (tx, me, log) => {
    await tx
      .insertInto('sharing.consents')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        guardian_id: guardianOf(guardian, scene),
        given_on: scene.time.day(days),
        how,
        received_by_function: me.functionId,
        received_by_person: me.personId,
        valid_until: scene.time.day(until),
        wants_to_take_part: takesPart,
        note,
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx
      .insertInto('sharing.consent_scopes')
      .values(to.map(({ unit, areas }) => ({ consent_id: id, to_unit_id: idOf(`unit/${unit}`), areas })))
      .execute()
    await happened(scene, tx, me, { kind: 'consent_given', itemKind: 'consent', itemId: id, on })
    log({ act: 'write', did: 'wrote', childId: scene.childId, kind: 'consent', id })
  })
  scene.time.move('sharing.consents', { id }, on, 'created_at')
  return id
}

/** The guardian's own step, without a reason: what rests on it ends at once. */
export async function withdrawConsent(
  scene: Scene,
  { consent, unit, by, days }: { consent: string; unit: string; by: string; days: number },
) {
  const on = scene.time.next(days)
  const toUnit = idOf(`unit/${unit}`)
  await scene.asGuardian(by, tx =>
    sql`select sharing.withdraw_consent(${consent}::uuid, ${toUnit}::uuid, 'signed_in')`.execute(tx),
  )
  scene.time.move('sharing.consent_scopes', { consent_id: consent, to_unit_id: toUnit }, on, 'withdrawn_at')
  scene.time.move(
    'sharing.disclosures',
    { child_id: scene.childId, to_unit_id: toUnit, end_reason: 'consent_withdrawn' },
    on,
    'ended_at',
  )
}

export type GroundOf = {
  basis: string
  purpose: string
  familyView?: string /** Days from today. */
  until: number
  notInformed?: string
}

/** Gives items to one function or guardian (R2), on a ground of the catalogue; moved to its day. */
export async function give(
  scene: Scene,
  tx: Tx,
  me: Staff,
  {
    to,
    ground,
    kind,
    areas,
    items,
    on,
  }: {
    to: Recipient
    ground: GroundOf
    kind: Parameters<typeof disclose>[2]['kind']
    areas: readonly Area[]
    items: readonly Item[]
    on: Date
  },
): Promise<string> {
  const id = await disclose(tx, me, {
    ...(await groundOf(tx, scene, ground)),
    childId: scene.childId,
    to,
    kind,
    areas,
    items,
  })
  scene.time.move('sharing.disclosures', { id }, on, 'made_at')
  return id
}

export async function groundOf(
  tx: Tx,
  { time }: Scene,
  { basis, purpose, familyView = '', until, notInformed = '' }: GroundOf,
): Promise<Ground> {
  const { id } = await tx
    .selectFrom('sharing.bases')
    .select('id')
    .where('code', '=', basis)
    .executeTakeFirstOrThrow()
  return {
    basisId: id,
    purpose,
    familyView,
    informed: !notInformed,
    notInformedReason: notInformed,
    until: time.day(until),
  }
}

/** Ends what was given, since something newer takes its place. */
export async function endGiving({ time }: Scene, tx: Tx, id: string, on: Date) {
  await endDisclosure(tx, id, 'replaced')
  time.move('sharing.disclosures', { id }, on, 'ended_at')
  time.move('sharing.disclosed_items', { disclosure_id: id }, on, 'ends_at')
}
