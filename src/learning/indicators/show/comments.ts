import { z } from 'zod'
import { insertOnce } from '../../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/errors/index.ts'
import { field } from '../../../platform/forms.ts'
import { type Indicator, mayKeep, writtenBy } from '../indicators.ts'

export const commentSchema = z.object({ words: field.text(4000), once: field.once() })

/** Idempotent by `once`. */
export async function comment(
  tx: Tx,
  actor: Staff,
  indicator: Indicator,
  { words, once }: z.output<typeof commentSchema>,
) {
  if (!mayKeep(actor, indicator)) throw notFound()
  await insertOnce(tx, 'learning.indicator_comments', { ...writtenBy(actor, indicator.id), words, once })
}
