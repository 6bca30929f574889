import { type QueryExecutorProvider, sql } from 'kysely'

/** Plain data that survives JSON. Ids, addresses and times; never a text about a child. */
export type Payload = Record<string, unknown>

/** Puts a job in the queue in the caller's transaction: it runs once that has been committed, and never otherwise. */
export async function enqueue(
  tx: QueryExecutorProvider,
  task: string,
  payload: Payload = {},
  { runAt }: { runAt?: Date } = {},
) {
  await sql`select platform.enqueue(${task}, ${JSON.stringify(payload)}::jsonb, ${runAt ?? new Date()})`.execute(
    tx,
  )
}

/** The same for several payloads of one task, in one statement. */
export async function enqueueAll(tx: QueryExecutorProvider, task: string, payloads: readonly Payload[]) {
  if (payloads.length === 0) return
  await sql`select platform.enqueue_all(${task}, ${JSON.stringify(payloads)}::jsonb)`.execute(tx)
}
