import type { Language } from '../../../i18n/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Area } from '../../../sharing/disclosures/index.ts'
import { discloseOn, giveToEach, groundOf, listInvitationGrounds } from '../invitation-grounds.ts'
import type { About } from '../meeting-form.ts'
import { addWords, itemsWithin, listWords, writeChildsPart } from '../meeting-text.ts'
import { type Meeting, outsidersIn } from '../meetings.ts'
import type { PointKind, Raiser, WayToTakePart } from '../states.ts'

type ChildsPart = {
  childTakesPart: WayToTakePart
  childHow: string
  childHowAbout: About
  notToRaise: string
}

export async function prepareMeeting(
  tx: Tx,
  actor: Staff,
  meeting: Meeting,
  part: ChildsPart,
  language: Language,
) {
  await tx
    .updateTable('child.meetings')
    .set({ child_takes_part: part.childTakesPart })
    .where('id', '=', meeting.id)
    .execute()
  await giveNew(tx, actor, meeting, await writeChildsPart(tx, actor, meeting, part), language)
}

type NewPoint = { id: string; words: string; kind: PointKind; raisedBy: Raiser; areas: readonly Area[] }

/** Puts a point on the agenda, and gives it to those who are invited. Idempotent by `id`. */
export async function addPoint(tx: Tx, actor: Staff, meeting: Meeting, point: NewPoint, language: Language) {
  const id = await addWords(tx, actor, meeting, { ...point, position: meeting.points.length })
  if (id) await giveNew(tx, actor, meeting, [id], language)
}

/** Whoever was invited before gets what is new, on the ground of the invitation, where its areas cover it. */
async function giveNew(tx: Tx, actor: Staff, meeting: Meeting, ids: readonly string[], language: Language) {
  if (ids.length === 0) return
  const added = (await listWords(tx, meeting.id)).filter(({ id }) => ids.includes(id))
  const grounds = await listInvitationGrounds(tx, meeting.id, language)
  const receivers = outsidersIn(meeting).flatMap(participant => {
    const ground = groundOf(grounds, participant)
    const items = ground?.live ? itemsWithin(added, ground.areas) : []
    return ground && items.length ? [{ participant, ground, items, name: participant.name ?? '' }] : []
  })
  // One whose ground has ended meanwhile gets nothing, and the others do.
  await giveToEach(tx, receivers, ({ participant, ground, items }) =>
    discloseOn(tx, actor, meeting, participant, ground, { kind: 'meeting', items }),
  )
}
