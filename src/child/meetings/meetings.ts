import { sql } from 'kysely'
import { isoDate, todaysDate } from '../../i18n/index.ts'
import { holdersThen } from '../../people/holders/index.ts'
import type { Actor, Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Area } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import { notify } from '../../sharing/notices/index.ts'
import { onAPage, type PageOf, pageOf } from '../children/index.ts'
import { comes } from './next-meeting.ts'
import { type Answer, allows, type PointKind, type Raiser, type WayToTakePart } from './states.ts'
import { answeredOf, invitedTo } from './still-invited.ts'

export type Participant = {
  id: string
  functionId: string | null
  guardianId: string | null
  /** The function, or the guardian where the reader may know who it is. */
  name: string | null
  unitId: string | null
  unitName: string | null
  holders: string[]
  answer: Answer | null
  attended: boolean | null
  editsPlan: boolean
  /** Can no longer read the coming meeting: the unit that invited reads so, and nobody else has the row. */
  letGo: boolean
  /** The reader's own row. */
  me: boolean
}

/** A point of the agenda. All eight areas: it is about the child as a whole; none: it is practical, and everybody invited reads it. */
export type Point = { id: string; kind: PointKind; title: string; raisedBy: Raiser; areas: Area[] }

export type Minutes = {
  version: number
  words: string
  childWords: string
  areas: Area[]
  reason: string
  /** Ids of the participants who were there, and of those who were not: of the rest this version says nothing. */
  attended: string[] | null
  absent: string[] | null
  by: string | null
  at: string
  /** I wrote it a moment ago. */
  isReceipt: boolean
}

export type Meeting = {
  id: string
  childId: string
  unitId: string
  unitName: string
  functionId: string
  functionName: string
  callers: string[]
  kind: 'meeting' | 'sip'
  startsAt: Date
  endsAt: Date
  place: string
  childTakesPart: WayToTakePart
  childHow: { words: string; areas: Area[] } | null
  /** Never leaves the unit that called. */
  notToRaise: string
  openedAt: Date | null
  closedAt: Date | null
  cancelledAt: Date | null
  /** Taken back at once by the one who called it: a cancellation of its own kind. */
  undoneAt: Date | null
  sequence: number
  participants: Participant[]
  points: Point[]
  /** The latest first. */
  minutes: Minutes[]
  /** What came of each point, as the latest minutes say: those that the reader was given, with the minutes or without. */
  outcomes: (Point & { outcome: string })[]
  /** The child's plan, where the reader may open it; `open`: its draft is open to them as well (R3). */
  plan: { id: string; led: boolean; open: boolean } | null
}

/** When a meeting that is over was held; null while it goes on or is to come. */
const heldAt = sql`case when m.cancelled_at is not null or m.closed_at is not null or m.ends_at < now()
  then least(m.starts_at, m.cancelled_at, m.closed_at) end`
const holders = holdersThen(sql`f.id`, heldAt)

