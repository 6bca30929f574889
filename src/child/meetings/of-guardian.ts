import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type MyMeeting = Awaited<ReturnType<typeof listMyMeetings>>[number]

/** Meetings that go on or come and that a guardian is invited to, the nearest first; `answered` is their own answer. */
export const listMyMeetings = (tx: Tx, childId: string) =>
  tx
    .selectFrom('child.meetings')
    .select([
      'id',
      'starts_at as startsAt',
      sql<boolean>`exists (select from child.meeting_participants p join child.guardians g on g.id = p.guardian_id
        where p.meeting_id = child.meetings.id and g.person_id = people.me_as_guardian() and p.answer is not null)`.as(
        'answered',
      ),
    ])
    .where('child_id', '=', childId)
    .where('cancelled_at', 'is', null)
    .where('closed_at', 'is', null)
    .where(eb =>
      eb.or([
        eb('ends_at', '>', sql<Date>`now()`),
        // One that draws out; not one that nobody closed.
        eb.and([eb('opened_at', 'is not', null), eb('ends_at', '>', sql<Date>`now() - interval '2 hours'`)]),
      ]),
    )
    .orderBy('starts_at')
    .limit(sql.lit(5))
    .execute()

/** Meetings to come that were called off or taken back, of those that a guardian knows of: where no mail goes, nothing else says so. */
export const listMyMeetingsOff = (tx: Tx, childId: string) =>
  tx
    .selectFrom('child.meetings')
    .select(['id', 'starts_at as startsAt'])
    .where('child_id', '=', childId)
    .where('cancelled_at', 'is not', null)
    .where('ends_at', '>', sql<Date>`now()`)
    .orderBy('starts_at')
    .limit(sql.lit(5))
    .execute()
