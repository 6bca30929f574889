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
  shortDate: inBoth({ day: 'numeric', month: 'short' }),
  shortDateAndYear: inBoth({ day: 'numeric', month: 'short', year: 'numeric' }),
  weekday: inBoth({ weekday: 'long', day: 'numeric', month: 'long' }),
  time: inBoth({ hour: '2-digit', minute: '2-digit' }),
  iso: inBoth({}),
}

/** 22 november 2026 */
export const formatDate = (day: Day, language: Language) => formats.date[language].format(at(day))

/** 22 nov; the year is added when it is not this year */
export function formatShortDate(day: Day, language: Language) {
  const sameYear = at(day).getUTCFullYear() === new Date().getUTCFullYear()
  const format = sameYear ? formats.shortDate : formats.shortDateAndYear
  return format[language].format(at(day)).replace('.', '')
}

/** söndag 22 november kl. 15.00 */
export function formatDateTime(time: Date, language: Language) {
  const day = formats.weekday[language].format(time)
  return `${day} ${language === 'sv' ? 'kl.' : 'at'} ${formatTime(time, language)}`
}

/** 15.00 in Swedish, 15:00 in English */
export function formatTime(time: Date, language: Language) {
  const text = formats.time.en.format(time)
  return language === 'sv' ? text.replace(':', '.') : text
}

/** `2026-11-22` as the calendar in Sweden shows it, whatever the machine's own zone. */
export const isoDate = (time: Date) => formats.iso.sv.format(time)

/** Today as `2026-11-22`, in the time zone of the collaboration: between midnight and two in the morning UTC is a day behind. */
export const todaysDate = (now = new Date()) => isoDate(now)

/** The day so many days from today. */
export const daysFromToday = (days: number, now = new Date()) =>
  new Date(Date.parse(todaysDate(now)) + days * 86_400_000).toISOString().slice(0, 10)

/** A day of review: after today, and no more than a year ahead. */
export const isWithinAYear = (day: string, now = new Date()) =>
  day > todaysDate(now) && day <= daysFromToday(366, now)

/** "nyss", "för 3 dagar sedan", "om 2 dagar" */
export function formatRelative(time: Date, language: Language, now = new Date()) {
  const seconds = (time.getTime() - now.getTime()) / 1000
  const format = relative[language]
  const size = Math.abs(seconds)
  if (size < 60) return language === 'sv' ? 'nyss' : 'just now'
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour')
  return format.format(Math.round(seconds / 86_400), 'day')
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

/** "Anna, Bo och Cecilia" */
export const formatList = (words: string[], language: Language) => conjunction[language].format(words)
