import type pg from 'pg'
import { sizes } from '../sizes.ts'
import type { Tenant } from './ids.ts'

/** Without its indexes while it is filled: they are made again, by the same names, when the rows are there. */
export async function seedLog(client: pg.Client, { scale }: Tenant) {
  const { log, children, units } = sizes(scale)
  await client.query(
    `select audit.ensure_partition((current_date - n * interval '1 month')::date) from generate_series(0, 12) n`,
  )
  const { rows: indexes } =
    await client.query(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid = 'audit.access_log'::regclass and not indisprimary`)
  await client.query(
    `${indexes.map(({ name }) => `drop index ${name};`).join(' ')} alter table audit.access_log drop constraint access_log_pkey`,
  )
  // A table of who reads whom, so that ten million rows cost a join and no reckoning.
  await client.query(`create table bench.readings as
    select row_number() over (order by x.n, s.slot)::int - 1 as n, x.id as child_id, bench.person(x.u, s.slot) as person_id, bench.id('006', x.u + s.slot * ${units}) as appointment_id,
      bench.func(x.u, s.slot) as function_id, x.unit_id
    from bench.kids x cross join lateral (values (x.named), (x.first), (x.second)) s(slot); analyze bench.readings`)
  const readings = children * 3
  await client.query(`insert into audit.access_log (at, collaboration_id, person_id, appointment_id, function_id, unit_id, child_id, act, item_kind, item_id)
    select now() - interval '360 days' + l.n * (interval '360 days' / ${log}), bench.collaboration(), r.person_id, r.appointment_id, r.function_id, r.unit_id, r.child_id, 'read', 'child', r.child_id
    from generate_series(0, ${log - 1}) l(n) join bench.readings r on r.n = (l.n::bigint * 7919) % ${readings}`)
  await client.query(`alter table audit.access_log add constraint access_log_pkey primary key (id, at)`)
  for (const { made } of indexes) await client.query(made.replace(' ON ONLY ', ' ON '))
}

/**
 * The page of the log reads days that a job has counted. What is seeded is counted at once, as the migration that made the table
 * did (the job takes each day by itself, which is slow for a year of them), and the job's own function counts the rest.
 */
export async function countLog(client: pg.Client) {
  await client.query(`insert into audit.reading_days (function_id, person_id, day, collaboration_id, readings, children, searches, refused, usual)
    select function_id, person_id, day, collaboration_id, readings, children, searches, refused,
      coalesce(round(avg(children) over (partition by function_id, person_id order by day range between '30 days' preceding and '1 day' preceding))::int, 0)
    from (
      select l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day, l.collaboration_id,
        count(*) filter (where l.act in ('read', 'export') or (l.act = 'search' and l.item_kind = 'inbox')) as readings, count(distinct l.child_id) filter (where l.act in ('read', 'export')) as children,
        count(*) filter (where l.act = 'search' and l.item_kind <> 'inbox') as searches, count(*) filter (where l.act = 'refused') as refused
      from audit.access_log l where audit.counts(l) group by 1, 2, 3, 4) d
    on conflict do nothing`)
  await client.query(`insert into audit.counted (until_xid) values (pg_snapshot_xmin(pg_current_snapshot()))
    on conflict (one) do update set until_xid = excluded.until_xid`)
  for (let counted = 1; counted > 0; )
    counted = (await client.query('select audit.count_new() as counted')).rows[0].counted
}
