import type { Context } from 'hono'
import { formatDate, type Language, todaysDate } from '../../../i18n/index.ts'
import type { AppEnv } from '../../../platform/page.tsx'
import { PageContext } from '../../../ui/index.ts'
import { type ExportTable, exportDocument, exportPicture, exportTable } from '../../insight/exports/index.ts'
import type { Indicator } from '../indicators.ts'
import { formatValue } from '../numbers.ts'
import type { Reading } from '../readings/reading.ts'
import { sayGround, sayHowFar, sayOwner, sayReading, sayTarget, sayValue } from '../sentences.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'
import { namePeriod, periodsOf, sayChange } from './periods.ts'
import { PeriodsPicture } from './periods-card.tsx'

export const formats = ['csv', 'xlsx', 'png', 'pdf'] as const
export type Format = (typeof formats)[number]

/** One indicator as a file: its years as a table, its picture, or all of it to read. */
export async function exportIndicator(
  c: Context<AppEnv>,
  format: Format,
  indicator: Indicator,
  readings: readonly Reading[],
) {
  const { language } = c.var
  const { name } = indicator
  const table = tableOf(indicator, readings, language)
  if (format === 'csv' || format === 'xlsx') return exportTable(c, format, { name, table })
  const periods = periodsOf(indicator, readings)
  const svg = periods.length
    ? String(
        await (
          <PageContext.Provider value={c.get('page')}>
            <PeriodsPicture indicator={indicator} periods={periods} />
          </PageContext.Provider>
        ).toString(),
      )
    : undefined
  if (format === 'png') return exportPicture(c, { name, svg: svg ?? '' })
  const latest = readings.at(-1)
  const t = texts(language)
  const far = latest && sayHowFar(indicator, latest, todaysDate(), language)
  const counted = indicator.source === 'survey' || indicator.source === 'child_figure'
  return exportDocument(c, {
    name,
    document: {
      title: name,
      language,
      author: sayOwner(indicator, language),
      made: formatDate(todaysDate(), language),
      blocks: [
        { kind: 'text', text: `${indicator.kind === 'goal' ? t.goal : t.effect}. ${indicator.definition}` },
        { kind: 'heading', level: 2, text: t.now },
        { kind: 'text', text: latest ? sayReading(indicator, latest, language) : t.noValue },
        ...(far ? [{ kind: 'text' as const, text: far }] : []),
        { kind: 'heading', level: 2, text: counted ? sourceTexts(language).each : t.yearByYear },
        ...(svg
          ? [{ kind: 'picture' as const, svg, alt: latest ? sayReading(indicator, latest, language) : name }]
          : []),
        { kind: 'table', table },
      ],
    },
  })
}

function tableOf(indicator: Indicator, readings: readonly Reading[], language: Language): ExportTable {
  const t = texts(language)
  const isSummed = indicator.source === 'register'
  const periods = periodsOf(indicator, readings)
  return {
    title: indicator.name,
    columns: [
      {
        heading: readings.some(({ quarter, survey }) => quarter || survey)
          ? sourceTexts(language).period
          : t.year,
      },
      ...(isSummed ? [{ heading: t.during, numeric: true }] : []),
      { heading: isSummed ? t.inAll : `${t.value} (${t[indicator.unit]})`, numeric: true },
      { heading: t.change },
      { heading: t.restsOn, numeric: true },
    ],
    rows: periods.map(period => [
      namePeriod(period, periods, language),
      ...(isSummed ? [period.during ?? 0] : []),
      period.reading.value === null || period.reading.bound
        ? sayValue(period.reading, indicator.unit, language)
        : period.reading.value,
      sayChange(period, indicator, language),
      period.reading.n ?? null,
    ]),
    notes: [
      `${indicator.kind === 'goal' ? t.goal : t.effect}. ${indicator.definition}`,
      `${t.sourceIs}: ${indicator.sourceWords}`,
      `${t.base}: ${indicator.base ? formatValue(indicator.base.value, indicator.unit, language) : '–'}`,
      `${t.target}: ${indicator.target ? sayTarget(indicator.target, indicator.unit, language) : t.noTarget}`,
      `${t.owner}: ${sayOwner(indicator, language)}`,
      ...readings
        .slice(-1)
        .flatMap(reading => [
          sayGround(reading, language),
          reading.invented ? sourceTexts(language).invented : '',
        ])
        .filter(Boolean),
    ],
  }
}
