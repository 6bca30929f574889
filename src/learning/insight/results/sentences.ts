import { formatDate, type Language } from '../../../i18n/index.ts'
import type { Words } from '../../../instruments/index.ts'
import { organisationKindName } from '../../../people/kinds/index.ts'
import type { Figure, Line, Part } from './figures.ts'
import type { ResultGroup, Results, SurveyHead } from './results.ts'
import { isUncertain } from './statistics.ts'
import { points, resultTexts } from './texts.ts'

type Texts = ReturnType<typeof resultTexts>

export const titleOf = (title: Words, language: Language) => title[language] ?? Object.values(title)[0] ?? ''

/** "Skola Norr", "Region", "Alla". */
export function nameOf(
  { dimension, key, label }: Pick<ResultGroup, 'dimension' | 'key' | 'label'>,
  t: Texts,
  language: Language,
): string {
  if (dimension === 'all') return t.all
  return dimension === 'kind' ? organisationKindName(key, language) : label
}

/** Share of those asked, 0–100; undefined where it is unknown. */
export const rateOf = ({ answers, asked }: Pick<ResultGroup, 'answers' | 'asked'>) =>
  asked && answers !== null && answers <= asked ? (100 * answers) / asked : undefined

export function sayRate(group: Pick<ResultGroup, 'answers' | 'asked'>, t: Texts) {
  const rate = rateOf(group)
  if (rate !== undefined) return t.rateOf(rate, group.asked as number)
  return group.asked && group.answers !== null ? t.rateOver : t.rateUnknown
}

/** Why a group's figures are to be read with caution; empty when they are not. */
export function cautionsOf({ head, group }: Pick<Results, 'head' | 'group'>, t: Texts): string[] {
  if (group.answers === null) return []
  const rate = rateOf(group)
  return [
    ...(group.answers < head.cautionBelowN ? [t.cautionN(head.cautionBelowN)] : []),
    ...(rate === undefined
      ? [t.cautionUnknown]
      : rate < head.cautionBelowRate
        ? [t.cautionRate(head.cautionBelowRate)]
        : []),
  ]
}

/** "+4,2 (−3,0 till +11,3)", or that nothing is certain: never the one without the other. */
export function sayChange({ change }: Line, t: Texts, language: Language): string {
  if (!change) return ''
  if (isUncertain(change))
    return `${t.uncertain} (${points(change.from, language)}, ${points(change.to, language)})`
  return t.changed(points(change.value, language), points(change.from, language), points(change.to, language))
}

export const saidOf = ({ share, count }: Line, t: Texts) =>
  share === null || count === null ? t.hidden : t.bar(share, count)

export const whenOf = ({ closesOn }: Pick<SurveyHead, 'closesOn'>, language: Language) =>
  formatDate(closesOn, language)

/** Each answer has a bar; answers that are read together are said. */
export const drawnIn = ({ lines }: Part) => lines.filter(line => !line.isSummary)

/** What goes under the bars of a part, on the page and in a file: how many, what is read together, and what a mark is where one is drawn. */
export function keyOf(part: Part, { question }: Figure, { before }: Results, language: Language): string {
  const t = resultTexts(language)
  const together = part.lines.filter(line => line.isSummary && line.share !== null)
  const asides = part.asides.filter(({ count }) => count !== null)
  const isMarked = drawnIn(part).some(line => typeof line.earlier === 'number')
  return [
    `${t.n(part.n ?? 0)}.`,
    question.counting === 'many' && t.severalChosen,
    ...together.map(line => t.together(line.label, saidOf(line, t))),
    asides.length > 0 &&
      `${asides.map(({ label, count }) => t.aside(label, String(count))).join(', ')}. ${t.asideMeans}`,
    before && isMarked && t.mark(whenOf(before.head, language)),
  ]
    .filter(Boolean)
    .join(' ')
}
