import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import { enqueueLetters } from '../../../platform/mail/index.ts'
import { event } from '../../../sharing/events/index.ts'
import { notifyAll } from '../../../sharing/notices/index.ts'
import type { Partner } from '../partners/partner.ts'
import type { Part } from '../parts.ts'
import type { Plan } from '../plan.ts'

/** What was published, as those who hear of it need it. */
type Published = { frozen: readonly Part[]; partners: readonly Partner[] }

/** The functions of our own unit with an action come in; every one but me hears of it, in Kring and by mail. */
export async function tellAll(tx: Tx, actor: Staff, plan: Plan, { frozen, partners }: Published) {
  const ours = new Set(
    frozen.flatMap(({ doer }) =>
      doer && doer.unitId === actor.unitId && doer.functionId !== actor.functionId ? [doer.functionId] : [],
    ),
  )
  if (ours.size > 0)
    await sql`select sharing.involve(${plan.childId}::uuid, o.id) from unnest(${[...ours]}::uuid[]) o(id)`.execute(
      tx,
    )
  const item = { childId: plan.childId, itemKind: 'plan', itemId: plan.id }
  await event(tx, actor, { kind: 'plan_published', ...item })
  const given = partners.filter(({ gets }) => gets !== 'nothing')
  const functions = [...ours, ...given.flatMap(({ functionId }) => functionId ?? [])]
  await notifyAll(tx, functions, { kind: 'plan_published', ...item })
  const receivers = [
    ...[...ours].map(functionId => ({ functionId })),
    ...given.map(({ functionId, who }) => (functionId ? { functionId } : { guardianId: who })),
  ]
  await enqueueLetters(
    tx,
    receivers.map(to => ({ to, letter: 'plan_published', item: { kind: 'plan', id: plan.id } })),
  )
}
