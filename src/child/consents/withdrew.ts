import { sql } from 'kysely'

/** Who has stopped sharing, and with which units. */
export type Withdrew = { by: string; units: string[] | null }

/**
 * Of a notice `n` about a consent of the child `c`: whoever may read the consent reads who has withdrawn it; for whoever was given something
 * on it the row is not there (R1). Nobody around a protected child is named (R8).
 */
export const withdrewIn = sql`case when n.kind = 'consent_withdrawn' and c.protection = 'none' then (
  select jsonb_build_object('by', coalesce(g.name, c.given_name), 'units', (select jsonb_agg(u.name order by u.name)
      from sharing.consent_scopes s join people.units u on u.id = s.to_unit_id
      where s.consent_id = k.id and s.withdrawn_at < n.made_at + interval '1 day'))
  from sharing.consents k left join child.guardians g on g.id = k.guardian_id where k.id = n.item_id) end`
