import { formatDate, type Language } from '../../../i18n/index.ts'
import { formatDistance, formatValue, type Unit } from '../numbers.ts'
import { texts } from '../texts.ts'

export type Target = { value: number; on: string; is: 'at_least' | 'at_most' }

export type Progress = {
  reached: boolean
  /** The value in per cent of the target; undefined where the target is nought or less. Never 100 before it is reached. */
  percent: number | undefined
  /** How much is missing, or too much: 0 when reached. */
  left: number
}

/** How far a value has come to its target. */
export function progressOf(value: number, { value: wanted, is }: Target): Progress {
  const reached = is === 'at_least' ? value >= wanted : value <= wanted
  const share = wanted > 0 ? Math.round((100 * value) / wanted) : undefined
  const percent = share === 100 && !reached ? (is === 'at_least' ? 99 : 101) : share
  return { reached, percent, left: reached ? 0 : Math.round(Math.abs(wanted - value) * 1e6) / 1e6 }
}

/**
 * "1 061 av 1 000 = 106 %": the figure, the target and the share, in one line. A share of a share, and of a limit, would be
 * read wrong: those are told as two figures.
 */
export function sayShare(value: number, target: Target, unit: Unit, language: Language): string {
  const t = texts(language)
  const { percent } = progressOf(value, target)
  const [now, wanted] = [formatValue(value, unit, language), formatValue(target.value, unit, language)]
  if (target.is === 'at_most') return t.valueAtMost(now, wanted)
  if (unit === 'percent') return t.valueAtLeast(now, wanted)
  const share = percent === undefined ? '' : ` = ${formatValue(percent, 'percent', language)}`
  return `${t.valueOf(now, wanted)}${share}`
}

/**
 * So far towards the target, as one says it aloud. `today` decides whether there is time left. In per cent of the target only where
 * that reads: not of a ceiling, nor of a share.
 */
export function sayProgress(
  value: number,
  target: Target,
  unit: Unit,
  today: string,
  language: Language,
): string {
  const t = texts(language)
  const { reached, percent, left } = progressOf(value, target)
  const day = formatDate(target.on, language)
  const isOdd = target.is === 'at_most' || unit === 'percent' || percent === undefined
  const share = isOdd ? '' : t.shareOfTarget(formatValue(percent, 'percent', language))
  const distance = formatDistance(left, unit, language)
  if (reached) return `${target.on < today ? t.reached(day) : t.reachedAlready}${share}`
  if (target.is === 'at_most')
    return `${target.on < today ? t.notReached(day) : t.tooMuchYet} ${t.tooMuch(distance)}`
  return target.on < today
    ? `${t.notReached(day)} ${t.lacked(distance)}${share}`
    : `${t.left(distance, day)}${share}`
}
