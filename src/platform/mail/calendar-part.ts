import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Language } from '../../i18n/index.ts'
import type { CalendarPart } from './mail.ts'

/** The iCalendar text of an invitation. Only UTC times: with a time zone the library writes a wrong one. */
export function calendarText(
  part: CalendarPart,
  { language, from, to }: { language: Language; from: string; to: string },
) {
  const calendar = ical({
    method: ICalCalendarMethod[part.method],
    prodId: { company: 'Kring', product: 'Kring' },
  })
  calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    start: part.starts,
    end: part.ends,
    summary: part.summary[language],
    location: part.location,
    url: part.url,
    status: part.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Kring', email: from },
    attendees: [{ email: to, rsvp: true }],
  })
  return calendar.toString()
}
