import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { worryPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

/** What waits in an inbox: what somebody noticed. */
export const worriesInInbox = {
  worry: {
    owesAnswer: true,
    rows: me => sql`
      (select 'worry' as kind, w.id, w.child_id, left(v.answers ->> 'noticed', 160) as words, f.name as other, 'to_me' as side, w.sent_at as at, w.answer_by as due, w.answered_at is not null as answered
        from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1 join people.functions f on f.id = w.author_function_id
        where w.to_function_id = ${me} and w.answered_at is null order by w.answer_by limit 200)
      union all
      (select 'worry', w.id, w.child_id, left(v.answers ->> 'noticed', 160), f.name, 'mine', w.sent_at, w.answer_by, w.answered_at is not null
        from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1 join people.functions f on f.id = w.to_function_id
        where w.author_function_id = ${me} and w.to_function_id <> ${me} order by w.sent_at desc limit 50)`,
    title: ({ side, other }, language) =>
      inboxTexts(language)[side === 'to_me' ? 'worryToMe' : 'worryMine'](other),
    href: ({ id }) => worryPaths.worry(id),
  },
} satisfies Record<string, InboxKind>
