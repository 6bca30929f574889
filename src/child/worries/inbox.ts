import { type RawBuilder, sql } from 'kysely'
import { holders } from '../../people/holders/index.ts'
import { type InboxKind, namesOf } from '../../platform/noun.ts'
import { firstWords } from './first-words.ts'
import { worryPaths } from './noun.ts'
import { inboxTexts } from './texts.ts'

const words = sql`coalesce((select ${firstWords(160)} from child.worry_versions v where v.worry_id = w.id and v.version = 1), '')`

/** What the function has written to another. What has been answered is a part of its own, so that each has its order in an index. */
const sentBy = (me: RawBuilder<unknown>, answered: boolean) => sql`
  select 'worry' as kind, w.id, w.child_id, ${words} as words, ${holders(sql`w.to_function_id`)} as who,
    (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = w.to_function_id) as post,
    'mine' as side, w.sent_at as at, w.answer_by as due, ${sql.lit(answered)} as answered
  from child.worries w where w.author_function_id = ${me} and w.to_function_id <> ${me} and w.withdrawn_at is null and w.answered_at is ${answered ? sql`not null` : sql`null`}`

/** What waits in an inbox: what somebody noticed, and an assessment that was promised on it. */
export const worriesInInbox = {
  worry: {
    owesAnswer: true,
    rows: me => [
      sql`select 'worry' as kind, w.id, w.child_id, ${words} as words, array(select p.name from people.persons p where p.id = w.author_person_id) as who,
          (select f.name || ', ' || u.name from people.functions f join people.units u on u.id = f.unit_id where f.id = w.author_function_id) as post,
          'to_me' as side, w.sent_at as at, w.answer_by as due, false as answered
        from child.worries w where w.to_function_id = ${me} and w.answered_at is null and w.withdrawn_at is null`,
      ...[false, true].map(answered => sentBy(me, answered)),
    ],
    title: (row, language) =>
      inboxTexts(language)[row.side === 'to_me' ? 'worryToMe' : 'worryMine'](namesOf(row, language)),
    lateWords: (day, language) => inboxTexts(language).late(day),
    href: ({ id }) => worryPaths.worry(id),
  },
  handed_worry: {
    rows: _me => [
      // Of the function that acts, by its name alone: which child it is about is the record's to say (R10a).
      sql`select 'handed_worry' as kind, w.id, null::uuid as child_id, '' as words, array[w.handed_as] as who, '' as post, 'mine' as side, w.sent_at as at,
          w.answer_by as due, w.answered_at is not null as answered
        from child.my_handed_worries() w where w.withdrawn_at is null and not exists (select from child.worries mine where mine.id = w.id)`,
    ],
    title: ({ who: [child = ''] }, language) => inboxTexts(language).handedMine(child),
    lateWords: (day, language) => inboxTexts(language).late(day),
    href: ({ id }) => worryPaths.handed(id),
  },
  assessment_promised: {
    owesAnswer: true,
    mine: true,
    rows: me => [
      sql`select 'assessment_promised' as kind, p.worry_id as id, p.child_id, '' as words, '{}'::text[] as who, '' as post, 'to_me' as side, p.at,
          (p.at at time zone 'Europe/Stockholm')::date + 10 as due, false as answered
        from child.promised_assessments(${me}) p`,
    ],
    title: (_row, language) => inboxTexts(language).assessmentToBegin,
    dueWords: (day, language) => inboxTexts(language).toBeginBy(day),
    lateWords: (day, language) => inboxTexts(language).toBeginLate(day),
    href: ({ id }) => worryPaths.worry(id),
  },
} satisfies Record<string, InboxKind>
