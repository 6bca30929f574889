import type { Language } from '../../../i18n/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { nameOf } from '../../insight/child-figures/index.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { type Unit, units } from '../numbers.ts'
import { childFigureUnit, figureOf, findChildFigure, listChildFigures } from './child-figure-source.ts'
import type { Found, Within } from './source.ts'
import { sourceTexts } from './source-texts.ts'
import { describeSurvey, findSurveyQuestion, listSurveyParts } from './survey-source.ts'

export async function findSource(
  tx: Tx,
  source: string,
  of: string,
  language: Language,
): Promise<Found | undefined> {
  if (source === 'survey') return findSurveyQuestion(tx, of, language)
  if (source === 'child_figure') return findChildFigure(of, language)
  if (source !== 'keyed' && source !== 'register') return undefined
  return { source, values: {}, judge: () => ({}), take: () => ({ source, survey: null, childFigure: null }) }
}

/** What there is to choose from besides what is keyed in and what is summed: what nobody has to key in comes first. */
export function listSourceChoices(language: Language) {
  const t = sourceTexts(language)
  return [
    {
      href: indicatorPaths.newIndicator({ source: 'child_figure' }),
      heading: t.childFiguresShort,
      says: t.childFiguresHint,
    },
    { href: indicatorPaths.newIndicator({ source: 'survey' }), heading: t.surveyShort, says: t.surveyHint },
  ]
}

/** Undefined where there is nothing more to choose: then the form comes, or nothing is called that. */
export async function listWithin(
  tx: Tx,
  source: string,
  of: string,
  language: Language,
): Promise<Within | undefined> {
  if (source === 'survey' && !of.includes('/')) return listSurveyParts(tx, of, language)
  return source === 'child_figure' && !of ? listChildFigures(language) : undefined
}

/** What is counted, where the source says it itself. */
export async function describeSource(tx: Tx, indicator: Indicator, language: Language): Promise<string> {
  if (indicator.survey) return describeSurvey(tx, indicator.survey, language)
  const figure = figureOf(indicator)
  return figure ? nameOf(figure, language) : ''
}

/** What its figures can be measured in. */
export function unitsOf({ source, childFigure }: Pick<Indicator, 'source' | 'childFigure'>): readonly Unit[] {
  if (source === 'register') return ['number']
  if (source === 'survey') return ['percent']
  const own = childFigureUnit({ childFigure })
  return own ? [own] : units
}
