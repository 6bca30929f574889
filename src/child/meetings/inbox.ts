import { type RawBuilder, sql } from 'kysely'
import { daysBetween, todaysDate } from '../../i18n/index.ts'
import { holders } from '../../people/holders/index.ts'
import { type InboxKind, namesOf } from '../../platform/noun.ts'
import { planPaths } from '../plans/index.ts'
import { goesOn } from './next-meeting.ts'
import { meetingPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

const caller = sql`(select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = m.function_id)`

/** The draft of the plan, where it is open to me while the meeting goes on. */
const openDraft = (
  me: RawBuilder<unknown>,
) => sql`(select p.id::text from child.plans p where ${goesOn} and p.child_id = m.child_id and p.ended_at is null
  and (p.lead_function_id = ${me} or child.draft_open_in_meeting(p.id) or exists (select from sharing.disclosed_items d
    where d.item_id = p.id and d.item_kind = 'draft' and d.to_function_id = ${me} and d.ends_at > now())))`

/** A meeting of today or tomorrow, the first of a day first. What it says besides its time is in `who`: the time, whether it goes on, the draft. */
const soon = (
  me: RawBuilder<unknown>,
  post: RawBuilder<unknown>,
) => sql`select 'meeting' as kind, m.id, m.child_id,
    (select case when c.protection = 'none' then m.place else '' end from child.children c where c.id = m.child_id) as words,
    array[to_char(m.starts_at, 'HH24:MI'), case when ${goesOn} then 'open' else '' end, coalesce(${openDraft(me)}, '')] as who, ${post} as post,
    'day' as side, now() - (m.starts_at - now()) as at, greatest(m.starts_at::date, current_date) as due, false as answered`
const isSoon = sql`m.cancelled_at is null and m.closed_at is null and m.starts_at < current_date + 2`

/**
 * What waits in an inbox: invitations that the function has not answered, and meetings of its own that have been and have no minutes.
 * Beside it, uncounted, what is today or tomorrow: nobody waits for it, so it is neither in the menu nor in the mail of the morning.
 */
export const meetingsInInbox = {
  invitation: {
    owesAnswer: true,
    rows: me => [
      sql`select 'invitation' as kind, m.id, m.child_id, '' as words, ${holders(sql`m.function_id`)} as who,
          ${caller} as post,
          'to_me' as side, p.invited_at as at, m.starts_at::date as due, false as answered
        from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = ${me} and p.answer is null and p.let_go_at is null and m.function_id <> ${me} and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()`,
    ],
    title: (row, language) => inboxTexts(language).invitation(namesOf(row, language)),
    dueWords: (day, language) => inboxTexts(language).meetingOn(day),
    href: ({ id }) => meetingPaths.meeting(id),
  },
  meeting: {
    rows: me => [
      // Over and not closed it is the minutes that wait.
      sql`${soon(me, sql`''`)} from child.meetings m where m.function_id = ${me} and m.ends_at >= now() and ${isSoon}`,
      sql`${soon(me, caller)} from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = ${me} and p.answer in ('yes', 'maybe') and p.let_go_at is null and m.function_id <> ${me}
          and (m.ends_at >= now() or ${goesOn} and m.starts_at >= current_date) and ${isSoon}`,
    ],
    title: ({ who: [time = '', open] }, language) => {
      const t = inboxTexts(language)
      return open ? t.goesOn(time) : t.meetingAt(time)
    },
    dueWords: (day, language) => inboxTexts(language).onDay(daysBetween(todaysDate(), day)),
    href: ({ id }) => meetingPaths.meeting(id),
    also: ({ who: [, , draft] }, language) =>
      draft ? { words: inboxTexts(language).toDraft, href: planPaths.draft(draft) } : undefined,
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
