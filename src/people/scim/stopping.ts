import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** A token that ends with the appointment of whoever made it. What it is called is empty to who does not keep the directory. */
export type Stopping = { madeBy: string; organisationId: string; organisation: string; token: string }

/**
 * Which tokens end if these appointments end, now or after their last day, by appointment: those that whoever leaves has made. Nobody else
 * than who appoints to the function, manages the unit, or answers whether somebody takes over, is told of any.
 */
export async function listStopping(
  tx: Tx,
  leaves: readonly { id: string; last?: string | null }[],
): Promise<Map<string, Stopping[]>> {
  if (leaves.length === 0) return new Map()
  const asked = leaves.map(({ id, last = null }) => ({ id, last }))
  const { rows } = await sql<{ id: string; stops: Stopping }>`
    with leaves as (select id, case when last >= (now() at time zone 'Europe/Stockholm')::date
        then (last + 1)::timestamp at time zone 'Europe/Stockholm' else now() end as at
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) l(id uuid, last date))
    select appointment_id as id, jsonb_build_object('madeBy', made_by, 'organisationId', organisation_id, 'organisation', organisation, 'token', token) as stops
    from people.tokens_that_stop(array(select id from leaves order by id), array(select at from leaves order by id))`.execute(
    tx,
  )
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, found]) => [id, found.map(each => each.stops)]),
  )
}
