import type { Context } from 'hono'
import { formatDate, isoDate, type Language } from '../../platform/i18n/index.ts'
import type { AppEnv } from '../../platform/page.tsx'
import { PageContext } from '../../ui/index.ts'
import { type ExportTable, exportDocument, exportPicture, exportTable } from '../insight/exports/index.ts'
import type { Indicator } from './indicators.ts'
import { formatValue } from './numbers.ts'
import { sayProgress } from './progress.ts'
import type { Reading } from './readings.ts'
import { sayGround, sayOwner, sayReading, sayTarget } from './say.ts'
import { texts } from './texts.ts'
import { sayChange, yearsOf } from './years.ts'
import { YearsPicture } from './years-card.tsx'

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
  const years = yearsOf(indicator, readings)
  const svg = years.length
    ? String(
        await (
          <PageContext.Provider value={c.get('page')}>
            <YearsPicture indicator={indicator} years={years} />
          </PageContext.Provider>
        ).toString(),
      )
    : undefined
  if (format === 'png') return exportPicture(c, { name, svg: svg ?? '' })
  const latest = readings.at(-1)
  const t = texts(language)
  return exportDocument(c, {
    name,
    document: {
      title: name,
      language,
      author: sayOwner(indicator, language),
      made: formatDate(isoDate(new Date()), language),
      blocks: [
        { kind: 'text', text: `${indicator.kind === 'goal' ? t.goal : t.effect}. ${indicator.definition}` },
        { kind: 'heading', level: 2, text: t.now },
        { kind: 'text', text: latest ? sayReading(indicator, latest, language) : t.noValue },
        ...(latest && indicator.target
          ? [
              {
                kind: 'text' as const,
                text: sayProgress(
                  latest.value,
                  indicator.target,
                  indicator.unit,
                  isoDate(new Date()),
                  language,
                ),
              },
            ]
          : []),
        { kind: 'heading', level: 2, text: t.yearByYear },
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
  return {
    title: indicator.name,
    columns: [
      { heading: t.year, numeric: true },
      ...(isSummed ? [{ heading: t.during, numeric: true }] : []),
      { heading: isSummed ? t.inAll : `${t.value} (${t[indicator.unit]})`, numeric: true },
      { heading: t.change },
      { heading: t.restsOn, numeric: true },
    ],
    rows: yearsOf(indicator, readings).map(({ year, reading, during, change }) => [
      year,
      ...(isSummed ? [during ?? 0] : []),
      reading.value,
      sayChange(change, indicator.unit, language),
      reading.n ?? null,
    ]),
    notes: [
      `${indicator.kind === 'goal' ? t.goal : t.effect}. ${indicator.definition}`,
      `${t.sourceIs}: ${indicator.sourceWords}`,
      `${t.base}: ${indicator.base ? formatValue(indicator.base.value, indicator.unit, language) : '–'}`,
      `${t.target}: ${indicator.target ? sayTarget(indicator.target, indicator.unit, language) : t.noTarget}`,
      `${t.owner}: ${sayOwner(indicator, language)}`,
      ...readings
        .slice(-1)
        .map(reading => sayGround(reading, language))
        .filter(Boolean),
    ],
  }
}
