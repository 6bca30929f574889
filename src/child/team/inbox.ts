import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { teamPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What waits in an inbox: a colleague who asks to be let in. */
export const teamInInbox = {
  join: {
    owesAnswer: true,
    rows: me => [
      sql`select 'join' as kind, r.id, r.child_id, left(r.words, 160) as words, array(select p.name from people.persons p where p.id = r.from_person_id) as who,
          (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = r.from_function_id) as post,
          'to_me' as side, r.asked_at as at, r.answer_by as due, false as answered
        from child.join_requests r where r.to_function_id = ${me} and r.answer is null`,
    ],
    title: ({ who }, language) => texts(language).wantsIn(who.join(', ')),
    href: ({ id }) => teamPaths.join(id),
  },
} satisfies Record<string, InboxKind>
