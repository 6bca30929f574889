import { addMonths } from '../../../i18n/index.ts'
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
