import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Meeting } from '../meetings.ts'
import type { WayToTakePart } from '../states.ts'

type ChildsPart = { childTakesPart: WayToTakePart; childHow: string; notToRaise: string }

export async function prepareMeeting(tx: Tx, meeting: Meeting, part: ChildsPart) {
  await tx
    .updateTable('child.meetings')
    .set({ child_takes_part: part.childTakesPart, child_how: part.childHow, not_to_raise: part.notToRaise })
    .where('id', '=', meeting.id)
    .execute()
}

export async function removePoint(tx: Tx, meeting: Meeting, pointId: string) {
  await tx
    .updateTable('child.agenda_points')
    .set({ removed_at: sql`now()` })
    .where('id', '=', pointId)
    .where('meeting_id', '=', meeting.id)
    .execute()
}
