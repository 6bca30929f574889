import type { Language } from '../../i18n/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { foldedWords } from '../../platform/fold.ts'
import { draftPaths } from '../../sharing/drafts/index.ts'
import { placesFor } from '../hubs/index.ts'
import { otherNames } from './other-names.ts'
import { texts } from './texts.ts'

type FoundPage = { href: string; title: string }

/** The pages of the menu and of its hubs whose name, or whose other name, has a word that begins as each that is searched for. */
export function findPages(actor: Staff, language: Language, search: string): FoundPage[] {
  const words = foldedWords(search)
  if (!words.length) return []
  const places = placesFor(actor, language).flatMap(({ href, label, pages = [] }) => [
    { href, label },
    ...pages,
  ])
  const all = [...places, { href: draftPaths.drafts(), label: texts(language).drafts }]
  return all
    .filter(({ href, label }) => {
      const known = foldedWords(`${label} ${otherNames[href]?.[language] ?? ''}`)
      return words.every(word => known.some(each => each.startsWith(word)))
    })
    .map(({ href, label }) => ({ href, title: label }))
}
