import { sql } from 'kysely'
import type { Actor, Tx } from '../../platform/database/transaction.ts'

type Event = { childId: string; kind: string; itemKind?: string; itemId?: string }

/** Records what happened, in the same transaction as the change. The row belongs to the unit that holds the child's record. */
export async function event(tx: Tx, actor: Actor, { childId, kind, itemKind = '', itemId }: Event) {
  await sql`
    insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    select collaboration_id, id, unit_id, ${kind}, ${itemKind}, ${itemId ?? null}::uuid, ${actor.functionId}::uuid, ${actor.personId}::uuid
    from child.children where id = ${childId}`.execute(tx)
}
