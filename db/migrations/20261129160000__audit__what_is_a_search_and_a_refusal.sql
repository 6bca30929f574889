-- The reviewer's log told of any address that led nowhere that something about a child had been refused, and counted each look into the
-- own inbox as a search. A refusal is now about a child only where the address named something that there is about a child, and a search
-- is where somebody looked for children.

-- Which children ids of an address are about: a child, or a row of one, in any table that has both. Every table is looked in, whatever is
-- found, so that the time tells nothing. Not granted: audit.log and the reviewer's functions ask it.
create function audit.children_named(items uuid[]) returns table(item_id uuid, child_id uuid, collaboration_id uuid)
language plpgsql stable set search_path = '' as $$
declare
  tables text;
begin
  if coalesce(cardinality(items), 0) = 0 then return; end if;
  select string_agg(format('union all select t.id, t.child_id from %I.%I t where t.id = any($1)', n.nspname, c.relname), ' ' order by n.nspname, c.relname) into tables
  from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
    join pg_catalog.pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype and not i.attisdropped
    join pg_catalog.pg_attribute k on k.attrelid = c.oid and k.attname = 'child_id' and k.atttypid = 'uuid'::regtype and not k.attisdropped
  where c.relkind = 'r' and c.relpersistence = 'p';
  return query execute format('select distinct x.id, c.id, c.collaboration_id
    from (select t.id, t.id as child_id from child.children t where t.id = any($1) %s) x join child.children c on c.id = x.child_id', tables) using items;
end $$;

-- Writes one row about the current actor; who acts is never an argument. Which child a refused attempt was about is found here: who is
-- refused may not know it. Of another collaboration nothing is said.
create or replace function audit.log(act text, child_id uuid, item_kind text, item_id uuid, purpose text) returns void
language sql security definer set search_path = '' as $$
  insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, as_guardian,
    act, child_id, item_kind, item_id, purpose)
  values (coalesce(people.my_collaboration(), '00000000-0000-0000-0000-000000000000'), people.me(),
    nullif(current_setting('kring.appointment_id', true), '')::uuid, people.my_function(), people.my_unit(),
    people.me_as_guardian() is not null, act,
    case when act = 'refused' and child_id is null and item_id is not null then
      (select min(n.child_id::text)::uuid from audit.children_named(array[item_id]) n where n.collaboration_id = people.my_collaboration())
    else child_id end, item_kind, item_id, purpose)
$$;

-- What counts of the log for a reviewer: a refusal only where it was about a child, or of a page that is closed to most.
create or replace function audit.counts(l audit.access_log) returns boolean language sql immutable set search_path = '' as $$
  select l.function_id is not null and l.person_id is not null and (l.act in ('read', 'export', 'search')
    or (l.act = 'refused' and (l.child_id is not null or l.item_kind in ('emergency', 'log'))))
$$;

-- The days of functions and persons, counted from the log up to a transaction; null counts all that is seen. The own inbox is read, and was
-- once written down as a search.
create or replace function audit.count_days(functions uuid[], persons uuid[], days date[], until xid8)
returns setof audit.reading_days language sql stable security definer set search_path = '' as $$
  select d.function_id, d.person_id, d.day, c.collaboration_id, c.readings, c.children, c.searches, c.refused,
    coalesce((select round(avg(b.children))::int from audit.reading_days b
      where b.function_id = d.function_id and b.person_id = d.person_id and b.day < d.day and b.day >= d.day - 30), 0)
  from unnest(functions, persons, days) d(function_id, person_id, day) cross join lateral (
    select l.collaboration_id, (count(*) filter (where l.act in ('read', 'export') or (l.act = 'search' and l.item_kind = 'inbox')))::int as readings,
      (count(distinct l.child_id) filter (where l.act in ('read', 'export')))::int as children,
      (count(*) filter (where l.act = 'search' and l.item_kind <> 'inbox'))::int as searches, (count(*) filter (where l.act = 'refused'))::int as refused
    from audit.access_log l
    where l.function_id = d.function_id and l.person_id = d.person_id and audit.counts(l) and (until is null or l.xid < until)
      and l.at >= d.day::timestamp at time zone 'Europe/Stockholm' and l.at < (d.day + 1)::timestamp at time zone 'Europe/Stockholm'
    group by l.collaboration_id) c
$$;

