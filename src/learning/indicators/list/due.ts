import type { Indicator } from '../indicators.ts'
import type { Reading } from '../readings/reading.ts'

/** When the next value is wanted: so many months after the last, or after the day it was made. Undefined when none is. */
export function dueOn(
  { everyMonths, state, madeOn, base }: Indicator,
  latest: Reading | undefined,
): string | undefined {
  if (!everyMonths || state === 'retired') return undefined
  return addMonths(latest?.on ?? base?.on ?? madeOn, everyMonths)
}

/** 31 January and one month is 28 or 29 February. */
function addMonths(day: string, months: number) {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}
