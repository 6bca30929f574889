import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** Whether no county has been made here yet: nobody can sign in then. */
export async function isEmptyInstallation(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`select people.is_empty_installation() as empty`.execute(tx)
  return rows[0]?.empty ?? false
}
