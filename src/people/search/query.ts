import type { Language } from '../../i18n/index.ts'
import { fold, foldedWords } from '../../platform/fold.ts'
import { unitKindName, unitKinds } from '../kinds/index.ts'

/** What is searched for, as the page got it: trimmed, and no longer than anybody means. */
export const searchOf = (typed: string | undefined) => (typed ?? '').trim().slice(0, 80)

/** The words of a search, in any order. The database folds names in the same way (people.folded). */
const wordsOf = (search: string) => foldedWords(search).slice(0, 6)

/**
 * A `tsquery` for people.search_functions: every word must begin some ending of a word of the function, or a part of the name of its
 * kind of unit. `only` is a fact that it must have. Undefined where there is no word to search for.
 */
export function functionQuery(search: string, language: Language, only?: string): string | undefined {
  const words = wordsOf(search).map(word => {
    const kinds = unitKinds.filter(kind => fold(unitKindName(kind, language)).includes(word))
    return `(${[`'${word}':*`, ...kinds.map(kind => `'=${kind}'`)].join(' | ')})`
  })
  return words.length ? [...(only ? [`'=${only}'`] : []), ...words].join(' & ') : undefined
}

/** The same for the names of colleagues. */
export const nameQuery = (search: string) =>
  wordsOf(search)
    .map(word => `'${word}':*`)
    .join(' & ') || undefined
