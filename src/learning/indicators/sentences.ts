import { formatDate, type Language } from '../../i18n/index.ts'
import { holderAndPost } from '../../people/holders/index.ts'
import type { Indicator } from './indicators.ts'
import { formatNumber, formatValue } from './numbers.ts'
import type { Reading } from './readings/reading.ts'
import { sayProgress, sayShare, type Target } from './show/progress.ts'
import { sourceTexts } from './sources/source-texts.ts'
import { texts } from './texts.ts'

/** "34, varav 7 utomlands", or where the parts are the whole: "9 lokala + 1 länsgemensam". */
export function sayParts({ value, parts }: Pick<Reading, 'value' | 'parts'>, language: Language): string {
  const t = texts(language)
  const said = parts.map(({ label, amount }) => `${formatNumber(amount, language)} ${label}`)
  if (isWhole({ value, parts })) return said.join(' + ')
  return parts.map(({ label, amount }) => t.ofWhich(formatNumber(amount, language), label)).join(', ')
}

const isWhole = ({ value, parts }: Pick<Reading, 'value' | 'parts'>) =>
  parts.length > 1 && Math.abs(parts.reduce((sum, { amount }) => sum + amount, 0) - (value ?? 0)) < 1e-6

/** The figure with its parts, target and share: "34 av 30 = 113 % (varav 7 utomlands)". */
export function sayReading(
  { unit, target }: Pick<Indicator, 'unit' | 'target'>,
  reading: Reading,
  language: Language,
): string {
  const figure =
    target && reading.value !== null && !reading.bound
      ? sayShare(reading.value, target, unit, language)
      : sayValue(reading, unit, language)
  return reading.parts.length ? `${figure} (${sayParts(reading, language)})` : figure
}

/** "45 %", "minst 95 %" where no more is told, "för få att visa" where nothing is. */
export function sayValue(
  { value, bound }: Pick<Reading, 'value' | 'bound'>,
  unit: Indicator['unit'],
  language: Language,
): string {
  const t = sourceTexts(language)
  if (value === null) return t.tooFew
  const said = formatValue(value, unit, language)
  return bound ? t[bound === 'at_least' ? 'least' : 'most'](said) : said
}

/** How far it is to the target; nothing where what is shown does not tell. */
export function sayHowFar(
  { unit, target }: Pick<Indicator, 'unit' | 'target'>,
  { value, bound }: Reading,
  today: string,
  language: Language,
): string {
  if (!target || value === null) return ''
  const isSure =
    !bound || (bound === target.is && (bound === 'at_least' ? value >= target.value : value <= target.value))
  return isSure ? sayProgress(value, target, unit, today, language) : ''
}

/** "Minst 1 000 till 31 december 2019". */
export const sayTarget = ({ value, on, is }: Target, unit: Indicator['unit'], language: Language) =>
  texts(language)[is === 'at_least' ? 'atLeast' : 'atMost'](
    formatValue(value, unit, language),
    formatDate(on, language),
  )

/** What a figure rests on, where it is a share or a median (R16). */
export function sayGround({ n, responseRate, caution }: Reading, language: Language): string {
  const t = texts(language)
  const rate =
    responseRate === undefined
      ? ''
      : responseRate === null
        ? t.rateUnknown
        : t.rateIs(formatValue(responseRate, 'percent', language))
  const ground = [n === undefined ? '' : t.nIs(formatNumber(n, language)), rate].filter(Boolean).join(', ')
  return [ground, caution ? t.caution : ''].filter(Boolean).join('. ')
}

/** "Tomas Åberg, processledare, Kansliet". */
export function sayOwner({ owner }: Pick<Indicator, 'owner'>, language: Language): string {
  const t = texts(language)
  return owner ? holderAndPost(owner, language) : t.nobody
}
