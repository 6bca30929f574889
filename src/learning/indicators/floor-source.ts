import type { Language } from '../../platform/i18n/index.ts'
import {
  type FloorFigure,
  floorFigures,
  isFloorFigure,
  kindOf,
  nameOf,
  ruleOf,
  sectionIds,
  sectionOf,
} from '../insight/floor/index.ts'
import type { Indicator } from './indicators.ts'
import { indicatorPaths } from './noun.ts'
import type { Unit } from './numbers.ts'
import { sourceTexts } from './source-texts.ts'
import type { Found, Within } from './sources.ts'

const units = { count: 'number', share: 'percent', days: 'days', ratio: 'number' } as const

export function findFloorFigure(of: string, language: Language): Found | undefined {
  if (!isFloorFigure(of)) return undefined
  const [measure = '', part = ''] = of.split('.')
  return {
    source: 'floor',
    of: { id: of, said: `${nameOf(of, language)}. ${ruleOf(of, language)}`, options: [] },
    values: {
      unit: units[kindOf(of)],
      name: nameOf(of, language),
      definition: ruleOf(of, language),
      sourceWords: sourceTexts(language).fromFloor,
    },
    judge: () => ({}),
    take: () => ({ source: 'floor', survey: null, floor: { measure, part } }),
  }
}

export function listFloorParts(language: Language): Within {
  const t = sourceTexts(language)
  const ids = Object.keys(floorFigures) as FloorFigure[]
  return {
    heading: t.whichFigure,
    lead: t.whichFigureLead,
    groups: sectionIds.map(section => ({
      label: '',
      items: ids
        .filter(id => sectionOf(id) === section)
        .map(id => ({
          title: nameOf(id, language),
          href: indicatorPaths.newIndicator({ source: 'floor', of: id }),
          detail: ruleOf(id, language),
        })),
    })),
  }
}

/** Its id among the figures of the floor; undefined when that figure is no longer counted. */
export function figureOf({ floor }: Pick<Indicator, 'floor'>): FloorFigure | undefined {
  const id = floor ? [floor.measure, floor.part].filter(Boolean).join('.') : ''
  return isFloorFigure(id) ? id : undefined
}

export function floorUnit(indicator: Pick<Indicator, 'floor'>): Unit | undefined {
  const id = figureOf(indicator)
  return id && units[kindOf(id)]
}
