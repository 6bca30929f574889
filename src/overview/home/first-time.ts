import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** Whether the actor has read what is shown the first time. */
export async function isGuided(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ guided: boolean }>`select people.am_guided() as guided`.execute(tx)
  return rows[0]?.guided ?? false
}

export const beGuided = (tx: Tx) => sql`select people.guide_me()`.execute(tx)
