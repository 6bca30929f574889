import { sql } from 'kysely'

type Holder = { id: string; name: string; since: Date | null }

/** Statements whose rows are of the type that they say. */
export const right = {
  columns: sql<Holder>`select 'a' as id, 'Sara' as name, null::timestamptz as since union all select 'b', 'Nils', now()`,
  json: sql<{ held: Holder[]; kind: 'worry' | 'plan'; note?: string }>`
    select json_build_array() as held, 'plan' as kind`,
  literals: sql<{
    side: 'mine' | 'theirs'
    step: 1 | 2
    at: Date
  }>`select 'mine' as side, 2 as step, now() as at`,
  nested: sql<{
    by: { names: string[]; counts: Record<string, number>; place: [name: string, floor: number] }
  }>`
    select json_build_object('names', array['Sara'], 'counts', json_build_object('a', 1), 'place', json_build_array('b', 2)) as by`,
}

/** The same with a fault each, and what is said of it. */
export const faults = [
  {
    name: 'a renamed column',
    statement: sql<{ id: string; name: string }>`select 'a' as id, 'Sara' as title`,
    says: ['row.name: expected, and is not there', 'row.title: is there, and is not declared'],
  },
  {
    name: 'a missing column',
    statement: sql<{ id: string; name: string; at: Date }>`select 'a' as id, now() as at`,
    says: ['row.name: expected, and is not there'],
  },
  {
    name: 'a null where none is declared',
    statement: sql<{ id: string; lead: string }>`select 'a' as id, null::text as lead`,
    says: ['row.lead: expected string, seen null'],
  },
  {
    name: 'a null in a later row',
    statement: sql<{ lead: string }>`select x.lead from (values ('Sara'), ('Nils'), (null)) x(lead)`,
    says: ['row.lead: expected string, seen null'],
  },
  {
    name: 'a number that arrives as a string',
    statement: sql<{ share: number }>`select avg(n) as share from (values (1), (2)) x(n)`,
    says: ['row.share: expected number, seen string "1.5000000000000000"'],
  },
  {
    name: 'a time where a string is declared',
    statement: sql<{ at: string }>`select timestamptz '2026-11-22 08:00Z' as at`,
    says: ['row.at: expected string, seen Date "2026-11-22T08:00:00.000Z"'],
  },
  {
    name: 'a word outside the union',
    statement: sql<{ state: 'open' | 'closed' }>`select 'archived' as state`,
    says: ['row.state: expected "closed" | "open", seen string "archived"'],
  },
  {
    name: 'a Date that is a string inside JSON',
    statement: sql<{ moves: { at: Date }[] }>`
      select json_build_array(json_build_object('at', timestamptz '2026-11-22 08:00Z')) as moves`,
    says: ['row.moves[].at: expected Date, seen string'],
  },
  {
    name: 'a key that is missing deep inside JSON',
    statement: sql<{ plan: { lead: { name: string } | null } | null }>`
      select json_build_object('lead', json_build_object('title', 'x')) as plan`,
    says: [
      'row.plan.lead.name: expected, and is not there',
      'row.plan.lead.title: is there, and is not declared',
    ],
  },
  {
    name: 'a null in a list',
    statement: sql<{ names: string[] }>`select array['Sara', null] as names`,
    says: ['row.names[]: expected string, seen null'],
  },
  {
    name: 'a null for a list that is empty',
    statement: sql<{ names: string[] }>`select (select array_agg(x) from unnest('{}'::text[]) x) as names`,
    says: ['row.names: expected array, seen null'],
  },
]

/** What the builder selects by a template. */
export const selected = { right: sql<string>`'one'::text`, wrong: sql<number>`1.5::numeric` }

/** One that is compared with and one that is a part of another's text. */
export const operand = sql<string>`current_date + 1`
export const inside = sql<string[]>`array['inside']`

/** What the builder says as simply, and what it does not. */
export const simple = [
  sql<{ name: string }>`select name from people.collaborations`,
  sql<{ id: string; unitName: string }>`
    select f.id, u.name as "unitName" from people.functions f join people.units u on u.id = f.unit_id and f.kind = 'x'
    where u.name = ${'x'} and f.id is not null order by u.name desc, f.id limit 5`,
  sql<{ id: string }>`select distinct x.id from child.plans x where x.id = ${'x'}::uuid`,
]
export const notSimple = [
  sql<{ kind: 'a' | 'b' }>`select kind from child.meetings`,
  sql<{ n: number }>`select count(*) as n from child.meetings`,
  sql<{ id: string }>`select id from child.meetings where id = any(${[]})`,
  sql<{
    by: string
  }>`select p.name || f.name as by from people.persons p left join people.functions f on f.id = p.id`,
  sql<{ id: string }>`with x as (select id from child.plans) select id from x`,
]
