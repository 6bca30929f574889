import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** The children whom I read about last in this function, by my own rows of the log. Whether I may read about them now is not asked. */
export async function listRecentIds(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select x.id from audit.my_recent_children(12) x(id)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whether a search for children by me in this function is in the log of the last minute. */
export async function haveSearchedLately(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ lately: boolean }>`select audit.have_searched_lately() as lately`.execute(tx)
  return rows[0]?.lately ?? false
}
