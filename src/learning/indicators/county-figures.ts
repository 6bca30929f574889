import type { Language } from '../../platform/i18n/index.ts'
import { type CountyFigure, registerFigureSource } from '../insight/county/index.ts'
import { type Indicator, listIndicators } from './indicators.ts'
import { formatValue } from './numbers.ts'
import { indicatorPaths } from './paths.ts'
import { listReadings } from './readings.ts'
import { sayGround, sayTarget } from './say.ts'
import { sayChange, type Year, yearsOf } from './years.ts'

// The county page may show any indicator that is in use, beside what the child's floor says by itself.
registerFigureSource('indicator', {
  list: async ({ tx }) => (await listIndicators(tx)).map(({ id, name }) => ({ id, name })),
  async read({ tx, language }, ids) {
    const indicators = (await listIndicators(tx)).filter(({ id }) => ids.includes(id))
    const readings = await listReadings(tx, indicators)
    return indicators.flatMap(indicator => {
      const years = yearsOf(indicator, readings.get(indicator.id) ?? [])
      const latest = years.at(-1)
      return latest ? [figureOf(indicator, years, latest, language)] : []
    })
  },
})

function figureOf(
  indicator: Indicator,
  years: Year[],
  { year, reading, change }: Year,
  language: Language,
): CountyFigure {
  const { id, name, unit, target, sourceWords } = indicator
  const said = (value: number) => formatValue(value, unit, language)
  const sure = change?.margin !== undefined && Math.abs(change.by) > change.margin
  return {
    ref: `indicator:${id}`,
    name,
    value: said(reading.value),
    hidden: false,
    href: indicatorPaths.indicator(id),
    basis: [target && sayTarget(target, unit, language), sayGround(reading, language)]
      .filter(Boolean)
      .join('. '),
    period: String(year),
    source: sourceWords,
    caution: reading.caution ?? false,
    invented: false,
    // An arrow only where chance has been reckoned with.
    direction: {
      state: sure ? (change.by > 0 ? 'more' : 'less') : 'unsure',
      words: sayChange(change, unit, language),
    },
    history: years.map(each => ({
      label: String(each.year),
      value: each.reading.value,
      said: said(each.reading.value),
    })),
  }
}
