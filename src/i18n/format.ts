import { daysBetween, isoDate, todaysDate, yearOf } from './days.ts'
import type { Language } from './texts.ts'

const locales = { sv: 'sv-SE', en: 'en-GB' } as const
const timeZone = 'Europe/Stockholm'

/** A calendar date has no clock: `2026-11-22` or a Date. */
type Day = string | Date

const at = (day: Day) =>
  typeof day === 'string' && day.length === 10 ? new Date(`${day}T12:00:00Z`) : new Date(day)

/** Making a format costs a hundred times its use, so each is made once. */
const inBoth = (options: Intl.DateTimeFormatOptions) => ({
  sv: new Intl.DateTimeFormat(locales.sv, { ...options, timeZone }),
  en: new Intl.DateTimeFormat(locales.en, { ...options, timeZone }),
})
const formats = {
  date: inBoth({ dateStyle: 'long' }),
  longDate: inBoth({ day: 'numeric', month: 'long' }),
  shortDate: inBoth({ day: 'numeric', month: 'short' }),
  shortDateAndYear: inBoth({ day: 'numeric', month: 'short', year: 'numeric' }),
  weekday: inBoth({ weekday: 'long', day: 'numeric', month: 'long' }),
  weekdayAndYear: inBoth({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  time: inBoth({ hour: '2-digit', minute: '2-digit' }),
}

/** 22 november 2026 */
export const formatDate = (day: Day, language: Language) => formats.date[language].format(at(day))

/** 22 nov; the year is added when it is not this year */
export function formatShortDate(day: Day, language: Language, now = new Date()) {
  const format = isThisYear(at(day), now) ? formats.shortDate : formats.shortDateAndYear
  return format[language].format(at(day)).replace('.', '')
}

/** 22 november; the year is added when it is not this year */
export function formatLongDate(day: Day, language: Language, now = new Date()) {
  const format = isThisYear(at(day), now) ? formats.longDate : formats.date
  return format[language].format(at(day))
}

/** söndag 22 november kl. 15.00; the year is added when it is not this year */
export function formatDateTime(time: Date, language: Language, now = new Date()) {
  const format = isThisYear(time, now) ? formats.weekday : formats.weekdayAndYear
  // English puts a comma before a day with a year.
  const day = format[language].format(time).replace(',', '')
  return `${day} ${language === 'sv' ? 'kl.' : 'at'} ${formatTime(time, language)}`
}

/** "i dag kl. 14.05", "i går kl. 14.05", else the day in full: for what has happened. */
export function formatRecent(time: Date, language: Language, now = new Date()) {
  const day = recentDays[language][daysBetween(isoDate(time), isoDate(now))]
  if (!day) return formatDateTime(time, language, now)
  return `${day} ${language === 'sv' ? 'kl.' : 'at'} ${formatTime(time, language)}`
}

const recentDays = { sv: ['i dag', 'i går'], en: ['today', 'yesterday'] }

const isThisYear = (time: Date, now: Date) => yearOf(isoDate(time)) === yearOf(todaysDate(now))

/** 15.00 in Swedish, 15:00 in English */
export function formatTime(time: Date, language: Language) {
  const text = formats.time.en.format(time)
  return language === 'sv' ? text.replace(':', '.') : text
}

/** "nyss", "för 2 timmar sedan", "i morgon", "för 3 dagar sedan": another day is told as a day, whatever the hours are to it. */
export function formatRelative(time: Date, language: Language, now = new Date()) {
  const seconds = (time.getTime() - now.getTime()) / 1000
  const days = daysBetween(isoDate(now), isoDate(time))
  const format = relative[language]
  if (Math.abs(seconds) < 60) return language === 'sv' ? 'nyss' : 'just now'
  if (Math.abs(seconds) < 3600) return format.format(Math.round(seconds / 60), 'minute')
  return days === 0 ? format.format(Math.round(seconds / 3600), 'hour') : format.format(days, 'day')
}

const relative = {
  sv: new Intl.RelativeTimeFormat(locales.sv, { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat(locales.en, { numeric: 'auto' }),
}
const conjunction = {
  sv: new Intl.ListFormat(locales.sv, { type: 'conjunction' }),
  en: new Intl.ListFormat(locales.en, { type: 'conjunction' }),
}
const pluralRules = { sv: new Intl.PluralRules(locales.sv), en: new Intl.PluralRules(locales.en) }

/** "1 barn", "2 barn": the forms are given, the language's rule picks. */
export function plural(n: number, language: Language, one: string, other: string) {
  return `${n} ${pluralRules[language].select(n) === 'one' ? one : other}`
}

/** A name in letters that run from right to left, kept apart from the figures beside it, which it would draw into its own order. */
export const isolated = (name: string) => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** "Anna, Bo och Cecilia" */
export const formatList = (words: string[], language: Language) => conjunction[language].format(words)

/** A post's name: "Verksamhetschef" becomes small inside a sentence; "BVC-sköterska" stays. */
export const insideSentence = (name: string) =>
  name.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())
