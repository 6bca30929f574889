import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { getVersion } from '../../instruments/index.ts'
import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { event } from '../../sharing/events/index.ts'
import type { Child } from '../children/index.ts'
import { areasWithContent, childWordsIn, type WheelAnswers, type WheelVersions } from './voices.ts'
import { mergeWheels, toAnswers, toValues, type WheelValues } from './wheel-form.ts'

/** One version of a wheel, as its reader may see it. Version 0 has been opened and not saved yet. */
export type WheelVersion = {
  id: string
  childId: string
  unitId: string
  heldOn: string
  version: number
  /** what each voice was asked */
  asked: WheelVersions
  answers: WheelAnswers
  childWords: string
  writtenAt: Date | null
  writtenBy: string
  /** The versions that the reader may read, latest first. */
  versions: { version: number; writtenAt: string; writtenBy: string }[]
}

/** The version asked for, else the latest that the actor may read; undefined where there is none for them. */
export async function findWheel(tx: Tx, id: string, version?: number): Promise<WheelVersion | undefined> {
  const { rows } = await sql<Omit<WheelVersion, 'asked' | 'childWords'> & VersionIds>`
    select a.id, a.child_id as "childId", a.unit_id as "unitId", a.held_on as "heldOn", coalesce(v.version, 0) as version,
      a.child_version_id as "childVersionId", a.guardian_version_id as "guardianVersionId", a.professional_version_id as "professionalVersionId",
      coalesce(v.answers, '{}') as answers, v.written_at as "writtenAt", coalesce(p.name, '') as "writtenBy",
      coalesce((select jsonb_agg(jsonb_build_object('version', o.version, 'writtenAt', o.written_at, 'writtenBy', coalesce(w.name, '')) order by o.version desc)
        from child.assessment_versions o left join people.persons w on w.id = o.written_by where o.assessment_id = a.id), '[]') as versions
    from child.assessments a
      left join lateral (select * from child.assessment_versions x where x.assessment_id = a.id and x.version = coalesce(${version ?? null}::int, x.version)
        order by x.version desc limit 1) v on true
      left join people.persons p on p.id = v.written_by
    where a.id = ${id} and a.instrument = 'wheel' and (${version ?? null}::int is null or v.version is not null)`.execute(
    tx,
  )
  const row = rows[0]
  if (!row || (row.version === 0 && version !== undefined)) return undefined
  const { childVersionId, guardianVersionId, professionalVersionId, ...wheel } = row
  return { ...wheel, asked: await readAsked(tx, row), childWords: childWordsIn(row.answers) }
}

type VersionIds = { childVersionId: string; guardianVersionId: string; professionalVersionId: string }

const readAsked = async (tx: Tx, ids: VersionIds): Promise<WheelVersions> => ({
  child: await getVersion(tx, ids.childVersionId),
  guardian: await getVersion(tx, ids.guardianVersionId),
  professional: await getVersion(tx, ids.professionalVersionId),
})

/** The latest wheel of a child that has been saved, in its latest version. */
export async function latestWheel(tx: Tx, childId: string): Promise<WheelVersion | undefined> {
  const id = await wheelIdBefore(tx, childId)
  return id ? findWheel(tx, id) : undefined
}

/** The wheel to compare with: the child's previous one, or else the first version of the same. */
export async function findWheelBefore(tx: Tx, wheel: WheelVersion): Promise<WheelVersion | undefined> {
  const id = await wheelIdBefore(tx, wheel.childId, wheel.id)
  if (id) return findWheel(tx, id)
  const first = wheel.versions.at(-1)?.version
  return first && first < wheel.version ? findWheel(tx, wheel.id, first) : undefined
}

async function wheelIdBefore(tx: Tx, childId: string, id: string | null = null) {
  const { rows } = await sql<{ id: string }>`
    select a.id from child.assessments a
    where a.child_id = ${childId} and a.instrument = 'wheel' and exists (select from child.assessment_versions v where v.assessment_id = a.id)
      and (${id}::uuid is null or (a.held_on, a.opened_at, a.id) < (select b.held_on, b.opened_at, b.id from child.assessments b where b.id = ${id}::uuid))
    order by a.held_on desc, a.opened_at desc, a.id desc limit 1`.execute(tx)
  return rows[0]?.id
}

