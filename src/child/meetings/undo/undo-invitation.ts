import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { saveDraft } from '../../../sharing/drafts/index.ts'
import { commonGround, groundOf, listInvitationGrounds } from '../invitation-grounds.ts'
import { aboutOf, rows as pointRows } from '../meeting-form.ts'
import { timeOf } from '../meeting-time.ts'
import { type Meeting, outsidersIn } from '../meetings.ts'

/** `undoUntil` is null when it has been taken back; `know` are the participants who are told of that, or were: they may have seen it. */
export type MyInvitation = { undoUntil: Date | null; know: string[] }

/** Of a meeting that I called myself, for ten minutes, and for as long after I have taken it back. */
export async function findMyInvitation(tx: Tx, meetingId: string): Promise<MyInvitation | undefined> {
  const { rows } = await sql<MyInvitation>`
    select undo_until as "undoUntil", know from child.my_invitation(${meetingId}::uuid)`.execute(tx)
  return rows[0]
}

type Outcome = 'done' | 'late' | 'changed' | null

/**
 * Takes the invitation back from everybody, cancels the meeting, and keeps what stood in it as a draft of a new one. `outcome`: see
 * child.undo_invitation; `draft` is there when it was done now.
 */
export async function undoInvitation(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  language: Language,
): Promise<{ outcome: Outcome; draft?: string }> {
  // Read before: afterwards nobody has been given anything.
  const body = await formOf(tx, actor, meeting, language)
  const { rows } = await sql<{ outcome: Outcome }>`
    select child.undo_invitation(${meeting.id}::uuid) as outcome`.execute(tx)
  const outcome = rows[0]?.outcome ?? null
  if (outcome !== 'done' || meeting.undoneAt) return { outcome }
  const draft = randomUUID()
  await saveDraft(tx, actor, { id: draft, form: 'meeting', childId: meeting.childId, body })
  return { outcome, draft }
}

/** What the form that comes back could not hold of it: several grounds, and points beyond its rows. */
export async function leftOut(tx: Tx, meeting: Meeting, language: Language) {
  const { ground } = await invitedOutside(tx, meeting, language)
  return { grounds: ground.differ, points: Math.max(0, meeting.points.length - pointRows.length) }
}

async function invitedOutside(tx: Tx, meeting: Meeting, language: Language) {
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const outside = outsidersIn(meeting).filter(({ functionId, letGo }) => functionId && !letGo)
  return { outside, ground: commonGround(outside.flatMap(each => groundOf(grounds, each) ?? [])) }
}

/** The form of a new meeting, as it would be filled in to make this one. */
async function formOf(tx: Tx, actor: Staff, meeting: Meeting, language: Language) {
  const { outside, ground } = await invitedOutside(tx, meeting, language)
  // Who lost the right to it is not invited anew by a form that stands as it was.
  const invited = meeting.participants.filter(({ letGo }) => !letGo)
  const points = Object.fromEntries(
    pointRows.flatMap(n => {
      const point = meeting.points[n - 1]
      return [
        [`title${n}`, point?.title ?? ''],
        [`about${n}`, point ? aboutOf(point.areas) : 'all'],
        [`pointKind${n}`, point?.kind ?? 'discussion'],
        [`raisedBy${n}`, point?.raisedBy ?? 'professional'],
      ]
    }),
  )
  const ids = (some: readonly (string | null)[]) => some.filter(id => id !== null)
  return {
    kind: meeting.kind,
    ...timeOf(meeting),
    place: meeting.place,
    team: ids(invited.filter(each => each.unitId === actor.unitId).map(each => each.functionId)),
    guardians: ids(invited.map(({ guardianId }) => guardianId)),
    others: ids(outside.map(({ functionId }) => functionId)),
    areas: ground.areas,
    childTakesPart: meeting.childTakesPart,
    childHow: meeting.childHow?.words ?? '',
    childHowAbout: meeting.childHow ? aboutOf(meeting.childHow.areas) : 'all',
    notToRaise: meeting.notToRaise,
    ...points,
    ...ground.fields,
  }
}
