import type { Language } from '../../i18n/index.ts'
import { unitKindName, unitKinds } from '../kinds/index.ts'

/** What is searched for, as the page got it: trimmed, and no longer than anybody means. */
export const searchOf = (typed: string | undefined) => (typed ?? '').trim().slice(0, 80)

/** The words of a search. The database splits names in the same way (people.word_endings). */
const wordsOf = (search: string) =>
  search
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(Boolean)
    .slice(0, 6)

/**
 * A `tsquery` for people.search_functions: every word must begin some ending of a word of the function, or a part of the name of its
 * kind of unit. `only` is a fact that it must have. Undefined where there is no word to search for.
 */
export function functionQuery(search: string, language: Language, only?: string): string | undefined {
  const words = wordsOf(search).map(word => {
    const kinds = unitKinds.filter(kind =>
      unitKindName(kind, language).toLocaleLowerCase('sv').includes(word),
    )
    return `(${[`'${word}':*`, ...kinds.map(kind => `'=${kind}'`)].join(' | ')})`
  })
  return words.length ? [...(only ? [`'=${only}'`] : []), ...words].join(' & ') : undefined
}

/** The same for the names of colleagues. */
export const nameQuery = (search: string) =>
  wordsOf(search)
    .map(word => `'${word}':*`)
    .join(' & ') || undefined
