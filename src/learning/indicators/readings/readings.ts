import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Indicator } from '../indicators.ts'
import { readChildFigures } from './child-figure-readings.ts'
import type { Reading } from './reading.ts'
import { readSurveys } from './survey-readings.ts'

/**
 * The readings of each indicator, oldest first. Of a register: what had been summed when each year ended; of a survey: each release;
 * of the child's floor: the latest `quarters`. As many queries as there are sources, however many indicators.
 */
export async function listReadings(
  tx: Tx,
  indicators: readonly Indicator[],
  { quarters = 20 } = {},
): Promise<Map<string, Reading[]>> {
  const of = (source: Indicator['source']) => indicators.filter(each => each.source === source)
  const idsOf = (source: Indicator['source']) => of(source).map(({ id }) => id)
  const found = [
    ...(await readKeyed(tx, idsOf('keyed'))),
    ...(await readRegisters(tx, idsOf('register'))),
    ...(await readSurveys(tx, of('survey'))),
    ...(await readChildFigures(tx, of('child_figure'), quarters)),
  ]
  return Map.groupBy(found, ({ id }) => id) as Map<string, Reading[]>
}

export type Found = Reading & { id: string }

async function readKeyed(tx: Tx, ids: string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pick<Found, 'id' | 'on' | 'value' | 'parts' | 'note'> & { n: number | null }>`
    select v.indicator_id as id, v.on_day as on, v.value::float8 as value, v.n, v.parts, v.note
    from learning.indicator_values v
    where v.indicator_id = any(${ids}::uuid[]) and not exists (select from learning.indicator_values r where r.replaces_id = v.id)
    order by v.on_day, v.at, v.id`.execute(tx)
  return rows.map(({ n, ...row }) => ({ ...row, ...(n !== null && { n }) }))
}

/**
 * An entry counts unless another replaces it or the file that it came in was withdrawn. Both are few, and are looked up in one go:
 * by `exists` the first look after a large import, before PostgreSQL knows its size, took the square of its rows.
 */
export const counts = sql`e.id not in (select r.replaces_id from learning.register_entries r where r.replaces_id is not null)
  and (e.import_id is null or e.import_id in (select m.id from learning.register_imports m where m.withdrawn_at is null))`

async function readRegisters(tx: Tx, ids: string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; year: number; part: string; last: string; amount: number }>`
    select e.indicator_id as id, extract(year from e.on_day)::int as year, e.part, max(e.on_day)::text as last, sum(e.amount)::float8 as amount
    from learning.register_entries e where e.indicator_id = any(${ids}::uuid[]) and ${counts}
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, own]) => addUp(id, own))
}

/** What each year ended with: the sum of it and of those before. */
function addUp(id: string, rows: { year: number; part: string; last: string; amount: number }[]): Found[] {
  const parts = new Map<string, number>()
  return [...Map.groupBy(rows, ({ year }) => year).values()].map(year => {
    for (const { part, amount } of year) parts.set(part, round((parts.get(part) ?? 0) + amount))
    return {
      id,
      on: year
        .map(({ last }) => last)
        .sort()
        .at(-1) as string,
      value: round([...parts.values()].reduce((sum, amount) => sum + amount, 0)),
      parts: [...parts].flatMap(([label, amount]) => (label && amount ? [{ label, amount }] : [])),
    }
  })
}

/** Decimals are added as people do it: 0.1 + 0.2 is 0.3. */
const round = (value: number) => Math.round(value * 1e6) / 1e6