/** The meeting with all that the reader may see of it; ends in 404. */
export async function getMeeting(tx: Tx, actor: Actor, id: string): Promise<Meeting> {
  const { rows } = await sql<Meeting>`
    select m.id, m.child_id as "childId", m.unit_id as "unitId", u.name as "unitName", m.function_id as "functionId", f.name as "functionName",
      ${holders} as callers, m.kind, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.child_takes_part as "childTakesPart",
      (select jsonb_build_object('words', w.words, 'areas', w.areas) from child.meeting_words w
        where w.meeting_id = m.id and w.kind = 'child_how' and w.removed_at is null limit 1) as "childHow",
      coalesce((select w.words from child.meeting_words w where w.meeting_id = m.id and w.kind = 'not_to_raise' and w.removed_at is null limit 1), '') as "notToRaise",
      m.opened_at as "openedAt", m.closed_at as "closedAt",
      m.cancelled_at as "cancelledAt", m.undone_at as "undoneAt", m.sequence,
      coalesce((${participants(actor)}), '[]') as participants,
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'title', w.words, 'raisedBy', w.raised_by, 'areas', w.areas) order by w.position, w.id)
        from child.meeting_words w where w.meeting_id = m.id and w.removed_at is null and w.kind in ('information', 'discussion', 'decision')), '[]') as points,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.point_id, 'kind', o.kind, 'title', o.title, 'raisedBy', o.raised_by, 'areas', o.areas, 'outcome', o.outcome)
          order by o.position, o.point_id)
        from child.minutes_points o where o.meeting_id = m.id
          and o.version = (select max(l.version) from child.minutes_points l where l.meeting_id = m.id)), '[]') as outcomes,
      coalesce((select jsonb_agg(jsonb_build_object('version', x.version, 'words', x.words, 'childWords', x.child_words, 'areas', x.areas,
          'reason', x.reason, 'attended', x.attended, 'absent', x.absent, 'by', p.name, 'at', x.at, 'isReceipt', child.i_shared_just_now(x.written_by, x.at)) order by x.version desc)
        from child.minutes x left join people.persons p on p.id = x.written_by where x.meeting_id = m.id), '[]') as minutes,
      (select jsonb_build_object('id', p.id, 'led', p.lead_function_id is not distinct from ${actor.functionId}::uuid,
          'open', child.draft_open_in_meeting(p.id) or exists (select from sharing.disclosed_items d where d.item_id = p.id and d.item_kind = 'draft'
            and d.to_function_id = ${actor.functionId}::uuid and d.ends_at > now()))
        from child.plans p where p.child_id = m.child_id and p.ended_at is null) as plan
    from child.meetings m join people.units u on u.id = m.unit_id join people.functions f on f.id = m.function_id
    where m.id = ${id}`.execute(tx)
  const [meeting] = rows
  if (!meeting) throw notFound()
  return meeting
}

const participants = (actor: Actor) => sql`
  select jsonb_agg(jsonb_build_object('id', p.id, 'functionId', p.function_id, 'guardianId', p.guardian_id, 'name', coalesce(f.name, g.name),
      'unitId', u.id, 'unitName', u.name, 'holders', case when f.id is null then '{}' else ${holders} end, 'answer', p.answer, 'attended', p.attended,
      'editsPlan', p.edits_plan, 'letGo', p.let_go_at is not null, 'me', coalesce(p.function_id = ${actor.functionId}::uuid or (${actor.guardian} and g.person_id = ${actor.personId}::uuid), false))
    order by p.guardian_id is null, u.name, f.name, g.name)
  from child.meeting_participants p left join people.functions f on f.id = p.function_id left join people.units u on u.id = f.unit_id
    left join child.guardians g on g.id = p.guardian_id
  where p.meeting_id = m.id`

/** Who is named is then who held each function when it was, not who holds it now. */
export const hasBeen = ({
  cancelledAt,
  closedAt,
  endsAt,
}: Pick<Meeting, 'cancelledAt' | 'closedAt' | 'endsAt'>) =>
  Boolean(cancelledAt || closedAt) || endsAt < new Date()

export const isCaller = (actor: Actor, meeting: Pick<Meeting, 'functionId'>) =>
  meeting.functionId === actor.functionId

/** For the actions of the one who called it: everybody else gets the same 404 as a stranger. */
export async function getOwnMeeting(tx: Tx, actor: Staff, id: string): Promise<Meeting> {
  const meeting = await getMeeting(tx, actor, id)
  if (!isCaller(actor, meeting)) throw notFound()
  return meeting
}

export type MeetingInList = {
  id: string
  childId: string
  givenName: string
  familyName: string
  protected: boolean
  kind: 'meeting' | 'sip'
  startsAt: Date
  endsAt: Date
  place: string
  openedAt: Date | null
  closedAt: Date | null
  cancelledAt: Date | null
  undoneAt: Date | null
  /** I called it. */
  mine: boolean
  answer: Answer | null
  answered: number
  invited: number
}

/** The meetings that my function has called or is invited to, or that I am invited to as a guardian; the latest 200. */
/** So many are listed, the last to come first. */
export const mostMeetings = 200

