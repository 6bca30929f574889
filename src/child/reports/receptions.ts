import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** Where social services take calls about a child. */
export type Reception = {
  unit: string
  organisation: string
  phone: string
  /** Of the organisation that the reader works in: mostly the municipality where the child lives. */
  near: boolean
}

/**
 * By the directory alone, never by a child: the same for everybody of a unit. All of the reader's own organisation, of each other the
 * first; what opens in an emergency before the rest.
 */
export async function listReceptions(tx: Tx): Promise<Reception[]> {
  const { rows } = await sql<Reception>`
    select r.unit, r.organisation, r.phone, r.near from (
      select u.name as unit, o.name as organisation, trim(u.phone) as phone, s.on_duty,
        o.id is not distinct from (select m.organisation_id from people.units m where m.id = people.my_unit()) as near,
        row_number() over (partition by o.id order by s.on_duty desc, u.name) as place
      from people.units u join people.organisations o on o.id = u.organisation_id
        join lateral (select bool_or(f.may_open_in_emergency) as on_duty from people.functions f
          where f.unit_id = u.id and f.receives_requests and f.closed_at is null having count(*) > 0) s on true
      where u.kind = 'social_services' and u.closed_at is null and o.closed_at is null and trim(u.phone) <> ''
    ) r where r.near or r.place = 1
    order by r.near desc, r.organisation, r.on_duty desc, r.unit limit 100`.execute(tx)
  return rows
}
