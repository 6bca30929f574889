import { addDays, addMonths } from '../../../i18n/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { readLimits } from '../../county/index.ts'
import {
  type ChildFigure,
  figureNow,
  kindOf,
  type Released,
  readReleased,
  yearBefore,
} from '../../insight/child-figures/index.ts'
import type { Indicator } from '../indicators.ts'
import { whole } from '../numbers.ts'
import { figureOf } from '../sources/child-figure-source.ts'
import type { Change, Reading } from './reading.ts'

/** A reading for each quarter that is released, of the latest so many. Only what `kring_insight` may read, as the county page does. */
export async function readChildFigures(
  tx: Tx,
  indicators: readonly Indicator[],
  quarters: number,
): Promise<(Reading & { id: string })[]> {
  if (indicators.length === 0) return []
  const released = await readReleased(tx, { quarters: quarters + 4 })
  const { cautionBelow } = await readLimits(tx)
  return childFigureReadings(indicators, { released, cautionBelow, quarters })
}

/** The same of what is at hand. */
export const childFigureReadings = (
  indicators: readonly Pick<Indicator, 'id' | 'childFigure'>[],
  { released, cautionBelow, quarters }: { released: Released; cautionBelow: number; quarters: number },
): (Reading & { id: string })[] =>
  indicators.flatMap(indicator => {
    const figure = figureOf(indicator)
    if (!figure) return []
    return released.quarters
      .slice(-quarters)
      .map(quarter => ({ id: indicator.id, ...readingOf(figure, released, quarter, cautionBelow) }))
  })

function readingOf(
  figure: ChildFigure,
  released: Released,
  { quarter, invented }: Released['quarters'][number],
  cautionBelow: number,
): Reading {
  const kind = kindOf(figure)
  const { reading, direction } = figureNow(figure, { released, quarter })
  const shown = { on: lastDayOf(quarter), quarter, parts: [], invented }
  if (reading.state === 'hidden') return { ...shown, value: null, change: null }
  const change = changeOf(direction, kind, yearBefore(quarter))
  return {
    ...shown,
    value: kind === 'ratio' ? Math.round(reading.value * 10) / 10 : whole(reading.value),
    ...(reading.state !== 'shown' && { bound: reading.state }),
    ...(kind !== 'count' && { n: reading.n, caution: reading.n < cautionBelow }),
    ...(change !== undefined && { change }),
  }
}

type Direction = ReturnType<typeof figureNow>['direction']

function changeOf(
  direction: Direction,
  kind: ReturnType<typeof kindOf>,
  since: string,
): Change | null | undefined {
  if (direction.state === 'none') return undefined
  if (direction.state === 'too_few') return null
  const { difference, margin, state } = direction
  const parts = kind === 'ratio' ? 10 : 1
  return {
    by: Math.round(difference * parts) / parts,
    since,
    margin: Math.ceil(margin * parts) / parts,
    chance: state === 'unsure',
  }
}

/** 30 September of the quarter that begins in July. */
const lastDayOf = (quarter: string) => addDays(addMonths(quarter, 3), -1)