export async function listMyMeetings(tx: Tx, actor: Actor): Promise<MeetingInList[]> {
  const { rows } = await sql<MeetingInList>`
    with mine as (
      select m.id from child.meetings m where m.function_id = ${actor.functionId}::uuid
      union select p.meeting_id from child.meeting_participants p where p.function_id = ${actor.functionId}::uuid and p.let_go_at is null
      union select p.meeting_id from child.meeting_participants p join child.guardians g on g.id = p.guardian_id
        where ${actor.guardian} and g.person_id = ${actor.personId}::uuid
    )
    select m.id, m.child_id as "childId", c.given_name as "givenName", c.family_name as "familyName", c.protection <> 'none' as protected, m.kind,
      m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.opened_at as "openedAt", m.closed_at as "closedAt", m.cancelled_at as "cancelledAt", m.undone_at as "undoneAt",
      m.function_id is not distinct from ${actor.functionId}::uuid as mine, me.answer,
      ${answeredOf} as answered, ${invitedTo} as invited
    from mine join child.meetings m on m.id = mine.id join child.children c on c.id = m.child_id
      left join lateral (select p.answer from child.meeting_participants p left join child.guardians g on g.id = p.guardian_id
        where p.meeting_id = m.id and (p.function_id = ${actor.functionId}::uuid or (${actor.guardian} and g.person_id = ${actor.personId}::uuid)) limit 1) me on true
    order by m.starts_at desc limit ${sql.lit(mostMeetings)}`.execute(tx)
  return rows
}

export type MeetingOfChild = { id: string; startsAt: Date }

/** The meetings about a child that I may see and that are not called off: those to come, the nearest first; then those that have been. */
export async function listMeetingsAbout(
  tx: Tx,
  childId: string,
  page: number,
): Promise<PageOf<MeetingOfChild>> {
  const { rows } = await sql<MeetingOfChild & { total: number }>`
    select m.id, m.starts_at as "startsAt", count(*) over ()::int as total
    from child.meetings m where m.child_id = ${childId}::uuid and m.cancelled_at is null
    order by ${comes} desc, case when ${comes} then m.starts_at end, m.starts_at desc, m.id
    limit ${sql.lit(onAPage)} offset ${(page - 1) * onAPage}`.execute(tx)
  return pageOf(rows, page)
}

/** A participant's own answer; the caller hears of it. False where nothing changed: the same answer again, or too late for one. */
export async function answerInvitation(
  tx: Tx,
  actor: Actor,
  meeting: Meeting,
  answer: Answer,
): Promise<boolean> {
  const me = meeting.participants.find(participant => participant.me)
  if (!me) throw notFound()
  if (!allows(meeting, 'answer') || me.answer === answer) return false
  await tx
    .updateTable('child.meeting_participants')
    .set({ answer, answered_at: sql`now()` })
    .where('id', '=', me.id)
    .execute()
  await event(tx, actor, {
    childId: meeting.childId,
    kind: 'meeting_answered',
    itemKind: 'meeting',
    itemId: meeting.id,
  })
  await notify(tx, {
    to: meeting.functionId,
    kind: 'meeting_answered',
    childId: meeting.childId,
    itemKind: 'meeting',
    itemId: meeting.id,
  })
  return true
}

/** Holds the meeting until the transaction ends, so that two holders of the function act one after the other. */
export async function lockMeeting(tx: Tx, id: string) {
  await tx.selectFrom('child.meetings').select('id').where('id', '=', id).forUpdate().execute()
}

/** A meeting is opened on its day, or later. */
export const isTheDay = ({ startsAt }: Pick<Meeting, 'startsAt'>) => isoDate(startsAt) <= todaysDate()

/** Reads only what is given to them: a function of another unit, or a guardian. The unit that called reads its record. */
export const isOutside = (meeting: Pick<Meeting, 'unitId'>, { guardianId, unitId }: Participant) =>
  Boolean(guardianId) || unitId !== meeting.unitId

export const outsidersIn = (meeting: Meeting): Participant[] =>
  meeting.participants.filter(each => isOutside(meeting, each))
