import { states } from '../../platform/states.ts'
import type { Progress } from '../../ui/index.ts'

/** A plan is a draft until its first version, and lives until a review ends it. */
export const planStates = states({
  draft: { edit: 'draft', share: 'draft', handOver: 'draft', publish: 'live' },
  live: {
    edit: 'live',
    share: 'live',
    handOver: 'live',
    publish: 'live',
    mark: 'live',
    review: 'live',
    end: 'ended',
  },
  ended: {},
})
export type PlanState = (typeof planStates.names)[number]
export type Action = Parameters<typeof planStates.allows>[1]

type Marks = { version: number; endedAt: Date | null }

export const stateOf = ({ version, endedAt }: Marks): PlanState =>
  endedAt ? 'ended' : version > 0 ? 'live' : 'draft'

/** What may be done with a plan as it is: asked by the button that shows it and by the command that does it. */
export const allows = (plan: Marks, action: Action) => planStates.allows(stateOf(plan), action)

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
