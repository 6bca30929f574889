import { sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import { seenIn } from '../../platform/live/seen-in.ts'
import { noun } from '../../platform/noun.ts'

const readable = sql`select from child.meetings m where m.id = n.item_id`

/** Who answered: the answer and the notice of it are made in one moment. Nobody of a protected child’s family is named (R8). */
const answeredBy = sql`(select coalesce(nullif(array_to_string(${holders(sql`seat.function_id`)}, ', '), ''), f.name, case when c.protection = 'none' then g.name end)
  from child.meeting_participants seat left join people.functions f on f.id = seat.function_id left join child.guardians g on g.id = seat.guardian_id
  where seat.meeting_id = n.item_id and seat.answered_at = n.made_at limit 1)`

export const meetings = noun({
  tables: [
    'child.meetings',
    'child.meeting_participants',
    'child.meeting_words',
    'child.minutes',
    'child.minutes_points',
  ],
  about: 'child',
  places: {
    meetings: '/meetings',
    newMeeting: '/children/:id/meetings/new',
    childMeetings: '/children/:id/meetings',
    meeting: '/meetings/:id',
    answer: '/meetings/:id/answer',
    preparation: '/meetings/:id/preparation',
    agenda: '/meetings/:id/agenda',
    removal: '/meetings/:id/agenda/:point/removal',
    participants: '/meetings/:id/participants',
    time: '/meetings/:id/time',
    cancellation: '/meetings/:id/cancellation',
    undo: '/meetings/:id/undo',
    opening: '/meetings/:id/opening',
    closing: '/meetings/:id/closing',
    minutes: '/meetings/:id/minutes',
  },
  styles: {
    newMeeting: ['asking.css'],
    childMeetings: ['asking.css'],
    meeting: ['asking.css'],
    participants: ['asking.css'],
    opening: ['asking.css'],
    closing: ['asking.css'],
    minutes: ['asking.css'],
    time: ['asking.css'],
  },
  kinds: {
    meeting: { words: { sv: 'ett möte', en: 'a meeting' }, opensAt: 'meeting' },
    minutes: { words: { sv: 'mötesanteckningar', en: 'minutes' } },
  },
  notices: {
    meeting_invited: {
      sv: 'Du är inbjuden till ett möte',
      en: 'You are invited to a meeting',
      needsItem: true,
      readable,
    },
    meeting_changed: { sv: 'Ett möte har ändrats', en: 'A meeting has changed', needsItem: true, readable },
    meeting_cancelled: { sv: 'Ett möte är inställt', en: 'A meeting is cancelled', readable },
    meeting_undone: {
      sv: 'Inbjudan till ett möte är tillbakatagen',
      en: 'An invitation to a meeting was taken back',
      readable,
    },
    meeting_answered: {
      sv: 'Någon har svarat på en inbjudan',
      en: 'Somebody answered an invitation',
      needsItem: true,
      readable,
      by: {
        who: answeredBy,
        words: {
          sv: who => `${who} har svarat på en inbjudan`,
          en: who => `${who} answered an invitation`,
        },
      },
    },
    meeting_closed: {
      sv: 'Anteckningar från ett möte',
      en: 'Minutes of a meeting',
      needsItem: true,
      readable,
    },
  },
  drafts: {
    meeting: {
      words: { sv: 'Inbjudan till möte', en: 'Invitation to a meeting' },
      continueAt: ({ id, childId }): string | undefined =>
        childId ? meetingPaths.newMeeting(childId, { draft: id }) : undefined,
    },
    minutes: {
      words: { sv: 'Anteckningar från möte', en: 'Minutes of a meeting' },
      continueAt: ({ id, body }): string | undefined =>
        meetingPaths[body.base ? 'minutes' : 'closing'](String(body.meetingId ?? ''), { draft: id }),
    },
  },
  topics: {
    meeting: id =>
      seenIn(
        sql`select from child.meetings where id = ${id}`,
        sql`select * from child.meetings where id = ${id}`,
        sql`select * from child.meeting_participants where meeting_id = ${id}`,
        sql`select * from child.meeting_words where meeting_id = ${id}`,
        sql`select version from child.minutes where meeting_id = ${id}`,
        sql`select point_id, version from child.minutes_points where meeting_id = ${id}`,
      ),
  },
})

export const meetingPaths = meetings.places
