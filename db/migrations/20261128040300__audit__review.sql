-- What the log reviewer sees, day by day. Grouping the log of a county anew for each page costs more with every row in it, so finished
-- rows are counted once: a job counts the days that new rows belong to, and the page counts only the rows that the job has not seen.

create table audit.reading_days (
  function_id uuid not null references people.functions (id) on delete cascade,
  person_id uuid not null references people.persons (id) on delete cascade,
  day date not null,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  readings integer not null,
  children integer not null,
  searches integer not null,
  refused integer not null,
  -- Children a day on the function's other days in the month before: what is usual for it.
  usual integer not null,
  primary key (function_id, person_id, day)
);
-- Derived from audit.access_log, which holds what is true; nobody but the functions below reads or writes it.
alter table audit.reading_days enable row level security, force row level security;
create policy owner_all on audit.reading_days for all to kring_owner using (true) with check (true);
create index reading_days_person_id_idx on audit.reading_days (person_id);
create index reading_days_collaboration_id_day_idx on audit.reading_days (collaboration_id, day desc, function_id, person_id);
create index reading_days_standing_out_idx on audit.reading_days (collaboration_id, day desc)
  where refused >= 5 or (children >= 15 and children >= usual * 3);

-- Up to where the log has been counted; no row before the first time.
create table audit.counted (
  one boolean primary key default true check (one),
  until_xid xid8 not null
);
alter table audit.counted enable row level security, force row level security;
create policy owner_all on audit.counted for all to kring_owner using (true) with check (true);

insert into platform.retention (table_name, class, keeps) values
  ('audit.reading_days', 'access_log', '10 years, as the log'),
  ('audit.counted', 'access_log', 'one row');

-- An opening in an emergency is rare among readings, and a refusal is.
create index access_log_emergency_idx on audit.access_log (collaboration_id, at desc) where act = 'emergency';

-- What counts of the log for a reviewer: a refusal only where it named a record or a closed page.
create function audit.counts(l audit.access_log) returns boolean language sql immutable set search_path = '' as $$
  select l.function_id is not null and l.person_id is not null and (l.act in ('read', 'export', 'search')
    or (l.act = 'refused' and (l.item_id is not null or l.item_kind in ('emergency', 'log'))))
$$;

-- The days of functions and persons, counted from the log up to a transaction; null counts all that is seen.
create function audit.count_days(functions uuid[], persons uuid[], days date[], until xid8)
returns setof audit.reading_days language sql stable security definer set search_path = '' as $$
  select d.function_id, d.person_id, d.day, c.collaboration_id, c.readings, c.children, c.searches, c.refused,
    coalesce((select round(avg(b.children))::int from audit.reading_days b
      where b.function_id = d.function_id and b.person_id = d.person_id and b.day < d.day and b.day >= d.day - 30), 0)
  from unnest(functions, persons, days) d(function_id, person_id, day) cross join lateral (
    select l.collaboration_id, (count(*) filter (where l.act in ('read', 'export')))::int as readings,
      (count(distinct l.child_id) filter (where l.act in ('read', 'export')))::int as children,
      (count(*) filter (where l.act = 'search'))::int as searches, (count(*) filter (where l.act = 'refused'))::int as refused
    from audit.access_log l
    where l.function_id = d.function_id and l.person_id = d.person_id and audit.counts(l) and (until is null or l.xid < until)
      and l.at >= d.day::timestamp at time zone 'Europe/Stockholm' and l.at < (d.day + 1)::timestamp at time zone 'Europe/Stockholm'
    group by l.collaboration_id) c
$$;

-- Counts the rows of finished transactions since the last time, some 20,000 at a time. Answers how many: call again until it is none.
-- A day is counted anew from the log, so that twice is once.
create function audit.count_new() returns integer language plpgsql security definer set search_path = '' as $$
declare
  start xid8;
  stop xid8 := pg_snapshot_xmin(pg_current_snapshot());
  enough xid8;
  seen integer;
