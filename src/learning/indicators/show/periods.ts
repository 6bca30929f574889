import type { Language } from '../../../i18n/index.ts'
import { shortQuarterName } from '../../insight/child-figures/index.ts'
import { difference, isUncertain } from '../../insight/results/index.ts'
import type { Indicator } from '../indicators.ts'
import { formatDistance, formatValue } from '../numbers.ts'
import type { Change, Reading } from '../readings/reading.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'

export type Period = {
  reading: Reading
  /** of a register: what the year itself added */
  during?: number
  /** from the value before, of a quarter from the same one a year before; undefined in the first, null when it is too little to say */
  change?: Change | null
}

/** A quarter or a release each by itself; of what is keyed in and of registers the last reading of each year. */
export function periodsOf(
  { source, unit }: Pick<Indicator, 'source' | 'unit'>,
  readings: readonly Reading[],
): Period[] {
  if (source === 'child_figure')
    return readings.map(reading => ({
      reading,
      ...(reading.change !== undefined && { change: reading.change }),
    }))
  const kept =
    source === 'survey' ? readings : new Map(readings.map(reading => [yearOf(reading), reading])).values()
  let before: Period | undefined
  return [...kept].map(reading => {
    const during =
      source === 'register' ? round((reading.value ?? 0) - (before?.reading.value ?? 0)) : undefined
    const change = before && changeOf(before, { reading, ...(during !== undefined && { during }) }, unit)
    const here: Period = {
      reading,
      ...(during !== undefined && { during }),
      ...(change !== undefined && { change }),
    }
    before = here
    return here
  })
}

function changeOf(before: Period, now: Period, unit: Indicator['unit']): Change | null {
  const [is, was] =
    now.during === undefined ? [now.reading.value, before.reading.value] : [now.during, before.during ?? null]
  if (is === null || was === null || now.reading.bound || before.reading.bound) return null
  const sure = unit === 'percent' ? judge(before.reading, now.reading) : undefined
  return { by: round(is - was), since: before.reading.on, chance: false, ...sure }
}

/**
 * Within how many percentage points chance alone moves the difference of two shares, by the interval that the results of a survey
 * have: the longer of its two sides. Undefined where either rests on a number that nobody told.
 */
function judge(one: Reading, other: Reading): Pick<Change, 'margin' | 'chance'> | undefined {
  if (!one.n || !other.n || one.value === null || other.value === null) return undefined
  const counted = ({ value, n }: Reading) => ({ count: ((value ?? 0) * (n ?? 0)) / 100, n: n ?? 0 })
  const interval = difference(counted(other), counted(one))
  const margin = Math.max(interval.value - interval.from, interval.to - interval.value)
  return { margin: Math.ceil(margin * 100), chance: isUncertain(interval) }
}

/** "2019", "kv 3 2026", "29 augusti 2025" where a year has several releases. */
export function namePeriod({ reading }: Period, all: readonly Period[], language: Language): string {
  if (reading.quarter) return shortQuarterName(reading.quarter, language)
  const several = all.filter(each => yearOf(each.reading) === yearOf(reading)).length > 1
  return several ? reading.on : String(yearOf(reading))
}

/** "12 mer än 2018". Never an arrow, and never a difference that chance may have made without saying so. */
export function sayChange(
  { change, reading }: Period,
  { unit, source }: Pick<Indicator, 'unit' | 'source'>,
  language: Language,
): string {
  const t = texts(language)
  const own = sourceTexts(language)
  if (change === null) return own.noChange
  if (!change) return source === 'survey' || source === 'child_figure' ? own.nothingBefore : t.firstYear
  const { by, margin, chance } = change
  const since = reading.quarter ? shortQuarterName(change.since, language) : change.since.slice(0, 4)
  if (by === 0) return t.unchanged(since)
  const distance = formatDistance(by, unit, language)
  const said = by > 0 ? t.more(distance, since) : t.less(distance, since)
  return margin === undefined ? said : `${said} ${t.margin(formatValue(margin, 'number', language), chance)}`
}

const yearOf = ({ on }: Reading) => Number(on.slice(0, 4))
const round = (value: number) => Math.round(value * 1e6) / 1e6
