import { sql } from 'kysely'
import { formatTime, isoDate } from '../../i18n/index.ts'
import type { Meeting } from './meetings.ts'

/** A day and a time of day as they are in Sweden. */
export const instant = (day: string, time: string) =>
  sql<Date>`(${day}::date + ${time}::time) at time zone 'Europe/Stockholm'`

/** When a meeting is, as its form has it. */
export const timeOf = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>) => ({
  day: isoDate(startsAt),
  from: formatTime(startsAt, 'en'),
  to: formatTime(endsAt, 'en'),
})