begin
  perform pg_advisory_xact_lock(hashtext('audit.count_new'));
  start := coalesce((select c.until_xid from audit.counted c), '0'::xid8);
  select l.xid into enough from audit.access_log l where l.xid >= start and l.xid < stop order by l.xid offset 20000 limit 1;
  -- Never a part of a transaction.
  if enough is not null then stop := least(stop, (enough::text::numeric + 1)::text::xid8); end if;
  select count(*)::int into seen from audit.access_log l where l.xid >= start and l.xid < stop;
  insert into audit.reading_days
    select c.* from (
      select array_agg(t.function_id) as functions, array_agg(t.person_id) as persons, array_agg(t.day) as days from (
        select distinct l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day
        from audit.access_log l where l.xid >= start and l.xid < stop and audit.counts(l)
          and exists (select from people.functions f where f.id = l.function_id) and exists (select from people.persons p where p.id = l.person_id)
        order by 3, 1, 2) t) n
      cross join lateral audit.count_days(n.functions, n.persons, n.days, stop) c
    on conflict (function_id, person_id, day) do update set readings = excluded.readings, children = excluded.children,
      searches = excluded.searches, refused = excluded.refused, usual = excluded.usual;
  insert into audit.counted (until_xid) values (stop) on conflict (one) do update set until_xid = excluded.until_xid;
  return seen;
end $$;
grant execute on function audit.count_new() to kring_worker;

-- What is in the log by now, counted at once: the job would need hours for years of it.
insert into audit.reading_days
  select d.function_id, d.person_id, d.day, d.collaboration_id, d.readings, d.children, d.searches, d.refused,
    coalesce(round(avg(d.children) over (partition by d.function_id, d.person_id order by d.day range between '30 days' preceding and '1 day' preceding))::int, 0)
  from (
    select l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day, l.collaboration_id,
      (count(*) filter (where l.act in ('read', 'export')))::int as readings, (count(distinct l.child_id) filter (where l.act in ('read', 'export')))::int as children,
      (count(*) filter (where l.act = 'search'))::int as searches, (count(*) filter (where l.act = 'refused'))::int as refused
    from audit.access_log l join people.functions f on f.id = l.function_id join people.persons p on p.id = l.person_id
    where l.function_id is not null and l.person_id is not null and (l.act in ('read', 'export', 'search')
      or (l.act = 'refused' and (l.item_id is not null or l.item_kind in ('emergency', 'log'))))
      and l.xid < pg_snapshot_xmin(pg_current_snapshot())
    group by 1, 2, 3, 4) d;
insert into audit.counted (until_xid) values (pg_snapshot_xmin(pg_current_snapshot()));

-- Which days the reviewer may see: counted, and those that rows have come to since, counted now.
create function audit.days_for_review(since date) returns setof audit.reading_days
language sql stable security definer set search_path = '' as $$
  select c.* from (
    select array_agg(t.function_id) as functions, array_agg(t.person_id) as persons, array_agg(t.day) as days from (
      select distinct l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day
      -- Where the job has been away for long the newest rows are enough: a page must not count a year.
      from (select x.* from audit.access_log x where x.xid >= coalesce((select k.until_xid from audit.counted k), '0'::xid8)
        order by x.xid desc limit 20000) l
      where l.at >= since and l.collaboration_id = people.my_collaboration() and audit.counts(l)) t) n
    cross join lateral audit.count_days(n.functions, n.persons, n.days, null) c
$$;

drop function audit.review_days(date);
-- A page of days, the latest first, beginning after the row that the page before ended with; or only what stands out.
create function audit.review_days(since date, standing_out boolean default false, after_day date default null, after_function uuid default null,
  after_person uuid default null, at_most integer default 100)
returns table(day date, function_id uuid, person_id uuid, function_name text, unit_name text, organisation_name text, person_name text,
  readings integer, children integer, searches integer, refused integer, usual integer)
language sql stable security definer set search_path = '' as $$
  with fresh as materialized (select d.* from audit.days_for_review(since) d where audit.i_review()),
  shown as (
    (select d.* from audit.reading_days d
      where not standing_out and d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since
        and (after_day is null or d.day < after_day or (d.day = after_day and (d.function_id, d.person_id) > (after_function, after_person)))
        and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
      order by d.day desc, d.function_id, d.person_id limit at_most)
    union all
    (select d.* from audit.reading_days d
      where standing_out and d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since
        and (d.refused >= 5 or (d.children >= 15 and d.children >= d.usual * 3))
        and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
      order by d.day desc limit at_most)
    union all
    select f.* from fresh f where case when standing_out then f.refused >= 5 or (f.children >= 15 and f.children >= f.usual * 3)
      else after_day is null or f.day < after_day or (f.day = after_day and (f.function_id, f.person_id) > (after_function, after_person)) end
  )
  select x.day, f.id, p.id, f.name, u.name, o.name, p.name, x.readings, x.children, x.searches, x.refused, x.usual
  from (select s.* from shown s order by s.day desc, s.function_id, s.person_id limit least(at_most, 500)) x
    join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = x.person_id
  order by x.day desc, f.id, p.id
$$;
grant execute on function audit.review_days(date, boolean, date, uuid, uuid, integer) to kring_app;
