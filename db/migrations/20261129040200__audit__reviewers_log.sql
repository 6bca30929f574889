-- The reviewer's log: by period, person and unit; what one person did on a day, by case numbers and without names; and what was asked
-- about it, with what came of it.

-- What a guardian can say to a reviewer without saying who the child is: twelve digits of the record, made of its id and leading back to
-- it only by looking it up. Each unit's record has its own, so that two numbers never tell that two units know one child (R10).
create function child.case_number(child uuid) returns text language sql immutable strict parallel safe set search_path = '' as $$
  select substr(n, 1, 4) || '-' || substr(n, 5, 4) || '-' || substr(n, 9, 4)
  from lpad((('x' || substr(encode(sha256(convert_to('case ' || child::text, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint % 1000000000000)::text, 12, '0') n
$$;
grant execute on function child.case_number(uuid) to kring_app;
create index children_case_number_idx on child.children (child.case_number(id));

-- For the log reviewer: whose log a case number leads to; null for nobody's, and for all who do not review.
create function audit.child_of_case(case_number text) returns uuid language sql stable security definer set search_path = '' as $$
  select c.id from child.children c where child.case_number(c.id) = case_number and c.collaboration_id = people.my_collaboration() and audit.i_review()
  order by c.id limit 1
$$;
grant execute on function audit.child_of_case(text) to kring_app;

drop function audit.review_days(date, boolean, date, uuid, uuid, integer);
-- Days for the log reviewer: a page of all, the latest first, and at most fifty that stand out; of some persons, or of some functions.
create function audit.review_days(since date, standing_out boolean DEFAULT false, after_day date DEFAULT NULL::date, after_function uuid DEFAULT NULL::uuid, after_person uuid DEFAULT NULL::uuid, at_most integer DEFAULT 100,
  until date DEFAULT NULL::date, persons uuid[] DEFAULT NULL::uuid[], functions uuid[] DEFAULT NULL::uuid[]) returns table(day date, function_id uuid, person_id uuid, function_name text, unit_name text, organisation_name text, person_name text, readings integer, children integer, searches integer, refused integer, usual integer, stands_out boolean) language sql stable security definer set search_path to '' as $$
  with fresh as materialized (select d.* from audit.days_for_review(since) d where audit.i_review()
    and (until is null or d.day <= until) and (persons is null or d.person_id = any(persons)) and (functions is null or d.function_id = any(functions))),
  listed as (
    select false as stands_out, s.* from (
      (select d.* from audit.reading_days d
        where d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since and (until is null or d.day <= until)
          and (persons is null or d.person_id = any(persons)) and (functions is null or d.function_id = any(functions))
          and (after_day is null or d.day < after_day or (d.day = after_day and (d.function_id, d.person_id) > (after_function, after_person)))
          and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
        order by d.day desc, d.function_id, d.person_id limit at_most)
      union all
      select f.* from fresh f
      where after_day is null or f.day < after_day or (f.day = after_day and (f.function_id, f.person_id) > (after_function, after_person))) s
    where standing_out is not true order by s.day desc, s.function_id, s.person_id limit least(at_most, 5000)),
  outstanding as (
    select true as stands_out, s.* from (
      (select d.* from audit.reading_days d
        where d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since and (until is null or d.day <= until)
          and (persons is null or d.person_id = any(persons)) and (functions is null or d.function_id = any(functions))
          and (d.refused >= 5 or (d.children >= 15 and d.children >= d.usual * 3))
          and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
        order by d.day desc limit 50)
      union all
      select f.* from fresh f where f.refused >= 5 or (f.children >= 15 and f.children >= f.usual * 3)) s
    where standing_out is not false order by s.day desc, s.function_id, s.person_id limit 50)
  select x.day, f.id, p.id, f.name, u.name, o.name, p.name, x.readings, x.children, x.searches, x.refused, x.usual, x.stands_out
  from (select * from listed union all select * from outstanding) x
    join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = x.person_id
  order by x.stands_out, x.day desc, f.id, p.id
$$;
grant execute on function audit.review_days(date, boolean, date, uuid, uuid, integer, date, uuid[], uuid[]) to kring_app;

drop function audit.review_emergencies(date);
-- Each opening in an emergency once, whatever number of units held a record: how many know a child is itself secret (R10).
create function audit.review_emergencies(since date) returns table(at timestamptz, person_name text, function_name text, unit_name text, organisation_name text, reason text, found boolean, readings_after integer, times integer, function_id uuid, person_id uuid) language sql stable security definer set search_path to '' as $$
  with each_time as (
    select l.xid, min(l.at) as at, l.person_id, l.function_id, min(l.purpose) as reason, bool_or(l.child_id is not null) as found,
      array_agg(l.child_id) as children
    from audit.access_log l
    where l.act = 'emergency' and l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
    group by l.xid, l.person_id, l.function_id
  ), openings as (
    select e.at, e.person_id, e.function_id, e.reason, e.found, e.children, 1 as times from each_time e where e.found
    union all
    select max(e.at), e.person_id, e.function_id, (array_agg(e.reason order by e.at desc))[1], false, '{}', count(*)::int
      from each_time e where not e.found group by e.person_id, e.function_id, (e.at at time zone 'Europe/Stockholm')::date
  )
  select e.at, p.name, f.name, u.name, o.name, e.reason, e.found,
    (select count(*)::int from audit.access_log r where r.child_id = any(e.children) and r.function_id = e.function_id
      and r.act = 'read' and r.item_kind <> 'opened_list' and r.at between e.at and e.at + interval '1 day'), e.times, f.id, p.id
  from openings e join people.functions f on f.id = e.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = e.person_id
  order by e.found desc, e.at desc
$$;
grant execute on function audit.review_emergencies(date) to kring_app;

-- For the log reviewer: what a person did in a function on a day, the latest first. The same thing in the same minute is one line. A child
-- is its case number. The reason of an emergency is for the reviewer to read (R9); other purposes are words about a child.
create function audit.review_day(func uuid, person uuid, day date, skip integer, at_most integer)
  returns table (at timestamptz, act text, item_kind text, case_number text, child_id uuid, purpose text, times integer)
  language sql stable security definer rows 50 set search_path = '' as $$
  select max(l.at), l.act, l.item_kind, child.case_number(l.child_id), l.child_id, case when l.act = 'emergency' then l.purpose else '' end, count(*)::int
  from audit.access_log l
  where l.function_id = func and l.person_id = person and not l.as_guardian and l.act <> 'appoint' and l.collaboration_id = people.my_collaboration() and audit.i_review()
    and l.at >= day::timestamp at time zone 'Europe/Stockholm' and l.at < (day + 1)::timestamp at time zone 'Europe/Stockholm'
  group by date_trunc('minute', l.at), l.act, l.item_kind, l.child_id, 6
  order by 1 desc, 2, 3, 5 offset greatest(skip, 0) limit least(at_most, 500)
$$;
grant execute on function audit.review_day(uuid, uuid, date, integer, integer) to kring_app;

-- What a reviewer asked somebody about a day, and what came of it: each step is a row. Nobody asks about their own readings.
create table audit.questions (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  function_id uuid not null references people.functions (id) on delete cascade,
  person_id uuid not null references people.persons (id) on delete cascade,
  day date not null,
  outcome text not null,
  note text not null,
  made_by uuid not null references people.persons (id) on delete cascade,
  made_by_function uuid not null references people.functions (id) on delete cascade,
  made_at timestamptz not null default now(),
  once uuid not null unique,
  constraint question_outcome check (outcome in ('asked', 'explained', 'passed_on')),
  constraint question_note check (length(note) between 1 and 2000),
  constraint question_not_about_oneself check (person_id <> made_by)
);
comment on table audit.questions is 'R7: what a log reviewer asked about what somebody did on a day, and what came of it.';
create index on audit.questions (function_id, person_id, day);
select people.of_collaboration('audit.questions', read => 'log_reviewer', write => 'log_reviewer',
  inserts => 'collaboration_id, function_id, person_id, day, outcome, note, made_by, made_by_function, once', signed => 'made_by, made_by_function',
  also => 'exists (select from people.functions f where f.id = function_id and f.collaboration_id = (select people.my_collaboration()))
    and exists (select from people.persons p where p.id = person_id and p.collaboration_id = (select people.my_collaboration()))',
  class => 'access_log', keeps => '10 years, as the log');
