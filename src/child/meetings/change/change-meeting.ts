import { sql } from 'kysely'
import { addDays, daysBetween, daysFromToday, isoDate, type Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { endDisclosure } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { mailParticipants } from '../call/invitation-mail.ts'
import {
  discloseOn,
  giveToEach,
  groundOf,
  listInvitationGrounds,
  type Refused,
} from '../invitation-grounds.ts'
import { invitation, itemsWithin, listWords } from '../meeting-text.ts'
import { instant } from '../meeting-time.ts'
import { lockMeeting, type Meeting } from '../meetings.ts'
import { tellFunctions } from '../tell-functions.ts'

type Time = { day: string; from: string; to: string; place: string; sequence: number }

/**
 * A new time or place, told to all with a higher sequence. 'stale' when somebody else has moved it since the page was read;
 * where it stands as wanted already nothing is done. Who reads until some days after the meeting goes on doing so.
 */
export async function moveMeeting(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  time: Time,
  language: Language,
): Promise<{ stale: boolean; refused: Refused[] }> {
  await lockMeeting(tx, meeting.id)
  const { rows } = await sql<{ same: boolean; sequence: number }>`
    select starts_at = ${instant(time.day, time.from)} and ends_at = ${instant(time.day, time.to)} and place = ${time.place} as same, sequence
    from child.meetings where id = ${meeting.id}`.execute(tx)
  if (rows[0]?.same) return { stale: false, refused: [] }
  if (rows[0]?.sequence !== time.sequence) return { stale: true, refused: [] }
  const moved = await tx
    .updateTable('child.meetings')
    .set({
      starts_at: instant(time.day, time.from),
      ends_at: instant(time.day, time.to),
      place: time.place,
      sequence: time.sequence + 1,
    })
    .where('id', '=', meeting.id)
    .returning('starts_at as startsAt')
    .executeTakeFirstOrThrow()
  const refused = await followTime(tx, actor, meeting, isoDate(moved.startsAt), language)
  if (refused.length) return { stale: false, refused }
  // A new time asks everybody again.
  await tx
    .updateTable('child.meeting_participants')
    .set({ answer: null, answered_at: null })
    .where('meeting_id', '=', meeting.id)
    .execute()
  await tell(tx, actor, meeting, 'meeting_changed')
  await mailParticipants(tx, meeting.id, 'meeting_moved', hearers(meeting))
  return { stale: false, refused }
}

/** Whoever's right to read would end before the new day gets it as many days longer, on the same ground. */
async function followTime(tx: Tx, actor: Staff, meeting: Meeting, day: string, language: Language) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const days = daysBetween(isoDate(meeting.startsAt), day)
  const words = await listWords(tx, meeting.id)
  const tooShort = meeting.participants.flatMap(participant => {
    const ground = groundOf(grounds, participant)
    return ground?.live && ground.until < day ? [{ participant, ground, name: participant.name ?? '' }] : []
  })
  return giveToEach(tx, tooShort, async ({ participant, ground }) => {
    const longer = addDays(ground.until, days)
    const until = [longer, daysFromToday(729)].sort()[0] as string
    await endDisclosure(tx, ground.disclosureId, 'replaced')
    await discloseOn(
      tx,
      actor,
      meeting,
      participant,
      { ...ground, until },
      { kind: 'meeting', items: [invitation(meeting.id), ...itemsWithin(words, ground.areas)] },
    )
  })
}

/** Called off: everybody's calendar is told. Idempotent. */
export async function cancelMeeting(tx: Tx, actor: Staff, meeting: Meeting) {
  const cancelled = await tx
    .updateTable('child.meetings')
    .set({ cancelled_at: sql`now()`, sequence: sql`sequence + 1` })
    .where('id', '=', meeting.id)
    .where('cancelled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!cancelled) return
  await tell(tx, actor, meeting, 'meeting_cancelled')
  await mailParticipants(tx, meeting.id, 'meeting_cancelled', hearers(meeting))
}

/** A holder who took the meeting over has it in the calendar from a mail: whoever else called it is left out when it is sent. */
const hearers = ({ participants, functionId }: Meeting) => [...participants, { functionId, guardianId: null }]

async function tell(tx: Tx, actor: Staff, meeting: Meeting, kind: 'meeting_changed' | 'meeting_cancelled') {
  await event(tx, actor, { childId: meeting.childId, kind, itemKind: 'meeting', itemId: meeting.id })
  await tellFunctions(tx, meeting, kind)
}
