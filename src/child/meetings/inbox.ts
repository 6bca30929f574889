import { sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import { type InboxKind, namesOf } from '../../platform/noun.ts'
import { meetingPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

/** What waits in an inbox: invitations that the function has not answered, and meetings of its own that have been and have no minutes. */
export const meetingsInInbox = {
  invitation: {
    owesAnswer: true,
    rows: me => [
      sql`select 'invitation' as kind, m.id, m.child_id, '' as words, ${holders(sql`m.function_id`)} as who,
          (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = m.function_id) as post,
          'to_me' as side, p.invited_at as at, m.starts_at::date as due, false as answered
        from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = ${me} and p.answer is null and m.function_id <> ${me} and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()`,
    ],
    title: (row, language) => inboxTexts(language).invitation(namesOf(row, language)),
    dueWords: (day, language) => inboxTexts(language).meetingOn(day),
    href: ({ id }) => meetingPaths.meeting(id),
  },
  minutes: {
    rows: me => [
      sql`select 'minutes' as kind, m.id, m.child_id, '' as words, array[]::text[] as who, '' as post, 'to_me' as side, m.ends_at as at, m.ends_at::date as due, false as answered
        from child.meetings m where m.function_id = ${me} and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()`,
    ],
    title: (_row, language) => inboxTexts(language).minutesMissing,
    dueWords: (day, language) => inboxTexts(language).meetingWas(day),
    lateWords: (day, language) => inboxTexts(language).lateMinutes(day),
    href: ({ id }) => meetingPaths.meeting(id),
  },
} satisfies Record<string, InboxKind>
