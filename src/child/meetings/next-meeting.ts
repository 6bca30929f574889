import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** Of a meeting `m` that has not been called off: it goes on, or is to come. */
export const comes = sql`(m.closed_at is null and (m.opened_at is not null or m.ends_at > now()))`

/** Of a meeting `m`: it is open. One that nobody closed is over after a day, as for those who write in it. */
export const goesOn = sql`(m.opened_at > now() - interval '1 day' and m.closed_at is null and m.cancelled_at is null)`

export type NextMeeting = { id: string; startsAt: Date }

/** The nearest that goes on or comes, of those that the reader may see; `by`: no later than that day. */
export async function findNextMeeting(tx: Tx, childId: string, by: string) {
  const { rows } = await sql<NextMeeting>`
    select m.id, m.starts_at as "startsAt" from child.meetings m
    where m.child_id = ${childId} and m.cancelled_at is null and ${comes} and (m.starts_at at time zone 'Europe/Stockholm')::date <= ${by}::date
    order by m.starts_at, m.id limit 1`.execute(tx)
  return rows[0]
}

/** A meeting of that unit about the child that is open now, where there is one and the reader may see it. */
export async function findOpenMeeting(tx: Tx, { childId, unitId }: { childId: string; unitId: string }) {
  const { rows } = await sql<{ id: string }>`
    select m.id from child.meetings m
    where m.child_id = ${childId} and m.unit_id = ${unitId} and ${goesOn} order by m.opened_at desc, m.id limit 1`.execute(
    tx,
  )
  return rows[0]
}
