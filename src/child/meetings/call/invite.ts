import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { daysFromToday, type Language } from '../../../i18n/index.ts'
import { holderOrPost } from '../../../people/holders/index.ts'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { type Area, disclose, areas as everyArea, type Ground } from '../../../sharing/disclosures/index.ts'
import { event } from '../../../sharing/events/index.ts'
import type { Receiver } from '../../../sharing/grounds/index.ts'
import { notify } from '../../../sharing/notices/index.ts'
import type { Child } from '../../children/index.ts'
import { giveToEach, guardianBasis, type Refused } from '../invitation-grounds.ts'
import type { About } from '../meeting-form.ts'
import {
  addWords,
  areasThatReach,
  invitation,
  itemsWithin,
  listWords,
  writeChildsPart,
} from '../meeting-text.ts'
import { instant } from '../meeting-time.ts'
import type { WayToTakePart } from '../states.ts'
import { mailParticipants } from './invitation-mail.ts'
import { callTexts } from './texts.ts'

/** Who is invited; of the others each on a ground, and to read of areas that a consent narrows. */
export type Invited = {
  team: { functionId: string; name: string }[]
  guardians: { id: string; name: string }[]
  others: (Receiver & { ground: Ground; areas: readonly Area[] })[]
}

export type NewMeeting = {
  kind: 'meeting' | 'sip'
  day: string
  from: string
  to: string
  place: string
  childTakesPart: WayToTakePart
  childHow: string
  childHowAbout: About
  notToRaise: string
  points: { title: string; kind: string; raisedBy: string; areas: readonly Area[] }[]
  once: string
}

type Around = { child: Child; language: Language }
type Called = { id: string; startsAt: Date }

/** Calls a meeting: the row, its agenda, and an invitation to each. `refused` names those who may not be invited on that ground. Idempotent by `once`. */
export async function callMeeting(
  tx: Tx,
  actor: Staff,
  meeting: NewMeeting,
  invited: Invited,
  around: Around,
): Promise<{ id: string; refused: Refused[] }> {
  const { child } = around
  const plan = await tx
    .selectFrom('child.plans')
    .select('id')
    .where('child_id', '=', child.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const { id, isNew } = await insertOnce(tx, 'child.meetings', {
    id: randomUUID(),
    collaboration_id: actor.collaborationId,
    child_id: child.id,
    unit_id: actor.unitId,
    plan_id: plan?.id,
    function_id: actor.functionId,
    kind: meeting.kind,
    starts_at: instant(meeting.day, meeting.from),
    ends_at: instant(meeting.day, meeting.to),
    place: meeting.place,
    child_takes_part: meeting.childTakesPart,
    once: meeting.once,
  })
  if (!isNew) return { id, refused: [] }
  for (const [position, { title, ...point }] of meeting.points.entries())
    await addWords(tx, actor, { id, childId: child.id }, { ...point, words: title, position })
  await writeChildsPart(tx, actor, { id, childId: child.id }, meeting)
  const called = await tx
    .selectFrom('child.meetings')
    .select(['id', 'starts_at as startsAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { refused } = await invite(tx, actor, called, invited, around)
  await event(tx, actor, { childId: child.id, kind: 'meeting_called', itemKind: 'meeting', itemId: id })
  return { id, refused }
}

/** Invites each who is not invited already: a row, a disclosure to those outside the unit, a notice and a mail. */
export async function invite(
  tx: Tx,
  actor: Staff,
  meeting: Called,
  invited: Invited,
  { child, language }: Around,
): Promise<{ refused: Refused[] }> {
  const t = callTexts(language)
  const words = await listWords(tx, meeting.id)
  const common = { childId: child.id, kind: 'meeting' as const }
  const before = await tx
    .selectFrom('child.meeting_participants')
    .select(['function_id', 'guardian_id'])
    .where('meeting_id', '=', meeting.id)
    .execute()
  const isNew = (id: string) => !before.some(row => row.function_id === id || row.guardian_id === id)
  const team = invited.team.filter(({ functionId }) => isNew(functionId))
  const guardians = invited.guardians.filter(({ id }) => isNew(id))
  const others = invited.others
    .filter(({ functionId }) => isNew(functionId))
    .map(to => ({ ...to, name: `${holderOrPost(to)}, ${to.unitName}` }))
  const rows = [
    ...[...team, ...others].map(({ functionId }) => ({ functionId, guardianId: null })),
    ...guardians.map(({ id }) => ({ functionId: null, guardianId: id })),
  ]

  for (const { functionId, guardianId } of rows) {
    await tx
      .insertInto('child.meeting_participants')
      .values({
        meeting_id: meeting.id,
        child_id: child.id,
        unit_id: actor.unitId,
        function_id: functionId,
        guardian_id: guardianId,
      })
      .execute()
  }
  const inviteOutsider = async ({ functionId, ground, areas: some }: Invited['others'][number]) => {
    const areas = await areasThatReach(tx, child.id, functionId, ground.basisId, some)
    const items = [invitation(meeting.id), ...itemsWithin(words, areas)]
    return disclose(tx, actor, { ...common, ...ground, areas, items, to: { functionId } })
  }
  const refused = await giveToEach(tx, others, inviteOutsider)
  const basisId = guardians.length ? await guardianBasis(tx) : ''
  const family = {
    basisId,
    purpose: t.guardianPurpose,
    familyView: '',
    informed: true,
    notInformedReason: '',
    until: familyUntil(meeting.startsAt),
  }
  refused.push(
    ...(await giveToEach(tx, guardians, ({ id }) =>
      disclose(tx, actor, {
        ...common,
        ...family,
        areas: everyArea,
        items: [invitation(meeting.id), ...itemsWithin(words, everyArea)],
        to: { guardianId: id },
      }),
    )),
  )
  if (refused.length) return { refused }

  for (const { functionId } of [...team, ...others])
    await notify(tx, {
      to: functionId,
      kind: 'meeting_invited',
      childId: child.id,
      itemKind: 'meeting',
      itemId: meeting.id,
    })
  await mailParticipants(tx, meeting.id, 'meeting_invited', rows)
  await tx
    .updateTable('child.meetings')
    .set({ invited_at: sql`coalesce(invited_at, now())` })
    .where('id', '=', meeting.id)
    .execute()
  await tx
    .updateTable('child.meeting_participants')
    .set({ invited_at: sql`now()` })
    .where('meeting_id', '=', meeting.id)
    .where('invited_at', 'is', null)
    .execute()
  return { refused }
}

/** The family reads a year after the meeting; two years from now is the most that any disclosure lasts. */
function familyUntil(startsAt: Date) {
  return [daysFromToday(365, startsAt), daysFromToday(729)].sort()[0] as string
}
