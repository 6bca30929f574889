import type { Language } from '../../../i18n/index.ts'
import { type CountyFigure, registerFigureSource } from '../../county/index.ts'
import { type Indicator, listIndicators } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { listReadings } from '../readings/readings.ts'
import { sayGround, sayTarget, sayValue } from '../sentences.ts'
import { namePeriod, type Period, periodsOf, sayChange } from '../show/periods.ts'
import { sourceTexts } from '../sources/source-texts.ts'

// The county page may show any indicator that is in use, beside what the child's floor says by itself.
registerFigureSource('indicator', {
  list: async ({ tx }) => (await listIndicators(tx)).map(({ id, name }) => ({ id, name, hasOwnGoal: true })),
  async read({ tx, language }, ids) {
    const indicators = (await listIndicators(tx)).filter(({ id }) => ids.includes(id))
    const readings = await listReadings(tx, indicators, { quarters: 9 })
    return indicators.flatMap(indicator => {
      const periods = periodsOf(indicator, readings.get(indicator.id) ?? [])
      const latest = periods.at(-1)
      return latest ? [countyFigure(indicator, periods, latest, language)] : []
    })
  },
})

function countyFigure(
  indicator: Indicator,
  periods: Period[],
  latest: Period,
  language: Language,
): CountyFigure {
  const { id, name, unit, target, source } = indicator
  const { reading } = latest
  return {
    ref: `indicator:${id}`,
    name,
    value: sayValue(reading, unit, language),
    hidden: reading.value === null,
    href: indicatorPaths.indicator(id),
    ...(reading.value !== null && {
      measured: { value: reading.value, ...(reading.bound && { bound: reading.bound }) },
    }),
    ...(target && {
      goal: { is: target.is, value: target.value, words: sayTarget(target, unit, language) },
    }),
    basis: sayGround(reading, language),
    period: namePeriod(latest, periods, language),
    source: sourceTexts(language)[source],
    caution: reading.caution ?? false,
    invented: reading.invented ?? false,
    direction: { state: stateOf(latest), words: sayChange(latest, indicator, language) },
    history: periods.slice(-9).map(period => ({
      label: namePeriod(period, periods, language),
      value: period.reading.bound ? null : period.reading.value,
      said: sayValue(period.reading, unit, language),
    })),
  }
}

/** An arrow only where chance has been reckoned with. */
function stateOf({ change }: Period): CountyFigure['direction']['state'] {
  if (change === null) return 'too_few'
  if (!change) return 'none'
  if (change.margin === undefined || change.chance || change.by === 0) return 'unsure'
  return change.by > 0 ? 'more' : 'less'
}
