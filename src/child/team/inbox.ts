import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { teamPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What waits in an inbox: a colleague who asks to be let in. */
export const teamInInbox = {
  join: {
    owesAnswer: true,
    rows: me => sql`
      (select 'join' as kind, r.id, r.child_id, left(r.words, 160) as words, p.name as other, 'to_me' as side, r.asked_at as at, r.answer_by as due, false as answered
        from child.join_requests r join people.persons p on p.id = r.from_person_id
        where r.to_function_id = ${me} and r.answer is null order by r.answer_by limit 200)`,
    title: ({ other }, language) => texts(language).wantsIn(other),
    href: ({ id }) => teamPaths.join(id),
  },
} satisfies Record<string, InboxKind>
