import { type QueryExecutorProvider, sql } from 'kysely'

/** Ids, in the form that `platform.tasks` has for the task: a job outlives the moment it was made for, and is judged when it runs. */
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
