import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { notify } from '../../sharing/notices/index.ts'
import type { Meeting } from './meetings.ts'

/** A note to each function that still may know of the child: a colleague who has left it since is told nothing. */
export async function tellFunctions(tx: Tx, meeting: Meeting, kind: string) {
  for (const { functionId } of meeting.participants) {
    if (!functionId) continue
    await sql`savepoint telling`.execute(tx)
    try {
      await notify(tx, {
        to: functionId,
        kind,
        childId: meeting.childId,
        itemKind: 'meeting',
        itemId: meeting.id,
      })
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      await sql`rollback to telling`.execute(tx)
    }
    await sql`release telling`.execute(tx)
  }
}
