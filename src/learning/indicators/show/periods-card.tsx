import { Card, Table, usePage } from '../../../ui/index.ts'
import { TargetChart } from '../../../ui/pictures/target-chart.tsx'
import type { Indicator } from '../indicators.ts'
import { formatNumber, formatValue } from '../numbers.ts'
import type { Reading } from '../readings/reading.ts'
import { sayParts, sayValue } from '../sentences.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'
import { namePeriod, type Period, periodsOf, sayChange } from './periods.ts'

/** Year by year, or value by value: a picture, what it says in words, and the same as a table. */
export function PeriodsCard({ indicator, readings }: { indicator: Indicator; readings: readonly Reading[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const periods = periodsOf(indicator, readings)
  const heading = isCounted(indicator) ? sourceTexts(lang).each : t.yearByYear
  return (
    <Card heading={heading}>
      {periods.length === 0 ? (
        <p>{t.noSeries}</p>
      ) : (
        <>
          <PeriodsPicture indicator={indicator} periods={periods} />
          <Table
            caption={heading}
            captionHidden
            columns={headings(indicator, periods, lang)}
            rows={periods.map(period => cells(indicator, periods, period, lang))}
          />
        </>
      )}
    </Card>
  )
}

/** Its values come by themselves, when a survey or a quarter is counted. */
const isCounted = ({ source }: Indicator) => source === 'survey' || source === 'child_figure'

/** The picture alone: for the page, and to leave as a file. */
export function PeriodsPicture({ indicator, periods }: { indicator: Indicator; periods: readonly Period[] }) {
  const { lang } = usePage()
  const { unit, target, name, source } = indicator
  const last = periods.at(-1) as Period
  const say = (value: number) => formatValue(value, unit, lang)
  return (
    <TargetChart
      kind={source === 'register' ? 'bars' : 'line'}
      points={periods.slice(source === 'child_figure' ? -5 : -8).map(period => ({
        label: namePeriod(period, periods, lang),
        value: period.reading.value,
        said: period.reading.value === null ? sourceTexts(lang).tooFewShort : say(period.reading.value),
      }))}
      target={target ? { value: target.value, said: say(target.value) } : undefined}
      says={texts(lang).chartSays(
        name,
        namePeriod(last, periods, lang),
        sayValue(last.reading, unit, lang),
        target ? say(target.value) : '',
      )}
    />
  )
}

const restOnNumbers = (periods: readonly Period[]) => periods.some(({ reading }) => reading.n !== undefined)

function headings(indicator: Indicator, periods: readonly Period[], lang: 'sv' | 'en') {
  const t = texts(lang)
  const figures = indicator.source === 'register' ? [t.during, t.inAll] : [t.value]
  return [
    isCounted(indicator) ? sourceTexts(lang).period : t.year,
    ...figures,
    t.change,
    ...(restOnNumbers(periods) ? [t.restsOn] : []),
  ].map(heading => ({ heading }))
}

function cells(indicator: Indicator, periods: readonly Period[], period: Period, lang: 'sv' | 'en') {
  const { unit, source } = indicator
  const { reading, during } = period
  const value = sayValue(reading, unit, lang)
  return [
    namePeriod(period, periods, lang),
    ...(source === 'register' ? [formatValue(during ?? 0, unit, lang)] : []),
    reading.parts.length ? `${value} (${sayParts(reading, lang)})` : value,
    sayChange(period, indicator, lang),
    ...(restOnNumbers(periods) ? [reading.n === undefined ? '–' : formatNumber(reading.n, lang)] : []),
  ]
}
