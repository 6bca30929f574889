import type { Language } from '../../i18n/index.ts'
import { instrumentPaths } from '../../instruments/index.ts'
import { countyPaths } from '../../learning/county/index.ts'
import { indicatorPaths } from '../../learning/indicators/index.ts'
import { insightPaths } from '../../learning/insight/child-figures/index.ts'
import { surveyPaths } from '../../learning/surveys/index.ts'
import type { Staff } from '../../platform/database/transaction.ts'
import { foldedWords } from '../../platform/fold.ts'
import { draftPaths } from '../../sharing/drafts/index.ts'
import { footFor, navFor } from '../home/index.ts'
import { otherNames } from './other-names.ts'
import { texts } from './texts.ts'

export type FoundPage = { href: string; title: string }

/** The pages of the menu, of the foot and of the hubs whose name, or whose other name, has a word that begins as each that is searched for. */
export function findPages(actor: Staff, language: Language, search: string): FoundPage[] {
  const words = foldedWords(search)
  if (!words.length) return []
  const pages = new Map(
    [...navFor(actor, language), ...footFor(actor, language), ...hubPages(actor, language)].map(
      ({ href, label }) => [href, label],
    ),
  )
  return [...pages]
    .filter(([href, label]) => {
      const known = foldedWords(`${label} ${otherNames[href]?.[language] ?? ''}`)
      return words.every(word => known.some(each => each.startsWith(word)))
    })
    .map(([href, title]) => ({ href, title }))
}

function hubPages({ functionKind }: Staff, language: Language) {
  const t = texts(language)
  const inLearning = [
    { href: instrumentPaths.instruments(), label: t.instruments },
    { href: surveyPaths.surveys(), label: t.surveys },
    { href: insightPaths.page(), label: t.insight },
    { href: indicatorPaths.indicators(), label: t.indicators },
    { href: countyPaths.page(), label: t.county },
  ]
  const everyone = [{ href: draftPaths.drafts(), label: t.drafts }]
  return functionKind === 'process_leader' ? [...everyone, ...inLearning] : everyone
}
