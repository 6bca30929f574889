import { sql } from 'kysely'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { Purpose } from '../purposes.ts'

export const purposes = [
  'worry',
  'wheel_professional',
  'wheel_guardian',
  'wheel_child_young',
  'wheel_child',
  'review',
] as const satisfies readonly Purpose[]

export type Settings = { smallNumber: number; cautionN: number; cautionRate: number }

/** What a collaboration begins with; the first can only be raised (R16). */
export const firstSettings: Settings = { smallNumber: 5, cautionN: 30, cautionRate: 50 }

export async function findSettings(tx: Tx): Promise<Settings> {
  const row = await tx
    .selectFrom('learning.settings')
    .select(['small_number_limit', 'caution_below_n', 'caution_below_rate'])
    .executeTakeFirst()
  if (!row) return firstSettings
  return {
    smallNumber: row.small_number_limit,
    cautionN: row.caution_below_n,
    cautionRate: row.caution_below_rate,
  }
}

export async function saveSettings(tx: Tx, actor: Staff, settings: Settings) {
  const values = {
    small_number_limit: settings.smallNumber,
    caution_below_n: settings.cautionN,
    caution_below_rate: settings.cautionRate,
  }
  await tx
    .insertInto('learning.settings')
    .values({ collaboration_id: actor.collaborationId, ...values })
    .onConflict(conflict => conflict.column('collaboration_id').doUpdateSet(values))
    .execute()
}

/** From now on this instrument is the one for a purpose; those begun before keep their version. */
export async function chooseFor(tx: Tx, actor: Staff, purpose: Purpose, instrumentId: string) {
  const values = { instrument_id: instrumentId, chosen_by_function_id: actor.functionId }
  await tx
    .insertInto('learning.instrument_uses')
    .values({ collaboration_id: actor.collaborationId, purpose, ...values })
    .onConflict(conflict =>
      conflict.columns(['collaboration_id', 'purpose']).doUpdateSet({ ...values, chosen_at: sql`now()` }),
    )
    .execute()
}
