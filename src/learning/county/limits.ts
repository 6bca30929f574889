import type { Tx } from '../../platform/database/transaction.ts'

/** Under how many a figure says "tolka med försiktighet" (R16). */
export async function readLimits(tx: Tx): Promise<{ cautionBelow: number }> {
  const row = await tx.selectFrom('learning.settings').select('caution_below_n').executeTakeFirst()
  return { cautionBelow: row?.caution_below_n ?? 30 }
}
