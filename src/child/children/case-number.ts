import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** What one can call the record of a child by, to whoever reviews the log, without a name. */
export async function readCaseNumber(tx: Tx, childId: string): Promise<string> {
  const { rows } = await sql<{
    number: string
  }>`select child.case_number(${childId}::uuid) as number`.execute(tx)
  return rows[0]?.number ?? ''
}
