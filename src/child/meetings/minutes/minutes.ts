import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Area, Item } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import {
  discloseOn,
  endGiven,
  giveToEach,
  groundOf,
  listInvitationGrounds,
  type Refused,
} from '../invitation-grounds.ts'
import { lockMeeting, type Meeting, outsidersIn } from '../meetings.ts'
import { tellFunctions } from '../tell-functions.ts'

export type Written = {
  words: string
  childWords: string
  /** What the text and the child's words are about. */
  areas: readonly Area[]
  /** By the point's id. */
  outcomes: Record<string, string>
  reason: string
  /** The participants who were there, and those who were not: of the rest nothing is said. */
  attended: readonly string[]
  absent: readonly string[]
  /** The version that the writer had before them; 0 when there was none. */
  base: number
}

type Outcome = { stale: boolean; refused: Refused[] }

/** Closes the meeting with its minutes, gives them to the chosen, and closes the draft of the plan for those who had it open. */
export async function closeMeeting(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  written: Written,
  { receivers, language }: { receivers: readonly string[]; language: Language },
): Promise<Outcome> {
  await lockMeeting(tx, meeting.id)
  const already = await latest(tx, meeting.id)
  if (already)
    return { stale: already.words !== written.words || !sameAttendance(already, written), refused: [] }
  await write(tx, actor, meeting, written, 1)
  await tx
    .updateTable('child.meetings')
    .set({ opened_at: sql`coalesce(opened_at, now())`, closed_at: sql`now()` })
    .where('id', '=', meeting.id)
    .execute()
  const refused = await give(tx, actor, meeting, { version: 1, written, receivers, language })
  if (meeting.plan) {
    const to = meeting.participants.flatMap(({ functionId }) => (functionId ? [functionId] : []))
    await endGiven(tx, actor, {
      childId: meeting.childId,
      items: [{ kind: 'draft', id: meeting.plan.id }],
      reason: 'meeting_closed',
      to,
    })
  }
  await event(tx, actor, {
    childId: meeting.childId,
    kind: 'meeting_closed',
    itemKind: 'meeting',
    itemId: meeting.id,
  })
  return { stale: false, refused }
}

/** A correction is a version with a reason; who reads the minutes reads the new one from now on, instead of the old. */
export async function correctMinutes(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  written: Written,
  { receivers, language }: { receivers: readonly string[]; language: Language },
): Promise<Outcome> {
  await lockMeeting(tx, meeting.id)
  const now = await latest(tx, meeting.id)
  if (!now) return { stale: true, refused: [] }
  if (now.version !== written.base)
    return {
      stale: now.words !== written.words || now.reason !== written.reason || !sameAttendance(now, written),
      refused: [],
    }
  const version = now.version + 1
  await write(tx, actor, meeting, written, version)
  await endGiven(tx, actor, {
    childId: meeting.childId,
    items: [
      { kind: 'minutes', id: meeting.id },
      ...meeting.outcomes.map(({ id }) => ({ kind: 'minutes_point' as const, id })),
    ],
    reason: 'replaced',
  })
  const refused = await give(tx, actor, meeting, { version, written, receivers, language })
  await event(tx, actor, {
    childId: meeting.childId,
    kind: 'minutes_corrected',
    itemKind: 'minutes',
    itemId: meeting.id,
  })
  return { stale: false, refused }
}

const latest = (tx: Tx, meetingId: string) =>
  tx
    .selectFrom('child.minutes')
    .select(['version', 'words', 'reason', 'attended', 'absent'])
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .executeTakeFirst()

type Attendance = { attended: readonly string[] | null; absent: readonly string[] | null }
const sameAttendance = (one: Attendance, other: Attendance) =>
  (['attended', 'absent'] as const).every(
    said => [...(one[said] ?? [])].sort().join() === [...(other[said] ?? [])].sort().join(),
  )

/** A version, and what it says of who was there, beside each participant. */
async function write(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  { words, childWords, areas, outcomes, reason, attended, absent }: Written,
  version: number,
) {
  await tx
    .insertInto('child.minutes')
    .values({
      meeting_id: meeting.id,
      version,
      child_id: meeting.childId,
      unit_id: meeting.unitId,
      words,
      child_words: childWords,
      areas: [...areas],
      reason,
      attended: attended.length ? [...attended] : null,
      absent: absent.length ? [...absent] : null,
      written_by: actor.personId,
    })
    .execute()
  await tx
    .updateTable('child.meeting_participants')
    .set({
      attended: sql<
        boolean | null
      >`case when id = any(${[...attended]}::uuid[]) then true when id = any(${[...absent]}::uuid[]) then false end`,
    })
    .where('meeting_id', '=', meeting.id)
    .execute()
  if (meeting.points.length === 0) return
  await tx
    .insertInto('child.minutes_points')
    .values(
      meeting.points.map(({ id, kind, title, raisedBy, areas }, position) => ({
        meeting_id: meeting.id,
        version,
        point_id: id,
        child_id: meeting.childId,
        unit_id: meeting.unitId,
        position,
        kind,
        raised_by: raisedBy,
        title,
        areas: [...areas],
        outcome: outcomes[id] ?? '',
      })),
    )
    .execute()
}

/** What of the minutes somebody gets: the text where their areas cover it, and of the points those that they cover. */
export function minutesFor(
  meeting: Pick<Meeting, 'id' | 'points'>,
  { version, areas: about }: { version: number; areas: readonly Area[] },
  areas: readonly Area[],
): Item[] {
  const covered = (some: readonly Area[]) => some.every(area => areas.includes(area))
  return [
    ...(covered(about) ? [{ kind: 'minutes' as const, id: meeting.id, version }] : []),
    ...meeting.points
      .filter(point => covered(point.areas))
      .map(({ id }) => ({ kind: 'minutes_point' as const, id, version })),
  ]
}

/** The minutes go out on the ground of each one's invitation, if that is still live; each is a disclosure of its own. */
async function give(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  {
    version,
    written,
    receivers,
    language,
  }: { version: number; written: Written; receivers: readonly string[]; language: Language },
): Promise<Refused[]> {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const chosen = outsidersIn(meeting)
    .filter(({ id }) => receivers.includes(id))
    .flatMap(participant => {
      const ground = groundOf(grounds, participant)
      const items = ground?.live ? minutesFor(meeting, { version, areas: written.areas }, ground.areas) : []
      return ground && items.length ? [{ participant, ground, items, name: participant.name ?? '' }] : []
    })
  const refused = await giveToEach(tx, chosen, ({ participant, ground, items }) =>
    discloseOn(tx, actor, meeting, participant, ground, { kind: 'meeting', items }),
  )
  await tellFunctions(
    tx,
    { ...meeting, participants: chosen.map(({ participant }) => participant) },
    'meeting_closed',
  )
  return refused
}
