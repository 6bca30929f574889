import { type RawBuilder, sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import type { InboxKind } from '../../platform/noun.ts'
import { inLine } from './in-line.ts'
import { matterPaths } from './noun.ts'
import { texts } from './texts.ts'

const raised = (me: RawBuilder<unknown>, answered: boolean) => sql`
  select 'matter' as kind, m.id, null::uuid as child_id, ${inLine('m.words')} as words, ${holders(sql`m.owner_function_id`)} as who,
    (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = m.owner_function_id) as post,
    'mine' as side, m.raised_at as at, m.answer_by as due, ${sql.lit(answered)} as answered
  from joint.matter_raisers r join joint.matters m on m.id = r.matter_id
  where r.function_id = ${me} and m.owner_function_id <> ${me} and ${answered ? sql`m.state = 'answered'` : sql`m.state in ('open', 'merged')`}`

/** What waits in an inbox: what the function is to answer, and what it has raised. */
export const mattersInInbox = {
  matter: {
    owesAnswer: true,
    rows: me => [
      sql`select 'matter' as kind, m.id, null::uuid as child_id, ${inLine('m.words')} as words, '{}'::text[] as who,
          coalesce((select s.title from joint.subjects s where s.id = m.subject_id), '') as post, 'to_me' as side, m.raised_at as at, m.answer_by as due, false as answered
        from joint.matters m where m.owner_function_id = ${me} and m.state = 'open'`,
      ...[false, true].map(answered => raised(me, answered)),
    ],
    title: ({ side }, language) => texts(language)[side === 'to_me' ? 'inboxToMe' : 'inboxMine'],
    href: ({ id }) => matterPaths.matter(id),
  },
} satisfies Record<string, InboxKind>
