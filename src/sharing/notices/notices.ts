import type { Context } from 'hono'
import { sql } from 'kysely'
import type { Env, Tx } from '../../platform/database/transaction.ts'
import { unattended } from '../../platform/unattended.ts'

/** Tells a function that something has arrived (R14): a row in its inbox and a refresh of its open page. It never says more than the kind. */
export async function notify(
  tx: Tx,
  {
    to,
    kind,
    childId,
    itemKind,
    itemId,
  }: { to: string; kind: string; childId: string; itemKind: string; itemId: string },
) {
  await sql`select sharing.notify(${to}::uuid, ${kind}, ${childId}::uuid, ${itemKind}, ${itemId}::uuid)`.execute(
    tx,
  )
}

/** The same to several, in one statement. */
export async function notifyAll(
  tx: Tx,
  to: readonly string[],
  { kind, childId, itemKind, itemId }: { kind: string; childId: string; itemKind: string; itemId: string },
) {
  if (to.length === 0) return
  await sql`select sharing.notify(t.id, ${kind}, ${childId}::uuid, ${itemKind}, ${itemId}::uuid) from unnest(${[...to]}::uuid[]) t(id)`.execute(
    tx,
  )
}

/** Opening an item marks its notices as seen; a page that keeps itself fresh while nobody works in it does not. */
export async function markSeen(c: Context<Env>, itemId: string) {
  if (c.req.header(unattended)) return
  await settle(c.var.tx, itemId)
}

/** What is done with an item has answered its notices. */
export async function settle(tx: Tx, itemId: string) {
  await tx
    .updateTable('sharing.notices')
    .set({ seen_at: sql`now()` })
    .where('item_id', '=', itemId)
    .where('seen_at', 'is', null)
    .execute()
}
