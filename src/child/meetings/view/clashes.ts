import { sql } from 'kysely'
import type { Staff, Tx } from '../../../platform/database/transaction.ts'
import type { Meeting } from '../meetings.ts'

export type Clash = { id: string; startsAt: Date; endsAt: Date }

/** At the same time: other meetings that my own function has called, or is invited to and has not declined. The first three. */
export async function listClashes(
  tx: Tx,
  { functionId }: Pick<Staff, 'functionId'>,
  { id, startsAt, endsAt }: Meeting,
) {
  const { rows } = await sql<Clash>`
    select m.id, m.starts_at as "startsAt", m.ends_at as "endsAt" from child.meetings m
    where m.id <> ${id} and m.cancelled_at is null and m.closed_at is null and m.starts_at < ${endsAt} and m.ends_at > ${startsAt}
      and (m.function_id = ${functionId}::uuid or exists (select from child.meeting_participants p
        where p.meeting_id = m.id and p.function_id = ${functionId}::uuid and p.answer is distinct from 'no'))
    order by m.starts_at, m.id limit 3`.execute(tx)
  return rows
}
