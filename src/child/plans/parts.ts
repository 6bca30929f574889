import type { Area } from '../../sharing/disclosures/index.ts'
import type { HeldFunction } from './functions.ts'

export const partKinds = [
  'why',
  'matters',
  'need',
  'goal',
  'action',
  'view',
  'disagreement',
  'sip_measures',
  'sip_responsibility',
  'sip_others',
  'sip_overall',
] as const
export type PartKind = (typeof partKinds)[number]

export const sipKinds = ['sip_measures', 'sip_responsibility', 'sip_others', 'sip_overall'] as const

/** Whose words (R12). */
export const voices = ['child', 'guardian', 'partner', 'professional'] as const
export type Voice = (typeof voices)[number]

/** One piece of a plan, in the draft or in a version. */
export type Part = {
  id: string
  kind: PartKind
  parentId: string | null
  position: number
  area: Area | null
  voice: Voice | null
  words: string
  howSeen: string
  functionId: string | null
  /** Who does it; null for everything but an action. */
  doer: HeldFunction | null
  fromOn: string | null
  untilOn: string | null
}

export type Need<P extends Part> = { need: P; goals: P[]; actions: P[] }

/** The parts in the order that a plan is read. */
export type Arranged<P extends Part> = {
  why: P | undefined
  matters: P | undefined
  needs: Need<P>[]
  /** Actions whose need was not given along: a partner's own, outside their areas. */
  loose: P[]
  views: P[]
  disagreements: P[]
  sip: P[]
}

export function arrange<P extends Part>(parts: readonly P[]): Arranged<P> {
  const sorted = [...parts].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const of = (kind: PartKind) => sorted.filter(part => part.kind === kind)
  const under = (kind: PartKind, need: P) => of(kind).filter(part => part.parentId === need.id)
  const needs = of('need').map(need => ({ need, goals: under('goal', need), actions: under('action', need) }))
  const known = new Set(needs.map(({ need }) => need.id))
  return {
    why: of('why')[0],
    matters: of('matters')[0],
    needs,
    loose: of('action').filter(action => !known.has(action.parentId ?? '')),
    views: of('view'),
    disagreements: of('disagreement'),
    sip: sipKinds.flatMap(kind => of(kind)),
  }
}

/**
 * What a version will hold of a draft: what is written, what hangs together, and the SIP's fields only where it is one.
 * Goals and actions take the area of their need, so that a disclosure of areas covers them (R3).
 */
export function freeze<P extends Part>(draft: readonly P[], { sip }: { sip: boolean }): P[] {
  const { why, matters, needs, views, disagreements, sip: sips } = arrange(draft)
  const written = (part: P | undefined): part is P => Boolean(part?.words)
  return [
    ...[why, matters, ...views, ...disagreements, ...(sip ? sips : [])].filter(written),
    ...needs.flatMap(({ need, goals, actions }) => [
      need,
      ...[...goals, ...actions].filter(written).map(part => ({ ...part, area: need.area })),
    ]),
  ]
}

/** Who gets what of a version; see `givenTo`. */
export type Share = { functionId: string | null; gets: 'whole' | 'areas' | 'nothing'; areas: readonly Area[] }

/**
 * The parts that a partner gets. Whole: all. By areas: what matters to the child, what stands under those areas, and
 * always their own actions. Why, the views and a SIP's fields speak of everything, so they go only with the whole.
 * A guardian gets no action of a function in `untold`, to whom something is given without telling them (R10b).
 */
export function givenTo<P extends Part>(
  { functionId, gets, areas }: Share,
  frozen: readonly P[],
  untold: ReadonlySet<string>,
): P[] {
  if (gets === 'nothing') return []
  if (gets === 'whole')
    return frozen.filter(
      part => functionId || part.kind !== 'action' || !part.functionId || !untold.has(part.functionId),
    )
  return frozen.filter(
    part =>
      part.kind === 'matters' ||
      (part.area && areas.includes(part.area)) ||
      (part.kind === 'action' && part.functionId === functionId),
  )
}

/** The areas that those parts touch: what a consent must cover. */
export const areasOf = (parts: readonly Part[]) => [
  ...new Set(parts.flatMap(({ area }) => (area ? [area] : []))),
]
