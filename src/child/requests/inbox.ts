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
  from child.requests r where r.from_function_id = ${me} and r.withdrawn_at is null and r.answered_at is ${answered ? sql`not null` : sql`null`}`

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
} satisfies Record<string, InboxKind>
