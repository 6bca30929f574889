import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/**
 * Reads figures as `kring_insight`, and is `kring_app` again when `work` has answered. Inside, no table but the released cells
 * can be read: a mistake on a page of figures cannot reach a child. Holds for this transaction only, also behind a pooler.
 * When `work` throws, the transaction is over for everything but being undone.
 */
export async function asInsight<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await become(tx, 'kring_insight')
  const value = await work(tx)
  await become(tx, 'none')
  return value
}

const become = (tx: Tx, role: 'kring_insight' | 'none') =>
  sql`select set_config('role', ${role}, true)`.execute(tx)
