import type { Language } from '../../i18n/index.ts'
import { itemKinds } from '../nouns.ts'
import type { Act } from './log.ts'
import { texts } from './texts.ts'

/** "Läste planen" */
export function actWords({ act, itemKind }: { act: Act; itemKind: string }, language: Language) {
  const t = texts(language)
  const what = kindWords(itemKind, language)
  // A search is for whom one may find, or a list of one's own; it is never of one child's page.
  if (act === 'search') return itemKind === 'inbox' ? t.sawInbox : t.searched
  return act === 'emergency' ? t.emergency(what) : `${t[act]} ${what}`
}

/** "planen", "ett möte"; something general for a kind that no noun declares any more, since the log outlives the code. */
export const kindWords = (itemKind: string, language: Language) =>
  itemKinds[itemKind]?.words[language] ??
  texts(language)[itemKind.startsWith('draft') ? 'kind_draft' : 'kind_other']
