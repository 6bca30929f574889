import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { withhold } from '../../sharing/disclosures/index.ts'
import { event } from '../../sharing/events/index.ts'
import { toGround } from '../../sharing/grounds/index.ts'
import type { Withholding } from './withholding-form.ts'

/** Records a decision not to share. Idempotent by `once`: false for the same form sent again. */
export async function decideNotToShare(
  tx: Tx,
  actor: Staff,
  childId: string,
  data: Withholding,
): Promise<boolean> {
  const to = { functionId: data.to }
  const { areas, once } = data
  const { isNew } = await withhold(tx, actor, { ...toGround(data), childId, to, areas, once })
  if (isNew) await event(tx, actor, { childId, kind: 'sharing_withheld' })
  return isNew
}
