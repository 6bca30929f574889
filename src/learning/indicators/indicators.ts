import { sql } from 'kysely'
import { holdersOf } from '../../people/holders/index.ts'
import { isProcessLeader } from '../../people/kinds/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/errors/index.ts'
import type { Unit } from './numbers.ts'
import type { Target } from './show/progress.ts'
import type { IndicatorState } from './states.ts'

export const kinds = ['goal', 'effect'] as const
export type Kind = (typeof kinds)[number]
export const sources = ['keyed', 'register', 'survey', 'child_figure'] as const
export type Source = (typeof sources)[number]

export type Indicator = {
  id: string
  code: string
  name: string
  definition: string
  kind: Kind
  unit: Unit
  source: Source
  sourceWords: string
  /** which answers to which item are counted */
  survey: { code: string; item: string; options: string[] } | null
  childFigure: { measure: string; part: string } | null
  base: { value: number; on: string } | null
  target: Target | null
  everyMonths: number | null
  owner: { functionId: string; functionName: string; unitName: string; holders: string[] } | null
  madeOn: string
  revision: number
  state: IndicatorState
}

/** Every indicator of the collaboration, by name; `retired` alone or not at all. */
export async function listIndicators(
  tx: Tx,
  { retired = false, search = '' }: { retired?: boolean; search?: string } = {},
): Promise<Indicator[]> {
  const all = await readIndicators(tx)
  const looked = search.trim().toLocaleLowerCase('sv')
  return all.filter(
    ({ state, name, definition, owner }) =>
      (state === 'retired') === retired &&
      [name, definition, owner?.functionName ?? '', owner?.unitName ?? '', ...(owner?.holders ?? [])]
        .join(' ')
        .toLocaleLowerCase('sv')
        .includes(looked),
  )
}

/** Ends in 404. */
export async function getIndicator(tx: Tx, id: string): Promise<Indicator> {
  const [found] = await readIndicators(tx, id)
  if (!found) throw notFound()
  return found
}

/** Those that a register is summed into: what an import may name, by code or by name. */
export const listRegisters = async (
  tx: Tx,
  collaborationId: string,
): Promise<{ id: string; code: string; name: string }[]> =>
  tx
    .selectFrom('learning.indicators')
    .select(['id', 'code', 'name'])
    .where('source', '=', 'register')
    .where('collaboration_id', '=', collaborationId)
    .execute()

/** May say what an indicator's figures are: whoever holds the function that owns it, and the process leader (R15). */
export const mayKeep = (actor: Staff, { owner }: Indicator) =>
  isProcessLeader(actor) || owner?.functionId === actor.functionId

/** The indicator, for those who may say what its figures are; with a source, only one of that. Ends in 404. */
export async function getKept(tx: Tx, actor: Staff, id: string, source?: Source): Promise<Indicator> {
  const indicator = await getIndicator(tx, id)
  if (!mayKeep(actor, indicator) || (source && indicator.source !== source)) throw notFound()
  return indicator
}

/** Who wrote a row: the function answers for it, and whoever held it then is named beside. */
export const byWhom = sql<string>`concat_ws(', ', p.name, f.name)`

/** Whether another form than this one has corrected the row. */
export const isReplaced = async (
  tx: Tx,
  table: 'learning.indicator_values' | 'learning.register_entries',
  id: string,
  once: string,
) => {
  const { rows } =
    await sql`select from ${sql.table(table)} where replaces_id = ${id}::uuid and once is distinct from ${once}::uuid`.execute(
      tx,
    )
  return rows.length > 0
}

/** The columns of every row that is written about an indicator. */
export const writtenBy = (actor: Staff, indicatorId: string) => ({
  indicator_id: indicatorId,
  collaboration_id: actor.collaborationId,
  function_id: actor.functionId,
  person_id: actor.personId,
})

async function readIndicators(tx: Tx, id?: string): Promise<Indicator[]> {
  const { rows } = await sql<Indicator>`
    select i.id, i.code, i.name, i.definition, i.kind, i.unit, i.source, i.source_words as "sourceWords", i.revision,
      i.every_months as "everyMonths", to_char(i.made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as "madeOn",
      case when i.source = 'survey' then jsonb_build_object('code', i.survey_code, 'item', i.survey_item, 'options', i.survey_options) end as survey,
      case when i.source = 'child_figure' then jsonb_build_object('measure', i.figure_measure, 'part', i.figure_part) end as "childFigure",
      case when i.base_on is not null then jsonb_build_object('value', i.base_value, 'on', i.base_on) end as base,
      case when i.target_on is not null then jsonb_build_object('value', i.target_value, 'on', i.target_on, 'is', i.target_is) end as target,
      case when f.id is not null then jsonb_build_object('functionId', f.id, 'functionName', f.name, 'unitName', u.name, 'holders', ${holdersOf('f.id')}) end as owner,
      coalesce((select m.state from learning.indicator_moves m where m.indicator_id = i.id order by m.at desc, m.id desc limit 1), 'in_use') as state
    from learning.indicators i left join people.functions f on f.id = i.owner_function_id left join people.units u on u.id = f.unit_id
    where ${id ?? null}::uuid is null or i.id = ${id ?? null}::uuid
    order by lower(i.name), i.id`.execute(tx)
  return rows
}
