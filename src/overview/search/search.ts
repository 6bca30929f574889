import type { Staff, Tx } from '../../platform/database/transaction.ts'
import type { SearchFor } from '../../platform/noun.ts'
import { searchGroups } from '../nouns.ts'
import { findPages } from './pages.ts'
import { texts } from './texts.ts'

export type FoundGroup = {
  key: string
  heading: string
  items: { href: string; title: string; detail?: string }[]
  /** There is more than what is shown. */
  more: boolean
  /** Where all of them are. */
  all: string
}

/**
 * Everything that fits, group by group: pages first, and then what each noun finds by the reader's own rights. Always the same queries,
 * whatever there is. `only` is one group in full.
 */
export async function searchEverywhere(
  tx: Tx,
  actor: Staff,
  {
    only,
    at,
    ...asked
  }: SearchFor & { only?: string | undefined; at: (search: string, only: string) => string },
): Promise<FoundGroup[]> {
  const { search, language, most } = asked
  const groups: FoundGroup[] = []
  for (const [key, group] of Object.entries(searchGroups)) {
    if (!group || (only && only !== key)) continue
    const { heading, find, href, all } = group
    const { found, more } = await find(tx, actor, asked)
    groups.push({
      key,
      heading: heading[language],
      items: found.map(({ id, ...item }) => ({ href: href(id), ...item })),
      more,
      all: all ? all(search) : at(search, key),
    })
  }
  const { pages, isUrgent } =
    only && only !== 'pages' ? { pages: [], isUrgent: false } : findPages(actor, language, search)
  groups.splice(isUrgent ? 0 : 1, 0, {
    key: 'pages',
    heading: texts(language).pages,
    items: pages.slice(0, most),
    more: pages.length > most,
    all: at(search, 'pages'),
  })
  return groups.filter(({ items }) => items.length > 0)
}
