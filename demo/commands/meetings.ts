import { sql } from 'kysely'
import type { Staff, Tx } from '../../src/platform/database/transaction.ts'
import { idOf } from '../ids.ts'
import { functionOf, guardianOf, happened, type Scene, tell, unitOf } from './scene.ts'
import { endGiving, type GroundOf, give } from './sharing.ts'

type Participant = {
  person?: string
  guardian?: string
  edits?: true /** Needed for those of other units and for guardians. */
  ground?: GroundOf
}
type Point = {
  kind: 'information' | 'discussion' | 'decision'
  title: string
  raisedBy?: 'child' | 'guardian' | 'partner' | 'professional'
}

type Call = {
  by: string
  /** The day of the invitation. */
  days: number
  /** The day of the meeting, from today. */
  on: number
  from: string
  to: string
  place: string
  plan?: string
  sip?: true
  child: {
    takesPart: 'undecided' | 'whole' | 'part' | 'phone' | 'represented' | 'words_or_picture' | 'not'
    how: string
  }
  notToRaise?: string
  participants: Participant[]
  points: Point[]
}

export type Meeting = Call & { id: string }

/** Calls a meeting: who calls is there by calling; the others get the invitation, those of other units as a disclosure. */
export async function callMeeting(scene: Scene, call: Call): Promise<Meeting> {
  const id = idOf(`meeting/${scene.child.id}/${call.on}`)
  const invited = scene.time.next(call.days)
  await scene.as(call.by, async (tx, me, log) => {
    await tx
      .insertInto('child.meetings')
      .values({
        id,
        collaboration_id: me.collaborationId,
        child_id: scene.childId,
        unit_id: me.unitId,
        plan_id: call.plan ?? null,
        function_id: me.functionId,
        kind: call.sip ? 'sip' : 'meeting',
        starts_at: scene.time.at(call.on, call.from),
        ends_at: scene.time.at(call.on, call.to),
        place: call.place,
        child_takes_part: call.child.takesPart,
        child_how: call.child.how,
        not_to_raise: call.notToRaise ?? '',
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx.updateTable('child.meetings').set({ invited_at: invited }).where('id', '=', id).execute()
    const row = { meeting_id: id, child_id: scene.childId, unit_id: me.unitId }
    await tx
      .insertInto('child.agenda_points')
      .values(
        call.points.map(({ kind, title, raisedBy = 'professional' }, position) => ({
          id: pointId(id, position),
          ...row,
          position,
          kind,
          title,
          raised_by: raisedBy,
        })),
      )
      .execute()
    for (const participant of call.participants) {
      const { person, guardian, edits, ground } = participant
      const to = person
        ? { functionId: functionOf(person, scene) }
        : { guardianId: guardianOf(guardian as string, scene) }
      await tx
        .insertInto('child.meeting_participants')
        .values({
          id: participantId(id, participant),
          ...row,
          function_id: person ? functionOf(person, scene) : null,
          guardian_id: guardian ? guardianOf(guardian, scene) : null,
          edits_plan: edits ?? false,
        })
        .execute()
      await tx
        .updateTable('child.meeting_participants')
        .set({ invited_at: invited })
        .where('id', '=', participantId(id, participant))
        .execute()
      if (ground && (guardian || unitOf(person as string, scene) !== me.unitId))
        await give(scene, tx, me, {
          to,
          ground,
          kind: 'meeting',
          areas: [],
          items: [{ kind: 'meeting', id, version: 1 }],
          on: invited,
        })
      if ('functionId' in to)
        await tell(scene, tx, {
          to: to.functionId as string,
          kind: 'meeting_invited',
          itemKind: 'meeting',
          itemId: id,
          on: invited,
          seen: call.on < 0,
        })
    }
    await happened(scene, tx, me, { kind: 'meeting_called', itemKind: 'meeting', itemId: id, on: invited })
    log({ act: 'write', childId: scene.childId, kind: 'meeting', id })
  })
  return { ...call, id }
}

const participantId = (meeting: string, { person, guardian }: Participant) =>
  idOf(`participant/${meeting}/${person ?? guardian}`)
const pointId = (meeting: string, position: number) => idOf(`point/${meeting}/${position}`)

/** One who is invited answers. */
export async function answerInvitation(
  scene: Scene,
  meeting: Meeting,
  {
    person,
    guardian,
    answer,
    days,
  }: { person?: string; guardian?: string; answer: 'yes' | 'no' | 'maybe'; days: number },
) {
  const answered_at = scene.time.next(days)
  const work = (tx: Parameters<Parameters<Scene['as']>[1]>[0]) =>
    tx
      .updateTable('child.meeting_participants')
      .set({ answer, answered_at })
      .where('id', '=', participantId(meeting.id, { person, guardian }))
      .executeTakeFirstOrThrow()
  const { numUpdatedRows } = await (person
    ? scene.as(person, work)
    : scene.asGuardian(guardian as string, work))
  if (numUpdatedRows !== 1n) throw new Error(`${person ?? guardian} could not answer`)
}

type Minutes = {
  outcomes: string[]
  words: string
  childWords: string
  absent?: string[]
}

/** Held and closed: what each point came to, and minutes that go to those who were invited from outside. */
export async function holdMeeting(
  scene: Scene,
  meeting: Meeting,
  { outcomes, words, childWords, absent = [] }: Minutes,
) {
  const closed = scene.time.at(meeting.on, meeting.to)
  await scene.as(meeting.by, async (tx, me, log) => {
    for (const [position, outcome] of outcomes.entries())
      await tx
        .updateTable('child.agenda_points')
        .set({ outcome })
        .where('id', '=', pointId(meeting.id, position))
        .execute()
    for (const participant of meeting.participants) {
      const attended = !absent.includes((participant.person ?? participant.guardian) as string)
      await tx
        .updateTable('child.meeting_participants')
        .set({ attended })
        .where('id', '=', participantId(meeting.id, participant))
        .execute()
    }
    const agenda = meeting.points.map(({ kind, title, raisedBy = 'professional' }, n) => ({
      id: pointId(meeting.id, n),
      kind,
      title,
      raisedBy,
      outcome: outcomes[n] ?? '',
    }))
    await tx
      .insertInto('child.minutes')
      .values({
        meeting_id: meeting.id,
        version: 1,
        child_id: scene.childId,
        unit_id: me.unitId,
        words,
        child_words: childWords,
        agenda: JSON.stringify(agenda),
        written_by: me.personId,
      })
      .execute()
    await tx
      .updateTable('child.meetings')
      .set({ opened_at: scene.time.at(meeting.on, meeting.from), closed_at: closed })
      .where('id', '=', meeting.id)
      .execute()
    await giveMinutes(scene, tx, me, meeting, { version: 1, on: closed })
    await happened(scene, tx, me, {
      kind: 'meeting_closed',
      itemKind: 'meeting',
      itemId: meeting.id,
      on: closed,
    })
    log({ act: 'write', childId: scene.childId, kind: 'minutes', id: meeting.id })
  })
  scene.time.move('child.minutes', { meeting_id: meeting.id, version: 1 }, closed, 'at')
}

/** A correction is a version with a reason; who had the first one gets this instead. */
export async function correctMinutes(
  scene: Scene,
  meeting: Meeting,
  { days, words, reason }: { days: number; words: string; reason: string },
) {
  const on = scene.time.next(days)
  await scene.as(meeting.by, async (tx, me, log) => {
    await sql`insert into child.minutes (meeting_id, version, child_id, unit_id, words, child_words, agenda, reason, written_by)
      select meeting_id, 2, child_id, unit_id, ${words}, child_words, agenda, ${reason}, ${me.personId}
      from child.minutes where meeting_id = ${meeting.id} and version = 1`.execute(tx)
    const given = await tx
      .selectFrom('sharing.disclosed_items')
      .select('disclosure_id')
      .where('item_id', '=', meeting.id)
      .where('item_kind', '=', 'minutes')
      .execute()
    for (const { disclosure_id } of given) await endGiving(scene, tx, disclosure_id, on)
    await giveMinutes(scene, tx, me, meeting, { version: 2, on })
    await happened(scene, tx, me, {
      kind: 'minutes_corrected',
      itemKind: 'minutes',
      itemId: meeting.id,
      on,
    })
    log({ act: 'write', childId: scene.childId, kind: 'minutes', id: meeting.id })
  })
  scene.time.move('child.minutes', { meeting_id: meeting.id, version: 2 }, on, 'at')
}

async function giveMinutes(
  scene: Scene,
  tx: Tx,
  me: Staff,
  meeting: Meeting,
  { version, on }: { version: number; on: Date },
) {
  for (const { person, guardian, ground } of meeting.participants) {
    if (!ground) continue
    const to = person
      ? { functionId: functionOf(person, scene) }
      : { guardianId: guardianOf(guardian as string, scene) }
    const items = [{ kind: 'minutes' as const, id: meeting.id, version }]
    await give(scene, tx, me, { to, ground, kind: 'meeting', areas: [], items, on })
  }
}
