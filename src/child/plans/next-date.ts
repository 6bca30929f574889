import { daysFromToday, todaysDate } from '../../i18n/index.ts'

/** R13: a next date that lies ahead, and not so far that nobody remembers it. Undefined when it is good. */
export function nextMistake(nextOn: string, words: { nextPast: string; nextFar: string }, now = new Date()) {
  if (nextOn < todaysDate(now)) return words.nextPast
  return nextOn > daysFromToday(366, now) ? words.nextFar : undefined
}
