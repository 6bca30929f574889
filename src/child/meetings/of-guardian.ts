import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type MyMeeting = { id: string; startsAt: Date }

/** Meetings to come that a guardian is invited to. */
export async function listMyMeetings(tx: Tx, childId: string): Promise<MyMeeting[]> {
  const { rows } = await sql<MyMeeting>`select id, starts_at as "startsAt" from child.meetings
    where child_id = ${childId}::uuid and cancelled_at is null and closed_at is null and starts_at > now() - interval '2 hours' order by starts_at limit 5`.execute(
    tx,
  )
  return rows
}
