import type { Language } from '../../i18n/index.ts'
import { type Did, dids, type SearchKind } from '../../platform/database/transaction.ts'
import { itemKinds } from '../nouns.ts'
import type { Act } from './log.ts'
import { texts } from './texts.ts'

type Entry = { act: Act; itemKind: string; purpose: string; times: number; childId?: string | null }

/** "Läste planen (3 gånger): därför", "Svarade på ett uppmärksammande" */
export function entryWords(entry: Entry, language: Language) {
  const { act, purpose, times } = entry
  const done = actWords(entry, language) + (times > 1 ? ` ${texts(language).timesOver(times)}` : '')
  return act === 'write' || !purpose ? done : `${done}: ${purpose}`
}

function actWords(entry: Entry, language: Language) {
  const { act, itemKind } = entry
  const t = texts(language)
  if (act === 'search') return t[searches[itemKind as SearchKind] ?? 'searched']
  if (act === 'refused') return refusalWords(entry, language)
  const what = kindWords(itemKind, language)
  if (act === 'write') return t[`did_${didIn(entry.purpose)}`](what)
  return act === 'emergency' ? t.emergency(what) : `${t[act]} ${what}`
}

/** From before the log said what was done, it was written. */
const didIn = (purpose: string): Did => dids.find(did => purpose === `did:${did}`) ?? 'wrote'

const searches = {
  child: 'searched',
  double: 'searchedDouble',
  log: 'searchedCase',
} as const satisfies Record<SearchKind, string>

/** Of an attempt the kind is the beginning of the address: it says what was tried only of the pages that are closed to most. */
function refusalWords({ childId, itemKind }: Entry, language: Language) {
  const t = texts(language)
  if (childId) return t.refusedChild
  if (itemKind === 'log') return t.refusedLog
  return itemKind === 'emergency' ? t.refusedEmergency : t.refusedNothing
}

/** "planen", "ett möte"; something general for a kind that no noun declares any more, since the log outlives the code. */
export const kindWords = (itemKind: string, language: Language) =>
  itemKinds[itemKind]?.words[language] ??
  texts(language)[itemKind.startsWith('draft') ? 'kind_draft' : 'kind_other']
