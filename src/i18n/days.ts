/**
 * Days as the calendar in Sweden has them, `2026-11-22`. Nowhere else is a day made of a moment, or counted: between midnight and two
 * in the morning UTC is a day behind, the machine's own zone may be any, and a day of 23 or 25 hours is one day. days.test.ts
 * finds what is counted beside this file.
 */
const sweden = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' })
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
})
const day = 86_400_000

/** The day that a moment falls on. */
export const isoDate = (time: Date) => sweden.format(time)

export const todaysDate = (now = new Date()) => isoDate(now)

/** The day so many days after another, or before it. */
export const addDays = (from: string, days: number) => atUtc(Date.parse(from) + days * day)

/** The day so many days from today. */
export const daysFromToday = (days: number, now = new Date()) => addDays(todaysDate(now), days)

/** How many midnights lie between two days: 1 from today to tomorrow, negative for what has been. */
export const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / day

/** The same day of the month so many months later, or the last day of a shorter month. */
export function addMonths(from: string, months: number) {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return atUtc(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
}

/** Saturday or Sunday. */
export const isWeekend = (of: string) => [0, 6].includes(new Date(of).getUTCDay())

/** The hour that the clocks in Sweden show, 0 to 23. */
export const hourOf = (time: Date) => Number(clock.format(time).slice(11, 13))

/** The Sunday that ends the week of a day. */
export const endOfWeek = (of: string) => addDays(of, (7 - new Date(of).getUTCDay()) % 7)

export const yearOf = (of: string) => Number(of.slice(0, 4))

/** Whether the clocks in Sweden show `02:15` on that day: in spring an hour is skipped. */
export const isOnTheClock = (day: string, time: string) =>
  ['+01:00', '+02:00'].some(
    offset => clock.format(new Date(`${day}T${time}:00${offset}`)) === `${day} ${time}`,
  )

/** Whole years from a day to another: the age of one born on the first. */
export function yearsBetween(from: string, to: string) {
  return yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0)
}

/** A day of review: after today, and no more than a year ahead. */
export const isWithinAYear = (of: string, now = new Date()) =>
  of > todaysDate(now) && of <= daysFromToday(366, now)

/** A day that somebody wrote, as a calendar has it: no 30 February. */
export function isDay(written: unknown): written is string {
  if (typeof written !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(written)) return false
  const time = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(time) && atUtc(time) === written
}

const atUtc = (time: number) => new Date(time).toISOString().slice(0, 10)
