import type { Language } from '../../../i18n/index.ts'
import type { ExportTable } from '../exports/index.ts'
import { type Quarter, quarterName } from './quarters.ts'
import { childFigureTexts } from './texts.ts'
import type { View } from './views.ts'

/** A view as it leaves the house: numbers as numbers, what is hidden in words, and how it is counted beside it. */
export function tableOf(view: View, language: Language, notes: readonly string[]): ExportTable {
  const t = childFigureTexts(language)
  const share = view.kind === 'share'
  return {
    title: view.title,
    columns: [
      { heading: view.heading },
      {
        heading: { count: t.howMany, share: t.percent, days: t.medianDays, ratio: t.each }[view.kind],
        numeric: true,
      },
      ...(share ? [{ heading: t.withIt, numeric: true }] : []),
      ...(view.kind === 'count' ? [] : [{ heading: 'n', numeric: true }]),
    ],
    rows: view.rows.map(({ label, reading }) => {
      if (reading.state === 'hidden')
        return [label, t.hidden, ...(share ? [t.hidden] : []), ...(view.kind === 'count' ? [] : [t.hidden])]
      const exact = reading.state === 'shown'
      const value = Math.round(reading.value * 10) / 10
      return [
        label,
        exact ? value : t.shareValue(reading),
        ...(share ? [exact ? reading.count : t.shareOf(reading)] : []),
        ...(view.kind === 'count' ? [] : [reading.n]),
      ]
    }),
    notes: [view.sentence, view.rule, ...notes],
  }
}

/** What follows every figure wherever it goes. */
export function notesOf(
  {
    quarter,
    hiddenBelow,
    invented,
    whose,
  }: { quarter: Quarter; hiddenBelow: number; invented: boolean; whose: string },
  language: Language,
): string[] {
  const t = childFigureTexts(language)
  return [
    `${whose}, ${quarterName(quarter, language)}. ${t.sourceLong}`,
    t.tooFewMeans(hiddenBelow),
    ...(invented ? [t.inventedFigures] : []),
  ]
}
