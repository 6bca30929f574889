import { sql } from 'kysely'
import { holderOrPost } from '../../../people/holders/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { areas, disclose, type Ground } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { giveToEach, type Refused } from '../invitation-grounds.ts'
import { lockMeeting, type Meeting, type Participant } from '../meetings.ts'

/** Starts the meeting, and opens the draft of the caller's plan to those of the own unit who are invited (R3). Idempotent. */
export async function openMeeting(tx: Tx, actor: Staff, meeting: Meeting) {
  await letColleaguesWrite(tx, actor, meeting)
  const { numUpdatedRows } = await tx
    .updateTable('child.meetings')
    .set({ opened_at: sql`now()` })
    .where('id', '=', meeting.id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await event(tx, actor, {
      childId: meeting.childId,
      kind: 'meeting_opened',
      itemKind: 'meeting',
      itemId: meeting.id,
    })
}

/** While the lead's meeting is open the database lets them read and write the draft; for others the mark means nothing. */
export async function letColleaguesWrite(tx: Tx, actor: Staff, meeting: Pick<Meeting, 'id' | 'plan'>) {
  if (!meeting.plan?.led) return
  await tx
    .updateTable('child.meeting_participants')
    .set({ edits_plan: true })
    .where('meeting_id', '=', meeting.id)
    .where('edits_plan', '=', false)
    .where('let_go_at', 'is', null)
    .where(
      'function_id',
      'in',
      sql<string>`(select f.id from people.functions f where f.unit_id = ${actor.unitId}::uuid)`,
    )
    .execute()
}

/**
 * Opens the draft of the plan to those in the room, while the meeting lasts (R3): a disclosure each. It covers the areas
 * that the draft speaks of now, so that a consent for fewer does not reach (R4). Only the lead can.
 */
export async function openDraft(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  editors: readonly Participant[],
  ground: Ground,
): Promise<Refused[]> {
  await lockMeeting(tx, meeting.id)
  const planId = (meeting.plan as { id: string }).id
  const open = await listDraftReaders(tx, planId)
  const spoken = await areasOfDraft(tx, planId)
  const items = [{ kind: 'draft' as const, id: planId, version: 1 }]
  const receivers = editors
    .filter(({ functionId }) => functionId && !open.includes(functionId))
    .map(({ id, functionId, name, unitName, holders }) => ({
      id,
      functionId: functionId as string,
      name: `${holderOrPost({ holders, functionName: name ?? '' })}, ${unitName}`,
    }))
  const refused = await giveToEach(tx, receivers, ({ functionId }) =>
    disclose(tx, actor, {
      ...ground,
      childId: meeting.childId,
      to: { functionId },
      kind: 'draft',
      areas: spoken,
      items,
    }),
  )
  if (refused.length) return refused
  for (const { id } of receivers)
    await tx
      .updateTable('child.meeting_participants')
      .set({ edits_plan: true })
      .where('id', '=', id)
      .execute()
  if (receivers.length)
    await event(tx, actor, {
      childId: meeting.childId,
      kind: 'draft_opened',
      itemKind: 'plan',
      itemId: planId,
    })
  return []
}

/** The functions that the draft is open to now. */
export async function listDraftReaders(tx: Tx, planId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('sharing.disclosed_items')
    .select('to_function_id as id')
    .where('item_id', '=', planId)
    .where('item_kind', '=', 'draft')
    .where('ends_at', '>', sql<Date>`now()`)
    .execute()
  return rows.flatMap(({ id }) => (id ? [id] : []))
}

async function areasOfDraft(tx: Tx, planId: string) {
  const rows = await tx
    .selectFrom('child.plan_parts')
    .select('area')
    .distinct()
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .where('area', 'is not', null)
    .execute()
  return areas.filter(area => rows.some(row => row.area === area))
}
