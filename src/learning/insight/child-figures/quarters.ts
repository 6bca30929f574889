import type { Language } from '../../../i18n/index.ts'

/** A quarter is named by its first day, `2026-07-01`. */
export type Quarter = string

const months = {
  sv: ['januari–mars', 'april–juni', 'juli–september', 'oktober–december'],
  en: ['January–March', 'April–June', 'July–September', 'October–December'],
} as const

const numberOf = (quarter: Quarter) => (Number(quarter.slice(5, 7)) - 1) / 3

/** juli–september 2026 */
export const quarterName = (quarter: Quarter, language: Language) =>
  `${months[language][numberOf(quarter)]} ${quarter.slice(0, 4)}`

/** kv 3 2026, where there is little room; Q3 2026 in English. */
export const shortQuarterName = (quarter: Quarter, language: Language) =>
  `${language === 'sv' ? 'kv ' : 'Q'}${numberOf(quarter) + 1} ${quarter.slice(0, 4)}`

/** The same quarter a year earlier: seasons compare with themselves. */
export const yearBefore = (quarter: Quarter): Quarter =>
  `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`

export const quartersBefore = (quarter: Quarter, n: number): Quarter => {
  const count = Number(quarter.slice(0, 4)) * 4 + numberOf(quarter) - n
  return `${Math.floor(count / 4)}-${String((count % 4) * 3 + 1).padStart(2, '0')}-01`
}
