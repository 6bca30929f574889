import type { Language } from '../../i18n/index.ts'
import {
  type ChildFigure,
  childFigures,
  childFigureTexts,
  figureNow,
  insightPaths,
  isChildFigure,
  kindOf,
  plainNameOf,
  quarterName,
  type Released,
  readFigure,
  readReleased,
  releasedOf,
  sayBasis,
  sayDirection,
  sayValue,
  sectionOf,
  shortQuarterName,
} from '../insight/child-figures/index.ts'
import type { CountyFigure, FigureSource } from './figure-source.ts'
import { readLimits } from './limits.ts'
import { countyTexts } from './texts.ts'

/** Figures that the child's floor gives by itself: the latest quarter that has been released. */
export const childFigureSource: FigureSource = {
  list: async ({ language }) =>
    (Object.keys(childFigures) as ChildFigure[]).map(id => ({ id, name: plainNameOf(id, language) })),
  async read(reader, ids) {
    const released = await readReleased(reader.tx)
    const latest = released.quarters.at(-1)
    if (!latest) return []
    const { cautionBelow } = await readLimits(reader.tx)
    return ids
      .filter(isChildFigure)
      .map(id => countyFigure(id, released, latest.quarter, cautionBelow, reader.language))
  },
  readPublished({ quarters, cells, cautionBelow }, ids, language) {
    const released = releasedOf(
      quarters.slice(-9),
      cells.map(cell => ({ ...cell, kind: '', own: false })),
    )
    const latest = quarters.at(-1)
    if (!latest) return []
    return ids
      .filter(isChildFigure)
      .map(id => countyFigure(id, released, latest.quarter, cautionBelow, language))
  },
}

function countyFigure(
  id: ChildFigure,
  released: Released,
  quarter: string,
  cautionBelow: number,
  language: Language,
): CountyFigure {
  const kind = kindOf(id)
  const { reading, direction } = figureNow(id, { released, quarter })
  return {
    ref: `child_figure:${id}`,
    name: plainNameOf(id, language),
    value: sayValue(kind, reading, language),
    hidden: reading.state === 'hidden',
    ...(reading.state !== 'hidden' && {
      measured: {
        value: reading.value,
        ...(reading.state !== 'shown' && { bound: reading.state }),
      },
    }),
    inUnit: value => sayValue(kind, { state: 'shown', value, count: 0, n: 0 }, language),
    href: insightPaths.section(sectionOf(id), { quarter }),
    basis:
      id === 'worries.days' && reading.state !== 'hidden'
        ? countyTexts(language).times(reading.n)
        : sayBasis(id, kind, reading, language),
    period: quarterName(quarter, language),
    source: childFigureTexts(language).source,
    caution: kind !== 'count' && reading.state !== 'hidden' && reading.n < cautionBelow,
    invented: released.quarters.some(each => each.quarter === quarter && each.invented),
    direction: {
      state: direction.state,
      words: sayDirection(kind, direction, language),
      ...plainDirection(direction.state, language),
    },
    history: released.quarters.map(each => {
      const then = readFigure(released, id, each.quarter)
      return {
        label: shortQuarterName(each.quarter, language),
        value: then.state === 'shown' ? then.value : null,
        said: sayValue(kind, then, language),
      }
    }),
  }
}

/** Nothing where the sentence has no number in it anyway. */
function plainDirection(state: CountyFigure['direction']['state'], language: Language) {
  const t = countyTexts(language)
  if (state === 'more') return { plain: t.moreThanBefore }
  if (state === 'less') return { plain: t.lessThanBefore }
  return state === 'unsure' ? { plain: t.asBefore } : {}
}
