import { states } from '../../platform/states.ts'

/** What becomes of a matter; each step is a function of the database that tells who waits. */
export const matterStates = states({
  open: { answer: 'answered', merge: 'merged', withdraw: 'withdrawn' },
  merged: { answer: 'answered' },
  answered: { not_enough: 'open' },
  withdrawn: {},
})
export type MatterState = (typeof matterStates.names)[number]

/** What sort of friction it is, as the sources tell of it (B11, P20). */
export const sorts = [
  'unlike_information',
  'unlike_expectations',
  'unclear_role',
  'between_chairs',
  'no_routine',
  'secrecy',
  'time',
  'long_ways',
  'no_answer_above',
  'closed_door',
  'plan_not_adapted',
  'seen_as_adversary',
  'left_out',
  'shift',
  'money',
  'other',
] as const
export type Sort = (typeof sorts)[number]
