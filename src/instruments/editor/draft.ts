import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Definition, definitionSchema, itemsOf } from '../definition.ts'

export type Draft = {
  versionId: string
  instrumentId: string
  number: number
  state: 'draft' | 'tried'
  revision: number
  whatChanged: string
  definition: Definition
  /** the revisions to go back and forward to */
  undoTo: number | undefined
  redoTo: number | undefined
}

/** What is kept of a draft's past. */
const mostEdits = 200

/** The version under work, with where undo and redo lead. */
export async function findDraft(tx: Tx, instrumentId: string): Promise<Draft | undefined> {
  const { rows } = await sql<{
    versionId: string
    number: number
    state: 'draft' | 'tried'
    revision: number
    whatChanged: string
    definition: unknown
    edits: { revision: number; backTo: number | null }[]
  }>`select v.id as "versionId", v.number, v.state, v.revision, v.what_changed as "whatChanged", v.definition,
      coalesce((select jsonb_agg(jsonb_build_object('revision', e.revision, 'backTo', e.back_to) order by e.revision)
        from learning.instrument_edits e where e.version_id = v.id), '[]') as edits
    from learning.instrument_versions v
    where v.instrument_id = ${instrumentId} and v.collaboration_id is not null and v.state in ('draft', 'tried')`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) return undefined
  const { edits, ...draft } = row
  return {
    ...draft,
    instrumentId,
    definition: definitionSchema.parse(row.definition),
    ...waysIn(edits, row.revision),
  }
}

export async function getDraft(tx: Tx, instrumentId: string): Promise<Draft> {
  const draft = await findDraft(tx, instrumentId)
  if (!draft) throw notFound()
  return draft
}

type Edit = { revision: number; backTo: number | null }

/**
 * A revision counts upwards always; one that went back stands where the one that it went to stood. So undo from there is the
 * step before that, and redo the step that was last made from there.
 */
export function waysIn(edits: readonly Edit[], revision: number) {
  const jump = new Map(edits.map(each => [each.revision + 1, each.backTo]))
  const placeOf = (at: number): number => {
    const to = jump.get(at)
    return to === null || to === undefined ? at : placeOf(to)
  }
  const here = placeOf(revision)
  const kept = new Set(edits.map(each => each.revision))
  const before = kept.has(here - 1) && jump.has(here) ? here - 1 : undefined
  const next = [...jump]
    .filter(([at, to]) => to === null && at <= revision && at !== here && placeOf(at - 1) === here)
    .map(([at]) => at)
  return { undoTo: before, redoTo: next.length ? Math.max(...next) : undefined }
}

/** What the draft was at a revision: for undo, and to see what somebody else has changed since. */
export async function findRevision(tx: Tx, draft: Draft, revision: number): Promise<Definition | undefined> {
  if (revision === draft.revision) return draft.definition
  const row = await tx
    .selectFrom('learning.instrument_edits')
    .select('definition')
    .where('version_id', '=', draft.versionId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row && definitionSchema.parse(row.definition)
}

/**
 * Keeps what the draft was, and what it is now. False when another has written in the same moment. What is being tried becomes a
 * draft again.
 */
export async function saveDraft(
  tx: Tx,
  actor: Staff,
  draft: Draft,
  definition: Definition,
  backTo: number | null = null,
): Promise<boolean> {
  if (JSON.stringify(definition) === JSON.stringify(draft.definition)) return true
  const { numUpdatedRows } = await tx
    .updateTable('learning.instrument_versions')
    .set({
      definition: JSON.stringify(definition),
      revision: draft.revision + 1,
      edited_by_function_id: actor.functionId,
      edited_at: sql`now()`,
    })
    .where('id', '=', draft.versionId)
    .where('revision', '=', draft.revision)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx
    .insertInto('learning.instrument_edits')
    .values({
      version_id: draft.versionId,
      revision: draft.revision,
      collaboration_id: actor.collaborationId,
      definition: JSON.stringify(draft.definition),
      function_id: actor.functionId,
      back_to: backTo,
    })
    .execute()
  await tx
    .deleteFrom('learning.instrument_edits')
    .where('version_id', '=', draft.versionId)
    .where('revision', '<', draft.revision - mostEdits)
    .execute()
  if (draft.state === 'tried')
    await sql`select learning.move_version(${draft.versionId}, 'draft')`.execute(tx)
  return true
}

/** Back to what it was before the last change, or forward again. Nothing to go to: nothing happens. */
export async function stepDraft(tx: Tx, actor: Staff, draft: Draft, step: 'undo' | 'redo') {
  const to = step === 'undo' ? draft.undoTo : draft.redoTo
  const definition = to === undefined ? undefined : await findRevision(tx, draft, to)
  if (definition && to !== undefined) await saveDraft(tx, actor, draft, definition, to)
}

/** A section or an item by its id; scales have a namespace of their own. */
export const partIn = (definition: Definition, id: string) =>
  definition.sections.find(each => each.id === id) ?? itemsOf(definition).find(each => each.id === id)
