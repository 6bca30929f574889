import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import { holderOrPost } from '../../../people/holders/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Area, Ground, Item } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import {
  discloseOn,
  endGiven,
  giveToEach,
  groundOf,
  listInvitationGrounds,
  type Refused,
} from '../invitation-grounds.ts'
import { getMeeting, lockMeeting, type Meeting, outsidersIn } from '../meetings.ts'
import { tellFunctions } from '../tell-functions.ts'
import { findGone } from './gone.ts'
import { listMinutesReaders } from './minutes-readers.ts'

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

/** Whom they go to. `anew`: by participant, a ground of its own where a yes was taken back since the invitation (R4). */
export type GoesTo = {
  receivers: readonly string[]
  anew: ReadonlyMap<string, Ground>
  language: Language
}

type Outcome = { stale: boolean; refused: Refused[] }

/** Closes the meeting with its minutes, gives them to the chosen, and closes the draft of the plan for those who had it open. */
export async function closeMeeting(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  written: Written,
  to: GoesTo,
): Promise<Outcome> {
  await lockMeeting(tx, meeting.id)
  const already = await latest(tx, meeting.id)
  if (already) return { stale: !(await isSaved(tx, actor, meeting, written, to)), refused: [] }
  await write(tx, actor, meeting, written, 1)
  await tx
    .updateTable('child.meetings')
    .set({ opened_at: sql`coalesce(opened_at, now())`, closed_at: sql`now()` })
    .where('id', '=', meeting.id)
    .execute()
  const refused = await give(tx, actor, meeting, { version: 1, written, ...to })
  if (meeting.plan) {
    const readers = meeting.participants.flatMap(({ functionId }) => (functionId ? [functionId] : []))
    await endGiven(tx, actor, {
      childId: meeting.childId,
      items: [{ kind: 'draft', id: meeting.plan.id }],
      reason: 'meeting_closed',
      to: readers,
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
  to: GoesTo,
): Promise<Outcome> {
  await lockMeeting(tx, meeting.id)
  const now = await latest(tx, meeting.id)
  if (!now) return { stale: true, refused: [] }
  if (now.version !== written.base)
    return { stale: !(await isSaved(tx, actor, meeting, written, to)), refused: [] }
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
  const refused = await give(tx, actor, meeting, { version, written, ...to })
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
    .select('version')
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .executeTakeFirst()

/**
 * The same form sent once more: everything that it says stands in the latest version, and each whom it gives them to reads them. All of it
 * is compared, since what differs would otherwise be lost with a receipt (R20).
 */
async function isSaved(tx: Tx, actor: Staff, meeting: Meeting, written: Written, to: GoesTo) {
  const {
    minutes: [now],
    outcomes,
  } = await getMeeting(tx, actor, meeting.id)
  if (!now) return false
  const said = (id: string) => outcomes.find(point => point.id === id)?.outcome ?? ''
  const isTheText =
    now.words === written.words &&
    now.childWords === written.childWords &&
    now.reason === written.reason &&
    sameOnes(now.areas, written.areas) &&
    sameOnes(now.attended, written.attended) &&
    sameOnes(now.absent, written.absent) &&
    Object.entries(written.outcomes).every(([id, outcome]) => said(id) === outcome)
  if (!isTheText) return false
  const chosen = await listGiven(tx, meeting, { version: now.version, written, ...to })
  const readers = await listMinutesReaders(tx, meeting.id)
  return sameOnes(
    chosen.map(({ participant }) => participant.functionId ?? participant.guardianId ?? ''),
    readers.map(({ functionId, guardianId }) => functionId ?? guardianId ?? ''),
  )
}

const sameOnes = (one: readonly string[] | null, other: readonly string[] | null) =>
  [...(one ?? [])].sort().join() === [...(other ?? [])].sort().join()

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

type Giving = GoesTo & { version: number; written: Written }

/** The minutes go out on the ground of each one's invitation, if that is still live; each is a disclosure of its own. */
async function give(tx: Tx, actor: Staff, meeting: Meeting, giving: Giving): Promise<Refused[]> {
  const chosen = await listGiven(tx, meeting, giving)
  const refused = await giveToEach(tx, chosen, ({ participant, ground, items }) =>
    discloseOn(tx, actor, meeting, participant, ground, { kind: 'minutes', items }),
  )
  await tellFunctions(
    tx,
    { ...meeting, participants: chosen.map(({ participant }) => participant) },
    'meeting_closed',
  )
  return refused
}

/** Of the chosen, those who may read something of it, and what. */
async function listGiven(tx: Tx, meeting: Meeting, { version, written, receivers, anew, language }: Giving) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const gone = await findGone(tx, meeting, grounds)
  return outsidersIn(meeting)
    .filter(({ id }) => receivers.includes(id))
    .flatMap(participant => {
      const invited = groundOf(grounds, participant)
      const again = anew.get(participant.id)
      // Nothing goes on a ground of before the withdrawal.
      if (gone.has(participant.id) && !again) return []
      const ground = invited && { ...invited, ...again }
      const items = ground?.live ? minutesFor(meeting, { version, areas: written.areas }, ground.areas) : []
      const { holders, name } = participant
      return ground && items.length
        ? [{ participant, ground, items, name: holderOrPost({ holders, functionName: name ?? '' }) }]
        : []
    })
}
