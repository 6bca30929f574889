import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Area } from './areas.ts'
import type { Ground, Item, Recipient } from './disclose.ts'
import { tellWhoWithdrew } from './tell-who-withdrew.ts'

/** What one receiver gets; a decision not to share with them has no items. */
export type ToOne = Ground & {
  to: Recipient
  decision: 'given' | 'withheld'
  kind: 'item' | 'plan'
  areas: readonly Area[]
  items: readonly Item[]
}

/**
 * Gives to several in two statements, whatever their number, under the same checks as `disclose` and `withhold` one by one. No
 * receiver may come twice. The first refusal ends it all.
 */
export async function discloseAll(tx: Tx, actor: Staff, childId: string, all: readonly ToOne[]) {
  const given = all.map(({ to, items: _, informed, notInformedReason, ...rest }) => ({
    ...rest,
    ...receiverOf(to),
    informed,
    reason: informed ? '' : notInformedReason,
  }))
  // One JSON value: the text of the statement, and so its kept plan, is the same for any number.
  const { rows: made } = await sql<{ id: string; functionId: string | null; guardianId: string | null }>`
    insert into sharing.disclosures (collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, to_guardian_id, decision, kind, basis_id,
      purpose, areas, family_view, informed, not_informed_reason, valid_until)
    select ${actor.collaborationId}::uuid, ${childId}::uuid, ${actor.unitId}::uuid, ${actor.functionId}::uuid, ${actor.personId}::uuid, x."functionId", x."guardianId", x.decision, x.kind, x."basisId",
      x.purpose, x.areas, x."familyView", x.informed, x.reason, (x.until + 1)::timestamp at time zone 'Europe/Stockholm'
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) x("functionId" uuid, "guardianId" uuid, decision text, kind text, "basisId" uuid, purpose text, areas text[],
      "familyView" text, informed boolean, reason text, until date)
    returning id, to_function_id as "functionId", to_guardian_id as "guardianId"`.execute(tx)
  const toFunctions = made.filter(({ functionId }) => functionId).map(({ id }) => id)
  if (toFunctions.length) await tellWhoWithdrew(tx, toFunctions)
  const ids = new Map(made.map(({ id, functionId, guardianId }) => [functionId ?? guardianId, id]))
  const items = all.flatMap(({ to, items }) => {
    const { functionId, guardianId } = receiverOf(to)
    return items.map(item => ({ ...item, disclosure: ids.get(functionId ?? guardianId) }))
  })
  if (items.length === 0) return
  await sql`
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
    select x.disclosure, ${childId}::uuid, x.kind, x.id, x.version, ${actor.unitId}::uuid
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) x(disclosure uuid, kind text, id uuid, version int)`.execute(
    tx,
  )
}

const receiverOf = (to: Recipient) =>
  'functionId' in to
    ? { functionId: to.functionId, guardianId: null }
    : { functionId: null, guardianId: to.guardianId }
