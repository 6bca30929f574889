import type { Language } from '../../i18n/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { type AreaLabels, areaLabels } from './areas.ts'

/** The words of the wheel in the actor's collaboration. */
export async function findAreaLabels(tx: Tx, language: Language): Promise<AreaLabels> {
  const row = await tx.selectFrom('people.collaborations').select('wheel_labels').executeTakeFirst()
  return areaLabels(language, row?.wheel_labels as Parameters<typeof areaLabels>[1])
}
