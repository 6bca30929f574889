import { sql } from 'kysely'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Area } from './areas.ts'
import { tellWhoWithdrew } from './tell-who-withdrew.ts'

export type ItemKind =
  | 'worry'
  | 'assessment'
  | 'request'
  | 'plan'
  | 'plan_part'
  | 'plan_words'
  | 'draft'
  | 'meeting'
  | 'meeting_words'
  | 'minutes'
  | 'minutes_point'
export type Item = { kind: ItemKind; id: string; version: number }

export type Recipient = { functionId: string } | { guardianId: string }

/** The answers required to share something (R2), the same whatever is shared. */
export type Ground = {
  basisId: string
  purpose: string
  familyView: string
  informed: boolean
  notInformedReason: string
  /** The last day, `2026-11-22`. */
  until: string
}

type Disclosure = Ground & {
  childId: string
  to: Recipient
  kind: 'item' | 'worry' | 'request' | 'plan' | 'draft' | 'meeting' | 'minutes'
  areas: readonly Area[]
  items: readonly Item[]
}

/**
 * Gives items, in a version, to one function or guardian (R2). The child's name is included.
 * The database refuses a ground that the two units may not use (R6), a consent that does not cover it (R4), a receiver
 * who is not listed for a protected child (R8) and an item that is not the giver's (R1): see `whyRefused`.
 */
export async function disclose(
  tx: Tx,
  actor: Staff,
  { to, items, areas, until, ...given }: Disclosure,
): Promise<string> {
  const { id } = await tx
    .insertInto('sharing.disclosures')
    .values({
      collaboration_id: actor.collaborationId,
      child_id: given.childId,
      from_unit_id: actor.unitId,
      from_function_id: actor.functionId,
      from_person_id: actor.personId,
      to_function_id: 'functionId' in to ? to.functionId : null,
      to_guardian_id: 'guardianId' in to ? to.guardianId : null,
      kind: given.kind,
      basis_id: given.basisId,
      purpose: given.purpose,
      areas: [...areas],
      family_view: given.familyView,
      informed: given.informed,
      not_informed_reason: given.informed ? '' : given.notInformedReason,
      valid_until: sql<Date>`((${until}::date + 1)::timestamp at time zone 'Europe/Stockholm')`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await giveMore(tx, { disclosureId: id, childId: given.childId, fromUnitId: actor.unitId, items })
  if ('functionId' in to) await tellWhoWithdrew(tx, [id])
  return id
}

/** Adds items to a disclosure made in the same transaction. */
export async function giveMore(
  tx: Tx,
  {
    disclosureId,
    childId,
    fromUnitId,
    items,
  }: { disclosureId: string; childId: string; fromUnitId: string; items: readonly Item[] },
) {
  if (items.length === 0) return
  await tx
    .insertInto('sharing.disclosed_items')
    .values(
      items.map(item => ({
        disclosure_id: disclosureId,
        child_id: childId,
        item_kind: item.kind,
        item_id: item.id,
        version: item.version,
        from_unit_id: fromUnitId,
      })),
    )
    .execute()
}

/** Records a decision not to share, with the same answers as sharing (R2). `purpose` says what it was about. Idempotent by `once`. */
export async function withhold(
  tx: Tx,
  actor: Staff,
  given: Ground & { childId: string; to: Recipient; areas: readonly Area[]; once: string },
): Promise<{ isNew: boolean }> {
  return insertOnce(tx, 'sharing.disclosures', {
    collaboration_id: actor.collaborationId,
    child_id: given.childId,
    from_unit_id: actor.unitId,
    from_function_id: actor.functionId,
    from_person_id: actor.personId,
    to_function_id: 'functionId' in given.to ? given.to.functionId : null,
    to_guardian_id: 'guardianId' in given.to ? given.to.guardianId : null,
    decision: 'withheld',
    basis_id: given.basisId,
    purpose: given.purpose,
    areas: [...given.areas],
    family_view: given.familyView,
    informed: given.informed,
    not_informed_reason: given.informed ? '' : given.notInformedReason,
    valid_until: sql<Date>`((${given.until}::date + 1)::timestamp at time zone 'Europe/Stockholm')`,
    once: given.once,
  })
}

/** Ends what my unit has given; the receiver's open page is told immediately. False when there was nothing to end. */
export async function endDisclosure(
  tx: Tx,
  id: string,
  reason: 'ended_by_giver' | 'replaced' | 'meeting_closed' = 'ended_by_giver',
) {
  const { numUpdatedRows } = await tx
    .updateTable('sharing.disclosures')
    .set({ ended_at: sql`now()`, end_reason: reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The constraint by which the database refused to share, or undefined for any other error. Its words are in `sharingTexts`, by its name. */
export function whyRefused(error: unknown): Refusal | undefined {
  const constraint = (error as { constraint?: string } | null)?.constraint
  return refusals.find(each => each === constraint)
}

const refusals = [
  'basis_allowed_for_the_two_units',
  'consent_covers_the_disclosure',
  'protected_child_needs_listed_reader',
  'guardian_is_shut_out',
  'recipient_in_another_unit',
  'disclosed_item_within_the_areas',
  'disclosed_item_is_the_givers',
  'told_or_why_not',
  'ends_at_most_in_two_years',
  'basis_is_for_children',
] as const
export type Refusal = (typeof refusals)[number]

/**
 * Does something that the database may refuse, and returns the refusal instead of losing the transaction: `work` is rolled
 * back, what came before stays. Other errors are thrown.
 */
export async function refusedBy<T>(
  tx: Tx,
  work: () => Promise<T>,
): Promise<{ value: T } | { refusal: Refusal }> {
  await sql`savepoint before_sharing`.execute(tx)
  try {
    const value = await work()
    await sql`release savepoint before_sharing`.execute(tx)
    return { value }
  } catch (error) {
    const refusal = whyRefused(error)
    if (!refusal) throw error
    await sql`rollback to savepoint before_sharing`.execute(tx)
    return { refusal }
  }
}
