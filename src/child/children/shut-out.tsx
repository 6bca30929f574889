import { defineTexts, formatList } from '../../i18n/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { usePage } from '../../ui/index.ts'

/** R10b: custody holders to whom nothing is given since a split, until somebody who works with the child opens the record to them. */
export type ShutOut = { id: string; name: string }

export const listShutOut = (tx: Tx, childId: string): Promise<ShutOut[]> =>
  tx
    .selectFrom('child.guardians')
    .select(['id', 'name'])
    .where('child_id', '=', childId)
    .where('custody', '=', true)
    .where('ended_at', 'is', null)
    .where('shut_at', 'is not', null)
    .orderBy('name')
    .execute()

/** Why somebody of the family cannot be chosen; nothing where all can. */
export function WhoIsShutOut({ guardians }: { guardians: readonly ShutOut[] }) {
  const { lang } = usePage()
  if (guardians.length === 0) return null
  return (
    <p>
      {texts(lang).says(
        formatList(
          guardians.map(({ name }) => name),
          lang,
        ),
      )}
    </p>
  )
}

const texts = defineTexts({
  says: {
    sv: (names: string) =>
      `${names} ser inte barnets sida och kan inte få det här. Vill du ändra det? Välj namnet på barnets sida.`,
    en: (names: string) =>
      `${names} cannot see the child’s page and cannot be given this. To change that, choose the name on the child’s page.`,
  },
})