-- What has been counted until now, by the same rules. The log itself is sealed: which child an earlier attempt was about is looked up.
update audit.reading_days d set readings = d.readings + n.inbox, searches = d.searches - n.inbox, refused = n.refused
from (
  with kept as materialized (
    select l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day, l.act, l.item_kind, l.item_id, l.collaboration_id
    from audit.access_log l where l.function_id is not null and l.person_id is not null
      and (l.act = 'refused' or (l.act = 'search' and l.item_kind = 'inbox')) and l.xid < (select k.until_xid from audit.counted k)),
  named as materialized (
    select distinct x.item_id, x.collaboration_id
    from audit.children_named(array(select distinct k.item_id from kept k where k.act = 'refused' and k.item_id is not null)) x)
  select k.function_id, k.person_id, k.day, (count(*) filter (where k.act = 'search'))::int as inbox,
    (count(*) filter (where k.act = 'refused' and (k.item_kind in ('emergency', 'log') or n.item_id is not null)))::int as refused
  from kept k left join named n on n.item_id = k.item_id and n.collaboration_id = k.collaboration_id
  group by 1, 2, 3) n
where n.function_id = d.function_id and n.person_id = d.person_id and n.day = d.day;
delete from audit.reading_days d where d.readings = 0 and d.searches = 0 and d.refused = 0;

-- For the log reviewer: what a person did in a function on a day, the latest first. The same thing in the same minute is one line. A child
-- is its case number, also of an attempt that was refused. The reason of an emergency is for the reviewer to read (R9); other purposes are
-- words about a child.
create or replace function audit.review_day(func uuid, person uuid, day date, skip integer, at_most integer)
  returns table (at timestamptz, act text, item_kind text, case_number text, child_id uuid, purpose text, times integer)
  language sql stable security definer rows 50 set search_path = '' as $$
  with entries as materialized (
    select l.* from audit.access_log l
    where l.function_id = func and l.person_id = person and not l.as_guardian and l.act <> 'appoint' and l.collaboration_id = people.my_collaboration() and audit.i_review()
      and l.at >= day::timestamp at time zone 'Europe/Stockholm' and l.at < (day + 1)::timestamp at time zone 'Europe/Stockholm'),
  -- From before the log itself knew.
  named as (
    select n.item_id, min(n.child_id::text)::uuid as child_id
    from audit.children_named(array(select e.item_id from entries e where e.act = 'refused' and e.child_id is null and e.item_id is not null)) n
    where n.collaboration_id = people.my_collaboration() group by 1),
  told as (
    select e.at, case when e.act = 'search' and e.item_kind = 'inbox' then 'read' else e.act end as act,
      -- Of an attempt the kind is the beginning of an address: it tells only of the pages that are closed to most.
      case when e.act = 'refused' and e.item_kind not in ('log', 'emergency') then '' else e.item_kind end as item_kind, coalesce(e.child_id, n.child_id) as child_id,
      case when e.act = 'emergency' then e.purpose else '' end as purpose
    from entries e left join named n on n.item_id = e.item_id and e.act = 'refused')
  select max(t.at), t.act, t.item_kind, child.case_number(t.child_id), t.child_id, t.purpose, count(*)::int
  from told t
  group by date_trunc('minute', t.at), t.act, t.item_kind, t.child_id, t.purpose
  order by 1 desc, 2, 3, 5 offset greatest(skip, 0) limit least(at_most, 500)
$$;

-- A refused attempt is no reading of one's own, and has not seen an invitation.
create or replace function audit.are_mine(child uuid, func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select func = people.my_function()
    or exists (select from people.appointments a where a.function_id = func and a.person_id = people.me()
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
    or exists (select from audit.access_log l where l.child_id = child and l.function_id = func and l.person_id = people.me() and l.act <> 'refused')
$$;

-- Answered, or opened since it came: by the log of readings, so that a notice that was put away unread does not count.
create or replace function child.has_seen_invitation(m child.meetings, p child.meeting_participants) returns boolean
language sql stable security definer set search_path = '' as $$
  select p.answered_at is not null
    or exists (select from audit.access_log l where l.function_id = p.function_id and l.item_id = m.id and l.act <> 'refused'
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
    or exists (select from audit.access_log l join child.guardians g on g.id = p.guardian_id and g.person_id = l.person_id
      where l.child_id = m.child_id and l.as_guardian and l.item_id = m.id and l.act <> 'refused'
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
$$;
