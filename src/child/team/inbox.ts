import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { teamPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What waits in an inbox: a colleague who asks to be let in, and what I have asked for myself. */
export const teamInInbox = {
  join: {
    owesAnswer: true,
    rows: me => [
      sql`select 'join' as kind, r.id, r.child_id, left(r.words, 160) as words, array(select p.name from people.persons p where p.id = r.from_person_id) as who,
          (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = r.from_function_id) as post,
          'to_me' as side, r.asked_at as at, r.answer_by as due, false as answered
        from child.join_requests r where r.to_function_id = ${me} and r.answer is null`,
      // Of the child only what I wrote of it: I may not know more until I am let in.
      sql`select 'join' as kind, r.id, null::uuid as child_id, r.child_name as words, '{}'::text[] as who, '' as post,
          'mine' as side, r.asked_at as at, r.answer_by as due, false as answered
        from child.my_join_requests() r where r.answer is null`,
    ],
    title: ({ who, side }, language) =>
      side === 'mine' ? texts(language).iWaitToBeLetIn : texts(language).wantsIn(who.join(', ')),
    href: ({ id }) => teamPaths.join(id),
  },
} satisfies Record<string, InboxKind>
