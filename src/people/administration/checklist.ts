import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** A unit on the list, with how many others there are like it. */
export type ListedUnit = { id: string; name: string; organisationName: string }
type Units = { first: ListedUnit[]; total: number }

/** What the house has and lacks before the first child, as it is at this moment. */
export type Checklist = {
  organisations: number
  /** Open functions, and who holds one of them now or later. */
  functions: number
  people: number
  /** Open units that follow children of some ages. */
  childUnits: number
  /** Of those, where an age has no named person by rule (R13). */
  uncovered: Units
  /** Where a function that a rule names is held by nobody. */
  vacant: Units
  /** Where people work or shall, and nobody holds a manager's function. */
  unmanaged: Units
  reviewers: number
  administrators: number
  contact: string
}

const shown = 5
const isHeld = sql`exists (select from people.appointments a where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))`
const held = (kind: string) =>
  sql`(select count(*)::int from people.functions f where f.kind = ${sql.lit(kind)} and f.closed_at is null and ${isHeld})`

/** The first few of a list of units, and how many there are. */
const unitsWhere = (where: ReturnType<typeof sql>) => sql`(
  select jsonb_build_object('total', count(*), 'first', coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name,
    'organisationName', x.organisation) order by x.n) filter (where x.n <= ${sql.lit(shown)}), '[]'))
  from (select u.id, u.name, u.organisation, row_number() over (order by u.organisation collate "sv-x-icu", u.name collate "sv-x-icu", u.id) as n
    from open_units u where ${where}) x)`

/** One question, whatever the size of the county. Of who administers one organisation it is that organisation alone. */
export async function readChecklist(tx: Tx): Promise<Checklist> {
  const { rows } = await sql<Checklist>`
    with open_units as materialized (
      select u.id, u.name, u.from_age, u.to_age, o.name as organisation from people.units u
        join people.organisations o on o.id = u.organisation_id where u.closed_at is null
          and ((select people.i_am('{administrator}')) or o.id = (select people.my_kept_organisation())))
    select (select count(*)::int from people.organisations o where o.closed_at is null) as organisations,
      (select count(*)::int from open_units u join people.functions f on f.unit_id = u.id where f.closed_at is null) as functions,
      (select count(distinct a.person_id)::int from open_units u join people.appointments a on a.unit_id = u.id
        where (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at) as people,
      (select count(*)::int from open_units u where u.from_age is not null) as "childUnits",
      ${unitsWhere(sql`u.from_age is not null and exists (select from generate_series(u.from_age, u.to_age) age
        where not exists (select from people.named_person_rules r where r.unit_id = u.id and age between r.from_age and r.to_age))`)} as uncovered,
      ${unitsWhere(sql`u.from_age is not null and exists (select from people.named_person_rules r join people.functions f on f.id = r.function_id
        where r.unit_id = u.id and not ${isHeld})`)} as vacant,
      ${unitsWhere(sql`(u.from_age is not null or exists (select from people.functions f where f.unit_id = u.id and f.closed_at is null
          and f.kind in ('staff', 'named_person')))
        and not exists (select from people.functions f where f.unit_id = u.id and f.kind = 'manager' and f.closed_at is null and ${isHeld})`)} as unmanaged,
      ${held('log_reviewer')} as reviewers, ${held('administrator')} as administrators,
      (select c.contact from people.collaborations c) as contact`.execute(tx)
  return rows[0] as Checklist
}
