import { sql } from 'kysely'
import { defineTexts, formatLongDate, formatShortDate } from '../../i18n/index.ts'
import type { InboxKind } from '../../platform/noun.ts'
import { assessmentPaths } from './noun.ts'

/** What waits in an inbox: a wheel that the function has begun and nobody has saved. */
export const assessmentsInInbox = {
  wheel_begun: {
    mine: true,
    rows: me => [
      sql`select 'wheel_begun' as kind, a.id, a.child_id, '' as words, '{}'::text[] as who, '' as post, 'to_me' as side, a.opened_at as at,
          (a.opened_at at time zone 'Europe/Stockholm')::date + 10 as due, false as answered
        from child.assessments a where a.function_id = ${me} and a.current_version = 0 and a.set_aside_at is null`,
    ],
    title: (_row, language) => texts(language).begun,
    dueWords: (day, language) => texts(language).fillBy(day),
    lateWords: (day, language) => texts(language).fillLate(day),
    href: ({ id }) => assessmentPaths.edit(id),
  },
} satisfies Record<string, InboxKind>

const texts = defineTexts({
  begun: { sv: 'Påbörjad kartläggning', en: 'Assessment begun' },
  fillBy: {
    sv: (day: string) => `fyll i senast ${formatShortDate(day, 'sv')}`,
    en: (day: string) => `fill in by ${formatShortDate(day, 'en')}`,
  },
  fillLate: {
    sv: (day: string) => `Försenad, skulle ha fyllts i ${formatLongDate(day, 'sv')}`,
    en: (day: string) => `Overdue, was to be filled in by ${formatLongDate(day, 'en')}`,
  },
})
