import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export { attempt } from './attempt.ts'
export { ChangeReceipt } from './change-receipt.tsx'
export { findMyChange, type MyChange } from './my-change.ts'

/** Why what follows in this request is done: people.note_change keeps it with each change. */
export const because = (tx: Tx, reason: string) =>
  sql`select set_config('kring.reason', ${reason}, true)`.execute(tx)
