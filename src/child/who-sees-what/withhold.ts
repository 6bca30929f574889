import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { withhold } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import { toGround } from '../../sharing/grounds/index.ts'
import type { Withholding } from './withholding-form.ts'

/** Records a decision not to share. The same decision again within ten minutes is the same form sent twice. */
export async function withholdOnce(tx: Tx, actor: Staff, childId: string, data: Withholding) {
  if (await isRecent(tx, actor, childId, data)) return
  const to = { functionId: data.to }
  await withhold(tx, actor, { ...toGround(data), childId, to, areas: data.areas })
  await event(tx, actor, { childId, kind: 'sharing_withheld' })
}

/** The table has no `once`: the words and the receiver are compared. */
async function isRecent(tx: Tx, actor: Staff, childId: string, { to, purpose }: Withholding) {
  const before = await tx
    .selectFrom('sharing.disclosures')
    .select('id')
    .where('child_id', '=', childId)
    .where('to_function_id', '=', to)
    .where('from_function_id', '=', actor.functionId)
    .where('decision', '=', 'withheld')
    .where('purpose', '=', purpose)
    .where('made_at', '>', new Date(Date.now() - 600_000))
    .executeTakeFirst()
  return Boolean(before)
}
