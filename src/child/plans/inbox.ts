import { sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import type { InboxKind } from '../../platform/noun.ts'
import { planPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

/** What waits in an inbox: plans that the function leads, with what others are late with in them, and its actions in plans. */
export const plansInInbox = {
  plan: {
    mine: true,
    rows: me => [
      sql`select 'plan' as kind, p.id, p.child_id, '' as words, array[]::text[] as who, '' as post, 'to_me' as side, p.started_at as at, p.next_on as due, false as answered
        from child.plans p where p.lead_function_id = ${me} and p.ended_at is null and p.current_version > 0`,
    ],
    title: (_row, language) => inboxTexts(language).planMine,
    dueWords: (day, language) => inboxTexts(language).next(day),
    lateWords: (day, language) => inboxTexts(language).lateReview(day),
    href: ({ id }) => planPaths.plan(id),
  },
  plan_draft: {
    mine: true,
    rows: me => [
      sql`select 'plan_draft' as kind, p.id, p.child_id, '' as words, array[]::text[] as who, '' as post, 'to_me' as side, p.started_at as at, p.next_on as due, false as answered
        from child.plans p where p.lead_function_id = ${me} and p.ended_at is null and p.current_version = 0`,
    ],
    title: (_row, language) => inboxTexts(language).planDraft,
    dueWords: (day, language) => inboxTexts(language).next(day),
    lateWords: (day, language) => inboxTexts(language).lateDraft(day),
    href: ({ id }) => planPaths.draft(id),
  },
  action: {
    mine: true,
    rows: me => [
      sql`select 'action' as kind, l.id, l.child_id, left(v.words, 160) as words, ${holders(sql`l.lead_function_id`)} as who,
          (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = l.lead_function_id) as post,
          'to_me' as side, l.started_at as at, v.until_on as due, false as answered
        from child.plan_version_parts v join child.plans l on l.id = v.plan_id and l.current_version = v.version and l.ended_at is null
        where v.function_id = ${me} and v.kind = 'action'
          and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'`,
    ],
    title: (_row, language) => inboxTexts(language).actionToMe,
    dueWords: (day, language) => inboxTexts(language).doneBy(day),
    href: ({ id }) => planPaths.plan(id),
  },
  /** What others should have done in a plan that the function leads: one row a plan, whatever is late in it. */
  late_actions: {
    rows: me => [
      sql`select 'late_actions' as kind, l.id, l.child_id, '' as words, array[count(*)::text] as who, '' as post, 'mine' as side,
          l.started_at as at, min(v.until_on) as due, false as answered
        from child.plans l join child.plan_version_parts v on v.plan_id = l.id and v.version = l.current_version
        where l.lead_function_id = ${me} and l.ended_at is null and v.kind = 'action' and v.until_on < current_date
          and v.function_id is distinct from l.lead_function_id
          and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
        group by l.id`,
    ],
    title: ({ who: [count] }, language) => inboxTexts(language).lateActions(Number(count)),
    lateWords: (day, language) => inboxTexts(language).lateActionsSince(day),
    href: ({ id }) => planPaths.plan(id),
  },
} satisfies Record<string, InboxKind>
