import { sql } from 'kysely'
import { defineTexts, formatLongDate, formatShortDate } from '../../i18n/index.ts'
import type { InboxKind } from '../../platform/noun.ts'
import { sheetPaths } from './noun.ts'
import { titleIn } from './words.ts'

/** What waits in an inbox: a round that the function is to answer, and has not said that it is ready with. */
export const roundsInInbox = {
  round: {
    owesAnswer: true,
    rows: me => [
      sql`select 'round' as kind, r.id, null::uuid as child_id, '' as words, array[s.title, (v.definition -> 'title')::text] as who, '' as post, 'to_me' as side, r.begun_at as at, r.answer_by as due, false as answered
        from (select p.subject_id from joint.my_parties p where p.role <> 'informed' union select o.subject_id from joint.my_owned o) m
          join joint.rounds r on r.subject_id = m.subject_id and r.opened_at is null join joint.subjects s on s.id = r.subject_id
          join joint.sheets h on h.id = r.sheet_id join learning.instrument_versions v on v.id = h.version_id
        where s.state <> 'ended' and not exists (select from joint.round_ready d where d.round_id = r.id and d.function_id = ${me})`,
    ],
    title: ({ who: [subject = '', title = '{}'] }, language) =>
      texts(language).answer(titleIn(JSON.parse(title), language), subject),
    lateWords: (day, language) => texts(language).late(day),
    href: ({ id }) => sheetPaths.answer(id),
  },
  /** Planned by who leads: it is theirs to begin the next round. */
  sheet_again: {
    mine: true,
    rows: me => [
      sql`select 'sheet_again' as kind, h.id, null::uuid as child_id, '' as words, array[s.title, (v.definition -> 'title')::text] as who, '' as post, 'to_me' as side, h.made_at as at,
          h.next_on as due, false as answered
        from (select p.subject_id from joint.my_parties p where p.leads union select o.subject_id from joint.my_owned o) m
          join joint.sheets h on h.subject_id = m.subject_id and h.next_on is not null join joint.subjects s on s.id = h.subject_id
          join learning.instrument_versions v on v.id = h.version_id
        where s.state <> 'ended' and ${me} is not null and not exists (select from joint.rounds r where r.sheet_id = h.id and r.opened_at is null)`,
    ],
    title: ({ who: [subject = '', title = '{}'] }, language) =>
      texts(language).again(titleIn(JSON.parse(title), language), subject),
    dueWords: (day, language) => texts(language).beginOn(day),
    lateWords: (day, language) => texts(language).beginLate(day),
    href: ({ id }) => sheetPaths.newRound(id),
  },
} satisfies Record<string, InboxKind>

const texts = defineTexts({
  answer: {
    sv: (title: string, subject: string) => `Svara på ”${title}”: ${subject}`,
    en: (title: string, subject: string) => `Answer “${title}”: ${subject}`,
  },
  late: {
    sv: (day: string) => `Försenat, skulle ha besvarats ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be answered ${formatLongDate(day, 'en')}`,
  },
  again: {
    sv: (title: string, subject: string) => `Börja en ny omgång av ”${title}”: ${subject}`,
    en: (title: string, subject: string) => `Begin a new round of “${title}”: ${subject}`,
  },
  beginOn: {
    sv: (day: string) => `planerad ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `planned ${formatShortDate(day, 'en')}`,
  },
  beginLate: {
    sv: (day: string) => `Försenat, skulle ha börjat ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to begin ${formatLongDate(day, 'en')}`,
  },
})
