import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { CalendarPart } from './mail.ts'

/** The library asks for a time; a withdrawal without one (RFC 5546, 3.2.5) leaves its lines out. */
const noTime = new Date(0)

/** The iCalendar text of an invitation. Only UTC times: with a time zone the library writes a wrong one. */
export function calendarText(part: CalendarPart, { from, to }: { from: string; to: string }) {
  const { starts, ends } = part.time ?? { starts: noTime, ends: noTime }
  const calendar = ical({
    method: ICalCalendarMethod[part.method],
    prodId: { company: 'Kring', product: 'Kring' },
  })
  calendar.createEvent({
    id: part.uid,
    sequence: part.sequence,
    start: starts,
    end: ends,
    summary: part.summary,
    location: part.location,
    url: part.url,
    status: part.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Kring', email: from },
    // Nothing takes in an answer that a calendar sends: one answers in Kring.
    attendees: [{ email: to, rsvp: false }],
  })
  const text = calendar.toString()
  if (part.time) return text
  return text
    .split('\n')
    .filter(line => !line.startsWith('DTSTART') && !line.startsWith('DTEND'))
    .join('\n')
}
