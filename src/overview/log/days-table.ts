import { formatDate, type Language } from '../../i18n/index.ts'
import type { ExportTable } from '../../learning/insight/exports/index.ts'
import { dayKey, type Question } from './day.ts'
import type { Day } from './log.ts'
import type { Chosen } from './review-page.tsx'
import { texts } from './texts.ts'

/** So many rows go into one file; a file with fewer than there are says so. */
export const inAFile = 4000

type Given = {
  days: Day[]
  outcomes: ReadonlyMap<string, Question['outcome']>
  more: boolean
  most: number
  chosen: Chosen
  language: Language
}

/** The days as the page shows them, all pages of it. */
export function daysTable({ days, outcomes, more, most, chosen, language }: Given): {
  name: string
  table: ExportTable
} {
  const t = texts(language)
  const name = `${t.review_heading} ${chosen.from}`
  return {
    name,
    table: {
      title: name,
      columns: [
        { heading: t.day },
        { heading: t.person },
        { heading: t.function_ },
        { heading: t.unitOf },
        { heading: t.reads, numeric: true },
        { heading: t.children, numeric: true },
        { heading: t.searches, numeric: true },
        { heading: t.refusals, numeric: true },
        { heading: t.asked },
      ],
      rows: days.map(row => {
        const outcome = outcomes.get(dayKey(row))
        return [
          row.day,
          row.personName,
          row.functionName,
          row.unitName,
          row.readings,
          row.children,
          row.searches,
          row.refused,
          outcome ? t[`tag_${outcome}`] : '',
        ]
      }),
      notes: [
        [t.reviewLead(chosen.from), chosen.to && `${t.to} ${formatDate(chosen.to, language)}.`]
          .filter(Boolean)
          .join(' '),
        ...[chosen.person, chosen.unit].filter(Boolean),
        ...(more ? [t.csvMore(most)] : []),
      ],
    },
  }
}
