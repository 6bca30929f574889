import { isDeepStrictEqual } from 'node:util'
import { isProcessLeader } from '../../../people/kinds/index.ts'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { type Indicator, type Kind, writtenBy } from '../indicators.ts'
import type { Unit } from '../numbers.ts'
import type { Target } from '../show/progress.ts'

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
type Sourced = Pick<Indicator, 'source' | 'survey' | 'childFigure'>

/** Makes an indicator, idempotently by `once`. Answers its id. */
export async function makeIndicator(
  tx: Tx,
  actor: Staff,
  indicator: NewIndicator & Sourced,
  once: string,
  code?: string,
) {
  if (!isProcessLeader(actor)) throw notFound()
  const { id } = await insertOnce(tx, 'learning.indicators', {
    ...columnsOf(indicator),
    collaboration_id: actor.collaborationId,
    code: code ?? (await freeCode(tx, indicator.name)),
    source: indicator.source,
    survey_code: indicator.survey?.code,
    survey_item: indicator.survey?.item,
    survey_options: indicator.survey?.options,
    figure_measure: indicator.childFigure?.measure,
    figure_part: indicator.childFigure?.part,
    made_by_function_id: actor.functionId,
    once,
  })
  return id
}

/** Changes what an indicator is; what it was stays to read, with the reason. False when somebody else has changed it since. */
export async function changeIndicator(
  tx: Tx,
  actor: Staff,
  was: Indicator,
  to: NewIndicator,
  { revision, why }: { revision: number; why: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('learning.indicators')
    .set({ ...columnsOf(to), revision: revision + 1 })
    .where('id', '=', was.id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (!changed.numUpdatedRows) return false
  const { name, definition, kind, unit, sourceWords, base, target, everyMonths, owner } = was
  await tx
    .insertInto('learning.indicator_changes')
    .values({
      ...writtenBy(actor, was.id),
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
  return true
}

/** Whether the same form has been stored already: all that it asks for stands in the revision after, for the same reason. */
export async function isChangeStored(
  tx: Tx,
  actor: Staff,
  now: Indicator,
  to: NewIndicator,
  sent: { revision: number; why: string },
): Promise<boolean> {
  const { id, revision, owner } = now
  const isAsAsked = isDeepStrictEqual(
    columnsOf({ ...now, ownerFunctionId: owner?.functionId ?? '' }),
    columnsOf(to),
  )
  if (sent.revision !== revision - 1 || !isAsAsked) return false
  const row = await tx
    .selectFrom('learning.indicator_changes')
    .select('why')
    .where('indicator_id', '=', id)
    .where('revision', '=', sent.revision)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return row?.why === sent.why
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

/** A readable code that nobody has: "Unika individer" → unika-individer, then unika-individer-2. */
async function freeCode(tx: Tx, name: string) {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const code = plain.slice(0, 70).replace(/-$/, '') || 'indikator'
  const rows = await tx
    .selectFrom('learning.indicators')
    .select('code')
    .where(eb => eb.or([eb('code', '=', code), eb('code', 'like', `${code}-%`)]))
    .execute()
  const taken = new Set(rows.map(row => row.code))
  for (let n = 1; ; n++) {
    const free = n === 1 ? code : `${code}-${n}`
    if (!taken.has(free)) return free
  }
}
