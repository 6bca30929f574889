import { sql } from 'kysely'
import { addDays, isoDate } from '../../i18n/index.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

/** So many days from the promise: the inbox counts the same. */
const promiseDays = 10

/** By when the actor's function is to begin the assessment that it promised on this worry; undefined where nothing is left to begin (R14). */
export async function findPromise(tx: Tx, actor: Staff, worryId: string): Promise<string | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select p.at from child.promised_assessments(${actor.functionId}::uuid) p where p.worry_id = ${worryId}::uuid`.execute(
    tx,
  )
  return rows[0] && addDays(isoDate(rows[0].at), promiseDays)
}
