import { sql } from 'kysely'
import type { InboxKind } from '../../platform/noun.ts'
import { planPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

/** What waits in an inbox: plans that the function leads, and its actions in plans. */
export const plansInInbox = {
  plan: {
    rows: me => sql`
      (select 'plan', p.id, p.child_id, '', '', 'mine', p.started_at, p.next_on, p.current_version > 0
        from child.plans p where p.lead_function_id = ${me} and p.ended_at is null order by p.next_on limit 100)`,
    title: ({ answered }, language) => inboxTexts(language)[answered ? 'planMine' : 'planDraft'],
    href: ({ id, answered }) => (answered ? planPaths.plan(id) : planPaths.draft(id)),
  },
  action: {
    rows: me => sql`
      (select 'action', p.id, p.child_id, left(v.words, 160), f.name, 'to_me', p.started_at, v.until_on, false
        from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
          join people.functions f on f.id = p.lead_function_id
        where v.function_id = ${me} and v.kind = 'action'
          and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
        order by v.until_on nulls last limit 100)`,
    title: (_row, language) => inboxTexts(language).actionToMe,
    href: ({ id }) => planPaths.plan(id),
  },
} satisfies Record<string, InboxKind>
