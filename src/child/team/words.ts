import { formatDate, formatList, type Language } from '../../i18n/index.ts'
import type { Turn } from '../../people/holders/index.ts'
import type { Holding } from './team.ts'
import { texts } from './texts.ts'

type Why = {
  since: Date | string
  turn: Turn
  takenInAt: Date | string | null
  takenInBy?: string | null
  holds: readonly Holding[]
}

/**
 * "Barnets kontakt, sedan 3 maj 2026": why somebody works with the child, and since when. Who has taken the function over works with the
 * child from that day, and it is said after whom.
 */
export function reasonsOf({ since, turn, takenInAt, takenInBy, holds }: Why, language: Language): string {
  const t = texts(language)
  const reasons = [
    ...holds.map(each => t[`holds_${each}`]),
    ...(takenInAt ? [takenInBy ? t.takenInBy(takenInBy) : t.takenIn] : []),
  ]
  const words = reasons.length ? formatList(reasons, language) : t.worksWith
  const begun = new Date(takenInAt ?? since)
  const tookOver = turn && new Date(turn.since) > begun ? turn : undefined
  const said = t.sinceDay(
    words.charAt(0).toUpperCase() + words.slice(1),
    formatDate(tookOver ? new Date(tookOver.since) : begun, language),
  )
  return tookOver?.after ? t.afterWhom(said, tookOver.after) : said
}
