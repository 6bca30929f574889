import type { Language } from '../../../i18n/index.ts'
import {
  type CountyFigure,
  type Published,
  type PublishedIndicator,
  registerFigureSource,
} from '../../county/index.ts'
import { releasedOf } from '../../insight/child-figures/index.ts'
import { type Indicator, listIndicators } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { childFigureReadings } from '../readings/child-figure-readings.ts'
import type { Reading } from '../readings/reading.ts'
import { listReadings } from '../readings/readings.ts'
import { surveyReadings } from '../readings/survey-readings.ts'
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
  readPublished(published, ids, language) {
    return published.indicators.flatMap(indicator => {
      const periods = periodsOf(indicator, readingsOf(indicator, published))
      const latest = periods.at(-1)
      if (!latest || !ids.includes(indicator.id)) return []
      const figure = countyFigure(indicator, periods, latest, language)
      // One sum is published of a register, and none before it.
      return indicator.source === 'register'
        ? [{ ...figure, direction: { state: 'none', words: '' }, history: [] }]
        : [figure]
    })
  },
})

/** The readings of an indicator as whoever has no account gets them. */
function readingsOf(indicator: PublishedIndicator, published: Published): Reading[] {
  const { id, source, keyed, register, surveyed, survey } = indicator
  if (source === 'keyed')
    return keyed.map(({ on, value, n }) => ({ on, value, parts: [], ...(n !== null && { n }) }))
  if (source === 'register') return register ? [{ ...register, parts: [] }] : []
  if (source === 'survey')
    return surveyed.flatMap(row =>
      survey ? surveyReadings({ ...row, id, survey: '', title: {} }, survey) : [],
    )
  const released = releasedOf(
    published.quarters,
    published.cells.map(cell => ({ ...cell, kind: '', own: false })),
  )
  return childFigureReadings([indicator], { released, cautionBelow: published.cautionBelow, quarters: 9 })
}

function countyFigure(
  indicator: Pick<Indicator, 'id' | 'name' | 'unit' | 'target' | 'source'>,
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
