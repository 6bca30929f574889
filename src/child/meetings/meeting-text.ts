import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Area, Item } from '../../sharing/disclosures/index.ts'
import { type About, areasAbout } from './meeting-form.ts'
import type { PointKind, Raiser } from './states.ts'

// The texts of an invitation: points, how the child takes part, what is not to be raised. Each is an item of its own, given to those whose
// areas cover it (R2, R4). None is ever changed: what is written anew is another row, given anew.

type WordsKind = PointKind | 'child_how' | 'not_to_raise'
export type MeetingWords = { id: string; kind: WordsKind; areas: Area[]; words: string }

type OfMeeting = { id: string; childId: string }
type NewWords = {
  words: string
  kind: string
  areas: readonly Area[]
  raisedBy?: string
  position?: number
  id?: string
}

/** Writes one text; idempotent by `id`. Answers its id, or undefined where it was there. */
export async function addWords(tx: Tx, actor: Staff, meeting: OfMeeting, text: NewWords) {
  const id = text.id ?? randomUUID()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('child.meeting_words')
    .values({
      id,
      meeting_id: meeting.id,
      child_id: meeting.childId,
      unit_id: actor.unitId,
      position: text.position ?? 0,
      kind: text.kind as WordsKind,
      areas: [...text.areas],
      words: text.words,
      raised_by: (text.raisedBy ?? 'professional') as Raiser,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows ? id : undefined
}

export async function removeWords(tx: Tx, meetingId: string, ids: readonly string[]) {
  if (ids.length === 0) return
  await tx
    .updateTable('child.meeting_words')
    .set({ removed_at: sql`now()` })
    .where('meeting_id', '=', meetingId)
    .where('id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .execute()
}

/** What stands now, in the order of the agenda. */
export async function listWords(tx: Tx, meetingId: string): Promise<MeetingWords[]> {
  const rows = await tx
    .selectFrom('child.meeting_words')
    .select(['id', 'kind', 'areas', 'words'])
    .where('meeting_id', '=', meetingId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows as MeetingWords[]
}

type ChildsPart = { childHow: string; childHowAbout: About; notToRaise: string }

/** How the child takes part and what is not to be raised. Answers the ids of what is new. */
export async function writeChildsPart(tx: Tx, actor: Staff, meeting: OfMeeting, part: ChildsPart) {
  const now = await listWords(tx, meeting.id)
  const wanted = [
    { kind: 'child_how', words: part.childHow, areas: areasAbout(part.childHowAbout) },
    { kind: 'not_to_raise', words: part.notToRaise, areas: [] },
  ] as const
  const added: string[] = []
  for (const { kind, words, areas } of wanted) {
    const before = now.filter(each => each.kind === kind)
    const same = before.find(
      each =>
        each.words === words &&
        each.areas.length === areas.length &&
        areas.every(area => each.areas.includes(area)),
    )
    await removeWords(
      tx,
      meeting.id,
      before.filter(each => each !== same).map(({ id }) => id),
    )
    if (same || !words) continue
    const id = await addWords(tx, actor, meeting, { kind, words, areas })
    if (id) added.push(id)
  }
  return added
}

export const invitation = (meetingId: string): Item => ({ kind: 'meeting', id: meetingId, version: 1 })

/** The texts that those areas cover. What the child does not want raised goes to nobody. */
export const itemsWithin = (
  words: readonly Pick<MeetingWords, 'id' | 'kind' | 'areas'>[],
  areas: readonly Area[],
): Item[] =>
  words
    .filter(each => each.kind !== 'not_to_raise' && each.areas.every(area => areas.includes(area)))
    .map(({ id }) => ({ kind: 'meeting_words', id, version: 1 }))

/** Of those areas, the ones that a function may be given on that ground: all, or what the consents cover for its unit (R4). */
export async function areasThatReach(
  tx: Tx,
  childId: string,
  functionId: string,
  basisId: string,
  areas: readonly Area[],
): Promise<Area[]> {
  const { rows } = await sql<{ area: Area }>`
    select a.area from unnest(${[...areas]}::text[]) with ordinality a(area, n), people.functions f, sharing.bases b
    where f.id = ${functionId}::uuid and b.id = ${basisId}::uuid and (not b.needs_consent or exists (
      select from sharing.may_rest_on_consent(${childId}::uuid, f.unit_id, array[a.area]) m where m.consent_ids is not null))
    order by a.n`.execute(tx)
  return rows.map(({ area }) => area)
}
