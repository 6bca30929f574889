import { type RawBuilder, sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import { type InboxKind, namesOf } from '../../platform/noun.ts'
import { requestPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

const post = (func: string) =>
  sql`(select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = ${sql.ref(func)}) as post`

/** What the function has asked of another. What has been answered is a part of its own, so that each has its order in an index. */
const sentBy = (me: RawBuilder<unknown>, answered: boolean) => sql`
  select 'request' as kind, r.id, r.child_id, left(r.asked, 160) as words, ${holders(sql`r.to_function_id`)} as who,
    ${post('r.to_function_id')}, 'mine' as side, r.sent_at as at, r.answer_by as due, ${sql.lit(answered)} as answered
  from child.requests r where r.from_function_id = ${me} and r.withdrawn_at is null and ${answered ? sql`r.answered_at is not null and not ${declined}` : sql`r.answered_at is null`}`

const declined = sql`exists (select from child.request_answers a where a.request_id = r.id and a.kind = 'declined')`
const ended = sql`exists (select from child.request_ends e where e.request_id = r.id)`

/** What was asked and got a no: mine to do until somebody else is asked or it is noted to be enough (R14); then answered as any other. */
const saidNo = (me: RawBuilder<unknown>, isEnded: boolean) => sql`
  select 'request_declined' as kind, r.id, r.child_id, left(r.asked, 160) as words, ${holders(sql`r.to_function_id`)} as who,
    ${post('r.to_function_id')}, ${isEnded ? sql`'mine'` : sql`'to_me'`} as side, r.answered_at as at,
    (r.answered_at at time zone 'Europe/Stockholm')::date + 10 as due, ${sql.lit(isEnded)} as answered
  from child.requests r where r.from_function_id = ${me} and r.withdrawn_at is null and r.answered_at is not null
    and ${declined} and ${isEnded ? ended : sql`not ${ended}`}`

/** What waits in an inbox: requests for support. */
export const requestsInInbox = {
  request: {
    owesAnswer: true,
    rows: me => [
      sql`select 'request' as kind, r.id, r.child_id, left(r.asked, 160) as words, array(select p.name from people.persons p where p.id = r.from_person_id) as who,
          ${post('r.from_function_id')}, 'to_me' as side, r.sent_at as at, r.answer_by as due, false as answered
        from child.requests r where r.to_function_id = ${me} and r.answered_at is null and r.withdrawn_at is null`,
      ...[false, true].map(answered => sentBy(me, answered)),
    ],
    title: (row, language) =>
      inboxTexts(language)[row.side === 'to_me' ? 'requestToMe' : 'requestMine'](namesOf(row, language)),
    lateWords: (day, language) => inboxTexts(language).late(day),
    href: ({ id }) => requestPaths.request(id),
  },
  request_declined: {
    owesAnswer: true,
    mine: true,
    rows: me => [false, true].map(isEnded => saidNo(me, isEnded)),
    title: (row, language) =>
      inboxTexts(language)[row.answered ? 'requestMine' : 'requestDeclined'](namesOf(row, language)),
    dueWords: (day, language) => inboxTexts(language).decideBy(day),
    lateWords: (day, language) => inboxTexts(language).decideLate(day),
    answeredWords: language => inboxTexts(language).declined,
    href: ({ id }) => requestPaths.request(id),
  },
} satisfies Record<string, InboxKind>
