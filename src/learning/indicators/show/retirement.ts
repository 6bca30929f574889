import { z } from 'zod'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { field } from '../../../platform/forms.ts'
import { type Indicator, writtenBy } from '../indicators.ts'
import { nextState } from '../states.ts'

export const moveSchema = z.object({
  to: field.optionalText(20),
  note: field.optionalText(1000),
  once: field.once(),
})

/** Retires an indicator, or brings it back. Idempotent: what is so already is left. */
export async function moveIndicator(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { to, note, once }: z.output<typeof moveSchema>,
) {
  if (nextState(indicator.state) !== to) return
  await insertOnce(tx, 'learning.indicator_moves', {
    ...writtenBy(actor, indicator.id),
    state: to,
    note,
    once,
  })
}
