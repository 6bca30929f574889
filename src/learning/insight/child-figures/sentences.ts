import type { Language } from '../../../i18n/index.ts'
import type { Direction } from './direction.ts'
import type { ChildFigure, Kind, Reading } from './figures.ts'
import { figureNames, figureRules, plainFigureNames } from './names.ts'
import { childFigureTexts } from './texts.ts'

/** "87 %", "minst 95 %", "4 dagar", "143"; "för få för att visa" when it is hidden. */
export function sayValue(kind: Kind, reading: Reading, language: Language): string {
  const t = childFigureTexts(language)
  if (reading.state === 'hidden') return t.hidden
  return { count: t.countValue, share: t.shareValue, days: t.daysValue, ratio: t.ratioValue }[kind](reading)
}

/** What it rests on: "107 av 117", "117 begäran om stöd"; a count is its own. */
export function sayBasis(id: ChildFigure, kind: Kind, reading: Reading, language: Language): string {
  const t = childFigureTexts(language)
  if (reading.state === 'hidden' || kind === 'count') return ''
  return kind === 'share' ? t.shareOf(reading) : t.basis(id, reading.n)
}

/** How it has moved in a year, with how sure that is, in a sentence. */
export function sayDirection(kind: Kind, direction: Direction, language: Language): string {
  const t = childFigureTexts(language)
  if (direction.state === 'too_few') return t.tooFew
  if (direction.state === 'none') return t.nothingBefore
  const digits = kind === 'ratio' ? 1 : 0
  const before = sayValue(kind, { state: 'shown', value: direction.before, count: 0, n: 0 }, language)
  const margin = t.number(kind === 'ratio' ? direction.margin : Math.ceil(direction.margin), digits)
  if (direction.state === 'unsure') return t.unsure(before, margin)
  const moved = t.moved(direction, digits)
  const difference =
    kind === 'share' ? t.points(direction.difference) : kind === 'days' ? t.days(moved) : moved
  return t.changed(difference, before, margin)
}

export const nameOf = (id: ChildFigure, language: Language) => figureNames[language][id]
/** For who does not work with the children: no word of the trade. */
export const plainNameOf = (id: ChildFigure, language: Language) =>
  plainFigureNames[language][id] ?? nameOf(id, language)
export const ruleOf = (id: ChildFigure, language: Language) => figureRules[language][id]
