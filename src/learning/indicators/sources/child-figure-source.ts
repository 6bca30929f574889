import type { Language } from '../../../i18n/index.ts'
import {
  type ChildFigure,
  childFigures,
  isChildFigure,
  kindOf,
  nameOf,
  ruleOf,
  sectionIds,
  sectionOf,
} from '../../insight/child-figures/index.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import type { Unit } from '../numbers.ts'
import type { Found, Within } from './source.ts'
import { sourceTexts } from './source-texts.ts'

const units = { count: 'number', share: 'percent', days: 'days', ratio: 'number' } as const

export function findChildFigure(of: string, language: Language): Found | undefined {
  if (!isChildFigure(of)) return undefined
  const [measure = '', part = ''] = of.split('.')
  return {
    source: 'child_figure',
    of: { id: of, said: `${nameOf(of, language)}. ${ruleOf(of, language)}`, options: [] },
    values: {
      unit: units[kindOf(of)],
      name: nameOf(of, language),
      definition: ruleOf(of, language),
      sourceWords: sourceTexts(language).fromChildFigures,
    },
    judge: () => ({}),
    take: () => ({ source: 'child_figure', survey: null, childFigure: { measure, part } }),
  }
}

export function listChildFigures(language: Language): Within {
  const t = sourceTexts(language)
  const ids = Object.keys(childFigures) as ChildFigure[]
  return {
    heading: t.whichFigure,
    lead: t.whichFigureLead,
    groups: sectionIds.map(section => ({
      label: '',
      items: ids
        .filter(id => sectionOf(id) === section)
        .map(id => ({
          title: nameOf(id, language),
          href: indicatorPaths.newIndicator({ source: 'child_figure', of: id }),
          detail: ruleOf(id, language),
        })),
    })),
  }
}

/** Its id among the child figures; undefined when that figure is no longer counted. */
export function figureOf({ childFigure }: Pick<Indicator, 'childFigure'>): ChildFigure | undefined {
  const id = childFigure ? [childFigure.measure, childFigure.part].filter(Boolean).join('.') : ''
  return isChildFigure(id) ? id : undefined
}

export function childFigureUnit(indicator: Pick<Indicator, 'childFigure'>): Unit | undefined {
  const id = figureOf(indicator)
  return id && units[kindOf(id)]
}
