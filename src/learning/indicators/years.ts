import type { Language } from '../../platform/i18n/index.ts'
import type { Indicator } from './indicators.ts'
import { formatDistance, formatValue } from './numbers.ts'
import type { Reading } from './readings.ts'
import { texts } from './texts.ts'

export type Year = {
  year: number
  /** the last reading of the year */
  reading: Reading
  /** of a register: what the year itself added */
  during?: number
  /** from the last year that has a value; undefined in the first */
  change?: { by: number; since: number; margin?: number }
}

/** Year after year: the last reading of each, and what has changed since the one before. */
export function yearsOf(
  { source, unit }: Pick<Indicator, 'source' | 'unit'>,
  readings: readonly Reading[],
): Year[] {
  const last = new Map(readings.map(reading => [Number(reading.on.slice(0, 4)), reading]))
  let before: Year | undefined
  return [...last].map(([year, reading]) => {
    const during = source === 'register' ? round(reading.value - (before?.reading.value ?? 0)) : undefined
    const [now, then] =
      during === undefined ? [reading.value, before?.reading.value] : [during, before?.during]
    const margin = unit === 'percent' && before ? marginOf(before.reading, reading) : undefined
    const here: Year = {
      year,
      reading,
      ...(during !== undefined && { during }),
      ...(before &&
        then !== undefined && {
          change: { by: round(now - then), since: before.year, ...(margin && { margin }) },
        }),
    }
    before = here
    return here
  })
}

/**
 * Within how many percentage points chance alone moves the difference of two shares, 19 times of 20 (normal approximation).
 * Undefined where either rests on a number that nobody told.
 */
function marginOf(one: Reading, other: Reading) {
  const spread = ({ value, n }: Reading) => (n ? (value * (100 - value)) / n : Number.NaN)
  const margin = 1.96 * Math.sqrt(spread(one) + spread(other))
  return Number.isFinite(margin) ? Math.round(margin) : undefined
}

/** "12 fler än 2018". Never an arrow, and never a difference that chance may have made without saying so. */
export function sayChange(change: Year['change'], unit: Indicator['unit'], language: Language): string {
  const t = texts(language)
  if (!change) return t.firstYear
  const { by, since, margin } = change
  if (by === 0) return t.unchanged(since)
  const distance = formatDistance(by, unit, language)
  const said = by > 0 ? t.more(distance, since) : t.less(distance, since)
  if (margin === undefined) return said
  return `${said} ${t.margin(formatValue(margin, 'number', language), Math.abs(by) <= margin)}`
}

const round = (value: number) => Math.round(value * 1e6) / 1e6
