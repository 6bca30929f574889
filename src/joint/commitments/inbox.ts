import { sql } from 'kysely'
import { type InboxKind, namesOf } from '../../platform/noun.ts'
import { commitmentPaths } from './noun.ts'
import { texts } from './texts.ts'

/** What my function has promised, and has not said to be over. */
export const commitmentsInInbox = {
  commitment: {
    rows: me => [
      sql`select 'commitment' as kind, c.id, null::uuid as child_id, left(c.words, 160) as words, array[]::text[] as who,
          (select s.title from joint.subjects s where s.id = c.subject_id) as post, 'to_me' as side, c.made_at as at, c.due_on as due, false as answered
        from joint.commitments c where c.by_function_id = ${me}
          and coalesce((select x.outcome from joint.follow_ups x where x.commitment_id = c.id and x.function_id = ${me} order by x.at desc, x.id desc limit 1), '')
            not in ('done', 'not_wanted')
          and exists (select from joint.subjects s where s.id = c.subject_id and s.state <> 'ended')`,
    ],
    title: (row, language) => `${texts(language).inboxPromise}: ${namesOf(row, language)}`,
    dueWords: (day, language) => texts(language).inboxDue(day),
    lateWords: (day, language) => texts(language).inboxLate(day),
    href: ({ id }) => commitmentPaths.commitment(id),
  },
} satisfies Record<string, InboxKind>