/** One that somebody in my unit has opened and nobody has saved yet. */
export async function findOpenWheel(tx: Tx, actor: Staff, childId: string) {
  return tx
    .selectFrom('child.assessments')
    .select(['id', 'held_on as heldOn'])
    .where('child_id', '=', childId)
    .where('unit_id', '=', actor.unitId)
    .where('instrument', '=', 'wheel')
    .where('current_version', '=', 0)
    .where('set_aside_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()
}

/** Opens a wheel to fill in. Idempotent by `once`. */
export async function openWheel(
  tx: Tx,
  actor: Staff,
  child: Child,
  { heldOn, once }: { heldOn: string; once: string },
): Promise<string> {
  const { id, isNew } = await insertOnce(tx, 'child.assessments', {
    collaboration_id: actor.collaborationId,
    child_id: child.id,
    unit_id: actor.unitId,
    function_id: actor.functionId,
    held_on: heldOn,
    once,
  })
  if (!isNew) return id
  await event(tx, actor, { childId: child.id, kind: 'assessment_opened', itemKind: 'assessment', itemId: id })
  return id
}

/** One that was begun and shall not be filled in: it waits for nobody any more. Idempotent. */
export async function setAsideWheel(tx: Tx, actor: Staff, { id, childId }: WheelVersion): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('child.assessments')
    .set({ set_aside_at: sql`now()` })
    .where('id', '=', id)
    .where('unit_id', '=', actor.unitId)
    .where('current_version', '=', 0)
    .where('set_aside_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows)
    await event(tx, actor, { childId, kind: 'assessment_set_aside', itemKind: 'assessment', itemId: id })
}

type Save = { answers: WheelAnswers; heldOn: string; base: number }
type Saved =
  | { outcome: 'saved' | 'unchanged'; version: number }
  | { outcome: 'conflict'; version: number; merged: WheelValues; conflicts: WheelValues }

/**
 * Saves what the writer has before them as a new version. Somebody else's version in between is merged; where both have
 * written in the same field nothing is saved, and both texts are returned. Idempotent: the same answers again make no version.
 */
export async function saveWheel(
  tx: Tx,
  actor: Staff,
  id: string,
  { answers: mine, heldOn, base }: Save,
): Promise<Saved> {
  const row = await tx
    .selectFrom('child.assessments')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', actor.unitId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  const asked = await readAsked(tx, {
    childVersionId: row.child_version_id,
    guardianVersionId: row.guardian_version_id,
    professionalVersionId: row.professional_version_id,
  })
  const current = row.current_version
  const valuesAt = async (version: number) => toValues(asked, await answersOf(tx, id, version))
  const theirs = await valuesAt(current)
  const { merged, conflicts } = mergeWheels(
    base === current ? theirs : await valuesAt(base),
    theirs,
    toValues(asked, mine),
  )
  if (Object.keys(conflicts).length) return { outcome: 'conflict', version: current, merged, conflicts }
  const answers = toAnswers(asked, merged)
  const isSame = isDeepStrictEqual(toValues(asked, answers), theirs)
  if (isSame && current > 0 && heldOn === row.held_on) return { outcome: 'unchanged', version: current }
  const version = isSame && current > 0 ? current : current + 1
  if (version > current) {
    await tx
      .insertInto('child.assessment_versions')
      .values({
        assessment_id: id,
        version,
        child_id: row.child_id,
        unit_id: actor.unitId,
        answers: JSON.stringify(answers),
        written_by: actor.personId,
      })
      .execute()
  }
  await tx
    .updateTable('child.assessments')
    .set({
      areas: areasWithContent({ asked, answers }),
      current_version: version,
      held_on: heldOn,
      set_aside_at: null,
    })
    .where('id', '=', id)
    .execute()
  await event(tx, actor, {
    childId: row.child_id,
    kind: 'assessment_filled',
    itemKind: 'assessment',
    itemId: id,
  })
  return { outcome: 'saved', version }
}

async function answersOf(tx: Tx, id: string, version: number): Promise<WheelAnswers> {
  const row =
    version > 0 &&
    (await tx
      .selectFrom('child.assessment_versions')
      .select('answers')
      .where('assessment_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst())
  return row ? (row.answers as WheelAnswers) : {}
}
