import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type MyMeeting = Awaited<ReturnType<typeof listMyMeetings>>[number]

/** Meetings to come that a guardian is invited to. */
export const listMyMeetings = (tx: Tx, childId: string) =>
  tx
    .selectFrom('child.meetings')
    .select(['id', 'starts_at as startsAt'])
    .where('child_id', '=', childId)
    .where('cancelled_at', 'is', null)
    .where('closed_at', 'is', null)
    .where('starts_at', '>', sql<Date>`now() - interval '2 hours'`)
    .orderBy('starts_at')
    .limit(sql.lit(5))
    .execute()
