import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { requestPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

/** What waits in an inbox: requests for support. */
export const requestsInInbox = {
  request: {
    owesAnswer: true,
    rows: me => sql`
      (select 'request', r.id, r.child_id, left(r.asked, 160), f.name || ', ' || u.name, 'to_me', r.sent_at, r.answer_by, r.answered_at is not null
        from child.requests r join people.functions f on f.id = r.from_function_id join people.units u on u.id = f.unit_id
        where r.to_function_id = ${me} and r.answered_at is null and r.withdrawn_at is null order by r.answer_by limit 200)
      union all
      (select 'request', r.id, r.child_id, left(r.asked, 160), f.name || ', ' || u.name, 'mine', r.sent_at, r.answer_by, r.answered_at is not null
        from child.requests r join people.functions f on f.id = r.to_function_id join people.units u on u.id = f.unit_id
        where r.from_function_id = ${me} and r.withdrawn_at is null order by r.sent_at desc limit 50)`,
    title: ({ side, other }, language) =>
      inboxTexts(language)[side === 'to_me' ? 'requestToMe' : 'requestMine'](other),
    href: ({ id }) => requestPaths.request(id),
  },
} satisfies Record<string, InboxKind>
