import type { Language } from '../../../i18n/index.ts'
import { unitKindNames } from '../../../people/kinds/index.ts'
import { type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { directionOf } from './direction.ts'
import {
  type ChildFigure,
  childFigures,
  isChildFigure,
  type Kind,
  kindOf,
  type Reading,
  readFigure,
  readPart,
} from './figures.ts'
import { sectorNames, sectors } from './names.ts'
import { type Quarter, quarterName, shortQuarterName, yearBefore } from './quarters.ts'
import type { Released, Where } from './released.ts'
import { nameOf, ruleOf, sayBasis, sayDirection, sayValue } from './sentences.ts'
import { childFigureTexts } from './texts.ts'

/** One thing to look at: a picture, its table and a sentence are drawn from it, and every file. */
export type View = {
  id: ViewId
  title: string
  /** What it shows, in words. */
  sentence: string
  /** How it is counted. */
  rule: string
  kind: Kind
  /** What the rows are: quarters, kinds of unit, areas. */
  heading: string
  rows: { label: string; reading: Reading }[]
}

const breakdowns = {
  'worries.kinds': 'worries',
  'worries.areas': 'worries',
  'requests.kinds': 'requests',
  'plans.kinds': 'plans',
  'plans.areas': 'plans',
  'partners.sectors': 'partners',
} as const satisfies Record<string, ChildFigure>
type Breakdown = keyof typeof breakdowns
export type ViewId = ChildFigure | Breakdown
const isBreakdown = (id: string): id is Breakdown => Object.hasOwn(breakdowns, id)
export const isView = (id: string): id is ViewId => isChildFigure(id) || isBreakdown(id)

export type Look = {
  released: Released
  quarter: Quarter
  language: Language
  labels: AreaLabels
  where?: Where
}

export const viewOf = (id: ViewId, look: Look): View =>
  isBreakdown(id) ? breakdown(id, look) : overTime(id, look)

/** A figure in the chosen quarter, and how it has moved since the same one a year before. */
export function figureNow(
  id: ChildFigure,
  { released, quarter, where = '' }: Pick<Look, 'released' | 'quarter' | 'where'>,
) {
  const reading = readFigure(released, id, quarter, where)
  const before = yearBefore(quarter)
  const known = released.quarters.some(each => each.quarter === before)
  return {
    reading,
    direction: directionOf(kindOf(id), reading, known ? readFigure(released, id, before, where) : undefined),
  }
}

function overTime(id: ChildFigure, look: Look): View {
  const { released, quarter, language, where } = look
  const { reading, direction } = figureNow(id, look)
  const basis = sayBasis(id, kindOf(id), reading, language)
  const value = sayValue(kindOf(id), reading, language)
  const t = childFigureTexts(language)
  const now = basis ? `${value} (${basis})` : value
  return {
    id,
    title: nameOf(id, language),
    sentence: `${t.inQuarter(quarterName(quarter, language), now)} ${sayDirection(kindOf(id), direction, language)}`,
    rule: ruleOf(id, language),
    kind: kindOf(id),
    heading: t.quarter,
    rows: released.quarters
      .filter(each => each.quarter <= quarter)
      .map(each => ({
        label: shortQuarterName(each.quarter, language),
        reading: readFigure(released, id, each.quarter, where),
      })),
  }
}

function breakdown(id: Breakdown, look: Look): View {
  const { quarter, language } = look
  const t = childFigureTexts(language)
  const of = breakdowns[id]
  const by = id.split('.')[1] as 'kinds' | 'areas' | 'sectors'
  const rows = { kinds: byKind, areas: byArea, sectors: bySector }[by](of, look)
  const kind: Kind = by === 'kinds' ? 'count' : 'share'
  const shown = largestFirst(rows.filter(({ reading }) => reading.state === 'shown'))
  const [first, second] = shown.map(({ label, reading }) => `${label} (${sayValue(kind, reading, language)})`)
  return {
    id,
    title: { kinds: t.byKind, areas: t.byArea, sectors: t.bySector }[by](nameOf(of, language)),
    sentence:
      `${t.inQuarter(quarterName(quarter, language), first ? t.most(first, second) : t.hidden)} ${by === 'kinds' ? t.fewKinds : by === 'areas' ? t.severalAreas : ''}`.trim(),
    rule: ruleOf(of, language),
    kind,
    heading: { kinds: t.kind, areas: t.area, sectors: t.sector }[by],
    rows,
  }
}

type Rows = View['rows']
const size = ({ reading }: Rows[number]) => (reading.state === 'hidden' ? -1 : reading.value)
const largestFirst = (rows: Rows) => rows.sort((a, b) => size(b) - size(a))

const byKind = (of: ChildFigure, { released, quarter, language }: Look): Rows =>
  largestFirst(
    released.kinds(quarter, childFigures[of].measure).map(kind => ({
      label: unitKindNames(kind, language),
      reading: readFigure(released, of, quarter, kind),
    })),
  )

/** The areas in the wheel's order: none is worse than another (R11). */
const byArea = (of: ChildFigure, { released, quarter, labels }: Look): Rows =>
  areas.map(area => ({
    label: labels[area],
    reading: readPart(released, quarter, childFigures[of].measure, area),
  }))

const bySector = (of: ChildFigure, { released, quarter, language }: Look): Rows =>
  largestFirst(
    sectors.map(sector => ({
      label: sectorNames[language][sector],
      reading: readPart(released, quarter, childFigures[of].measure, sector),
    })),
  )
