import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Somebody outside the unit who can read the minutes as they stand now; not `whole`: only what came of some of the points. */
export type MinutesReader = { functionId: string | null; guardianId: string | null; whole: boolean }

/** To whom the latest version is given now; read by the unit that wrote it. */
export async function listMinutesReaders(tx: Tx, meetingId: string): Promise<MinutesReader[]> {
  const { rows } = await sql<MinutesReader>`
    select d.to_function_id as "functionId", d.to_guardian_id as "guardianId", bool_or(i.item_kind = 'minutes') as whole
    from child.minutes m
      join sharing.disclosed_items i on i.child_id = m.child_id and i.version = m.version and i.ends_at > now()
        and (i.item_kind = 'minutes' and i.item_id = m.meeting_id or i.item_kind = 'minutes_point'
          and i.item_id in (select o.point_id from child.minutes_points o where o.meeting_id = m.meeting_id and o.version = m.version))
      join sharing.disclosures d on d.id = i.disclosure_id and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
    where m.meeting_id = ${meetingId}::uuid and m.version = (select max(x.version) from child.minutes x where x.meeting_id = m.meeting_id)
    group by d.to_function_id, d.to_guardian_id`.execute(tx)
  return rows
}
