import { Card, Table, usePage } from '../../ui/index.ts'
import { TargetChart } from '../../ui/pictures/target-chart.tsx'
import type { Indicator } from './indicators.ts'
import { formatNumber, formatValue } from './numbers.ts'
import type { Reading } from './readings.ts'
import { sayParts } from './say.ts'
import { texts } from './texts.ts'
import { sayChange, type Year, yearsOf } from './years.ts'

/** Year by year: a picture, what it says in words, and the same as a table. */
export function YearsCard({ indicator, readings }: { indicator: Indicator; readings: readonly Reading[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const years = yearsOf(indicator, readings)
  return (
    <Card heading={t.yearByYear}>
      {years.length === 0 ? (
        <p>{t.noSeries}</p>
      ) : (
        <>
          <YearsPicture indicator={indicator} years={years} />
          <Table
            caption={t.yearByYear}
            captionHidden
            columns={headings(indicator, years, t)}
            rows={years.map(year => cells(indicator, years, year, lang))}
          />
        </>
      )}
    </Card>
  )
}

/** The picture alone: for the page, and to leave as a file. */
export function YearsPicture({ indicator, years }: { indicator: Indicator; years: readonly Year[] }) {
  const { lang } = usePage()
  const { unit, target, name, source } = indicator
  const last = years.at(-1) as Year
  const say = (value: number) => formatValue(value, unit, lang)
  return (
    <TargetChart
      kind={source === 'register' ? 'bars' : 'line'}
      points={years.slice(-8).map(({ year, reading }) => ({
        label: String(year),
        value: reading.value,
        said: say(reading.value),
      }))}
      target={target ? { value: target.value, said: say(target.value) } : undefined}
      says={texts(lang).chartSays(name, last.year, say(last.reading.value), target ? say(target.value) : '')}
    />
  )
}

const restOnNumbers = (years: readonly Year[]) => years.some(({ reading }) => reading.n !== undefined)

function headings({ source }: Indicator, years: readonly Year[], t: ReturnType<typeof texts>) {
  const figures = source === 'register' ? [t.during, t.inAll] : [t.value]
  return [t.year, ...figures, t.change, ...(restOnNumbers(years) ? [t.restsOn] : [])].map(heading => ({
    heading,
  }))
}

function cells(
  { unit, source }: Indicator,
  years: readonly Year[],
  { year, reading, during, change }: Year,
  lang: 'sv' | 'en',
) {
  const whole = reading.parts.length
    ? `${formatValue(reading.value, unit, lang)} (${sayParts(reading, lang)})`
    : formatValue(reading.value, unit, lang)
  return [
    String(year),
    ...(source === 'register' ? [formatValue(during ?? 0, unit, lang)] : []),
    whole,
    sayChange(change, unit, lang),
    ...(restOnNumbers(years) ? [reading.n === undefined ? '–' : formatNumber(reading.n, lang)] : []),
  ]
}
