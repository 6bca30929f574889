import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import type { Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { mergeChoice, mergeText } from './merge.ts'
import { has, type PartEdit, type settlements } from './part-form.ts'

type Stored = {
  id: string
  kind: Part['kind']
  parentId: string | null
  words: string
  howSeen: string
  area: string | null
  voice: string | null
  functionId: string | null
  fromOn: string | null
  untilOn: string | null
}

/** Locked, so that of two who save in the same moment the second sees what the first wrote. Ends in 404. */
export async function getPart(tx: Tx, planId: string, partId: string): Promise<Stored> {
  const { rows } = await sql<Stored>`
    select id, kind, parent_id as "parentId", words, how_seen as "howSeen", area, voice, function_id as "functionId", from_on as "fromOn", until_on as "untilOn"
    from child.plan_parts where id = ${partId} and plan_id = ${planId} for update`.execute(tx)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type Saved = { part: Stored; both: ('words' | 'howSeen')[] }

/**
 * Saves what somebody wrote in a part, field by field against what it was based on. `both` names the texts where two
 * have written: what stood there stays, and mine waits beside it.
 */
export async function editPart(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  partId: string,
  edit: PartEdit,
): Promise<Saved> {
  const stored = await getPart(tx, plan.id, partId)
  const next = { ...stored }
  const both: Saved['both'] = []
  for (const name of ['words', 'howSeen'] as const) {
    if (!has(stored.kind, name)) continue
    const text = mergeText({ base: edit[`base_${name}`], stored: stored[name], mine: edit[name] })
    if (text === 'mine') next[name] = edit[name]
    if (text === 'both') both.push(name)
  }
  for (const name of ['area', 'voice', 'functionId', 'fromOn', 'untilOn'] as const) {
    if (has(stored.kind, name))
      next[name] = mergeChoice({ base: edit[`base_${name}`], stored: stored[name], mine: edit[name] })
  }
  next.area ??= stored.area
  for (const name of both) await keepBeside(tx, actor, plan, partId, name, edit[name])
  const changed = Object.entries(next).some(([name, value]) => value !== stored[name as keyof Stored])
  if (changed) {
    await tx
      .updateTable('child.plan_parts')
      .set({
        words: next.words,
        how_seen: next.howSeen,
        area: next.area,
        voice: next.voice,
        function_id: next.functionId,
        from_on: next.fromOn,
        until_on: next.untilOn,
        edited_by: actor.functionId,
        edited_at: sql`now()`,
      })
      .where('id', '=', partId)
      .execute()
  }
  return { part: next, both }
}

/** One text a person and field: who goes on writing has the latest of it shown. */
async function keepBeside(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  partId: string,
  name: 'words' | 'howSeen',
  text: string,
) {
  const field = name === 'words' ? 'words' : 'how_seen'
  await tx
    .updateTable('child.plan_alternatives')
    .set({ settled_at: sql`now()`, settled_how: 'wrote_on' })
    .where('part_id', '=', partId)
    .where('field', '=', field)
    .where('by_person', '=', actor.personId)
    .where('settled_at', 'is', null)
    .execute()
  await tx
    .insertInto('child.plan_alternatives')
    .values({
      plan_id: plan.id,
      part_id: partId,
      child_id: plan.childId,
      unit_id: plan.unitId,
      field,
      text,
      by_function: actor.functionId,
      by_person: actor.personId,
    })
    .execute()
}

/** Chooses between two texts. The one that gives way is kept in the record. Idempotent. */
export async function settle(
  tx: Tx,
  actor: Staff,
  plan: Plan,
  partId: string,
  { alternative, how }: { alternative: string; how: (typeof settlements)[number] },
) {
  const part = await getPart(tx, plan.id, partId)
  const other = await tx
    .updateTable('child.plan_alternatives')
    .set({ settled_at: sql`now()`, settled_how: how })
    .where('id', '=', alternative)
    .where('part_id', '=', partId)
    .where('settled_at', 'is', null)
    .returning(['field', 'text'])
    .executeTakeFirst()
  if (!other || how === 'kept_other') return
  const name = other.field === 'words' ? 'words' : 'howSeen'
  if (how === 'took_this') await keepAsHistory(tx, actor, plan, part, other.field)
  const text = how === 'took_this' ? other.text : `${part[name]}\n\n${other.text}`
  await tx
    .updateTable('child.plan_parts')
    .set({ [other.field]: text, edited_by: actor.functionId, edited_at: sql`now()` })
    .where('id', '=', partId)
    .execute()
}

async function keepAsHistory(tx: Tx, actor: Staff, plan: Plan, part: Stored, field: string) {
  const { id } = await tx
    .insertInto('child.plan_alternatives')
    .values({
      plan_id: plan.id,
      part_id: part.id,
      child_id: plan.childId,
      unit_id: plan.unitId,
      field,
      text: field === 'words' ? part.words : part.howSeen,
      by_function: actor.functionId,
      by_person: actor.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('child.plan_alternatives')
    .set({ settled_at: sql`now()`, settled_how: 'kept_other' })
    .where('id', '=', id)
    .execute()
}
