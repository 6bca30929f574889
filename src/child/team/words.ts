import { formatDate, formatList, type Language } from '../../i18n/index.ts'
import type { Holding } from './team.ts'
import { texts } from './texts.ts'

type Why = {
  since: Date | string
  takenInAt: Date | string | null
  takenInBy?: string | null
  holds: readonly Holding[]
}

/** "Barnets kontakt, sedan 3 maj 2026": why somebody works with the child, and since when. */
export function reasonsOf({ since, takenInAt, takenInBy, holds }: Why, language: Language): string {
  const t = texts(language)
  const reasons = [
    ...holds.map(each => t[`holds_${each}`]),
    ...(takenInAt ? [takenInBy ? t.takenInBy(takenInBy) : t.takenIn] : []),
  ]
  const words = reasons.length ? formatList(reasons, language) : t.worksWith
  return t.sinceDay(
    words.charAt(0).toUpperCase() + words.slice(1),
    formatDate(new Date(takenInAt ?? since), language),
  )
}
