import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { asInsight } from './as-insight.ts'
import type { Quarter } from './quarters.ts'

/** A cell that is shown: a number, or on which side of a few it lies. */
export type Cell = { value: number | null; bound: 'few' | 'almost_all' | null }

/** Where: '' is the whole collaboration, 'own' the reader's unit, else a kind of unit. */
export type Where = string

export type ReleasedQuarter = { quarter: Quarter; hiddenBelow: number; invented: boolean }

/** What has been released and may be seen by the reader, of the latest quarters. */
export type Released = {
  /** The oldest first. */
  quarters: ReleasedQuarter[]
  /** Undefined is hidden. */
  cell(quarter: Quarter, measure: string, part: string, where?: Where): Cell | undefined
  /** Kinds of unit with anything to show for a measure in a quarter. */
  kinds(quarter: Quarter, measure: string): string[]
}

export type ReleasedCell = Cell & {
  quarter: Quarter
  measure: string
  part: string
  kind: string
  own: boolean
}

/** The latest quarters that have been released: nine, so that each of the last five has the one a year before. */
export async function readReleased(tx: Tx, { quarters: most = 9 } = {}): Promise<Released> {
  const { quarters, rows } = await asInsight(tx, async insight => {
    const quarters = await insight
      .selectFrom('insight.quarters')
      .select(['quarter', 'hidden_below as hiddenBelow', 'invented'])
      .orderBy('quarter', 'desc')
      .limit(most)
      .execute()
    const { rows } =
      await sql<ReleasedCell>`select quarter, measure, part, kind, unit_id is not null as own, value, bound from insight.cells
      where quarter >= ${quarters.at(-1)?.quarter ?? '2000-01-01'} and part not like 'not\\_%'`.execute(
        insight,
      )
    return { quarters: quarters.reverse(), rows }
  })
  return releasedOf(quarters, rows)
}

/** The same of rows that are at hand. `quarters`: the oldest first. */
export function releasedOf(quarters: ReleasedQuarter[], rows: readonly ReleasedCell[]): Released {
  const cells = new Map(
    rows.map(({ value, bound, ...row }) => [
      `${row.quarter}/${row.measure}/${row.part}/${row.own ? 'own' : row.kind}`,
      { value, bound },
    ]),
  )
  return {
    quarters,
    cell: (quarter, measure, part, where = '') => cells.get(`${quarter}/${measure}/${part}/${where}`),
    kinds: (quarter, measure) =>
      rows
        .filter(
          row =>
            row.quarter === quarter && row.measure === measure && row.part === 'n' && row.kind && !row.own,
        )
        .map(({ kind }) => kind),
  }
}
