import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'
import { type Goal, readGoal, writeGoal } from './goals.ts'

export type Chosen = { ref: string; goal?: Goal | undefined }

/** Until somebody chooses: how much, how fast, how well led, and whether the child is heard. */
export const usual = [
  'child_figure:worries',
  'child_figure:worries.days',
  'child_figure:requests.in_time',
  'child_figure:starts.days',
  'child_figure:plans.voice',
  'child_figure:plans.civil',
]

/** Which figures the county page shows, in their order, with the goal of each. */
export async function readChoice(tx: Tx): Promise<Chosen[]> {
  const row = await tx
    .selectFrom('learning.county_choices')
    .select(['figures', 'goals'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return withGoals(row?.figures ?? usual, row?.goals ?? [])
}

/** As they are stored. */
export const withGoals = (figures: readonly string[], goals: readonly string[]): Chosen[] =>
  figures.map((ref, n) => ({ ref, goal: readGoal(goals[n]) }))

/** Idempotent by `once`. */
export const chooseFigures = (tx: Tx, actor: Staff, { chosen, once }: { chosen: Chosen[]; once: string }) =>
  insertOnce(tx, 'learning.county_choices', {
    collaboration_id: actor.collaborationId,
    figures: chosen.map(({ ref }) => ref),
    goals: chosen.map(({ goal }) => writeGoal(goal)),
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })
