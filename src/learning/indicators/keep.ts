import { sql } from 'kysely'
import { isProcessLeader } from '../../people/kinds/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import { type Indicator, type Kind, mayKeep } from './indicators.ts'
import type { Unit } from './numbers.ts'
import type { Target } from './progress.ts'
import type { Part } from './reading.ts'
import { moves } from './states.ts'

export type NewIndicator = {
  name: string
  definition: string
  kind: Kind
  unit: Unit
  sourceWords: string
  base: { value: number; on: string } | null
  target: Target | null
  everyMonths: number | null
  ownerFunctionId: string
}
type Sourced = Pick<Indicator, 'source' | 'survey' | 'floor'>

/** Makes an indicator, or finds the one that the same form has made. Answers its id. */
export async function makeIndicator(
  tx: Tx,
  actor: Staff,
  indicator: NewIndicator & Sourced,
  once: string,
  code?: string,
) {
  if (!isProcessLeader(actor)) throw notFound()
  const earlier = await tx
    .selectFrom('learning.indicators')
    .select('id')
    .where('once', '=', once)
    .executeTakeFirst()
  if (earlier) return earlier.id
  const { id } = await tx
    .insertInto('learning.indicators')
    .values({
      ...columnsOf(indicator),
      collaboration_id: actor.collaborationId,
      code: code ?? (await freeCode(tx, indicator.name)),
      source: indicator.source,
      survey_code: indicator.survey?.code ?? null,
      survey_item: indicator.survey?.item ?? null,
      survey_options: indicator.survey?.options ?? null,
      floor_measure: indicator.floor?.measure ?? null,
      floor_part: indicator.floor?.part ?? null,
      made_by_function_id: actor.functionId,
      once,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what an indicator is; what it was stays to read, with the reason. 'late' when somebody else has changed it since. */
export async function changeIndicator(
  tx: Tx,
  actor: Staff,
  was: Indicator,
  to: NewIndicator,
  { revision, why }: { revision: number; why: string },
): Promise<'late' | undefined> {
  const changed = await tx
    .updateTable('learning.indicators')
    .set({ ...columnsOf(to), revision: revision + 1 })
    .where('id', '=', was.id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!changed.numUpdatedRows) return 'late'
  const { name, definition, kind, unit, sourceWords, base, target, everyMonths, owner } = was
  await tx
    .insertInto('learning.indicator_changes')
    .values({
      ...by(actor, was.id),
      revision,
      was: JSON.stringify({
        name,
        definition,
        kind,
        unit,
        sourceWords,
        base,
        target,
        everyMonths,
        owner: owner?.functionName ?? null,
      }),
      why,
    })
    .execute()
}

/** Retires an indicator, or brings it back. Done already is as good as done. */
export async function moveIndicator(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { to, note, once }: { to: string; note: string; once: string },
) {
  if (moves[indicator.state] !== to) return
  await tx
    .insertInto('learning.indicator_moves')
    .values({ ...by(actor, indicator.id), state: to, note, once })
    .execute()
}

export type NewValue = {
  on: string
  value: number
  n: number | null
  parts: Part[]
  note: string
  /** the row that this corrects */
  replaces: string | null
  once: string
}

/** Keys in a value, or corrects one. 'late' when somebody else has corrected it. */
export async function keyValue(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { on, parts, replaces, ...value }: NewValue,
): Promise<'late' | undefined> {
  if (!mayKeep(actor, indicator) || indicator.source !== 'keyed') throw notFound()
  if (await isThere(tx, 'learning.indicator_values', value.once)) return
  if (replaces && (await isReplaced(tx, 'learning.indicator_values', replaces))) return 'late'
  await tx
    .insertInto('learning.indicator_values')
    .values({
      ...by(actor, indicator.id),
      ...value,
      on_day: on,
      parts: JSON.stringify(parts),
      replaces_id: replaces,
    })
    .execute()
}

export type NewEntry = {
  on: string
  amount: number
  part: string
  note: string
  replaces: string | null
  once: string
}

/** Keys an entry into a register, or corrects one; a correction to 0 takes it away. */
export async function keyEntry(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { on, replaces, ...entry }: NewEntry,
): Promise<'late' | undefined> {
  if (!mayKeep(actor, indicator) || indicator.source !== 'register') throw notFound()
  if (await isThere(tx, 'learning.register_entries', entry.once)) return
  if (replaces && (await isReplaced(tx, 'learning.register_entries', replaces))) return 'late'
  await tx
    .insertInto('learning.register_entries')
    .values({ ...by(actor, indicator.id), ...entry, on_day: on, replaces_id: replaces })
    .execute()
}

export async function comment(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { words, once }: { words: string; once: string },
) {
  if (!mayKeep(actor, indicator)) throw notFound()
  if (await isThere(tx, 'learning.indicator_comments', once)) return
  await tx
    .insertInto('learning.indicator_comments')
    .values({ ...by(actor, indicator.id), words, once })
    .execute()
}

const columnsOf = ({
  name,
  definition,
  kind,
  unit,
  sourceWords,
  base,
  target,
  everyMonths,
  ownerFunctionId,
}: NewIndicator) => ({
  name,
  definition,
  kind,
  unit,
  source_words: sourceWords,
  base_value: base?.value ?? null,
  base_on: base?.on ?? null,
  target_value: target?.value ?? null,
  target_on: target?.on ?? null,
  target_is: target?.is ?? null,
  every_months: everyMonths,
  owner_function_id: ownerFunctionId,
})

const by = (actor: Staff, indicatorId: string) => ({
  indicator_id: indicatorId,
  collaboration_id: actor.collaborationId,
  function_id: actor.functionId,
  person_id: actor.personId,
})

type Rows = 'learning.indicator_values' | 'learning.register_entries' | 'learning.indicator_comments'
const isThere = async (tx: Tx, table: Rows, once: string) =>
  (await sql`select from ${sql.table(table)} where once = ${once}::uuid`.execute(tx)).rows.length > 0
const isReplaced = async (tx: Tx, table: Rows, id: string) =>
  (await sql`select from ${sql.table(table)} where replaces_id = ${id}::uuid`.execute(tx)).rows.length > 0

/** A readable code that nobody has: "Unika individer" → unika-individer, then unika-individer-2. */
async function freeCode(tx: Tx, name: string) {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const code = plain.slice(0, 70).replace(/-+$/, '') || 'indikator'
  const { rows } = await sql<{
    code: string
  }>`select code from learning.indicators where code = ${code} or code like ${`${code}-%`}`.execute(tx)
  const taken = new Set(rows.map(row => row.code))
  for (let n = 1; ; n++) {
    const free = n === 1 ? code : `${code}-${n}`
    if (!taken.has(free)) return free
  }
}
