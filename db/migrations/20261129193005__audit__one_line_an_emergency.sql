-- R10: how many units know a child is itself secret, also for those who oversee an emergency (R9): one line a day, one notice and one case
-- number an opening, whatever number of records it found. The list of what one has opened is no reading of a record, and is not counted.

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
    select e.at, e.act = 'emergency' or e.item_kind = 'opened_list' as of_several, e.xid,
      case when e.act = 'search' and e.item_kind = 'inbox' then 'read' else e.act end as act,
      -- Of an attempt the kind is the beginning of an address: it tells only of the pages that are closed to most.
      case when e.act = 'refused' and e.item_kind not in ('log', 'emergency') then '' else e.item_kind end as item_kind,
      -- An opening that found several records is about the first of them, a list of what has been opened about none.
      case when e.act = 'emergency' then first_value(e.child_id) over (partition by e.xid, e.act order by e.id)
        when e.item_kind <> 'opened_list' then coalesce(e.child_id, n.child_id) end as child_id,
      case when e.act = 'emergency' or e.act = 'write' and e.purpose like 'did:%' then e.purpose else '' end as purpose
    from entries e left join named n on n.item_id = e.item_id and e.act = 'refused')
  select max(t.at), t.act, t.item_kind, child.case_number(t.child_id), t.child_id, t.purpose,
    (case when bool_or(t.of_several) then count(distinct t.xid) else count(*) end)::int
  from told t
  group by date_trunc('minute', t.at), t.act, t.item_kind, t.child_id, t.purpose
  order by 1 desc, 2, 3, 5 offset greatest(skip, 0) limit least(at_most, 500)
$$;

create or replace function audit.counts(l audit.access_log) returns boolean language sql immutable set search_path = '' as $$
  select l.function_id is not null and l.person_id is not null and ((l.act in ('read', 'export', 'search') and l.item_kind <> 'opened_list')
    or (l.act = 'refused' and (l.child_id is not null or l.item_kind in ('emergency', 'log'))))
$$;

-- What has been counted until now, by the same rule.
do $$
declare
  until constant xid8 := (select k.until_xid from audit.counted k);
  functions uuid[];
  persons uuid[];
  days date[];
begin
  select array_agg(x.function_id), array_agg(x.person_id), array_agg(x.day) into functions, persons, days from (
    select distinct l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day from audit.access_log l
      where l.act = 'read' and l.item_kind = 'opened_list' and l.xid < until) x;
  update audit.reading_days d set readings = c.readings, children = c.children from audit.count_days(functions, persons, days, until) c
    where d.function_id = c.function_id and d.person_id = c.person_id and d.day = c.day;
  delete from audit.reading_days d using unnest(functions, persons, days) x(function_id, person_id, day)
    where d.function_id = x.function_id and d.person_id = x.person_id and d.day = x.day
      and not exists (select from audit.count_days(array[x.function_id], array[x.person_id], array[x.day], until));
end $$;

do $$
declare
  was text := pg_get_functiondef('sharing.open_in_emergency(bytea,text)'::regprocedure);
  each text[];
begin
  foreach each slice 1 in array array[
    ['and not (c.unit_id = people.my_unit() and sharing.i_am_involved(c.id))
  loop', 'and not (c.unit_id = people.my_unit() and sharing.i_am_involved(c.id))
    -- What those who oversee are told of is one of the own unit, where there is one.
    order by (c.unit_id = people.my_unit()) desc, c.id
  loop'],
    ['union select m.id from people.functions m where m.unit_id in (found_child.unit_id, people.my_unit()) and m.kind = ''manager''
            union select r.id from people.functions r where r.collaboration_id = found_child.collaboration_id and r.kind = ''log_reviewer'') f;',
     'union select m.id from people.functions m where m.unit_id = found_child.unit_id and m.kind = ''manager''
            -- Those who oversee, once: how many units know the child is secret (R10).
            union select m.id from people.functions m where first and m.unit_id = people.my_unit() and m.kind = ''manager''
            union select r.id from people.functions r where first and r.collaboration_id = found_child.collaboration_id and r.kind = ''log_reviewer'') f;
    first := false;'],
    ['  made uuid;', '  made uuid;
  first boolean := true;']] loop
    if strpos(was, each[1]) = 0 then raise exception 'sharing.open_in_emergency is not as it was: %', each[1]; end if;
    was := replace(was, each[1], each[2]);
  end loop;
  execute was;
end $$;
