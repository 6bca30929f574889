import { addDays, hourOf, isoDate, isWeekend, type Language } from '../../i18n/index.ts'
import { texts } from './texts.ts'

/** When somebody hears by mail of what is sent now, at once or by the next morning mail: "i dag eller på måndag morgon". */
export function mailDayWords(language: Language, now = new Date()): string {
  const t = texts(language)
  const [today, morning] = [isoDate(now), nextMorning(now)]
  if (morning === today) return t.mailToday
  return morning === addDays(today, 1) ? t.mailTomorrow : t.mailMonday
}

/** The day of the next morning mail: weekdays at seven in Sweden. `people.make_digests` makes them by the same, and a test compares. */
export function nextMorning(now = new Date()): string {
  const today = isoDate(now)
  let day = hourOf(now) < 7 ? today : addDays(today, 1)
  while (isWeekend(day)) day = addDays(day, 1)
  return day
}
