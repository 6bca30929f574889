import { sql } from 'kysely'
import type { Staff, Tx } from '../../src/platform/database/transaction.ts'
import { type Area, areas } from '../../src/sharing/disclosures/index.ts'
import { idOf } from '../ids.ts'
import { functionOf, guardianOf, happened, type Scene, tell, unitOf } from './scene.ts'
import { endGiving, type GroundOf, give } from './sharing.ts'

type Participant = {
  person?: string
  guardian?: string
  edits?: true
  /** Needed for those of other units and for guardians. */
  ground?: GroundOf
  /** What one of another unit may read of; all, where it is left out. */
  areas?: Area[]
}
type Point = {
  kind: 'information' | 'discussion' | 'decision'
  title: string
  /** What it is about; the child as a whole, where it is left out. */
  areas?: Area[]
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
        once: idOf(`once/${id}`),
      })
      .execute()
    await tx.updateTable('child.meetings').set({ invited_at: invited }).where('id', '=', id).execute()
    const row = { meeting_id: id, child_id: scene.childId, unit_id: me.unitId }
    await tx
      .insertInto('child.meeting_words')
      .values(textsOf(call, id).map(text => ({ ...row, ...text })))
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
          areas: areasFor(participant),
          items: [
            { kind: 'meeting', id, version: 1 },
            ...textsOf(call, id)
              .filter(text => text.kind !== 'not_to_raise' && covers(participant, text.areas))
              .map(text => ({ kind: 'meeting_words' as const, id: text.id, version: 1 })),
          ],
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
    log({ act: 'write', did: 'called', childId: scene.childId, kind: 'meeting', id })
  })
  return { ...call, id }
}

const participantId = (meeting: string, { person, guardian }: Participant) =>
  idOf(`participant/${meeting}/${person ?? guardian}`)
/** What a participant may read of; a guardian all. */
const areasFor = ({ guardian, areas: some }: Participant) => (guardian ? [...areas] : [...(some ?? areas)])
const covers = (participant: Participant, about: readonly Area[]) =>
  about.every(area => areasFor(participant).includes(area))

/** The texts of the invitation, as rows. A point without areas of its own is about the child as a whole. */
const textsOf = (call: Call, meetingId: string) => [
  ...call.points.map(({ kind, title, raisedBy = 'professional', areas: about }, position) => ({
    id: pointId(meetingId, position),
    position,
    kind: kind as string,
    words: title,
    raised_by: raisedBy,
    areas: [...(about ?? areas)] as Area[],
  })),
  ...(
    [
      ['child_how', call.child.how],
      ['not_to_raise', call.notToRaise ?? ''],
    ] as const
  )
    .filter(([, words]) => words)
    .map(([kind, words]) => ({
      id: idOf(`${kind}/${meetingId}`),
      position: 0,
      kind: kind as string,
      words,
      raised_by: 'professional',
      areas: [] as Area[],
    })),
]
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
  /** What the text is about; the child as a whole, where it is left out. */
  areas?: Area[]
}

/** Held and closed: what each point came to, and minutes that go to those who were invited from outside. */
export async function holdMeeting(
  scene: Scene,
  meeting: Meeting,
  { outcomes, words, childWords, absent = [], areas: about }: Minutes,
) {
  const closed = scene.time.at(meeting.on, meeting.to)
  const who = (is: (there: boolean) => boolean) => {
    const ids = meeting.participants
      .filter(each => is(!absent.includes((each.person ?? each.guardian) as string)))
      .map(each => participantId(meeting.id, each))
    return ids.length ? ids : null
  }
  await scene.as(meeting.by, async (tx, me, log) => {
    for (const participant of meeting.participants) {
      const attended = !absent.includes((participant.person ?? participant.guardian) as string)
      await tx
        .updateTable('child.meeting_participants')
        .set({ attended })
        .where('id', '=', participantId(meeting.id, participant))
        .execute()
    }
    await tx
      .insertInto('child.minutes')
      .values({
        meeting_id: meeting.id,
        version: 1,
        child_id: scene.childId,
        unit_id: me.unitId,
        words,
        child_words: childWords,
        areas: [...(about ?? areas)],
        attended: who(there => there),
        absent: who(there => !there),
        written_by: me.personId,
      })
      .execute()
    await tx
      .insertInto('child.minutes_points')
      .values(
        meeting.points.map(({ kind, title, raisedBy = 'professional', areas: some }, position) => ({
          meeting_id: meeting.id,
          version: 1,
          point_id: pointId(meeting.id, position),
          child_id: scene.childId,
          unit_id: me.unitId,
          position,
          kind,
          raised_by: raisedBy,
          title,
          areas: [...(some ?? areas)],
          outcome: outcomes[position] ?? '',
        })),
      )
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
    log({ act: 'write', did: 'closed', childId: scene.childId, kind: 'meeting', id: meeting.id })
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
    await sql`insert into child.minutes (meeting_id, version, child_id, unit_id, words, child_words, areas, reason, attended, absent, written_by)
      select meeting_id, 2, child_id, unit_id, ${words}, child_words, areas, ${reason}, attended, absent, ${me.personId}
      from child.minutes where meeting_id = ${meeting.id} and version = 1`.execute(tx)
    await sql`insert into child.minutes_points (meeting_id, version, point_id, child_id, unit_id, position, kind, raised_by, title, areas, outcome)
      select meeting_id, 2, point_id, child_id, unit_id, position, kind, raised_by, title, areas, outcome
      from child.minutes_points where meeting_id = ${meeting.id} and version = 1`.execute(tx)
    const given = await tx
      .selectFrom('sharing.disclosed_items')
      .select('disclosure_id')
      .where('item_id', '=', meeting.id)
      .where('item_kind', '=', 'minutes')
      .union(
        tx
          .selectFrom('sharing.disclosed_items')
          .select('disclosure_id')
          .where('item_kind', '=', 'minutes_point')
          .where(
            'item_id',
            'in',
            meeting.points.map((_, n) => pointId(meeting.id, n)),
          ),
      )
      .execute()
    for (const { disclosure_id } of given) await endGiving(scene, tx, disclosure_id, on)
    await giveMinutes(scene, tx, me, meeting, { version: 2, on })
    await happened(scene, tx, me, {
      kind: 'minutes_corrected',
      itemKind: 'minutes',
      itemId: meeting.id,
      on,
    })
    log({ act: 'write', did: 'corrected', childId: scene.childId, kind: 'meeting', id: meeting.id })
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
  const { areas: about } = await tx
    .selectFrom('child.minutes')
    .select('areas')
    .where('meeting_id', '=', meeting.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  for (const participant of meeting.participants) {
    const { person, guardian, ground } = participant
    if (!ground) continue
    const to = person
      ? { functionId: functionOf(person, scene) }
      : { guardianId: guardianOf(guardian as string, scene) }
    const items = [
      ...(covers(participant, about as Area[])
        ? [{ kind: 'minutes' as const, id: meeting.id, version }]
        : []),
      ...meeting.points.flatMap(({ areas: some }, n) =>
        covers(participant, some ?? areas)
          ? [{ kind: 'minutes_point' as const, id: pointId(meeting.id, n), version }]
          : [],
      ),
    ]
    if (items.length)
      await give(scene, tx, me, { to, ground, kind: 'minutes', areas: areasFor(participant), items, on })
  }
}
