import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/**
 * Does the work, and answers the name of the constraint where the database refuses it by one of those named: nothing of it is done then,
 * and the transaction can go on. Anything else is thrown on.
 */
export async function attempt<T, const C extends string>(
  tx: Tx,
  constraints: readonly C[],
  work: () => Promise<T>,
): Promise<{ done: T } | { refused: C }> {
  await sql`savepoint attempt`.execute(tx)
  try {
    return { done: await work() }
  } catch (error) {
    const refused = constraints.find(each => each === (error as { constraint?: string }).constraint)
    if (!refused) throw error
    await sql`rollback to savepoint attempt`.execute(tx)
    return { refused }
  }
}
