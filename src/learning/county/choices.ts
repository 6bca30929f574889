import { insertOnce } from '../../platform/database/insert-once.ts'
import type { Staff, Tx } from '../../platform/database/transaction.ts'

/** Until somebody chooses: how much, how fast, how well led, and whether the child is heard. */
const usual = [
  'child_figure:worries',
  'child_figure:worries.days',
  'child_figure:requests.in_time',
  'child_figure:starts.days',
  'child_figure:plans.voice',
  'child_figure:plans.civil',
]

/** Which figures the county page shows, in their order. */
export async function readChoice(tx: Tx): Promise<string[]> {
  const row = await tx
    .selectFrom('learning.county_choices')
    .select('figures')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.figures ?? usual
}

/** Idempotent by `once`. */
export const chooseFigures = (tx: Tx, actor: Staff, { figures, once }: { figures: string[]; once: string }) =>
  insertOnce(tx, 'learning.county_choices', {
    collaboration_id: actor.collaborationId,
    figures,
    function_id: actor.functionId,
    person_id: actor.personId,
    once,
  })
