import type { Progress } from '../../ui/index.ts'

/** A plan is a draft until it is first given out, and lives until a review ends it. */
export type PlanState = 'draft' | 'live' | 'ended'

export const stateOf = ({ version, endedAt }: { version: number; endedAt: Date | null }): PlanState =>
  endedAt ? 'ended' : version > 0 ? 'live' : 'draft'

const deeds = {
  draft: ['edit', 'share', 'publish', 'handOver'],
  live: ['edit', 'share', 'publish', 'handOver', 'mark', 'review'],
  ended: [],
} as const satisfies Record<PlanState, readonly string[]>
export type Deed = (typeof deeds)[PlanState][number]

/** What may be done with a plan as it stands: asked by the button that shows it and by the command that does it. */
export const allows = (plan: { version: number; endedAt: Date | null }, deed: Deed) =>
  (deeds[stateOf(plan)] as readonly Deed[]).includes(deed)

/** From every state to every other: a mark is undone by a new one, and the old ones stay as history. */
export const markStates = ['not_started', 'under_way', 'done', 'hindered'] as const
export type MarkState = (typeof markStates)[number]

export const ringOf = {
  not_started: 'waiting',
  under_way: 'under-way',
  done: 'done',
  hindered: 'waiting',
} as const satisfies Record<MarkState, Progress>

export const endReasons = [
  'goals_reached',
  'family_declined',
  'moved',
  'handed_over',
  'adult',
  'other',
] as const
export type EndReason = (typeof endReasons)[number]
