import type { Language } from '../../i18n/index.ts'

export const units = ['number', 'percent', 'days'] as const
export type Unit = (typeof units)[number]

/** A number as people write it: `1 061`, `12,5`, `−3`. Undefined for anything else, also for `1.061`, which two people read as two numbers. */
export function readNumber(text: string, decimal: ',' | '.' | 'either' = 'either'): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-')
  if (decimal === 'either' && /^-?\d{1,3}\.\d{3}$/.test(plain)) return undefined
  const pattern = {
    ',': /^-?\d{1,11}(,\d{1,6})?$/,
    '.': /^-?\d{1,11}(\.\d{1,6})?$/,
    either: /^-?\d{1,11}([.,]\d{1,6})?$/,
  }
  return pattern[decimal].test(plain) ? Number(plain.replace(',', '.')) : undefined
}

const formats = {
  sv: new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
}

/** `1 061` in Swedish, `1,061` in English. */
export const formatNumber = (value: number, language: Language) => formats[language].format(value)

/** With its unit: `1 061`, `45 %`, `12 dagar`. */
export function formatValue(value: number, unit: Unit, language: Language): string {
  const number = formatNumber(value, language)
  if (unit === 'percent') return language === 'sv' ? `${number} %` : `${number}%`
  if (unit !== 'days') return number
  const one = Math.abs(value) === 1
  return `${number} ${language === 'sv' ? (one ? 'dag' : 'dagar') : one ? 'day' : 'days'}`
}

/** How far it is between two values; between two percentages that is percentage points. */
export function formatDistance(distance: number, unit: Unit, language: Language): string {
  if (unit !== 'percent') return formatValue(Math.abs(distance), unit, language)
  const number = formatNumber(Math.abs(distance), language)
  return `${number} ${language === 'sv' ? (Math.abs(distance) === 1 ? 'procentenhet' : 'procentenheter') : Math.abs(distance) === 1 ? 'percentage point' : 'percentage points'}`
}

/** A value as it is typed again in a field. */
export const typed = (value: number | null | undefined, language: Language) =>
  value == null ? '' : String(value).replace('.', language === 'sv' ? ',' : '.')

/** Whole, as pages show shares and days; one decimal only under one, so that little is not said to be nothing. */
export function whole(value: number): number {
  const parts = value > 0 && value < 1 ? 10 : 1
  return Math.round(value * parts) / parts
}
