import type { Language } from '../../../i18n/index.ts'
import { actsAs } from '../../../people/kinds/index.ts'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { findAreaLabels } from '../../../sharing/disclosures/index.ts'
import { type Look, type Quarter, readReleased } from '../child-figures/index.ts'

/** What the reader looks at: a quarter that has been released, the latest unless they chose another. */
export type Chosen = { look: Look; quarters: Quarter[]; hiddenBelow: number; invented: boolean }

/** Undefined while nothing has been released. A quarter that is not there is the latest. */
export async function lookFor(
  tx: Tx,
  asked: { quarter?: string | undefined; own: boolean; language: Language },
): Promise<Chosen | undefined> {
  const released = await readReleased(tx)
  const quarter = released.quarters.find(each => each.quarter === asked.quarter) ?? released.quarters.at(-1)
  if (!quarter) return undefined
  const labels = await findAreaLabels(tx, asked.language)
  return {
    look: {
      released,
      quarter: quarter.quarter,
      language: asked.language,
      labels,
      ...(asked.own && { where: 'own' }),
    },
    // Those with a year before them to compare with.
    quarters: released.quarters.slice(-5).map(each => each.quarter),
    hiddenBelow: quarter.hiddenBelow,
    invented: quarter.invented,
  }
}

/** Whose first look this is. Everybody else begins with the county page. */
export const hasInsight = (actor: Staff) => actsAs(actor, 'process_leader', 'manager')
export const managesUnit = (actor: Staff) => actsAs(actor, 'manager')

export const nameOfCollaboration = async (tx: Tx): Promise<string> =>
  (await tx.selectFrom('people.collaborations').select('name').executeTakeFirst())?.name ?? ''
