-- The whole schema, as the migrations leave it. Written by "bin/db schema" for reading; never edited.
-- What is granted to nobody here is open to its owner kring_owner alone.


-- ==================== audit ====================

create schema audit;
grant usage on schema audit to kring_app;
grant usage on schema audit to kring_auditor;
grant usage on schema audit to kring_worker;
create table audit.access_log (
  id bigint generated always as identity not null,
  at timestamptz default clock_timestamp() not null,
  xid xid8 default pg_current_xact_id() not null,
  collaboration_id uuid not null,
  person_id uuid,
  appointment_id uuid,
  function_id uuid,
  unit_id uuid,
  as_guardian boolean default false not null,
  child_id uuid,
  act text not null,
  item_kind text default '' not null,
  item_id uuid,
  purpose text default '' not null,
  constraint access_log_pkey primary key (id, at),
  constraint act_known check (act in ('read', 'write', 'search', 'refused', 'emergency', 'export', 'appoint'))
) partition by range (at);
alter table audit.access_log enable row level security, force row level security;
create index access_log_appoint_idx on only audit.access_log using btree (collaboration_id, at desc) where (act = 'appoint');
create index access_log_child_id_at_idx on only audit.access_log using btree (child_id, at desc);
create index access_log_emergency_idx on only audit.access_log using btree (collaboration_id, at desc) where (act = 'emergency');
create index access_log_function_id_at_idx on only audit.access_log using btree (function_id, at desc);
create index access_log_xid_idx on only audit.access_log using btree (xid);
create trigger still_holds before insert on audit.access_log for each row when (new.act in ('write', 'emergency')) execute function people.still_holds();
-- R7: the log is written by audit.log alone, which runs as the owner. There is no update and no delete policy for anyone: the log is append-only for its owner too.
create policy owner_insert on audit.access_log for insert to kring_owner
  with check (true);
-- R7: the owner's functions read the log to answer a review or a guardian; each asks first who is asking.
create policy owner_select on audit.access_log for select to kring_owner
  using (true);
-- R7: the auditor verifies the whole chain across all collaborations, and reads nothing but the log and its seals.
create policy select_all on audit.access_log for select to kring_auditor
  using (true);
grant select on audit.access_log to kring_auditor;

-- Up to where the log has been counted; no row before the first time.
create table audit.counted (
  one boolean default true not null,
  until_xid xid8 not null,
  constraint counted_pkey primary key (one),
  constraint counted_one_check check (one)
);
alter table audit.counted enable row level security, force row level security;
create policy owner_all on audit.counted for all to kring_owner
  using (true)
  with check (true);

-- R7, R10b: rows of the log that guardians are not shown, by function: asked for by one and decided by another, with a reason and a day of review.
create table audit.held_back (
  id uuid default platform.new_id() not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  reason text not null,
  review_on date not null,
  made_by uuid not null,
  made_at timestamptz default now() not null,
  asked_by_function uuid,
  decision text,
  decided_by uuid,  -- Null where nobody has answered yet, and for what was held back before a second person was asked.
  decided_by_function uuid,
  decided_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  told_due_on date,  -- The day of review that those who decide have been told of.
  constraint held_back_pkey primary key (id),
  constraint held_back_asked_by_function_fkey foreign key (asked_by_function) references people.functions(id) on delete restrict,
  constraint held_back_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint held_back_decided_by_fkey foreign key (decided_by) references people.persons(id) on delete restrict,
  constraint held_back_decided_by_function_fkey foreign key (decided_by_function) references people.functions(id) on delete restrict,
  constraint held_back_ended_by_fkey foreign key (ended_by) references people.persons(id) on delete restrict,
  constraint held_back_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint decided_at_a_time check ((decision is null) = (decided_at is null)),
  constraint decided_by_another check (decided_by <> made_by),
  constraint held_back_decision check (decision in ('held', 'refused')),
  constraint held_back_reason_check check (length(reason) >= 1 and length(reason) <= 2000)
);
alter table audit.held_back enable row level security, force row level security;
create index held_back_asked_by_function_idx on audit.held_back using btree (asked_by_function) where (asked_by_function is not null);
create index held_back_child_id_idx on audit.held_back using btree (child_id);
create index held_back_decided_by_function_idx on audit.held_back using btree (decided_by_function) where (decided_by_function is not null);
create index held_back_decided_by_idx on audit.held_back using btree (decided_by) where (decided_by is not null);
create index held_back_ended_by_idx on audit.held_back using btree (ended_by) where (ended_by is not null);
create unique index held_back_once on audit.held_back using btree (child_id, function_id) where ((ended_at is null) and (decision is DISTINCT from 'refused'));
create index held_back_unit_id_idx on audit.held_back using btree (unit_id) where (ended_at is null);
create trigger tell_of_held_back after insert on audit.held_back for each row execute function audit.tell_of_held_back();
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on audit.held_back for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = held_back.child_id
 OFFSET 0)) and asked_by_function = (select people.my_function()) and made_by = (select people.me()) and not audit.are_mine(child_id, function_id) and (exists (select from child.children c
  where c.id = held_back.child_id)));
-- sharing.protect('audit.held_back')
-- sharing.allow_insert_when_involved('audit.held_back', inserts => 'id, child_id, unit_id, function_id, reason, review_on, made_by, asked_by_function', signed => 'asked_by_function', also => 'made_by = (select people.me()) and not audit.are_mine(child_id, function_id) and exists (select from child.children c where c.id = audit.held_back.child_id)')
create policy owner_all on audit.held_back for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on audit.held_back for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = held_back.child_id
 OFFSET 0)));
-- R7: whoever decides reads what is asked and why: the manager of the unit and the log reviewers. No shape is read by a kind of function about a child that it does not work with.
create policy select_to_decide on audit.held_back for select to kring_app
  using ((exists (select from people.functions m
     join people.units u on u.id = held_back.unit_id
  where m.id = (select people.my_function()) and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer' and m.collaboration_id = u.collaboration_id))));
grant select on audit.held_back to kring_app;
grant insert (asked_by_function, child_id, function_id, id, made_by, reason, review_on, unit_id) on audit.held_back to kring_app;

-- R7: what a log reviewer asked about what somebody did on a day, and what came of it.
create table audit.questions (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  day date not null,
  outcome text not null,
  note text not null,
  made_by uuid not null,
  made_by_function uuid not null,
  made_at timestamptz default now() not null,
  once uuid not null,
  constraint questions_pkey primary key (id),
  constraint questions_once_key unique (once),
  constraint questions_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint questions_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint questions_made_by_fkey foreign key (made_by) references people.persons(id) on delete cascade,
  constraint questions_made_by_function_fkey foreign key (made_by_function) references people.functions(id) on delete cascade,
  constraint questions_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint question_not_about_oneself check (person_id <> made_by),
  constraint question_note check (length(note) >= 1 and length(note) <= 2000),
  constraint question_outcome check (outcome in ('asked', 'explained', 'passed_on'))
);
alter table audit.questions enable row level security, force row level security;
create index questions_collaboration_id_idx on audit.questions using btree (collaboration_id);
create index questions_function_id_person_id_day_idx on audit.questions using btree (function_id, person_id, day);
create index questions_made_by_function_idx on audit.questions using btree (made_by_function);
create index questions_made_by_idx on audit.questions using btree (made_by);
create index questions_person_id_idx on audit.questions using btree (person_id);
-- Shape people.of_collaboration: written by log_reviewer of its collaboration.
create policy insert_in_my_collaboration on audit.questions for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{log_reviewer}'::text[]) as i_am) and made_by = (select people.me()) and made_by_function = (select people.my_function()) and (exists (select from people.functions f
  where f.id = questions.function_id and f.collaboration_id = (select people.my_collaboration()))) and (exists (select from people.persons p
  where p.id = questions.person_id and p.collaboration_id = (select people.my_collaboration()))));
-- people.of_collaboration('audit.questions', read => 'log_reviewer', write => 'log_reviewer', inserts => 'collaboration_id, function_id, person_id, day, outcome, note, made_by, made_by_function, once', signed => 'made_by, made_by_function', also => 'exists (select from people.functions f where f.id = function_id and f.collaboration_id = (select people.my_collaboration())) and exists (select from people.persons p where p.id = person_id and p.collaboration_id = (select people.my_collaboration()))')
create policy owner_all on audit.questions for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by log_reviewer of its collaboration.
create policy select_in_my_collaboration on audit.questions for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{log_reviewer}'::text[]) as i_am));
grant select on audit.questions to kring_app;
grant insert (collaboration_id, day, function_id, made_by, made_by_function, note, once, outcome, person_id) on audit.questions to kring_app;

create table audit.reading_days (
  function_id uuid not null,
  person_id uuid not null,
  day date not null,
  collaboration_id uuid not null,
  readings integer not null,
  children integer not null,
  searches integer not null,
  refused integer not null,
  usual integer not null,
  constraint reading_days_pkey primary key (function_id, person_id, day),
  constraint reading_days_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint reading_days_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint reading_days_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table audit.reading_days enable row level security, force row level security;
create index reading_days_collaboration_id_day_idx on audit.reading_days using btree (collaboration_id, day desc, function_id, person_id);
create index reading_days_person_id_idx on audit.reading_days using btree (person_id);
create index reading_days_standing_out_idx on audit.reading_days using btree (collaboration_id, day desc) where ((refused >= 5) or ((children >= 15) and (children >= (usual * 3))));
create policy owner_all on audit.reading_days for all to kring_owner
  using (true)
  with check (true);

create table audit.seals (
  id bigint generated always as identity not null,
  from_xid xid8 not null,
  until_xid xid8 not null,
  rows integer not null,
  leaves bytea not null,
  merkle_root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz default now() not null,
  constraint seals_pkey primary key (id),
  constraint seals_hash_key unique (hash),
  constraint seals_until_xid_key unique (until_xid)
);
alter table audit.seals enable row level security, force row level security;
-- R7: a seal is made by audit.seal alone and never changed: no update and no delete policy exists.
create policy owner_insert on audit.seals for insert to kring_owner
  with check (true);
-- R7: the next seal is chained to the last one, so audit.seal reads it.
create policy owner_select on audit.seals for select to kring_owner
  using (true);
-- R7: the auditor verifies the whole chain across all collaborations.
create policy select_all on audit.seals for select to kring_auditor
  using (true);
grant select on audit.seals to kring_auditor;

-- The latest seal; nothing before the first. Goes out every day, signed.
create function audit.anchor(OUT seal bigint, OUT rows_sealed bigint, OUT hash bytea) returns record language sql stable security definer set search_path to '' as $$
  select s.id, (select sum(x.rows) from audit.seals x), s.hash from audit.seals s order by s.id desc limit 1
$$;
grant execute on function audit.anchor() to kring_auditor;
grant execute on function audit.anchor() to kring_worker;

-- A refused attempt is no reading of one's own, and has not seen an invitation.
create function audit.are_mine(child uuid, func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select func = people.my_function()
    or exists (select from people.appointments a where a.function_id = func and a.person_id = people.me()
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
    or exists (select from audit.access_log l where l.child_id = child and l.function_id = func and l.person_id = people.me() and l.act <> 'refused')
$$;
grant execute on function audit.are_mine(uuid,uuid) to kring_app;

-- When the partition of a month begins or ends, as it stands; null when there is none.
create function audit.bound_of(month date, which text) returns timestamptz language sql stable set search_path to '' as $$
  select (substring(pg_catalog.pg_get_expr(c.relpartbound, c.oid) from which || ' \(''([^'']+)''\)'))::timestamptz
  from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass('audit.access_log_' || pg_catalog.to_char(month, 'YYYY_MM'))
$$;

-- For the log reviewer: whose log a case number leads to; null for nobody's, and for all who do not review.
create function audit.child_of_case(case_number text) returns uuid language sql stable security definer set search_path to '' as $$
  select c.id from child.children c where child.case_number(c.id) = case_number and c.collaboration_id = people.my_collaboration() and audit.i_review()
  order by c.id limit 1
$$;
grant execute on function audit.child_of_case(text) to kring_app;

-- Which children ids of an address are about: a child, or a row of one, in any table that has both. Every table is looked in, whatever is
-- found, so that the time tells nothing. Not granted: audit.log and the reviewer's functions ask it.
create function audit.children_named(items uuid[]) returns table(item_id uuid, child_id uuid, collaboration_id uuid) language plpgsql stable set search_path to '' as $$
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

-- The days of functions and persons, counted from the log up to a transaction; null counts all that is seen. The own inbox is read, and was
-- once written down as a search.
create function audit.count_days(functions uuid[], persons uuid[], days date[], until xid8) returns setof audit.reading_days language sql stable security definer set search_path to '' as $$
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

-- Counts the rows of finished transactions since the last time, some 20,000 at a time. Answers how many: call again until it is none.
-- A day is counted anew from the log, so that twice is once.
create function audit.count_new() returns integer language plpgsql security definer set search_path to '' as $$
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

-- What counts of the log for a reviewer: a refusal only where it was about a child, or of a page that is closed to most.
create function audit.counts(l audit.access_log) returns boolean language sql immutable set search_path to '' as $$
  select l.function_id is not null and l.person_id is not null and ((l.act in ('read', 'export', 'search') and l.item_kind <> 'opened_list')
    or (l.act = 'refused' and (l.child_id is not null or l.item_kind in ('emergency', 'log'))))
$$;

-- Which days the reviewer may see: counted, and those that rows have come to since, counted now.
create function audit.days_for_review(since date) returns setof audit.reading_days language sql stable security definer set search_path to '' as $$
  select c.* from (
    select array_agg(t.function_id) as functions, array_agg(t.person_id) as persons, array_agg(t.day) as days from (
      select distinct l.function_id, l.person_id, (l.at at time zone 'Europe/Stockholm')::date as day
      -- Where the job has been away for long the newest rows are enough: a page must not count a year.
      from (select x.* from audit.access_log x where x.xid >= coalesce((select k.until_xid from audit.counted k), '0'::xid8)
        order by x.xid desc limit 20000) l
      where l.at >= since and l.collaboration_id = people.my_collaboration() and audit.counts(l)) t) n
    cross join lateral audit.count_days(n.functions, n.persons, n.days, null) c
$$;

-- The yes or no of the second person; on a day of review, the yes again or the end. Answers the row's child, or null when the actor may
-- not decide, when there is no such row and when it has ended: a stranger learns nothing.
create function audit.decide_held_back(held uuid, hold boolean, review date) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  h audit.held_back;
begin
  -- A split that takes what is held back along is waited for, and waits.
  perform from child.children c where c.id = (select child.kept_of(x.child_id) from audit.held_back x where x.id = held) for no key update;
  select * into h from audit.held_back x where x.id = held and x.ended_at is null and x.decision is distinct from 'refused' for update;
  if not found or not audit.decides(h) then return null; end if;
  -- The same answer once more changes and tells nothing.
  if hold and h.decision = 'held' and h.decided_by = people.me() and h.review_on = review then return h.child_id; end if;
  if hold then
    if review is null or review <= current_date or review > current_date + 366 then
      raise check_violation using constraint = 'review_within_a_year';
    end if;
    update audit.held_back set decision = 'held', review_on = review, decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now()
      where id = held;
  elsif h.decision is null then
    update audit.held_back set decision = 'refused', decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now() where id = held;
  else
    update audit.held_back set ended_at = now(), ended_by = people.me() where id = held;
  end if;
  -- Answered for everybody who was asked.
  update sharing.notices n set seen_at = now() where n.item_id = held and n.item_kind = 'held_back' and n.seen_at is null;
  if h.asked_by_function is not null then
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select people.my_collaboration(), h.asked_by_function, h.child_id, case when hold then 'held_back_yes' else 'held_back_no' end, 'child_log', h.child_id
        -- Not to one that has left the child since it asked.
        where sharing.may_be_told(h.child_id, 'child_log', h.child_id, h.asked_by_function);
    perform pg_notify('kring', 'function:' || h.asked_by_function);
  end if;
  return h.child_id;
end $$;
grant execute on function audit.decide_held_back(uuid,boolean,date) to kring_app;

-- May the actor answer for this row? The manager of the unit or a log reviewer, who neither asked, nor holds the function whose rows they are.
create function audit.decides(h audit.held_back) returns boolean language sql stable set search_path to '' as $$
  select exists (select from people.functions m join people.units u on u.id = h.unit_id
      where m.id = people.my_function() and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer' and m.collaboration_id = u.collaboration_id))
    and h.made_by <> people.me() and h.asked_by_function is distinct from people.my_function() and not audit.are_mine(h.child_id, h.function_id)
$$;

-- Every column keeps its place, also when it is null: joined by a sign, a value could move to the next column unnoticed.
create function audit.digest(l audit.access_log) returns bytea language sql immutable set search_path to '' as $$
  select sha256(convert_to(jsonb_build_array(l.id, extract(epoch from l.at), l.xid::text, l.collaboration_id, l.person_id,
    l.appointment_id, l.function_id, l.unit_id, l.as_guardian, l.child_id, l.act, l.item_kind, l.item_id, l.purpose)::text, 'UTF8'))
$$;

-- Whoever works with the child in the unit that asked lets the guardians see the rows again, or takes the question back.
create function audit.end_held_back(held uuid) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  update audit.held_back h set ended_at = now(), ended_by = people.me()
    where h.id = held and h.ended_at is null and h.unit_id = people.my_unit() and sharing.i_am_involved(h.child_id);
  if found then
    update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null where n.item_id = held and n.item_kind = 'held_back';
    return true;
  end if;
  return false;
end $$;
grant execute on function audit.end_held_back(uuid) to kring_app;

-- Makes the partition of a month; called at start and by a daily job for the month ahead.
create function audit.ensure_partition(month date) returns void language plpgsql security definer set search_path to '' as $$
declare
  first date := date_trunc('month', month::timestamp)::date;
  after date := (first + interval '1 month')::date;
  name text := 'access_log_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('audit.' || name) is null then
    -- A literal with its offset says the same in every session.
    execute format('create table audit.%I partition of audit.access_log for values from (%L) to (%L)', name,
      coalesce(audit.bound_of((first - interval '1 month')::date, 'TO'), first::timestamp at time zone 'Europe/Stockholm'),
      coalesce(audit.bound_of(after, 'FROM'), after::timestamp at time zone 'Europe/Stockholm'));
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
  end if;
end $$;
grant execute on function audit.ensure_partition(date) to kring_worker;

-- Who has looked, for a guardian: never an employee's name.
create function audit.family_days(child uuid, before date DEFAULT NULL::date, at_most integer DEFAULT 30) returns table(day date, function_name text, unit_name text, organisation_name text, emergency boolean, item_kinds text[]) language sql stable security definer set search_path to '' as $$
  with lines as (
    select (l.at at time zone 'Europe/Stockholm')::date as day, l.function_id, l.unit_id, l.act = 'emergency' as emergency,
      array_agg(distinct l.item_kind) as item_kinds
    from audit.told_to_guardians(child) l group by 1, 2, 3, 4
  ), days as (
    select distinct l.day from lines l where before is null or l.day < before order by l.day desc limit least(at_most, 400)
  )
  select l.day, f.name, u.name, o.name, l.emergency, l.item_kinds
  from days d join lines l on l.day = d.day join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
    join people.organisations o on o.id = u.organisation_id
  order by l.day desc, l.emergency desc, o.name, u.name, f.name, f.id
$$;
grant execute on function audit.family_days(uuid,date,integer) to kring_app;

-- Openings in an emergency, for a guardian. All of them: they are few.
create function audit.family_emergencies(child uuid) returns table(at timestamptz, function_name text, unit_name text) language sql stable security definer set search_path to '' as $$
  select l.at, f.name, u.name from audit.told_to_guardians(child) l
    join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
  where l.act = 'emergency' order by l.at desc
$$;
grant execute on function audit.family_emergencies(uuid) to kring_app;

-- Which functions have read about a child of my unit, also in a record that was merged into this one: whose rows can be held back from the family.
create function audit.functions_that_read(child uuid) returns table(function_id uuid, function_name text, unit_name text, organisation_name text, times bigint) language sql stable security definer set search_path to '' as $$
  select f.id, f.name, u.name, o.name, count(*)
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where l.child_id = any(array(select functions_that_read.child union all
      select m.old_child_id from child.merges m where m.child_id = functions_that_read.child and m.split_at is null))
    and l.act in ('read', 'emergency', 'export') and sharing.i_am_involved(functions_that_read.child)
  group by f.id, f.name, u.name, o.name
  order by o.name, u.name, f.name
$$;
grant execute on function audit.functions_that_read(uuid) to kring_app;

-- R7: while one types in the search, the first letters are logged, and then once a minute: a row for each letter would drown what the
-- reviewer looks for. Asked of the reader's own newest rows.
create function audit.have_searched_lately() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from (
    select l.person_id, l.act, l.item_kind from audit.access_log l
    where l.function_id = people.my_function() and l.at > now() - interval '1 minute' order by l.at desc limit 200) r
  where r.person_id = people.me() and r.act = 'search' and r.item_kind = 'child')
$$;
grant execute on function audit.have_searched_lately() to kring_app;

-- Whether the actor may answer for this row; false where there is none.
create function audit.i_decide(held uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select coalesce((select audit.decides(h) from audit.held_back h where h.id = held and h.ended_at is null and h.decision is distinct from 'refused'), false)
$$;
grant execute on function audit.i_decide(uuid) to kring_app;

create function audit.i_review() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = 'log_reviewer')
$$;

-- R7: who administers acts in no unit (ADR 34), and stands in one all the same. As before, and: their rows in the log name it, so that none of
-- them is left out where days and openings are told by unit.
create function audit.log(act text, child_id uuid, item_kind text, item_id uuid, purpose text) returns void language sql security definer set search_path to '' as $$
  insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, as_guardian,
    act, child_id, item_kind, item_id, purpose)
  values (coalesce(people.my_collaboration(), '00000000-0000-0000-0000-000000000000'), people.me(),
    nullif(current_setting('kring.appointment_id', true), '')::uuid, people.my_function(),
    coalesce(people.my_unit(), (select f.unit_id from people.functions f where f.id = people.my_function())),
    people.me_as_guardian() is not null, act,
    case when act = 'refused' and child_id is null and item_id is not null then
      (select min(n.child_id::text)::uuid from audit.children_named(array[item_id]) n where n.collaboration_id = people.my_collaboration())
    else child_id end, item_kind, item_id, purpose)
$$;
grant execute on function audit.log(text,uuid,text,uuid,text) to kring_app;

create function audit.merkle_root(leaves bytea[]) returns bytea language plpgsql immutable set search_path to '' as $$
declare
  level bytea[] := leaves;
  next bytea[];
  i int;
begin
  if coalesce(array_length(level, 1), 0) = 0 then return sha256(''::bytea); end if;
  while array_length(level, 1) > 1 loop
    next := '{}';
    for i in 1..array_length(level, 1) by 2 loop
      next := next || sha256('\x01'::bytea || level[i] || coalesce(level[i + 1], level[i]));
    end loop;
    level := next;
  end loop;
  return level[1];
end $$;

-- The children that I read about last in this function, the latest first. Derived from my own rows of the access log, so that nothing
-- more is stored of whom I open: a colleague who takes the function over begins with none, and it ends with the log.
create function audit.my_recent_children(at_most integer) returns setof uuid language sql stable security definer rows 8 set search_path to '' as $$
  select r.child_id from (
    select l.child_id, l.person_id, l.at, l.act from audit.access_log l
    where l.function_id = people.my_function() and l.at > now() - interval '90 days'
    order by l.at desc limit 2000) r
  where r.person_id = people.me() and r.child_id is not null and r.act in ('read', 'write')
  group by r.child_id order by max(r.at) desc limit least(at_most, 20)
$$;
grant execute on function audit.my_recent_children(integer) to kring_app;

-- The same for the unit's own involved functions, and for the log reviewer.
create function audit.readings(child uuid, after_at timestamptz DEFAULT NULL::timestamptz, after_id bigint DEFAULT NULL::bigint, at_most integer DEFAULT 100, emergencies boolean DEFAULT false) returns table(id bigint, at timestamptz, act text, item_kind text, person_name text, function_name text, unit_name text, as_guardian boolean, purpose text) language sql stable security definer set search_path to '' as $$
  select l.id, l.at, l.act,
    case when l.item_kind = 'draft' and not exists (select from child.plans p where p.id = l.item_id) then 'draft_other' else l.item_kind end,
    case when l.as_guardian then '' else p.name end, f.name, u.name, l.as_guardian, l.purpose
  from audit.access_log l left join people.persons p on p.id = l.person_id left join people.functions f on f.id = l.function_id
    left join people.units u on u.id = l.unit_id
  where l.child_id = child and l.act <> 'refused' and (not emergencies or l.act = 'emergency')
    and (after_at is null or (l.at, l.id) < (after_at, after_id))
    and (sharing.i_am_involved(child)
      or exists (select from people.functions m join child.children c on c.unit_id = m.unit_id or m.kind = 'log_reviewer'
        where m.id = people.my_function() and m.kind in ('manager', 'log_reviewer') and c.id = child
          and m.collaboration_id = c.collaboration_id))
  order by l.at desc, l.id desc limit case when emergencies then null else least(at_most, 500) end
$$;
grant execute on function audit.readings(uuid,timestamp with time zone,bigint,integer,boolean) to kring_app;

-- For the log reviewer: who was appointed, changed and ended, by whom, latest first, all of it.
create function audit.review_appointments(since date) returns table(at timestamptz, what text, by_name text, by_function text, by_unit text, holder text, function_id uuid, function_name text, unit_name text, organisation_name text, starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path to '' as $$
  select l.at, l.purpose, b.name, bf.name, bu.name, p.name, f.id, f.name, u.name, o.name, a.starts_at, a.ends_at
  from audit.access_log l join people.appointments a on a.id = l.item_id join people.persons p on p.id = a.person_id
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
    left join people.persons b on b.id = l.person_id left join people.functions bf on bf.id = l.function_id left join people.units bu on bu.id = l.unit_id
  where l.act = 'appoint' and l.item_kind = 'appointment' and l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
  order by l.at desc, l.id desc
$$;
grant execute on function audit.review_appointments(date) to kring_app;

-- For the log reviewer: what a person did in a function on a day, the latest first. The same thing in the same minute is one line. A child is its case number, also of an attempt that was refused. The reason of an emergency is for the reviewer to read (R9), and what was done where something was written; other purposes are words about a child.
create function audit.review_day(func uuid, person uuid, day date, skip integer, at_most integer) returns table(at timestamptz, act text, item_kind text, case_number text, child_id uuid, purpose text, times integer) language sql stable security definer rows 50 set search_path to '' as $$
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
grant execute on function audit.review_day(uuid,uuid,date,integer,integer) to kring_app;

-- Days for the log reviewer: a page of all, the latest first, and at most fifty that stand out; of some persons, or of some functions.
create function audit.review_days(since date, standing_out boolean DEFAULT false, after_day date DEFAULT NULL::date, after_function uuid DEFAULT NULL::uuid, after_person uuid DEFAULT NULL::uuid, at_most integer DEFAULT 100, until date DEFAULT NULL::date, persons uuid[] DEFAULT NULL::uuid[], functions uuid[] DEFAULT NULL::uuid[]) returns table(day date, function_id uuid, person_id uuid, function_name text, unit_name text, organisation_name text, person_name text, readings integer, children integer, searches integer, refused integer, usual integer, stands_out boolean) language sql stable security definer set search_path to '' as $$
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
grant execute on function audit.review_days(date,boolean,date,uuid,uuid,integer,date,uuid[],uuid[]) to kring_app;

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

-- Seals the rows of finished transactions since the last seal, at most some 20,000 at a time, never a part of a transaction.
-- Answers how many: call again until it is none.
create function audit.seal() returns integer language plpgsql security definer set search_path to '' as $$
declare
  start xid8;
  stop xid8 := pg_snapshot_xmin(pg_current_snapshot());
  enough xid8;
  before bytea;
  digests bytea[];
  short bytea;
  root bytea;
begin
  perform pg_advisory_xact_lock(hashtext('audit.seal'));
  select s.until_xid, s.hash into start, before from audit.seals s order by s.id desc limit 1;
  start := coalesce(start, '0'::xid8);
  before := coalesce(before, sha256('kring'::bytea));
  select l.xid into enough from audit.access_log l where l.xid >= start and l.xid < stop order by l.xid offset 20000 limit 1;
  if enough is not null then
    -- Before the transaction that is too much; after it, when it is the first.
    stop := case when exists (select from audit.access_log l where l.xid >= start and l.xid < enough) then enough
      else (enough::text::numeric + 1)::text::xid8 end;
  end if;
  select array_agg(d order by id), string_agg(int8send(id) || substring(d from 1 for 8), ''::bytea order by id)
    into digests, short
    from (select l.id, audit.digest(l) as d from audit.access_log l where l.xid >= start and l.xid < stop) rows;
  if digests is null then return 0; end if;
  root := audit.merkle_root(digests);
  insert into audit.seals (from_xid, until_xid, rows, leaves, merkle_root, previous, hash)
    values (start, stop, array_length(digests, 1), short, root, before,
      sha256(before || root || convert_to(concat_ws('|', start, stop, array_length(digests, 1)), 'UTF8')));
  return array_length(digests, 1);
end $$;
grant execute on function audit.seal() to kring_worker;

-- R7: a day of review comes up by itself. Answers how many; each day of review once.
create function audit.tell_of_due_reviews() returns integer language plpgsql security definer set search_path to '' as $$
declare
  due audit.held_back;
  told int := 0;
begin
  for due in select * from audit.held_back h where h.ended_at is null and h.decision = 'held' and h.review_on <= current_date
      and h.told_due_on is distinct from h.review_on for update loop
    update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null where n.item_id = due.id and n.item_kind = 'held_back';
    perform audit.tell_to_decide(due, 'held_back_due');
    update audit.held_back set told_due_on = review_on where id = due.id;
    told := told + 1;
  end loop;
  return told;
end $$;
grant execute on function audit.tell_of_due_reviews() to kring_worker;

-- One that comes along with a split has been decided already.
create function audit.tell_of_held_back() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.decision is null then perform audit.tell_to_decide(new, 'held_back_asked'); end if;
  return null;
end $$;

-- Those who may decide hear of a question at once: the manager of the unit and the log reviewers.
create function audit.tell_to_decide(h audit.held_back, what text) returns void language sql set search_path to '' as $$
  with told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select m.collaboration_id, m.id, what, 'held_back', h.id
      from people.units u join people.functions m on m.collaboration_id = u.collaboration_id
      where u.id = h.unit_id and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer') and m.id <> h.function_id
        and m.id is distinct from h.asked_by_function
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from told t
$$;

-- R7, R10b: the rows of the log that a guardian who may see the child is told of, and none to anybody else. Not granted: the functions below answer from it.
create function audit.told_to_guardians(child uuid) returns setof audit.access_log language sql stable security definer set search_path to '' as $$
  with kept as materialized (select k.item_id from sharing.kept_from_me(child) k
  ), told as (
    select d.to_function_id as function_id, d.made_at as since, coalesce(least(d.ended_at, d.valid_until), d.valid_until) as until from sharing.disclosures d
    where d.child_id = child and d.decision = 'given' and (d.informed or d.kind = 'emergency') and d.to_function_id is not null
      and (d.kind = 'emergency' or not exists (select from sharing.disclosed_items i join kept k on k.item_id = i.item_id
        where i.disclosure_id = d.id and i.item_kind <> 'child'))
  ), given as (
    select i.item_id, d.to_function_id, d.made_at, d.informed from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = child and i.item_kind <> 'child' and d.kind <> 'emergency'
  ), untold as (
    select g.item_id, null::uuid as function_id, min(g.made_at) as since from given g group by 1 having not bool_or(g.informed)
    -- Others were told of the item, and of this receiver nobody.
    union all
    select g.item_id, g.to_function_id, min(g.made_at) from given g where g.to_function_id is not null group by 1, 2 having not bool_or(g.informed)
    union all
    select d.id, null, d.made_at from sharing.disclosures d where d.child_id = child and not d.informed and d.kind <> 'emergency'
  )
  select l.* from audit.access_log l join child.children c on c.id = l.child_id
  where l.child_id = child and sharing.guardian_may_see(child)
    and l.act in ('read', 'emergency', 'export') and not l.as_guardian and l.function_id is not null
    and l.item_kind not in ('report', 'protection', 'held_back', 'opened_list') and l.item_kind not like 'draft\_%'
    and (l.item_kind <> 'draft' or exists (select from child.plans p where p.id = l.item_id))
    and not exists (select from untold u where u.item_id = l.item_id and u.since <= l.at and (u.function_id is null or u.function_id = l.function_id))
    and not exists (select from kept k where k.item_id = l.item_id)
    and (l.unit_id = c.unit_id or l.act = 'emergency'
      or exists (select from told t where t.function_id = l.function_id and t.since <= l.at and l.at < t.until)
      or exists (select from people.functions f where f.id = l.function_id and f.kind = 'log_reviewer'))
    -- What is held back in one of the records that are one is held back in all (R10a).
    and not exists (select from audit.held_back h where h.child_id in (select r from child.records_of(child) r) and h.function_id = l.function_id
      and h.decision = 'held' and h.ended_at is null
      and l.person_id is distinct from h.made_by and l.person_id is distinct from h.decided_by)
$$;

-- Recomputes every seal. `first_bad_row` names the first row that was changed, removed or slipped in; null when whole.
create function audit.verify_log(OUT rows_checked bigint, OUT seals_checked bigint, OUT first_bad_row bigint, OUT what text) returns record language plpgsql security definer set search_path to '' as $$
declare
  s audit.seals;
  before bytea := sha256('kring'::bytea);
  covered xid8 := '0'::xid8;
  digests bytea[];
  bad bigint;
begin
  rows_checked := 0; seals_checked := 0;
  for s in select * from audit.seals order by id loop
    with kept as (
      select l.id, audit.digest(l) as d from audit.access_log l where l.xid >= s.from_xid and l.xid < s.until_xid
    ), sealed as (
      select ('x' || encode(substring(s.leaves from 1 + 16 * n for 8), 'hex'))::bit(64)::bigint as id,
        substring(s.leaves from 9 + 16 * n for 8) as d
      from generate_series(0, length(s.leaves) / 16 - 1) n
    )
    select min(coalesce(kept.id, sealed.id)) into bad from kept full join sealed on kept.id = sealed.id
      where kept.id is null or sealed.id is null or substring(kept.d from 1 for 8) <> sealed.d;
    if bad is not null then
      first_bad_row := bad; what := 'row'; return;
    end if;
    select array_agg(audit.digest(l) order by l.id) into digests from audit.access_log l
      where l.xid >= s.from_xid and l.xid < s.until_xid;
    if s.from_xid <> covered or s.previous <> before or s.merkle_root <> audit.merkle_root(digests)
      or s.hash <> sha256(before || s.merkle_root || convert_to(concat_ws('|', s.from_xid, s.until_xid, s.rows), 'UTF8')) then
      first_bad_row := ('x' || encode(substring(s.leaves from 1 for 8), 'hex'))::bit(64)::bigint;
      what := 'seal ' || s.id; return;
    end if;
    before := s.hash; covered := s.until_xid;
    rows_checked := rows_checked + s.rows; seals_checked := seals_checked + 1;
  end loop;
end $$;
grant execute on function audit.verify_log() to kring_auditor;


-- ==================== child ====================

create schema child;
grant usage on schema child to kring_app;
grant usage on schema child to kring_worker;
-- A partner marks an action. The latest row is the state; all who read the action read its marks.
create table child.action_marks (
  id uuid default platform.new_id() not null,
  plan_id uuid not null,
  part_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  state text not null,
  words text default '' not null,
  function_id uuid,
  person_id uuid not null,
  once uuid not null,
  at timestamptz default now() not null,
  constraint action_marks_pkey primary key (id),
  constraint action_marks_once_key unique (once),
  constraint action_marks_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint action_marks_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint action_marks_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint action_marks_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint action_marks_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint action_marks_state_check check (state in ('not_started', 'under_way', 'done', 'hindered')),
  constraint action_marks_words_check check (length(words) <= 4000)
);
alter table child.action_marks enable row level security, force row level security;
create index action_marks_child_id_idx on child.action_marks using btree (child_id);
create index action_marks_function_id_idx on child.action_marks using btree (function_id) where (function_id is not null);
create index action_marks_part_id_at_idx on child.action_marks using btree (part_id, at desc);
create index action_marks_person_id_idx on child.action_marks using btree (person_id);
create index action_marks_plan_id_idx on child.action_marks using btree (plan_id);
create trigger tell_of_plan after insert on child.action_marks for each row execute function child.tell_of_plan();
-- R3: progress is noted by the function that does the action, or by the lead, on the version in force of a plan that has not ended. Two tables decide, so no parent's column can.
create policy insert_for_my_action on child.action_marks for insert to kring_app
  with check (function_id = (( SELECT people.my_function() AS my_function)) AND person_id = (( SELECT people.me() AS me)) AND (EXISTS ( SELECT
   FROM child.plan_version_parts v
     JOIN child.plans p ON p.id = v.plan_id
  WHERE v.part_id = action_marks.part_id AND v.plan_id = action_marks.plan_id AND v.kind = 'action' and v.version = p.current_version and p.ended_at is null and v.child_id = action_marks.child_id and v.unit_id = action_marks.unit_id and (v.function_id = (select people.my_function()) or p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0))))));
create policy owner_all on child.action_marks for all to kring_owner
  using (true)
  with check (true);
-- R2, R3: whoever reads a published version of the action reads its progress. No sharing.follows: the parent is known by plan and part in any of its versions, not by a foreign key.
create policy select_with_part on child.action_marks for select to kring_app
  using ((exists (select from child.plan_version_parts v
  where v.part_id = action_marks.part_id and v.plan_id = action_marks.plan_id)));
grant select on child.action_marks to kring_app;
grant insert (child_id, function_id, id, once, part_id, person_id, plan_id, state, unit_id, words) on child.action_marks to kring_app;

create table child.assessment_versions (
  assessment_id uuid not null,
  version integer not null,
  child_id uuid not null,
  unit_id uuid not null,
  answers jsonb not null,  -- R12: by voice, each voice by the ids of the items of its version on child.assessments. A face is the child's own picture, never a number (R11).
  written_by uuid not null,
  written_at timestamptz default now() not null,
  constraint assessment_versions_pkey primary key (assessment_id, version),
  constraint assessment_versions_assessment_id_fkey foreign key (assessment_id) references child.assessments(id) on delete cascade,
  constraint assessment_versions_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint assessment_versions_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint assessment_versions_written_by_fkey foreign key (written_by) references people.persons(id) on delete restrict,
  constraint assessment_versions_answers_check check (pg_column_size(answers) < 2000000),
  constraint assessment_versions_version_check check (version > 0),
  constraint voices_apart check (jsonb_typeof(answers) = 'object' and (answers - array['child', 'guardian', 'professional']) = '{}'::jsonb)
);
alter table child.assessment_versions enable row level security, force row level security;
create index assessment_versions_child_id_idx on child.assessment_versions using btree (child_id);
create index assessment_versions_written_by_idx on child.assessment_versions using btree (written_by);
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.assessment_versions for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = assessment_versions.child_id
 OFFSET 0)) and written_by = (select people.me()) and (exists (select from child.assessments a
  where a.id = assessment_versions.assessment_id and a.child_id = assessment_versions.child_id and a.unit_id = assessment_versions.unit_id)));
-- sharing.protect('child.assessment_versions', kind => 'assessment', id_column => 'assessment_id', version_column => 'version')
-- sharing.allow_insert_when_involved('child.assessment_versions', inserts => 'assessment_id, version, child_id, unit_id, answers, written_by', signed => 'written_by', also => 'exists (select from child.assessments a where a.id = child.assessment_versions.assessment_id and a.child_id = child.assessment_versions.child_id and a.unit_id = child.assessment_versions.unit_id)')
create policy owner_all on child.assessment_versions for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.assessment_versions for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = assessment_versions.assessment_id and d.item_kind = 'assessment' and d.version = assessment_versions.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.assessment_versions for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = assessment_versions.assessment_id and d.item_kind = 'assessment' and d.version = assessment_versions.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.assessment_versions for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = assessment_versions.child_id
 OFFSET 0)));
grant select on child.assessment_versions to kring_app;
grant insert (answers, assessment_id, child_id, unit_id, version, written_by) on child.assessment_versions to kring_app;

-- An assessment: an instrument filled in about a child. The wheel first; answers by stable ids.
create table child.assessments (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  instrument text default 'wheel' not null,
  areas text[] default '{}'::text[] not null,
  opened_at timestamptz default now() not null,
  held_on date not null,
  current_version integer default 0 not null,
  once uuid not null,
  professional_version_id uuid default learning.version_in_use('wheel_professional') not null,
  guardian_version_id uuid default learning.version_in_use('wheel_guardian') not null,
  child_version_id uuid default learning.version_in_use('wheel_child') not null,
  set_aside_at timestamptz,
  constraint assessments_pkey primary key (id),
  constraint assessments_id_child_id_key unique (id, child_id),
  constraint assessments_once_key unique (once),
  constraint assessments_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint assessments_child_version_id_fkey foreign key (child_version_id) references learning.instrument_versions(id) on delete restrict,
  constraint assessments_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint assessments_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint assessments_guardian_version_id_fkey foreign key (guardian_version_id) references learning.instrument_versions(id) on delete restrict,
  constraint assessments_professional_version_id_fkey foreign key (professional_version_id) references learning.instrument_versions(id) on delete restrict,
  constraint assessments_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint assessments_areas_check check (child.areas_ok(areas)),
  constraint assessments_instrument_check check (instrument = 'wheel')
);
alter table child.assessments enable row level security, force row level security;
create index assessments_begun_idx on child.assessments using btree (function_id, opened_at) where ((current_version = 0) and (set_aside_at is null));
create index assessments_child_id_opened_at_idx on child.assessments using btree (child_id, opened_at desc);
create index assessments_child_version_id_idx on child.assessments using btree (child_version_id);
create index assessments_function_id_idx on child.assessments using btree (function_id);
create index assessments_guardian_version_id_idx on child.assessments using btree (guardian_version_id);
create index assessments_professional_version_id_idx on child.assessments using btree (professional_version_id);
create trigger ask_by_age before insert on child.assessments for each row execute function child.ask_by_age();
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.assessments for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = assessments.child_id
 OFFSET 0)) and function_id = (select people.my_function()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.assessments', kind => 'assessment')
-- sharing.allow_insert_when_involved('child.assessments', inserts => 'id, collaboration_id, child_id, unit_id, function_id, instrument, areas, held_on, once', signed => 'function_id')
-- sharing.allow_update_when_involved('child.assessments', updates => 'areas, held_on, current_version')
create policy owner_all on child.assessments for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.assessments for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = assessments.id and d.item_kind = 'assessment'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.assessments for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = assessments.id and d.item_kind = 'assessment'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.assessments for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = assessments.child_id
 OFFSET 0)));
-- Shape sharing.allow_update_when_involved: in my unit, about a child that my function is involved with (R1).
create policy update_when_involved on child.assessments for update to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = assessments.child_id
 OFFSET 0)));
grant select on child.assessments to kring_app;
grant insert (areas, child_id, collaboration_id, function_id, held_on, id, instrument, once, unit_id), update (areas, current_version, held_on, set_aside_at) on child.assessments to kring_app;

-- R7: the name, birth date and number that a child had before, with who changed them and why. Written by child.correct_child.
create table child.child_changes (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  given_name text not null,
  family_name text not null,
  birth_date date not null,
  person_number text not null,
  words text not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  constraint child_changes_pkey primary key (id),
  constraint child_changes_once_key unique (child_id, once),
  constraint child_changes_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint child_changes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint child_changes_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint child_changes_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint child_changes_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint child_change_words check (length(words) >= 1 and length(words) <= 2000)
);
alter table child.child_changes enable row level security, force row level security;
create index child_changes_child_id_idx on child.child_changes using btree (child_id);
create index child_changes_function_id_idx on child.child_changes using btree (function_id);
create index child_changes_person_id_idx on child.child_changes using btree (person_id);
-- sharing.protect('child.child_changes')
create policy owner_all on child.child_changes for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.child_changes for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = child_changes.child_id
 OFFSET 0)));
grant select on child.child_changes to kring_app;

create table child.children (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  given_name text not null,
  family_name text default '' not null,
  birth_date date not null,
  person_number text default '' not null,
  language text default '' not null,
  interpreter boolean default false not null,
  protection text default 'none' not null,
  once uuid not null,
  created_at timestamptz default now() not null,
  constraint children_pkey primary key (id),
  constraint children_once_key unique (once),
  constraint children_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint children_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint children_birth_date_check check (birth_date > '1990-01-01'::date),
  constraint children_family_name_check check (length(family_name) <= 80),
  constraint children_given_name_check check (length(given_name) >= 1 and length(given_name) <= 80),
  constraint children_language_check check (length(language) <= 80),
  constraint children_person_number_check check (person_number = '' or person_number ~ '^\d{8}-\d{4}$'),
  constraint children_protection_check check (protection in ('none', 'marked', 'protected_registration', 'fictitious'))
);
alter table child.children enable row level security, force row level security;
create index children_birth_date_idx on child.children using btree (birth_date);
create index children_case_number_idx on child.children using btree (child.case_number(id));
create index children_unit_id_birth_date_idx on child.children using btree (unit_id, birth_date);
create index children_unit_id_folded_idx on child.children using btree (unit_id, people.folded(((given_name || ' ') || family_name)));
create index children_unit_id_person_number_idx on child.children using btree (unit_id, person_number) where (person_number <> '');
create trigger forget_identity after delete on child.children for each row execute function sharing.forget_identity();
create trigger judge_again after update of birth_date on child.children for each row when (old.birth_date is DISTINCT from new.birth_date) execute function sharing.judge_after_child();
create trigger look_for_losses after update of protection on child.children for each row when (old.protection is DISTINCT from new.protection) execute function child.look_for_losses();
create trigger refuse_administrator before insert on child.children for each row execute function people.refuse_administrator();
create trigger relist_named after update of given_name, family_name, protection, unit_id on child.children for each row when (old.given_name is DISTINCT from new.given_name or old.family_name is DISTINCT from new.family_name or old.protection is DISTINCT from new.protection or old.unit_id is DISTINCT from new.unit_id) execute function child.relist_child();
-- sharing.protect('child.children', kind => 'child', child_column => 'id')
-- sharing.allow_update_when_involved('child.children', updates => 'language, interpreter', child_column => 'id')
create policy owner_all on child.children for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.children for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = children.id and d.item_kind = 'child'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.children for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = children.id and d.item_kind = 'child'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.children for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = children.id
 OFFSET 0)));
-- R8: a custody holder reads the child's row in each unit that made it known to them, unless the child is protected and they are not listed. A function answers, since the list of listed guardians is not theirs to read.
create policy select_my_own_child on child.children for select to kring_app
  using ((select people.me_as_guardian()) is not null and sharing.guardian_may_see(id));
-- Shape sharing.allow_update_when_involved: in my unit, about a child that my function is involved with (R1).
create policy update_when_involved on child.children for update to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = children.id
 OFFSET 0)));
grant select on child.children to kring_app;
grant update (interpreter, language) on child.children to kring_app;

-- R10a: a function that was taken in by one who works with the child, from when until when. Written by child.take_in and child.let_go.
create table child.colleagues (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  by_function_id uuid not null,
  by_person_id uuid not null,
  since timestamptz default now() not null,
  ended_at timestamptz,
  ended_by_function_id uuid,
  ended_by_person_id uuid,
  once uuid not null,
  merge_id uuid,  -- They worked with the other record, and came along when the two became one.
  constraint colleagues_pkey primary key (id),
  constraint colleagues_once_key unique (once),
  constraint colleagues_by_function_id_fkey foreign key (by_function_id) references people.functions(id) on delete restrict,
  constraint colleagues_by_person_id_fkey foreign key (by_person_id) references people.persons(id) on delete restrict,
  constraint colleagues_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint colleagues_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint colleagues_ended_by_function_id_fkey foreign key (ended_by_function_id) references people.functions(id) on delete restrict,
  constraint colleagues_ended_by_person_id_fkey foreign key (ended_by_person_id) references people.persons(id) on delete restrict,
  constraint colleagues_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint colleagues_merge_id_fkey foreign key (merge_id) references child.merges(id) on delete cascade,
  constraint colleagues_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict
);
alter table child.colleagues enable row level security, force row level security;
create index colleagues_by_function_id_idx on child.colleagues using btree (by_function_id);
create index colleagues_by_person_id_idx on child.colleagues using btree (by_person_id);
create index colleagues_child_id_idx on child.colleagues using btree (child_id);
create index colleagues_ended_by_function_id_idx on child.colleagues using btree (ended_by_function_id) where (ended_by_function_id is not null);
create index colleagues_ended_by_person_id_idx on child.colleagues using btree (ended_by_person_id) where (ended_by_person_id is not null);
create index colleagues_function_id_idx on child.colleagues using btree (function_id);
create index colleagues_merge_id_idx on child.colleagues using btree (merge_id) where (merge_id is not null);
create unique index taken_in_once on child.colleagues using btree (child_id, function_id) where (ended_at is null);
-- sharing.protect('child.colleagues')
create policy owner_all on child.colleagues for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.colleagues for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = colleagues.child_id
 OFFSET 0)));
grant select on child.colleagues to kring_app;

-- R7: what has been changed about a guardian, by whom and why. Written by the functions that do it.
create table child.guardian_changes (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  guardian_id uuid not null,
  change text not null,
  reason text not null,
  words text not null,
  since_on date,
  name text not null,  -- As it was before.
  relation text not null,
  number_changed boolean default false not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  constraint guardian_changes_pkey primary key (id),
  constraint guardian_changes_once_key unique (guardian_id, change, once),
  constraint guardian_changes_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint guardian_changes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint guardian_changes_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint guardian_changes_guardian_id_fkey foreign key (guardian_id) references child.guardians(id) on delete cascade,
  constraint guardian_changes_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint guardian_changes_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint custody_changes_on_a_day check ((change in ('custody_ended', 'custody_given')) = (since_on is not null)),
  constraint guardian_change_known check (change in ('custody_ended', 'custody_given', 'corrected', 'removed', 'shut', 'opened')),
  constraint guardian_change_reason check (reason in ('court', 'agreement', 'notified', 'death', 'recorded_wrong', 'other')),
  constraint guardian_change_words check (length(words) >= 1 and length(words) <= 2000)
);
alter table child.guardian_changes enable row level security, force row level security;
create index guardian_changes_child_id_idx on child.guardian_changes using btree (child_id);
create index guardian_changes_function_id_idx on child.guardian_changes using btree (function_id);
create index guardian_changes_guardian_id_idx on child.guardian_changes using btree (guardian_id);
create index guardian_changes_person_id_idx on child.guardian_changes using btree (person_id);
-- sharing.protect('child.guardian_changes')
create policy owner_all on child.guardian_changes for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.guardian_changes for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = guardian_changes.child_id
 OFFSET 0)));
grant select on child.guardian_changes to kring_app;

create table child.guardians (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  name text not null,
  relation text default '' not null,
  custody boolean not null,
  person_id uuid,
  once uuid not null,
  since timestamptz default now() not null,
  ended_at timestamptz,
  person_kind text default 'guardian' not null,
  custody_since timestamptz,  -- When custody came back; null for one who has had it, or not had it, since they were written down.
  shut_at timestamptz,  -- R10b: since two records were parted, where this guardian could see neither while they were one. Lifted by a decision in this record.
  constraint guardians_pkey primary key (id),
  constraint guardians_id_child_id_key unique (id, child_id),
  constraint guardians_once_key unique (once),
  constraint guardian_is_guardian foreign key (person_id, person_kind) references people.persons(id, kind) on delete set null (person_id),
  constraint guardians_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint guardians_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint guardians_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint guardian_kind check (person_kind = 'guardian'),
  constraint guardians_name_check check (length(name) >= 1 and length(name) <= 120),
  constraint guardians_relation_check check (length(relation) <= 80)
);
alter table child.guardians enable row level security, force row level security;
create index guardians_child_id_idx on child.guardians using btree (child_id);
create index guardians_person_id_person_kind_idx on child.guardians using btree (person_id, person_kind);
create trigger follow_guardian after update on child.guardians for each row execute function sharing.follow_guardian();
create trigger forget_identity after delete on child.guardians for each row execute function sharing.forget_identity();
create trigger judge_again_after_insert after insert on child.guardians for each row when (new.custody) execute function sharing.judge_after_guardian();
create trigger judge_again_after_update after update on child.guardians for each row when (old.custody is DISTINCT from new.custody or old.ended_at is DISTINCT from new.ended_at) execute function sharing.judge_after_guardian();
create trigger look_for_losses after update of custody, ended_at on child.guardians for each row when (old.custody is DISTINCT from new.custody or old.ended_at is DISTINCT from new.ended_at) execute function child.look_for_losses();
-- sharing.protect('child.guardians')
create policy owner_all on child.guardians for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.guardians for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = guardians.child_id
 OFFSET 0)));
-- R8: a guardian sees their own row while they have custody, and none of the other guardians: somebody who was given the child's name gets no list of the family with it.
create policy select_myself on child.guardians for select to kring_app
  using (person_id = (select people.me_as_guardian()) and custody and ended_at is null and sharing.guardian_may_see(child_id));
grant select on child.guardians to kring_app;

-- R10a, R14: a colleague asks to work with a child whom the unit may know. Read by those who work with the child; the one who asks reads their own by child.my_join_requests, without the child.
create table child.join_requests (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  to_function_id uuid not null,
  from_function_id uuid not null,
  from_person_id uuid not null,
  child_name text not null,  -- As the one who asks wrote it.
  words text not null,
  asked_at timestamptz default now() not null,
  answer_by date not null,
  answer text,
  answer_words text default '' not null,
  answered_at timestamptz,
  answered_by_function_id uuid,
  answered_by_person_id uuid,
  once uuid not null,
  constraint join_requests_pkey primary key (id),
  constraint join_requests_once_key unique (once),
  constraint join_requests_answered_by_function_id_fkey foreign key (answered_by_function_id) references people.functions(id) on delete restrict,
  constraint join_requests_answered_by_person_id_fkey foreign key (answered_by_person_id) references people.persons(id) on delete restrict,
  constraint join_requests_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint join_requests_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint join_requests_from_function_id_fkey foreign key (from_function_id) references people.functions(id) on delete restrict,
  constraint join_requests_from_person_id_fkey foreign key (from_person_id) references people.persons(id) on delete restrict,
  constraint join_requests_to_function_id_fkey foreign key (to_function_id) references people.functions(id) on delete restrict,
  constraint join_requests_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint join_answer_known check (answer in ('yes', 'no')),
  constraint join_answer_words check (length(answer_words) <= 2000),
  constraint join_answered_at_once check ((answer is null) = (answered_at is null)),
  constraint join_request_child_name check (length(child_name) >= 1 and length(child_name) <= 170),
  constraint join_request_words check (length(words) >= 1 and length(words) <= 2000)
);
alter table child.join_requests enable row level security, force row level security;
create index join_requests_answered_by_function_id_idx on child.join_requests using btree (answered_by_function_id) where (answered_by_function_id is not null);
create index join_requests_answered_by_person_id_idx on child.join_requests using btree (answered_by_person_id) where (answered_by_person_id is not null);
create index join_requests_child_id_idx on child.join_requests using btree (child_id);
create index join_requests_from_function_id_idx on child.join_requests using btree (from_function_id);
create index join_requests_from_person_id_idx on child.join_requests using btree (from_person_id);
create index join_requests_to_function_id_idx on child.join_requests using btree (to_function_id);
create index join_requests_waiting_idx on child.join_requests using btree (to_function_id, answer_by) where (answer is null);
create unique index waits_once on child.join_requests using btree (child_id, from_function_id) where (answer is null);
create trigger refuse_administrator before insert on child.join_requests for each row execute function people.refuse_administrator('from_function_id');
-- sharing.protect('child.join_requests')
create policy owner_all on child.join_requests for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.join_requests for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = join_requests.child_id
 OFFSET 0)));
grant select on child.join_requests to kring_app;

-- R1, R2: derived: the children that a function works with or was given, in the order of lists. Read by child.my_list and child.count_my_list only, for the actor's own function.
create table child.listed (
  function_id uuid not null,
  child_id uuid not null,
  own boolean not null,
  given_name text not null,
  family_name text not null,
  given_letter text generated always as (child.letter_of(given_name)) stored not null,
  family_letter text generated always as (child.letter_of(family_name)) stored not null,
  since timestamptz not null,
  until timestamptz not null,
  constraint listed_pkey primary key (function_id, child_id),
  constraint listed_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint listed_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade
);
alter table child.listed enable row level security, force row level security;
create index listed_by_family_name on child.listed using btree (function_id, family_name COLLATE "sv-x-icu", given_name COLLATE "sv-x-icu", child_id);
create index listed_by_given_name on child.listed using btree (function_id, given_name COLLATE "sv-x-icu", family_name COLLATE "sv-x-icu", child_id);
create index listed_child_id_idx on child.listed using btree (child_id);
create index listed_latest on child.listed using btree (function_id, since desc, child_id);
create policy owner_all on child.listed for all to kring_owner
  using (true)
  with check (true);

-- R8: derived: the words of the names in child.listed, but for children with protected identity.
create table child.listed_words (
  function_id uuid not null,
  word text collate "C" not null,
  child_id uuid not null,
  constraint listed_words_pkey primary key (function_id, word, child_id),
  constraint listed_words_function_id_child_id_fkey foreign key (function_id, child_id) references child.listed(function_id, child_id) on delete cascade
);
alter table child.listed_words enable row level security, force row level security;
create index listed_words_function_id_child_id_idx on child.listed_words using btree (function_id, child_id);
create policy owner_all on child.listed_words for all to kring_owner
  using (true)
  with check (true);

create table child.meeting_participants (
  id uuid default platform.new_id() not null,
  meeting_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid,
  guardian_id uuid,
  edits_plan boolean default false not null,
  invited_at timestamptz,
  answer text,
  answered_at timestamptz,
  attended boolean,
  let_go_at timestamptz,  -- Since when they can no longer read the coming meeting: their calendar has let go of it, and only the unit that invited sees the row.
  constraint meeting_participants_pkey primary key (id),
  constraint meeting_participants_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint meeting_participants_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint meeting_participants_guardian_id_child_id_fkey foreign key (guardian_id, child_id) references child.guardians(id, child_id) on delete cascade,
  constraint meeting_participants_meeting_id_fkey foreign key (meeting_id) references child.meetings(id) on delete cascade,
  constraint meeting_participants_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint function_or_guardian check ((function_id is null) <> (guardian_id is null)),
  constraint meeting_participants_answer_check check (answer in ('yes', 'no', 'maybe'))
);
alter table child.meeting_participants enable row level security, force row level security;
create index meeting_participants_child_id_idx on child.meeting_participants using btree (child_id);
create index meeting_participants_function_id_idx on child.meeting_participants using btree (function_id, meeting_id) where (function_id is not null);
create index meeting_participants_let_go_idx on child.meeting_participants using btree (meeting_id) where (let_go_at is not null);
create unique index one_row_a_participant on child.meeting_participants using btree (meeting_id, function_id, guardian_id) nulls not distinct;
create trigger only_the_answer before update on child.meeting_participants for each row execute function child.only_the_answer();
create trigger refuse_closed_function before insert on child.meeting_participants for each row execute function people.refuse_closed_function('function_id');
create trigger tell_of_meeting after insert or update on child.meeting_participants for each row execute function child.tell_of_meeting();
-- Whoever is invited answers for themselves, as a function or as a guardian, if they still read the meeting. sharing.follows gives the row to its caller only.
create policy answer_as_invited on child.meeting_participants for update to kring_app
  using ((exists (select from child.meetings m
  where m.id = meeting_participants.meeting_id)) and (function_id = (select people.my_function()) or (exists (select from child.guardians g
  where g.id = meeting_participants.guardian_id and g.person_id = (select people.me_as_guardian())))));
-- Shape sharing.follows: written by function_id of child.meetings, about the same child and in the same unit.
create policy insert_with_meetings on child.meeting_participants for insert to kring_app
  with check ((exists (select from child.meetings parent
  where parent.id = meeting_participants.meeting_id and parent.child_id = meeting_participants.child_id and parent.unit_id = meeting_participants.unit_id and parent.function_id = (select people.my_function()))));
-- sharing.follows('child.meeting_participants', parent => 'child.meetings', by_column => 'meeting_id', write => 'function_id', inserts => 'id, meeting_id, child_id, unit_id, function_id, guardian_id, edits_plan', updates => 'edits_plan, invited_at, answer, answered_at, attended')
create policy owner_all on child.meeting_participants for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of child.meetings reads this.
create policy select_with_meetings on child.meeting_participants for select to kring_app
  using ((exists (select from child.meetings parent
  where parent.id = meeting_participants.meeting_id)));
-- R2: who can no longer read the meeting is shown to the unit that invited, and to nobody else. By hand: a restriction of all other readers.
create policy still_invited on child.meeting_participants as restrictive for select to kring_app
  using (let_go_at is null or unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = meeting_participants.child_id
 OFFSET 0)));
-- R10b: no guardian reads of a participant of another unit whom they were not told of. By hand: a restriction of one kind of reader.
create policy told_to_guardians on child.meeting_participants as restrictive for select to kring_app
  using ((select people.me_as_guardian()) is null or function_id is null or sharing.guardians_know_of(meeting_id, function_id));
-- Shape sharing.follows: changed by function_id of child.meetings.
create policy update_with_meetings on child.meeting_participants for update to kring_app
  using ((exists (select from child.meetings parent
  where parent.id = meeting_participants.meeting_id and parent.function_id = (select people.my_function()))));
grant select on child.meeting_participants to kring_app;
grant insert (child_id, edits_plan, function_id, guardian_id, id, meeting_id, unit_id), update (answer, answered_at, attended, edits_plan, invited_at) on child.meeting_participants to kring_app;

-- R2, R4: each text of an invitation is given on its own, to those whose areas cover it. It is never changed: another text is another row.
create table child.meeting_words (
  id uuid default platform.new_id() not null,
  meeting_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  "position" integer default 0 not null,
  kind text not null,  -- What the child does not want raised is never given: the database refuses it.
  areas text[] not null,  -- What the text speaks of: all eight where it is of the child as a whole, none where it is practical alone.
  words text not null,
  raised_by text default 'professional' not null,
  removed_at timestamptz,
  constraint meeting_words_pkey primary key (id),
  constraint meeting_words_id_meeting_id_key unique (id, meeting_id),
  constraint meeting_words_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint meeting_words_meeting_id_fkey foreign key (meeting_id) references child.meetings(id) on delete cascade,
  constraint meeting_words_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint meeting_words_areas_check check (child.areas_ok(areas)),
  constraint meeting_words_kind_check check (kind in ('information', 'discussion', 'decision', 'child_how', 'not_to_raise')),
  constraint meeting_words_raised_by_check check (raised_by in ('child', 'guardian', 'partner', 'professional')),
  constraint meeting_words_words_check check (length(words) >= 1 and length(words) <= 2000)
);
alter table child.meeting_words enable row level security, force row level security;
create index meeting_words_child_id_idx on child.meeting_words using btree (child_id);
create index meeting_words_meeting_id_idx on child.meeting_words using btree (meeting_id);
create index meeting_words_meeting_id_position_idx on child.meeting_words using btree (meeting_id, "position");
create trigger tell_of_meeting after insert or update on child.meeting_words for each row execute function child.tell_of_meeting();
-- An invitation is written by the function that called the meeting, until it closes. By hand: sharing.follows would open it to everyone invited, whatever their areas.
create policy insert_as_caller on child.meeting_words for insert to kring_app
  with check ((exists (select from child.meetings m
  where m.id = meeting_words.meeting_id and m.child_id = meeting_words.child_id and m.unit_id = meeting_words.unit_id and m.function_id = (select people.my_function()) and m.closed_at is null)));
-- sharing.protect('child.meeting_words', kind => 'meeting_words')
create policy owner_all on child.meeting_words for all to kring_owner
  using (true)
  with check (true);
-- A text is taken away by the function that called the meeting, until it closes.
create policy remove_as_caller on child.meeting_words for update to kring_app
  using ((exists (select from child.meetings m
  where m.id = meeting_words.meeting_id and m.function_id = (select people.my_function()) and m.closed_at is null)));
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.meeting_words for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = meeting_words.id and d.item_kind = 'meeting_words'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.meeting_words for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = meeting_words.id and d.item_kind = 'meeting_words'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.meeting_words for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = meeting_words.child_id
 OFFSET 0)));
grant select on child.meeting_words to kring_app;
grant insert ("position", areas, child_id, id, kind, meeting_id, raised_by, unit_id, words), update (removed_at) on child.meeting_words to kring_app;

create table child.meetings (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  plan_id uuid,
  function_id uuid not null,
  version integer default 1 not null,
  kind text default 'meeting' not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text default '' not null,
  child_takes_part text default 'undecided' not null,
  invited_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  sequence integer default 0 not null,
  once uuid not null,
  undone_at timestamptz,  -- The invitation was taken back at once by the one who made it: a cancellation of its own kind.
  constraint meetings_pkey primary key (id),
  constraint meetings_once_key unique (once),
  constraint meetings_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint meetings_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint meetings_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint meetings_plan_id_child_id_fkey foreign key (plan_id, child_id) references child.plans(id, child_id) on delete set null (plan_id),
  constraint meetings_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint ends_after_start check (ends_at > starts_at),
  constraint meetings_child_takes_part_check check (child_takes_part in ('undecided', 'whole', 'part', 'phone', 'represented', 'words_or_picture', 'not')),
  constraint meetings_kind_check check (kind in ('meeting', 'sip')),
  constraint meetings_place_check check (length(place) <= 200),
  constraint undone_is_cancelled check (undone_at is null or cancelled_at is not null)
);
alter table child.meetings enable row level security, force row level security;
create index meetings_child_id_starts_at_idx on child.meetings using btree (child_id, starts_at desc);
create index meetings_coming_idx on child.meetings using btree (ends_at) where ((cancelled_at is null) and (closed_at is null));
create index meetings_function_id_starts_at_idx on child.meetings using btree (function_id, starts_at);
create trigger tell_of_meeting after insert or update on child.meetings for each row execute function child.tell_of_meeting();
create trigger tell_plan_of_meeting after update on child.meetings for each row when (old.opened_at is DISTINCT from new.opened_at or old.closed_at is DISTINCT from new.closed_at or old.cancelled_at is DISTINCT from new.cancelled_at) execute function child.tell_plan_of_meeting();
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.meetings for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = meetings.child_id
 OFFSET 0)) and function_id = (select people.my_function()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.meetings', kind => 'meeting')
-- sharing.allow_insert_when_involved('child.meetings', inserts => 'id, collaboration_id, child_id, unit_id, plan_id, function_id, kind, starts_at, ends_at, place, child_takes_part, once', signed => 'function_id')
create policy owner_all on child.meetings for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.meetings for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = meetings.id and d.item_kind = 'meeting'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.meetings for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = meetings.id and d.item_kind = 'meeting'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.meetings for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = meetings.child_id
 OFFSET 0)));
-- The function that called the meeting changes it, and only while it works with the child: colleagues who are involved read it, and do not move it.
create policy update_as_caller on child.meetings for update to kring_app
  using (function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
  where i.child_id = meetings.child_id
 OFFSET 0)));
grant select on child.meetings to kring_app;
grant insert (child_id, child_takes_part, collaboration_id, ends_at, function_id, id, kind, once, place, plan_id, starts_at, unit_id), update (cancelled_at, child_takes_part, closed_at, ends_at, function_id, invited_at, opened_at, place, sequence, starts_at) on child.meetings to kring_app;

-- R10b: which row of the record that is kept says whether a guardian of the older one may see it, as it was when the two became one. Read and written by functions only.
create table child.merged_guardians (
  merge_id uuid not null,
  old_guardian_id uuid not null,
  guardian_id uuid not null,
  constraint merged_guardians_pkey primary key (merge_id, old_guardian_id),
  constraint merged_guardians_guardian_id_fkey foreign key (guardian_id) references child.guardians(id) on delete cascade,
  constraint merged_guardians_merge_id_fkey foreign key (merge_id) references child.merges(id) on delete cascade,
  constraint merged_guardians_old_guardian_id_fkey foreign key (old_guardian_id) references child.guardians(id) on delete cascade
);
alter table child.merged_guardians enable row level security, force row level security;
create index merged_guardians_guardian_id_idx on child.merged_guardians using btree (guardian_id);
create index merged_guardians_old_guardian_id_idx on child.merged_guardians using btree (old_guardian_id);
create policy owner_all on child.merged_guardians for all to kring_owner
  using (true)
  with check (true);

-- R10a: old_child_id is the same child as child_id, whose record is the one that goes on. Written by child.merge and child.split.
create table child.merges (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,  -- The record that is kept.
  old_child_id uuid not null,
  unit_id uuid not null,
  words text not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  split_at timestamptz,
  split_words text default '' not null,
  split_by_function_id uuid,
  split_by_person_id uuid,
  old_protection text default 'none' not null,  -- R8: of the older record when the two became one: a split gives it back.
  constraint merges_pkey primary key (id),
  constraint merges_once_key unique (once),
  constraint merges_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint merges_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint merges_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint merges_old_child_id_fkey foreign key (old_child_id) references child.children(id) on delete cascade,
  constraint merges_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint merges_split_by_function_id_fkey foreign key (split_by_function_id) references people.functions(id) on delete restrict,
  constraint merges_split_by_person_id_fkey foreign key (split_by_person_id) references people.persons(id) on delete restrict,
  constraint merges_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint merge_of_two check (child_id <> old_child_id),
  constraint merge_words check (length(words) >= 1 and length(words) <= 2000),
  constraint split_says_why check ((split_at is null) = (split_words = '')),
  constraint split_words check (length(split_words) <= 2000)
);
alter table child.merges enable row level security, force row level security;
create unique index merged_once on child.merges using btree (old_child_id) where (split_at is null);
create index merges_child_id_idx on child.merges using btree (child_id);
create index merges_function_id_idx on child.merges using btree (function_id);
create index merges_old_child_id_idx on child.merges using btree (old_child_id);
create index merges_person_id_idx on child.merges using btree (person_id);
create index merges_split_by_function_id_idx on child.merges using btree (split_by_function_id) where (split_by_function_id is not null);
create index merges_split_by_person_id_idx on child.merges using btree (split_by_person_id) where (split_by_person_id is not null);
create trigger relist_merged after insert or update of split_at on child.merges for each row execute function child.relist_merged();
-- sharing.protect('child.merges')
create policy owner_all on child.merges for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.merges for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = merges.child_id
 OFFSET 0)));
grant select on child.merges to kring_app;

-- Minutes: closing makes version 1; a correction is a new version with a reason.
create table child.minutes (
  meeting_id uuid not null,
  version integer not null,
  child_id uuid not null,
  unit_id uuid not null,
  words text not null,
  child_words text default '' not null,
  reason text default '' not null,
  written_by uuid not null,
  at timestamptz default now() not null,
  areas text[] default array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'] not null,  -- What the text and the child's words speak of. What came of a point has the areas of the point.
  attended uuid[],  -- Participants who were there, as this version says; of others it does not say so. Shown by the rows of participants that the reader sees (R10b), never counted.
  absent uuid[],  -- Participants who were not there, as this version says; of whom neither is said, nothing is said. Shown as attended is.
  constraint minutes_pkey primary key (meeting_id, version),
  constraint minutes_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint minutes_meeting_id_fkey foreign key (meeting_id) references child.meetings(id) on delete cascade,
  constraint minutes_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint minutes_written_by_fkey foreign key (written_by) references people.persons(id) on delete restrict,
  constraint correction_has_reason check (version = 1 or length(reason) > 0),
  constraint minutes_areas_check check (child.areas_ok(areas)),
  constraint minutes_child_words_check check (length(child_words) <= 10000),
  constraint minutes_reason_check check (length(reason) <= 2000),
  constraint minutes_version_check check (version > 0),
  constraint minutes_words_check check (length(words) <= 20000),
  constraint there_or_not_there check (not attended && absent)
);
alter table child.minutes enable row level security, force row level security;
create index minutes_child_id_idx on child.minutes using btree (child_id);
create index minutes_written_by_idx on child.minutes using btree (written_by);
create trigger tell_of_meeting after insert on child.minutes for each row execute function child.tell_of_meeting();
-- Minutes are written by the function that called the meeting. They are read by sharing.protect, version by version, so sharing.follows would open them to everyone invited.
create policy insert_as_caller on child.minutes for insert to kring_app
  with check (written_by = (select people.me()) and (exists (select from child.meetings m
  where m.id = minutes.meeting_id and m.child_id = minutes.child_id and m.unit_id = minutes.unit_id and m.function_id = (select people.my_function()))));
-- sharing.protect('child.minutes', kind => 'minutes', id_column => 'meeting_id', version_column => 'version')
create policy owner_all on child.minutes for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.minutes for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = minutes.meeting_id and d.item_kind = 'minutes' and d.version = minutes.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.minutes for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = minutes.meeting_id and d.item_kind = 'minutes' and d.version = minutes.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.minutes for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = minutes.child_id
 OFFSET 0)));
grant select on child.minutes to kring_app;
grant insert (absent, areas, attended, child_id, child_words, meeting_id, reason, unit_id, version, words, written_by) on child.minutes to kring_app;

-- R2, R4: a point as it stood when the minutes were written, and what came of it. Given on its own, to those whose areas cover it.
create table child.minutes_points (
  meeting_id uuid not null,
  version integer not null,
  point_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  "position" integer not null,
  kind text not null,
  raised_by text not null,
  title text not null,
  areas text[] not null,
  outcome text default '' not null,
  constraint minutes_points_pkey primary key (meeting_id, version, point_id),
  constraint minutes_points_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint minutes_points_meeting_id_version_fkey foreign key (meeting_id, version) references child.minutes(meeting_id, version) on delete cascade,
  constraint minutes_points_point_id_meeting_id_fkey foreign key (point_id, meeting_id) references child.meeting_words(id, meeting_id) on delete cascade,
  constraint minutes_points_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint minutes_points_areas_check check (child.areas_ok(areas)),
  constraint minutes_points_kind_check check (kind in ('information', 'discussion', 'decision')),
  constraint minutes_points_outcome_check check (length(outcome) <= 4000),
  constraint minutes_points_raised_by_check check (raised_by in ('child', 'guardian', 'partner', 'professional')),
  constraint minutes_points_title_check check (length(title) >= 1 and length(title) <= 2000)
);
alter table child.minutes_points enable row level security, force row level security;
create index minutes_points_child_id_idx on child.minutes_points using btree (child_id);
-- Written once, in the transaction of the version of the minutes and by its writer. sharing.follows knows no time.
create policy insert_with_minutes on child.minutes_points for insert to kring_app
  with check ((exists (select from child.minutes m
  where m.meeting_id = minutes_points.meeting_id and m.version = minutes_points.version and m.child_id = minutes_points.child_id and m.unit_id = minutes_points.unit_id and m.written_by = (select people.me()) and m.at = now())));
-- sharing.protect('child.minutes_points', kind => 'minutes_point', id_column => 'point_id', version_column => 'version')
create policy owner_all on child.minutes_points for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.minutes_points for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = minutes_points.point_id and d.item_kind = 'minutes_point' and d.version = minutes_points.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.minutes_points for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = minutes_points.point_id and d.item_kind = 'minutes_point' and d.version = minutes_points.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.minutes_points for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = minutes_points.child_id
 OFFSET 0)));
grant select on child.minutes_points to kring_app;
grant insert ("position", areas, child_id, kind, meeting_id, outcome, point_id, raised_by, title, unit_id, version) on child.minutes_points to kring_app;

-- Which function is the child's named person, with its history (R13).
create table child.named_persons (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  how text not null,
  set_by uuid not null,
  since timestamptz default now() not null,
  until timestamptz,
  constraint named_persons_pkey primary key (id),
  constraint named_persons_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint named_persons_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint named_persons_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint named_persons_set_by_fkey foreign key (set_by) references people.persons(id) on delete restrict,
  constraint named_persons_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint named_persons_how_check check (how in ('by_rule', 'by_hand'))
);
alter table child.named_persons enable row level security, force row level security;
create index named_persons_child_id_idx on child.named_persons using btree (child_id);
create index named_persons_function_id_idx on child.named_persons using btree (function_id);
create index named_persons_set_by_idx on child.named_persons using btree (set_by);
create unique index one_named_person on child.named_persons using btree (child_id) where (until is null);
create trigger refuse_closed_function before insert on child.named_persons for each row execute function people.refuse_closed_function('function_id');
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.named_persons for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = named_persons.child_id
 OFFSET 0)) and set_by = (select people.me()) and collaboration_id = (select people.my_collaboration()) and (exists (select from people.functions f
  where f.id = named_persons.function_id)));
-- sharing.protect('child.named_persons', kind => 'child', id_column => 'child_id')
-- sharing.allow_insert_when_involved('child.named_persons', inserts => 'id, collaboration_id, child_id, unit_id, function_id, how, set_by', signed => 'set_by', also => 'exists (select from people.functions f where f.id = child.named_persons.function_id)')
-- sharing.allow_update_when_involved('child.named_persons', updates => 'until')
create policy owner_all on child.named_persons for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.named_persons for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = named_persons.child_id and d.item_kind = 'child'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.named_persons for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = named_persons.child_id and d.item_kind = 'child'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.named_persons for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = named_persons.child_id
 OFFSET 0)));
-- Shape sharing.allow_update_when_involved: in my unit, about a child that my function is involved with (R1).
create policy update_when_involved on child.named_persons for update to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = named_persons.child_id
 OFFSET 0)));
grant select on child.named_persons to kring_app;
grant insert (child_id, collaboration_id, function_id, how, id, set_by, unit_id), update (until) on child.named_persons to kring_app;

-- R20: when two have written in the same field, the other text stands here until someone has chosen.
create table child.plan_alternatives (
  id uuid default platform.new_id() not null,
  plan_id uuid not null,
  part_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  field text not null,
  text text not null,
  by_function uuid not null,
  by_person uuid not null,
  at timestamptz default now() not null,
  settled_at timestamptz,
  settled_how text,
  constraint plan_alternatives_pkey primary key (id),
  constraint plan_alternatives_by_function_fkey foreign key (by_function) references people.functions(id) on delete restrict,
  constraint plan_alternatives_by_person_fkey foreign key (by_person) references people.persons(id) on delete restrict,
  constraint plan_alternatives_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_alternatives_part_id_fkey foreign key (part_id) references child.plan_parts(id) on delete cascade,
  constraint plan_alternatives_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint plan_alternatives_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint plan_alternatives_field_check check (field in ('words', 'how_seen')),
  constraint plan_alternatives_text_check check (length(text) <= 10000),
  constraint settled_how_known check (settled_how in ('took_this', 'kept_other', 'kept_both', 'wrote_on'))
);
alter table child.plan_alternatives enable row level security, force row level security;
create index plan_alternatives_by_function_idx on child.plan_alternatives using btree (by_function);
create index plan_alternatives_by_person_idx on child.plan_alternatives using btree (by_person);
create index plan_alternatives_child_id_idx on child.plan_alternatives using btree (child_id);
create index plan_alternatives_part_id_idx on child.plan_alternatives using btree (part_id);
create index plan_alternatives_plan_id_idx on child.plan_alternatives using btree (plan_id) where (settled_at is null);
create index plan_alternatives_plan_id_idx1 on child.plan_alternatives using btree (plan_id);
create trigger tell_of_plan after insert or update on child.plan_alternatives for each row execute function child.tell_of_plan();
-- Shape sharing.follows: written by whoever reads the row of child.plan_parts, about the same child and in the same unit.
create policy insert_with_plan_parts on child.plan_alternatives for insert to kring_app
  with check (by_function = (select people.my_function()) and by_person = (select people.me()) and (exists (select from child.plan_parts parent
  where parent.id = plan_alternatives.part_id and parent.child_id = plan_alternatives.child_id and parent.unit_id = plan_alternatives.unit_id)) and (exists (select from child.plan_parts p
  where p.id = plan_alternatives.part_id and p.plan_id = plan_alternatives.plan_id)));
-- sharing.follows('child.plan_alternatives', parent => 'child.plan_parts', by_column => 'part_id', write => 'reader', inserts => 'id, plan_id, part_id, child_id, unit_id, field, text, by_function, by_person', updates => 'settled_at, settled_how', signed => 'by_function, by_person', also => 'exists (select from child.plan_parts p where p.id = child.plan_alternatives.part_id and p.plan_id = child.plan_alternatives.plan_id)')
create policy owner_all on child.plan_alternatives for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of child.plan_parts reads this.
create policy select_with_plan_parts on child.plan_alternatives for select to kring_app
  using ((exists (select from child.plan_parts parent
  where parent.id = plan_alternatives.part_id)));
-- Shape sharing.follows: changed by whoever reads the row of child.plan_parts.
create policy update_with_plan_parts on child.plan_alternatives for update to kring_app
  using ((exists (select from child.plan_parts parent
  where parent.id = plan_alternatives.part_id)));
grant select on child.plan_alternatives to kring_app;
grant insert (by_function, by_person, child_id, field, id, part_id, plan_id, text, unit_id), update (settled_at, settled_how) on child.plan_alternatives to kring_app;

-- Who gets which part when the plan is published. Chosen by the lead in the draft; each publication is a disclosure a partner.
create table child.plan_partners (
  plan_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  id uuid default platform.new_id() not null,
  function_id uuid,
  guardian_id uuid,
  gets text default 'areas' not null,
  areas text[] default '{}'::text[] not null,
  basis_id uuid,
  purpose text default '' not null,
  family_view text default '' not null,
  informed boolean default true not null,
  not_informed_reason text default '' not null,
  until_on date,
  added_at timestamptz default now() not null,
  removed_at timestamptz,
  chosen_at timestamptz default now() not null,
  constraint plan_partners_pkey primary key (id),
  constraint plan_partners_basis_id_fkey foreign key (basis_id) references sharing.bases(id) on delete restrict,
  constraint plan_partners_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_partners_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint plan_partners_guardian_id_child_id_fkey foreign key (guardian_id, child_id) references child.guardians(id, child_id) on delete cascade,
  constraint plan_partners_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint plan_partners_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint function_or_guardian check ((function_id is null) <> (guardian_id is null)),
  constraint gets_known check (gets in ('whole', 'areas', 'nothing')),
  constraint nothing_has_a_reason check (gets <> 'nothing' or guardian_id is not null and length(not_informed_reason) > 0),
  constraint plan_partners_areas_check check (child.areas_ok(areas)),
  constraint plan_partners_family_view_check check (length(family_view) <= 4000),
  constraint plan_partners_not_informed_reason_check check (length(not_informed_reason) <= 2000),
  constraint plan_partners_purpose_check check (length(purpose) <= 2000)
);
alter table child.plan_partners enable row level security, force row level security;
create unique index one_row_a_partner on child.plan_partners using btree (plan_id, function_id, guardian_id) nulls not distinct where (removed_at is null);
create index plan_partners_child_id_idx on child.plan_partners using btree (child_id);
create index plan_partners_function_id_idx on child.plan_partners using btree (function_id) where (function_id is not null);
create index plan_partners_plan_id_idx on child.plan_partners using btree (plan_id);
create trigger refuse_closed_function before insert on child.plan_partners for each row execute function people.refuse_closed_function('function_id');
-- R2: who is to receive the plan is chosen by its lead. Read by the involved of the unit, not by all who read the plan, so no sharing.follows.
create policy insert_as_lead on child.plan_partners for insert to kring_app
  with check ((exists (select from child.plans p
  where p.id = plan_partners.plan_id and p.child_id = plan_partners.child_id and p.unit_id = plan_partners.unit_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)))));
-- sharing.protect('child.plan_partners')
create policy owner_all on child.plan_partners for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.plan_partners for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_partners.child_id
 OFFSET 0)));
-- R2: what a partner is to receive is changed by the lead of the plan alone.
create policy update_as_lead on child.plan_partners for update to kring_app
  using ((exists (select from child.plans p
  where p.id = plan_partners.plan_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)))));
grant select on child.plan_partners to kring_app;
grant insert (areas, basis_id, child_id, family_view, function_id, gets, guardian_id, id, informed, not_informed_reason, plan_id, purpose, unit_id, until_on), update (areas, basis_id, chosen_at, family_view, gets, informed, not_informed_reason, purpose, removed_at, until_on) on child.plan_partners to kring_app;

-- The draft, part by part. Kinds with one row each: why, matters, the SIP fields, afterwards. The rest repeat.
create table child.plan_parts (
  id uuid default platform.new_id() not null,
  plan_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  parent_id uuid,
  "position" integer default 0 not null,
  area text,
  voice text,
  words text default '' not null,
  how_seen text default '' not null,
  function_id uuid,
  from_on date,
  until_on date,
  edited_by uuid,
  edited_at timestamptz default now() not null,
  removed_at timestamptz,
  constraint plan_parts_pkey primary key (id),
  constraint plan_parts_id_plan_id_key unique (id, plan_id),
  constraint plan_parts_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_parts_edited_by_fkey foreign key (edited_by) references people.functions(id) on delete set null,
  constraint plan_parts_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint plan_parts_parent_id_plan_id_fkey foreign key (parent_id, plan_id) references child.plan_parts(id, plan_id) on delete cascade,
  constraint plan_parts_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint plan_parts_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint dates_in_order check (until_on is null or from_on is null or until_on >= from_on),
  constraint goal_and_action_have_parent check ((kind <> all (array['goal', 'action'])) or parent_id is not null),
  constraint need_has_area check (kind <> 'need' or area is not null),
  constraint plan_parts_area_check check (area is null or child.areas_ok(array[area])),
  constraint plan_parts_how_seen_check check (length(how_seen) <= 4000),
  constraint plan_parts_kind_check check (kind in ('why', 'matters', 'need', 'goal', 'action', 'view', 'disagreement', 'sip_measures', 'sip_responsibility', 'sip_others', 'sip_overall')),
  constraint plan_parts_voice_check check (voice in ('child', 'guardian', 'partner', 'professional')),
  constraint plan_parts_words_check check (length(words) <= 10000)
);
alter table child.plan_parts enable row level security, force row level security;
create index plan_parts_child_id_idx on child.plan_parts using btree (child_id);
create index plan_parts_edited_by_idx on child.plan_parts using btree (edited_by) where (edited_by is not null);
create index plan_parts_function_id_idx on child.plan_parts using btree (function_id) where (function_id is not null);
create index plan_parts_plan_id_position_idx on child.plan_parts using btree (plan_id, "position");
create trigger edited_by_me before update on child.plan_parts for each row when (new.edited_by is DISTINCT from old.edited_by) execute function child.edited_by_me();
create trigger refuse_administrator before insert or update of function_id on child.plan_parts for each row execute function people.refuse_administrator('function_id');
create trigger refuse_closed_function before insert on child.plan_parts for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function_again before update on child.plan_parts for each row when (new.function_id is DISTINCT from old.function_id) execute function people.refuse_closed_function('function_id');
create trigger tell_of_plan after insert or update on child.plan_parts for each row execute function child.tell_of_plan();
-- R3: the draft is written by the lead, and by functions to whom the lead has opened it, while the plan lasts; each part says who wrote it last.
create policy insert_as_lead on child.plan_parts for insert to kring_app
  with check (edited_by = (select people.my_function()) and (exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id and p.ended_at is null and (p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)) or (exists (select from sharing.given_to_my_function d
          where d.item_id = p.id and d.item_kind = 'draft'
         OFFSET 0)) and child.draft_covers(plan_parts.plan_id, plan_parts.kind, plan_parts.area, plan_parts.parent_id, plan_parts.edited_by)))));
-- R3: a colleague in the room writes in the draft while the lead's meeting is open.
create policy insert_in_open_meeting on child.plan_parts for insert to kring_app
  with check (edited_by = (select people.my_function()) and unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_parts.child_id
 OFFSET 0)) and child.draft_open_in_meeting(plan_id) and (exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id)));
create policy owner_all on child.plan_parts for all to kring_owner
  using (true)
  with check (true);
-- R3: the draft is the lead's. Colleagues who are involved with the child read what is published, not what is being written.
create policy select_as_lead on child.plan_parts for select to kring_app
  using ((exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)))));
-- R3: a colleague in the room reads the draft while the lead's meeting is open.
create policy select_in_open_meeting on child.plan_parts for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_parts.child_id
 OFFSET 0)) and child.draft_open_in_meeting(plan_id));
-- R3, R4: for a meeting the lead opens the draft to functions of other units, by a disclosure of kind `draft`, for the areas that it names.
create policy select_open_draft on child.plan_parts for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plan_parts.plan_id and d.item_kind = 'draft'
 OFFSET 0)) and child.draft_covers(plan_id, kind, area, parent_id, edited_by));
-- R3: changed by the lead, and by functions to whom the lead has opened the draft, while the plan lasts.
create policy update_as_lead on child.plan_parts for update to kring_app
  using ((exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.ended_at is null and (p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)) or (exists (select from sharing.given_to_my_function d
          where d.item_id = p.id and d.item_kind = 'draft'
         OFFSET 0)) and child.draft_covers(plan_parts.plan_id, plan_parts.kind, plan_parts.area, plan_parts.parent_id, plan_parts.edited_by)))));
-- R3: the same for what stands in the draft.
create policy update_in_open_meeting on child.plan_parts for update to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_parts.child_id
 OFFSET 0)) and child.draft_open_in_meeting(plan_id));
grant select on child.plan_parts to kring_app;
grant insert ("position", area, child_id, edited_by, from_on, function_id, how_seen, id, kind, parent_id, plan_id, unit_id, until_on, voice, words), update ("position", area, edited_at, edited_by, from_on, function_id, how_seen, removed_at, until_on, voice, words) on child.plan_parts to kring_app;

create table child.plan_version_parts (
  plan_id uuid not null,
  version integer not null,
  part_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  parent_id uuid,
  "position" integer not null,
  area text,
  voice text,
  words text not null,
  how_seen text not null,
  function_id uuid,
  from_on date,
  until_on date,
  constraint plan_version_parts_pkey primary key (plan_id, version, part_id),
  constraint plan_version_parts_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_version_parts_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint plan_version_parts_plan_id_version_fkey foreign key (plan_id, version) references child.plan_versions(plan_id, version) on delete cascade,
  constraint plan_version_parts_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict
);
alter table child.plan_version_parts enable row level security, force row level security;
create index plan_version_parts_child_id_idx on child.plan_version_parts using btree (child_id);
create index plan_version_parts_function_id_idx on child.plan_version_parts using btree (function_id) where (function_id is not null);
create index plan_version_parts_function_id_until_on_idx on child.plan_version_parts using btree (function_id, until_on) where (kind = 'action');
create index plan_version_parts_part_id_version_idx on child.plan_version_parts using btree (part_id, version);
create trigger refuse_closed_function before insert on child.plan_version_parts for each row execute function people.refuse_closed_function('function_id');
-- R3: only while the version is being made (the same transaction and person), and only parts of that plan's own draft: who reads a published part reads its marks.
create policy insert_as_lead on child.plan_version_parts for insert to kring_app
  with check ((exists (select from child.plans p
  where p.id = plan_version_parts.plan_id and p.child_id = plan_version_parts.child_id and p.unit_id = plan_version_parts.unit_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)))) and (exists (select from child.plan_versions v
  where v.plan_id = plan_version_parts.plan_id and v.version = plan_version_parts.version and v.published_at = now() and v.published_by = (select people.me()))) and (exists (select from child.plan_parts q
  where q.id = plan_version_parts.part_id and q.plan_id = plan_version_parts.plan_id)));
-- sharing.protect('child.plan_version_parts', kind => 'plan_part', id_column => 'part_id', version_column => 'version')
create policy owner_all on child.plan_version_parts for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.plan_version_parts for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = plan_version_parts.part_id and d.item_kind = 'plan_part' and d.version = plan_version_parts.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.plan_version_parts for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plan_version_parts.part_id and d.item_kind = 'plan_part' and d.version = plan_version_parts.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.plan_version_parts for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_version_parts.child_id
 OFFSET 0)));
grant insert, select on child.plan_version_parts to kring_app;

-- A published version: frozen, and given part by part.
create table child.plan_versions (
  plan_id uuid not null,
  version integer not null,
  child_id uuid not null,
  unit_id uuid not null,
  lead_function_id uuid not null,
  next_on date not null,
  sip boolean not null,
  published_by uuid not null,
  published_at timestamptz default now() not null,
  once uuid,
  constraint plan_versions_pkey primary key (plan_id, version),
  constraint plan_versions_once_key unique (once),
  constraint plan_versions_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_versions_lead_function_id_fkey foreign key (lead_function_id) references people.functions(id) on delete restrict,
  constraint plan_versions_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint plan_versions_published_by_fkey foreign key (published_by) references people.persons(id) on delete restrict,
  constraint plan_versions_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint plan_versions_version_check check (version > 0)
);
alter table child.plan_versions enable row level security, force row level security;
create index plan_versions_child_id_idx on child.plan_versions using btree (child_id);
create index plan_versions_lead_function_id_idx on child.plan_versions using btree (lead_function_id);
create index plan_versions_published_by_idx on child.plan_versions using btree (published_by);
create trigger tell_of_plan after insert on child.plan_versions for each row execute function child.tell_of_plan();
-- R3: a version is published by the lead of the plan, in their own name, and not after the plan has ended.
create policy insert_as_lead on child.plan_versions for insert to kring_app
  with check (published_by = (select people.me()) and (exists (select from child.plans p
  where p.id = plan_versions.plan_id and p.child_id = plan_versions.child_id and p.unit_id = plan_versions.unit_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)) and p.ended_at is null)));
-- sharing.protect('child.plan_versions', kind => 'plan', id_column => 'plan_id', version_column => 'version')
create policy owner_all on child.plan_versions for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.plan_versions for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = plan_versions.plan_id and d.item_kind = 'plan' and d.version = plan_versions.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.plan_versions for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plan_versions.plan_id and d.item_kind = 'plan' and d.version = plan_versions.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.plan_versions for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_versions.child_id
 OFFSET 0)));
grant select on child.plan_versions to kring_app;
grant insert (child_id, lead_function_id, next_on, once, plan_id, published_by, sip, unit_id, version) on child.plan_versions to kring_app;

-- R2, R3: what is new in a version, and why the plan ended and what comes after. Given on their own, to those who have the whole.
create table child.plan_words (
  id uuid default platform.new_id() not null,
  plan_id uuid not null,
  version integer not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  reason text,
  words text default '' not null,
  afterwards text default '' not null,
  written_by uuid,  -- Null where it was written before this was kept.
  at timestamptz default now() not null,
  constraint plan_words_pkey primary key (id),
  constraint once_a_version unique (plan_id, version, kind),
  constraint plan_words_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plan_words_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint plan_words_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint plan_words_written_by_fkey foreign key (written_by) references people.persons(id) on delete restrict,
  constraint ended_with_reason check ((kind = 'ended') = (reason is not null)),
  constraint plan_words_afterwards_check check (length(afterwards) <= 20000),
  constraint plan_words_kind_check check (kind in ('changed', 'ended')),
  constraint plan_words_reason_check check (reason in ('goals_reached', 'family_declined', 'moved', 'handed_over', 'adult', 'other')),
  constraint plan_words_words_check check (length(words) <= 20000)
);
alter table child.plan_words enable row level security, force row level security;
create index plan_words_child_id_idx on child.plan_words using btree (child_id);
create index plan_words_written_by_idx on child.plan_words using btree (written_by) where (written_by is not null);
create trigger tell_of_plan after insert on child.plan_words for each row execute function child.tell_of_plan();
-- R3: written by the lead of the plan, in the transaction that publishes the version or ends the plan, and never again.
create policy insert_as_lead on child.plan_words for insert to kring_app
  with check (written_by = (select people.me()) and (exists (select from child.plans p
  where p.id = plan_words.plan_id and p.child_id = plan_words.child_id and p.unit_id = plan_words.unit_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)) and (plan_words.kind = 'changed' or p.ended_at = now() and p.current_version = plan_words.version))) and (kind = 'ended' or (exists (select from child.plan_versions v
  where v.plan_id = plan_words.plan_id and v.version = plan_words.version and v.published_at = now() and v.published_by = (select people.me())))));
-- sharing.protect('child.plan_words', kind => 'plan_words', version_column => 'version')
create policy owner_all on child.plan_words for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.plan_words for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = plan_words.id and d.item_kind = 'plan_words' and d.version = plan_words.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.plan_words for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plan_words.id and d.item_kind = 'plan_words' and d.version = plan_words.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.plan_words for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plan_words.child_id
 OFFSET 0)));
grant select on child.plan_words to kring_app;
grant insert (afterwards, child_id, id, kind, plan_id, reason, unit_id, version, words, written_by) on child.plan_words to kring_app;

create table child.plans (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  lead_function_id uuid not null,
  next_on date not null,
  sip boolean default false not null,
  current_version integer default 0 not null,
  started_at timestamptz default now() not null,
  ended_at timestamptz,
  once uuid not null,
  constraint plans_pkey primary key (id),
  constraint plans_id_child_id_key unique (id, child_id),
  constraint plans_once_key unique (once),
  constraint plans_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint plans_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint plans_lead_function_id_fkey foreign key (lead_function_id) references people.functions(id) on delete restrict,
  constraint plans_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict
);
alter table child.plans enable row level security, force row level security;
create unique index one_live_plan on child.plans using btree (child_id) where (ended_at is null);
create index plans_child_id_idx on child.plans using btree (child_id);
create index plans_lead_function_id_idx on child.plans using btree (lead_function_id);
create index plans_lead_function_id_next_on_idx on child.plans using btree (lead_function_id, next_on) where (ended_at is null);
create constraint trigger ended_with_reason after insert or update of ended_at on child.plans deferrable initially deferred for each row when (new.ended_at is not null) execute function child.end_has_a_reason();
create trigger refuse_closed_function_again before update on child.plans for each row when (new.lead_function_id is DISTINCT from old.lead_function_id) execute function people.refuse_closed_function('lead_function_id');
create trigger tell_of_plan after update on child.plans for each row execute function child.tell_of_plan_itself();
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.plans for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plans.child_id
 OFFSET 0)) and lead_function_id = (select people.my_function()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.plans', kind => 'plan')
-- sharing.allow_insert_when_involved('child.plans', inserts => 'id, collaboration_id, child_id, unit_id, lead_function_id, next_on, sip, once', signed => 'lead_function_id')
create policy owner_all on child.plans for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.plans for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = plans.id and d.item_kind = 'plan'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.plans for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plans.id and d.item_kind = 'plan'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.plans for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = plans.child_id
 OFFSET 0)));
-- R3: whoever the draft is open to finds the plan that it is a draft of, though no version was given to them.
create policy select_open_draft on child.plans for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = plans.id and d.item_kind = 'draft'
 OFFSET 0)));
-- R3: only the function that leads the plan changes or ends it, and only while it works with the child.
create policy update_as_lead on child.plans for update to kring_app
  using (lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
  where i.child_id = plans.child_id
 OFFSET 0)));
grant select on child.plans to kring_app;
grant insert (child_id, collaboration_id, id, lead_function_id, next_on, once, sip, unit_id), update (current_version, ended_at, lead_function_id, next_on, sip) on child.plans to kring_app;

-- Why protection was turned on, changed or off, and by whom.
create table child.protection_decisions (
  id uuid default platform.new_id() not null,
  child_id uuid not null,
  unit_id uuid not null,
  protection text not null,
  reason text not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  constraint protection_decisions_pkey primary key (id),
  constraint protection_decisions_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint protection_decisions_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint protection_decisions_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint protection_decisions_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint protection_decisions_protection_check check (protection in ('none', 'marked', 'protected_registration', 'fictitious')),
  constraint protection_decisions_reason_check check (length(reason) >= 1 and length(reason) <= 2000)
);
alter table child.protection_decisions enable row level security, force row level security;
create index protection_decisions_child_id_at_idx on child.protection_decisions using btree (child_id, at desc);
create index protection_decisions_function_id_idx on child.protection_decisions using btree (function_id);
create index protection_decisions_person_id_idx on child.protection_decisions using btree (person_id);
create policy owner_all on child.protection_decisions for all to kring_owner
  using (true)
  with check (true);
-- R8: decisions stand in the child's own unit and carry no other reader. No sharing.protect: they are never disclosed, and an involvement exists only in the unit that holds the record.
create policy select_when_involved on child.protection_decisions for select to kring_app
  using ((exists (select from sharing.my_involvements i
  where i.child_id = protection_decisions.child_id
 OFFSET 0)));
grant select on child.protection_decisions to kring_app;

-- R5: that the duty to report was done. A record, not the channel. No guardian reads it, and no disclosure can carry it.
create table child.reports (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  made_at timestamptz not null,
  made_to text not null,
  how text not null,
  note text default '' not null,
  guardians_told boolean not null,
  not_told_reason text default '' not null,
  once uuid not null,
  written_at timestamptz default now() not null,
  constraint reports_pkey primary key (id),
  constraint reports_once_key unique (once),
  constraint reports_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint reports_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint reports_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint reports_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint reports_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint reports_how_check check (how in ('phone', 'in_person', 'e_service', 'letter')),
  constraint reports_made_to_check check (length(made_to) >= 1 and length(made_to) <= 200),
  constraint reports_not_told_reason_check check (length(not_told_reason) <= 2000),
  constraint reports_note_check check (length(note) <= 4000),
  constraint told_or_why_not check (guardians_told or length(not_told_reason) > 0)
);
alter table child.reports enable row level security, force row level security;
create index reports_child_id_idx on child.reports using btree (child_id);
create index reports_function_id_idx on child.reports using btree (function_id);
create index reports_person_id_idx on child.reports using btree (person_id);
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.reports for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = reports.child_id
 OFFSET 0)) and function_id = (select people.my_function()) and person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.reports', kind => 'report')
-- sharing.allow_insert_when_involved('child.reports', inserts => 'id, collaboration_id, child_id, unit_id, function_id, person_id, made_at, made_to, how, note, guardians_told, not_told_reason, once', signed => 'function_id, person_id')
create policy owner_all on child.reports for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.reports for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = reports.id and d.item_kind = 'report'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.reports for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = reports.id and d.item_kind = 'report'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.reports for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = reports.child_id
 OFFSET 0)));
grant select on child.reports to kring_app;
grant insert (child_id, collaboration_id, function_id, guardians_told, how, id, made_at, made_to, not_told_reason, note, once, person_id, unit_id) on child.reports to kring_app;

create table child.request_answers (
  id uuid default platform.new_id() not null,
  request_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  words text not null,
  send_on_to uuid,
  function_id uuid not null,
  person_id uuid not null,
  once uuid not null,
  at timestamptz default now() not null,
  constraint request_answers_pkey primary key (id),
  constraint request_answers_once_key unique (once),
  constraint request_answers_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint request_answers_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint request_answers_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint request_answers_request_id_fkey foreign key (request_id) references child.requests(id) on delete cascade,
  constraint request_answers_send_on_to_fkey foreign key (send_on_to) references people.functions(id) on delete restrict,
  constraint request_answers_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint request_answers_kind_check check (kind in ('accepted', 'advised', 'declined', 'send_on_proposed', 'send_on_agreed', 'send_on_refused')),
  constraint request_answers_words_check check (length(words) >= 1 and length(words) <= 10000),
  constraint send_on_names_whom check ((kind = 'send_on_proposed') = (send_on_to is not null))
);
alter table child.request_answers enable row level security, force row level security;
create unique index one_answer_that_counts on child.request_answers using btree (request_id) where (kind in ('accepted', 'advised', 'declined', 'send_on_agreed'));
create index request_answers_child_id_idx on child.request_answers using btree (child_id);
create index request_answers_declined_idx on child.request_answers using btree (request_id) where (kind = 'declined');
create index request_answers_function_id_idx on child.request_answers using btree (function_id);
create index request_answers_person_id_idx on child.request_answers using btree (person_id);
create index request_answers_request_id_idx on child.request_answers using btree (request_id);
create index request_answers_send_on_to_idx on child.request_answers using btree (send_on_to) where (send_on_to is not null);
create trigger mark_request_answered after insert on child.request_answers for each row execute function child.mark_request_answered();
-- R14: the function that was asked answers; whether it may be sent on is answered by the function that asked. Which of the two depends on the kind of answer, and a withdrawn request takes none.
create policy insert_as_party on child.request_answers for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and (exists (select from child.requests r
  where r.id = request_answers.request_id and r.child_id = request_answers.child_id and r.unit_id = request_answers.unit_id and r.withdrawn_at is null and
        case
            when request_answers.kind in ('send_on_agreed', 'send_on_refused') then r.from_function_id
            else r.to_function_id
        end = (select people.my_function()))));
create policy owner_all on child.request_answers for all to kring_owner
  using (true)
  with check (true);
-- R2, R14: read by the unit that asked, by the function that was asked, and by who answered, if they still read the request. Others who were given the request were not given its answers.
create policy select_with_request on child.request_answers for select to kring_app
  using ((exists (select from child.requests r
  where r.id = request_answers.request_id and (r.unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
          where i.child_id = r.child_id
         OFFSET 0)) or r.to_function_id = (select people.my_function()) or request_answers.function_id = (select people.my_function())))));
grant select on child.request_answers to kring_app;
grant insert (child_id, function_id, id, kind, once, person_id, request_id, send_on_to, unit_id, words) on child.request_answers to kring_app;

-- R14: what the sender did after a no. Never given to anyone (R1).
create table child.request_ends (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  request_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  how text not null,
  words text default '' not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  constraint request_ends_pkey primary key (id),
  constraint request_ends_once_key unique (once),
  constraint request_ends_request_id_key unique (request_id),
  constraint request_ends_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint request_ends_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint request_ends_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint request_ends_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint request_ends_request_id_child_id_fkey foreign key (request_id, child_id) references child.requests(id, child_id) on delete cascade,
  constraint request_ends_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint enough_says_why check (how <> 'enough' or words <> ''),
  constraint how_known check (how in ('asked_another', 'enough')),
  constraint words_fit check (length(words) <= 2000)
);
alter table child.request_ends enable row level security, force row level security;
create index request_ends_child_id_idx on child.request_ends using btree (child_id);
create index request_ends_function_id_idx on child.request_ends using btree (function_id);
create index request_ends_person_id_idx on child.request_ends using btree (person_id);
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.request_ends for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = request_ends.child_id
 OFFSET 0)) and function_id = (select people.my_function()) and person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()) and (exists (select from child.requests r
     join child.request_answers a on a.request_id = r.id and a.kind = 'declined'
  where r.id = request_ends.request_id and r.child_id = request_ends.child_id and r.from_function_id = (select people.my_function()) and r.withdrawn_at is null)));
-- sharing.protect('child.request_ends')
-- sharing.allow_insert_when_involved('child.request_ends', inserts => 'id, collaboration_id, request_id, child_id, unit_id, how, words, function_id, person_id, once', signed => 'function_id, person_id', also => 'exists (select from child.requests r join child.request_answers a on a.request_id = r.id and a.kind = ''declined'' where r.id = request_ends.request_id and r.child_id = request_ends.child_id and r.from_function_id = (select people.my_function()) and r.withdrawn_at is null)')
create policy owner_all on child.request_ends for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.request_ends for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = request_ends.child_id
 OFFSET 0)));
grant select on child.request_ends to kring_app;
grant insert (child_id, collaboration_id, function_id, how, id, once, person_id, request_id, unit_id, words) on child.request_ends to kring_app;

-- A request for assistance: to one function, with an answer-by date; its disclosure gives it to the receiver (R14).
create table child.requests (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  from_function_id uuid not null,
  from_person_id uuid not null,
  to_function_id uuid not null,
  version integer default 1 not null,
  asked text not null,
  tried text default '' not null,
  child_view text default '' not null,
  guardian_view text default '' not null,
  areas text[] not null,
  answer_by date not null,
  sent_on_from uuid,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  once uuid not null,
  sent_at timestamptz default now() not null,
  constraint requests_pkey primary key (id),
  constraint requests_id_child_id_key unique (id, child_id),
  constraint requests_once_key unique (once),
  constraint requests_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint requests_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint requests_from_function_id_fkey foreign key (from_function_id) references people.functions(id) on delete restrict,
  constraint requests_from_person_id_fkey foreign key (from_person_id) references people.persons(id) on delete restrict,
  constraint requests_sent_on_from_child_id_fkey foreign key (sent_on_from, child_id) references child.requests(id, child_id) on delete set null (sent_on_from),
  constraint requests_to_function_id_fkey foreign key (to_function_id) references people.functions(id) on delete restrict,
  constraint requests_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint requests_areas_check check (child.areas_ok(areas) and cardinality(areas) > 0),
  constraint requests_asked_check check (length(asked) >= 1 and length(asked) <= 10000),
  constraint requests_child_view_check check (length(child_view) <= 10000),
  constraint requests_guardian_view_check check (length(guardian_view) <= 10000),
  constraint requests_tried_check check (length(tried) <= 10000)
);
alter table child.requests enable row level security, force row level security;
create index requests_child_id_sent_at_idx on child.requests using btree (child_id, sent_at desc);
create index requests_from_function_id_sent_at_idx on child.requests using btree (from_function_id, sent_at desc);
create index requests_from_person_id_idx on child.requests using btree (from_person_id);
create index requests_to_function_id_answered_at_answer_by_idx on child.requests using btree (to_function_id, answered_at, answer_by);
create index requests_unanswered_idx on child.requests using btree (from_function_id, answer_by) where ((answered_at is null) and (withdrawn_at is null));
create index requests_waiting_idx on child.requests using btree (to_function_id, answer_by) where ((answered_at is null) and (withdrawn_at is null));
create trigger refuse_closed_function before insert on child.requests for each row execute function people.refuse_closed_function('to_function_id');
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.requests for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = requests.child_id
 OFFSET 0)) and from_function_id = (select people.my_function()) and from_person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.requests', kind => 'request', version_column => 'version')
-- sharing.allow_insert_when_involved('child.requests', inserts => 'id, collaboration_id, child_id, unit_id, from_function_id, from_person_id, to_function_id, asked, tried, child_view, guardian_view, areas, answer_by, sent_on_from, once', signed => 'from_function_id, from_person_id')
create policy owner_all on child.requests for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.requests for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = requests.id and d.item_kind = 'request' and d.version = requests.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.requests for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = requests.id and d.item_kind = 'request' and d.version = requests.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.requests for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = requests.child_id
 OFFSET 0)));
-- A request is withdrawn by the function that sent it, while it works with the child; colleagues read it only.
create policy withdraw_as_sender on child.requests for update to kring_app
  using (from_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
  where i.child_id = requests.child_id
 OFFSET 0)));
grant select on child.requests to kring_app;
grant insert (answer_by, areas, asked, child_id, child_view, collaboration_id, from_function_id, from_person_id, guardian_view, id, once, sent_on_from, to_function_id, tried, unit_id), update (withdrawn_at) on child.requests to kring_app;

create table child.review_needs (
  review_id uuid not null,
  part_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  answers jsonb default '{}'::jsonb not null,
  constraint review_needs_pkey primary key (review_id, part_id),
  constraint review_needs_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint review_needs_review_id_fkey foreign key (review_id) references child.reviews(id) on delete cascade,
  constraint review_needs_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint review_needs_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000)
);
alter table child.review_needs enable row level security, force row level security;
create index review_needs_child_id_idx on child.review_needs using btree (child_id);
-- A review is written once: its needs come in the same transaction, by the same person. sharing.follows knows no time.
create policy insert_with_review on child.review_needs for insert to kring_app
  with check ((exists (select from child.reviews r
  where r.id = review_needs.review_id and r.child_id = review_needs.child_id and r.person_id = (select people.me()) and r.at = now())));
-- sharing.follows('child.review_needs', parent => 'child.reviews', by_column => 'review_id')
create policy owner_all on child.review_needs for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of child.reviews reads this.
create policy select_with_reviews on child.review_needs for select to kring_app
  using ((exists (select from child.reviews parent
  where parent.id = review_needs.review_id)));
grant select on child.review_needs to kring_app;
grant insert (answers, child_id, part_id, review_id, unit_id) on child.review_needs to kring_app;

-- Follow-up: each need beside what it was, in words.
create table child.reviews (
  id uuid default platform.new_id() not null,
  plan_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  version integer not null,
  held_on date not null,
  assessment_before uuid,
  assessment_after uuid,
  decision text not null,
  function_id uuid not null,
  person_id uuid not null,
  once uuid not null,
  at timestamptz default now() not null,
  instrument_version_id uuid default learning.version_in_use('review') not null,
  answers jsonb default '{}'::jsonb not null,
  constraint reviews_pkey primary key (id),
  constraint reviews_once_key unique (once),
  constraint reviews_assessment_after_child_id_fkey foreign key (assessment_after, child_id) references child.assessments(id, child_id) on delete cascade,
  constraint reviews_assessment_before_child_id_fkey foreign key (assessment_before, child_id) references child.assessments(id, child_id) on delete cascade,
  constraint reviews_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint reviews_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint reviews_instrument_version_id_fkey foreign key (instrument_version_id) references learning.instrument_versions(id) on delete restrict,
  constraint reviews_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint reviews_plan_id_fkey foreign key (plan_id) references child.plans(id) on delete cascade,
  constraint reviews_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint reviews_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000),
  constraint reviews_decision_check check (decision in ('continue', 'end'))
);
alter table child.reviews enable row level security, force row level security;
create index reviews_child_id_idx on child.reviews using btree (child_id);
create index reviews_function_id_idx on child.reviews using btree (function_id);
create index reviews_instrument_version_id_idx on child.reviews using btree (instrument_version_id);
create index reviews_person_id_idx on child.reviews using btree (person_id);
create index reviews_plan_id_idx on child.reviews using btree (plan_id);
-- Restrictive: it narrows insert_as_lead and opens nothing. A follow-up answers a version of the instrument that is or was in force, never a draft.
create policy answers_what_is_published on child.reviews as restrictive for insert to kring_app
  with check ((exists (select from learning.instrument_versions v
  where v.id = reviews.instrument_version_id and (v.state in ('published', 'retired')))));
-- A follow-up is recorded by the lead of the plan, in their own name. Read by sharing.protect, as it can be disclosed on its own.
create policy insert_as_lead on child.reviews for insert to kring_app
  with check (person_id = (select people.me()) and function_id = (select people.my_function()) and (exists (select from child.plans p
  where p.id = reviews.plan_id and p.child_id = reviews.child_id and p.unit_id = reviews.unit_id and p.lead_function_id = (select people.my_function()) and (exists (select from sharing.my_involvements i
          where i.child_id = p.child_id
         OFFSET 0)))));
-- sharing.protect('child.reviews', kind => 'review')
create policy owner_all on child.reviews for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.reviews for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = reviews.id and d.item_kind = 'review'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.reviews for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = reviews.id and d.item_kind = 'review'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.reviews for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = reviews.child_id
 OFFSET 0)));
grant select on child.reviews to kring_app;
grant insert (answers, assessment_after, assessment_before, child_id, decision, function_id, held_on, id, instrument_version_id, once, person_id, plan_id, unit_id, version) on child.reviews to kring_app;

-- A worry: an observation by the five questions, strengths first (R11, R12).
create table child.worries (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  author_function_id uuid not null,
  author_person_id uuid not null,
  to_function_id uuid not null,
  areas text[] default '{}'::text[] not null,
  answer_by date not null,
  answered_at timestamptz,
  once uuid not null,
  sent_at timestamptz default now() not null,
  handed_as text default '' not null,  -- The child's name as the author wrote it, where the author did not work with the child; else empty.
  withdrawn_at timestamptz,  -- Taken back by the author, whom alone it is there for since then.
  constraint worries_pkey primary key (id),
  constraint worries_once_key unique (once),
  constraint worries_author_function_id_fkey foreign key (author_function_id) references people.functions(id) on delete restrict,
  constraint worries_author_person_id_fkey foreign key (author_person_id) references people.persons(id) on delete restrict,
  constraint worries_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint worries_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint worries_to_function_id_fkey foreign key (to_function_id) references people.functions(id) on delete restrict,
  constraint worries_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint withdrawn_before_an_answer check (withdrawn_at is null or answered_at is null),
  constraint worries_areas_check check (child.areas_ok(areas)),
  constraint worry_handed_as check (length(handed_as) <= 170)
);
alter table child.worries enable row level security, force row level security;
create index worries_author_function_id_sent_at_idx on child.worries using btree (author_function_id, sent_at desc);
create index worries_author_person_id_idx on child.worries using btree (author_person_id);
create index worries_child_id_sent_at_idx on child.worries using btree (child_id, sent_at desc);
create index worries_handed_idx on child.worries using btree (author_function_id, sent_at desc) where (handed_as <> '');
create index worries_to_function_id_answered_at_answer_by_idx on child.worries using btree (to_function_id, answered_at, answer_by);
create index worries_unanswered_idx on child.worries using btree (author_function_id, answer_by) where (answered_at is null);
create index worries_waiting_idx on child.worries using btree (to_function_id, answer_by) where (answered_at is null);
create trigger refuse_administrator before insert on child.worries for each row execute function people.refuse_administrator('author_function_id');
create trigger refuse_closed_function before insert on child.worries for each row execute function people.refuse_closed_function('to_function_id');
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.worries for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = worries.child_id
 OFFSET 0)) and author_function_id = (select people.my_function()) and author_person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('child.worries', kind => 'worry')
-- sharing.allow_insert_when_involved('child.worries', inserts => 'id, collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, once', signed => 'author_function_id, author_person_id')
create policy owner_all on child.worries for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.worries for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = worries.id and d.item_kind = 'worry'
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.worries for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = worries.id and d.item_kind = 'worry'
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.worries for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = worries.child_id
 OFFSET 0)));
-- Restrictive: it narrows the shape and opens nothing. What was taken back before anybody had opened it is there for who wrote it, and for nobody else.
create policy taken_back_for_the_author on child.worries as restrictive for select to kring_app
  using (withdrawn_at is null or author_function_id = (select people.my_function()) and author_person_id = (select people.me()));
grant select on child.worries to kring_app;
grant insert (answer_by, areas, author_function_id, author_person_id, child_id, collaboration_id, id, once, to_function_id, unit_id) on child.worries to kring_app;

-- What the named person did with it: replied, acted at once, guided the family along, opened an assessment.
create table child.worry_answers (
  id uuid default platform.new_id() not null,
  worry_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  words text not null,
  service text default '' not null,
  function_id uuid not null,
  person_id uuid not null,
  once uuid not null,
  at timestamptz default now() not null,
  constraint worry_answers_pkey primary key (id),
  constraint worry_answers_once_key unique (once),
  constraint worry_answers_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint worry_answers_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint worry_answers_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint worry_answers_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint worry_answers_worry_id_fkey foreign key (worry_id) references child.worries(id) on delete cascade,
  constraint worry_answers_kind_check check (kind in ('reply', 'acted', 'guided', 'assessment_opened', 'assessment_dropped', 'question')),
  constraint worry_answers_service_check check (length(service) <= 200),
  constraint worry_answers_words_check check (length(words) >= 1 and length(words) <= 10000)
);
alter table child.worry_answers enable row level security, force row level security;
create index worry_answers_child_id_idx on child.worry_answers using btree (child_id);
create index worry_answers_function_id_idx on child.worry_answers using btree (function_id);
create index worry_answers_person_id_idx on child.worry_answers using btree (person_id);
create index worry_answers_promises_idx on child.worry_answers using btree (function_id, at) where (kind = 'assessment_opened');
create index worry_answers_worry_id_idx on child.worry_answers using btree (worry_id);
create trigger mark_worry_answered after insert on child.worry_answers for each row execute function child.mark_worry_answered();
-- R14: the function that was asked answers, and the one who noticed may answer back; nobody else who was given the worry.
create policy insert_as_receiver_or_author on child.worry_answers for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and (exists (select from child.worries w
  where w.id = worry_answers.worry_id and w.child_id = worry_answers.child_id and w.unit_id = worry_answers.unit_id and (w.to_function_id = (select people.my_function()) or w.author_function_id = (select people.my_function())))));
create policy owner_all on child.worry_answers for all to kring_owner
  using (true)
  with check (true);
-- R2, R14: the author's unit and whoever was asked read what was answered. Others who were given the worry were not given what is said about it afterwards.
create policy select_with_worry on child.worry_answers for select to kring_app
  using ((exists (select from child.worries w
  where w.id = worry_answers.worry_id and (w.unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
          where i.child_id = w.child_id
         OFFSET 0)) or w.to_function_id = (select people.my_function()) or worry_answers.function_id = (select people.my_function())))));
grant select on child.worry_answers to kring_app;
grant insert (child_id, function_id, id, kind, once, person_id, service, unit_id, words, worry_id) on child.worry_answers to kring_app;

create table child.worry_versions (
  worry_id uuid not null,
  version integer default 1 not null,
  child_id uuid not null,
  unit_id uuid not null,
  answers jsonb not null,  -- By the ids of the items of the version that was answered. The areas stand in child.worries too: a disclosure is judged by them.
  why text default '' not null,
  written_by uuid not null,
  written_at timestamptz default now() not null,
  instrument_version_id uuid default learning.version_in_use('worry') not null,
  withdrawn_at timestamptz,  -- As in child.worries, so that the policy asks for that row only where there is something to ask.
  constraint worry_versions_pkey primary key (worry_id, version),
  constraint worry_versions_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint worry_versions_instrument_version_id_fkey foreign key (instrument_version_id) references learning.instrument_versions(id) on delete restrict,
  constraint worry_versions_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint worry_versions_worry_id_fkey foreign key (worry_id) references child.worries(id) on delete cascade,
  constraint worry_versions_written_by_fkey foreign key (written_by) references people.persons(id) on delete restrict,
  constraint worry_versions_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000),
  constraint worry_versions_version_check check (version > 0)
);
alter table child.worry_versions enable row level security, force row level security;
create index worry_versions_child_id_idx on child.worry_versions using btree (child_id);
create index worry_versions_instrument_version_id_idx on child.worry_versions using btree (instrument_version_id);
create index worry_versions_written_by_idx on child.worry_versions using btree (written_by);
-- Restrictive: it narrows the insert of sharing.allow_insert_when_involved and opens nothing. A worry answers a version of the instrument that is or was in force, never a draft.
create policy answers_what_is_published on child.worry_versions as restrictive for insert to kring_app
  with check ((exists (select from learning.instrument_versions v
  where v.id = worry_versions.instrument_version_id and (v.state in ('published', 'retired')))));
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on child.worry_versions for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = worry_versions.child_id
 OFFSET 0)) and written_by = (select people.me()) and (exists (select from child.worries w
  where w.id = worry_versions.worry_id and w.child_id = worry_versions.child_id and w.unit_id = worry_versions.unit_id)));
-- Restrictive: it narrows the shape and opens nothing. A version that came afterwards would be there for the whole team.
create policy nothing_more_of_what_was_taken_back on child.worry_versions as restrictive for insert to kring_app
  with check ((exists (select from child.worries w
  where w.id = worry_versions.worry_id and w.withdrawn_at is null)));
-- sharing.protect('child.worry_versions', kind => 'worry', id_column => 'worry_id', version_column => 'version')
-- sharing.allow_insert_when_involved('child.worry_versions', inserts => 'worry_id, version, child_id, unit_id, answers, why, written_by, instrument_version_id', signed => 'written_by', also => 'exists (select from child.worries w where w.id = child.worry_versions.worry_id and w.child_id = child.worry_versions.child_id and w.unit_id = child.worry_versions.unit_id)')
create policy owner_all on child.worry_versions for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: a live disclosure gives it to me as a guardian (R2).
create policy select_disclosed_to_me_as_guardian on child.worry_versions for select to kring_app
  using ((exists (select from sharing.given_to_me_as_guardian d
  where d.item_id = worry_versions.worry_id and d.item_kind = 'worry' and d.version = worry_versions.version
 OFFSET 0)));
-- Shape sharing.protect: a live disclosure gives it to my function (R2).
create policy select_disclosed_to_my_function on child.worry_versions for select to kring_app
  using ((exists (select from sharing.given_to_my_function d
  where d.item_id = worry_versions.worry_id and d.item_kind = 'worry' and d.version = worry_versions.version
 OFFSET 0)));
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on child.worry_versions for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = worry_versions.child_id
 OFFSET 0)));
-- Restrictive: it narrows the shape and opens nothing. Where the worry was taken back, whoever reads the worry reads this.
create policy taken_back_for_the_author on child.worry_versions as restrictive for select to kring_app
  using (withdrawn_at is null or (exists (select from child.worries w
  where w.id = worry_versions.worry_id)));
grant select on child.worry_versions to kring_app;
grant insert (answers, child_id, instrument_version_id, unit_id, version, why, worry_id, written_by) on child.worry_versions to kring_app;

-- Whether a function has an action in the draft of a plan of its own unit that goes on.
create function child.acts_in_own_draft(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.plan_parts x join child.plans p on p.id = x.plan_id join people.functions f on f.id = x.function_id
    where x.function_id = func and x.unit_id = f.unit_id and x.kind = 'action' and x.removed_at is null and p.ended_at is null)
$$;

-- The address of a holder of the function, or of the guardian: their own, in their language.
create function child.address_of(person uuid, guardian uuid) returns table(email text, language text) language sql stable security definer set search_path to '' as $$
  select d.email, coalesce(p.language, c.default_language)
  from people.persons p join people.addresses d on d.person_id = p.id join people.collaborations c on c.id = p.collaboration_id
  where p.id = case when address_of.guardian is null then address_of.person
    else (select g.person_id from child.guardians g where g.id = address_of.guardian) end
$$;

create function child.answer_join(request uuid, yes boolean, words text) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  r child.join_requests;
begin
  select * into r from child.join_requests x where x.id = request;
  if r.id is null or not sharing.i_am_involved(r.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(r.child_id);
  select * into r from child.join_requests x where x.id = request;
  if r.answer is not null then return false; end if;
  update child.join_requests x set answer = case when yes then 'yes' else 'no' end, answer_words = answer_join.words, answered_at = now(),
    answered_by_function_id = people.my_function(), answered_by_person_id = people.me() where x.id = request;
  if yes then
    perform child.take_in(r.child_id, r.from_function_id, r.id);
  else
    perform child.note(r.child_id, 'join_declined');
    -- Without the child: the one who asked may not know it.
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      values (r.collaboration_id, r.from_function_id, 'join_declined', 'join', r.id);
    perform pg_notify('kring', 'function:' || r.from_function_id);
    perform pg_notify('kring', 'child:' || r.child_id);
  end if;
  return true;
end $$;
grant execute on function child.answer_join(uuid,boolean,text) to kring_app;

create function child.areas_ok(areas text[]) returns boolean language sql immutable parallel safe set search_path to '' as $$
  select areas <@ array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
$$;
grant execute on function child.areas_ok(text[]) to kring_app;

-- A child under ten on the day is asked by the young ones' wheel.
create function child.ask_by_age() returns trigger language plpgsql set search_path to '' as $$
begin
  if new.held_on < (select c.birth_date from child.children c where c.id = new.child_id) + interval '10 years' then
    new.child_version_id := learning.version_in_use('wheel_child_young');
  end if;
  return new;
end $$;

-- R10a, R14: asks those who work with a child of my unit to be let in, without a look at the record. `sure`: also one with another name or day.
create function child.ask_to_join(given_name text, family_name text, birth_date date, person_number text, words text, once uuid, sure boolean DEFAULT false) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select r.id into made from child.join_requests r where r.once = ask_to_join.once and r.from_function_id = people.my_function();
  if made is not null then return made; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
  if d.alike and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  select r.id into made from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null;
  if made is not null then return made; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.join_requests (collaboration_id, child_id, unit_id, to_function_id, from_function_id, from_person_id, child_name, words, answer_by, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), k.function_id, people.my_function(), people.me(),
      trim(given_name || ' ' || family_name), ask_to_join.words, current_date + c.answer_days, ask_to_join.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  perform child.note(d.child_id, 'join_asked');
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'join_asked', 'join', made);
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;
grant execute on function child.ask_to_join(text,text,date,text,text,uuid,boolean) to kring_app;

create function child.bring_along(merge child.merges, from_child uuid, to_child uuid, just uuid DEFAULT NULL::uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  came uuid[];
begin
  with missing as (
    select i.function_id from sharing.involvements i where i.child_id = from_child and i.ended_at is null and (just is null or i.function_id = just)
      and not exists (select from sharing.involvements x where x.child_id = to_child and x.function_id = i.function_id and x.ended_at is null)
  ), made as (
    insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
      select to_child, merge.unit_id, f.function_id, merge.collaboration_id from missing f
      on conflict (child_id, function_id) do update set ended_at = null
      returning function_id
  )
  select array_agg(m.function_id) into came from made m;
  -- R8: of a protected child whoever comes along is on the list of both.
  insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
    select to_child, r.function_id, r.added_by, r.review_on from sharing.protected_readers r where r.child_id = from_child and r.function_id = any(came)
    on conflict do nothing;
  insert into child.colleagues (collaboration_id, child_id, unit_id, function_id, by_function_id, by_person_id, once, merge_id)
    select merge.collaboration_id, to_child, merge.unit_id, f, people.my_function(), people.me(), platform.new_id(), merge.id from unnest(came) f;
end $$;

-- When I called it; null where somebody else did, another holder of my function too.
create function child.called_by_me(m child.meetings) returns timestamptz language sql stable security definer set search_path to '' as $$
  select min(e.at) from sharing.events e where e.child_id = m.child_id and e.item_id = m.id and e.kind = 'meeting_called'
    and e.function_id = people.my_function() and e.person_id = people.me() and m.function_id = people.my_function()
    and sharing.i_am_involved(m.child_id)
$$;

-- What a guardian can say to a reviewer without saying who the child is: twelve digits of the record, made of its id and leading back to
-- it only by looking it up. Each unit's record has its own, so that two numbers never tell that two units know one child (R10).
create function child.case_number(child uuid) returns text language sql immutable parallel safe strict set search_path to '' as $$
  select substr(n, 1, 4) || '-' || substr(n, 5, 4) || '-' || substr(n, 9, 4)
  from lpad((('x' || substr(encode(sha256(convert_to('case ' || child::text, 'UTF8')), 'hex'), 1, 15))::bit(60)::bigint % 1000000000000)::text, 12, '0') n
$$;
grant execute on function child.case_number(uuid) to kring_app;

-- What is given must be the child's, of the giving unit, in a version that exists, and within the areas of the disclosure.
create function child.check_disclosed_items() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  foreign_item boolean;
  outside_areas boolean;
begin
  if not exists (select from made i where i.item_kind <> 'child' or i.item_id <> i.child_id or i.version <> 1) then return null; end if;
  select bool_or(x.areas is null), bool_or(not x.areas <@ d.areas and d.to_function_id is not null and d.kind <> 'emergency')
    into foreign_item, outside_areas
    from made i join sharing.disclosures d on d.id = i.disclosure_id left join lateral (
      select '{}'::text[] as areas where i.item_kind = 'child' and i.item_id = i.child_id and i.version = 1
      union all
      select w.areas from child.worries w join child.worry_versions v on v.worry_id = w.id
        where i.item_kind = 'worry' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and v.version = i.version
      union all
      select a.areas from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
        where i.item_kind = 'assessment' and a.id = i.item_id and a.child_id = i.child_id and a.unit_id = i.from_unit_id and v.version = i.version
      union all
      select r.areas from child.requests r
        where i.item_kind = 'request' and r.id = i.item_id and r.child_id = i.child_id and r.unit_id = i.from_unit_id and r.version = i.version
      union all
      select '{}' from child.plan_versions v
        where i.item_kind = 'plan' and v.plan_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select case when v.area is not null then array[v.area] when v.kind = 'matters' then '{}' else
        array(select distinct w.area from child.plan_version_parts w where w.plan_id = v.plan_id and w.version = v.version and w.area is not null) end
        from child.plan_version_parts v
        where i.item_kind = 'plan_part' and v.part_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select array(select distinct v.area from child.plan_version_parts v where v.plan_id = w.plan_id and v.version = w.version and v.area is not null)
        from child.plan_words w
        where i.item_kind = 'plan_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and w.version = i.version
      union all
      select '{}' from child.plans p
        where i.item_kind = 'draft' and p.id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.lead_function_id = d.from_function_id
      union all
      select '{}' from child.meetings m
        where i.item_kind = 'meeting' and m.id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
      union all
      select w.areas from child.meeting_words w
        where i.item_kind = 'meeting_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and i.version = 1
          and w.kind <> 'not_to_raise'
      union all
      select m.areas from child.minutes m
        where i.item_kind = 'minutes' and m.meeting_id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
          and m.version = i.version
      union all
      select p.areas from child.minutes_points p
        where i.item_kind = 'minutes_point' and p.point_id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.version = i.version
    ) x on true;
  if foreign_item then raise check_violation using constraint = 'disclosed_item_is_the_givers'; end if;
  if outside_areas then raise check_violation using constraint = 'disclosed_item_within_the_areas'; end if;
  return null;
end $$;

-- The named person where that is one of the unit; else who leads, else who has worked with the child longest, one who is held by somebody first.
create function child.contact_in_unit(child uuid) returns table(function_id uuid, named boolean) language sql stable security definer rows 1 set search_path to '' as $$
  select i.function_id, n.function_id is not null
  from sharing.involvements i left join child.named_persons n on n.child_id = i.child_id and n.function_id = i.function_id and n.until is null
  where i.child_id = child and i.ended_at is null
  order by n.function_id is not null desc, i.role = 'lead' desc, exists (select from people.appointments a
    where a.function_id = i.function_id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) desc, i.since, i.function_id
  limit 1
$$;

create function child.copy_held_back(from_child uuid, to_child uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  insert into audit.held_back as x (child_id, unit_id, function_id, reason, review_on, made_by, made_at, asked_by_function, decision, decided_by, decided_by_function, decided_at, told_due_on)
    select to_child, h.unit_id, h.function_id, h.reason, h.review_on, h.made_by, h.made_at, h.asked_by_function, h.decision, h.decided_by, h.decided_by_function, h.decided_at, h.told_due_on
    from audit.held_back h where h.child_id = from_child and h.ended_at is null and h.decision is distinct from 'refused'
    on conflict (child_id, function_id) where ended_at is null and decision is distinct from 'refused' do update
      -- What is decided in one answers what is asked in the other.
      set decision = excluded.decision, review_on = excluded.review_on, decided_by = excluded.decided_by, decided_by_function = excluded.decided_by_function,
        decided_at = excluded.decided_at, told_due_on = excluded.told_due_on
      where x.decision is null and excluded.decision = 'held';
  update sharing.notices n set seen_at = now() where n.item_kind = 'held_back' and n.seen_at is null
    and n.item_id in (select h.id from audit.held_back h where h.child_id = to_child and h.decision = 'held') and n.kind = 'held_back_asked';
end $$;

-- The same when a number is corrected.
create function child.correct_child(child uuid, given_name text, family_name text, birth_date date, person_number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  c child.children;
begin
  perform child.lock_to_change(child);
  if exists (select from child.child_changes x where x.once = correct_child.once and x.child_id = correct_child.child) then return; end if;
  select * into c from child.children x where x.id = child;
  if (person_number = '') <> (number_hash is null) then raise check_violation using constraint = 'number_and_its_hash'; end if;
  if number_hash is not null then perform child.refuse_number_in_family(child, number_hash, child); end if;
  if person_number <> c.person_number then
    perform child.lock_double(given_name, family_name, birth_date, person_number);
    if (select d.same_number from child.find_double(given_name, family_name, birth_date, person_number, child) d) then
      raise check_violation using constraint = 'number_of_a_child_in_the_unit';
    end if;
  end if;
  insert into child.child_changes (collaboration_id, child_id, unit_id, given_name, family_name, birth_date, person_number, words, function_id, person_id, once)
    values (c.collaboration_id, c.id, c.unit_id, c.given_name, c.family_name, c.birth_date, c.person_number, words, people.my_function(), people.me(), once);
  update child.children x set given_name = correct_child.given_name, family_name = correct_child.family_name, birth_date = correct_child.birth_date,
    person_number = correct_child.person_number where x.id = child;
  if person_number <> c.person_number then
    delete from sharing.identities i where i.row_id = child and i.kind = 'child';
    if number_hash is not null then
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values (child, 'child', c.collaboration_id, correct_child.number_hash);
    end if;
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.correct_child(uuid,text,text,date,text,bytea,text,uuid) to kring_app;

-- `number`: keep, none, or new with its keyed hash. Another number is another person: whoever signed in by the old one is cut off, and
-- whoever has the new one is let in when they sign in, never before (R10).
create function child.correct_guardian(guardian uuid, name text, relation text, number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
  changes boolean := number <> 'keep' and (select i.number_hash from sharing.identities i where i.row_id = guardian and i.kind = 'guardian')
    is distinct from case number when 'new' then correct_guardian.number_hash end;
begin
  if child.has_done(guardian, 'corrected', once) then return; end if;
  if number not in ('keep', 'none', 'new') or (number = 'new') <> (number_hash is not null) then
    raise check_violation using constraint = 'number_and_its_hash';
  end if;
  if number = 'new' then perform child.refuse_number_in_family(g.child_id, number_hash, guardian); end if;
  perform child.keep_guardian_change(g, 'corrected', 'recorded_wrong', words, null, changes, once);
  if changes then
    perform child.cut_guardian(g);
    if number = 'new' then
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values (g.id, 'guardian', g.collaboration_id, correct_guardian.number_hash);
    end if;
  elsif child.shows_to_guardian(g) then
    -- Their own page greets them by the name that they signed in by.
    update people.persons p set name = correct_guardian.name where p.id = g.person_id and p.name = g.name;
  end if;
  update child.guardians x set name = correct_guardian.name, relation = correct_guardian.relation where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
grant execute on function child.correct_guardian(uuid,text,text,text,bytea,text,uuid) to kring_app;

-- How many such a list has, by the letter of its order, and where each letter begins.
create function child.count_my_list(words text[], own_only boolean, among uuid[], by_family boolean) returns table(letter text, begins integer, children integer) language plpgsql stable security definer rows 30 set search_path to '' set enable_seqscan to 'off' as $$
declare
  mine uuid := people.my_function();
  hits uuid[] := case when words is not null then child.my_hits(words) end;
begin
  return query execute format('select x.letter, min(x.n)::int, count(*)::int from (
      select l.%1$s_letter as letter, row_number() over (order by l.%1$s_name collate "sv-x-icu", l.%2$s_name collate "sv-x-icu", l.child_id) as n
      from child.listed l where l.function_id = $1 and l.until > now() %3$s %4$s %5$s) x
    group by x.letter order by 2',
    case when by_family then 'family' else 'given' end, case when by_family then 'given' else 'family' end,
    case when own_only then 'and l.own' end, case when hits is not null then 'and l.child_id = any($2)' end,
    case when among is not null then 'and l.child_id = any($3)' end)
    using mine, hits, among;
end $$;
grant execute on function child.count_my_list(text[],boolean,uuid[],boolean) to kring_app;

-- Whoever signed in with the number of this row is a stranger from this second. Their sign-in as a guardian ends, and they are forgotten
-- as an account where nothing else makes them known here. The person's row stays: the access log says who it was.
create function child.cut_guardian(g child.guardians) returns void language plpgsql security definer set search_path to '' as $$
begin
  delete from sharing.identities i where i.row_id = g.id and i.kind = 'guardian';
  if g.person_id is null then return; end if;
  update child.guardians x set person_id = null where x.id = g.id;
  update child.meeting_participants p set answer = null, answered_at = null from child.meetings m
    where p.guardian_id = g.id and m.id = p.meeting_id and m.ends_at > now() and m.closed_at is null;
  if child.shows_to_guardian(g) then
    update people.sessions s set ended_at = now() where s.person_id = g.person_id and s.as_guardian and s.ended_at is null;
    perform pg_notify('kring', 'person:' || g.person_id);
    -- The name came with the row that they signed in by, and it is somebody else's.
    update people.persons p set name = x.name from (select x.name from child.guardians x
        where x.person_id = g.person_id and child.shows_to_guardian(x) order by x.since, x.id limit 1) x
      where p.id = g.person_id and p.name = g.name;
  end if;
  if exists (select from child.guardians x where x.person_id = g.person_id) then return; end if;
  update people.sessions s set ended_at = now() where s.person_id = g.person_id and s.ended_at is null;
  delete from people.accounts a where a.person_id = g.person_id;
  delete from people.addresses a where a.person_id = g.person_id;
  delete from sharing.identities i where i.row_id = g.person_id and i.kind = 'person';
end $$;

-- R4, R10b: what rests on custody follows by the triggers of child.guardians.
create function child.decide_custody(guardian uuid, custody boolean, reason text, since date, words text, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
  change text := case when custody then 'custody_given' else 'custody_ended' end;
begin
  if child.has_done(guardian, change, once) or g.custody = decide_custody.custody then return; end if;
  if since > (now() at time zone 'Europe/Stockholm')::date then raise check_violation using constraint = 'custody_from_a_day_that_has_come'; end if;
  perform child.keep_guardian_change(g, change, reason, words, since, false, once);
  update child.guardians x set custody = decide_custody.custody, custody_since = case when decide_custody.custody then now() else x.custody_since end,
    shut_at = case when not decide_custody.custody then x.shut_at end
    where x.id = guardian;
  if not custody then perform child.leave_custody(g); end if;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
grant execute on function child.decide_custody(uuid,boolean,text,date,text,uuid) to kring_app;

-- Turns protection on or off with the reason kept, and ends what was given to guardians who are not listed.
create function child.decide_protection(child uuid, protection text, reason text) returns void language plpgsql security definer set search_path to '' as $$
begin
  perform child.set_protection(child, protection);
  insert into child.protection_decisions (child_id, unit_id, protection, reason, function_id, person_id)
    values (child, people.my_unit(), protection, reason, people.my_function(), people.me());
  if protection <> 'none' then
    update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
      where d.child_id = child and d.to_guardian_id is not null and d.ended_at is null
        and not exists (select from sharing.protected_guardians p where p.child_id = child and p.guardian_id = d.to_guardian_id);
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.decide_protection(uuid,text,text) to kring_app;

-- The letter to a custody holder that something was given though they had taken their yes back: to whoever may read of it when it is sent
-- (R10b), and one for all that was given in the same moment. Of a protected child it says that something waits (R8).
create function child.despite_letter(disclosure uuid, guardian uuid) returns table(email text, language text, secret boolean, from_name text, from_phone text) language plpgsql security definer set search_path to '' as $$
declare
  d sharing.disclosures;
  v_reader uuid;
begin
  select * into d from sharing.disclosures x where x.id = disclosure;
  if d.id is null then return; end if;
  select g.person_id into v_reader from child.guardians g
    where g.id = guardian and g.child_id = d.child_id and g.custody and g.ended_at is null;
  if v_reader is null then return; end if;
  perform set_config('kring.person_id', v_reader::text, true), set_config('kring.guardian_id', v_reader::text, true),
    set_config('kring.function_id', '', true), set_config('kring.unit_id', '', true);
  if not sharing.told_despite(d, guardian) or not child.wants_mail(v_reader, guardian) then return; end if;
  if exists (select from sharing.disclosures o where o.child_id = d.child_id and o.made_at = d.made_at and o.id < d.id and sharing.told_despite(o, guardian)) then return; end if;
  return query select a.email, a.language, c.protection <> 'none', s.name, s.phone
    from child.address_of(v_reader, guardian) a join child.children c on c.id = d.child_id
      left join people.sender_of(d.from_unit_id) s on c.protection = 'none';
end $$;
grant execute on function child.despite_letter(uuid,uuid) to kring_worker;

-- R3, R4: may I read a part of this draft, which was opened to my function? A goal and an action have the area of their need. What has none speaks of everything, so it is read by those whose areas cover all of the draft, and by who wrote it last; what matters to the child by all.
create function child.draft_covers(plan uuid, kind text, area text, parent uuid, editor uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.item_id = draft_covers.plan and i.item_kind = 'draft' and i.to_function_id = people.my_function() and i.ends_at > now()
      and case
        when x.area is not null then x.area = any(d.areas)
        when draft_covers.kind = 'matters' or draft_covers.editor = people.my_function() then true
        else not exists (select from child.plan_parts p where p.plan_id = draft_covers.plan and p.removed_at is null and p.area <> all(d.areas)) end)
  from (select coalesce(draft_covers.area, (select p.area from child.plan_parts p where p.id = draft_covers.parent)) as area) x
$$;
grant execute on function child.draft_covers(uuid,text,text,uuid,uuid) to kring_app;

-- R3: whether the draft is open to my function in a meeting of my own unit that its lead has opened.
create function child.draft_open_in_meeting(plan uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (
    select from child.plans p
      -- The lead's own meeting: otherwise whoever calls one could invite oneself into the draft. A meeting that nobody closed ends by itself.
      join child.meetings m on m.child_id = p.child_id and m.function_id = p.lead_function_id
        and m.opened_at > now() - interval '1 day' and m.closed_at is null and m.cancelled_at is null
      join child.meeting_participants t on t.meeting_id = m.id and t.function_id = people.my_function() and t.edits_plan and t.let_go_at is null
    where p.id = plan and p.ended_at is null and p.unit_id = people.my_unit() and sharing.i_am_involved(p.child_id))
$$;
grant execute on function child.draft_open_in_meeting(uuid) to kring_app;

-- Nobody says that another has written it.
create function child.edited_by_me() returns trigger language plpgsql set search_path to '' as $$
begin
  if current_user = 'kring_app' and new.edited_by is distinct from people.my_function() then raise insufficient_privilege; end if;
  return new;
end $$;

-- What an emergency opens (R9): the plan as last published, and the worries of the last year. Nothing else is needed at once.
create function child.emergency_items(child uuid) returns table(kind text, id uuid, version integer) language sql stable security definer set search_path to '' as $$
  select 'plan', p.id, p.current_version from child.plans p where p.child_id = child and p.current_version > 0
  union all select 'plan_part', v.part_id, v.version from child.plan_version_parts v join child.plans p on p.id = v.plan_id
    where p.child_id = child and v.version = p.current_version
  union all select 'plan_words', w.id, w.version from child.plan_words w join child.plans p on p.id = w.plan_id
    where p.child_id = child and w.version = p.current_version and p.current_version > 0
  union all select 'worry', w.worry_id, w.version from child.worry_versions w where w.child_id = child
    and w.written_at > now() - interval '1 year' and w.withdrawn_at is null
$$;

-- A plan that has ended says why.
create function child.end_has_a_reason() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if not exists (select from child.plan_words w where w.plan_id = new.id and w.kind = 'ended') then
    raise check_violation using constraint = 'ended_with_reason', message = 'a plan that ends says why';
  end if;
  return null;
end $$;

-- R10a: the record of my unit that is most likely meant, if it may be told of (R8). The one that has just this name before one that is only like it: what is handed over must not land beside it. Two numbers are two children, so a name that is only like another is no double where both numbers are known. `alike`: another name, or another day. `nearest`: 2 leaves out whom only a family name and a day make alike.
create function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid DEFAULT NULL::uuid, nearest integer DEFAULT 1) returns table(child_id uuid, same_number boolean, alike boolean, mine boolean, nearness integer) language sql stable security definer rows 1 set search_path to '' as $$
  select x.id, x.nearness = 5, x.nearness < 4, x.mine, x.nearness
  from (
    select k.id, k.created_at, k.protection, 5 as nearness, sharing.i_am_involved(k.id) as mine
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.person_number = find_double.person_number and c.person_number <> ''
    union all
    select k.id, k.created_at, k.protection, case when c.birth_date = find_double.birth_date then 4 else 3 end, sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit()
        and people.folded(c.given_name || ' ' || c.family_name) = people.folded(find_double.given_name || ' ' || find_double.family_name)
        and c.birth_date between find_double.birth_date - interval '1 year' and find_double.birth_date + interval '1 year'
    union all
    select k.id, k.created_at, k.protection, child.likeness(c.given_name, c.family_name, find_double.given_name, find_double.family_name),
        sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.birth_date = find_double.birth_date
        and (c.person_number = '' or find_double.person_number = '' or c.person_number = find_double.person_number)
  ) x
  where x.nearness >= nearest and x.id is distinct from without and (x.mine or x.protection = 'none')
    -- A record that nobody works with any more has nobody to ask.
    and exists (select from sharing.involvements i where i.child_id = x.id and i.ended_at is null)
  order by x.nearness desc, x.mine desc, x.created_at, x.id limit 1
$$;

-- Taken off the list of a protected child, or any other way: the trace ends with the right.
create function child.follow_involvement() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  update child.colleagues c set ended_at = now() where c.child_id = new.child_id and c.function_id = new.function_id and c.ended_at is null;
  -- R14: a meeting without minutes that it had called is closed by whoever is asked about the child.
  update child.meetings m set function_id = k.function_id from child.contact_in_unit(new.child_id) k
    where m.child_id = new.child_id and m.function_id = new.function_id and m.cancelled_at is null and m.closed_at is null;
  return null;
end $$;

-- Who begins or stops to work with the record that is kept does so with the older one too.
create function child.follow_merge() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  m child.merges;
begin
  -- A merge or a split at this moment is waited for, and then this is seen or not at all.
  perform from child.children c where c.id = new.child_id for no key update;
  for m in select * from child.merges x where x.child_id = new.child_id and x.split_at is null loop
    if new.ended_at is null then
      perform child.bring_along(m, m.child_id, m.old_child_id, new.function_id);
    else
      update sharing.involvements i set ended_at = now() where i.child_id = m.old_child_id and i.function_id = new.function_id and i.ended_at is null
        -- By a split of another one only who came along by this one: nobody loses what was theirs before.
        and (coalesce(current_setting('kring.splits', true), '') = '' or exists (select from child.colleagues c
          where c.merge_id = m.id and c.child_id = m.old_child_id and c.function_id = new.function_id and c.ended_at is null));
      delete from sharing.protected_readers r where r.child_id = m.old_child_id and r.function_id = new.function_id
        and not exists (select from sharing.protected_readers x where x.child_id = m.child_id and x.function_id = r.function_id);
    end if;
  end loop;
  return null;
end $$;

create function child.guardian_to_change(guardian uuid) returns child.guardians language plpgsql security definer set search_path to '' as $$
declare
  g child.guardians;
begin
  select * into g from child.guardians x where x.id = guardian;
  if g.id is null or not sharing.i_am_involved(g.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(g.child_id);
  select * into g from child.guardians x where x.id = guardian and x.ended_at is null for update;
  if g.id is null then raise no_data_found; end if;
  return g;
end $$;

-- The lead hands the plan to another function of the same unit (R13): never a second without a lead, never two.
create function child.hand_over_lead(plan uuid, func uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  p child.plans;
begin
  select * into p from child.plans x where x.id = plan and x.lead_function_id = people.my_function() and x.ended_at is null for update;
  if p.id is null then raise no_data_found; end if;
  perform sharing.involve(p.child_id, func, 'lead');
  update sharing.involvements i set role = 'involved'
    where i.child_id = p.child_id and i.function_id = people.my_function() and i.role = 'lead' and func <> people.my_function();
  update child.plans x set lead_function_id = func where x.id = plan;
end $$;
grant execute on function child.hand_over_lead(uuid,uuid) to kring_app;

-- R10a: adds a worry to a record of my unit that I do not work with. Null: there is none, or I do work with it. `sure`: also one with another name or day.
create function child.hand_worry(given_name text, family_name text, birth_date date, person_number text, instrument uuid, answers jsonb, areas text[], once uuid, sure boolean DEFAULT false) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select w.id into made from child.worries w where w.once = hand_worry.once and w.author_function_id = people.my_function();
  if made is not null then return made; end if;
  if not exists (select from learning.instrument_versions v where v.id = instrument and v.state in ('published', 'retired')
    and (v.collaboration_id is null or v.collaboration_id = people.my_collaboration())) then raise insufficient_privilege; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number, nearest => 2);
  if d.child_id is null or d.mine then return null; end if;
  if d.alike and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.worries (collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, handed_as, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), people.my_function(), people.me(), k.function_id, hand_worry.areas,
      current_date + c.answer_days, trim(given_name || ' ' || family_name), hand_worry.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  insert into child.worry_versions (worry_id, version, child_id, unit_id, instrument_version_id, answers, written_by)
    values (made, 1, d.child_id, people.my_unit(), instrument, hand_worry.answers, people.me());
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (people.my_collaboration(), d.child_id, people.my_unit(), 'worry_handed', 'worry', made, people.my_function(), people.me());
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'worry_came', 'worry', made);
  perform audit.log('write', d.child_id, 'worry', made, '');
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;
grant execute on function child.hand_worry(text,text,date,text,uuid,jsonb,text[],uuid,boolean) to kring_app;

-- The letters of a turn: about meetings to come that the function has called or is invited to. One who was mailed as a holder is not
-- mailed again when they begin, and one who left before is told nothing of what came after.
create function child.handover_letters(appointment uuid, turn text) returns table(letter text, function_id uuid, person_id uuid, meeting_id uuid) language sql stable security definer set search_path to '' as $$
  with a as (
    select a.function_id, a.person_id, a.starts_at, a.ends_at from people.appointments a where a.id = appointment and people.turn_stands(a, turn)
      and (turn = 'begins' or (a.ends_at > a.starts_at and people.has_heard(a)
        and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null)))
  ), had as (
    select a.*, m.id, m.invited_at, m.cancelled_at from a join child.meetings m on m.function_id = a.function_id
      where m.ends_at > now() and m.closed_at is null
    union all
    select a.*, m.id, p.invited_at, m.cancelled_at from a join child.meeting_participants p on p.function_id = a.function_id and p.let_go_at is null
      join child.meetings m on m.id = p.meeting_id where m.ends_at > now() and m.closed_at is null
  )
  select case turn when 'begins' then 'meeting_invited' else 'meeting_withdrawn' end, h.function_id, h.person_id, h.id
  from had h where case turn when 'begins' then h.invited_at < h.starts_at and h.cancelled_at is null
    else h.invited_at < h.ends_at and (h.cancelled_at is null or h.cancelled_at > h.ends_at) end
$$;
grant execute on function child.handover_letters(uuid,text) to kring_worker;

create function child.has_coming_meetings(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.meetings m where m.function_id = func and m.ends_at > now() and m.closed_at is null)
    or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.let_go_at is null and m.ends_at > now() and m.closed_at is null)
$$;

-- Whether that form has done this already. Asked by whoever may do it, and by nobody else.
create function child.has_done(guardian uuid, change text, once uuid) returns boolean language plpgsql stable security definer set search_path to '' as $$
begin
  if not exists (select from child.guardians x where x.id = guardian and sharing.i_am_involved(x.child_id)) then raise insufficient_privilege; end if;
  return exists (select from child.guardian_changes c where c.guardian_id = guardian and c.change = has_done.change and c.once = has_done.once);
end $$;

-- Whether a mail with the time has reached them: letters that were sent are known for a day. Of a child that was protected then, no mail had a time (R8).
create function child.has_it_in_calendar(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path to '' as $$
  select (p.invited_at < now() - interval '1 day' or exists (select from people.sent_letters s where s.item_id = m.id
      and s.letter in ('meeting_invited', 'meeting_moved') and (s.function_id = p.function_id or s.guardian_id = p.guardian_id)))
    and ((select c.protection = 'none' from child.children c where c.id = m.child_id)
      or exists (select from child.protection_decisions d where d.child_id = m.child_id and d.protection <> 'none' and d.at >= p.invited_at)
        and coalesce((select d.protection = 'none' from child.protection_decisions d where d.child_id = m.child_id and d.at < p.invited_at
          order by d.at desc limit 1), true))
$$;

-- Answered, or opened since it came: by the log of readings, so that a notice that was put away unread does not count.
create function child.has_seen_invitation(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path to '' as $$
  select p.answered_at is not null
    or exists (select from audit.access_log l where l.function_id = p.function_id and l.item_id = m.id and l.act <> 'refused'
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
    or exists (select from audit.access_log l join child.guardians g on g.id = p.guardian_id and g.person_id = l.person_id
      where l.child_id = m.child_id and l.as_guardian and l.item_id = m.id and l.act <> 'refused'
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
$$;

-- child.find_double for one who is about to write something for the child: until the transaction is over the record is the one that goes on.
create function child.hold_double(given_name text, family_name text, birth_date date, person_number text, nearest integer DEFAULT 1) returns table(child_id uuid, same_number boolean, alike boolean, mine boolean) language plpgsql security definer rows 1 set search_path to '' as $$
declare
  before record;
  d record;
begin
  select * into before from child.find_double(given_name, family_name, birth_date, person_number, nearest => nearest);
  loop
    if before.child_id is null then return; end if;
    -- A merge or a split that is being made is waited for, and the record that goes on after it is the one.
    perform from child.children c where c.id = before.child_id for no key update;
    select * into d from child.find_double(given_name, family_name, birth_date, person_number, nearest => nearest);
    exit when d.child_id is not distinct from before.child_id;
    before := d;
  end loop;
  return query select d.child_id, d.same_number, d.alike, d.mine;
end $$;

-- Keeps a worry from being taken back while it is opened: until the end of the transaction. Read the worry after it.
create function child.hold_worry(worry uuid) returns void language sql set search_path to '' as $$
  select pg_advisory_xact_lock_shared(hashtextextended('worry:' || worry, 0))
$$;
grant execute on function child.hold_worry(uuid) to kring_app;

-- R13, R14: what a function has in the record that somebody must have: it works with the child as long as it has that.
create function child.holds_here(child uuid, func uuid) returns text[] language sql stable security definer set search_path to '' as $$
  select array_remove(array[
    case when exists (select from child.named_persons n where n.child_id = child and n.function_id = func and n.until is null) then 'named_person' end,
    case when exists (select from child.plans p where p.child_id = child and p.lead_function_id = func and p.ended_at is null) then 'lead' end,
    case when exists (select from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version
      where p.child_id = child and p.ended_at is null and v.kind = 'action' and v.function_id = func) then 'action' end,
    case when exists (select from child.meetings m where m.child_id = child and m.function_id = func and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = child and w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null) then 'worry' end
  ], null)
$$;

-- Whether I published that version of a plan a moment ago: of what is given to it, never of a row.
create function child.i_shared_just_now(published_by uuid, published_at timestamptz) returns boolean language sql stable set search_path to '' as $$
  select published_by = people.me() and platform.undo_until(published_at) > now()
$$;
grant execute on function child.i_shared_just_now(uuid,timestamp with time zone) to kring_app;

-- Rows of two records for one person: by who signed in, else by number, else by name, where no number was corrected since then.
create function child.is_same_guardian(one child.guardians, other child.guardians, since timestamptz) returns boolean language sql stable security definer set search_path to '' as $$
  select case when one.person_id is not null and other.person_id is not null then one.person_id = other.person_id
    when o.number_hash is not null and t.number_hash is not null then o.number_hash = t.number_hash
    else people.folded(one.name) = people.folded(other.name)
      and not exists (select from child.guardian_changes c where c.guardian_id in (one.id, other.id) and c.number_changed and c.at >= since) end
  from (select 1) x left join sharing.identities o on o.row_id = one.id and o.kind = 'guardian'
    left join sharing.identities t on t.row_id = other.id and t.kind = 'guardian'
$$;

create function child.keep_guardian_change(g child.guardians, change text, reason text, words text, since date, number_changed boolean, once uuid) returns void language sql security definer set search_path to '' as $$
  insert into child.guardian_changes (collaboration_id, child_id, unit_id, guardian_id, change, reason, words, since_on, name, relation,
      number_changed, function_id, person_id, once)
    values (g.collaboration_id, g.child_id, g.unit_id, g.id, change, reason, words, since, g.name, g.relation, number_changed,
      people.my_function(), people.me(), once);
$$;

-- The record that goes on: of a record that was merged into another that one, of any other itself.
create function child.kept_of(child uuid) returns uuid language sql stable security definer set search_path to '' as $$
  select coalesce((select m.child_id from child.merges m where m.old_child_id = child and m.split_at is null), child)
$$;

-- The child that an item is about, when this function or this guardian may read the item now; else null. Asked through the same views as
-- the policies, as the one that it is asked of: what narrows a right narrows the mail. The actor is set for the transaction, so a caller
-- asks nothing else in it. A mail goes past the screen, so protection is asked too, though it ends what was given.
create function child.known_to(item_kind text, item uuid, func uuid, guardian uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  v_child uuid;
  v_unit uuid;
  v_reader uuid;
begin
  select x.child_id, x.unit_id into v_child, v_unit from (
    select m.child_id, m.unit_id from child.meetings m where known_to.item_kind = 'meeting' and m.id = known_to.item
    union all select r.child_id, r.unit_id from child.requests r where known_to.item_kind = 'request' and r.id = known_to.item
    union all select p.child_id, p.unit_id from child.plans p where known_to.item_kind = 'plan' and p.id = known_to.item) x;
  if v_child is null then return null; end if;
  select g.person_id into v_reader from child.guardians g
    where g.id = guardian and g.child_id = v_child and g.custody and g.ended_at is null;
  perform set_config('kring.person_id', coalesce(v_reader::text, ''), true),
    set_config('kring.guardian_id', coalesce(v_reader::text, ''), true),
    set_config('kring.function_id', coalesce(func::text, ''), true),
    set_config('kring.unit_id', coalesce((select f.unit_id::text from people.functions f where f.id = func), ''), true);
  if guardian is not null then
    return case when v_reader is not null and sharing.guardian_may_see(v_child)
      and exists (select from sharing.given_to_me_as_guardian d where d.item_id = item and d.item_kind = known_to.item_kind) then v_child end;
  end if;
  return case when not sharing.hidden_by_protection(v_child, func)
    and ((v_unit = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = v_child))
      or exists (select from sharing.given_to_my_function d where d.item_id = item and d.item_kind = known_to.item_kind)) then v_child end;
end $$;

-- Whether a participant is told when the invitation is taken back: has seen it, may have seen it in a list, or has got mail of it, or gets it at this moment. Once it is taken back: whether they were told.
create function child.knows_of_invitation(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path to '' as $$
  -- Its time stands in lists: in the inbox, on the child's page and on the family's.
  select case when m.undone_at is null then child.has_seen_invitation(m, p)
    or people.has_been_here(p.function_id, (select g.person_id from child.guardians g where g.id = p.guardian_id), coalesce(m.invited_at, now()))
    or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
      and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))
    or people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
  -- Afterwards: whom the undo told, and nobody who has come since.
  else exists (select from sharing.notices n where n.item_id = m.id and n.kind = 'meeting_undone' and n.to_function_id = p.function_id)
    or exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = m.id and i.item_kind = 'meeting' and d.child_id = m.child_id and d.to_guardian_id = p.guardian_id and d.ended_at is null)
  end
$$;

-- Where a row did not show its record, what is done with it ends and wakes nothing that its person could notice.
create function child.leave_custody(g child.guardians) returns void language plpgsql security definer set search_path to '' as $$
begin
  if g.person_id is not null and child.shows_to_guardian(g) then perform pg_notify('kring', 'person:' || g.person_id); end if;
  delete from sharing.protected_guardians p where p.guardian_id = g.id;
end $$;

-- R1: a function of my own unit works no longer with the child, by one who does.
create function child.let_go(child uuid, func uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  was_taken_in boolean;
begin
  perform child.lock_to_change(child);
  if not exists (select from sharing.involvements i where i.child_id = child and i.function_id = func and i.ended_at is null) then return; end if;
  update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
    where c.child_id = child and c.function_id = func and c.ended_at is null;
  was_taken_in := found;
  if cardinality(child.holds_here(child, func)) > 0 then
    if not was_taken_in then raise check_violation using constraint = 'still_holds_something'; end if;
  elsif not exists (select from sharing.involvements i where i.child_id = child and i.function_id <> func and i.ended_at is null) then
    raise check_violation using constraint = 'last_who_works_with_the_child';
  else
    update sharing.involvements i set ended_at = now() where i.child_id = child and i.function_id = func;
    -- Who asks to be let in still gets an answer.
    update child.join_requests r set to_function_id = k.function_id from child.contact_in_unit(child) k
      where r.child_id = child and r.to_function_id = func and r.answer is null;
    perform pg_notify('kring', 'function:' || func);
  end if;
  perform child.note(child, 'colleague_let_go');
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.let_go(uuid,uuid) to kring_app;

-- Lets go of those who can no longer read a coming meeting, of one child or of all, and invites again those who can. Idempotent; run after every loss, and by the clock.
create function child.let_go_of_meetings(child uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  letters jsonb;
begin
  with seen as (
    select p.id, p.let_go_at is null as invited, child.still_reads_invitation(m, p) as reads, child.has_it_in_calendar(m, p) as has_it, true as comes
    from child.meetings m join child.meeting_participants p on p.meeting_id = m.id
    where m.ends_at > now() and m.closed_at is null and p.invited_at is not null
      -- One that was called off or taken back before the loss was looked for: its cancellation reaches nobody who has lost it.
      and (m.cancelled_at is null or (p.let_go_at is null and m.cancelled_at > now() - interval '1 day'
        and (m.undone_at is null or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
          and (s.function_id = p.function_id or s.guardian_id = p.guardian_id)))
        and not exists (select from people.sent_letters s where s.item_id = m.id and s.letter = 'meeting_cancelled'
          and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))))
      and (let_go_of_meetings.child is null or m.child_id = let_go_of_meetings.child)
      -- What is being sent is waited for: the clock asks again.
      and not people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
    union all
    -- Of one that has been nobody is let go; who reads it again is one of those who were invited, without a letter.
    select p.id, false, true, false, false
    from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
    where p.let_go_at is not null and m.cancelled_at is null and (m.ends_at <= now() or m.closed_at is not null)
      and m.ends_at > now() - interval '1 year'
      and (let_go_of_meetings.child is null or m.child_id = let_go_of_meetings.child)
      and child.still_reads_invitation(m, p)
  ), changed as (
    update child.meeting_participants p set let_go_at = case when s.reads then null else now() end
    from seen s where s.id = p.id and s.reads <> s.invited
      -- Another that asked at the same moment has told of it.
      and (p.let_go_at is null) = s.invited
    returning p.meeting_id, p.function_id, p.guardian_id, s.reads, s.has_it, s.comes
  )
  select jsonb_agg(jsonb_build_object(
      'to', case when c.guardian_id is null then jsonb_build_object('functionId', c.function_id) else jsonb_build_object('guardianId', c.guardian_id) end,
      'letter', case when c.reads then 'meeting_invited' else 'meeting_lost' end,
      'item', jsonb_build_object('kind', 'meeting', 'id', c.meeting_id)))
    into letters from changed c where c.comes and (c.reads or c.has_it);
  if letters is not null then perform platform.add_jobs('mail', letters); end if;
end $$;
grant execute on function child.let_go_of_meetings(uuid) to kring_worker;

-- The letter that a name stands under, as Swedish orders names: Å, Ä and Ö are letters, Ø is with Ö, Æ with Ä and Ü with Y.
create function child.letter_of(name text) returns text language sql immutable parallel safe strict set search_path to '' as $$
  select case upper(left(normalize(ltrim(name), NFC), 1) collate "und-x-icu")
    when 'Å' then 'Å' when 'Ä' then 'Ä' when 'Æ' then 'Ä' when 'Ö' then 'Ö' when 'Ø' then 'Ö' when 'Ü' then 'Y'
    else upper(left(people.folded(name), 1) collate "und-x-icu") end
$$;

-- To whom a letter that says only that something waits goes, if they may know of the item. `secret`: the child's identity is protected.
create function child.letter_to(item_kind text, item uuid, func uuid, person uuid, guardian uuid) returns table(email text, language text, secret boolean, from_name text, from_phone text) language plpgsql security definer set search_path to '' as $$
declare
  v_child uuid := child.known_to(item_kind, item, func, guardian);
begin
  if v_child is null or (guardian is null and not people.holds(func, person)) or not child.wants_mail(person, guardian) then return; end if;
  return query select a.email, a.language, c.protection <> 'none', s.name, s.phone
    from child.address_of(person, guardian) a join child.children c on c.id = v_child
      left join people.sender_of(child.unit_of(item_kind, item)) s on guardian is not null and c.protection = 'none';
end $$;
grant execute on function child.letter_to(text,uuid,uuid,uuid,uuid) to kring_worker;

-- R8: the weakest first.
create function child.levels_of_protection() returns text[] language sql immutable parallel safe set search_path to '' as $$
  select '{none,marked,protected_registration,fictitious}'::text[]
$$;

-- Of two children of one day of birth: 2 a given name that is the same or near, 1 another word of the names in common, 0 neither.
create function child.likeness(given_name text, family_name text, other_given_name text, other_family_name text) returns integer language sql immutable parallel safe strict set search_path to '' as $$
  select case
    when people.folded(given_name) = people.folded(other_given_name) or people.near_words(people.folded(given_name), people.folded(other_given_name))
      or n.given && n.other_given or n.given && n.other_family and n.family && n.other_given
      or exists (select from unnest(n.given) one, unnest(n.other_given) other where people.near_words(one, other))
      or people.one_letter_apart(people.folded(given_name || ' ' || family_name), people.folded(other_given_name || ' ' || other_family_name)) then 2
    when (n.given || n.family) && (n.other_given || n.other_family) then 1
    else 0 end
  from (select people.sounds(given_name) as given, people.sounds(family_name) as family,
    people.sounds(other_given_name) as other_given, people.sounds(other_family_name) as other_family) n
$$;
grant execute on function child.likeness(text,text,text,text) to kring_app;

-- Number, name, day: always in this order, so that none waits for another in a ring.
create function child.lock_double(given_name text, family_name text, birth_date date, person_number text) returns void language plpgsql security definer set search_path to '' as $$
begin
  if person_number <> '' then
    perform pg_advisory_xact_lock(hashtextextended('number:' || people.my_unit() || ':' || person_number, 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('name:' || people.my_unit() || ':' || people.folded(given_name || ' ' || family_name), 0));
  perform pg_advisory_xact_lock(hashtextextended('born:' || people.my_unit() || ':' || birth_date, 0));
end $$;

-- Whoever works with the child in the unit that holds the record, as for child.register_guardian.
create function child.lock_to_change(child uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  perform from child.children c where c.id = child and c.unit_id = people.my_unit() for no key update;
  if not found then raise no_data_found; end if;
end $$;
grant execute on function child.lock_to_change(uuid) to kring_app;

-- R7: that I read what I handed over and was answered is in the log of the child, whom I may not know.
create function child.log_handed(worry uuid) returns void language sql security definer set search_path to '' as $$
  select audit.log('read', w.child_id, 'worry', w.id, '') from child.worries w
  where w.id = worry and w.author_function_id = people.my_function() and w.handed_as <> ''
$$;
grant execute on function child.log_handed(uuid) to kring_app;

-- R10, R10a: whether my own unit may have a record of the child, and whom to ask; never of another unit, nor of a protected child that I do not work with. `near` is by number or a given name, not by a family name alone.
create function child.look_for_double(given_name text, family_name text, birth_date date, person_number text, without uuid DEFAULT NULL::uuid, nearest integer DEFAULT 1) returns table(same_number boolean, alike boolean, mine uuid, contact uuid, asked uuid, near boolean) language plpgsql security definer rows 1 set search_path to '' as $$
declare
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number, without, nearest);
  if d.child_id is null then return; end if;
  if not d.mine then perform audit.log('search', d.child_id, 'double', d.child_id, ''); end if;
  return query select d.same_number, d.alike, case when d.mine then d.child_id end,
    (select k.function_id from child.contact_in_unit(d.child_id) k where k.named),
    (select r.id from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null),
    d.nearness > 1;
end $$;
grant execute on function child.look_for_double(text,text,date,text,uuid,integer) to kring_app;

-- So that a calendar lets go at once; what this misses, and what ends by the clock, is found within minutes.
create function child.look_for_losses() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  changed constant jsonb := to_jsonb(coalesce(new, old));
  v_child constant uuid := coalesce(changed ->> 'child_id', changed ->> 'id');
begin
  if to_regclass('graphile_worker._private_jobs') is not null
    and exists (select from child.meetings m where m.child_id = v_child and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null)
    and not platform.has_job('meetings-lost', jsonb_build_object('child', v_child), now()) then
    perform platform.add_jobs('meetings-lost', jsonb_build_array(jsonb_build_object('child', v_child)), now());
  end if;
  return null;
end $$;

-- What a directory does is mailed as what a person does: by the turn of the appointment.
create function child.mail_handover() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  coming boolean := child.has_coming_meetings(new.function_id);
begin
  if people.somebody_acts() then return null; end if;
  if (tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at) and (coming or new.starts_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), new.starts_at);
  end if;
  if new.ends_at > new.starts_at and not platform.has_job('meeting-handover', jsonb_build_object('appointment', new.id, 'turn', 'ends'), new.ends_at) and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at) and (coming or new.ends_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), new.ends_at);
  end if;
  return null;
end $$;

-- R14: each answer fits the one before. A proposal to send it on is an answer until the sender says no: then the sender waits again.
create function child.mark_request_answered() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  last text;
begin
  perform from child.requests r where r.id = new.request_id for no key update;
  select a.kind into last from child.request_answers a where a.request_id = new.request_id and a.id <> new.id order by a.at desc, a.id desc limit 1;
  if (case when new.kind in ('send_on_agreed', 'send_on_refused') then last is distinct from 'send_on_proposed'
      else last is not null and last <> 'send_on_refused' end) then
    raise unique_violation using constraint = 'answer_fits_what_was_said';
  end if;
  update child.requests r set answered_at = case when new.kind <> 'send_on_refused' then coalesce(r.answered_at, now()) end
    where r.id = new.request_id;
  return null;
end $$;

create function child.mark_worry_answered() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  w child.worries;
begin
  -- Whoever answers holds it open: it is answered or taken back, never both.
  perform child.hold_worry(new.worry_id);
  select * into w from child.worries x where x.id = new.worry_id;
  if w.withdrawn_at is not null then raise no_data_found; end if;
  update child.worries x set answered_at = now() where x.id = new.worry_id and x.answered_at is null
    and x.to_function_id = new.function_id;
  if w.handed_as <> '' and new.function_id = w.to_function_id and not exists (select from sharing.involvements i
      where i.child_id = w.child_id and i.function_id = w.author_function_id and i.ended_at is null) then
    -- Without the child: the one who handed it in may not know the record.
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      values (w.collaboration_id, w.author_function_id, 'worry_handed_answered', 'handed_worry', w.id);
    perform pg_notify('kring', 'function:' || w.author_function_id);
  end if;
  return null;
end $$;

-- The same for a letter about a meeting, with what it may say: of a protected child nothing but that something waits (R8). `names` are
-- those of the family, for the mail to see that the place has none of them. meeting_withdrawn goes to one who no longer holds the
-- function that still has the meeting: their calendar lets go of it, and is told neither time nor place (R15).
create function child.meeting_letter(letter text, meeting uuid, func uuid, person uuid, guardian uuid) returns table(email text, language text, secret boolean, starts_at timestamptz, ends_at timestamptz, place text, sequence integer, names text[], from_name text, from_phone text) language plpgsql security definer set search_path to '' as $$
declare
  m child.meetings;
  v_secret boolean;
  v_asked boolean;
begin
  perform from child.meetings x where x.id = meeting for share;
  if letter = 'meeting_lost' then
    -- Nothing but the id that their calendar knows already, in the same words whatever was lost.
    if child.known_to('meeting', meeting, func, guardian) is not null then return; end if;
    return query select a.email, a.language, false, null::timestamptz, null::timestamptz, '', x.sequence, '{}'::text[], null::text, null::text
      from child.meetings x cross join child.address_of(meeting_letter.person, meeting_letter.guardian) a
      where x.id = meeting and x.ends_at > now() and x.closed_at is null
        and exists (select from child.meeting_participants p where p.meeting_id = x.id and p.let_go_at is not null
          and p.function_id is not distinct from func and p.guardian_id is not distinct from meeting_letter.guardian)
        and (func is null or people.holds(func, meeting_letter.person))
        -- It stays in the calendar of one who has another function that is in it.
        and not exists (select from people.appointments o where o.person_id = meeting_letter.person and people.holds(o.function_id, o.person_id)
          and (o.function_id = x.function_id or exists (select from child.meeting_participants p
            where p.meeting_id = x.id and p.function_id = o.function_id and p.let_go_at is null)));
    return;
  end if;
  if child.known_to('meeting', meeting, func, guardian) is null then return; end if;
  select * into m from child.meetings x where x.id = meeting;
  select c.protection <> 'none' into v_secret from child.children c where c.id = m.child_id;
  select exists (select from child.meeting_participants p where p.meeting_id = m.id
    and p.function_id is not distinct from func and p.guardian_id is not distinct from guardian) into v_asked;
  if not v_asked and m.function_id is distinct from func then return; end if;
  if guardian is null and people.holds(func, person) = (letter = 'meeting_withdrawn') then return; end if;
  if not coalesce(case letter
    when 'meeting_invited' then m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    when 'meeting_moved' then m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    when 'meeting_cancelled' then m.cancelled_at is not null
    when 'meeting_withdrawn' then not v_secret and m.ends_at > now() and exists (select from people.appointments a
      where a.function_id = func and a.person_id = meeting_letter.person and a.ends_at <= now())
      -- It stays in the calendar of one who goes on to another function that is in it.
      and not exists (select from people.appointments a where a.person_id = meeting_letter.person and people.holds(a.function_id, a.person_id)
        and (a.function_id = m.function_id or exists (select from child.meeting_participants p where p.meeting_id = m.id and p.function_id = a.function_id
          and p.let_go_at is null)))
    end, false) then return; end if;
  -- The one who called it moves it, and needs no mail; a holder who took it over has it in the calendar from a mail.
  if letter in ('meeting_moved', 'meeting_cancelled') and not v_asked and not exists (select from people.appointments a
    where a.function_id = func and a.person_id = meeting_letter.person and a.starts_at > m.invited_at
      and (a.ends_at is null or a.ends_at > now())) then return; end if;
  return query select a.email, a.language, v_secret,
      case when told then m.starts_at end, case when told then m.ends_at end, case when told then m.place else '' end,
      case when not v_secret then m.sequence end,
      case when told then array(select c.given_name || ' ' || c.family_name from child.children c where c.id = m.child_id
        union all select g.name from child.guardians g where g.child_id = m.child_id) else '{}' end, coalesce(s.name, case when meeting_letter.guardian is null and told and letter in ('meeting_invited', 'meeting_moved')
        then (select u.name from people.units u where u.id = m.unit_id) end), s.phone
    from child.address_of(person, guardian) a cross join (select not v_secret and letter <> 'meeting_withdrawn') t(told)
      left join people.sender_of(m.unit_id) s on meeting_letter.guardian is not null and not v_secret;
end $$;
grant execute on function child.meeting_letter(text,uuid,uuid,uuid,uuid) to kring_worker;

-- R10a: by the named person of one of two records of my unit, with a trace in both. Whoever works with one reads the other from then on.
create function child.merge(kept uuid, old uuid, words text, once uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  m child.merges;
begin
  if not sharing.i_am_involved(kept) or not sharing.i_am_involved(old) then raise insufficient_privilege; end if;
  perform from child.children c where c.id in (kept, old) order by c.id for no key update;
  perform child.lock_to_change(kept);
  perform child.lock_to_change(old);
  select * into m from child.merges x where x.once = merge.once and x.child_id = kept and x.old_child_id = old;
  if m.id is not null then return m.id; end if;
  if cardinality(child.merge_obstacles(kept, old)) > 0 then raise check_violation using constraint = 'merge_is_hindered'; end if;
  insert into child.merges (collaboration_id, child_id, old_child_id, unit_id, words, function_id, person_id, once)
    select c.collaboration_id, c.id, old, c.unit_id, merge.words, people.my_function(), people.me(), merge.once from child.children c where c.id = kept
    returning * into m;
  update child.merges x set old_protection = c.protection from child.children c where c.id = old and x.id = m.id;
  perform child.pair_guardians(m);
  -- One contact (R13): of the record that is kept, or of the older one where that had none.
  if not exists (select from child.named_persons n where n.child_id = kept and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, kept, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n where n.child_id = old and n.until is null;
  end if;
  update child.named_persons n set until = now() where n.child_id = old and n.until is null;
  perform child.bring_along(m, old, kept);
  perform child.bring_along(m, kept, old);
  perform child.note(kept, 'record_merged');
  perform child.note(old, 'record_merged');
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    select m.collaboration_id, i.function_id, kept, 'record_merged', 'child', kept from sharing.involvements i
    where i.child_id = kept and i.ended_at is null and i.function_id <> people.my_function();
  perform pg_notify('kring', 'function:' || i.function_id) from sharing.involvements i where i.child_id = kept and i.ended_at is null;
  perform pg_notify('kring', 'child:' || kept), pg_notify('kring', 'child:' || old);
  return m.id;
end $$;
grant execute on function child.merge(uuid,uuid,text,uuid) to kring_app;

-- Why two records cannot become one yet: each is a thing that would otherwise belong to a record that nobody goes on with.
create function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path to '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x where x.child_id = kept and x.ended_at is null and x.custody = g.custody and child.is_same_guardian(x, g, 'infinity')
          -- R8: nor does one that sees one of them see the other by it.
          and child.shows_by_itself(x) = child.shows_by_itself(g)))
      -- Nor is anybody in the family by one of them who was taken out of it in the other.
      or exists (select from child.guardians g join child.guardians x on x.ended_at is null and g.ended_at is not null
          and (x.child_id, g.child_id) in ((kept, old), (old, kept)) and child.is_same_guardian(x, g, 'infinity')
        where not exists (select from child.guardians y where y.child_id = g.child_id and y.ended_at is null and child.is_same_guardian(y, x, 'infinity'))) then 'guardians' end,
    case when exists (select from child.plans p where p.child_id = old and p.ended_at is null) then
      case when exists (select from child.plans p where p.child_id = kept and p.ended_at is null) then 'two_plans' else 'plan' end end,
    case when exists (select from sharing.disclosures d where d.child_id = old and d.decision = 'given' and d.ended_at is null and d.valid_until > now()) then 'given' end,
    case when exists (select from child.meetings m where m.child_id = old and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = old and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.child_id = old and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.child_id = old and r.answer is null) then 'waiting' end,
    -- R8: whoever works with one record reads the other, so all of them are on the list of a protected one.
    case when (select k.protection <> o.protection from k, o)
      or exists (select from sharing.involvements i where i.child_id in (kept, old) and i.ended_at is null
        and (sharing.hidden_by_protection(kept, i.function_id) or sharing.hidden_by_protection(old, i.function_id))) then 'protection' end
  ], null)
$$;

-- R14: what my function has handed to records that it could not read, with what was answered to it and nothing else; of a child who is protected now without the answers (R8).
create function child.my_handed_worries() returns table(id uuid, handed_as text, instrument_version_id uuid, answers jsonb, sent_at timestamptz, answer_by date, answered_at timestamptz, withdrawn_at timestamptz, undo_until timestamptz, replies jsonb) language sql stable security definer rows 10 set search_path to '' as $$
  select w.id, w.handed_as, v.instrument_version_id, v.answers, w.sent_at, w.answer_by, w.answered_at, w.withdrawn_at,
    -- By the clock and the author alone: whether somebody has opened it is not told by a button that is there or not.
    case when w.author_person_id = people.me() and w.withdrawn_at is null and w.answered_at is null then platform.undo_until(w.sent_at) end,
    coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'words', a.words, 'service', a.service, 'functionName', f.name, 'personName', p.name, 'at', a.at) order by a.at)
      from child.worry_answers a join people.functions f on f.id = a.function_id join people.persons p on p.id = a.person_id
      where a.worry_id = w.id and a.function_id = w.to_function_id and not sharing.hidden_by_protection(w.child_id, people.my_function())), '[]')
  from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
  where w.author_function_id = people.my_function() and w.handed_as <> '' and (w.withdrawn_at is null or w.author_person_id = people.me())
  order by w.sent_at desc limit 50
$$;
grant execute on function child.my_handed_worries() to kring_app;

-- By the index alone, so that a search reads my own words and nobody else's, however few there are (R10).
-- Those of my function whose name has a word that begins as each of these, any number of words in any order.
create function child.my_hits(words text[]) returns uuid[] language sql stable security definer set search_path to '' set enable_seqscan to 'off' set enable_hashjoin to 'off' set enable_mergejoin to 'off' as $$
  select coalesce(array_agg(h.child_id), '{}') from (
    select w.child_id from unnest(words) q(word) join child.listed_words w
      on w.function_id = people.my_function() and w.word >= q.word collate "C" and w.word < (q.word || U&'\+10FFFF') collate "C"
    group by w.child_id having count(distinct q.word) = (select count(distinct x) from unnest(words) x)) h
$$;

-- While I can take back a meeting that I called, and for as long after I have: until when I can, and which participants are told if I do, or were (child.knows_of_invitation). No row for anyone else.
create function child.my_invitation(meeting uuid) returns table(undo_until timestamptz, know uuid[]) language sql stable security definer rows 1 set search_path to '' as $$
  select case when m.undone_at is null then platform.undo_until(child.called_by_me(m)) end,
    array(select p.id from child.meeting_participants p where p.meeting_id = m.id and child.knows_of_invitation(m, p))
  from child.meetings m where m.id = meeting and m.opened_at is null and m.closed_at is null
    and (m.cancelled_at is null or m.undone_at is not null)
    and platform.undo_until(coalesce(m.undone_at, child.called_by_me(m))) > clock_timestamp() and child.called_by_me(m) is not null
$$;
grant execute on function child.my_invitation(uuid) to kring_app;

-- What my function has asked and what it was answered. The child itself only to one who was let in.
create function child.my_join_requests() returns table(id uuid, child_id uuid, child_name text, words text, asked_at timestamptz, answer_by date, answer text, answer_words text, answered_at timestamptz, answered_by text) language sql stable security definer rows 10 set search_path to '' as $$
  select r.id, case when sharing.i_am_involved(r.child_id) then r.child_id end, r.child_name, r.words, r.asked_at, r.answer_by,
    r.answer, r.answer_words, r.answered_at, p.name
  from child.join_requests r left join people.persons p on p.id = r.answered_by_person_id
  where r.from_function_id = people.my_function()
  order by r.asked_at desc limit 50
$$;
grant execute on function child.my_join_requests() to kring_app;

-- A page of the children of my function. `words`: only those that a search finds, never one with protected identity (R8); null for all.
-- `among`: only these, in this order where `sort` is "asked". `own_only`: those of my unit's own records.
create function child.my_list(words text[], own_only boolean, among uuid[], sort text, skip integer, at_most integer) returns table(child_id uuid) language plpgsql stable security definer rows 50 set search_path to '' set enable_seqscan to 'off' as $$
declare
  mine uuid := people.my_function();
  hits uuid[] := case when words is not null then child.my_hits(words) end;
begin
  return query execute format('select l.child_id from child.listed l
    where l.function_id = $1 and l.until > now() %s %s %s order by %s offset $4 limit $5',
    case when own_only then 'and l.own' end, case when hits is not null then 'and l.child_id = any($2)' end,
    case when among is not null then 'and l.child_id = any($3)' end,
    case sort when 'family' then 'l.family_name collate "sv-x-icu", l.given_name collate "sv-x-icu", l.child_id'
      when 'latest' then 'l.since desc, l.child_id' when 'asked' then 'array_position($3, l.child_id)'
      else 'l.given_name collate "sv-x-icu", l.family_name collate "sv-x-icu", l.child_id' end)
    using mine, hits, among, greatest(skip, 0), least(at_most, 500);
end $$;
grant execute on function child.my_list(text[],boolean,uuid[],text,integer,integer) to kring_app;

-- An event of the record, for functions that have checked who acts.
create function child.note(child uuid, kind text) returns void language sql security definer set search_path to '' as $$
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    select c.collaboration_id, c.id, c.unit_id, note.kind, 'child', c.id, people.my_function(), people.me() from child.children c where c.id = child
$$;

-- Only within the record of my own unit, and from its rows to their numbers: looked for by number, one that other units know would take other steps (R10).
create function child.number_in_family(child uuid, number_hash bytea, except_guardian uuid) returns uuid language sql stable security definer set search_path to '' as $$
  select f.id from (
    select c.id from child.children c where c.id = child and c.unit_id = people.my_unit()
    union all select g.id from child.guardians g where g.child_id = child and g.unit_id = people.my_unit() and g.ended_at is null) f
    cross join lateral (select i.number_hash from sharing.identities i where i.row_id = f.id offset 0) i
  where i.number_hash = number_in_family.number_hash and sharing.i_am_involved(child) and f.id is distinct from except_guardian
  limit 1
$$;
grant execute on function child.number_in_family(uuid,bytea,uuid) to kring_app;

-- Who is invited answers; all else is the caller's: one who could say «I edit the plan» would invite oneself into the draft (R3).
create function child.only_the_answer() returns trigger language plpgsql set search_path to '' as $$
begin
  if (new.invited_at, new.attended, new.edits_plan) is distinct from (old.invited_at, old.attended, old.edits_plan)
    and current_user = 'kring_app' and not exists (select from child.meetings m
      where m.id = new.meeting_id and m.function_id = people.my_function()) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;

-- R10b: whoever works with the child lets a guardian who was shut out at a split read the record again, with the rights of any other guardian.
create function child.open_to_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
begin
  if child.has_done(guardian, 'opened', once) or g.shut_at is null then return; end if;
  perform child.keep_guardian_change(g, 'opened', 'other', words, null, false, once);
  update child.guardians x set shut_at = null where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
grant execute on function child.open_to_guardian(uuid,text,uuid) to kring_app;

create function child.pair_guardians(m child.merges) returns void language sql security definer set search_path to '' as $$
  insert into child.merged_guardians (merge_id, old_guardian_id, guardian_id)
    select m.id, g.id, x.id from child.guardians g cross join lateral (
      select x.id from child.guardians x left join sharing.identities xi on xi.row_id = x.id and xi.kind = 'guardian'
        left join sharing.identities gi on gi.row_id = g.id and gi.kind = 'guardian'
      where x.child_id = m.child_id and x.ended_at is null and x.custody = g.custody and child.is_same_guardian(x, g, m.at)
      order by (x.person_id = g.person_id) is true desc, (xi.number_hash = gi.number_hash) is true desc, x.since, x.id limit 1) x
    where g.child_id = m.old_child_id and g.ended_at is null
$$;

-- R14: worries on which the function has promised an assessment that nobody of its unit has begun. By the rights of who asks.
create function child.promised_assessments(func uuid) returns table(worry_id uuid, child_id uuid, unit_id uuid, at timestamptz) language sql stable set search_path to '' as $$
  select a.worry_id, a.child_id, a.unit_id, a.at
  from child.worry_answers a join child.worries w on w.id = a.worry_id
  where a.function_id = func and a.kind = 'assessment_opened' and w.to_function_id = func and w.withdrawn_at is null
    and not exists (select from child.worry_answers b where b.worry_id = a.worry_id and b.function_id = func
      and b.kind in ('assessment_opened', 'assessment_dropped') and (b.at, b.id) > (a.at, a.id))
    and not exists (select from child.assessments x where x.child_id = a.child_id and x.unit_id = (select f.unit_id from people.functions f where f.id = func)
      and x.set_aside_at is null and (x.opened_at >= a.at
        or exists (select from child.assessment_versions v where v.assessment_id = x.id and v.written_at >= a.at)))
$$;
grant execute on function child.promised_assessments(uuid) to kring_app;

-- All records that are one with it now, itself among them.
create function child.records_of(child uuid) returns setof uuid language sql stable security definer rows 2 set search_path to '' as $$
  select child.kept_of(child) union all select m.old_child_id from child.merges m where m.child_id = child.kept_of(child) and m.split_at is null
$$;

create function child.refuse_number_in_family(child uuid, number_hash bytea, except_guardian uuid) returns void language plpgsql stable security definer set search_path to '' as $$
begin
  if child.number_in_family(child, number_hash, except_guardian) is not null then
    raise check_violation using constraint = 'number_of_one_in_the_family';
  end if;
end $$;

-- A new child in my unit: the row, my involvement, and the keyed hash that only the emergency reads. What another unit knows neither shows nor costs time (R10).
create function child.register_child(given_name text, family_name text, birth_date date, person_number text, language text, interpreter boolean, protection text, number_hash bytea, once uuid, sure boolean DEFAULT true) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  made uuid;
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number);
  if d.same_number then raise check_violation using constraint = 'number_of_a_child_in_the_unit'; end if;
  if d.child_id is not null and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    values (people.my_collaboration(), people.my_unit(), given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    returning id into made;
  if protection <> 'none' then
    insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
      values (made, people.my_function(), people.me(), current_date + 90);
  end if;
  insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
    values (made, people.my_unit(), people.my_function(), people.my_collaboration());
  if number_hash is not null then
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
      values (made, 'child', people.my_collaboration(), number_hash);
  end if;
  return made;
end $$;
grant execute on function child.register_child(text,text,date,text,text,boolean,text,bytea,uuid,boolean) to kring_app;

-- A guardian in my unit's record. The row becomes theirs when they sign in the next time (people.begin_session): if it were
-- theirs at once, it would tell my unit that another one knows the family (R10).
create function child.register_guardian(child uuid, name text, relation text, custody boolean, number_hash bytea, once uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  made uuid;
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  if number_hash is not null then
    -- Two who write the same number down at once: the second sees the first.
    perform from child.children c where c.id = child for no key update;
    perform child.refuse_number_in_family(child, number_hash, null);
  end if;
  insert into child.guardians (collaboration_id, child_id, unit_id, name, relation, custody, once)
    values (people.my_collaboration(), child, people.my_unit(), name, relation, custody, once)
    returning id into made;
  if number_hash is not null then
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
      values (made, 'guardian', people.my_collaboration(), number_hash);
  end if;
  return made;
end $$;
grant execute on function child.register_guardian(uuid,text,text,boolean,bytea,uuid) to kring_app;

-- What came side by side: a merged record stands in no list, and who asks to be let in is counted among what waits.
create function child.relist(functions uuid[], children uuid[]) returns void language plpgsql security definer set search_path to '' set enable_seqscan to 'off' set enable_hashjoin to 'off' set enable_mergejoin to 'off' as $$
begin
  if cardinality(coalesce(children, '{}')) = 0 then return; end if;
  -- Two at once about the same child and function list one after the other, so that the last one sees what both have changed. The row
  -- itself is the lock: one on the child would hold up those who write about it.
  insert into child.listed as l (function_id, child_id, own, given_name, family_name, since, until)
    select distinct f.id, c.id, false, c.given_name, c.family_name, now(), '-infinity'::timestamptz
    from unnest(functions, children) a(function_id, child_id) join people.functions f on f.id = a.function_id join child.children c on c.id = a.child_id
    order by c.id, f.id
    on conflict (function_id, child_id) do update set until = l.until;
  with live as materialized (
    select a.function_id, a.child_id, c.given_name, c.family_name, i.child_id is not null and c.unit_id = f.unit_id as own,
      coalesce(i.since, g.since, now()) as since,
      -- A record that has become part of another leads there, and stands in no list.
      case when exists (select from child.merges m where m.old_child_id = c.id and m.split_at is null) then null
        when i.child_id is not null and c.unit_id = f.unit_id then 'infinity' else g.until end as until
    from (select distinct x.function_id, x.child_id from unnest(functions, children) x(function_id, child_id)) a
      join people.functions f on f.id = a.function_id join child.children c on c.id = a.child_id
      left join sharing.involvements i on i.function_id = a.function_id and i.child_id = a.child_id and i.ended_at is null
      left join lateral (select max(d.ends_at) as until, min(s.made_at) as since
        from sharing.disclosed_items d join sharing.disclosures s on s.id = d.disclosure_id
        where d.item_id = a.child_id and d.to_function_id = a.function_id and d.item_kind = 'child' and d.ends_at > now()) g on true
  ), gone as (
    delete from child.listed l using live x where l.function_id = x.function_id and l.child_id = x.child_id and x.until is null
  )
  update child.listed l set own = x.own, given_name = x.given_name, family_name = x.family_name, since = x.since, until = x.until
    from live x where x.until is not null and l.function_id = x.function_id and l.child_id = x.child_id
      and (l.own, l.given_name, l.family_name, l.since, l.until) is distinct from (x.own, x.given_name, x.family_name, x.since, x.until);
  delete from child.listed_words w using unnest(functions, children) a(function_id, child_id), child.children c
    where w.function_id = a.function_id and w.child_id = a.child_id and c.id = w.child_id
      and (c.protection <> 'none' or w.word <> all(regexp_split_to_array(people.folded(c.given_name || ' ' || c.family_name), ' ')));
  insert into child.listed_words (function_id, word, child_id)
    select distinct l.function_id, w.word, l.child_id
    from (select distinct x.function_id, x.child_id from unnest(functions, children) x(function_id, child_id)) a
      join child.listed l on l.function_id = a.function_id and l.child_id = a.child_id join child.children c on c.id = l.child_id
      cross join lateral regexp_split_to_table(people.folded(c.given_name || ' ' || c.family_name), ' ') w(word)
    where c.protection = 'none' and w.word <> ''
    on conflict do nothing;
end $$;

create function child.relist_child() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform child.relist(array_agg(l.function_id), array_agg(l.child_id)) from child.listed l where l.child_id = new.id;
  return null;
end $$;

create function child.relist_given() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform child.relist(array_agg(c.to_function_id order by c.item_id, c.to_function_id), array_agg(c.item_id order by c.item_id, c.to_function_id))
    from changed c where c.item_kind = 'child' and c.to_function_id is not null;
  return null;
end $$;

create function child.relist_involved() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform child.relist(array_agg(c.function_id order by c.child_id, c.function_id), array_agg(c.child_id order by c.child_id, c.function_id)) from changed c;
  return null;
end $$;

create function child.relist_merged() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform child.relist(array_agg(i.function_id order by i.function_id), array_agg(i.child_id order by i.function_id))
    from sharing.involvements i where i.child_id = new.old_child_id;
  return null;
end $$;

-- Never was one: the row stays as history for the unit, and is nobody's.
create function child.remove_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  g child.guardians;
begin
  if child.has_done(guardian, 'removed', once) then return; end if;
  g := child.guardian_to_change(guardian);
  perform child.keep_guardian_change(g, 'removed', 'recorded_wrong', words, null, false, once);
  -- In this order: whether it was shown is asked of the list that the second leaves.
  perform child.cut_guardian(g);
  perform child.leave_custody(g);
  update child.guardians x set ended_at = now() where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
grant execute on function child.remove_guardian(uuid,text,uuid) to kring_app;

-- R8: of the older record nothing is decided by itself: what is decided in the one that is kept covers it.
create function child.set_protection(child uuid, protection text) returns void language plpgsql security definer set search_path to '' as $$
declare
  record_id uuid;
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  if child.kept_of(child) <> child then raise check_violation using constraint = 'record_is_merged'; end if;
  foreach record_id in array array(select child union all select m.old_child_id from child.merges m where m.child_id = set_protection.child and m.split_at is null) loop
    update child.children c set protection = set_protection.protection where c.id = record_id;
    if protection <> 'none' then
      insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
        select record_id, i.function_id, people.me(), current_date + 90 from sharing.involvements i
        where i.child_id = record_id and i.ended_at is null
        on conflict do nothing;
      update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
        where d.child_id = record_id and d.to_function_id is not null and d.ended_at is null
          and not exists (select from sharing.protected_readers r where r.child_id = record_id and r.function_id = d.to_function_id);
    end if;
  end loop;
end $$;

-- R8, R10b: a custody holder of the child now, who is listed where the child is protected, until the child comes of age.
create function child.shows_by_itself(g child.guardians) returns boolean language sql stable security definer set search_path to '' as $$
  select g.custody and g.ended_at is null and g.shut_at is null and exists (select from child.children c where c.id = g.child_id
    and sharing.reaches_age(c.birth_date, 18) > now()
    and (c.protection = 'none' or exists (select from sharing.protected_guardians p where p.child_id = c.id and p.guardian_id = g.id)))
$$;

-- Whether the record shows itself to this guardian; one that was merged into another, as that one does (R10a).
create function child.shows_to_guardian(g child.guardians) returns boolean language sql stable security definer set search_path to '' as $$
  select case when m.id is null then child.shows_by_itself(g)
    else g.custody and g.ended_at is null and exists (select from child.merged_guardians p join child.guardians x on x.id = p.guardian_id
      where p.merge_id = m.id and p.old_guardian_id = g.id and child.shows_by_itself(x)
        and (x.person_id = g.person_id or ((x.person_id is null or g.person_id is null)
          and not exists (select from child.guardian_changes c where c.guardian_id in (x.id, g.id) and c.number_changed and c.at >= m.at)))) end
  from (select 1) one left join child.merges m on m.old_child_id = g.child_id and m.split_at is null
$$;

-- Whether a list shows the words of a worry: while it can be taken back as unread they are its author's alone.
create function child.shows_words(w child.worries) returns boolean language sql stable set search_path to '' as $$
  select w.author_function_id = people.my_function() or w.answered_at is not null or platform.undo_until(w.sent_at) <= now()
$$;
grant execute on function child.shows_words(child.worries) to kring_app;

-- R10a: a merge that was wrong, parted by who made it or by the named person.
create function child.split(merge uuid, words text) returns void language plpgsql security definer set search_path to '' as $$
declare
  m child.merges;
  g child.guardians;
  gone record;
begin
  select * into m from child.merges x where x.id = split.merge;
  if m.id is null or not sharing.i_am_involved(m.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(m.child_id);
  perform from child.children c where c.id = m.old_child_id for no key update;
  select * into m from child.merges x where x.id = split.merge;
  if m.split_at is not null then return; end if;
  if m.function_id <> people.my_function() and not exists (select from child.named_persons n
      where n.child_id = m.child_id and n.function_id = people.my_function() and n.until is null) then
    raise check_violation using constraint = 'split_by_the_named_person';
  end if;
  -- What was closed to the family stays closed in both.
  perform child.copy_held_back(r, m.old_child_id) from child.records_of(m.child_id) r where r <> m.old_child_id;
  perform child.copy_held_back(m.old_child_id, m.child_id);
  for g in select x.* from child.guardians x where x.child_id = m.old_child_id and x.ended_at is null for update loop
    if child.shows_by_itself(g) and not child.shows_to_guardian(g) then
      perform child.keep_guardian_change(g, 'shut', 'other', split.words, null, false, platform.new_id());
      update child.guardians x set shut_at = now() where x.id = g.id;
    end if;
  end loop;
  update child.merges x set split_at = now(), split_words = split.words, split_by_function_id = people.my_function(), split_by_person_id = people.me()
    where x.id = m.id;
  -- A protection that was lowered for both is back.
  if exists (select from child.children c where c.id = m.old_child_id
      and array_position(child.levels_of_protection(), c.protection) < array_position(child.levels_of_protection(), m.old_protection)) then
    perform child.decide_protection(m.old_child_id, m.old_protection, split.words);
  end if;
  perform set_config('kring.splits', m.id::text, true);
  perform child.note(m.child_id, 'record_split');
  perform child.note(m.old_child_id, 'record_split');
  if not exists (select from child.named_persons n where n.child_id = m.old_child_id and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, n.child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
      where n.child_id = m.old_child_id and n.until = m.at
        -- Not one that has been closed since, or has left the child.
        and exists (select from people.functions f where f.id = n.function_id and f.closed_at is null)
        and exists (select from sharing.involvements i where i.child_id = n.child_id and i.function_id = n.function_id and i.ended_at is null)
        order by n.since desc limit 1;
    -- Then the contact of both goes on with the two (R13).
    if not found then
      insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
        select n.collaboration_id, m.old_child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
        where n.child_id = m.child_id and n.until is null
          and exists (select from sharing.involvements i where i.child_id = m.old_child_id and i.function_id = n.function_id and i.ended_at is null);
    end if;
  end if;
  for gone in update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
      where c.merge_id = m.id and c.ended_at is null returning c.child_id, c.function_id
  loop
    -- Who has something there by now that somebody must have stays, and the last one too.
    if cardinality(child.holds_here(gone.child_id, gone.function_id)) = 0
        and exists (select from sharing.involvements x where x.child_id = gone.child_id and x.function_id <> gone.function_id and x.ended_at is null)
        and exists (select from sharing.involvements i where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null) then
      -- First the list, so that the records that follow this one see it.
      delete from sharing.protected_readers r where r.child_id = gone.child_id and r.function_id = gone.function_id;
      update sharing.involvements i set ended_at = now() where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null;
    end if;
    perform pg_notify('kring', 'function:' || gone.function_id);
  end loop;
  perform set_config('kring.splits', '', true);
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;
grant execute on function child.split(uuid,text) to kring_app;

-- Whether a participant can read the meeting now, as the policies have it; a test compares them.
create function child.still_reads_invitation(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path to '' as $$
  select case when p.guardian_id is not null then exists (select from child.guardians g join sharing.disclosures d on d.to_guardian_id = g.id
      join sharing.disclosed_items i on i.disclosure_id = d.id
      where g.id = p.guardian_id and g.custody and g.ended_at is null and child.shows_to_guardian(g)
        and i.item_id = m.id and i.item_kind = 'meeting' and i.ends_at > now())
    else not sharing.hidden_by_protection(m.child_id, p.function_id)
      and (exists (select from people.functions f join sharing.involvements i on i.function_id = f.id
          where f.id = p.function_id and f.unit_id = m.unit_id and i.child_id = m.child_id and i.ended_at is null)
        or exists (select from sharing.disclosed_items i where i.item_id = m.id and i.item_kind = 'meeting'
          and i.to_function_id = p.function_id and i.ends_at > now())) end
$$;

-- R10a: brings a colleague of my own unit in, by one who works with the child, with a trace and a notice.
create function child.take_in(child uuid, func uuid, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  c child.children;
begin
  perform child.lock_to_change(child);
  if exists (select from child.colleagues x where x.child_id = take_in.child and (x.once = take_in.once or x.function_id = func and x.ended_at is null)) then return; end if;
  select * into c from child.children x where x.id = child;
  -- Of my own unit alone, and of a protected child one who is listed (R8).
  perform sharing.involve(child, func);
  insert into child.colleagues (collaboration_id, child_id, unit_id, function_id, by_function_id, by_person_id, once)
    values (c.collaboration_id, c.id, c.unit_id, func, people.my_function(), people.me(), once);
  perform child.note(child, 'colleague_taken_in');
  update child.join_requests r set answer = 'yes', answered_at = now(), answered_by_function_id = people.my_function(), answered_by_person_id = people.me()
    where r.child_id = child and r.from_function_id = func and r.answer is null;
  if func <> people.my_function() then
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      values (c.collaboration_id, func, c.id, 'colleague_taken_in', 'child', c.id);
    perform pg_notify('kring', 'function:' || func);
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.take_in(uuid,uuid,uuid) to kring_app;

-- Who works with the child in my own unit and why, to those who do themselves.
create function child.team(child uuid) returns table(function_id uuid, since timestamptz, taken_in_at timestamptz, taken_in_by text, holds text[]) language sql stable security definer rows 6 set search_path to '' as $$
  select i.function_id, i.since, c.since, p.name, child.holds_here(child, i.function_id)
  from sharing.involvements i left join child.colleagues c on c.child_id = i.child_id and c.function_id = i.function_id and c.ended_at is null
    left join people.persons p on p.id = c.by_person_id
  where i.child_id = child and i.unit_id = people.my_unit() and i.ended_at is null and sharing.i_am_involved(child)
$$;
grant execute on function child.team(uuid) to kring_app;

create function child.tell_of_child() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'child:' || new.child_id);
  return null;
end $$;

create function child.tell_of_meeting() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'meeting:' || case when tg_table_name = 'meetings' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'meeting_id' end);
  return null;
end $$;

-- Open pages hear that something changed; they read it through their own rights.
create function child.tell_of_plan() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'plan:' || new.plan_id);
  return null;
end $$;

-- Open pages hear of a new lead, a new date and the end of a plan too.
create function child.tell_of_plan_itself() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'plan:' || new.id);
  return null;
end $$;

-- Open pages of the plan hear that a meeting is opened and closed; they read it through their own rights.
create function child.tell_plan_of_meeting() returns trigger language plpgsql set search_path to '' as $$
begin
  perform pg_notify('kring', 'plan:' || p.id) from child.plans p where p.child_id = new.child_id and p.ended_at is null;
  return null;
end $$;

-- Takes back a meeting that I called: done (also when it is already), late after ten minutes, changed when it was opened or cancelled meanwhile, null where it is not mine.
create function child.undo_invitation(meeting uuid) returns text language plpgsql security definer set search_path to '' as $$
declare
  m child.meetings;
  p child.meeting_participants;
  called timestamptz;
  v_told uuid;
begin
  select * into m from child.meetings x where x.id = meeting;
  called := child.called_by_me(m);
  if called is null then return null; end if;
  -- Whoever composes a letter about it, opens it or cancels it at this moment is waited for.
  select * into m from child.meetings x where x.id = meeting for update;
  if m.undone_at is not null then return 'done'; end if;
  if m.opened_at is not null or m.closed_at is not null or m.cancelled_at is not null then return 'changed'; end if;
  if platform.undo_until(called) <= clock_timestamp() then return 'late'; end if;
  for p in select * from child.meeting_participants x where x.meeting_id = m.id loop
    if child.knows_of_invitation(m, p) then
      -- Of the agenda and of how the child takes part nothing is left to read.
      update sharing.disclosed_items i set ends_at = now() from sharing.disclosures d
        where d.id = i.disclosure_id and d.child_id = m.child_id and i.ends_at > now() and i.item_kind = 'meeting_words'
          and i.item_id in (select w.id from child.meeting_words w where w.meeting_id = m.id)
          and (d.to_function_id = p.function_id or d.to_guardian_id = p.guardian_id);
      update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null
        where n.item_id = m.id and n.kind = 'meeting_invited' and n.to_function_id = p.function_id;
      insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
        select m.collaboration_id, p.function_id, m.child_id, 'meeting_undone', 'meeting', m.id where p.function_id is not null
          -- Who has lost the right to it is told nothing more.
          and sharing.may_be_told(m.child_id, 'meeting', m.id, p.function_id)
        returning to_function_id into v_told;
      if found then perform pg_notify('kring', 'function:' || v_told); end if;
    else
      with gone as (
        update sharing.disclosures d set ended_at = now(), end_reason = 'taken_back'
          where d.child_id = m.child_id and d.ended_at is null and (d.to_function_id = p.function_id or d.to_guardian_id = p.guardian_id)
            and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and (i.item_id = m.id
              or i.item_id in (select w.id from child.meeting_words w where w.meeting_id = m.id)))
          returning d.id)
      update sharing.disclosed_items i set to_function_id = null, to_person_id = null from gone g where i.disclosure_id = g.id;
      delete from sharing.notices n where n.item_id = m.id and n.to_function_id = p.function_id;
      if p.function_id is not null then perform pg_notify('kring', 'function:' || p.function_id); end if;
    end if;
  end loop;
  update child.meetings x set cancelled_at = now(), undone_at = now(), sequence = x.sequence + 1 where x.id = m.id;
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (m.collaboration_id, m.child_id, m.unit_id, 'meeting_undone', 'meeting', m.id, people.my_function(), people.me());
  perform platform.add_jobs('meeting-undone', jsonb_build_array(jsonb_build_object('meeting', m.id)));
  return 'done';
end $$;
grant execute on function child.undo_invitation(uuid) to kring_app;

-- Those whom a mail of the meeting has reached get the cancellation. One that is being sent is waited for: the job is tried again.
create function child.undone_letters(meeting uuid) returns table(function_id uuid, person_id uuid, guardian_id uuid) language plpgsql security definer set search_path to '' as $$
begin
  if people.letter_on_its_way('{meeting_invited,meeting_moved}', meeting, null, null) then
    raise object_in_use using message = 'a letter of it is on its way';
  end if;
  return query select distinct s.function_id, s.person_id, s.guardian_id from people.sent_letters s
    join child.meetings m on m.id = s.item_id and m.undone_at is not null
    where s.item_id = meeting and s.letter in ('meeting_invited', 'meeting_moved');
end $$;
grant execute on function child.undone_letters(uuid) to kring_worker;

create function child.unit_of(item_kind text, item uuid) returns uuid language sql stable security definer set search_path to '' as $$
  select r.unit_id from child.requests r where item_kind = 'request' and r.id = item
  union all select p.unit_id from child.plans p where item_kind = 'plan' and p.id = item
$$;

-- As before, and: what is owed an answer in joint work.
create function child.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language plpgsql security definer set search_path to '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
    union all select 'request_declined', r.id, r.child_id, r.unit_id, (r.answered_at at time zone 'Europe/Stockholm')::date + 10, true, 'request', r.id, null
      from child.requests r where r.from_function_id = func and r.answered_at is not null and r.withdrawn_at is null
        and exists (select from child.request_answers a where a.request_id = r.id and a.kind = 'declined')
        and not exists (select from child.request_ends e where e.request_id = r.id)
    union all select 'assessment_promised', p.worry_id, p.child_id, p.unit_id, (p.at at time zone 'Europe/Stockholm')::date + 10, true, 'worry', p.worry_id, null
      from child.promised_assessments(func) p
    union all select 'wheel_begun', a.id, a.child_id, a.unit_id, (a.opened_at at time zone 'Europe/Stockholm')::date + 10, false, 'assessment', a.id, null
      from child.assessments a where a.function_id = func and a.current_version = 0 and a.set_aside_at is null
    union all select 'invitation', m.id, m.child_id, m.unit_id, m.starts_at::date, true, 'meeting', m.id, null
      from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.answer is null and m.function_id <> func and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    union all select 'minutes', m.id, m.child_id, m.unit_id, m.ends_at::date, false, 'meeting', m.id, null
      from child.meetings m where m.function_id = func and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()
    union all select 'join', r.id, r.child_id, r.unit_id, r.answer_by, true, 'join', r.id, null
      from child.join_requests r where r.to_function_id = func and r.answer is null
    union all select 'plan', p.id, p.child_id, p.unit_id, p.next_on, false, 'plan', p.id, null
      from child.plans p where p.lead_function_id = func and p.ended_at is null
    union all select 'action', p.id, p.child_id, p.unit_id, v.until_on, false, 'plan_part', v.part_id, v.version
      from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where v.function_id = func and v.kind = 'action'
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
  )
  select o.kind, o.id, o.due, o.answers from own o
  where not sharing.hidden_by_protection(o.child_id, func)
    and ((o.unit_id = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = o.child_id offset 0))
      or exists (select from sharing.given_to_my_function d where d.item_id = o.item_id and d.item_kind = o.item_kind
        and (o.version is null or d.version = o.version) offset 0))
  union all select j.kind, j.id, j.due, j.answers from joint.waits_for(func) j;
end $$;

create function child.wants_mail(person uuid, guardian uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select case when guardian is null then people.mail_choice(person) in ('sorted', 'at_once')
    else people.mail_choice((select g.person_id from child.guardians g where g.id = guardian)) <> 'off' end
$$;

-- Who outside the author's function has opened it, first of all: by the log of readings, a notice that was put away, an answer, or
-- because it was given on. The name is told of the function that it was sent to and of my own unit; of anybody else that it happened.
create function child.who_opened(w child.worries) returns table(reader text) language sql stable security definer rows 1 set search_path to '' as $$
  with seen as (
    select l.function_id, l.person_id, l.at from audit.access_log l
      where l.child_id = w.child_id and l.at > w.sent_at - interval '1 hour' and l.item_kind = 'worry' and l.item_id = w.id and l.act <> 'refused'
    union all
    select n.to_function_id, null, n.seen_at from sharing.notices n
      where n.item_id = w.id and n.item_kind = 'worry' and n.to_function_id = w.to_function_id and n.seen_at is not null
    union all
    select a.function_id, a.person_id, a.at from child.worry_answers a where a.worry_id = w.id
    union all
    -- To another unit the child itself was new: its name stands in their inbox.
    select w.to_function_id, null, w.sent_at from people.functions f where f.id = w.to_function_id and f.unit_id <> w.unit_id
      and people.has_been_here(f.id, null, w.sent_at)
    union all
    -- Who is asked and who wrote may be one: what they answered themselves stays, too.
    select null, null, w.answered_at where w.answered_at is not null
    union all
    select null, null, d.made_at from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = w.id and i.item_kind = 'worry'
        and (d.kind <> 'worry' or d.from_function_id <> w.author_function_id or d.to_function_id is distinct from w.to_function_id)
  )
  select case when s.function_id = w.to_function_id or f.unit_id = w.unit_id then coalesce(p.name,
      (select string_agg(x.name, ', ' order by x.name) from people.appointments a join people.persons x on x.id = a.person_id
        where a.function_id = s.function_id and people.holds(a.function_id, a.person_id) and a.starts_at <= s.at and (a.ends_at is null or a.ends_at > now())), f.name) end
  from seen s left join people.functions f on f.id = s.function_id left join people.persons p on p.id = s.person_id
  where s.function_id is distinct from w.author_function_id
  order by 1 nulls last limit 1
$$;

-- The same, to one who works with both; null to anybody else.
create function child.why_not_merge(kept uuid, old uuid) returns text[] language sql stable security definer set search_path to '' as $$
  select child.merge_obstacles(kept, old) where sharing.i_am_involved(kept) and sharing.i_am_involved(old)
$$;
grant execute on function child.why_not_merge(uuid,uuid) to kring_app;

-- Takes back what I sent. No row: it is not mine. `withdrawn`: now. `before`: I had. `late`: the minutes are over. `opened`: by `reader`.
-- Who handed it to a record that they do not read is told one and the same, `late`, of both.
create function child.withdraw_worry(worry uuid) returns table(outcome text, reader text) language plpgsql security definer rows 1 set search_path to '' as $$
declare
  w child.worries;
  knows boolean;
  opened record;
begin
  select * into w from child.worries x where x.id = worry and x.author_function_id = people.my_function() and x.author_person_id = people.me();
  if w.id is null then return; end if;
  knows := w.unit_id = people.my_unit() and sharing.i_am_involved(w.child_id);
  if not knows and w.handed_as = '' then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('worry:' || worry, 0));
  select * into w from child.worries x where x.id = worry;
  if w.withdrawn_at is not null then return query select 'before', null::text; return; end if;
  select true as is_opened, o.reader as name into opened from child.who_opened(w) o;
  if opened.is_opened and knows then return query select 'opened', opened.name; return; end if;
  if opened.is_opened or platform.undo_until(w.sent_at) <= clock_timestamp() then return query select 'late', null::text; return; end if;

  update child.worries x set withdrawn_at = now() where x.id = worry;
  update child.worry_versions v set withdrawn_at = now() where v.worry_id = worry;
  -- A letter in the queue is about a notice: with it, it goes.
  delete from sharing.notices n where n.item_id = worry and n.item_kind = 'worry';
  update sharing.disclosures d set ended_at = now(), end_reason = 'taken_back'
    where d.ended_at is null and d.id in (select i.disclosure_id from sharing.disclosed_items i where i.item_id = worry and i.item_kind = 'worry');
  update sharing.disclosed_items i set to_function_id = null
    where i.disclosure_id in (select d.id from sharing.disclosed_items x join sharing.disclosures d on d.id = x.disclosure_id
      where x.item_id = worry and x.item_kind = 'worry' and d.end_reason = 'taken_back');
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (w.collaboration_id, w.child_id, w.unit_id, 'worry_withdrawn', 'worry', worry, people.my_function(), people.me());
  perform audit.log('write', w.child_id, 'worry', worry, 'did:withdrew');
  perform pg_notify('kring', 'function:' || w.to_function_id);
  return query select 'withdrawn', null::text;
end $$;
grant execute on function child.withdraw_worry(uuid) to kring_app;

-- What I sent a moment ago and can still see (R1), of which I am told until when it can be taken back and whether somebody has opened it.
create function child.worry_receipt(worry uuid) returns table(until timestamptz, is_opened boolean, reader text) language sql stable security definer rows 1 set search_path to '' as $$
  select platform.undo_until(w.sent_at), o.is_opened, o.reader
  from child.worries w left join lateral (select true as is_opened, x.reader from child.who_opened(w) x) o on true
  where w.id = worry and w.author_function_id = people.my_function() and w.author_person_id = people.me() and w.withdrawn_at is null
    and platform.undo_until(w.sent_at) > now() and w.unit_id = people.my_unit() and sharing.i_am_involved(w.child_id)
$$;
grant execute on function child.worry_receipt(uuid) to kring_app;


-- ==================== insight ====================

create schema insight;
grant usage on schema insight to kring_insight;
grant usage on schema insight to kring_worker;
-- Something that happened in the work around a child: in whose unit, about which child, after how many days, and what it has.
create type insight.child_event as (measure text, unit_id uuid, child_id uuid, days integer, marks text[]);

-- R16: what a released quarter shows. A cell that is not here is hidden. A bound stands for the whole collaboration only, where all but a few have something, or only a few.
create table insight.cells (
  collaboration_id uuid not null,
  quarter date not null,
  measure text not null,
  part text not null,
  kind text default '' not null,
  unit_id uuid,
  key text generated always as ((((measure || '/') || part) || '/') || COALESCE(unit_id::text, kind)) stored not null,
  value integer,
  bound text,
  constraint cells_pkey primary key (collaboration_id, quarter, key),
  constraint cells_collaboration_id_quarter_fkey foreign key (collaboration_id, quarter) references insight.quarters(collaboration_id, quarter) on delete cascade,
  constraint cells_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint bound_known check (bound in ('few', 'almost_all')),
  constraint value_or_bound check ((value is null) <> (bound is null))
);
alter table insight.cells enable row level security, force row level security;
create index cells_quarter_idx on insight.cells using btree (quarter);
create index cells_unit_id_idx on insight.cells using btree (unit_id);
create policy owner_all on insight.cells for all to kring_owner
  using (true)
  with check (true);
-- R16: released figures of the county, and of one's own unit: nobody compares units by name. Reads the settings themselves, since kring_insight may use no other schema.
create policy select_whole_and_my_unit on insight.cells for select to kring_insight
  using (collaboration_id = (( SELECT NULLIF(current_setting('kring.collaboration_id', true), '')::uuid AS "nullif")) AND (unit_id IS NULL OR unit_id = (( SELECT NULLIF(current_setting('kring.unit_id', true), '')::uuid as "nullif"))));
grant select on insight.cells to kring_insight;

-- R16: a quarter that has been released. It stands: it is never counted again. Invented: laid for the demo, counted from nobody.
create table insight.quarters (
  collaboration_id uuid not null,
  quarter date not null,
  hidden_below integer not null,
  invented boolean default false not null,
  released_at timestamptz default now() not null,
  constraint quarters_pkey primary key (collaboration_id, quarter),
  constraint quarters_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint limit_never_under_five check (hidden_below >= 5),
  constraint quarter_begins check (quarter = date_trunc('quarter', quarter::timestamp without time zone)::date)
);
alter table insight.quarters enable row level security, force row level security;
create policy owner_all on insight.quarters for all to kring_owner
  using (true)
  with check (true);
-- R16: the quarters of one's own collaboration. Reads the setting itself, since kring_insight may use no other schema.
create policy select_mine on insight.quarters for select to kring_insight
  using (collaboration_id = (( SELECT NULLIF(current_setting('kring.collaboration_id', true), '')::uuid as "nullif")));
grant select on insight.quarters to kring_insight;

-- R16: a finished quarter as it was counted, before anything is hidden. No serving role reads it. Part n is how many; another part is how many of them have something, not_ how many have not; median is days. Without kind it is the whole collaboration, without unit the kind.
create table insight.raw_counts (
  collaboration_id uuid not null,
  quarter date not null,
  measure text not null,
  part text not null,
  kind text default '' not null,
  unit_id uuid,
  key text generated always as ((((measure || '/') || part) || '/') || COALESCE(unit_id::text, kind)) stored not null,
  value integer not null,
  children integer not null,
  invented boolean default false not null,
  constraint raw_counts_pkey primary key (collaboration_id, quarter, key),
  constraint raw_counts_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint raw_counts_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint counts_are_counts check (value >= 0 and children >= 0),
  constraint quarter_begins check (quarter = date_trunc('quarter', quarter::timestamp without time zone)::date),
  constraint unit_has_kind check (unit_id is null or kind <> '')
);
alter table insight.raw_counts enable row level security, force row level security;
create index raw_counts_unit_id_idx on insight.raw_counts using btree (unit_id);
create policy owner_all on insight.raw_counts for all to kring_owner
  using (true)
  with check (true);

-- What an event of a measure can have. `everywhere`: counted for kinds and units too, not only for the whole.
create function insight.attributes() returns table(measure text, attribute text, everywhere boolean) language sql immutable set search_path to '' as $$
  select m, a, false from unnest(array['worries', 'plans']) m,
    unnest(array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']) a
  union all select 'partners', a, false from unnest(array['municipality', 'region', 'state', 'civil', 'other']) a
  union all select * from (values ('worries', 'in_time', true), ('requests', 'in_time', true), ('reviews', 'on_time', true),
    ('plans', 'led', true), ('plans', 'voice', true), ('plans', 'civil', true)) x
$$;

create function insight.child_events(collaboration uuid, quarter date) returns setof insight.child_event language sql stable set search_path to '' as $$
  with span as (
    select quarter as first, (quarter + interval '3 months')::date as after,
      quarter::timestamp at time zone 'Europe/Stockholm' as since,
      (quarter + interval '3 months')::timestamp at time zone 'Europe/Stockholm' as until
  ), published as (
    -- A plan as it was last published in the quarter.
    select distinct on (v.plan_id) v.*, p.ended_at, p.next_on as next_now
    from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    where p.collaboration_id = collaboration and v.published_at >= s.since and v.published_at < s.until
    order by v.plan_id, v.version desc
  ), partner as (
    select v.plan_id, v.unit_id, v.child_id, case when o.kind in ('association', 'congregation') then 'civil'
      when o.kind = 'state_agency' then 'state' when o.kind in ('municipality', 'region') then o.kind else 'other' end as sector
    from span s, published v join child.plan_partners x on x.plan_id = v.plan_id and x.gets <> 'nothing'
      join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = u.organisation_id
    where x.added_at < s.until and (x.removed_at is null or x.removed_at >= s.until)
  )
  select 'worries', w.unit_id, w.child_id,
    (w.answered_at at time zone 'Europe/Stockholm')::date - (w.sent_at at time zone 'Europe/Stockholm')::date,
    w.areas || case when (w.answered_at at time zone 'Europe/Stockholm')::date <= w.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.worries w where w.collaboration_id = collaboration and w.sent_at >= s.since and w.sent_at < s.until and w.withdrawn_at is null
  union all
  -- By the day that it should be answered, and by the unit that should. Withdrawn before an answer: nobody waits for one.
  select 'requests', f.unit_id, r.child_id,
    (r.answered_at at time zone 'Europe/Stockholm')::date - (r.sent_at at time zone 'Europe/Stockholm')::date,
    case when (r.answered_at at time zone 'Europe/Stockholm')::date <= r.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.requests r join people.functions f on f.id = r.to_function_id
  where r.collaboration_id = collaboration and r.answer_by >= s.first and r.answer_by < s.after
    and (r.withdrawn_at is null or r.answered_at is not null)
  union all
  -- R13: led when somebody holds the lead at the end of the quarter and a day lies ahead; a plan that has ended needs neither.
  select 'plans', v.unit_id, v.child_id, null,
    array(select distinct x.area from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.kind = 'need' and x.area is not null)
    || case when v.ended_at < s.until or (greatest(v.next_on, v.next_now) >= s.after and exists (select from people.appointments a
      where a.function_id = v.lead_function_id and a.starts_at < s.until and (a.ends_at is null or a.ends_at >= s.until)))
      then array['led'] else '{}'::text[] end
    || case when exists (select from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.voice = 'child' and x.words <> '') then array['voice'] else '{}'::text[] end
    || case when exists (select from partner x where x.plan_id = v.plan_id and x.sector = 'civil') then array['civil'] else '{}'::text[] end
  from span s, published v
  union all
  select 'partners', x.unit_id, x.child_id, null, array[x.sector] from partner x
  union all
  -- From the first worry about the child to the first version.
  select 'starts', v.unit_id, v.child_id, (v.published_at at time zone 'Europe/Stockholm')::date - w.first, '{}'
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select min((x.sent_at at time zone 'Europe/Stockholm')::date) as first from child.worries x
      where x.child_id = v.child_id and x.sent_at <= v.published_at and x.withdrawn_at is null) w
  where p.collaboration_id = collaboration and v.version = 1 and v.published_at >= s.since and v.published_at < s.until and w.first is not null
  union all
  -- The day that a version promised. A promise that a newer version or the plan's end took the place of before its day is none.
  select 'reviews', v.unit_id, v.child_id, null, case when h.held then array['on_time'] else '{}'::text[] end
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select exists (select from child.reviews r where r.plan_id = v.plan_id and r.version = v.version
      and r.held_on <= v.next_on) as held) h
  where p.collaboration_id = collaboration and v.next_on >= s.first and v.next_on < s.after
    and (h.held or ((p.ended_at is null or (p.ended_at at time zone 'Europe/Stockholm')::date > v.next_on)
      and not exists (select from child.plan_versions n where n.plan_id = v.plan_id and n.version > v.version
        and (n.published_at at time zone 'Europe/Stockholm')::date <= v.next_on)))
  union all
  select 'consents', c.unit_id, c.child_id, null, '{}' from span s, sharing.consents c
  where c.collaboration_id = collaboration and c.given_on >= s.first and c.given_on < s.after
  union all
  select 'withdrawals', c.unit_id, c.child_id, null, '{}'
  from span s, sharing.consents c join lateral (select min(x.withdrawn_at) as at from sharing.consent_scopes x where x.consent_id = c.id) w on true
  where c.collaboration_id = collaboration and w.at >= s.since and w.at < s.until
$$;

create function insight.count_quarter(collaboration uuid, of_quarter date) returns table(key text, measure text, part text, kind text, unit_id uuid, value integer, children integer, hidden_below integer) language plpgsql security definer set search_path to '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('insight.child_figures' || collaboration || of_quarter, 0));
  if not insight.is_over(of_quarter) or exists (select from insight.quarters q
    where q.collaboration_id = collaboration and q.quarter = of_quarter) then return; end if;
  if not exists (select from insight.raw_counts r where r.collaboration_id = collaboration and r.quarter = of_quarter) then
    perform insight.tally(collaboration, of_quarter, array(select x from insight.child_events(collaboration, of_quarter) x));
  end if;
  return query
    select r.key, r.measure, r.part, r.kind, r.unit_id, r.value, r.children, insight.hidden_below(collaboration)
    from insight.raw_counts r where r.collaboration_id = collaboration and r.quarter = of_quarter order by r.key;
end $$;
grant execute on function insight.count_quarter(uuid,date) to kring_worker;

-- The quarters that wait to be counted, from the first in which anything happened.
create function insight.due_quarters() returns table(collaboration_id uuid, quarter date) language sql stable security definer set search_path to '' as $$
  select c.id, q::date from people.collaborations c
    cross join lateral (select least((select min(w.sent_at) from child.worries w where w.collaboration_id = c.id and w.withdrawn_at is null),
      (select min(p.started_at) from child.plans p where p.collaboration_id = c.id)) as at) first
    cross join lateral generate_series(date_trunc('quarter', first.at at time zone 'Europe/Stockholm'),
      now() at time zone 'Europe/Stockholm', interval '3 months') q
  where insight.is_over(q::date)
    and not exists (select from insight.quarters k where k.collaboration_id = c.id and k.quarter = q::date)
  order by 1, 2
$$;
grant execute on function insight.due_quarters() to kring_worker;

create function insight.hidden_below(collaboration uuid) returns integer language sql stable set search_path to '' as $$
  select coalesce((select s.small_number_limit from learning.settings s where s.collaboration_id = collaboration), 5)
$$;

-- A quarter is counted when it has been over for thirty days: an answer has had its time to come.
create function insight.is_over(quarter date) returns boolean language sql stable set search_path to '' as $$
  select quarter + interval '3 months 30 days' <= (now() at time zone 'Europe/Stockholm')
$$;

create function insight.release_quarter(collaboration uuid, of_quarter date, hidden text[]) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  few int := insight.hidden_below(collaboration);
begin
  perform pg_advisory_xact_lock(hashtextextended('insight.child_figures' || collaboration || of_quarter, 0));
  if not insight.is_over(of_quarter) then return false; end if;
  insert into insight.quarters (collaboration_id, quarter, hidden_below, invented)
    select collaboration, of_quarter, few, coalesce(bool_or(r.invented), false) from insight.raw_counts r
    where r.collaboration_id = collaboration and r.quarter = of_quarter
    on conflict do nothing;
  if not found then return false; end if;
  insert into insight.cells (collaboration_id, quarter, measure, part, kind, unit_id, value, bound)
  with raw as materialized (
    select r.*, r.value >= few and r.children >= few and h.key is null as open
    from insight.raw_counts r left join unnest(hidden) h (key) on h.key = r.key
    where r.collaboration_id = collaboration and r.quarter = of_quarter
  ), bounded as materialized (
    -- How many have something when a few at most have not, or the other way round: of the whole, and of one thing at a time.
    select y.key, case when n.value < few and y.value >= few and y.children >= few then 'almost_all'
      when y.value < few and n.value >= few and n.children >= few then 'few' end as bound
    from raw y join raw n on n.key = y.measure || '/not_' || y.part || '/'
    where y.kind = '' and y.measure <> 'partners' and not y.open
  ), grouped as (
    select r.*, b.bound, bool_or(r.part = 'n' and r.open) over (partition by r.measure, r.kind, r.unit_id) as of_open_group
    from raw r left join bounded b on b.key = r.key
  )
  select g.collaboration_id, g.quarter, g.measure, g.part, g.kind, g.unit_id, case when g.bound is null then g.value end, g.bound
  from grouped g
  where g.of_open_group and (g.part like 'median%' or g.open or g.bound is not null);
  return true;
end $$;
grant execute on function insight.release_quarter(uuid,date,text[]) to kring_worker;

-- Counts them: for the whole, for each kind of unit, for each unit. Half of those that waited had waited so many days; one
-- without an answer has waited longest.
create function insight.tally(collaboration uuid, of_quarter date, events insight.child_event[], invented boolean DEFAULT false) returns void language sql set search_path to '' as $$
  insert into insight.raw_counts (collaboration_id, quarter, invented, measure, part, kind, unit_id, value, children)
  with e as materialized (
    select x.*, u.kind from unnest(events) x join people.units u on u.id = x.unit_id
  ), grouped as (
    select e.measure, coalesce(e.kind, '') as kind, e.unit_id, count(*)::int as n, count(distinct e.child_id)::int as children,
      array_agg(coalesce(e.days, 1000000) order by e.days nulls last) as days
    from e group by grouping sets ((e.measure), (e.measure, e.kind), (e.measure, e.kind, e.unit_id))
  ), shares as (
    select e.measure, a.attribute, coalesce(e.kind, '') as kind, e.unit_id, grouping(e.kind) = 1 or a.everywhere as wanted,
      count(*) filter (where a.attribute = any (e.marks))::int as yes,
      count(distinct e.child_id) filter (where a.attribute = any (e.marks))::int as yes_children,
      count(*) filter (where a.attribute <> all (e.marks))::int as no,
      count(distinct e.child_id) filter (where a.attribute <> all (e.marks))::int as no_children
    from e join insight.attributes() a on a.measure = e.measure
    group by a.everywhere, grouping sets ((e.measure, a.attribute), (e.measure, a.attribute, e.kind), (e.measure, a.attribute, e.kind, e.unit_id))
  )
  select collaboration, of_quarter, invented, x.* from (
    select g.measure, 'n' as part, g.kind, g.unit_id, g.n as value, g.children from grouped g where g.measure <> 'partners' or g.kind = ''
    union all
    select s.measure, p.part, s.kind, s.unit_id, p.value, p.children from shares s
      cross join lateral (values (s.attribute, s.yes, s.yes_children), ('not_' || s.attribute, s.no, s.no_children)) p (part, value, children)
    where s.wanted
    union all
    -- With the bounds between which chance alone would leave it 19 times of 20, by order of size; for the whole, from 20 up.
    select g.measure, p.part, g.kind, g.unit_id, g.days[p.place], g.children from grouped g
      cross join lateral (values ('median', ceil(g.n / 2.0)::int),
        ('median_low', case when g.kind = '' and g.n >= 20 then floor(g.n / 2.0 - 0.98 * sqrt(g.n))::int end),
        ('median_high', case when g.kind = '' and g.n >= 20 then ceil(g.n / 2.0 + 1 + 0.98 * sqrt(g.n))::int end)) p (part, place)
    where g.measure in ('worries', 'requests', 'starts') and g.days[p.place] < 1000000
  ) x
$$;


-- ==================== joint ====================

create schema joint;
grant usage on schema joint to kring_app;
grant usage on schema joint to kring_worker;
-- What the parties have agreed on as the answer to one question, when they have read each other's: written together, revision by revision (R20).
create table joint.agreed (
  round_id uuid not null,
  subject_id uuid not null,
  item text not null,
  revision integer not null,
  answer jsonb,  -- By the format of the instrument; null where it was taken away.
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  constraint agreed_pkey primary key (round_id, item, revision),
  constraint agreed_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint agreed_of_its_round foreign key (round_id, subject_id) references joint.rounds(id, subject_id) on delete cascade,
  constraint agreed_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint agreed_round_id_fkey foreign key (round_id) references joint.rounds(id) on delete cascade,
  constraint agreed_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint agreed_item check (item ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  constraint agreed_length check (length(answer::text) <= 60000),
  constraint agreed_revision check (revision >= 1)
);
alter table joint.agreed enable row level security, force row level security;
create index agreed_function_id_idx on joint.agreed using btree (function_id);
create index agreed_person_id_idx on joint.agreed using btree (person_id);
create index agreed_subject_id_idx on joint.agreed using btree (subject_id);
create trigger check_agreed before insert on joint.agreed for each row execute function joint.check_agreed();
create trigger note_agreed after insert on joint.agreed for each row execute function joint.note_agreed();
-- Shape joint.follows_subject: written by parties of the subject.
create policy insert_with_subjects on joint.agreed for insert to kring_app
  with check (function_id = (select people.my_function()) and joint.takes_part(subject_id) and person_id = (select people.me()) and joint.i_answer(subject_id));
-- joint.follows_subject('joint.agreed', write => 'parties', inserts => 'round_id, subject_id, item, revision, answer, function_id, person_id', signed => 'function_id', also => 'person_id = (select people.me()) and joint.i_answer(subject_id)')
create policy owner_all on joint.agreed for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.agreed for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = agreed.subject_id)));
grant select on joint.agreed to kring_app;
grant insert (answer, function_id, item, person_id, revision, round_id, subject_id) on joint.agreed to kring_app;

-- What a party has promised: by which function, until when, how it will be seen, and whether it adds or fills in for somebody else's duty.
create table joint.commitments (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  decision_id uuid,
  by_function_id uuid not null,
  words text not null,
  seen_by text default '' not null,
  adds text not null,
  starts_on date not null,
  due_on date not null,
  function_id uuid not null,
  person_id uuid not null,
  made_at timestamptz default now() not null,
  once uuid not null,
  constraint commitments_pkey primary key (id),
  constraint commitments_once_key unique (once),
  constraint commitments_by_function_id_fkey foreign key (by_function_id) references people.functions(id) on delete restrict,
  constraint commitments_decision_id_fkey foreign key (decision_id) references joint.decisions(id) on delete restrict,
  constraint commitments_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint commitments_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint commitments_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint commitment_adds check (adds in ('adds', 'fills_in')),
  constraint commitment_days check (due_on >= starts_on),
  constraint commitment_texts check (length(words) >= 1 and length(words) <= 1000 and length(seen_by) <= 1000)
);
alter table joint.commitments enable row level security, force row level security;
create index commitments_by_function_id_due_on_idx on joint.commitments using btree (by_function_id, due_on);
create index commitments_decision_id_idx on joint.commitments using btree (decision_id) where (decision_id is not null);
create index commitments_function_id_idx on joint.commitments using btree (function_id);
create index commitments_person_id_idx on joint.commitments using btree (person_id);
create index commitments_subject_id_due_on_idx on joint.commitments using btree (subject_id, due_on);
-- After: who may not write gets the answer of the policy.
create constraint trigger check_commitment after insert on joint.commitments not deferrable INITIALLY IMMEDIATE for each row execute function joint.check_commitment();
create trigger note_commitment after insert on joint.commitments for each row execute function joint.note_promise('promised', 'commitment');
-- Shape joint.follows_subject: written by parties of the subject.
create policy insert_with_subjects on joint.commitments for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and joint.takes_part(subject_id));
-- joint.follows_subject('joint.commitments', write => 'parties', inserts => 'subject_id, decision_id, by_function_id, words, seen_by, adds, starts_on, due_on, function_id, person_id, once', signed => 'function_id, person_id')
create policy owner_all on joint.commitments for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.commitments for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = commitments.subject_id)));
grant select on joint.commitments to kring_app;
grant insert (adds, by_function_id, decision_id, due_on, function_id, once, person_id, seen_by, starts_on, subject_id, words) on joint.commitments to kring_app;

-- What was decided about a subject: formally by a body, to steer by, or grown by itself between two days; what was laid aside, and what it changed for others.
create table joint.decisions (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  kind text not null,
  decided_on date,  -- The day; of what grew by itself the first.
  grew_until date,
  body_id uuid,
  by_whom text default '' not null,
  paragraph text default '' not null,
  what text not null,
  why text default '' not null,
  laid_aside text default '' not null,
  changes text default '' not null,
  supersedes_id uuid,
  function_id uuid not null,
  person_id uuid not null,
  made_at timestamptz default now() not null,
  once uuid not null,
  constraint decisions_pkey primary key (id),
  constraint decisions_once_key unique (once),
  constraint decisions_body_id_fkey foreign key (body_id) references people.bodies(id) on delete restrict,
  constraint decisions_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint decisions_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint decisions_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint decisions_supersedes_id_fkey foreign key (supersedes_id) references joint.decisions(id) on delete restrict,
  constraint decision_by_somebody check (kind <> 'formal' or body_id is not null or by_whom <> ''),
  constraint decision_kind check (kind in ('formal', 'orienting', 'grew')),
  constraint decision_texts check (length(by_whom) <= 200 and length(paragraph) <= 100 and length(what) >= 1 and length(what) <= 2000 and length(why) <= 4000 and length(laid_aside) <= 4000 and length(changes) <= 4000),
  constraint decision_when check (decided_on is not null and (grew_until is null or kind = 'grew' and grew_until >= decided_on))
);
alter table joint.decisions enable row level security, force row level security;
create index decisions_body_id_idx on joint.decisions using btree (body_id) where (body_id is not null);
create index decisions_function_id_idx on joint.decisions using btree (function_id);
create index decisions_person_id_idx on joint.decisions using btree (person_id);
create index decisions_subject_id_decided_on_idx on joint.decisions using btree (subject_id, decided_on desc);
create index decisions_supersedes_id_idx on joint.decisions using btree (supersedes_id) where (supersedes_id is not null);
create trigger note_decision after insert on joint.decisions for each row execute function joint.note_promise('decided', 'decision');
-- Shape joint.follows_subject: written by leaders of the subject.
create policy insert_with_subjects on joint.decisions for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and joint.leads(subject_id));
-- joint.follows_subject('joint.decisions', write => 'leaders', inserts => 'subject_id, kind, decided_on, grew_until, body_id, by_whom, paragraph, what, why, laid_aside, changes, supersedes_id, function_id, person_id, once', signed => 'function_id, person_id')
create policy owner_all on joint.decisions for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.decisions for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = decisions.subject_id)));
grant select on joint.decisions to kring_app;
grant insert (body_id, by_whom, changes, decided_on, function_id, grew_until, kind, laid_aside, once, paragraph, person_id, subject_id, supersedes_id, what, why) on joint.decisions to kring_app;

-- What happened with a subject, by whom: written by triggers, so that nothing forgets it.
create table joint.events (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  act text not null,
  detail jsonb default '{}'::jsonb not null,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  constraint events_pkey primary key (id),
  constraint events_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint events_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint events_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade
);
alter table joint.events enable row level security, force row level security;
create index events_function_id_idx on joint.events using btree (function_id) where (function_id is not null);
create index events_person_id_idx on joint.events using btree (person_id) where (person_id is not null);
create index events_subject_id_at_idx on joint.events using btree (subject_id, at desc);
-- joint.follows_subject('joint.events')
create policy owner_all on joint.events for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.events for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = events.subject_id)));
grant select on joint.events to kring_app;

-- How a party sees that a promise has gone: each for itself, and all views stand. The latest of each function counts.
create table joint.follow_ups (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  commitment_id uuid not null,
  outcome text not null,
  words text default '' not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  constraint follow_ups_pkey primary key (id),
  constraint follow_ups_once_key unique (once),
  constraint follow_ups_commitment_id_fkey foreign key (commitment_id) references joint.commitments(id) on delete cascade,
  constraint follow_ups_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint follow_ups_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint follow_ups_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint follow_up_outcome check (outcome in ('done', 'partly', 'not_done', 'not_wanted')),
  constraint follow_up_words check (length(words) <= 2000)
);
alter table joint.follow_ups enable row level security, force row level security;
create index follow_ups_commitment_id_at_idx on joint.follow_ups using btree (commitment_id, at desc);
create index follow_ups_function_id_idx on joint.follow_ups using btree (function_id);
create index follow_ups_person_id_idx on joint.follow_ups using btree (person_id);
create index follow_ups_subject_id_idx on joint.follow_ups using btree (subject_id);
create trigger note_follow_up after insert on joint.follow_ups for each row execute function joint.note_promise('followed_up', 'commitment');
-- Shape joint.follows_subject: written by parties of the subject.
create policy insert_with_subjects on joint.follow_ups for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and joint.takes_part(subject_id) and (exists (select from joint.commitments c
  where c.id = follow_ups.commitment_id and c.subject_id = follow_ups.subject_id)));
-- joint.follows_subject('joint.follow_ups', write => 'parties', inserts => 'subject_id, commitment_id, outcome, words, function_id, person_id, once', signed => 'function_id, person_id', also => 'exists (select from joint.commitments c where c.id = follow_ups.commitment_id and c.subject_id = follow_ups.subject_id)')
create policy owner_all on joint.follow_ups for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.follow_ups for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = follow_ups.subject_id)));
grant select on joint.follow_ups to kring_app;
grant insert (commitment_id, function_id, once, outcome, person_id, subject_id, words) on joint.follow_ups to kring_app;

-- What a subject can be, with its states: the first is the one that it begins in. Declared in src/joint/kinds.
create table joint.kinds (
  kind text not null,
  states text[] not null,
  constraint kinds_pkey primary key (kind),
  constraint kind_states check (cardinality(states) > 0)
);
alter table joint.kinds enable row level security, force row level security;
create policy owner_all on joint.kinds for all to kring_owner
  using (true)
  with check (true);
-- what can be worked on together is no secret.
create policy select_all on joint.kinds for select to kring_app
  using (true);
grant select on joint.kinds to kring_app;

-- What hangs together with what. Read by who reads both ends or leads one; it holds from when both sides have agreed.
create table joint.links (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  made_by uuid not null,
  made_at timestamptz default now() not null,
  agreed_at timestamptz,  -- When both sides stood behind it: at once where one leads both, or where it asks nothing of the other side.
  ended_at timestamptz,
  once uuid not null,
  constraint links_pkey primary key (id),
  constraint links_once_key unique (once),
  constraint links_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint links_from_id_fkey foreign key (from_id) references joint.subjects(id) on delete cascade,
  constraint links_made_by_fkey foreign key (made_by) references people.functions(id) on delete restrict,
  constraint links_to_id_fkey foreign key (to_id) references joint.subjects(id) on delete cascade,
  constraint link_between_two check (from_id <> to_id),
  constraint link_kind check (kind in ('reports_to', 'lifts_to', 'activates', 'informs', 'carries', 'builds_on', 'follows_from', 'part_of', 'ended_in'))
);
alter table joint.links enable row level security, force row level security;
create unique index link_once on joint.links using btree (from_id, to_id, kind) where (ended_at is null);
create index links_from_id_idx on joint.links using btree (from_id);
create index links_made_by_idx on joint.links using btree (made_by);
create index links_to_id_idx on joint.links using btree (to_id) where (ended_at is null);
create index links_to_id_idx1 on joint.links using btree (to_id);
create trigger check_link before insert or update on joint.links for each row execute function joint.check_link();
create trigger note_link after insert or update on joint.links for each row execute function joint.note_link();
create trigger tell_link after insert on joint.links for each row when (new.agreed_at is null) execute function joint.tell_link();
-- a leader of one end, who reads the other, proposes it.
create policy insert_as_leader on joint.links for insert to kring_app
  with check (made_by = (select people.my_function()) and collaboration_id = (select people.my_collaboration()) and (exists (select from joint.subjects s
  where s.id = links.from_id)) and (exists (select from joint.subjects s
  where s.id = links.to_id)) and (joint.leads(from_id) or joint.leads(to_id)));
create policy owner_all on joint.links for all to kring_owner
  using (true)
  with check (true);
-- whoever reads both ends, and whoever leads one: a proposal tells the other side who proposes it.
create policy select_with_ends on joint.links for select to kring_app
  using ((exists (select from joint.subjects s
  where s.id = links.from_id)) and (exists (select from joint.subjects s
  where s.id = links.to_id)) or joint.leads(from_id) or joint.leads(to_id));
-- a leader of either end agrees to it or ends it.
create policy update_as_leader on joint.links for update to kring_app
  using (joint.leads(from_id) or joint.leads(to_id));
grant select on joint.links to kring_app;
grant insert (collaboration_id, from_id, kind, made_by, once, to_id), update (agreed_at, ended_at) on joint.links to kring_app;

-- R14: the way of a matter, forum by forum, from the one that it was raised in. Nobody signs what climbs by the clock.
create table joint.matter_climbs (
  id uuid default platform.new_id() not null,
  matter_id uuid not null,
  from_subject_id uuid,
  to_subject_id uuid not null,
  why text not null,
  words text default '' not null,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  once uuid,
  constraint matter_climbs_pkey primary key (id),
  constraint matter_climbs_once_key unique (once),
  constraint matter_climbs_from_subject_id_fkey foreign key (from_subject_id) references joint.subjects(id) on delete cascade,
  constraint matter_climbs_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint matter_climbs_matter_id_fkey foreign key (matter_id) references joint.matters(id) on delete cascade,
  constraint matter_climbs_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint matter_climbs_to_subject_id_fkey foreign key (to_subject_id) references joint.subjects(id) on delete cascade,
  constraint climb_by_hand_is_signed check ((why = 'late') = (function_id is null)),
  constraint climb_why check (why in ('raised', 'late', 'lifted')),
  constraint climb_words check (length(words) <= 4000)
);
alter table joint.matter_climbs enable row level security, force row level security;
create index matter_climbs_from_subject_id_idx on joint.matter_climbs using btree (from_subject_id) where (from_subject_id is not null);
create index matter_climbs_function_id_idx on joint.matter_climbs using btree (function_id) where (function_id is not null);
create index matter_climbs_matter_id_at_idx on joint.matter_climbs using btree (matter_id, at);
create index matter_climbs_person_id_idx on joint.matter_climbs using btree (person_id) where (person_id is not null);
create index matter_climbs_to_subject_id_matter_id_idx on joint.matter_climbs using btree (to_subject_id, matter_id);
create trigger note_climb after insert on joint.matter_climbs for each row execute function joint.note_climb();
create trigger refresh_matter after insert on joint.matter_climbs for each row execute function joint.refresh_matter();
create policy owner_all on joint.matter_climbs for all to kring_owner
  using (true)
  with check (true);
-- whoever reads the matter reads this.
create policy select_with_matters on joint.matter_climbs for select to kring_app
  using ((exists (select from joint.matters m
  where m.id = matter_climbs.matter_id)));
grant select on joint.matter_climbs to kring_app;

-- R14: everybody who hears the answer: who raised it, and who said that it is the same for them.
create table joint.matter_raisers (
  id uuid default platform.new_id() not null,
  matter_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  raised_at timestamptz default now() not null,
  may_show boolean default false not null,
  may_name boolean default false not null,
  not_enough_at timestamptz,  -- When they said that the answer was not enough: once.
  constraint matter_raisers_pkey primary key (id),
  constraint raiser_once unique (matter_id, function_id),
  constraint matter_raisers_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint matter_raisers_matter_id_fkey foreign key (matter_id) references joint.matters(id) on delete cascade,
  constraint matter_raisers_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint named_where_it_is_shown check (may_show or not may_name)
);
alter table joint.matter_raisers enable row level security, force row level security;
create index matter_raisers_function_id_idx on joint.matter_raisers using btree (function_id);
create index matter_raisers_person_id_idx on joint.matter_raisers using btree (person_id);
create trigger name_only_myself before update on joint.matter_raisers for each row execute function joint.name_only_myself();
create trigger refresh_matter after insert or update on joint.matter_raisers for each row execute function joint.refresh_matter();
create policy owner_all on joint.matter_raisers for all to kring_owner
  using (true)
  with check (true);
-- whoever reads the matter reads this.
create policy select_with_matters on joint.matter_raisers for select to kring_app
  using ((exists (select from joint.matters m
  where m.id = matter_raisers.matter_id)));
-- who raised it says whether it may be shown, and by whom it was.
create policy update_own on joint.matter_raisers for update to kring_app
  using (function_id = (select people.my_function()));
grant select on joint.matter_raisers to kring_app;
grant update (may_name, may_show) on joint.matter_raisers to kring_app;

-- What is said about a matter, its answers among it; subject_id is the forum that had it then.
create table joint.matter_words (
  id uuid default platform.new_id() not null,
  matter_id uuid not null,
  kind text not null,
  words text not null,
  subject_id uuid,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  once uuid not null,
  constraint matter_words_pkey primary key (id),
  constraint matter_words_once_key unique (once),
  constraint matter_words_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint matter_words_matter_id_fkey foreign key (matter_id) references joint.matters(id) on delete cascade,
  constraint matter_words_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint matter_words_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete set null,
  constraint matter_words_kind check (kind in ('words', 'answer', 'not_enough')),
  constraint matter_words_length check (length(words) >= 1 and length(words) <= 4000)
);
alter table joint.matter_words enable row level security, force row level security;
create index matter_words_function_id_idx on joint.matter_words using btree (function_id);
create index matter_words_matter_id_at_idx on joint.matter_words using btree (matter_id, at);
create index matter_words_person_id_idx on joint.matter_words using btree (person_id);
create index matter_words_subject_id_idx on joint.matter_words using btree (subject_id) where (subject_id is not null);
create trigger refresh_matter after insert or update on joint.matter_words for each row execute function joint.refresh_matter();
create policy owner_all on joint.matter_words for all to kring_owner
  using (true)
  with check (true);
-- whoever reads the matter reads this.
create policy select_with_matters on joint.matter_words for select to kring_app
  using ((exists (select from joint.matters m
  where m.id = matter_words.matter_id)));
grant select on joint.matter_words to kring_app;

-- R14, R15: something that is owed an answer, with the forum that has it now and the function that answers.
create table joint.matters (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  kind text not null,
  sort text not null,  -- What sort of friction it is (B11, P20).
  words text not null,
  subject_id uuid,  -- The forum that has it now; null while nobody has taken it.
  raised_by uuid not null,
  owner_function_id uuid not null,
  raised_at timestamptz default now() not null,
  answer_by date not null,
  state text default 'open' not null,
  answered_at timestamptz,
  merged_into uuid,
  reminders smallint default 0 not null,
  stuck boolean default false not null,
  once uuid not null,
  constraint matters_pkey primary key (id),
  constraint matters_once_key unique (once),
  constraint matters_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint matters_merged_into_fkey foreign key (merged_into) references joint.matters(id) on delete set null,
  constraint matters_owner_function_id_fkey foreign key (owner_function_id) references people.functions(id) on delete restrict,
  constraint matters_raised_by_fkey foreign key (raised_by) references people.functions(id) on delete restrict,
  constraint matters_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete set null,
  constraint matter_is_answered_at_a_time check ((state = 'answered') = (answered_at is not null)),
  constraint matter_kind check (kind = 'friction'),
  constraint matter_merged_into_another check (merged_into is null or merged_into <> id),
  constraint matter_sort check (sort in ('unlike_information', 'unlike_expectations', 'unclear_role', 'between_chairs', 'no_routine', 'secrecy', 'time', 'long_ways', 'no_answer_above', 'closed_door', 'plan_not_adapted', 'seen_as_adversary', 'left_out', 'shift', 'money', 'other')),
  constraint matter_state check (state in ('open', 'answered', 'merged', 'withdrawn')),
  constraint matter_words check (length(words) >= 1 and length(words) <= 4000)
);
alter table joint.matters enable row level security, force row level security;
create index matters_collaboration_id_answered_at_idx on joint.matters using btree (collaboration_id, answered_at desc) where (state = 'answered');
create index matters_merged_into_idx on joint.matters using btree (merged_into) where (merged_into is not null);
create index matters_open_idx on joint.matters using btree (answer_by) where (state = 'open');
create index matters_owner_function_id_due_idx on joint.matters using btree (owner_function_id, answer_by) where (state = 'open');
create index matters_owner_function_id_idx on joint.matters using btree (owner_function_id);
create index matters_raised_by_idx on joint.matters using btree (raised_by);
create index matters_subject_id_due_idx on joint.matters using btree (subject_id, answer_by) where (state = 'open');
create index matters_subject_id_idx on joint.matters using btree (subject_id) where (subject_id is not null);
create trigger note_matter after update on joint.matters for each row when (old.state <> new.state) execute function joint.note_matter();
create trigger refresh_matter after insert or update on joint.matters for each row execute function joint.refresh_matter();
create policy owner_all on joint.matters for all to kring_owner
  using (true)
  with check (true);
-- who raised it, who is to answer, and whoever reads a forum that has it or had it; what was taken back is its raiser's alone.
create policy select_on_its_way on joint.matters for select to kring_app
  using (collaboration_id = (( SELECT people.my_collaboration() AS my_collaboration)) AND (raised_by = (( SELECT people.my_function() AS my_function)) OR state <> 'withdrawn' and (owner_function_id = (select people.my_function()) or joint.reads_matter(id)) and (select people.my_function()) is not null));
grant select on joint.matters to kring_app;

create view joint.my_owned with (security_barrier=true) as
 select id as subject_id
   from joint.subjects s
  where owner_function_id = people.my_function();
grant select on joint.my_owned to kring_app;

-- What I am a party of, and what I lead. As their owner, so that the policies of subjects and parties do not ask each other.
create view joint.my_parties with (security_barrier=true) as
 select p.subject_id,
    p.role,
    r.leads
   from joint.parties p
     join joint.roles r on r.kind = p.kind and r.role = p.role
  where p.function_id = people.my_function() and p.until_at is null;
grant select on joint.my_parties to kring_app;

-- Who said that a text that looked as if it named somebody was about no child, and of which row. Never what it said.
create table joint.name_answers (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  item_kind text not null,
  item_id uuid not null,
  at timestamptz default now() not null,
  constraint name_answers_pkey primary key (id),
  constraint name_answers_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint name_answers_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint name_answers_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint name_answer_item check (item_kind in ('matter', 'subject'))
);
alter table joint.name_answers enable row level security, force row level security;
create index name_answers_function_id_idx on joint.name_answers using btree (function_id);
create index name_answers_person_id_idx on joint.name_answers using btree (person_id);
-- Shape people.of_function: written by the function it is of.
create policy insert_of_my_function on joint.name_answers for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()));
-- people.of_function('joint.name_answers', inserts => 'collaboration_id, function_id, person_id, item_kind, item_id', signed => 'function_id, person_id')
create policy owner_all on joint.name_answers for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_function: read by the function it is of.
create policy select_of_my_function on joint.name_answers for select to kring_app
  using (function_id = (select people.my_function()));
grant select on joint.name_answers to kring_app;
grant insert (collaboration_id, function_id, item_id, item_kind, person_id) on joint.name_answers to kring_app;

-- R15: a function with a role in a subject; or one that has no function here, by name, and what they said if they said no.
create table joint.parties (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  subject_id uuid not null,
  kind text not null,
  role text not null,
  function_id uuid,
  named text default '' not null,
  declined text default '' not null,
  added_by uuid not null,
  from_at timestamptz default now() not null,
  until_at timestamptz,
  once uuid not null,
  constraint parties_pkey primary key (id),
  constraint parties_once_key unique (once),
  constraint parties_added_by_fkey foreign key (added_by) references people.functions(id) on delete restrict,
  constraint parties_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint parties_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint parties_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint party_role foreign key (kind, role) references joint.roles(kind, role) on delete restrict,
  constraint party_declined check (declined = '' or function_id is null and length(declined) <= 2000),
  constraint party_ends_after check (until_at is null or until_at >= from_at),
  constraint party_is_somebody check ((function_id is null) = (named <> '') and length(named) <= 200)
);
alter table joint.parties enable row level security, force row level security;
create index parties_added_by_idx on joint.parties using btree (added_by);
create index parties_function_id_idx on joint.parties using btree (function_id, subject_id) where ((until_at is null) and (function_id is not null));
create index parties_function_id_idx1 on joint.parties using btree (function_id) where (function_id is not null);
create index parties_kind_idx on joint.parties using btree (kind);
create index parties_subject_id_idx on joint.parties using btree (subject_id);
create unique index party_once on joint.parties using btree (subject_id, function_id) where ((until_at is null) and (function_id is not null));
create trigger check_party before insert or update on joint.parties for each row execute function joint.check_party();
create trigger let_go_of_rounds after update of until_at on joint.parties for each row execute function joint.let_go_of_rounds();
create trigger note_party after insert or update of until_at on joint.parties for each row execute function joint.note_party();
create trigger tell_party after insert on joint.parties for each row when (new.function_id is not null) execute function joint.tell_party();
-- the owner and the roles that lead say who is in it.
create policy insert_as_leader on joint.parties for insert to kring_app
  with check (added_by = (select people.my_function()) and collaboration_id = (select people.my_collaboration()) and until_at is null and joint.leads(subject_id));
create policy owner_all on joint.parties for all to kring_owner
  using (true)
  with check (true);
-- whoever reads the subject reads who is in it.
create policy select_with_subjects on joint.parties for select to kring_app
  using ((exists (select from joint.subjects s
  where s.id = parties.subject_id)));
-- a leader ends anybody's part, and a party its own.
create policy update_as_leader on joint.parties for update to kring_app
  using (joint.leads(subject_id) or function_id = (select people.my_function()));
grant select on joint.parties to kring_app;
grant insert (added_by, collaboration_id, declined, function_id, kind, named, once, role, subject_id), update (until_at) on joint.parties to kring_app;

create table joint.roles (
  kind text not null,
  role text not null,
  leads boolean default false not null,  -- Whoever has it writes the common part of the subject, as its owner does.
  constraint roles_pkey primary key (kind, role),
  constraint roles_kind_fkey foreign key (kind) references joint.kinds(kind) on delete cascade
);
alter table joint.roles enable row level security, force row level security;
create policy owner_all on joint.roles for all to kring_owner
  using (true)
  with check (true);
-- what can be worked on together is no secret.
create policy select_all on joint.roles for select to kring_app
  using (true);
grant select on joint.roles to kring_app;

-- Who has said that they are ready: all that others see of a party before the round is opened.
create table joint.round_ready (
  round_id uuid not null,
  subject_id uuid not null,
  function_id uuid not null,
  constraint round_ready_pkey primary key (round_id, function_id),
  constraint ready_of_its_round foreign key (round_id, subject_id) references joint.rounds(id, subject_id) on delete cascade,
  constraint round_ready_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint round_ready_round_id_fkey foreign key (round_id) references joint.rounds(id) on delete cascade,
  constraint round_ready_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade
);
alter table joint.round_ready enable row level security, force row level security;
create index round_ready_function_id_idx on joint.round_ready using btree (function_id);
create index round_ready_subject_id_idx on joint.round_ready using btree (subject_id);
create trigger check_ready before insert or delete on joint.round_ready for each row execute function joint.check_ready();
create trigger note_ready after insert or delete on joint.round_ready for each row execute function joint.note_ready();
-- Each takes back its own, while the round is closed (joint.check_ready).
create policy delete_own on joint.round_ready for delete to kring_app
  using (function_id = (select people.my_function()) and joint.takes_part(subject_id));
-- Shape joint.follows_subject: written by parties of the subject.
create policy insert_with_subjects on joint.round_ready for insert to kring_app
  with check (function_id = (select people.my_function()) and joint.takes_part(subject_id));
-- joint.follows_subject('joint.round_ready', write => 'parties', inserts => 'round_id, subject_id, function_id', signed => 'function_id')
create policy owner_all on joint.round_ready for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.round_ready for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = round_ready.subject_id)));
grant delete on joint.round_ready to kring_app;
grant insert (function_id, round_id, subject_id), select (function_id, round_id, subject_id) on joint.round_ready to kring_app;

-- One time that a sheet is filled in. It is closed, and each answers alone, until opened_at.
create table joint.rounds (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  sheet_id uuid not null,
  number integer not null,
  answer_by date not null,
  begun_by uuid not null,
  begun_at timestamptz default now() not null,
  opened_at timestamptz,
  opened_by uuid,  -- Who opened it; null where it opened by itself, when everybody was ready.
  once uuid not null,
  constraint rounds_pkey primary key (id),
  constraint round_of_its_subject unique (id, subject_id),
  constraint rounds_once_key unique (once),
  constraint round_of_its_sheet foreign key (sheet_id, subject_id) references joint.sheets(id, subject_id) on delete cascade,
  constraint rounds_begun_by_fkey foreign key (begun_by) references people.functions(id) on delete restrict,
  constraint rounds_opened_by_fkey foreign key (opened_by) references people.functions(id) on delete restrict,
  constraint rounds_sheet_id_fkey foreign key (sheet_id) references joint.sheets(id) on delete cascade,
  constraint rounds_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint round_number check (number >= 1),
  constraint round_opened check (opened_by is null or opened_at is not null)
);
alter table joint.rounds enable row level security, force row level security;
create unique index one_round_at_a_time on joint.rounds using btree (sheet_id) where (opened_at is null);
create unique index round_number_once on joint.rounds using btree (sheet_id, number);
create index rounds_begun_by_idx on joint.rounds using btree (begun_by);
create index rounds_opened_by_idx on joint.rounds using btree (opened_by) where (opened_by is not null);
create index rounds_subject_id_idx on joint.rounds using btree (subject_id);
create index rounds_that_wait on joint.rounds using btree (subject_id) where (opened_at is null);
create trigger check_round before insert on joint.rounds for each row execute function joint.check_round();
create trigger note_round after insert on joint.rounds for each row execute function joint.note_round();
-- Shape joint.follows_subject: written by leaders of the subject.
create policy insert_with_subjects on joint.rounds for insert to kring_app
  with check (begun_by = (select people.my_function()) and joint.leads(subject_id));
-- joint.follows_subject('joint.rounds', write => 'leaders', inserts => 'subject_id, sheet_id, answer_by, begun_by, once', signed => 'begun_by')
create policy owner_all on joint.rounds for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.rounds for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = rounds.subject_id)));
grant select on joint.rounds to kring_app;
grant insert (answer_by, begun_by, once, sheet_id, subject_id) on joint.rounds to kring_app;

-- What one function answers in one round. Its own until the round is opened (shown), and of one that left before, for ever.
create table joint.sheet_answers (
  round_id uuid not null,
  subject_id uuid not null,
  function_id uuid not null,
  late boolean default false not null,  -- Handed in after the round was opened.
  answers jsonb default '{}'::jsonb not null,
  person_id uuid,
  revision integer default 1 not null,
  changed_at timestamptz default now() not null,
  shown boolean default false not null,  -- It was the answer of somebody who was to answer when the round was opened. Set by joint.open_now alone.
  constraint sheet_answers_pkey primary key (round_id, function_id, late),
  constraint answer_of_its_round foreign key (round_id, subject_id) references joint.rounds(id, subject_id) on delete cascade,
  constraint sheet_answers_function_id_fkey foreign key (function_id) references people.functions(id) on delete restrict,
  constraint sheet_answers_person_id_fkey foreign key (person_id) references people.persons(id) on delete restrict,
  constraint sheet_answers_round_id_fkey foreign key (round_id) references joint.rounds(id) on delete cascade,
  constraint sheet_answers_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint sheet_answers_are_one check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 200000),
  constraint sheet_answers_are_somebodys check (person_id is not null or answers = '{}'::jsonb)
);
alter table joint.sheet_answers enable row level security, force row level security;
create index sheet_answers_function_id_idx on joint.sheet_answers using btree (function_id);
create index sheet_answers_person_id_idx on joint.sheet_answers using btree (person_id) where (person_id is not null);
create index sheet_answers_subject_id_idx on joint.sheet_answers using btree (subject_id);
create trigger check_answer before insert or update on joint.sheet_answers for each row execute function joint.check_answer();
-- Of an answer in a closed round nothing is told, not even that the page has changed.
create trigger note_late after insert on joint.sheet_answers for each row when (new.late) execute function joint.note_late();
-- Each answers for itself.
create policy insert_own on joint.sheet_answers for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and joint.takes_part(subject_id));
create policy owner_all on joint.sheet_answers for all to kring_owner
  using (true)
  with check (true);
-- Each reads what it has answered; the rest is read by whoever reads the subject, once the round is opened. No shape hides a row until another says that it is opened.
create policy select_own_and_opened on joint.sheet_answers for select to kring_app
  using (function_id = (select people.my_function()) or shown and (exists (select from joint.subjects s
  where s.id = sheet_answers.subject_id)));
-- Each changes what it has answered, until others may read it.
create policy update_own_unopened on joint.sheet_answers for update to kring_app
  using (function_id = (select people.my_function()) and not shown and joint.takes_part(subject_id))
  with check (function_id = (select people.my_function()) and person_id = (select people.me()));
grant select on joint.sheet_answers to kring_app;
grant insert (answers, function_id, late, person_id, round_id, subject_id), update (answers, person_id) on joint.sheet_answers to kring_app;

-- An instrument that the parties of a subject fill in about it, in rounds.
create table joint.sheets (
  id uuid default platform.new_id() not null,
  subject_id uuid not null,
  version_id uuid not null,
  made_by uuid not null,
  next_on date,  -- When the next round begins, as the leaders have planned it.
  made_at timestamptz default now() not null,
  once uuid not null,
  constraint sheets_pkey primary key (id),
  constraint sheet_of_its_subject unique (id, subject_id),
  constraint sheets_once_key unique (once),
  constraint sheets_made_by_fkey foreign key (made_by) references people.functions(id) on delete restrict,
  constraint sheets_subject_id_fkey foreign key (subject_id) references joint.subjects(id) on delete cascade,
  constraint sheets_version_id_fkey foreign key (version_id) references learning.instrument_versions(id) on delete restrict
);
alter table joint.sheets enable row level security, force row level security;
create index sheets_made_by_idx on joint.sheets using btree (made_by);
create index sheets_subject_id_idx on joint.sheets using btree (subject_id);
create index sheets_version_id_idx on joint.sheets using btree (version_id);
create trigger check_sheet before insert on joint.sheets for each row execute function joint.check_sheet();
-- Shape joint.follows_subject: written by leaders of the subject.
create policy insert_with_subjects on joint.sheets for insert to kring_app
  with check (made_by = (select people.my_function()) and joint.leads(subject_id));
-- joint.follows_subject('joint.sheets', write => 'leaders', inserts => 'subject_id, version_id, made_by, next_on, once', updates => 'next_on', signed => 'made_by')
create policy owner_all on joint.sheets for all to kring_owner
  using (true)
  with check (true);
-- Shape joint.follows_subject: whoever reads the subject reads this.
create policy select_with_subjects on joint.sheets for select to kring_app
  using ((exists (select from joint.subjects subject
  where subject.id = sheets.subject_id)));
-- Shape joint.follows_subject: changed by leaders of the subject, each what is theirs.
create policy update_with_subjects on joint.sheets for update to kring_app
  using (joint.leads(subject_id));
grant select on joint.sheets to kring_app;
grant insert (made_by, next_on, once, subject_id, version_id), update (next_on) on joint.sheets to kring_app;

-- R14, R15: anything that organisations work on together. Read by its parties, or by those that its audience says.
create table joint.subjects (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  kind text not null,
  state text not null,
  title text not null,
  purpose text default '' not null,
  facts jsonb default '{}'::jsonb not null,  -- What only its kind has, by the fields of its kind.
  owner_function_id uuid not null,
  place_id uuid,  -- The municipality or other organisation that it is of; null for the whole county.
  audience text default 'parties' not null,
  starts_on date,
  ends_on date,
  published_at timestamptz,
  made_at timestamptz default now() not null,
  version integer default 1 not null,  -- Counted at each change of its words: who changes what somebody else has changed since reads both (R20).
  once uuid not null,
  constraint subjects_pkey primary key (id),
  constraint subjects_once_key unique (once),
  constraint subjects_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint subjects_kind_fkey foreign key (kind) references joint.kinds(kind) on delete restrict,
  constraint subjects_owner_function_id_fkey foreign key (owner_function_id) references people.functions(id) on delete restrict,
  constraint subjects_place_id_fkey foreign key (place_id) references people.organisations(id) on delete restrict,
  constraint only_what_is_public_is_published check (published_at is null or audience = 'public'),
  constraint subject_audience check (audience in ('parties', 'collaboration', 'public')),
  constraint subject_dates check (ends_on is null or starts_on is null or ends_on >= starts_on),
  constraint subject_facts check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 40000),
  constraint subject_purpose check (length(purpose) <= 4000),
  constraint subject_title check (length(title) >= 1 and length(title) <= 200)
);
alter table joint.subjects enable row level security, force row level security;
create index subjects_collaboration_id_idx on joint.subjects using btree (collaboration_id, kind, title);
create index subjects_kind_idx on joint.subjects using btree (kind);
create index subjects_owner_function_id_idx on joint.subjects using btree (owner_function_id);
create index subjects_place_id_idx on joint.subjects using btree (place_id) where (place_id is not null);
create trigger hand_over_matters after update of owner_function_id on joint.subjects for each row when (old.owner_function_id <> new.owner_function_id) execute function joint.hand_over_matters();
create trigger let_go_of_rounds after update of owner_function_id on joint.subjects for each row execute function joint.let_go_of_rounds();
create trigger note_subject_changed before update on joint.subjects for each row execute function joint.note_subject();
create trigger note_subject_made after insert on joint.subjects for each row execute function joint.note_subject();
create trigger tell_woken after update of state on joint.subjects for each row when (old.state = 'asleep' and new.state = 'awake') execute function joint.tell_woken();
-- any function begins one, and owns what it begins.
create policy insert_as_owner on joint.subjects for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and owner_function_id = (select people.my_function()) and published_at is null);
create policy owner_all on joint.subjects for all to kring_owner
  using (true)
  with check (true);
-- the owner and the parties read it, and whoever its audience says.
create policy select_by_audience on joint.subjects for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null and (audience <> 'parties' or owner_function_id = (select people.my_function()) or (exists (select from joint.my_parties p
  where p.subject_id = subjects.id
 OFFSET 0))));
-- the owner and the roles that lead change it.
create policy update_as_leader on joint.subjects for update to kring_app
  using (joint.leads(id))
  with check (collaboration_id = (select people.my_collaboration()));
grant select on joint.subjects to kring_app;
grant insert (audience, collaboration_id, ends_on, facts, kind, once, owner_function_id, place_id, purpose, starts_on, state, title), update (audience, ends_on, facts, place_id, published_at, purpose, starts_on, state, title) on joint.subjects to kring_app;

-- As the county counts days to answer, and never on a Saturday or Sunday, when nobody is reminded.
create function joint.answer_day(collaboration uuid, at timestamptz) returns date language sql stable security definer set search_path to '' as $$
  select d.day + case extract(isodow from d.day) when 6 then 2 when 7 then 1 else 0 end
  from (select (at at time zone 'Europe/Stockholm')::date + c.answer_days as day from people.collaborations c where c.id = collaboration) d
$$;

-- R14: with a reason, to everybody who raised it or what was merged into it, and past every forum on the way. Idempotent by once.
create function joint.answer_matter(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
  each uuid;
begin
  if exists (select from joint.matter_words w where w.once = answer_matter.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state <> 'open' or not joint.answers_for(m.id) then return false; end if;
  for each in select joint.with_merged(m.id) loop
    insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
      values (each, 'answer', answer_matter.words, case when each = m.id then m.subject_id end, people.my_function(), people.me(),
        case when each = m.id then answer_matter.once else gen_random_uuid() end);
    update joint.matters x set state = 'answered', answered_at = now() where x.id = each;
    update sharing.notices n set seen_at = now() where n.item_id = each and n.item_kind = 'matter' and n.seen_at is null;
    perform joint.tell_raisers(each, 'matter_answered');
    perform joint.tell_way(each, 'matter_answered');
  end loop;
  return true;
end $$;
grant execute on function joint.answer_matter(uuid,text,uuid) to kring_app;

-- Whether it is mine to answer: my function owns it, or leads the forum that has it now.
create function joint.answers_for(matter uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.matters m where m.id = matter and m.collaboration_id = people.my_collaboration() and m.state <> 'withdrawn'
    and (m.owner_function_id = people.my_function() or (m.subject_id is not null and joint.leads(m.subject_id))))
$$;
grant execute on function joint.answers_for(uuid) to kring_app;

create function joint.check_agreed() returns trigger language plpgsql security definer set search_path to '' as $$
declare r joint.rounds := joint.held_round(new.round_id);
begin
  if r.opened_at is null then raise check_violation using constraint = 'round_is_not_opened'; end if;
  if new.revision <> 1 + coalesce((select max(a.revision) from joint.agreed a where a.round_id = new.round_id and a.item = new.item), 0) then
    raise check_violation using constraint = 'agreed_meanwhile';
  end if;
  new.at := now();
  return new;
end $$;

create function joint.check_answer() returns trigger language plpgsql security definer set search_path to '' as $$
declare r joint.rounds;
begin
  -- By joint.open_now.
  if new.shown then return new; end if;
  r := joint.held_round(new.round_id);
  if not joint.i_answer(new.subject_id) then raise check_violation using constraint = 'not_asked_to_answer'; end if;
  if r.opened_at is not null and not new.late then raise check_violation using constraint = 'round_is_opened'; end if;
  if r.opened_at is null and new.late then raise check_violation using constraint = 'round_is_not_opened'; end if;
  if new.late then
    if exists (select from joint.round_ready d where d.round_id = new.round_id and d.function_id = new.function_id) then
      raise check_violation using constraint = 'handed_in_already';
    end if;
    new.shown := true;
  end if;
  new.changed_at := now();
  if tg_op = 'UPDATE' then new.revision := old.revision + 1; end if;
  return new;
end $$;

-- A promise is made by whoever keeps it, or by who leads; only by a function that is in it.
create function joint.check_commitment() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if not joint.function_takes_part(new.by_function_id, new.subject_id) then raise check_violation using constraint = 'promised_by_a_party'; end if;
  if people.somebody_acts() and new.by_function_id <> people.my_function() and not joint.leads(new.subject_id) then
    raise check_violation using constraint = 'promised_for_oneself';
  end if;
  if new.decision_id is not null and not exists (select from joint.decisions d where d.id = new.decision_id and d.subject_id = new.subject_id) then
    raise check_violation using constraint = 'decision_of_the_same_subject';
  end if;
  return new;
end $$;

-- Nothing is agreed for the other side, and no chain leads back to where it began.
create function joint.check_link() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  asks boolean := new.kind in ('reports_to', 'lifts_to', 'activates');
  both_mine boolean := joint.leads(new.from_id) and joint.leads(new.to_id);
begin
  if tg_op = 'INSERT' then
    if (select count(distinct s.collaboration_id) from joint.subjects s where s.id in (new.from_id, new.to_id)) <> 1
      or new.collaboration_id <> (select s.collaboration_id from joint.subjects s where s.id = new.from_id) then
      raise check_violation using constraint = 'link_in_one_collaboration';
    end if;
    new.agreed_at := case when both_mine or not asks or not people.somebody_acts() then coalesce(new.agreed_at, now()) end;
    if new.kind in ('lifts_to', 'part_of') then
      perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('joint.links ' || new.collaboration_id::text, 0));
      if exists (
        with recursive up(id) as (
          select new.to_id
          union select l.to_id from up join joint.links l on l.from_id = up.id and l.kind = new.kind and l.ended_at is null)
        select from up where id = new.from_id) then
        raise check_violation using constraint = 'link_leads_back';
      end if;
    end if;
  else
    if old.ended_at is not null then raise check_violation using constraint = 'link_has_ended'; end if;
    if new.agreed_at is distinct from old.agreed_at then
      -- By the side that did not propose it.
      if old.agreed_at is not null or not joint.may_agree(old.id) then
        raise check_violation using constraint = 'link_is_agreed_by_the_other_side';
      end if;
      new.agreed_at := now();
    end if;
    if new.ended_at is not null then new.ended_at := now(); end if;
  end if;
  return new;
end $$;

create function joint.check_party() returns trigger language plpgsql security definer set search_path to '' as $$
declare s joint.subjects;
begin
  select * into s from joint.subjects x where x.id = new.subject_id for key share;
  if tg_op = 'INSERT' then
    if new.kind <> s.kind or new.collaboration_id <> s.collaboration_id then raise check_violation using constraint = 'party_of_its_subject'; end if;
    if new.function_id is not null and not exists (select from people.functions f where f.id = new.function_id
      and f.collaboration_id = s.collaboration_id and f.closed_at is null) then
      raise check_violation using constraint = 'party_in_the_same_collaboration';
    end if;
  elsif new.until_at is not null and old.until_at is null then new.until_at := now();
  elsif new.until_at is distinct from old.until_at then raise check_violation using constraint = 'party_has_ended';
  end if;
  return new;
end $$;

create function joint.check_ready() returns trigger language plpgsql security definer set search_path to '' as $$
declare r joint.rounds;
begin
  if tg_op = 'DELETE' then
    -- Gone with its round.
    r := joint.held_round(old.round_id);
    if r.opened_at is not null then raise check_violation using constraint = 'round_is_opened'; end if;
    return old;
  end if;
  r := joint.held_round(new.round_id);
  if not joint.i_answer(new.subject_id) then raise check_violation using constraint = 'not_asked_to_answer'; end if;
  if r.opened_at is not null then raise check_violation using constraint = 'round_is_opened'; end if;
  return new;
end $$;

create function joint.check_round() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  -- The planned time has come; the row is held, so that two rounds get no number in common.
  update joint.sheets s set next_on = null where s.id = new.sheet_id;
  new.number := 1 + coalesce((select max(x.number) from joint.rounds x where x.sheet_id = new.sheet_id), 0);
  return new;
end $$;

create function joint.check_sheet() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  -- What asks about a child is the child's floor's; somebody's own practice is nobody else's to read.
  if not exists (select from learning.instrument_versions v join joint.subjects s on s.id = new.subject_id
      where v.id = new.version_id and v.state = 'published' and (v.collaboration_id is null or v.collaboration_id = s.collaboration_id)
        and v.definition ->> 'about' in ('forum', 'collaboration')) then
    raise check_violation using constraint = 'sheet_asks_about_a_group';
  end if;
  return new;
end $$;

-- A table whose rows stand under a subject: read by whoever reads the subject. write: `leaders` (owner and roles that lead), `parties` (whoever is in it or
-- owns it; `signed` must name the column of their function), `readers`, or `nobody` (only functions of the owner). inserts, updates: the columns
-- that may be written. own: updates are the writer's alone. also: what else must be true of a written row. class and keeps: retention (R19).
create function joint.follows_subject(target regclass, by_column text DEFAULT 'subject_id'::text, write text DEFAULT 'nobody'::text, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, signed text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT 'joint_record'::text, keeps text DEFAULT 'with its subject'::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'joint.follows_subject';
  reader text := format('exists (select from joint.subjects subject where subject.id = %s.%I)', target, by_column);
  writer text := case write
    when 'leaders' then format('joint.leads(%I)', by_column)
    when 'parties' then format('joint.takes_part(%I)', by_column)
    when 'readers' then reader
    when 'nobody' then null end;
begin
  if write not in ('leaders', 'parties', 'readers', 'nobody') then
    raise exception '% of %: who writes? leaders, parties, readers or nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if writer is null and coalesce(inserts, updates) is not null then
    raise exception '% of %: columns to write, but write is nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if write in ('parties', 'readers') and signed is null then
    raise exception '% of %: what % write is signed: say the column that holds the writer', shape, target, write using errcode = 'invalid_parameter_value';
  end if;
  perform platform.need_columns(target, shape, by_column);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('by_column', nullif(by_column, 'subject_id'),
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'signed', signed, 'also', also)));
  perform platform.index_column(target, by_column);
  perform platform.add_policy(target, 'select_with_subjects', 'select', reader, null, shape, 'whoever reads the subject reads this.');
  execute format('grant select on %s to kring_app', target);
  if inserts is not null then
    perform platform.add_policy(target, 'insert_with_subjects', 'insert', null,
      platform.both(variadic people.signs(target, signed) || writer || also), shape, format('written by %s of the subject.', write));
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_with_subjects', 'update',
      platform.both(variadic people.signs(target, case when write = 'leaders' then null else signed end) || writer), null,
      shape, format('changed by %s of the subject, each what is theirs.', write));
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
end $$;

create function joint.function_leads(func uuid, subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role
      where p.subject_id = subject and p.function_id = func and p.until_at is null and r.leads)
    or exists (select from joint.subjects s where s.id = subject and s.owner_function_id = func)
$$;

create function joint.function_takes_part(func uuid, subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.parties p where p.subject_id = subject and p.function_id = func and p.until_at is null)
    or exists (select from joint.subjects s where s.id = subject and s.owner_function_id = func)
$$;

-- R15: who leads a subject gives it to another owner of the same collaboration; idempotent.
create function joint.hand_over(subject uuid, to_function uuid) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  if not joint.leads(subject) then return false; end if;
  update joint.subjects s set owner_function_id = to_function where s.id = subject and s.owner_function_id <> to_function;
  return true;
end $$;
grant execute on function joint.hand_over(uuid,uuid) to kring_app;

-- R15: another owner of the forum has what the forum has.
create function joint.hand_over_matters() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  update joint.matters m set owner_function_id = new.owner_function_id where m.subject_id = new.id;
  return null;
end $$;

-- One that I read, locked; a stranger finds nothing.
create function joint.held_matter(matter uuid) returns joint.matters language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters;
begin
  select * into m from joint.matters x where x.id = matter and x.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (x.raised_by = people.my_function() or (x.state <> 'withdrawn' and (x.owner_function_id = people.my_function() or joint.reads_matter(x.id)))) for update;
  if m.id is null then raise insufficient_privilege; end if;
  return m;
end $$;

-- The round, held until the transaction ends: opening waits for who writes, and who writes for the opening.
create function joint.held_round(round uuid) returns joint.rounds language sql set search_path to '' as $$
  select r from joint.rounds r where r.id = round for no key update
$$;

-- Forums with late matters and nobody above who receives them, to the process leader: the forum and its owner, and nothing of the matters.
create function joint.holes() returns table(subject_id uuid, title text, owner_function_id uuid, late integer) language sql stable security definer set search_path to '' as $$
  select s.id, s.title, s.owner_function_id, count(*)::integer from joint.matters m join joint.subjects s on s.id = m.subject_id
  where m.collaboration_id = people.my_collaboration() and m.state = 'open' and m.answer_by < current_date
    and exists (select from people.functions f where f.id = people.my_function() and f.kind = 'process_leader' and f.collaboration_id = m.collaboration_id)
    and not exists (select from joint.ways_up(m.id))
  group by s.id order by count(*) desc, s.title collate "sv-x-icu", s.id limit 100
$$;
grant execute on function joint.holes() to kring_app;

-- Whether my function is to answer a round about it.
create function joint.i_answer(subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.to_answer(subject) a where a.function_id = people.my_function())
$$;
grant execute on function joint.i_answer(uuid) to kring_app;

create function joint.is_held(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.appointments a where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
$$;

-- It is the same for me: I hear the answer, too.
create function joint.join_matter(matter uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if m.state not in ('open', 'merged') then return exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = people.my_function()); end if;
  insert into joint.matter_raisers (matter_id, function_id, person_id) values (m.id, people.my_function(), people.me()) on conflict on constraint raiser_once do nothing;
  return true;
end $$;
grant execute on function joint.join_matter(uuid) to kring_app;

-- Whether I write its common part: I own it, or have a role in it that leads.
create function joint.leads(subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.my_parties p where p.subject_id = subject and p.leads)
    or exists (select from joint.my_owned o where o.subject_id = subject)
$$;
grant execute on function joint.leads(uuid) to kring_app;

-- Whoever is not to answer any more holds up no opening, and what they had said of being ready is gone.
create function joint.let_go_of_rounds() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  subject uuid := case tg_relid when 'joint.parties'::regclass then (to_jsonb(new) ->> 'subject_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
  round uuid;
begin
  for round in select r.id from joint.rounds r where r.subject_id = subject and r.opened_at is null order by r.id loop
    perform joint.held_round(round);
    delete from joint.round_ready d where d.round_id = round and d.function_id not in (select t.function_id from joint.to_answer(subject) t)
      and exists (select from joint.rounds r where r.id = round and r.opened_at is null);
    perform joint.open_when_all_are_ready(round);
  end loop;
  return null;
end $$;

-- By hand, with why: from a forum along its links; what no forum has, by its owner or who raised it, to a forum that they read. Idempotent by once.
create function joint.lift_matter(matter uuid, to_subject uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if exists (select from joint.matter_climbs c where c.once = lift_matter.once and c.matter_id = m.id and c.function_id = people.my_function()) then return true; end if;
  if m.state <> 'open' or trim(words) = '' then return false; end if;
  if m.subject_id is not null then
    if not exists (select from joint.my_ways_up(m.id) w where w.id = to_subject) then return false; end if;
  elsif people.my_function() not in (m.owner_function_id, m.raised_by)
    or not exists (select from joint.subjects s where s.id = to_subject and joint.reads(s.id) and s.state <> 'ended') then return false;
  end if;
  perform joint.move_matter(m, to_subject, 'lifted', lift_matter.words, now(), lift_matter.once);
  return true;
end $$;
grant execute on function joint.lift_matter(uuid,uuid,text,uuid) to kring_app;

-- Whether it waits for my side: I lead the end that did not propose it.
create function joint.may_agree(link uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select coalesce((select l.agreed_at is null and l.ended_at is null
      and case when joint.function_leads(l.made_by, l.from_id) then joint.leads(l.to_id) else joint.leads(l.from_id) end
    from joint.links l where l.id = link), false)
$$;
grant execute on function joint.may_agree(uuid) to kring_app;

-- By who answers for one and reads the other: from now they have one answer. Each is still read by its own readers alone.
create function joint.merge_matter(matter uuid, into_matter uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters;
  o joint.matters;
begin
  -- In the order of their ids, so that two who merge the same two never wait for each other.
  perform joint.held_matter(least(matter, into_matter));
  perform joint.held_matter(greatest(matter, into_matter));
  select * into m from joint.matters x where x.id = matter;
  select * into o from joint.matters x where x.id = into_matter;
  if m.state = 'merged' and m.merged_into = o.id then return true; end if;
  if m.id = o.id or m.state <> 'open' or o.state <> 'open' or not joint.answers_for(m.id) then return false; end if;
  update joint.matters x set state = 'merged', merged_into = o.id where x.id = m.id;
  update joint.matters x set answer_by = o.answer_by where x.id in (select joint.with_merged(m.id));
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  perform joint.tell_raisers(m.id, 'matter_merged');
  return true;
end $$;
grant execute on function joint.merge_matter(uuid,uuid) to kring_app;

-- Gives it to another forum, with days of its own. What was merged into it has its day from it.
create function joint.move_matter(m joint.matters, to_subject uuid, why text, words text, at timestamptz, once uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  v_owner uuid := (select s.owner_function_id from joint.subjects s where s.id = to_subject);
  v_day date := joint.answer_day(m.collaboration_id, at);
  each uuid;
begin
  insert into joint.matter_climbs (matter_id, from_subject_id, to_subject_id, why, words, function_id, person_id, at, once)
    values (m.id, m.subject_id, to_subject, move_matter.why, move_matter.words, case when move_matter.why <> 'late' then people.my_function() end,
      case when move_matter.why <> 'late' then people.me() end, move_matter.at, move_matter.once);
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  update joint.matters x set subject_id = to_subject, owner_function_id = v_owner, answer_by = v_day, reminders = 0, stuck = false where x.id = m.id;
  update joint.matters x set answer_by = v_day where x.id in (select joint.with_merged(m.id)) and x.id <> m.id;
  perform joint.tell_owner(m.id, case when move_matter.why = 'late' then 'matter_climbed_here' else 'matter_lifted_here' end);
  for each in select joint.with_merged(m.id) loop
    perform joint.tell_raisers(each, 'matter_went_on');
  end loop;
  if m.owner_function_id <> v_owner and not exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = m.owner_function_id) then
    perform joint.tell(m.owner_function_id, 'matter_went_on', m.id);
  end if;
end $$;

-- Reminds three days before and on the day, and lets what is late climb: from seven on weekdays in Sweden, as mail goes. Answers how many climbed.
create function joint.move_matters(at timestamptz) returns integer language plpgsql security definer set search_path to '' as $$
declare
  local timestamp := at at time zone 'Europe/Stockholm';
  today date := local::date;
  m joint.matters;
  v_to uuid;
  climbed integer := 0;
begin
  if extract(isodow from local) > 5 or local::time < '07:00' then return 0; end if;
  for m in select * from joint.matters x where x.state = 'open' and x.answer_by <= today + 3
      and (x.answer_by < today or x.reminders < case when x.answer_by = today then 2 else 1 end) order by x.id for update skip locked
  loop
    if m.answer_by >= today then
      update joint.matters x set reminders = case when m.answer_by = today then 2 else 1 end where x.id = m.id;
      perform joint.tell_owner(m.id, case when m.answer_by = today then 'matter_due_today' else 'matter_due_soon' end);
      continue;
    end if;
    select w.id into v_to from joint.ways_up(m.id) w limit 1;
    if v_to is not null then
      perform joint.move_matter(m, v_to, 'late', '', at, null);
      climbed := climbed + 1;
    elsif not m.stuck then
      update joint.matters x set stuck = true where x.id = m.id;
      perform joint.tell(f.id, 'matter_no_way_up', m.id) from (
        select m.owner_function_id as id union
        select p.function_id from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role and r.leads
          where p.subject_id = m.subject_id and p.until_at is null and p.function_id is not null) f;
    end if;
  end loop;
  return climbed;
end $$;
grant execute on function joint.move_matters(timestamp with time zone) to kring_worker;

-- Which function would have what I raise without a forum.
create function joint.my_owner_above() returns uuid language sql stable security definer set search_path to '' as $$
  select joint.owner_above(people.my_function())
$$;
grant execute on function joint.my_owner_above() to kring_app;

-- The forums that I can lift it to; whoever leads the forum that has it knows what it is linked to.
create function joint.my_ways_up(matter uuid) returns table(id uuid, title text) language sql stable security definer set search_path to '' as $$
  select w.id, w.title from joint.ways_up(matter) w where joint.answers_for(matter)
$$;
grant execute on function joint.my_ways_up(uuid) to kring_app;

-- R15: the function says whether it may be shown, but a name only by the very person: whoever holds the function later names nobody else.
create function joint.name_only_myself() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.may_name and not old.may_name and new.person_id is distinct from people.me() then new.may_name := false; end if;
  return new;
end $$;

-- For the check of names in free text: of children that I work with, by my own policies.
create function joint.names_of_my_children(words text[]) returns setof text language sql stable set search_path to '' as $$
  select distinct w from unnest(words) w join child.children c on people.folded(w) = any (regexp_split_to_array(people.folded(c.given_name), '[ -]+'))
    where exists (select from sharing.my_involvements i where i.child_id = c.id offset 0)
$$;
grant execute on function joint.names_of_my_children(text[]) to kring_app;

-- Once each, by who raised it: it is open again where it was answered, with days as from the beginning. Idempotent by once.
create function joint.not_enough(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if exists (select from joint.matter_words w where w.once = not_enough.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state <> 'answered' then return false; end if;
  update joint.matter_raisers r set not_enough_at = now() where r.matter_id = m.id and r.function_id = people.my_function() and r.not_enough_at is null;
  if not found then return false; end if;
  insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
    values (m.id, 'not_enough', not_enough.words, m.subject_id, people.my_function(), people.me(), not_enough.once);
  update joint.matters x set state = 'open', answered_at = null, merged_into = null, reminders = 0, stuck = false, answer_by = joint.answer_day(m.collaboration_id, now()) where x.id = m.id;
  perform joint.tell_owner(m.id, 'matter_reopened');
  return true;
end $$;
grant execute on function joint.not_enough(uuid,text,uuid) to kring_app;

create function joint.note(subject uuid, act text, detail jsonb DEFAULT '{}'::jsonb) returns void language sql security definer set search_path to '' as $$
  insert into joint.events (subject_id, act, detail, function_id, person_id) values (subject, act, detail, people.my_function(), people.me())
$$;

create function joint.note_agreed() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;

-- What stands in the history of each forum on the way: that it came, went on, was answered.
create function joint.note_climb() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform joint.note(new.to_subject_id, 'matter_came', jsonb_build_object('matter', new.matter_id));
  if new.from_subject_id is not null then perform joint.note(new.from_subject_id, 'matter_went_on', jsonb_build_object('matter', new.matter_id)); end if;
  return null;
end $$;

create function joint.note_late() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;

create function joint.note_link() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'linked' when new.ended_at is not null then 'unlinked' else 'link_agreed' end;
begin
  perform joint.note(each.subject, what, jsonb_build_object('link', new.id)) from (values (new.from_id), (new.to_id)) each(subject);
  return null;
end $$;

create function joint.note_matter() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform joint.note(c.to_subject_id, case new.state when 'open' then 'matter_reopened' else 'matter_' || new.state end, jsonb_build_object('matter', new.id))
    from (select distinct x.to_subject_id from joint.matter_climbs x where x.matter_id = new.id) c;
  return null;
end $$;

create function joint.note_party() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if tg_op = 'INSERT' or old.until_at is null then
    perform joint.note(new.subject_id, case tg_op when 'INSERT' then 'party_added' else 'party_ended' end, jsonb_build_object('party', new.id));
  end if;
  return null;
end $$;

create function joint.note_promise() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform joint.note(new.subject_id, tg_argv[0], jsonb_build_object(tg_argv[1], new.id));
  return null;
end $$;

create function joint.note_ready() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if tg_op = 'INSERT' then perform joint.open_when_all_are_ready(new.round_id); end if;
  perform pg_notify('kring', 'subject:' || coalesce(new.subject_id, old.subject_id));
  return null;
end $$;

create function joint.note_round() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform joint.note(new.subject_id, 'round_began', jsonb_build_object('round', new.id));
  perform joint.tell_round(new.subject_id, new.id, 'round_began', array(select t.function_id from joint.to_answer(new.subject_id) t));
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;

create function joint.note_subject() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> (select k.states[1] from joint.kinds k where k.kind = new.kind) then raise check_violation using constraint = 'subject_begins_in_its_first_state'; end if;
    perform joint.note(new.id, 'made');
    return new;
  end if;
  if new.state <> all (select unnest(k.states) from joint.kinds k where k.kind = new.kind) then raise check_violation using constraint = 'subject_state_of_its_kind'; end if;
  if new.state <> old.state then
    perform joint.note(new.id, 'state', jsonb_build_object('from', old.state, 'to', new.state, 'why', coalesce(nullif(current_setting('kring.reason', true), ''), '')));
  end if;
  if new.owner_function_id <> old.owner_function_id then
    if not exists (select from people.functions f where f.id = new.owner_function_id and f.collaboration_id = new.collaboration_id and f.closed_at is null) then
      raise check_violation using constraint = 'owner_in_the_same_collaboration';
    end if;
    perform joint.note(new.id, 'owner', jsonb_build_object('from', old.owner_function_id, 'to', new.owner_function_id));
  end if;
  if new.audience <> old.audience then perform joint.note(new.id, 'audience', jsonb_build_object('from', old.audience, 'to', new.audience)); end if;
  if (new.published_at is null) <> (old.published_at is null) then
    perform joint.note(new.id, case when new.published_at is null then 'unpublished' else 'published' end);
  end if;
  if (new.title, new.purpose, new.facts, new.place_id, new.starts_on, new.ends_on) is distinct from (old.title, old.purpose, old.facts, old.place_id, old.starts_on, old.ends_on) then
    new.version := old.version + 1;
    perform joint.note(new.id, 'changed');
  end if;
  return new;
end $$;

-- Those who are to answer now are in it with what they have: who had nothing, with nothing. Whoever has left takes theirs along.
create function joint.open_now(round uuid, opener uuid) returns void language plpgsql security definer set search_path to '' as $$
declare r joint.rounds;
begin
  update joint.rounds x set opened_at = now(), opened_by = opener where x.id = round and x.opened_at is null returning * into r;
  if not found then return; end if;
  update joint.sheet_answers a set shown = true where a.round_id = round and not a.late and a.function_id in (select t.function_id from joint.to_answer(r.subject_id) t);
  insert into joint.sheet_answers (round_id, subject_id, function_id, shown) select round, r.subject_id, t.function_id, true from joint.to_answer(r.subject_id) t
    on conflict do nothing;
  -- Where it opened by itself, nobody is named: it would say who was ready last, and when.
  insert into joint.events (subject_id, act, detail, function_id, person_id) values (r.subject_id, 'round_opened', jsonb_build_object('round', round), opener,
    case when opener is not null then people.me() end);
  update sharing.notices n set seen_at = now() where n.item_id = round and n.item_kind = 'round' and n.kind = 'round_began' and n.seen_at is null;
  perform joint.tell_round(r.subject_id, round, 'round_opened', array(
    select p.function_id from joint.parties p where p.subject_id = r.subject_id and p.until_at is null and p.function_id is not null
    union select s.owner_function_id from joint.subjects s where s.id = r.subject_id));
  perform pg_notify('kring', 'subject:' || r.subject_id);
end $$;

-- Who leads the subject opens a round although not everybody is ready; idempotent.
create function joint.open_round(round uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare r joint.rounds := joint.held_round(round);
begin
  if r.id is null or not joint.leads(r.subject_id) then return false; end if;
  perform joint.open_now(round, people.my_function());
  return true;
end $$;
grant execute on function joint.open_round(uuid) to kring_app;

create function joint.open_when_all_are_ready(round uuid) returns void language plpgsql security definer set search_path to '' as $$
declare r joint.rounds := joint.held_round(round);
begin
  if r.opened_at is null and exists (select from joint.to_answer(r.subject_id))
    and not exists (select t.function_id from joint.to_answer(r.subject_id) t except select d.function_id from joint.round_ready d where d.round_id = round) then
    perform joint.open_now(round, null);
  end if;
end $$;

-- The name of what hangs together with a subject that I lead, also where I may not read it.
create function joint.other_end(link uuid, here uuid) returns table(id uuid, title text, kind text, state text) language sql stable security definer rows 1 set search_path to '' as $$
  select s.id, s.title, s.kind, s.state from joint.links l join joint.subjects s on s.id = case when l.from_id = here then l.to_id else l.from_id end
  where l.id = link and here in (l.from_id, l.to_id) and joint.leads(here)
$$;
grant execute on function joint.other_end(uuid,uuid) to kring_app;

-- Who has what no forum has: the manager of the unit, else the process leader; never who raised it.
create function joint.owner_above(func uuid) returns uuid language sql stable security definer set search_path to '' as $$
  select o.id from people.functions f join people.functions o on o.collaboration_id = f.collaboration_id and o.id <> f.id and o.closed_at is null
    and ((o.kind = 'manager' and o.unit_id = f.unit_id) or o.kind = 'process_leader')
  where f.id = func
  order by not exists (select from people.appointments a where a.function_id = o.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())),
    o.kind = 'manager' desc, o.name, o.id limit 1
$$;

-- R14: raises one in a forum that I read, or without one: then it is the manager's of my unit. Idempotent by once.
create function joint.raise_matter(kind text, sort text, words text, subject uuid, may_show boolean, may_name boolean, once uuid) returns table(id uuid, is_new boolean) language plpgsql security definer set search_path to '' as $$
declare
  s joint.subjects;
  v_owner uuid;
  made uuid;
begin
  if people.my_function() is null or people.me() is null then raise insufficient_privilege; end if;
  return query select m.id, false from joint.matters m where m.once = raise_matter.once and m.raised_by = people.my_function();
  if found then return; end if;
  if subject is not null then
    select * into s from joint.subjects x where x.id = subject and joint.reads(x.id) and x.state <> 'ended' for key share;
    if s.id is null then raise check_violation using constraint = 'matter_to_a_forum_that_one_reads'; end if;
  end if;
  v_owner := coalesce(s.owner_function_id, joint.owner_above(people.my_function()));
  if v_owner is null then raise check_violation using constraint = 'matter_has_an_owner'; end if;
  insert into joint.matters (collaboration_id, kind, sort, words, subject_id, raised_by, owner_function_id, answer_by, once)
    values (people.my_collaboration(), raise_matter.kind, raise_matter.sort, raise_matter.words, s.id, people.my_function(), v_owner,
      joint.answer_day(people.my_collaboration(), now()), raise_matter.once)
    on conflict on constraint matters_once_key do nothing returning matters.id into made;
  if made is null then raise insufficient_privilege; end if;
  insert into joint.matter_raisers (matter_id, function_id, person_id, may_show, may_name)
    values (made, people.my_function(), people.me(), raise_matter.may_show, raise_matter.may_name and raise_matter.may_show);
  if s.id is not null then
    insert into joint.matter_climbs (matter_id, to_subject_id, why, function_id, person_id) values (made, s.id, 'raised', people.my_function(), people.me());
  end if;
  perform joint.tell_owner(made, 'matter_came');
  return query select made, true;
end $$;
grant execute on function joint.raise_matter(text,text,text,uuid,boolean,boolean,uuid) to kring_app;

-- How many others have raised what was merged into it: to who answers for it.
create function joint.raised_too(matter uuid) returns integer language sql stable security definer set search_path to '' as $$
  select count(distinct r.function_id)::integer from joint.matter_raisers r
  where joint.answers_for(matter) and r.matter_id in (select joint.with_merged(matter)) and not exists (
    select from joint.matter_raisers own where own.matter_id = matter and own.function_id = r.function_id)
$$;
grant execute on function joint.raised_too(uuid) to kring_app;

-- Whether I read a subject, as the policy of subjects says; for policies that may not ask it.
create function joint.reads(subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.subjects s where s.id = subject and s.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (s.audience <> 'parties' or joint.takes_part(s.id)))
$$;

-- Whether my function raised it, or I read a forum that has it or had it.
create function joint.reads_matter(matter uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.matter_raisers r where r.matter_id = matter and r.function_id = people.my_function())
    or exists (select from joint.matter_climbs c where c.matter_id = matter and joint.reads(c.to_subject_id))
$$;
grant execute on function joint.reads_matter(uuid) to kring_app;

create function joint.refresh_matter() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  about uuid := case when tg_table_name = 'matters' then new.id else (to_jsonb(new) ->> 'matter_id')::uuid end;
begin
  perform pg_notify('kring', 'matter:' || about);
  perform pg_notify('kring', 'subject:' || c.to_subject_id) from (select distinct x.to_subject_id from joint.matter_climbs x where x.matter_id = about) c;
  if tg_table_name = 'matters' then
    perform pg_notify('kring', 'function:' || f) from (values (new.owner_function_id), (new.raised_by)) x(f);
  end if;
  return null;
end $$;

-- What is answered and may be shown, to everybody who works in the collaboration: what was asked, what was answered, and who raised it only where they said so.
create function joint.shown_matters(search text, most integer, skip integer) returns table(id uuid, sort text, words text, answer text, raised_at timestamptz, answered_at timestamptz, raised_by text) language sql stable security definer set search_path to '' as $$
  select m.id, m.sort, m.words, (select w.words from joint.matter_words w where w.matter_id = m.id and w.kind = 'answer' order by w.at desc, w.id desc limit 1),
    m.raised_at, m.answered_at, case when r.may_name then (select p.name from people.persons p where p.id = r.person_id) end
  from joint.matters m join joint.matter_raisers r on r.matter_id = m.id and r.function_id = m.raised_by and r.may_show
  where people.my_function() is not null and m.collaboration_id = people.my_collaboration() and m.state = 'answered'
    and (search = '' or strpos(people.folded(m.words), people.folded(search)) > 0)
  order by m.answered_at desc, m.id desc limit least(most, 100) offset skip
$$;
grant execute on function joint.shown_matters(text,integer,integer) to kring_app;

-- Whether I am a party of it, or own it.
create function joint.takes_part(subject uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from joint.my_parties p where p.subject_id = subject) or exists (select from joint.my_owned o where o.subject_id = subject)
$$;
grant execute on function joint.takes_part(uuid) to kring_app;

create function joint.tell(func uuid, kind text, matter uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  told uuid;
begin
  if func is null or func is not distinct from people.my_function() then return; end if;
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select f.collaboration_id, f.id, tell.kind, 'matter', matter from people.functions f where f.id = func returning id into told;
  perform pg_notify('kring', 'function:' || func);
  -- By the clock nobody acts, and sharing.mail_notice mails of what somebody does.
  if told is not null and not people.somebody_acts() then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', func),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', told))));
  end if;
end $$;

-- Who leads the side that did not propose it.
create function joint.tell_link() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  other uuid := case when joint.function_leads(new.made_by, new.from_id) then new.to_id else new.from_id end;
begin
  if people.somebody_acts() then
    perform joint.tell_of_subject(other, 'subject_link_asked', array(
      select s.owner_function_id from joint.subjects s where s.id = other
      union select p.function_id from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role
        where p.subject_id = other and p.until_at is null and p.function_id is not null and r.leads));
  end if;
  return null;
end $$;

create function joint.tell_of_subject(subject uuid, kind text, to_functions uuid[]) returns void language sql security definer set search_path to '' as $$
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select s.collaboration_id, t.id, tell_of_subject.kind, 'subject', s.id from joint.subjects s cross join unnest(tell_of_subject.to_functions) t(id)
      where s.id = tell_of_subject.subject and t.id is distinct from people.my_function() order by t.id;
  select pg_notify('kring', 'function:' || t.id) from unnest(tell_of_subject.to_functions) t(id);
$$;

-- The owner; while nobody holds that function, whoever else leads the forum.
create function joint.tell_owner(matter uuid, kind text) returns void language sql security definer set search_path to '' as $$
  select joint.tell(x.id, tell_owner.kind, matter) from (
    select m.owner_function_id as id from joint.matters m where m.id = matter and joint.is_held(m.owner_function_id)
    union select p.function_id from joint.matters m join joint.parties p on p.subject_id = m.subject_id and p.until_at is null
      join joint.roles r on r.kind = p.kind and r.role = p.role and r.leads
      where m.id = matter and not joint.is_held(m.owner_function_id)) x
$$;

create function joint.tell_party() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if people.somebody_acts() then perform joint.tell_of_subject(new.subject_id, 'subject_joined', array[new.function_id]); end if;
  return null;
end $$;

create function joint.tell_raisers(matter uuid, kind text) returns void language sql security definer set search_path to '' as $$
  select joint.tell(r.function_id, tell_raisers.kind, matter) from joint.matter_raisers r where r.matter_id = matter
$$;

-- Tells functions of a round (R14): about no child, and no more than that it has begun or is opened.
create function joint.tell_round(subject uuid, round uuid, kind text, to_functions uuid[]) returns void language sql security definer set search_path to '' as $$
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select s.collaboration_id, t.id, tell_round.kind, 'round', tell_round.round from joint.subjects s cross join unnest(tell_round.to_functions) t(id)
      where s.id = tell_round.subject and t.id is distinct from people.my_function() order by t.id;
  select pg_notify('kring', 'function:' || t.id) from unnest(tell_round.to_functions) t(id);
$$;

-- Who has had it on its way and is not to answer now.
create function joint.tell_way(matter uuid, kind text) returns void language sql security definer set search_path to '' as $$
  select joint.tell(x.id, tell_way.kind, matter) from (
    select distinct s.owner_function_id as id from joint.matter_climbs c join joint.subjects s on s.id = c.to_subject_id where c.matter_id = matter) x
  where x.id <> (select m.owner_function_id from joint.matters m where m.id = matter)
    and not exists (select from joint.matter_raisers r where r.matter_id = matter and r.function_id = x.id)
$$;

create function joint.tell_woken() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if people.somebody_acts() then
    perform joint.tell_of_subject(new.id, 'subject_woken', array(
      select new.owner_function_id union select p.function_id from joint.parties p where p.subject_id = new.id and p.until_at is null and p.function_id is not null));
  end if;
  return null;
end $$;

-- Functions that are to answer a round about a subject, of what the caller may read.
create function joint.to_answer(subject uuid) returns table(function_id uuid) language sql stable rows 10 set search_path to '' as $$
  select f.id from (
    select p.function_id as id from joint.parties p where p.subject_id = subject and p.until_at is null and p.function_id is not null and p.role <> 'informed'
    union select s.owner_function_id from joint.subjects s where s.id = subject) x
  join people.functions f on f.id = x.id and f.closed_at is null
$$;
grant execute on function joint.to_answer(uuid) to kring_app;

-- What waits of joint work for a function: a part of child.waits_for, which a morning mail counts.
create function joint.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language sql stable security definer set search_path to '' as $$
  select 'matter', m.id, m.answer_by, true from joint.matters m where m.owner_function_id = func and m.state = 'open'
$$;

-- R15: along an agreed link "activates", by who leads the one that activates; idempotent; the reason stands in the history of the woken.
create function joint.wake(link uuid, why text) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  l joint.links;
begin
  select * into l from joint.links x where x.id = link and x.kind = 'activates' and x.agreed_at is not null and x.ended_at is null;
  if l.id is null or not joint.leads(l.from_id) then return false; end if;
  perform set_config('kring.reason', left(why, 2000), true);
  update joint.subjects s set state = 'awake' where s.id = l.to_id and s.state = 'asleep';
  perform set_config('kring.reason', '', true);
  return true;
end $$;
grant execute on function joint.wake(uuid,text) to kring_app;

-- Where it can go from a forum: along agreed links upwards, by name, never to where it has been.
create function joint.ways_up(matter uuid) returns table(id uuid, title text) language sql stable security definer set search_path to '' as $$
  select s.id, s.title from joint.matters m join joint.links l on l.from_id = m.subject_id and l.kind = 'lifts_to' and l.agreed_at is not null and l.ended_at is null
    join joint.subjects s on s.id = l.to_id and s.state <> 'ended'
  where m.id = matter and not exists (select from joint.matter_climbs c where c.matter_id = m.id and c.to_subject_id = s.id)
  order by s.title collate "sv-x-icu", s.id
$$;

-- A matter and all that have been merged into it.
create function joint.with_merged(matter uuid) returns setof uuid language sql stable security definer set search_path to '' as $$
  with recursive all_of(id) as (select matter union select m.id from all_of a join joint.matters m on m.merged_into = a.id and m.state = 'merged')
  select id from all_of
$$;

-- Taken back within ten minutes, while nobody has done anything with it.
create function joint.withdraw_matter(matter uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if m.state = 'withdrawn' then return true; end if;
  if m.raised_by <> people.my_function() or m.state <> 'open' or platform.undo_until(m.raised_at) <= now()
    or exists (select from joint.matter_words w where w.matter_id = m.id) or exists (select from joint.matter_climbs c where c.matter_id = m.id and c.why <> 'raised')
    or exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id <> m.raised_by)
    or exists (select from joint.matters o where o.merged_into = m.id) then return false; end if;
  update joint.matters x set state = 'withdrawn' where x.id = m.id;
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  return true;
end $$;
grant execute on function joint.withdraw_matter(uuid) to kring_app;

-- By who raised it, who is to answer, and who takes part in the forum that has it. Idempotent by once.
create function joint.write_in_matter(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  m joint.matters := joint.held_matter(matter);
  raises boolean := exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = people.my_function());
begin
  if exists (select from joint.matter_words w where w.once = write_in_matter.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state not in ('open', 'merged') or not (raises or joint.answers_for(m.id) or (m.subject_id is not null and joint.takes_part(m.subject_id))) then return false; end if;
  insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
    values (m.id, 'words', write_in_matter.words, m.subject_id, people.my_function(), people.me(), write_in_matter.once);
  perform joint.tell_owner(m.id, 'matter_words');
  if not raises or m.raised_by <> people.my_function() then perform joint.tell_raisers(m.id, 'matter_words'); end if;
  return true;
end $$;
grant execute on function joint.write_in_matter(uuid,text,uuid) to kring_app;


-- ==================== learning ====================

create schema learning;
grant usage on schema learning to kring_app;
grant usage on schema learning to kring_worker;
-- Which files of answers were taken in, so that the same one is not counted twice.
create table learning.answer_imports (
  survey_id uuid not null,
  sha256 bytea not null,
  collaboration_id uuid not null,
  count integer not null,
  function_id uuid,
  at timestamptz default now() not null,
  constraint answer_imports_pkey primary key (survey_id, sha256),
  constraint answer_imports_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint answer_imports_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint answer_imports_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade
);
alter table learning.answer_imports enable row level security, force row level security;
create index answer_imports_collaboration_id_idx on learning.answer_imports using btree (collaboration_id);
create index answer_imports_function_id_idx on learning.answer_imports using btree (function_id);
-- people.of_collaboration('learning.answer_imports', read => 'process_leader')
create policy owner_all on learning.answer_imports for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.answer_imports for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.answer_imports to kring_app;

-- R18: what was answered. An anonymous one has a random id, no time, no address and no language of a browser; the check lets nothing lead to a person. Read by no serving role; counted into releases.
create table learning.answers (
  id uuid default gen_random_uuid() not null,  -- Version 4: a version 7 would hold the time.
  collaboration_id uuid not null,
  survey_id uuid not null,
  anonymous boolean not null,
  target_id uuid,
  version_id uuid not null,
  way text not null,
  answers jsonb,
  function_id uuid,
  invitation_id uuid,
  given_on date,
  sealed bytea,  -- An anonymous answer by a link, sealed under the base secret until its survey is counted; its length tells nothing.
  constraint answers_pkey primary key (id),
  constraint one_answer_per_function unique (survey_id, function_id),
  constraint one_answer_per_invitation unique (invitation_id),
  constraint answer_target foreign key (target_id, survey_id) references learning.targets(id, survey_id) on delete set null (target_id),
  constraint answer_to_survey foreign key (survey_id, collaboration_id, anonymous) references learning.surveys(id, collaboration_id, anonymous) on delete cascade,
  constraint answers_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint answers_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint answers_invitation_id_fkey foreign key (invitation_id) references learning.invitations(id) on delete set null,
  constraint answers_version_id_fkey foreign key (version_id) references learning.instrument_versions(id) on delete restrict,
  constraint anonymous_is_anonymous check (not anonymous or function_id is null and invitation_id is null and given_on is null),
  constraint answer_way check (way in ('personal', 'forwarded', 'open', 'app', 'paper', 'import')),
  constraint answers_are_one check (jsonb_typeof(answers) = 'object'),
  constraint answers_length check (length(answers::text) <= 400000),
  constraint answers_open_or_sealed check ((answers is null) <> (sealed is null)),
  constraint sealed_is_anonymous check (sealed is null or anonymous),
  constraint sealed_lengths check ((length(sealed) - 28) = any (array[4096, 16384, 65536, 262144, 1048576, 4194304]))
);
alter table learning.answers enable row level security, force row level security;
create index answers_collaboration_id_idx on learning.answers using btree (collaboration_id);
create index answers_function_id_idx on learning.answers using btree (function_id) where (function_id is not null);
create index answers_survey_id_idx on learning.answers using btree (survey_id, target_id);
create index answers_target_id_idx on learning.answers using btree (target_id);
create index answers_version_id_idx on learning.answers using btree (version_id);
create policy owner_all on learning.answers for all to kring_owner
  using (true)
  with check (true);

-- R18: the right to answer once, known by a hash that only the mailed link leads to.
create table learning.ballots (
  what_hash bytea not null,
  collaboration_id uuid not null,
  survey_id uuid not null,
  target_id uuid,
  used boolean default false not null,
  constraint ballots_pkey primary key (what_hash),
  constraint ballot_target foreign key (target_id, survey_id) references learning.targets(id, survey_id) on delete cascade,
  constraint ballots_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint ballots_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade,
  constraint what_hash_length check (length(what_hash) = 32)
);
alter table learning.ballots enable row level security, force row level security;
create index ballots_collaboration_id_idx on learning.ballots using btree (collaboration_id);
create index ballots_survey_id_idx on learning.ballots using btree (survey_id);
create index ballots_target_id_idx on learning.ballots using btree (target_id);
create policy owner_all on learning.ballots for all to kring_owner
  using (true)
  with check (true);

-- Which figures the county page shows, by source and id, in their order. The latest choice counts.
create table learning.county_choices (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  figures text[] not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  at timestamptz default now() not null,
  goals text[] default '{}'::text[] not null,  -- Of each figure, in their order: `at_least:90`, `at_most:10` or `none`. Empty: none has a goal.
  constraint county_choices_pkey primary key (id),
  constraint county_choices_once unique (once),
  constraint county_choices_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_choices_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint county_choices_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint a_goal_for_each_figure_or_none check (cardinality(goals) = 0 or cardinality(goals) = cardinality(figures)),
  constraint figures_name_their_source check (array_to_string(figures, ' ') ~ '^([a-z_]{1,20}:[a-z0-9._-]{1,80}( |$))+$'),
  constraint goals_have_a_direction check (array_to_string(goals, ' ') ~ '^((none|at_(least|most):[0-9]{1,5}([.][0-9])?)( |$))*$' and array_position(goals, null::text) is null),
  constraint six_figures_at_most check (cardinality(figures) >= 1 and cardinality(figures) <= 6)
);
alter table learning.county_choices enable row level security, force row level security;
create index county_choices_collaboration_id_at_idx on learning.county_choices using btree (collaboration_id, at desc);
create index county_choices_function_id_idx on learning.county_choices using btree (function_id);
create index county_choices_person_id_idx on learning.county_choices using btree (person_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.county_choices for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and person_id = (select people.me()));
-- people.of_collaboration('learning.county_choices', read => 'any_function', write => 'process_leader', inserts => 'collaboration_id, figures, goals, function_id, person_id, once', signed => 'function_id, person_id')
create policy owner_all on learning.county_choices for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.county_choices for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.county_choices to kring_app;
grant insert (collaboration_id, figures, function_id, goals, once, person_id) on learning.county_choices to kring_app;

-- To whom a link of the county page was mailed, and to whom it could not be. The own words only until it has gone. Nothing here leads to a token.
create table learning.county_link_mails (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  link_id uuid not null,
  address text not null,
  words text default '' not null,
  state text default 'waiting' not null,
  constraint county_link_mails_pkey primary key (id),
  constraint county_mail_to_each_once unique (link_id, address),
  constraint county_link_mails_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_link_mails_link_id_fkey foreign key (link_id) references learning.county_links(id) on delete cascade,
  constraint county_mail_address_reads check (address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254),
  constraint county_mail_keeps_no_words check (state = 'waiting' or words = ''),
  constraint county_mail_state check (state in ('waiting', 'sent', 'failed')),
  constraint county_mail_words_length check (length(words) <= 500)
);
alter table learning.county_link_mails enable row level security, force row level security;
-- sharing.follows('learning.county_link_mails', parent => 'learning.county_links', by_column => 'link_id')
create policy owner_all on learning.county_link_mails for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of learning.county_links reads this.
create policy select_with_county_links on learning.county_link_mails for select to kring_app
  using ((exists (select from learning.county_links parent
  where parent.id = county_link_mails.link_id)));
grant select on learning.county_link_mails to kring_app;

-- What opens a link of the county page: the hash of a random token that is stored nowhere. One that was shown, and one for each time it was mailed. No serving role reads it.
create table learning.county_link_tokens (
  hash bytea not null,
  collaboration_id uuid not null,
  link_id uuid not null,
  constraint county_link_tokens_pkey primary key (hash),
  constraint county_link_tokens_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_link_tokens_link_id_fkey foreign key (link_id) references learning.county_links(id) on delete cascade,
  constraint county_token_length check (length(hash) = 32)
);
alter table learning.county_link_tokens enable row level security, force row level security;
create index county_link_tokens_collaboration_id_idx on learning.county_link_tokens using btree (collaboration_id);
create index county_link_tokens_link_id_idx on learning.county_link_tokens using btree (link_id);
create policy owner_all on learning.county_link_tokens for all to kring_owner
  using (true)
  with check (true);

-- Whom the county page is shown to without an account, until when, and how often it was opened: a number, and nothing about who.
create table learning.county_links (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  purpose text not null,
  last_on date not null,
  opened integer default 0 not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  made_at timestamptz default now() not null,
  ended_at timestamptz,
  ended_by_function_id uuid,
  ended_by_person_id uuid,
  constraint county_links_pkey primary key (id),
  constraint county_links_once_key unique (once),
  constraint county_links_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_links_ended_by_function_id_fkey foreign key (ended_by_function_id) references people.functions(id) on delete set null,
  constraint county_links_ended_by_person_id_fkey foreign key (ended_by_person_id) references people.persons(id) on delete set null,
  constraint county_links_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint county_links_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint county_link_end_is_told check (ended_at is not null or num_nulls(ended_by_function_id, ended_by_person_id) = 2),
  constraint county_link_lasts_a_year_at_most check (last_on <= ((made_at AT TIME ZONE 'Europe/Stockholm')::date + 366)),
  constraint county_link_opened check (opened >= 0),
  constraint county_link_purpose_length check (length(purpose) >= 1 and length(purpose) <= 120)
);
alter table learning.county_links enable row level security, force row level security;
create index county_links_collaboration_id_idx on learning.county_links using btree (collaboration_id);
create index county_links_ended_by_function_id_idx on learning.county_links using btree (ended_by_function_id) where (ended_by_function_id is not null);
create index county_links_ended_by_person_id_idx on learning.county_links using btree (ended_by_person_id) where (ended_by_person_id is not null);
create index county_links_function_id_idx on learning.county_links using btree (function_id) where (function_id is not null);
create index county_links_person_id_idx on learning.county_links using btree (person_id) where (person_id is not null);
-- people.of_collaboration('learning.county_links', read => 'process_leader')
create policy owner_all on learning.county_links for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.county_links for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.county_links to kring_app;

-- Who has shown the county page to everybody, and who has closed it. The latest counts; none is closed.
create table learning.county_publicity (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  is_public boolean not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  at timestamptz default now() not null,
  constraint county_publicity_pkey primary key (id),
  constraint county_publicity_once_key unique (once),
  constraint county_publicity_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_publicity_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint county_publicity_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null
);
alter table learning.county_publicity enable row level security, force row level security;
create index county_publicity_collaboration_id_at_idx on learning.county_publicity using btree (collaboration_id, at desc);
create index county_publicity_collaboration_id_idx on learning.county_publicity using btree (collaboration_id);
create index county_publicity_function_id_idx on learning.county_publicity using btree (function_id) where (function_id is not null);
create index county_publicity_person_id_idx on learning.county_publicity using btree (person_id) where (person_id is not null);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.county_publicity for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and person_id = (select people.me()));
-- people.of_collaboration('learning.county_publicity', read => 'process_leader', write => 'process_leader', inserts => 'collaboration_id, is_public, function_id, person_id, once', signed => 'function_id, person_id')
create policy owner_all on learning.county_publicity for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.county_publicity for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.county_publicity to kring_app;
grant insert (collaboration_id, function_id, is_public, once, person_id) on learning.county_publicity to kring_app;

-- One story beside the figures, of invented words or of words that somebody has agreed to. A draft may change; the states are rows of county_story_moves.
create table learning.county_stories (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  title text not null,
  words text not null,
  made_of text not null,
  consent_note text default '' not null,
  state text default 'draft' not null,
  revision integer default 1 not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  written_at timestamptz default now() not null,
  constraint county_stories_pkey primary key (id),
  constraint county_stories_once unique (once),
  constraint county_stories_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_stories_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint county_stories_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint consent_note_length check (length(consent_note) <= 1000),
  constraint consented_says_how check (made_of = 'invented' or length(consent_note) > 0),
  constraint story_made_of check (made_of in ('invented', 'consented')),
  constraint story_state check (state in ('draft', 'cleared', 'shown', 'taken_down')),
  constraint story_title_length check (length(title) >= 1 and length(title) <= 120),
  constraint story_words_length check (length(words) >= 1 and length(words) <= 1500)
);
alter table learning.county_stories enable row level security, force row level security;
create index county_stories_collaboration_id_idx on learning.county_stories using btree (collaboration_id);
create index county_stories_function_id_idx on learning.county_stories using btree (function_id);
create index county_stories_person_id_idx on learning.county_stories using btree (person_id);
create unique index one_story_shown on learning.county_stories using btree (collaboration_id) where (state = 'shown');
-- A story begins as a draft of the process leader, in their own name. Read by another rule than it is written, by its state, so no people.of_collaboration.
create policy insert_as_lead on learning.county_stories for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and function_id = (select people.my_function()) and person_id = (select people.me()) and state = 'draft' and ( select learning.i_lead() as i_lead));
create policy owner_all on learning.county_stories for all to kring_owner
  using (true)
  with check (true);
-- What is shown is read by all staff; what is not yet cleared by those who write and clear it.
create policy select_shown_or_as_clearer on learning.county_stories for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null and (state = 'shown' or ( select learning.i_clear_stories() as i_clear_stories)));
-- Changed only while it is a draft, and whoever changed it last stands for it: what was cleared stays as it was cleared.
create policy update_draft_as_lead on learning.county_stories for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'draft' and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()) and state = 'draft' and person_id = (select people.me()));
grant select on learning.county_stories to kring_app;
grant insert (collaboration_id, consent_note, function_id, id, made_of, once, person_id, title, words), update (consent_note, function_id, made_of, person_id, revision, title, words) on learning.county_stories to kring_app;

-- Who cleared a story, showed it and took it down, when and why.
create table learning.county_story_moves (
  id uuid default platform.new_id() not null,
  story_id uuid not null,
  collaboration_id uuid not null,
  state text not null,
  note text default '' not null,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  constraint county_story_moves_pkey primary key (id),
  constraint each_state_once unique (story_id, state),
  constraint county_story_moves_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_story_moves_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint county_story_moves_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint county_story_moves_story_id_fkey foreign key (story_id) references learning.county_stories(id) on delete cascade,
  constraint story_move_state check (state in ('cleared', 'shown', 'taken_down')),
  constraint story_note_length check (length(note) <= 1000)
);
alter table learning.county_story_moves enable row level security, force row level security;
create index county_story_moves_collaboration_id_idx on learning.county_story_moves using btree (collaboration_id);
create index county_story_moves_function_id_idx on learning.county_story_moves using btree (function_id);
create index county_story_moves_person_id_idx on learning.county_story_moves using btree (person_id);
-- sharing.follows('learning.county_story_moves', parent => 'learning.county_stories', by_column => 'story_id')
create policy owner_all on learning.county_story_moves for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of learning.county_stories reads this.
create policy select_with_county_stories on learning.county_story_moves for select to kring_app
  using ((exists (select from learning.county_stories parent
  where parent.id = county_story_moves.story_id)));
grant select on learning.county_story_moves to kring_app;

-- What an indicator was before each change, and why it was changed: a target that moves is seen to move.
create table learning.indicator_changes (
  id uuid default platform.new_id() not null,
  indicator_id uuid not null,
  collaboration_id uuid not null,
  revision integer not null,
  was jsonb not null,
  why text not null,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  constraint indicator_changes_pkey primary key (id),
  constraint one_change_a_revision unique (indicator_id, revision),
  constraint indicator_changes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint indicator_changes_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint indicator_changes_indicator_id_fkey foreign key (indicator_id) references learning.indicators(id) on delete cascade,
  constraint indicator_changes_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint change_why_length check (length(why) >= 1 and length(why) <= 1000)
);
alter table learning.indicator_changes enable row level security, force row level security;
create index indicator_changes_collaboration_id_idx on learning.indicator_changes using btree (collaboration_id);
create index indicator_changes_function_id_idx on learning.indicator_changes using btree (function_id);
create index indicator_changes_person_id_idx on learning.indicator_changes using btree (person_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.indicator_changes for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and person_id = (select people.me()) and (exists (select from learning.indicators i
  where i.id = indicator_changes.indicator_id and i.collaboration_id = (select people.my_collaboration()))));
-- people.of_collaboration('learning.indicator_changes', read => 'any_function', write => 'process_leader', inserts => 'indicator_id, collaboration_id, revision, was, why, function_id, person_id', signed => 'function_id, person_id', also => 'exists (select from learning.indicators i where i.id = learning.indicator_changes.indicator_id and i.collaboration_id = (select people.my_collaboration()))')
create policy owner_all on learning.indicator_changes for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.indicator_changes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.indicator_changes to kring_app;
grant insert (collaboration_id, function_id, indicator_id, person_id, revision, was, why) on learning.indicator_changes to kring_app;

-- What the owner function and the process leader say of an indicator: why a figure is as it is.
create table learning.indicator_comments (
  id uuid default platform.new_id() not null,
  indicator_id uuid not null,
  collaboration_id uuid not null,
  words text not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  at timestamptz default now() not null,
  constraint indicator_comments_pkey primary key (id),
  constraint indicator_comments_once unique (once),
  constraint indicator_comments_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint indicator_comments_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint indicator_comments_indicator_id_fkey foreign key (indicator_id) references learning.indicators(id) on delete cascade,
  constraint indicator_comments_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint comment_length check (length(words) >= 1 and length(words) <= 4000)
);
alter table learning.indicator_comments enable row level security, force row level security;
create index indicator_comments_collaboration_id_idx on learning.indicator_comments using btree (collaboration_id);
create index indicator_comments_function_id_idx on learning.indicator_comments using btree (function_id);
create index indicator_comments_indicator_id_at_idx on learning.indicator_comments using btree (indicator_id, at);
create index indicator_comments_person_id_idx on learning.indicator_comments using btree (person_id);
-- Shape people.of_collaboration: written by any_function of its collaboration.
create policy insert_in_my_collaboration on learning.indicator_comments for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null and function_id = (select people.my_function()) and person_id = (select people.me()) and learning.i_keep(indicator_id));
-- people.of_collaboration('learning.indicator_comments', read => 'any_function', write => 'any_function', inserts => 'indicator_id, collaboration_id, words, function_id, person_id, once', signed => 'function_id, person_id', also => 'learning.i_keep(indicator_id)')
create policy owner_all on learning.indicator_comments for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.indicator_comments for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.indicator_comments to kring_app;
grant insert (collaboration_id, function_id, indicator_id, once, person_id, words) on learning.indicator_comments to kring_app;

-- When an indicator was retired or brought back, by whom and why: the latest counts, and without one it is in use.
create table learning.indicator_moves (
  id uuid default platform.new_id() not null,
  indicator_id uuid not null,
  collaboration_id uuid not null,
  state text not null,
  note text default '' not null,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  at timestamptz default now() not null,
  constraint indicator_moves_pkey primary key (id),
  constraint indicator_moves_once unique (once),
  constraint indicator_moves_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint indicator_moves_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint indicator_moves_indicator_id_fkey foreign key (indicator_id) references learning.indicators(id) on delete cascade,
  constraint indicator_moves_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint indicator_move_note_length check (length(note) <= 1000),
  constraint indicator_move_state check (state in ('retired', 'in_use'))
);
alter table learning.indicator_moves enable row level security, force row level security;
create index indicator_moves_collaboration_id_idx on learning.indicator_moves using btree (collaboration_id);
create index indicator_moves_function_id_idx on learning.indicator_moves using btree (function_id);
create index indicator_moves_indicator_id_at_idx on learning.indicator_moves using btree (indicator_id, at desc);
create index indicator_moves_person_id_idx on learning.indicator_moves using btree (person_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.indicator_moves for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and person_id = (select people.me()) and (exists (select from learning.indicators i
  where i.id = indicator_moves.indicator_id and i.collaboration_id = (select people.my_collaboration()))));
-- people.of_collaboration('learning.indicator_moves', read => 'any_function', write => 'process_leader', inserts => 'indicator_id, collaboration_id, state, note, function_id, person_id, once', signed => 'function_id, person_id', also => 'exists (select from learning.indicators i where i.id = learning.indicator_moves.indicator_id and i.collaboration_id = (select people.my_collaboration()))')
create policy owner_all on learning.indicator_moves for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.indicator_moves for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.indicator_moves to kring_app;
grant insert (collaboration_id, function_id, indicator_id, note, once, person_id, state) on learning.indicator_moves to kring_app;

-- What was keyed in, by which function. R20: a correction is a new row that replaces another; the other stays to read.
create table learning.indicator_values (
  id uuid default platform.new_id() not null,
  indicator_id uuid not null,
  collaboration_id uuid not null,
  on_day date not null,
  value numeric not null,
  n integer,
  parts jsonb default '[]'::jsonb not null,
  note text default '' not null,
  replaces_id uuid,
  function_id uuid,
  person_id uuid,
  once uuid not null,
  at timestamptz default now() not null,
  constraint indicator_values_pkey primary key (id),
  constraint indicator_values_once unique (once),
  constraint value_is_replaced_once unique (replaces_id),
  constraint indicator_values_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint indicator_values_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint indicator_values_indicator_id_fkey foreign key (indicator_id) references learning.indicators(id) on delete cascade,
  constraint indicator_values_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint indicator_values_replaces_id_fkey foreign key (replaces_id) references learning.indicator_values(id) on delete cascade,
  constraint value_is_finite check (abs(value) < '1000000000000'::numeric),
  constraint value_n_counts check (n >= 0),
  constraint value_note_length check (length(note) <= 2000),
  constraint value_parts_are_a_list check (jsonb_typeof(parts) = 'array' and pg_column_size(parts) < 10000)
);
alter table learning.indicator_values enable row level security, force row level security;
create index indicator_values_collaboration_id_idx on learning.indicator_values using btree (collaboration_id);
create index indicator_values_function_id_idx on learning.indicator_values using btree (function_id);
create index indicator_values_indicator_id_on_day_idx on learning.indicator_values using btree (indicator_id, on_day);
create index indicator_values_person_id_idx on learning.indicator_values using btree (person_id);
create trigger replaces_its_own before insert on learning.indicator_values for each row execute function learning.replaces_its_own();
-- Shape people.of_collaboration: written by any_function of its collaboration.
create policy insert_in_my_collaboration on learning.indicator_values for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null and function_id = (select people.my_function()) and person_id = (select people.me()) and learning.i_keep(indicator_id));
-- people.of_collaboration('learning.indicator_values', read => 'any_function', write => 'any_function', inserts => 'indicator_id, collaboration_id, on_day, value, n, parts, note, replaces_id, function_id, person_id, once', signed => 'function_id, person_id', also => 'learning.i_keep(indicator_id)')
create policy owner_all on learning.indicator_values for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.indicator_values for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.indicator_values to kring_app;
grant insert (collaboration_id, function_id, indicator_id, n, note, on_day, once, parts, person_id, replaces_id, value) on learning.indicator_values to kring_app;

-- R17: what the joint work shall achieve (goal) or hopes will follow (effect): never both, each with its own source, base, target and days. R15: a function owns it and keys in its values.
create table learning.indicators (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  code text not null,
  name text not null,
  definition text not null,
  kind text not null,
  unit text not null,
  source text not null,
  source_words text not null,
  survey_code text,
  survey_item text,
  survey_options text[],
  figure_measure text,
  figure_part text,
  base_value numeric,
  base_on date,
  target_value numeric,
  target_on date,
  target_is text,
  every_months integer,
  owner_function_id uuid,
  made_by_function_id uuid,
  made_at timestamptz default now() not null,
  revision integer default 1 not null,
  once uuid not null,
  constraint indicators_pkey primary key (id),
  constraint indicator_code_is_one unique (collaboration_id, code),
  constraint indicators_once unique (once),
  constraint indicators_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint indicators_made_by_function_id_fkey foreign key (made_by_function_id) references people.functions(id) on delete set null,
  constraint indicators_owner_function_id_fkey foreign key (owner_function_id) references people.functions(id) on delete set null,
  constraint base_is_finite check (abs(base_value) < '1000000000000'::numeric),
  constraint base_is_whole check ((base_value is null) = (base_on is null)),
  constraint child_figure_is_named check ((source = 'child_figure') = (figure_measure is not null and figure_part is not null) and (source = 'child_figure' or num_nulls(figure_measure, figure_part) = 2)),
  constraint goal_has_target check (kind = 'effect' or target_value is not null),
  constraint indicator_code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  constraint indicator_definition_length check (length(definition) >= 1 and length(definition) <= 2000),
  constraint indicator_every_months check (every_months = any (array[1, 3, 6, 12])),
  constraint indicator_kind check (kind in ('goal', 'effect')),
  constraint indicator_name_length check (length(name) >= 1 and length(name) <= 160),
  constraint indicator_source check (source in ('keyed', 'register', 'survey', 'child_figure')),
  constraint indicator_source_words_length check (length(source_words) >= 1 and length(source_words) <= 1000),
  constraint indicator_unit check (unit in ('number', 'percent', 'days')),
  constraint register_counts check (source <> 'register' or unit = 'number'),
  constraint survey_gives_a_share check (source <> 'survey' or unit = 'percent'),
  constraint survey_is_named check ((source = 'survey') = (survey_code is not null and survey_item is not null and cardinality(survey_options) > 0) and (source = 'survey' or num_nulls(survey_code, survey_item, survey_options) = 3)),
  constraint target_direction check (target_is in ('at_least', 'at_most')),
  constraint target_is_finite check (abs(target_value) < '1000000000000'::numeric),
  constraint target_is_whole check (num_nulls(target_value, target_on, target_is) = any (array[0, 3]))
);
alter table learning.indicators enable row level security, force row level security;
create index indicators_made_by_function_id_idx on learning.indicators using btree (made_by_function_id);
create index indicators_owner_function_id_idx on learning.indicators using btree (owner_function_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.indicators for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and made_by_function_id = (select people.my_function()) and (exists (select from people.functions f
  where f.id = indicators.owner_function_id and f.collaboration_id = (select people.my_collaboration()))));
-- people.of_collaboration('learning.indicators', read => 'any_function', write => 'process_leader', inserts => 'id, collaboration_id, code, name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options, figure_measure, figure_part, base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, made_by_function_id, once', updates => 'name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options, figure_measure, figure_part, base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, revision', signed => 'made_by_function_id', also => 'exists (select from people.functions f where f.id = learning.indicators.owner_function_id and f.collaboration_id = (select people.my_collaboration()))')
create policy owner_all on learning.indicators for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.indicators for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
-- Shape people.of_collaboration: changed by process_leader of its collaboration.
create policy update_in_my_collaboration on learning.indicators for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and (exists (select from people.functions f
  where f.id = indicators.owner_function_id and f.collaboration_id = (select people.my_collaboration()))));
grant select on learning.indicators to kring_app;
grant insert (base_on, base_value, code, collaboration_id, definition, every_months, figure_measure, figure_part, id, kind, made_by_function_id, name, once, owner_function_id, source, source_words, survey_code, survey_item, survey_options, target_is, target_on, target_value, unit), update (base_on, base_value, definition, every_months, figure_measure, figure_part, kind, name, owner_function_id, revision, source, source_words, survey_code, survey_item, survey_options, target_is, target_on, target_value, unit) on learning.indicators to kring_app;

-- R20: what a draft was at each revision, so that an edit can be undone. Goes with the draft when it is published.
create table learning.instrument_edits (
  version_id uuid not null,
  revision integer not null,
  collaboration_id uuid not null,
  definition jsonb not null,
  function_id uuid,
  at timestamptz default now() not null,
  back_to integer,
  constraint instrument_edits_pkey primary key (version_id, revision),
  constraint instrument_edits_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint instrument_edits_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint instrument_edits_version_id_fkey foreign key (version_id) references learning.instrument_versions(id) on delete cascade
);
alter table learning.instrument_edits enable row level security, force row level security;
create index instrument_edits_collaboration_id_idx on learning.instrument_edits using btree (collaboration_id);
create index instrument_edits_function_id_idx on learning.instrument_edits using btree (function_id);
-- Shape people.of_collaboration: removed by process_leader of its collaboration.
create policy delete_in_my_collaboration on learning.instrument_edits for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.instrument_edits for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and (exists (select from learning.instrument_versions v
  where v.id = instrument_edits.version_id and v.collaboration_id = (select people.my_collaboration()) and (v.state in ('draft', 'tried')))));
-- people.of_collaboration('learning.instrument_edits', read => 'process_leader', write => 'process_leader', inserts => 'version_id, revision, collaboration_id, definition, function_id, back_to', deletes => 'true', signed => 'function_id', also => 'exists (select from learning.instrument_versions v where v.id = learning.instrument_edits.version_id and v.collaboration_id = (select people.my_collaboration()) and v.state in (''draft'', ''tried''))')
create policy owner_all on learning.instrument_edits for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.instrument_edits for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant delete, select on learning.instrument_edits to kring_app;
grant insert (back_to, collaboration_id, definition, function_id, revision, version_id) on learning.instrument_edits to kring_app;

-- Who put a version in a state, when and why.
create table learning.instrument_moves (
  id uuid default platform.new_id() not null,
  version_id uuid not null,
  collaboration_id uuid,
  state text not null,
  note text default '' not null,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  constraint instrument_moves_pkey primary key (id),
  constraint instrument_moves_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint instrument_moves_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint instrument_moves_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint instrument_moves_version_id_fkey foreign key (version_id) references learning.instrument_versions(id) on delete cascade,
  constraint move_state check (state in ('draft', 'tried', 'published', 'retired')),
  constraint note_length check (length(note) <= 2000)
);
alter table learning.instrument_moves enable row level security, force row level security;
create index instrument_moves_collaboration_id_idx on learning.instrument_moves using btree (collaboration_id);
create index instrument_moves_function_id_idx on learning.instrument_moves using btree (function_id);
create index instrument_moves_person_id_idx on learning.instrument_moves using btree (person_id);
create index instrument_moves_version_id_idx on learning.instrument_moves using btree (version_id, at);
-- people.of_collaboration('learning.instrument_moves', read => 'process_leader')
create policy owner_all on learning.instrument_moves for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.instrument_moves for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.instrument_moves to kring_app;

-- Which instrument a collaboration uses for a purpose; none chosen is the shipped one.
create table learning.instrument_uses (
  collaboration_id uuid not null,
  purpose text not null,
  instrument_id uuid not null,
  chosen_by_function_id uuid,
  chosen_at timestamptz default now() not null,
  constraint instrument_uses_pkey primary key (collaboration_id, purpose),
  constraint instrument_uses_chosen_by_function_id_fkey foreign key (chosen_by_function_id) references people.functions(id) on delete set null,
  constraint instrument_uses_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint instrument_uses_instrument_id_fkey foreign key (instrument_id) references learning.instruments(id) on delete cascade,
  constraint instrument_uses_purpose_fkey foreign key (purpose) references learning.purposes(purpose) on delete cascade
);
alter table learning.instrument_uses enable row level security, force row level security;
create index instrument_uses_chosen_by_function_id_idx on learning.instrument_uses using btree (chosen_by_function_id);
create index instrument_uses_instrument_id_idx on learning.instrument_uses using btree (instrument_id);
create index instrument_uses_purpose_idx on learning.instrument_uses using btree (purpose);
-- Shape people.of_collaboration: removed by process_leader of its collaboration.
create policy delete_in_my_collaboration on learning.instrument_uses for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.instrument_uses for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and (exists (select from learning.instruments i
  where i.id = instrument_uses.instrument_id)));
-- people.of_collaboration('learning.instrument_uses', read => 'everyone', write => 'process_leader', inserts => 'collaboration_id, purpose, instrument_id, chosen_by_function_id', updates => 'instrument_id, chosen_by_function_id, chosen_at', deletes => 'true', also => 'exists (select from learning.instruments i where i.id = learning.instrument_uses.instrument_id)')
create policy owner_all on learning.instrument_uses for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on learning.instrument_uses for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by process_leader of its collaboration.
create policy update_in_my_collaboration on learning.instrument_uses for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and (exists (select from learning.instruments i
  where i.id = instrument_uses.instrument_id)));
grant delete, select on learning.instrument_uses to kring_app;
grant insert (chosen_by_function_id, collaboration_id, instrument_id, purpose), update (chosen_at, chosen_by_function_id, instrument_id) on learning.instrument_uses to kring_app;

-- A definition, whole. Draft and tried may change; published is frozen, and answers keep the version they answered.
create table learning.instrument_versions (
  id uuid default platform.new_id() not null,
  instrument_id uuid not null,
  collaboration_id uuid,
  number integer not null,
  state text default 'draft' not null,
  definition jsonb not null,
  revision integer default 0 not null,
  what_changed text default '' not null,
  edited_by_function_id uuid,
  edited_at timestamptz default now() not null,
  published_at timestamptz,
  constraint instrument_versions_pkey primary key (id),
  constraint one_number unique (instrument_id, number),
  constraint instrument_versions_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint instrument_versions_edited_by_function_id_fkey foreign key (edited_by_function_id) references people.functions(id) on delete set null,
  constraint instrument_versions_instrument_id_fkey foreign key (instrument_id) references learning.instruments(id) on delete cascade,
  constraint definition_is_one check (jsonb_typeof(definition) = 'object' and (definition ->> 'format') = 'kring-instrument/1'),
  constraint definition_length check (pg_column_size(definition) <= 1000000),
  constraint number_counts check (number >= 1),
  constraint published_has_time check ((state in ('published', 'retired')) = (published_at is not null)),
  constraint version_state check (state in ('draft', 'tried', 'published', 'retired')),
  constraint what_changed_length check (length(what_changed) <= 2000)
);
alter table learning.instrument_versions enable row level security, force row level security;
create index instrument_versions_collaboration_id_idx on learning.instrument_versions using btree (collaboration_id);
create index instrument_versions_edited_by_function_id_idx on learning.instrument_versions using btree (edited_by_function_id);
create unique index one_version_under_work on learning.instrument_versions using btree (instrument_id) where (state in ('draft', 'tried'));
-- A version begins as a draft, of an instrument that is the collaboration's own: a shipped one is copied first.
create policy insert_draft_as_lead on learning.instrument_versions for insert to kring_app
  with check (collaboration_id = (( SELECT people.my_collaboration() AS my_collaboration)) AND state = 'draft' and ( select learning.i_lead() as i_lead) and (exists (select from learning.instruments i
  where i.id = instrument_versions.instrument_id and i.collaboration_id = (select people.my_collaboration()))));
create policy owner_all on learning.instrument_versions for all to kring_owner
  using (true)
  with check (true);
-- Jobs count, remind and export across all collaborations, and need what was asked to read what was answered. No text about a person stands in a version.
create policy select_for_jobs on learning.instrument_versions for select to kring_worker
  using (true);
-- Whoever answers reads what is asked, so everyone reads what is shipped and what is published; a draft is the process leader's. Shipped rows have no collaboration, which people.of_collaboration would hide.
create policy select_shipped_mine_and_drafts_as_lead on learning.instrument_versions for select to kring_app
  using (collaboration_id IS NULL OR collaboration_id = (( SELECT people.my_collaboration() AS my_collaboration)) AND (state <> 'draft' or ( select learning.i_lead() as i_lead)));
-- Changed while it is written or tried, by the process leader; what was published stays as it was answered.
create policy update_under_work_as_lead on learning.instrument_versions for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (state in ('draft', 'tried')) and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()) and (state in ('draft', 'tried')));
grant select on learning.instrument_versions to kring_app;
grant select on learning.instrument_versions to kring_worker;
grant insert (collaboration_id, definition, edited_by_function_id, id, instrument_id, number, what_changed), update (definition, edited_at, edited_by_function_id, revision, what_changed) on learning.instrument_versions to kring_app;

-- What the model asks: the same thing over its versions. Without a collaboration it is shipped with Kring, read by all and changed by nobody.
create table learning.instruments (
  id uuid default platform.new_id() not null,
  collaboration_id uuid,
  code text not null,
  copied_from_id uuid,
  made_by_function_id uuid,
  made_at timestamptz default now() not null,
  once uuid,
  constraint instruments_pkey primary key (id),
  constraint instruments_once unique (once),
  constraint one_code unique nulls not distinct (collaboration_id, code),
  constraint instruments_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint instruments_copied_from_id_fkey foreign key (copied_from_id) references learning.instruments(id) on delete set null,
  constraint instruments_made_by_function_id_fkey foreign key (made_by_function_id) references people.functions(id) on delete set null,
  constraint code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$')
);
alter table learning.instruments enable row level security, force row level security;
create index instruments_copied_from_id_idx on learning.instruments using btree (copied_from_id);
create index instruments_made_by_function_id_idx on learning.instruments using btree (made_by_function_id);
-- The process leader makes an instrument or copies one, in their own name. Read by a wider rule than people.of_collaboration has, since shipped ones have no collaboration.
create policy insert_as_lead on learning.instruments for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and made_by_function_id = (select people.my_function()) and ( select learning.i_lead() as i_lead));
create policy owner_all on learning.instruments for all to kring_owner
  using (true)
  with check (true);
-- Jobs name the instrument in what they count and send, across all collaborations.
create policy select_for_jobs on learning.instruments for select to kring_worker
  using (true);
-- Those that are shipped with Kring have no collaboration and are everyone's; the others are the collaboration's own.
create policy select_mine_and_shipped on learning.instruments for select to kring_app
  using (collaboration_id is null or collaboration_id = (select people.my_collaboration()));
grant select on learning.instruments to kring_app;
grant select on learning.instruments to kring_worker;
grant insert (code, collaboration_id, copied_from_id, id, made_by_function_id, once) on learning.instruments to kring_app;

-- R18: who was sent a link of their own, and whether they have answered: marks are written for five or more at once, never beside an answer, and hold no time. Erased 30 days after the survey closed.
create table learning.invitations (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  survey_id uuid not null,
  target_id uuid,
  address text not null,
  state text default 'waiting' not null,
  who_hash bytea,
  sent_on date,
  answered boolean default false not null,
  constraint invitations_pkey primary key (id),
  constraint invitation_who unique (who_hash),
  constraint one_invitation unique (survey_id, address),
  constraint invitation_target foreign key (target_id, survey_id) references learning.targets(id, survey_id) on delete cascade,
  constraint invitations_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint invitations_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade,
  constraint address_reads check (address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254 and address = lower(address)),
  constraint invitation_state check (state in ('waiting', 'sending', 'sent', 'failed')),
  constraint who_hash_length check (length(who_hash) = 32),
  constraint who_when_sent check (state = 'waiting' or who_hash is not null)
);
alter table learning.invitations enable row level security, force row level security;
create index invitations_collaboration_id_idx on learning.invitations using btree (collaboration_id);
create index invitations_target_id_idx on learning.invitations using btree (target_id);
-- An address can be taken back until something is sent to it; after that the row answers for what was sent.
create policy delete_before_sent_as_lead on learning.invitations for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'waiting' and ( select learning.i_lead() as i_lead));
-- Addresses are given by the process leader, until the survey is closed. Read by columns, so no people.of_collaboration: it grants the whole row.
create policy insert_as_lead on learning.invitations for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead) and (exists (select from learning.surveys s
  where s.id = invitations.survey_id and s.state <> 'closed')));
create policy owner_all on learning.invitations for all to kring_owner
  using (true)
  with check (true);
-- R18: the address and whether it was sent, to the process leader; who has answered is in no column that is granted.
create policy select_as_lead on learning.invitations for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead));
grant delete on learning.invitations to kring_app;
grant insert (address, collaboration_id, id, survey_id, target_id), select (address, collaboration_id, id, sent_on, state, survey_id, target_id) on learning.invitations to kring_app;

-- The collaboration's own words for the options of shipped scales. The wheel's are people.collaborations.wheel_labels.
create table learning.labels (
  collaboration_id uuid not null,
  scale_id text not null,
  option_id text not null,
  language text not null,
  label text not null,
  constraint labels_pkey primary key (collaboration_id, scale_id, option_id, language),
  constraint labels_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint label_language check (language ~ '^[a-z]{2,3}(-[A-Za-z]{2,4})?$'),
  constraint label_length check (length(label) >= 1 and length(label) <= 200)
);
alter table learning.labels enable row level security, force row level security;
-- Shape people.of_collaboration: removed by process_leader of its collaboration.
create policy delete_in_my_collaboration on learning.labels for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.labels for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- people.of_collaboration('learning.labels', read => 'everyone', write => 'process_leader', inserts => 'collaboration_id, scale_id, option_id, language, label', updates => 'label', deletes => 'true')
create policy owner_all on learning.labels for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on learning.labels for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by process_leader of its collaboration.
create policy update_in_my_collaboration on learning.labels for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant delete, select on learning.labels to kring_app;
grant insert (collaboration_id, label, language, option_id, scale_id), update (label) on learning.labels to kring_app;

-- What the floors ask for, and which shipped instrument it is unless the collaboration has chosen one of its own.
create table learning.purposes (
  purpose text not null,
  default_code text not null,
  constraint purposes_pkey primary key (purpose),
  constraint purpose_reads check (purpose ~ '^[a-z_]{1,40}$')
);
grant select on learning.purposes to kring_app;
grant select on learning.purposes to kring_worker;

-- R16, R18: a free text of an answer, as it may be read. The id is random, so that the order tells nothing; no group, no time of answering.
create table learning.quotes (
  id uuid default gen_random_uuid() not null,  -- Version 4: a version 7 would hold an order.
  release_id uuid not null,
  collaboration_id uuid not null,
  item text not null,
  part text default '' not null,
  state text default 'waiting' not null,
  words text,
  theme text default '' not null,
  decided_by_function_id uuid,
  decided_at timestamptz,
  constraint quotes_pkey primary key (id),
  constraint quotes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint quotes_decided_by_function_id_fkey foreign key (decided_by_function_id) references people.functions(id) on delete set null,
  constraint quotes_release_id_fkey foreign key (release_id) references learning.releases(id) on delete cascade,
  constraint decided_has_time check ((state = 'waiting') = (decided_at is null)),
  constraint kept_has_words check ((state = 'kept') = (words is not null)),
  constraint quote_state check (state in ('waiting', 'kept', 'left_out')),
  constraint theme_length check (length(theme) <= 80),
  constraint words_length check (length(words) >= 1 and length(words) <= 20000)
);
alter table learning.quotes enable row level security, force row level security;
create index quotes_collaboration_id_idx on learning.quotes using btree (collaboration_id);
create index quotes_decided_by_function_id_idx on learning.quotes using btree (decided_by_function_id);
create index quotes_release_id_idx on learning.quotes using btree (release_id, item, state);
create policy owner_all on learning.quotes for all to kring_owner
  using (true)
  with check (true);
-- R18: words that people wrote are read by staff when somebody has decided that they give nobody away; until then by the process leader who decides.
create policy select_kept_or_as_lead on learning.quotes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (state = 'kept' and (select people.my_function()) is not null or ( select learning.i_lead() as i_lead)));
-- R18: a decision about a text carries the name of the function that made it now, not of the one that made it first.
create policy update_as_lead on learning.quotes for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()) and decided_by_function_id = (select people.my_function()));
grant select on learning.quotes to kring_app;
grant update (decided_at, decided_by_function_id, state, theme, words) on learning.quotes to kring_app;

-- A free text as it was written. Read by the process leader alone, to decide on it.
create table learning.raw_quotes (
  quote_id uuid not null,
  collaboration_id uuid not null,
  words text not null,
  constraint raw_quotes_pkey primary key (quote_id),
  constraint raw_quotes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint raw_quotes_quote_id_fkey foreign key (quote_id) references learning.quotes(id) on delete cascade,
  constraint raw_length check (length(words) <= 20000)
);
alter table learning.raw_quotes enable row level security, force row level security;
create index raw_quotes_collaboration_id_idx on learning.raw_quotes using btree (collaboration_id);
-- people.of_collaboration('learning.raw_quotes', read => 'process_leader')
create policy owner_all on learning.raw_quotes for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.raw_quotes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.raw_quotes to kring_app;

-- Dated amounts that an indicator sums, without any person. An imported one is by whoever made the import. R20: a correction is a new row that replaces.
create table learning.register_entries (
  id uuid default platform.new_id() not null,
  indicator_id uuid not null,
  collaboration_id uuid not null,
  on_day date not null,
  amount numeric not null,
  part text default '' not null,
  note text default '' not null,
  reference text,
  import_id uuid,
  line integer,
  replaces_id uuid,
  function_id uuid,
  person_id uuid,
  once uuid,
  at timestamptz default now() not null,
  constraint register_entries_pkey primary key (id),
  constraint entry_is_replaced_once unique (replaces_id),
  constraint register_entries_once unique (once),
  constraint register_entries_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint register_entries_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint register_entries_import_id_fkey foreign key (import_id) references learning.register_imports(id) on delete cascade,
  constraint register_entries_indicator_id_fkey foreign key (indicator_id) references learning.indicators(id) on delete cascade,
  constraint register_entries_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint register_entries_replaces_id_fkey foreign key (replaces_id) references learning.register_entries(id) on delete cascade,
  constraint entry_is_finite check (abs(amount) < '1000000000000'::numeric),
  constraint entry_is_keyed_or_imported check ((import_id is null) = (once is not null)),
  constraint entry_note_length check (length(note) <= 500),
  constraint entry_part_length check (length(part) <= 80),
  constraint entry_reference_length check (length(reference) >= 1 and length(reference) <= 120)
);
alter table learning.register_entries enable row level security, force row level security;
create index register_entries_collaboration_id_idx on learning.register_entries using btree (collaboration_id);
create index register_entries_function_id_idx on learning.register_entries using btree (function_id);
create index register_entries_import_id_idx on learning.register_entries using btree (import_id);
create index register_entries_indicator_id_on_day_idx on learning.register_entries using btree (indicator_id, on_day);
create index register_entries_indicator_id_reference_idx on learning.register_entries using btree (indicator_id, reference) where (reference is not null);
create index register_entries_person_id_idx on learning.register_entries using btree (person_id);
create trigger replaces_its_own before insert on learning.register_entries for each row when (new.replaces_id is not null) execute function learning.replaces_its_own();
-- Rows of a file come from the process leader, under an import that stands, to an indicator that is fed by a register.
create policy insert_imported_as_lead on learning.register_entries for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and import_id is not null and replaces_id is null and ( select learning.i_lead() as i_lead) and (exists (select from learning.register_imports r
  where r.id = register_entries.import_id and r.withdrawn_at is null)) and (exists (select from learning.indicators i
  where i.id = register_entries.indicator_id and i.source = 'register')));
-- Single values are entered by who keeps the indicator, in their own name; two ways of writing need two policies.
create policy insert_keyed_as_keeper on learning.register_entries for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and import_id is null and function_id = (select people.my_function()) and person_id = (select people.me()) and learning.i_keep(indicator_id));
-- people.of_collaboration('learning.register_entries', read => 'any_function')
create policy owner_all on learning.register_entries for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.register_entries for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.register_entries to kring_app;
grant insert (amount, collaboration_id, function_id, import_id, indicator_id, line, note, on_day, once, part, person_id, reference, replaces_id) on learning.register_entries to kring_app;

-- A file of entries that was taken in, whole. Withdrawn, none of its entries counts, and they stay to read.
create table learning.register_imports (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  file_name text not null,
  sha256 text not null,
  rows integer not null,
  mapping jsonb not null,
  once uuid,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  withdrawn_at timestamptz,
  withdrawn_by_function_id uuid,
  withdrawn_by_person_id uuid,
  withdrawn_why text default '' not null,
  constraint register_imports_pkey primary key (id),
  constraint register_imports_once unique (once),
  constraint register_imports_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint register_imports_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint register_imports_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint register_imports_withdrawn_by_function_id_fkey foreign key (withdrawn_by_function_id) references people.functions(id) on delete set null,
  constraint register_imports_withdrawn_by_person_id_fkey foreign key (withdrawn_by_person_id) references people.persons(id) on delete set null,
  constraint import_file_name_length check (length(file_name) >= 1 and length(file_name) <= 200),
  constraint import_has_rows check (rows > 0),
  constraint import_withdrawn_why_length check (length(withdrawn_why) <= 1000)
);
alter table learning.register_imports enable row level security, force row level security;
create unique index one_import_of_a_file on learning.register_imports using btree (collaboration_id, sha256) where (withdrawn_at is null);
create index register_imports_collaboration_id_idx on learning.register_imports using btree (collaboration_id);
create index register_imports_function_id_idx on learning.register_imports using btree (function_id);
create index register_imports_person_id_idx on learning.register_imports using btree (person_id);
create index register_imports_withdrawn_by_function_id_idx on learning.register_imports using btree (withdrawn_by_function_id);
create index register_imports_withdrawn_by_person_id_idx on learning.register_imports using btree (withdrawn_by_person_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.register_imports for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and function_id = (select people.my_function()) and person_id = (select people.me()) and withdrawn_at is null);
-- people.of_collaboration('learning.register_imports', read => 'any_function', write => 'process_leader', inserts => 'id, collaboration_id, file_name, sha256, rows, mapping, once, function_id, person_id', signed => 'function_id, person_id', also => 'withdrawn_at is null')
create policy owner_all on learning.register_imports for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.register_imports for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
-- An import is withdrawn once, and the withdrawal is signed by who makes it, who need not be the one who imported.
create policy withdraw_as_lead on learning.register_imports for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and withdrawn_at is null and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()) and withdrawn_by_function_id = (select people.my_function()) and withdrawn_by_person_id = (select people.me()));
grant select on learning.register_imports to kring_app;
grant insert (collaboration_id, file_name, function_id, id, mapping, once, person_id, rows, sha256), update (withdrawn_at, withdrawn_by_function_id, withdrawn_by_person_id, withdrawn_why) on learning.register_imports to kring_app;

-- R16: how many of a group chose what. Null is hidden: the number itself is stored nowhere. Part is a row, or an option of which several could be chosen; option $n is how many answered with one of the answers.
create table learning.release_cells (
  release_id uuid not null,
  number integer not null,
  item text not null,
  part text not null,
  option text not null,
  collaboration_id uuid not null,
  value integer,
  constraint release_cells_pkey primary key (release_id, number, item, part, option),
  constraint release_cells_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint release_cells_release_id_number_fkey foreign key (release_id, number) references learning.release_groups(release_id, number) on delete cascade,
  constraint value_counts check (value >= 0)
);
alter table learning.release_cells enable row level security, force row level security;
create index release_cells_collaboration_id_idx on learning.release_cells using btree (collaboration_id);
-- people.of_collaboration('learning.release_cells', read => 'any_function')
create policy owner_all on learning.release_cells for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.release_cells for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.release_cells to kring_app;

-- Whom a release can be read for, with the names of that day. No answers is fewer than the limit; asked null is unknown: somebody did not tell.
create table learning.release_groups (
  release_id uuid not null,
  number integer not null,
  collaboration_id uuid not null,
  dimension text not null,
  key text not null,
  label text not null,
  parent text default '' not null,
  answers integer,
  asked integer,
  constraint release_groups_pkey primary key (release_id, number),
  constraint one_group unique (release_id, dimension, key),
  constraint release_groups_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint release_groups_release_id_fkey foreign key (release_id) references learning.releases(id) on delete cascade,
  constraint dimension_known check (dimension in ('all', 'kind', 'organisation', 'unit', 'role')),
  constraint label_length check (length(label) <= 300)
);
alter table learning.release_groups enable row level security, force row level security;
create index release_groups_collaboration_id_idx on learning.release_groups using btree (collaboration_id);
-- people.of_collaboration('learning.release_groups', read => 'any_function')
create policy owner_all on learning.release_groups for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.release_groups for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.release_groups to kring_app;

-- R16: a closed survey that is counted, or has been. It stands: it is never counted again, so that two counts cannot be taken from each other.
create table learning.releases (
  id uuid default platform.new_id() not null,
  survey_id uuid not null,
  collaboration_id uuid not null,
  asked_by_function_id uuid,
  asked_at timestamptz default now() not null,
  hidden_below integer,
  released_at timestamptz,
  constraint releases_pkey primary key (id),
  constraint one_release unique (survey_id),
  constraint releases_asked_by_function_id_fkey foreign key (asked_by_function_id) references people.functions(id) on delete set null,
  constraint releases_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint releases_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade,
  constraint limit_never_under_five check (hidden_below >= 5),
  constraint released_with_its_limit check ((released_at is null) = (hidden_below is null))
);
alter table learning.releases enable row level security, force row level security;
create index releases_asked_by_function_id_idx on learning.releases using btree (asked_by_function_id);
create index releases_collaboration_id_idx on learning.releases using btree (collaboration_id);
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.releases for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and asked_by_function_id = (select people.my_function()) and (exists (select from learning.surveys s
  where s.id = releases.survey_id and s.state = 'closed')));
-- people.of_collaboration('learning.releases', read => 'any_function', write => 'process_leader', inserts => 'survey_id, collaboration_id, asked_by_function_id', signed => 'asked_by_function_id', also => 'exists (select from learning.surveys s where s.id = learning.releases.survey_id and s.state = ''closed'')')
create policy owner_all on learning.releases for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.releases for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.releases to kring_app;
grant insert (asked_by_function_id, collaboration_id, survey_id) on learning.releases to kring_app;

-- R16: below which number a cell is hidden (5 or more, never less), and below which n or response rate in per cent a figure says "tolka med försiktighet".
create table learning.settings (
  collaboration_id uuid not null,
  small_number_limit integer default 5 not null,
  caution_below_n integer default 30 not null,
  caution_below_rate integer default 50 not null,
  constraint settings_pkey primary key (collaboration_id),
  constraint settings_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint caution_n check (caution_below_n >= 5 and caution_below_n <= 10000),
  constraint caution_rate check (caution_below_rate >= 0 and caution_below_rate <= 100),
  constraint limit_only_raised check (small_number_limit >= 5 and small_number_limit <= 100)
);
alter table learning.settings enable row level security, force row level security;
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.settings for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- people.of_collaboration('learning.settings', read => 'everyone', write => 'process_leader', inserts => 'collaboration_id, small_number_limit, caution_below_n, caution_below_rate', updates => 'small_number_limit, caution_below_n, caution_below_rate')
create policy owner_all on learning.settings for all to kring_owner
  using (true)
  with check (true);
-- R16: jobs hide small numbers by the limit of each collaboration.
create policy select_for_jobs on learning.settings for select to kring_worker
  using (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on learning.settings for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by process_leader of its collaboration.
create policy update_in_my_collaboration on learning.settings for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.settings to kring_app;
grant select on learning.settings to kring_worker;
grant insert (caution_below_n, caution_below_rate, collaboration_id, small_number_limit), update (caution_below_n, caution_below_rate, small_number_limit) on learning.settings to kring_app;

-- What was done with a survey, by which function and when; for what was sent or taken in, how many. Nothing about who answered.
create table learning.survey_moves (
  id uuid default platform.new_id() not null,
  survey_id uuid not null,
  collaboration_id uuid not null,
  kind text not null,
  count integer,
  note text default '' not null,
  function_id uuid,
  at timestamptz default now() not null,
  constraint survey_moves_pkey primary key (id),
  constraint survey_moves_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint survey_moves_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint survey_moves_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade,
  constraint move_kind check (kind in ('planned', 'open', 'closed', 'invited', 'told_managers', 'reminded', 'imported')),
  constraint survey_note_length check (length(note) <= 2000)
);
alter table learning.survey_moves enable row level security, force row level security;
create index survey_moves_collaboration_id_idx on learning.survey_moves using btree (collaboration_id);
create index survey_moves_function_id_idx on learning.survey_moves using btree (function_id);
create index survey_moves_survey_id_idx on learning.survey_moves using btree (survey_id, at);
-- people.of_collaboration('learning.survey_moves', read => 'process_leader')
create policy owner_all on learning.survey_moves for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.survey_moves for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
grant select on learning.survey_moves to kring_app;

-- A published version put to somebody: when, in which languages and ways, anonymous or not (R18). What was answered is read by nobody, only counted.
create table learning.surveys (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  version_id uuid not null,
  code text,
  title jsonb not null,
  introduction jsonb default '{}'::jsonb not null,
  anonymous boolean not null,
  languages text[] not null,
  ways text[] not null,
  opens_on date not null,
  closes_on date not null,
  remind_on date,
  state text default 'planned' not null,
  goal_count integer,
  invited_count integer default 0 not null,
  previous_survey_id uuid,
  owner_function_id uuid,
  made_at timestamptz default now() not null,
  released_at timestamptz,
  once uuid,
  constraint surveys_pkey primary key (id),
  constraint one_survey_code unique (collaboration_id, code),
  constraint survey_is_anonymous_or_not unique (id, collaboration_id, anonymous),
  constraint surveys_once unique (once),
  constraint surveys_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint surveys_owner_function_id_fkey foreign key (owner_function_id) references people.functions(id) on delete set null,
  constraint surveys_previous_survey_id_fkey foreign key (previous_survey_id) references learning.surveys(id) on delete set null,
  constraint surveys_version_id_fkey foreign key (version_id) references learning.instrument_versions(id) on delete restrict,
  constraint closes_after_it_opens check (closes_on >= opens_on),
  constraint goal_counts check (goal_count >= 1 and goal_count <= 10000000),
  constraint reminds_after_it_opens check (remind_on >= opens_on),
  constraint survey_code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  constraint survey_introduction check (jsonb_typeof(introduction) = 'object' and length(introduction::text) <= 40000),
  constraint survey_languages check (cardinality(languages) >= 1 and cardinality(languages) <= 12),
  constraint survey_state check (state in ('planned', 'open', 'closed')),
  constraint survey_title check (jsonb_typeof(title) = 'object' and length(title::text) >= 3 and length(title::text) <= 2000),
  constraint survey_ways check (cardinality(ways) >= 1 and ways <@ array['personal', 'forwarded', 'open', 'app', 'paper', 'import'])
);
alter table learning.surveys enable row level security, force row level security;
create index surveys_collaboration_id_idx on learning.surveys using btree (collaboration_id, state);
create index surveys_owner_function_id_idx on learning.surveys using btree (owner_function_id);
create index surveys_previous_survey_id_idx on learning.surveys using btree (previous_survey_id);
create index surveys_version_id_idx on learning.surveys using btree (version_id);
-- A survey can be removed until it opens; from then on somebody may have answered.
create policy delete_planned_as_lead on learning.surveys for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'planned' and ( select learning.i_lead() as i_lead));
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.surveys for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and owner_function_id = (select people.my_function()) and (exists (select from learning.instrument_versions v
  where v.id = surveys.version_id and v.state = 'published' and (v.collaboration_id is null or v.collaboration_id = (select people.my_collaboration())))) and (previous_survey_id is null or learning.is_my_survey(previous_survey_id)));
-- people.of_collaboration('learning.surveys', read => 'any_function', write => 'process_leader', inserts => 'id, collaboration_id, version_id, code, title, introduction, anonymous, languages, ways, opens_on, closes_on, remind_on, goal_count, previous_survey_id, owner_function_id, once', signed => 'owner_function_id', also => 'exists (select from learning.instrument_versions v where v.id = learning.surveys.version_id and v.state = ''published'' and (v.collaboration_id is null or v.collaboration_id = (select people.my_collaboration()))) and (previous_survey_id is null or learning.is_my_survey(previous_survey_id))')
create policy owner_all on learning.surveys for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by any_function of its collaboration.
create policy select_in_my_collaboration on learning.surveys for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
-- R18: whoever leads may change what has not closed; a closed survey keeps the day on which it closed, and a survey follows only one of the same collaboration.
create policy update_as_lead on learning.surveys for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()) and (previous_survey_id is null or learning.is_my_survey(previous_survey_id)) and (state <> 'closed' or closes_on = learning.closing_day(id)));
grant delete, select on learning.surveys to kring_app;
grant insert (anonymous, closes_on, code, collaboration_id, goal_count, id, introduction, languages, once, opens_on, owner_function_id, previous_survey_id, remind_on, title, version_id, ways), update (closes_on, goal_count, introduction, languages, opens_on, previous_survey_id, remind_on, title, ways) on learning.surveys to kring_app;

-- Who is asked: an organisation, a unit, a role there, or by the open link anybody. How many a manager forwarded to is the manager's own word; null is unknown.
create table learning.targets (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  survey_id uuid not null,
  organisation_id uuid,
  unit_id uuid,
  role text,
  manager_name text default '' not null,
  manager_address text,
  manager_sent_on date,
  invited_count integer default 0 not null,
  forwarded_count integer,
  told_on date,
  goal_count integer,
  link_hash bytea not null,
  tell_hash bytea not null,
  constraint targets_pkey primary key (id),
  constraint one_target unique nulls not distinct (survey_id, organisation_id, unit_id, role),
  constraint target_in_survey unique (id, survey_id),
  constraint target_link unique (link_hash),
  constraint target_tell unique (tell_hash),
  constraint targets_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint targets_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint targets_survey_id_fkey foreign key (survey_id) references learning.surveys(id) on delete cascade,
  constraint targets_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint forwarded_counts check (forwarded_count >= 0 and forwarded_count <= 1000000),
  constraint hash_lengths check (length(link_hash) = 32 and length(tell_hash) = 32),
  constraint manager_address_reads check (manager_address ~ '^[^@\s]+@[^@\s]+$' and length(manager_address) <= 254),
  constraint manager_name_length check (length(manager_name) <= 200),
  constraint target_goal check (goal_count >= 1 and goal_count <= 10000000),
  constraint target_role check (length(role) >= 1 and length(role) <= 120),
  constraint told_has_day check ((forwarded_count is null) = (told_on is null)),
  constraint unit_has_organisation check (unit_id is null or organisation_id is not null)
);
alter table learning.targets enable row level security, force row level security;
create index targets_collaboration_id_idx on learning.targets using btree (collaboration_id);
create index targets_organisation_id_idx on learning.targets using btree (organisation_id);
create index targets_unit_id_idx on learning.targets using btree (unit_id);
-- Who is asked can be taken away until the survey opens: a link that was handed out keeps working.
create policy delete_before_it_opens_as_lead on learning.targets for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead) and (exists (select from learning.surveys s
  where s.id = targets.survey_id and s.state = 'planned')));
-- Shape people.of_collaboration: written by process_leader of its collaboration.
create policy insert_in_my_collaboration on learning.targets for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am) and (exists (select from learning.surveys s
  where s.id = targets.survey_id and s.state <> 'closed')) and (organisation_id is null or (exists (select from people.organisations o
  where o.id = targets.organisation_id))) and (unit_id is null or (exists (select from people.units u
  where u.id = targets.unit_id and u.organisation_id = targets.organisation_id))));
-- people.of_collaboration('learning.targets', read => 'process_leader', write => 'process_leader', inserts => 'id, collaboration_id, survey_id, organisation_id, unit_id, role, manager_name, manager_address, goal_count, link_hash, tell_hash', also => 'exists (select from learning.surveys s where s.id = learning.targets.survey_id and s.state <> ''closed'') and (organisation_id is null or exists (select from people.organisations o where o.id = learning.targets.organisation_id)) and (unit_id is null or exists (select from people.units u where u.id = learning.targets.unit_id and u.organisation_id = learning.targets.organisation_id))')
create policy owner_all on learning.targets for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by process_leader of its collaboration.
create policy select_in_my_collaboration on learning.targets for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{process_leader}'::text[]) as i_am));
-- Manager, reminder and goal of a target can change until the end; the conditions of a new target would refuse that when the survey has closed, so the shape makes the insert only.
create policy update_as_lead on learning.targets for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select learning.i_lead() as i_lead))
  with check (collaboration_id = (select people.my_collaboration()));
grant delete, select on learning.targets to kring_app;
grant insert (collaboration_id, goal_count, id, link_hash, manager_address, manager_name, organisation_id, role, survey_id, tell_hash, unit_id), update (forwarded_count, goal_count, manager_address, manager_name, told_on) on learning.targets to kring_app;

create function learning.answer_as_function(survey uuid, version uuid, given jsonb) returns text language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
  target uuid := learning.my_target(survey);
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey and x.collaboration_id = people.my_collaboration();
  if s.id is null or target is null or s.anonymous or not 'app' = any(s.ways) or people.my_function() is null then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.state <> 'open' then return 'closed'; end if;
  if s.version_id <> version then return 'version'; end if;
  if given = '{}' then return 'blank'; end if;
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, function_id, given_on)
  values (s.collaboration_id, s.id, false, target, version, 'app', given, people.my_function(), current_date)
  on conflict on constraint one_answer_per_function do nothing;
  if not found then return 'used'; end if;
  perform pg_notify('kring', 'survey:' || s.id);
  return 'stored';
end $$;
grant execute on function learning.answer_as_function(uuid,uuid,jsonb) to kring_app;

-- The last day as it stands before the statement that changes it.
create function learning.closing_day(survey uuid) returns date language sql stable security definer set search_path to '' as $$
  select s.closes_on from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration()
$$;
grant execute on function learning.closing_day(uuid) to kring_app;

create function learning.copy_texts(release uuid, survey uuid, collaboration uuid, texts jsonb) returns void language plpgsql set search_path to '' as $$
begin
  with written as materialized (
    select gen_random_uuid() as id, x.item, x.part, left(x.words #>> '{}', 20000) as words from (
      select t ->> 0 as item, t ->> 1 as part, case t ->> 1 when '' then a.answers -> (t ->> 0) else a.answers -> (t ->> 0) -> (t ->> 1) end as words
      from learning.answers a cross join jsonb_array_elements(texts) t where a.survey_id = survey) x
    where jsonb_typeof(x.words) = 'string' and left(x.words #>> '{}', 1) <> '$' and btrim(x.words #>> '{}') <> '' order by random()),
  stored as (insert into learning.quotes (id, release_id, collaboration_id, item, part) select w.id, release, collaboration, w.item, w.part from written w)
  insert into learning.raw_quotes (quote_id, collaboration_id, words) select w.id, collaboration, w.words from written w;
end $$;

-- Counts the answers of a closed survey, by target, item, part and option. `items`: {item id: one | many | rank | rows | text | [edges]}.
-- An option is what was chosen; `$answered` that anything was (several chosen, ranked, written); for numbers the place among the edges.
create function learning.count_answers(survey uuid, items jsonb) returns table(target_id uuid, item text, part text, option text, n integer) language plpgsql stable security definer set search_path to '' as $$
begin
  if not exists (select from learning.surveys s where s.id = survey and s.state = 'closed') then return; end if;
  if exists (select from learning.answers a where a.survey_id = survey and a.sealed is not null) then
    raise exception 'sealed answers are not counted yet' using errcode = '55000';
  end if;
  return query
  with asked as materialized (select e.key as id, case when jsonb_typeof(e.value) = 'array' then 'number' else e.value #>> '{}' end as kind,
      case when jsonb_typeof(e.value) = 'array' then array(select jsonb_array_elements_text(e.value)::numeric) end as edges from jsonb_each(items) e),
  given as not materialized (select a.target_id as t, i.id, i.kind, i.edges, a.answers -> i.id as v from learning.answers a cross join asked i
    where a.survey_id = survey and a.answers ? i.id),
  simple as (
    select g.t, g.id, case
        when jsonb_typeof(g.v) = 'string' and (g.kind = 'one' or left(g.v #>> '{}', 1) = '$') then g.v #>> '{}'
        when g.kind = 'one' then '$other'
        when g.kind = 'number' then width_bucket((g.v #>> '{}')::numeric, g.edges)::text
        else '$answered' end as o, count(*)::int as c
    from given g where not (g.kind in ('many', 'rank') and g.v = '[]') group by 1, 2, 3),
  listed as (
    select g.t, g.id, l.value as p, case g.kind when 'many' then 'yes' else l.ordinality::text end as o, count(*)::int as c
    from given g cross join lateral jsonb_array_elements_text(g.v) with ordinality l
    where g.kind in ('many', 'rank') and jsonb_typeof(g.v) = 'array' group by 1, 2, 3, 4),
  lines as (
    select g.t, g.id, l.key as p, l.value #>> '{}' as o, count(*)::int as c from given g cross join lateral jsonb_each(g.v) l
    where g.kind = 'rows' and jsonb_typeof(g.v) = 'object' and jsonb_typeof(l.value) = 'string' group by 1, 2, 3, 4)
  select s.t, s.id, '', s.o, s.c from simple s
  union all select l.t, l.id, l.p, l.o, l.c from listed l
  union all select r.t, r.id, r.p, r.o, r.c from lines r;
end $$;
grant execute on function learning.count_answers(uuid,jsonb) to kring_worker;

-- It has gone, or no server takes it; the own words are forgotten either way.
create function learning.county_mail_done(mail uuid, sent boolean) returns void language plpgsql security definer set search_path to '' as $$
declare
  link uuid;
begin
  update learning.county_link_mails m set state = case when sent then 'sent' else 'failed' end, words = '' where m.id = mail returning m.link_id into link;
  if link is not null then perform pg_notify('kring', 'countylink:' || link); end if;
end $$;
grant execute on function learning.county_mail_done(uuid,boolean) to kring_worker;

-- To whom a link is to be mailed now. They get a token of their own, made by the job; its hash goes in here, beside no address.
create function learning.county_mails_to_send(link uuid, hash bytea) returns table(id uuid, address text, words text, last_on date, collaboration_name text, language text) language plpgsql security definer set search_path to '' as $$
begin
  if not exists (select from learning.county_links l where l.id = link and learning.is_live(l))
    or not exists (select from learning.county_link_mails m where m.link_id = link and m.state = 'waiting') then return; end if;
  insert into learning.county_link_tokens (hash, collaboration_id, link_id)
    select county_mails_to_send.hash, l.collaboration_id, l.id from learning.county_links l where l.id = link;
  return query select m.id, m.address, m.words, l.last_on, c.name, c.default_language
    from learning.county_link_mails m join learning.county_links l on l.id = m.link_id join people.collaborations c on c.id = l.collaboration_id
    where m.link_id = link and m.state = 'waiting' order by m.id;
end $$;
grant execute on function learning.county_mails_to_send(uuid,bytea) to kring_worker;

-- What the county page shows of a collaboration to whoever has no account: the figures that are chosen for it, as they were released for the whole collaboration (R16), indicators that are chosen and in use, and an invented story that is shown. `usual`: the figures while nothing is chosen. Nothing of a unit, of a draft, or of a person. What a keyed value or a register says is left out under the limit for small numbers: a count under it, a share that rests on fewer, or one that fewer have or have not. A register is summed to the end of the last quarter that is over, without the sums before it: between two of them stands what was added.
create function learning.county_published(collaboration uuid, usual text[]) returns jsonb language sql stable set search_path to '' as $$
  with few as materialized (select insight.hidden_below(collaboration) as n),
  choice as materialized (
    select coalesce(c.figures, usual) as figures, coalesce(c.goals, '{}') as goals
    from (select) one left join lateral (select x.figures, x.goals from learning.county_choices x where x.collaboration_id = collaboration
      order by x.at desc, x.id desc limit 1) c on true),
  chosen as materialized (
    select i.* from learning.indicators i, choice h
    where i.collaboration_id = collaboration and 'indicator:' || i.id = any(h.figures)
      and coalesce((select m.state from learning.indicator_moves m where m.indicator_id = i.id order by m.at desc, m.id desc limit 1), 'in_use') <> 'retired'),
  wanted as materialized (
    select split_part(f, '.', 1) as measure, split_part(f, '.', 2) as part from (
      select substr(x, length('child_figure:') + 1) from choice h cross join unnest(h.figures) x where x like 'child\_figure:%'
      union select concat_ws('.', i.figure_measure, nullif(i.figure_part, '')) from chosen i where i.source = 'child_figure') w(f)),
  quarters as materialized (
    select q.quarter, q.hidden_below, q.invented from insight.quarters q where q.collaboration_id = collaboration order by q.quarter desc limit 13),
  cells as (
    select k.quarter, k.measure, k.part, k.value, k.bound from insight.cells k join quarters q on q.quarter = k.quarter
    where k.collaboration_id = collaboration and k.unit_id is null and k.kind = '' and k.part not like 'not\_%'
      and exists (select from wanted w where (w.measure = k.measure
          and (k.part in ('n', w.part) or (w.part = 'days' and k.part in ('median', 'median_low', 'median_high'))))
        or (w.measure = 'partners' and k.measure = 'plans' and k.part = 'n'))),
  keyed as (
    select v.indicator_id, v.on_day, v.at, v.id, v.n, v.value is not null
        and not (i.unit = 'number' and v.value = trunc(v.value) and abs(v.value) < f.n)
        and not (v.n is not null and v.n < f.n)
        and not (v.n is not null and i.unit = 'percent' and (v.value * v.n / 100 < f.n or (100 - v.value) * v.n / 100 < f.n)) as open, v.value
    from chosen i join learning.indicator_values v on v.indicator_id = i.id cross join few f
    where i.source = 'keyed' and not exists (select from learning.indicator_values r where r.replaces_id = v.id)),
  surveyed as (
    select i.id as indicator_id, s.closes_on, s.id, g.answers, g.asked,
      coalesce(t.caution_below_n, 30) as caution_below_n, coalesce(t.caution_below_rate, 50) as caution_below_rate,
      (select jsonb_agg(jsonb_build_array(c.part, c.option, c.value)) from learning.release_cells c
        where c.release_id = r.id and c.number = 0 and c.item = split_part(i.survey_item, '/', 1)) as cells
    from chosen i join learning.instruments n on n.code = i.survey_code join learning.instrument_versions v on v.instrument_id = n.id
      join learning.surveys s on s.version_id = v.id and s.collaboration_id = collaboration
      join learning.releases r on r.survey_id = s.id and r.released_at is not null
      join learning.release_groups g on g.release_id = r.id and g.number = 0
      left join learning.settings t on t.collaboration_id = s.collaboration_id
    where i.source = 'survey')
  select jsonb_build_object(
    'name', c.name,
    'figures', h.figures,
    'goals', h.goals,
    'cautionBelow', coalesce((select s.caution_below_n from learning.settings s where s.collaboration_id = collaboration), 30),
    'quarters', (select coalesce(jsonb_agg(jsonb_build_object('quarter', q.quarter, 'hiddenBelow', q.hidden_below, 'invented', q.invented) order by q.quarter), '[]') from quarters q),
    'cells', (select coalesce(jsonb_agg(jsonb_build_object('quarter', k.quarter, 'measure', k.measure, 'part', k.part, 'value', k.value, 'bound', k.bound)), '[]') from cells k),
    'indicators', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'unit', i.unit, 'source', i.source,
      'survey', case when i.source = 'survey' then jsonb_build_object('code', i.survey_code, 'item', i.survey_item, 'options', i.survey_options) end,
      'childFigure', case when i.source = 'child_figure' then jsonb_build_object('measure', i.figure_measure, 'part', i.figure_part) end,
      'target', case when i.target_on is not null then jsonb_build_object('value', i.target_value, 'on', i.target_on, 'is', i.target_is) end,
      'keyed', (select coalesce(jsonb_agg(jsonb_build_object('on', k.on_day, 'value', case when k.open then k.value end, 'n', case when k.open then k.n end)
        order by k.on_day, k.at, k.id), '[]') from keyed k where k.indicator_id = i.id),
      'register', (select jsonb_build_object('on', e.on_day, 'value', e.value) from learning.register_published(i.id, f.n) e where i.source = 'register' and e.on_day is not null),
      'surveyed', (select coalesce(jsonb_agg(jsonb_build_object('on', s.closes_on, 'answers', s.answers, 'asked', s.asked, 'cautionBelowN', s.caution_below_n,
        'cautionBelowRate', s.caution_below_rate, 'cells', s.cells) order by s.closes_on, s.id), '[]') from surveyed s where s.indicator_id = i.id))), '[]')
      from chosen i cross join few f),
    'story', (select jsonb_build_object('title', y.title, 'words', y.words) from learning.county_stories y
      where y.collaboration_id = collaboration and y.state = 'shown' and y.made_of = 'invented'))
  from people.collaborations c cross join choice h where c.id = collaboration
$$;

-- The questions, for whoever holds a link to them.
create function learning.definition_by_link(hash bytea) returns jsonb language sql stable security definer set search_path to '' as $$
  select v.definition from learning.open_link(hash) l join learning.instrument_versions v on v.id = l.version_id
$$;
grant execute on function learning.definition_by_link(bytea) to kring_app;

-- A draft that nobody wants may go; what has been published stays.
create function learning.discard_draft(version uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  of_instrument uuid;
begin
  delete from learning.instrument_versions v
  where v.id = version and v.state in ('draft', 'tried') and v.collaboration_id = people.my_collaboration() and learning.i_lead()
  returning v.instrument_id into of_instrument;
  if of_instrument is null then raise exception 'no such draft' using errcode = 'P0002'; end if;
  delete from learning.instruments i where i.id = of_instrument
    and not exists (select from learning.instrument_versions v where v.instrument_id = i.id);
end $$;
grant execute on function learning.discard_draft(uuid) to kring_app;

-- Ends it at once, and forgets what opened it and to whom it was mailed. Idempotent.
create function learning.end_county_link(link uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not learning.i_lead() or not exists (select from learning.county_links l where l.id = link and l.collaboration_id = people.my_collaboration()) then
    raise exception 'no such link' using errcode = 'P0002';
  end if;
  update learning.county_links l set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
    where l.id = link and l.ended_at is null;
  delete from learning.county_link_tokens t where t.link_id = link;
  delete from learning.county_link_mails m where m.link_id = link;
end $$;
grant execute on function learning.end_county_link(uuid) to kring_app;

-- R19: the day after its last day nothing is left of a link that opens it or says to whom it went; a year later nothing at all.
create function learning.forget_county_links() returns void language plpgsql security definer set search_path to '' as $$
begin
  delete from learning.county_link_tokens t using learning.county_links l where l.id = t.link_id and not learning.is_live(l);
  delete from learning.county_link_mails m using learning.county_links l where l.id = m.link_id and not learning.is_live(l);
  delete from learning.county_links l where least(l.last_on, (l.ended_at at time zone 'Europe/Stockholm')::date) < (now() at time zone 'Europe/Stockholm')::date - 366;
end $$;
grant execute on function learning.forget_county_links() to kring_worker;

-- R19: addresses and rights to answer go 30 days after a survey has closed; the numbers asked stay with the targets.
create function learning.forget_invitations() returns integer language plpgsql security definer set search_path to '' as $$
declare
  n int;
begin
  delete from learning.invitations i using learning.surveys s where s.id = i.survey_id and s.state = 'closed' and s.anonymous and s.closes_on < current_date - 30;
  get diagnostics n = row_count;
  delete from learning.ballots b using learning.surveys s where s.id = b.survey_id and s.state = 'closed' and s.anonymous and s.closes_on < current_date - 30;
  update learning.targets t set manager_address = null, manager_name = '' from learning.surveys s
    where s.id = t.survey_id and s.state = 'closed' and s.closes_on < current_date - 30 and t.manager_address is not null;
  return n;
end $$;
grant execute on function learning.forget_invitations() to kring_worker;

-- Stores answers given by links, many in one transaction. Each: {link, who, version, id, answers or sealed}, hashes in hexadecimal; `who`
-- and `answers` only where the survey is not anonymous, else `sealed` in base64. Outcomes: stored, used, closed, version, unknown. Safe
-- when repeated: the same id is stored once.
create function learning.give_answers(given jsonb) returns table(place integer, outcome text) language plpgsql security definer set search_path to '' as $$
declare
  each record;
  l record;
begin
  -- In one order, so that two transactions never wait for each other's ballots.
  for each in select (ordinality - 1)::int as n, decode(value ->> 'link', 'hex') as hash, value from jsonb_array_elements(given) with ordinality order by value ->> 'link', ordinality
  loop
    place := each.n;
    if each.value ->> 'blank' = 'true' then
      begin
        select g.outcome into outcome from learning.give_answers(jsonb_build_array(each.value - 'blank')) g;
        raise exception 'taken back' using errcode = 'KR018';
      exception when sqlstate 'KR018' then null;
      end;
      return next; continue;
    end if;
    select o.survey_id, o.target_id, o.collaboration_id, o.version_id, o.personal, o.anonymous into l from learning.open_link(each.hash) o;
    if l.survey_id is null then outcome := 'unknown'; return next; continue; end if;
    perform learning.hold_open(l.survey_id);
    if not exists (select from learning.surveys s where s.id = l.survey_id and s.state = 'open') then outcome := 'closed'; return next; continue; end if;
    if l.version_id::text is distinct from each.value ->> 'version' then outcome := 'version'; return next; continue; end if;
    if l.personal then
      update learning.ballots b set used = true where b.what_hash = each.hash and not b.used;
      if not found then
        outcome := case when exists (select from learning.answers a where a.id = (each.value ->> 'id')::uuid) then 'stored' else 'used' end;
        return next; continue;
      end if;
    end if;
    insert into learning.answers (id, collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, sealed, invitation_id, given_on)
    values (coalesce((each.value ->> 'id')::uuid, gen_random_uuid()), l.collaboration_id, l.survey_id, l.anonymous, l.target_id, l.version_id,
      case when l.personal then 'personal' when exists (select from learning.targets t where t.id = l.target_id and t.organisation_id is null) then 'open' else 'forwarded' end,
      case when not l.anonymous then each.value -> 'answers' end, case when l.anonymous then decode(each.value ->> 'sealed', 'base64') end,
      case when l.personal and not l.anonymous then (select i.id from learning.invitations i where i.survey_id = l.survey_id and i.who_hash = decode(each.value ->> 'who', 'hex')) end,
      case when not l.anonymous then current_date end)
    on conflict (id) do nothing;
    outcome := 'stored';
    return next;
  end loop;
end $$;
grant execute on function learning.give_answers(jsonb) to kring_app;

-- An answer and the closing of its survey wait for each other; answers do not wait for answers.
create function learning.hold_open(survey uuid, closing boolean DEFAULT false) returns void language plpgsql set search_path to '' as $$
begin
  if closing then perform pg_advisory_xact_lock(hashtextextended('survey ' || survey, 0));
  else perform pg_advisory_xact_lock_shared(hashtextextended('survey ' || survey, 0)); end if;
end $$;

-- Who may read a story before it is shown, and clear what somebody else has written.
create function learning.i_clear_stories() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind in ('process_leader', 'manager')
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function learning.i_clear_stories() to kring_app;

-- Whoever owns the indicator now, and the process leader, write values, entries and comments.
create function learning.i_keep(indicator uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from learning.indicators i where i.id = indicator and i.collaboration_id = people.my_collaboration()
    and (i.owner_function_id = people.my_function() or learning.i_lead()))
$$;
grant execute on function learning.i_keep(uuid) to kring_app;

-- The process leader makes what a collaboration asks and reads what it says.
create function learning.i_lead() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = 'process_leader'
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function learning.i_lead() to kring_app;

-- Answers out of a file, some thousands at a time in the caller's transaction: [{target, answers}].
create function learning.import_answers(survey uuid, given jsonb) returns integer language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
  n int;
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey;
  -- The owner's own programs have no actor; a serving role has, or is refused.
  if s.id is null or (session_user <> 'kring_owner' and (s.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead())) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.released_at is not null then
    raise exception 'the results are released' using errcode = '22023', constraint = 'survey_is_released';
  end if;
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, given_on)
  select s.collaboration_id, s.id, s.anonymous, (g ->> 'target')::uuid, s.version_id, 'import', g -> 'answers', case when not s.anonymous then current_date end
  from jsonb_array_elements(given) g order by random();
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function learning.import_answers(uuid,jsonb) to kring_app;

create function learning.invitations_to_remind(survey uuid) returns table(id uuid, address text) language sql stable security definer set search_path to '' as $$
  select i.id, i.address from learning.invitations i join learning.surveys s on s.id = i.survey_id
  where i.survey_id = survey and i.state in ('sending', 'sent') and not i.answered and s.state = 'open'
    and not exists (select from learning.answers a where a.invitation_id = i.id)
    and not learning.told_lately(survey, 'reminded')
$$;
grant execute on function learning.invitations_to_remind(uuid) to kring_worker;

create function learning.invitations_to_send(survey uuid) returns table(id uuid, target_id uuid, address text) language sql stable security definer set search_path to '' as $$
  select i.id, i.target_id, i.address from learning.invitations i join learning.surveys s on s.id = i.survey_id
  where i.survey_id = survey and i.state = 'waiting' and s.state = 'open' and 'personal' = any(s.ways)
$$;
grant execute on function learning.invitations_to_send(uuid) to kring_worker;

-- Until midnight in Sweden after the last day.
create function learning.is_live(link learning.county_links, at timestamptz DEFAULT now()) returns boolean language sql stable set search_path to '' as $$
  select link.ended_at is null and link.last_on >= (at at time zone 'Europe/Stockholm')::date
$$;
grant execute on function learning.is_live(learning.county_links,timestamp with time zone) to kring_app;

-- Asked by a policy of the table itself, which could not look there without asking itself again.
create function learning.is_my_survey(survey uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration())
$$;
grant execute on function learning.is_my_survey(uuid) to kring_app;

-- Whether a collaboration shows its county page to everybody.
create function learning.is_public(collaboration uuid) returns boolean language sql stable set search_path to '' as $$
  select coalesce((select p.is_public from learning.county_publicity p where p.collaboration_id = collaboration order by p.at desc, p.id desc limit 1), false)
$$;

-- A paper, keyed in by the process leader. Not after the release. The same id again is stored once.
create function learning.key_in(survey uuid, target uuid, version uuid, paper uuid, given jsonb) returns text language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey and x.collaboration_id = people.my_collaboration();
  if s.id is null or not learning.i_lead() or not 'paper' = any(s.ways)
    or (target is not null and not exists (select from learning.targets t where t.id = target and t.survey_id = s.id)) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.state = 'planned' or s.released_at is not null then return 'closed'; end if;
  if s.version_id <> version then return 'version'; end if;
  insert into learning.answers (id, collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, given_on)
  values (paper, s.collaboration_id, s.id, s.anonymous, target, version, 'paper', given, case when not s.anonymous then current_date end)
  on conflict (id) do nothing;
  perform pg_notify('kring', 'survey:' || s.id);
  return 'stored';
end $$;
grant execute on function learning.key_in(uuid,uuid,uuid,uuid,jsonb) to kring_app;

-- Asks for it to be mailed; an address that has it already is left as it is. Answers how many wait.
create function learning.mail_county_link(link uuid, addresses text[], words text) returns integer language plpgsql security definer set search_path to '' as $$
declare
  n int;
begin
  if not learning.i_lead() or not exists (select from learning.county_links l
    where l.id = link and l.collaboration_id = people.my_collaboration() and learning.is_live(l)) then
    raise exception 'no such link' using errcode = 'P0002';
  end if;
  if cardinality(addresses) > 10 then raise exception 'ten at a time' using errcode = '22023'; end if;
  insert into learning.county_link_mails (collaboration_id, link_id, address, words)
    select people.my_collaboration(), link, a, mail_county_link.words from unnest(addresses) a
    on conflict on constraint county_mail_to_each_once do update set state = 'waiting', words = excluded.words
      where county_link_mails.state = 'failed';
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function learning.mail_county_link(uuid,text[],text) to kring_app;

-- Makes a link. Answers its id, and whether it is new: the same form again has made it already, and its token is not shown twice.
create function learning.make_county_link(purpose text, last_on date, hash bytea, once uuid) returns table(id uuid, is_new boolean) language plpgsql security definer set search_path to '' as $$
declare
  made uuid;
begin
  if not learning.i_lead() then raise exception 'no such link' using errcode = 'P0002'; end if;
  insert into learning.county_links (collaboration_id, purpose, last_on, function_id, person_id, once)
    values (people.my_collaboration(), make_county_link.purpose, make_county_link.last_on, people.my_function(), people.me(), make_county_link.once)
    on conflict on constraint county_links_once_key do nothing returning county_links.id into made;
  if made is not null then
    insert into learning.county_link_tokens (hash, collaboration_id, link_id) values (make_county_link.hash, people.my_collaboration(), made);
    return query select made, true;
  else
    return query select l.id, false from learning.county_links l
      where l.once = make_county_link.once and l.collaboration_id = people.my_collaboration();
  end if;
end $$;
grant execute on function learning.make_county_link(text,date,bytea,uuid) to kring_app;

-- Who manages each unit that a survey is put to, by the post and as of now, where an address is known. For the process leader, to be saved or changed before anything is mailed.
create function learning.managers_of_posts(survey uuid) returns table(target_id uuid, name text, address text) language sql stable security definer set search_path to '' as $$
  select distinct on (t.id) t.id, p.name, d.email
  from learning.surveys s join learning.targets t on t.survey_id = s.id
    join people.functions f on f.unit_id = t.unit_id and f.kind = 'manager' and f.collaboration_id = s.collaboration_id
    join people.appointments a on a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
    join people.persons p on p.id = a.person_id join people.addresses d on d.person_id = p.id
  where s.id = survey and s.collaboration_id = people.my_collaboration() and learning.i_lead()
  order by t.id, a.starts_at, a.id
$$;
grant execute on function learning.managers_of_posts(uuid) to kring_app;

create function learning.managers_to_tell(survey uuid, again boolean) returns table(target_id uuid, name text, address text, place text, told boolean) language sql stable security definer set search_path to '' as $$
  select t.id, t.manager_name, t.manager_address, coalesce(u.name, o.name, ''), t.forwarded_count is not null
  from learning.targets t join learning.surveys s on s.id = t.survey_id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey and t.manager_address is not null and s.state = 'open' and 'forwarded' = any(s.ways)
    and (t.manager_sent_on is null or (again and t.forwarded_count is null and not learning.told_lately(survey, 'told_managers')))
$$;
grant execute on function learning.managers_to_tell(uuid,boolean) to kring_worker;

-- R18: who has answered, for five or more of a survey at once. Fewer are refused: beside their answers they could be told apart.
create function learning.mark_answered(who bytea[]) returns integer language plpgsql security definer set search_path to '' as $$
declare
  n int;
begin
  with marked as (select i.id from learning.invitations i
      where i.who_hash = any(who) and not i.answered
        and (select count(*) from learning.invitations o where o.survey_id = i.survey_id and o.who_hash = any(who) and not o.answered) >= 5
      order by random() for update)
  update learning.invitations i set answered = true from marked m where i.id = m.id;
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function learning.mark_answered(bytea[]) to kring_app;

create function learning.mark_sent(survey uuid, sent uuid[], failed uuid[]) returns void language plpgsql security definer set search_path to '' as $$
begin
  update learning.invitations i set state = case when i.id = any(failed) then 'failed' else 'sent' end
  where i.survey_id = survey and i.id = any(sent || failed) and i.state = 'sending';
end $$;
grant execute on function learning.mark_sent(uuid,uuid[],uuid[]) to kring_worker;

-- By the clock: what has come to its day opens, what has passed its last day closes. Answers which.
create function learning.move_due_surveys() returns table(survey_id uuid, state text) language plpgsql security definer set search_path to '' as $$
declare
  due record;
begin
  for due in select s.id, case s.state when 'planned' then 'open' else 'closed' end as next from learning.surveys s
    where (s.state = 'planned' and s.opens_on <= current_date and s.closes_on >= current_date) or (s.state = 'open' and s.closes_on < current_date)
    order by s.id for update skip locked
  loop
    perform learning.set_survey_state(due.id, due.next, '', null);
    survey_id := due.id; state := due.next;
    return next;
  end loop;
end $$;
grant execute on function learning.move_due_surveys() to kring_worker;

-- Which moves there are. The table in county/states.ts is the same, and a test compares them. Two people see every story
-- before anyone else does: who wrote it last does not clear it. Showing one takes down the one before.
create function learning.move_story(story uuid, to_state text, of_revision integer, note text DEFAULT ''::text) returns void language plpgsql security definer set search_path to '' as $$
declare
  was learning.county_stories;
begin
  select * into was from learning.county_stories s where s.id = story for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_clear_stories() then
    raise no_data_found;
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('draft', 'cleared'), ('draft', 'taken_down'), ('cleared', 'shown'), ('cleared', 'taken_down'), ('shown', 'taken_down')) then
    raise check_violation using constraint = 'story_moves';
  end if;
  if was.revision <> of_revision then raise check_violation using constraint = 'story_was_changed'; end if;
  if to_state = 'cleared' and was.person_id is not distinct from people.me() then
    raise check_violation using constraint = 'cleared_by_another';
  end if;
  if to_state <> 'cleared' and not learning.i_lead() then raise no_data_found; end if;
  if to_state = 'shown' then
    with gone as (update learning.county_stories s set state = 'taken_down'
      where s.collaboration_id = was.collaboration_id and s.state = 'shown' returning s.id)
    insert into learning.county_story_moves (story_id, collaboration_id, state, function_id, person_id)
      select g.id, was.collaboration_id, 'taken_down', people.my_function(), people.me() from gone g;
  end if;
  update learning.county_stories s set state = to_state where s.id = story;
  insert into learning.county_story_moves (story_id, collaboration_id, state, note, function_id, person_id)
    values (story, was.collaboration_id, to_state, note, people.my_function(), people.me());
end $$;
grant execute on function learning.move_story(uuid,text,integer,text) to kring_app;

-- Which moves there are. The table in surveys/asking/states.ts is the same, and a test compares them.
create function learning.move_survey(survey uuid, to_state text, note text DEFAULT ''::text) returns void language plpgsql security definer set search_path to '' as $$
declare
  was learning.surveys;
begin
  select * into was from learning.surveys s where s.id = survey for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead() then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('planned', 'open'), ('open', 'closed'), ('closed', 'open')) or was.released_at is not null then
    raise exception 'a survey that is % cannot become %', was.state, to_state using errcode = '22023', constraint = 'survey_moves';
  end if;
  perform learning.set_survey_state(survey, to_state, note, people.my_function());
end $$;
grant execute on function learning.move_survey(uuid,text,text) to kring_app;

-- Which moves there are. The table in instruments/states.ts is the same, and a test compares them.
create function learning.move_version(version uuid, to_state text, note text DEFAULT ''::text) returns void language plpgsql security definer set search_path to '' as $$
declare
  was learning.instrument_versions;
begin
  select * into was from learning.instrument_versions v where v.id = version for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead() then
    raise exception 'no such version' using errcode = 'P0002';
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('draft', 'tried'), ('tried', 'draft'), ('draft', 'published'), ('tried', 'published'), ('published', 'retired'), ('retired', 'published')) then
    raise exception 'a version that is % cannot become %', was.state, to_state using errcode = '22023', constraint = 'version_moves';
  end if;
  update learning.instrument_versions v set state = to_state,
    published_at = case when to_state in ('published', 'retired') then coalesce(v.published_at, now()) end
  where v.id = version;
  insert into learning.instrument_moves (version_id, collaboration_id, state, note, function_id, person_id)
  values (version, was.collaboration_id, to_state, note, people.my_function(), people.me());
  if to_state = 'published' then
    delete from learning.instrument_edits e where e.version_id = version;
  end if;
end $$;
grant execute on function learning.move_version(uuid,text,text) to kring_app;

create function learning.my_answer(survey uuid) returns table(answers jsonb, version_id uuid, given_on date) language sql stable security definer set search_path to '' as $$
  select a.answers, a.version_id, a.given_on from learning.answers a where a.survey_id = survey and a.function_id = people.my_function()
$$;
grant execute on function learning.my_answer(uuid) to kring_app;

-- Which of a survey's targets is mine: my unit before my organisation, without a role before with one.
create function learning.my_target(survey uuid) returns uuid language sql stable security definer set search_path to '' as $$
  select t.id from learning.targets t join people.units u on u.id = people.my_unit()
  where t.survey_id = survey and (t.unit_id = u.id or (t.unit_id is null and t.organisation_id = u.organisation_id))
  order by t.unit_id nulls last, t.role nulls first limit 1
$$;

-- After the last of a file: it is known, so that the same file is refused another time.
create function learning.note_import(survey uuid, sha bytea, n integer) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
begin
  select * into s from learning.surveys x where x.id = survey;
  if s.id is null or (session_user <> 'kring_owner' and (s.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead())) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  insert into learning.answer_imports (survey_id, sha256, collaboration_id, count, function_id)
  values (survey, sha, s.collaboration_id, n, people.my_function()) on conflict do nothing;
  if not found then return false; end if;
  insert into learning.survey_moves (survey_id, collaboration_id, kind, count, function_id) values (survey, s.collaboration_id, 'imported', n, people.my_function());
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;
grant execute on function learning.note_import(uuid,bytea,integer) to kring_app;

create function learning.note_sending(survey uuid, what text, n integer, targets uuid[] DEFAULT '{}'::uuid[]) returns void language plpgsql security definer set search_path to '' as $$
begin
  update learning.targets t set manager_sent_on = current_date where t.survey_id = survey and t.id = any(targets);
  if n > 0 then
    insert into learning.survey_moves (survey_id, collaboration_id, kind, count) select s.id, s.collaboration_id, what, n from learning.surveys s where s.id = survey;
  end if;
  perform pg_notify('kring', 'survey:' || survey);
end $$;
grant execute on function learning.note_sending(uuid,text,integer,uuid[]) to kring_worker;

-- [{id, answers}] in place of what was sealed, under ids that lead to none of before. After the last, all of the survey are written once
-- more in one random order.
create function learning.open_answers(survey uuid, opened jsonb) returns void language plpgsql security definer set search_path to '' as $$
begin
  with gone as (
    delete from learning.answers a using jsonb_array_elements(opened) o, learning.surveys s
    where a.id = (o ->> 'id')::uuid and a.survey_id = survey and a.sealed is not null and s.id = survey and s.state = 'closed'
    returning a.collaboration_id, a.survey_id, a.anonymous, a.target_id, a.version_id, a.way, o -> 'answers' as answers)
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers)
  select g.collaboration_id, g.survey_id, g.anonymous, g.target_id, g.version_id, g.way, g.answers from gone g where g.answers <> '{}' order by random();
  if not exists (select from learning.answers a where a.survey_id = survey and a.sealed is not null) then
    perform learning.shuffle_answers(survey);
  end if;
end $$;
grant execute on function learning.open_answers(uuid,jsonb) to kring_worker;

-- By a link: null for one that has ended, has passed its day, or was never there. `opens`: counted, once for each page.
create function learning.open_county(hash bytea, usual text[], opens boolean) returns jsonb language plpgsql security definer set search_path to '' as $$
declare
  l learning.county_links;
begin
  select x.* into l from learning.county_link_tokens t join learning.county_links x on x.id = t.link_id
    where t.hash = open_county.hash and learning.is_live(x);
  if l.id is null then return null; end if;
  if opens then update learning.county_links x set opened = x.opened + 1 where x.id = l.id; end if;
  return learning.county_published(l.collaboration_id, usual) || jsonb_build_object('lastOn', l.last_on);
end $$;
grant execute on function learning.open_county(bytea,text[],boolean) to kring_app;

-- What a link leads to: nothing for a link that is not there. `hash` is the ballot's or the target's.
create function learning.open_link(hash bytea) returns table(survey_id uuid, target_id uuid, collaboration_id uuid, version_id uuid, personal boolean, used boolean, state text, anonymous boolean, title jsonb, introduction jsonb, languages text[], opens_on date, closes_on date, place text, collaboration_name text, contact text, wheel_labels jsonb) language sql stable security definer set search_path to '' as $$
  select s.id, l.target_id, s.collaboration_id, s.version_id, l.personal, l.used, s.state, s.anonymous,
    s.title, s.introduction, s.languages, s.opens_on, s.closes_on,
    case when l.personal then '' else coalesce(u.name, o.name, '') end, c.name, c.contact, c.wheel_labels
  from (
    select b.survey_id, b.target_id, true as personal, b.used from learning.ballots b where b.what_hash = hash
    union all
    select t.survey_id, t.id, false, false from learning.targets t where t.link_hash = hash) l
  join learning.surveys s on s.id = l.survey_id
  join people.collaborations c on c.id = s.collaboration_id
  left join learning.targets t on t.id = l.target_id
  left join people.organisations o on o.id = t.organisation_id
  left join people.units u on u.id = t.unit_id
$$;
grant execute on function learning.open_link(bytea) to kring_app;

-- The manager's word, by the link in the manager's mail: which survey and place it is about, and how many it went to.
create function learning.open_tell(hash bytea) returns table(survey_id uuid, title jsonb, languages text[], state text, closes_on date, place text, forwarded_count integer, released boolean) language sql stable security definer set search_path to '' as $$
  select s.id, s.title, s.languages, s.state, s.closes_on, coalesce(u.name, o.name, ''), t.forwarded_count, s.released_at is not null
  from learning.targets t join learning.surveys s on s.id = t.survey_id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.tell_hash = hash
$$;
grant execute on function learning.open_tell(bytea) to kring_app;

-- Those that show their county page to everybody.
create function learning.public_counties() returns table(id uuid, name text) language sql stable security definer set search_path to '' as $$
  select c.id, c.name from people.collaborations c where learning.is_public(c.id) order by c.name, c.id
$$;
grant execute on function learning.public_counties() to kring_app;

-- Without a link: null for a collaboration that is not there or has not chosen to show it.
create function learning.public_county(collaboration uuid, usual text[]) returns jsonb language sql stable security definer set search_path to '' as $$
  select case when learning.is_public(collaboration) then learning.county_published(collaboration, usual) end
$$;
grant execute on function learning.public_county(uuid,text[]) to kring_app;

-- R16: the sum of a register as it is shown to everybody, and the last day of the quarter that it is of. value is null where it is too small; no day where there is no sum.
create function learning.register_published(indicator uuid, few integer, OUT on_day date, OUT value numeric) returns record language plpgsql stable set search_path to '' as $$
declare
  -- The number that was shown last: what the next is compared with.
  known numeric;
  cut record;
  total numeric;
begin
  -- Each quarter that is over, and the moment, thirty days later, when its sum was made: the same whenever it is asked.
  for cut in
    select q.since::date as before, (q.since + interval '30 days') at time zone 'Europe/Stockholm' as at
    from (select min(e.at) as at from learning.register_entries e where e.indicator_id = indicator) first,
      generate_series(date_trunc('quarter', (first.at at time zone 'Europe/Stockholm') - interval '30 days'),
        date_trunc('quarter', (now() at time zone 'Europe/Stockholm') - interval '30 days'), interval '3 months') q(since)
    order by 1
  loop
    select sum(e.amount) into total from learning.register_entries e
      where e.indicator_id = indicator and e.on_day < cut.before and e.at < cut.at
        and not exists (select from learning.register_entries r where r.replaces_id = e.id and r.at < cut.at)
        and (e.import_id is null or exists (select from learning.register_imports m where m.id = e.import_id and coalesce(m.withdrawn_at, 'infinity') >= cut.at));
    continue when total is null or (known is not null and total <> known and abs(total - known) < few);
    on_day := cut.before - 1;
    value := case when abs(total) >= few then total end;
    known := coalesce(value, known);
  end loop;
end $$;

-- What replaces a row is of the same indicator.
create function learning.replaces_its_own() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  other uuid;
begin
  if new.replaces_id is null then return new; end if;
  execute format('select indicator_id from %I.%I where id = $1', tg_table_schema, tg_table_name) into other using new.replaces_id;
  if other is distinct from new.indicator_id then raise exception 'no such row' using errcode = 'P0002'; end if;
  return new;
end $$;

-- For the job that counts: what is sealed of a closed survey whose results were asked for, some at a time.
create function learning.sealed_answers(survey uuid, most integer) returns table(id uuid, sealed bytea) language sql stable security definer set search_path to '' as $$
  select a.id, a.sealed from learning.answers a join learning.surveys s on s.id = a.survey_id
  where a.survey_id = survey and a.sealed is not null and s.state = 'closed'
    and exists (select from learning.releases r where r.survey_id = survey and r.released_at is null)
  order by a.id limit most
$$;
grant execute on function learning.sealed_answers(uuid,integer) to kring_worker;

create function learning.set_survey_state(survey uuid, to_state text, note text, by_function uuid) returns void language plpgsql set search_path to '' as $$
begin
  perform learning.hold_open(survey, closing => true);
  update learning.surveys s set state = to_state,
    -- Closed early: the last day that it was open. Open again: at least today.
    closes_on = case to_state when 'closed' then least(s.closes_on, current_date) else greatest(s.closes_on, current_date) end,
    opens_on = least(s.opens_on, current_date)
  where s.id = survey;
  insert into learning.survey_moves (survey_id, collaboration_id, kind, note, function_id)
    select s.id, s.collaboration_id, to_state, set_survey_state.note, by_function from learning.surveys s where s.id = survey;
  if to_state = 'closed' then perform learning.shuffle_answers(survey); end if;
  perform pg_notify('kring', 'survey:' || survey);
end $$;

-- What the areas of the wheel are called here. The ids never change, so that years and units can be compared.
create function learning.set_wheel_labels(labels jsonb) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not learning.i_lead() then
    raise exception 'only a process leader names the areas' using errcode = '42501';
  end if;
  if jsonb_typeof(labels) is distinct from 'object' or length(labels::text) > 10000 then
    raise exception 'labels by language and area' using errcode = '22023';
  end if;
  update people.collaborations c set wheel_labels = labels where c.id = people.my_collaboration();
end $$;
grant execute on function learning.set_wheel_labels(jsonb) to kring_app;

-- Lays a shipped version, from a file named `<code>.<number>.json`. A newer one retires those before it.
create function learning.ship_instrument(name text, definition jsonb) returns void language plpgsql set search_path to '' as $$
declare
  parts text[] := regexp_match(name, '^([a-z0-9-]+)\.([0-9]+)$');
  of_instrument uuid;
begin
  if parts is null or definition ->> 'code' is distinct from parts[1] then
    raise exception 'a shipped instrument is a file <code>.<number>.json with the same code inside: %', name;
  end if;
  insert into learning.instruments (code) values (parts[1]) on conflict on constraint one_code do nothing;
  select i.id into of_instrument from learning.instruments i where i.code = parts[1] and i.collaboration_id is null;
  update learning.instrument_versions v set state = 'retired' where v.instrument_id = of_instrument and v.number < parts[2]::int;
  insert into learning.instrument_versions (instrument_id, number, state, definition, published_at)
  values (of_instrument, parts[2]::int, 'published', definition, now());
end $$;

-- R18: after this neither the place of a row nor its transaction tells in which order answers came, or which ballot was used for which.
create function learning.shuffle_answers(survey uuid) returns void language plpgsql set search_path to '' as $$
declare
  kept learning.answers[];
  rights learning.ballots[];
begin
  if not (select s.anonymous from learning.surveys s where s.id = survey) then return; end if;
  select array_agg(a order by random()) into kept from learning.answers a where a.survey_id = survey;
  delete from learning.answers a where a.survey_id = survey;
  insert into learning.answers select * from unnest(kept);
  select array_agg(b order by random()) into rights from learning.ballots b where b.survey_id = survey;
  delete from learning.ballots b where b.survey_id = survey;
  insert into learning.ballots select * from unnest(rights);
end $$;

-- Stores what may be shown, and the free texts in no order: `texts` are [item, part], no part for an answer that is words alone.
-- Done once: what is released stands.
create function learning.store_release(survey uuid, groups jsonb, cells jsonb, texts jsonb, hidden_below integer) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  r learning.releases;
begin
  perform learning.hold_open(survey, closing => true);
  select * into r from learning.releases x where x.survey_id = survey for update;
  if not found or r.released_at is not null then return false; end if;
  if not exists (select from learning.surveys s where s.id = survey and s.state = 'closed') then return false; end if;
  insert into learning.release_groups (release_id, number, collaboration_id, dimension, key, label, parent, answers, asked)
    select r.id, g.number, r.collaboration_id, g.dimension, g.key, left(g.label, 300), g.parent, g.answers, g.asked
    from jsonb_to_recordset(groups) g (number int, dimension text, key text, label text, parent text, answers int, asked int);
  insert into learning.release_cells (release_id, number, item, part, option, collaboration_id, value)
    select r.id, (c ->> 0)::int, c ->> 1, c ->> 2, c ->> 3, r.collaboration_id, (c ->> 4)::int from jsonb_array_elements(cells) c;
  perform learning.copy_texts(r.id, survey, r.collaboration_id, texts);
  update learning.releases x set released_at = now(), hidden_below = store_release.hidden_below where x.id = r.id;
  update learning.surveys s set released_at = now() where s.id = survey;
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;
grant execute on function learning.store_release(uuid,jsonb,jsonb,jsonb,integer) to kring_worker;

-- Who is asked in the app, from the units of each target: a condition joined by `or` had every function of the county read.
create function learning.survey_counts(survey uuid) returns table(target_id uuid, organisation text, unit text, role text, asked integer, answers integer, ways jsonb) language sql stable security definer set search_path to '' as $$
  with mine as (select s.* from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration()),
  seen as (
    select t.* from learning.targets t join mine m on m.id = t.survey_id
    where learning.i_lead() or (t.unit_id is not null and people.i_manage(t.unit_id))),
  given as (select a.target_id, a.way, count(*)::int as n from learning.answers a join mine m on m.id = a.survey_id
    where a.answers is distinct from '{}' group by a.target_id, a.way),
  sums as (select g.target_id, sum(g.n)::int as n, jsonb_object_agg(g.way, g.n) as ways from given g group by g.target_id)
  select t.id, o.name, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 and not ('app' = any(m.ways) and not m.anonymous and t.organisation_id is not null) then null
      else coalesce(t.forwarded_count, 0) + t.invited_count
        + case when 'app' = any(m.ways) and not m.anonymous then (select count(distinct f.id)::int
            from (select t.unit_id as id where t.unit_id is not null
              union all select u2.id from people.units u2 where t.unit_id is null and u2.organisation_id = t.organisation_id) fu
            join people.functions f on f.unit_id = fu.id
            join people.appointments p on p.function_id = f.id and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())) else 0 end end,
    coalesce(g.n, 0), coalesce(g.ways, '{}')
  from seen t cross join mine m left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
    left join sums g on g.target_id = t.id
  union all
  select null, null, null, null, nullif(m.invited_count, 0), coalesce(g.n, 0), coalesce(g.ways, '{}')
  from mine m left join sums g on g.target_id is null where learning.i_lead() and (m.invited_count > 0 or g.n > 0)
$$;
grant execute on function learning.survey_counts(uuid) to kring_app;

-- What a job needs to count by: nothing when there is nothing to count. Until its transaction ends no answer comes or goes.
create function learning.survey_to_count(survey uuid) returns table(version_id uuid, small_number_limit integer, definition jsonb) language plpgsql security definer set search_path to '' as $$
begin
  perform learning.hold_open(survey, closing => true);
  return query select s.version_id, coalesce(t.small_number_limit, 5), v.definition
  from learning.releases r join learning.surveys s on s.id = r.survey_id
    join learning.instrument_versions v on v.id = s.version_id
    left join learning.settings t on t.collaboration_id = s.collaboration_id
  where s.id = survey and r.released_at is null and s.state = 'closed';
end $$;
grant execute on function learning.survey_to_count(uuid) to kring_worker;

-- Sending, for the worker. Links are made in its memory; here come only hashes.
create function learning.survey_to_send(survey uuid) returns table(title jsonb, introduction jsonb, languages text[], anonymous boolean, closes_on date, state text, collaboration_id uuid, collaboration_name text, contact text) language sql stable security definer set search_path to '' as $$
  select s.title, s.introduction, s.languages, s.anonymous, s.closes_on, s.state, s.collaboration_id, c.name, c.contact
  from learning.surveys s join people.collaborations c on c.id = s.collaboration_id where s.id = survey
$$;
grant execute on function learning.survey_to_send(uuid) to kring_worker;

-- Surveys for me as a function: those that are put to my unit in the app, and those that I have answered.
create function learning.surveys_for_me() returns table(survey_id uuid, target_id uuid, answered_on date) language sql stable security definer set search_path to '' as $$
  select s.id, m.target, a.given_on
  from learning.surveys s cross join lateral (select learning.my_target(s.id) as target) m
    left join learning.answers a on a.survey_id = s.id and a.function_id = people.my_function()
  where s.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (a.id is not null or (s.state = 'open' and 'app' = any(s.ways) and m.target is not null))
$$;
grant execute on function learning.surveys_for_me() to kring_app;

-- Which surveys remind today by themselves and have not yet done so.
create function learning.surveys_to_remind() returns setof uuid language sql stable security definer set search_path to '' as $$
  select s.id from learning.surveys s where s.state = 'open' and s.remind_on <= current_date
    and not exists (select from learning.survey_moves m where m.survey_id = s.id and m.kind = 'reminded' and m.at >= s.remind_on)
$$;
grant execute on function learning.surveys_to_remind() to kring_worker;

-- How many were asked, by target: null is unknown. The same as in learning.survey_counts, for everybody in it.
create function learning.targets_to_count(survey uuid) returns table(target_id uuid, kind text, organisation_id uuid, organisation text, unit_id uuid, unit text, role text, asked integer, answers integer) language sql stable security definer set search_path to '' as $$
  with given as (select a.target_id, count(*)::int as n from learning.answers a where a.survey_id = survey and a.answers is distinct from '{}' group by 1)
  select t.id, o.kind, o.id, o.name, u.id, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 then null else coalesce(t.forwarded_count, 0) + t.invited_count end,
    coalesce(g.n, 0)
  from learning.targets t left join given g on g.target_id = t.id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey
  union all
  select null, null, null, null, null, null, null, null, g.n from given g where g.target_id is null
  order by 4, 6, 7, 1
$$;
grant execute on function learning.targets_to_count(uuid) to kring_worker;

create function learning.tell_forwarded(hash bytea, n integer) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  survey uuid;
begin
  update learning.targets t set forwarded_count = n, told_on = current_date from learning.surveys s
    where t.tell_hash = hash and s.id = t.survey_id and s.released_at is null returning t.survey_id into survey;
  if survey is null then return false; end if;
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;
grant execute on function learning.tell_forwarded(bytea,integer) to kring_app;

-- Opens the pages that show how many have answered.
create function learning.tell_of_answers(surveys uuid[]) returns void language sql security definer set search_path to '' as $$
  select pg_notify('kring', 'survey:' || s.id) from learning.surveys s where s.id = any(surveys)
$$;
grant execute on function learning.tell_of_answers(uuid[]) to kring_app;

-- A reminder that is asked for twice goes once: whoever was told within the hour is not told again.
create function learning.told_lately(survey uuid, what text) returns boolean language sql stable set search_path to '' as $$
  select exists (select from learning.survey_moves m where m.survey_id = survey and m.kind = what and m.at > now() - interval '1 hour')
$$;

-- The version to fill in now: the latest published of the chosen instrument, else of the shipped one.
create function learning.version_in_use(for_purpose text) returns uuid language sql stable set search_path to '' as $$
  select v.id from learning.purposes p
    left join learning.instrument_uses u on u.purpose = p.purpose and u.collaboration_id = people.my_collaboration()
    join learning.instruments i on i.id = u.instrument_id or (i.collaboration_id is null and i.code = p.default_code)
    join learning.instrument_versions v on v.instrument_id = i.id and v.state = 'published'
  where p.purpose = for_purpose
  order by (i.id = u.instrument_id) desc nulls last, v.number desc limit 1
$$;
grant execute on function learning.version_in_use(text) to kring_app;

-- The giver of an answer that is not anonymous, by the link: takes it back without a reason.
create function learning.withdraw_by_link(link bytea, who bytea) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  delete from learning.answers a using learning.ballots b, learning.invitations i
    where b.what_hash = link and i.survey_id = b.survey_id and i.who_hash = who and a.invitation_id = i.id and not a.anonymous;
  if not found then return false; end if;
  update learning.ballots b set used = false where b.what_hash = link;
  update learning.invitations i set answered = false where i.who_hash = who;
  perform pg_notify('kring', 'survey:' || b.survey_id) from learning.ballots b where b.what_hash = link;
  return true;
end $$;
grant execute on function learning.withdraw_by_link(bytea,bytea) to kring_app;

create function learning.withdraw_my_answer(survey uuid) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  delete from learning.answers a where a.survey_id = survey and a.function_id = people.my_function() and not a.anonymous;
  if found then perform pg_notify('kring', 'survey:' || survey); end if;
  return found;
end $$;
grant execute on function learning.withdraw_my_answer(uuid) to kring_app;

-- R18: for five or more at once where the survey is anonymous; ballots stand in an order of their own, and none alone under a target.
create function learning.write_ballots(survey uuid, who jsonb, what jsonb) returns void language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
begin
  select * into s from learning.surveys x where x.id = survey for update;
  if s.state <> 'open' or jsonb_array_length(who) <> jsonb_array_length(what) then raise exception 'not to be sent now' using errcode = '22023'; end if;
  if s.anonymous and (jsonb_array_length(who) < 5
    or exists (select from jsonb_array_elements(what) w group by w ->> 'target' having count(*) < 5)) then
    raise exception 'fewer than five could be told apart' using errcode = '22023', constraint = 'ballots_for_five';
  end if;
  update learning.invitations i set who_hash = decode(w ->> 'hash', 'hex'), state = 'sending', sent_on = current_date
  from jsonb_array_elements(who) w where i.id = (w ->> 'id')::uuid and i.survey_id = survey and i.state = 'waiting';
  insert into learning.ballots (what_hash, collaboration_id, survey_id, target_id)
  select decode(w ->> 'hash', 'hex'), s.collaboration_id, s.id, (w ->> 'target')::uuid from jsonb_array_elements(what) w order by random();
  -- Who is asked where is counted as the ballots are, so that a share never has more answers than asked.
  update learning.targets t set invited_count = t.invited_count + w.n
  from (select (e ->> 'target')::uuid as id, count(*)::int as n from jsonb_array_elements(what) e group by 1) w where t.id = w.id;
  update learning.surveys x set invited_count = x.invited_count + (select count(*)::int from jsonb_array_elements(what) e where e ->> 'target' is null) where x.id = survey;
  perform pg_notify('kring', 'survey:' || survey);
end $$;
grant execute on function learning.write_ballots(uuid,jsonb,jsonb) to kring_worker;


-- ==================== people ====================

create schema people;
grant usage on schema people to kring_app;
grant usage on schema people to kring_worker;
-- How a person signs in, of each kind by itself. Apart from the name, so that a colleague's name never brings them along.
create table people.accounts (
  person_id uuid not null,
  issuer text not null,
  subject text not null,
  kind text not null,
  collaboration_id uuid not null,
  constraint accounts_pkey primary key (issuer, subject, kind, collaboration_id),
  constraint accounts_person_id_kind_fkey foreign key (person_id, kind) references people.persons(id, kind) on delete cascade
);
alter table people.accounts enable row level security, force row level security;
create unique index accounts_one_guardian on people.accounts using btree (issuer, subject) where (kind = 'guardian');
create index accounts_person_id_kind_idx on people.accounts using btree (person_id, kind);
create trigger complete_account before insert on people.accounts for each row execute function people.complete_account();
create policy owner_all on people.accounts for all to kring_owner
  using (true)
  with check (true);

-- R15: the addresses that an organisation has written for somebody: by them its files know who holds a function, and by no other organisation's. Where their mail goes is theirs to say, and stands in addresses. Read and written by functions only.
create table people.added_as (
  person_id uuid not null,
  email text not null,
  organisation_id uuid not null,
  noted_at timestamptz default now() not null,
  constraint added_as_pkey primary key (person_id, organisation_id, email),
  constraint added_as_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint added_as_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table people.added_as enable row level security, force row level security;
create index added_as_organisation_id_idx on people.added_as using btree (organisation_id);
create policy owner_all on people.added_as for all to kring_owner
  using (true)
  with check (true);

create table people.addresses (
  person_id uuid not null,
  email text not null,
  constraint addresses_pkey primary key (person_id),
  constraint addresses_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint addresses_email_check check (email ~~ '%_@_%')
);
alter table people.addresses enable row level security, force row level security;
create trigger note_added_as after insert or update of email on people.addresses for each row execute function people.note_added_as();
create policy owner_all on people.addresses for all to kring_owner
  using (true)
  with check (true);

-- R15: a manager asks to hold a function of their own unit; in force when another has said yes.
create table people.appointment_requests (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  asked_by_function uuid not null,
  starts_at timestamptz not null,
  leaves uuid,  -- The appointment that ends when the answer is yes.
  asked_at timestamptz default now() not null,
  decision text,
  decided_by uuid,
  decided_by_function uuid,
  decided_at timestamptz,
  once uuid not null,
  constraint appointment_requests_pkey primary key (id),
  constraint appointment_requests_once_key unique (once),
  constraint appointment_requests_asked_by_function_fkey foreign key (asked_by_function) references people.functions(id) on delete cascade,
  constraint appointment_requests_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint appointment_requests_decided_by_fkey foreign key (decided_by) references people.persons(id) on delete restrict,
  constraint appointment_requests_decided_by_function_fkey foreign key (decided_by_function) references people.functions(id) on delete restrict,
  constraint appointment_requests_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint appointment_requests_leaves_fkey foreign key (leaves) references people.appointments(id) on delete set null,
  constraint appointment_requests_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint appointment_requests_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint answered_at_a_time check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint answered_by_another check (decision = 'taken_back' or decided_by <> person_id),
  constraint appointment_decision check (decision in ('yes', 'no', 'taken_back'))
);
alter table people.appointment_requests enable row level security, force row level security;
create index appointment_requests_asked_by_function_idx on people.appointment_requests using btree (asked_by_function);
create index appointment_requests_collaboration_id_idx on people.appointment_requests using btree (collaboration_id);
create index appointment_requests_decided_by_function_idx on people.appointment_requests using btree (decided_by_function) where (decided_by_function is not null);
create index appointment_requests_decided_by_idx on people.appointment_requests using btree (decided_by) where (decided_by is not null);
create index appointment_requests_function_id_idx on people.appointment_requests using btree (function_id);
create index appointment_requests_leaves_idx on people.appointment_requests using btree (leaves) where (leaves is not null);
create unique index appointment_requests_once on people.appointment_requests using btree (function_id, person_id) where (decision is null);
create index appointment_requests_person_id_idx on people.appointment_requests using btree (person_id);
-- R15: restrictive, narrows select_in_my_collaboration and opens nothing. Who asked, the managers of the organisation and the log reviewers: those who may answer.
create policy only_who_asks_or_answers on people.appointment_requests as restrictive for select to kring_app
  using (person_id = (select people.me()) or ( select people.i_am('{log_reviewer}'::text[]) as i_am) or (exists (select from people.units mine
     join people.units theirs on theirs.organisation_id = mine.organisation_id
  where mine.id = (select people.my_unit()) and theirs.id = appointment_requests.unit_id)));
-- people.of_collaboration('people.appointment_requests', read => 'manager, log_reviewer')
create policy owner_all on people.appointment_requests for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by manager, log_reviewer of its collaboration.
create policy select_in_my_collaboration on people.appointment_requests for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{manager,log_reviewer}'::text[]) as i_am));
grant select on people.appointment_requests to kring_app;

create table people.appointments (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  starts_at timestamptz default now() not null,
  ends_at timestamptz,
  made_by uuid,
  ended_by uuid,
  person_kind text generated always as ('staff') stored,
  constraint appointments_pkey primary key (id),
  constraint appointment_of_staff foreign key (person_id, person_kind) references people.persons(id, kind) on delete cascade,
  constraint appointments_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint appointments_ended_by_fkey foreign key (ended_by) references people.persons(id) on delete set null,
  constraint appointments_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint appointments_made_by_fkey foreign key (made_by) references people.persons(id) on delete set null,
  constraint appointments_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint appointment_ends_after_it_starts check (ends_at is null or ends_at >= starts_at)
);
alter table people.appointments enable row level security, force row level security;
create index appointments_collaboration_id_idx on people.appointments using btree (collaboration_id);
create index appointments_ended_by_idx on people.appointments using btree (ended_by) where (ended_by is not null);
create index appointments_function_id_idx on people.appointments using btree (function_id);
create index appointments_made_by_idx on people.appointments using btree (made_by) where (made_by is not null);
create index appointments_person_id_idx on people.appointments using btree (person_id);
create index appointments_person_id_person_kind_idx on people.appointments using btree (person_id, person_kind);
create trigger log_appointment after insert or update on people.appointments for each row execute function people.log_appointment();
create trigger mail_handover after insert or update on people.appointments for each row execute function child.mail_handover();
create trigger mail_turn after insert or update on people.appointments for each row execute function sharing.mail_turn();
create trigger note_added_as after insert on people.appointments for each row execute function people.note_added_as_where_appointed();
create trigger note_administrator_leaves after delete or update of ends_at, person_id on people.appointments for each row execute function people.note_administrator_leaves();
create trigger note_change after insert or update of ends_at on people.appointments for each row execute function people.note_change('appointment');
create trigger note_directory_appointment after insert or update of ends_at on people.appointments for each row execute function people.note_directory_appointment();
create trigger refuse_closed_function before insert on people.appointments for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function_again before update on people.appointments for each row when (new.ends_at is DISTINCT from old.ends_at and COALESCE(new.ends_at, 'infinity'::timestamptz) > COALESCE(old.ends_at, 'infinity'::timestamptz)) execute function people.refuse_closed_function('function_id');
create trigger refuse_own_appointment before insert or update on people.appointments for each row execute function people.refuse_own_appointment();
create trigger sign_end before update on people.appointments for each row execute function people.sign_end();
create trigger tell_of_appointment after insert or update on people.appointments for each row execute function people.tell_of_appointment();
create trigger words_after_delete after delete on people.appointments REFERENCING OLD TABLE as changed for each statement execute function people.words_of_appointments();
create trigger words_after_insert after insert on people.appointments REFERENCING NEW TABLE as changed for each statement execute function people.words_of_appointments();
create trigger words_after_update after update on people.appointments REFERENCING NEW TABLE as changed for each statement execute function people.words_of_appointments();
-- R15: restrictive, narrows insert_by_manager and opens nothing. What has been is not rewritten: no appointment begins or ends before now.
create policy begins_now_or_later on people.appointments as restrictive for insert to kring_app
  with check (starts_at >= now() and (ends_at is null or ends_at >= starts_at));
-- R15: restrictive, narrows update_by_manager and opens nothing. An appointment that has ended stays ended.
create policy ended_is_ended on people.appointments as restrictive for update to kring_app
  using (ends_at is null or ends_at > now())
  with check (ends_at is null or ends_at >= now());
-- R15: the manager appoints to functions of her own unit and signs. No people.of_unit: which unit somebody manages is asked of the row's unit, and all of the collaboration reads who holds what.
create policy insert_by_manager on people.appointments for insert to kring_app
  with check (unit_id = (select people.my_unit()) and collaboration_id = (select people.my_collaboration()) and people.i_manage(unit_id) and (exists (select from people.functions f
  where f.id = appointments.function_id and f.unit_id = appointments.unit_id)) and made_by = (select people.me()));
-- people.of_collaboration('people.appointments', read => 'everyone')
create policy owner_all on people.appointments for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.appointments for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- R15: the manager of the unit ends an appointment; nobody else does, not even its holder.
create policy update_by_manager on people.appointments for update to kring_app
  using (unit_id = (select people.my_unit()) and people.i_manage(unit_id))
  with check (unit_id = (select people.my_unit()));
grant select on people.appointments to kring_app;
grant insert (collaboration_id, ends_at, function_id, made_by, person_id, starts_at, unit_id), update (ends_at) on people.appointments to kring_app;

-- R15: a board or committee of an organisation: it decides, and is the principal of units. Secrecy follows the unit, never the body.
create table people.bodies (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  ref text default '' not null,  -- As of organisations.
  closed_at timestamptz,
  once uuid,
  constraint bodies_pkey primary key (id),
  constraint bodies_once_key unique (once),
  constraint body_of_organisation unique (id, organisation_id),
  constraint bodies_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint bodies_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint bodies_name_check check (length(name) >= 1 and length(name) <= 200),
  constraint body_kind check (kind in ('assembly', 'executive', 'committee', 'joint_committee', 'board', 'association_board')),
  constraint body_ref check (length(ref) <= 100 and ref = TRIM(BOTH from ref))
);
alter table people.bodies enable row level security, force row level security;
create index bodies_by_name on people.bodies using btree (organisation_id, people.folded(name)) where (closed_at is null);
create index bodies_collaboration_id_idx on people.bodies using btree (collaboration_id);
create index bodies_organisation_id_idx on people.bodies using btree (organisation_id);
create unique index body_ref_taken on people.bodies using btree (collaboration_id, ref) where (ref <> '');
create trigger note_change after insert or update on people.bodies for each row execute function people.note_change('body');
create trigger refuse_in_closed before insert or update of closed_at on people.bodies for each row execute function people.refuse_in_closed();
create trigger refuse_same_name before insert or update on people.bodies for each row execute function people.refuse_same_name('organisation_id', 'body_name_in_organisation');
create trigger refuse_to_close before update of closed_at on people.bodies for each row execute function people.refuse_to_close();
-- Shape people.of_collaboration: written by administrator, organisation_administrator of its collaboration.
create policy insert_in_my_collaboration on people.bodies for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.organisations o
  where o.id = bodies.organisation_id and o.collaboration_id = bodies.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or o.id = (select people.my_kept_organisation())))));
-- people.of_collaboration('people.bodies', read => 'everyone', write => 'administrator, organisation_administrator', inserts => 'id, collaboration_id, organisation_id, name, kind, ref, once', updates => 'name, kind, ref, closed_at', also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.bodies.collaboration_id and ((select people.i_am(''{administrator}'')) or o.id = (select people.my_kept_organisation())))')
create policy owner_all on people.bodies for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.bodies for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by administrator, organisation_administrator of its collaboration.
create policy update_in_my_collaboration on people.bodies for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.organisations o
  where o.id = bodies.organisation_id and o.collaboration_id = bodies.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or o.id = (select people.my_kept_organisation())))));
grant select on people.bodies to kring_app;
grant insert (collaboration_id, id, kind, name, once, organisation_id, ref), update (closed_at, kind, name, ref) on people.bodies to kring_app;

-- R15: who changed what of the house, when and why, with the columns before and after. Nobody stands for a command of the installation. Written by triggers, changed by nobody, about no child.
create table people.changes (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  kind text not null,
  row_id uuid not null,
  act text not null,
  before jsonb,
  after jsonb,
  reason text default '' not null,
  person_id uuid,
  function_id uuid,
  at timestamptz default now() not null,
  constraint changes_pkey primary key (id),
  constraint changes_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint changes_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint changes_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint change_act check (act in ('made', 'changed', 'ended', 'reopened', 'removed')),
  constraint change_kind check (kind in ('collaboration', 'organisation', 'body', 'unit', 'function', 'named_person_rule', 'appointment', 'scim_token', 'scim_user', 'scim_group')),
  constraint changes_reason_check check (length(reason) <= 500)
);
alter table people.changes enable row level security, force row level security;
create index changes_collaboration_id_idx on people.changes using btree (collaboration_id);
create index changes_function_id_idx on people.changes using btree (function_id) where (function_id is not null);
create index changes_of_directories on people.changes using btree (collaboration_id, at desc, id desc) where ((person_id is null) and (reason ~~ 'SCIM: %'));
create index changes_of_people on people.changes using btree (collaboration_id, at desc, id desc) where ((person_id is not null) or (reason !~~ 'SCIM: %'));
create index changes_person_id_idx on people.changes using btree (person_id) where (person_id is not null);
-- people.of_collaboration('people.changes', read => 'administrator, log_reviewer')
create policy owner_all on people.changes for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by administrator, log_reviewer of its collaboration.
create policy select_in_my_collaboration on people.changes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,log_reviewer}'::text[]) as i_am));
grant select on people.changes to kring_app;

create table people.collaborations (
  id uuid default platform.new_id() not null,
  name text not null,
  default_language text default 'sv' not null,
  wheel_labels jsonb default '{}'::jsonb not null,
  consent_policy text default 'all_custodians' not null,
  answer_days integer default 10 not null,
  contact text default '' not null,
  created_at timestamptz default now() not null,
  constraint collaborations_pkey primary key (id),
  constraint collaborations_answer_days_check check (answer_days >= 1 and answer_days <= 60),
  constraint collaborations_consent_policy_check check (consent_policy in ('all_custodians', 'all_custodians_and_mature_child', 'mature_child_alone')),
  constraint collaborations_default_language_check check (default_language in ('sv', 'en')),
  constraint collaborations_name_check check (length(name) >= 1 and length(name) <= 200)
);
alter table people.collaborations enable row level security, force row level security;
create trigger judge_again after update of consent_policy on people.collaborations for each row when (old.consent_policy is DISTINCT from new.consent_policy) execute function sharing.judge_after_policy();
create trigger note_change after update on people.collaborations for each row execute function people.note_change('collaboration');
create trigger note_made after insert on people.collaborations for each row execute function people.note_change('collaboration');
create policy owner_all on people.collaborations for all to kring_owner
  using (true)
  with check (true);
-- The tenant itself: its key is `id`, where every other table says collaboration_id.
create policy select_mine on people.collaborations for select to kring_app
  using (id = (select people.my_collaboration()));
-- The administrator says what the collaboration is called and whom to ask. The tenant itself: its key is id, where every shape says collaboration_id.
create policy update_by_administrator on people.collaborations for update to kring_app
  using (id = (select people.my_collaboration()) and ( select people.i_am('{administrator}'::text[]) as i_am))
  with check (id = (select people.my_collaboration()));
grant select on people.collaborations to kring_app;
grant update (answer_days, contact, default_language, name) on people.collaborations to kring_app;

-- The same for colleagues: only those who hold or have held a function, never a guardian.
create table people.colleague_words (
  person_id uuid not null,
  words tsvector not null,
  constraint colleague_words_pkey primary key (person_id),
  constraint colleague_words_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table people.colleague_words enable row level security, force row level security;
create index colleague_words_words_idx on people.colleague_words using gin (words) with (fastupdate=off);
create policy owner_all on people.colleague_words for all to kring_owner
  using (true)
  with check (true);

-- R15: the rows of such a file. They are forgotten when it has been used, and after a day.
create table people.county_file_rows (
  file_id uuid not null,
  n integer not null,
  appointment_id uuid not null,
  given jsonb not null,
  rank integer not null,
  shown jsonb not null,
  row_id uuid,
  reason text,
  constraint county_file_rows_pkey primary key (file_id, n),
  constraint county_file_rows_appointment_id_fkey foreign key (appointment_id) references people.appointments(id) on delete cascade,
  constraint county_file_rows_file_id_fkey foreign key (file_id) references people.county_files(id) on delete cascade
);
alter table people.county_file_rows enable row level security, force row level security;
create index county_file_rows_appointment_id_idx on people.county_file_rows using btree (appointment_id);
create index county_file_rows_of_idx on people.county_file_rows using btree (file_id, row_id) where (row_id is not null);
create index county_file_rows_shown_idx on people.county_file_rows using btree (file_id, rank, n);
-- Shape people.of_appointment: written by the appointment it is of.
create policy insert_of_my_appointment on people.county_file_rows for insert to kring_app
  with check (appointment_id = (select people.my_appointment()) and (exists (select from people.county_files f
  where f.id = county_file_rows.file_id and f.appointment_id = county_file_rows.appointment_id)));
-- people.of_appointment('people.county_file_rows', inserts => 'file_id, n, appointment_id, given, rank, shown', updates => 'rank, shown, row_id, reason', also => 'exists (select from people.county_files f where f.id = file_id and f.appointment_id = people.county_file_rows.appointment_id)')
create policy owner_all on people.county_file_rows for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_appointment: read by the appointment it is of.
create policy select_of_my_appointment on people.county_file_rows for select to kring_app
  using (appointment_id = (select people.my_appointment()));
-- Shape people.of_appointment: changed by the appointment it is of.
create policy update_of_my_appointment on people.county_file_rows for update to kring_app
  using (appointment_id = (select people.my_appointment()))
  with check (appointment_id = (select people.my_appointment()) and (exists (select from people.county_files f
  where f.id = county_file_rows.file_id and f.appointment_id = county_file_rows.appointment_id)));
grant select on people.county_file_rows to kring_app;
grant insert (appointment_id, file_id, given, n, rank, shown), update (rank, reason, row_id, shown) on people.county_file_rows to kring_app;

-- R15: a file that was read and shown to whoever sent it: how many rows would do what, and a digest of it all. It is used within a day, by nobody else.
create table people.county_files (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  appointment_id uuid not null,
  name text not null,
  about jsonb not null,
  digest text not null,
  made_at timestamptz default now() not null,
  used_at timestamptz,
  once uuid not null,
  constraint county_files_pkey primary key (id),
  constraint county_files_once_key unique (once),
  constraint county_files_appointment_id_fkey foreign key (appointment_id) references people.appointments(id) on delete cascade,
  constraint county_files_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint county_files_digest_check check (length(digest) = 64),
  constraint county_files_name_check check (length(name) >= 1 and length(name) <= 400)
);
alter table people.county_files enable row level security, force row level security;
create index county_files_appointment_id_idx on people.county_files using btree (appointment_id);
create index county_files_made_idx on people.county_files using btree (made_at) where (used_at is null);
-- Shape people.of_appointment: written by the appointment it is of.
create policy insert_of_my_appointment on people.county_files for insert to kring_app
  with check (appointment_id = (select people.my_appointment()) and collaboration_id = (select people.my_collaboration()));
-- people.of_appointment('people.county_files', inserts => 'id, collaboration_id, appointment_id, name, about, digest, once', updates => 'about, digest, used_at')
create policy owner_all on people.county_files for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_appointment: read by the appointment it is of.
create policy select_of_my_appointment on people.county_files for select to kring_app
  using (appointment_id = (select people.my_appointment()));
-- Shape people.of_appointment: changed by the appointment it is of.
create policy update_of_my_appointment on people.county_files for update to kring_app
  using (appointment_id = (select people.my_appointment()))
  with check (appointment_id = (select people.my_appointment()));
grant select on people.county_files to kring_app;
grant insert (about, appointment_id, collaboration_id, digest, id, name, once), update (about, digest, used_at) on people.county_files to kring_app;

-- R15: added by a mail address at a provider, and not signed in yet. The first sign-in with that address makes the account. Read and written by functions only.
create table people.expected_persons (
  person_id uuid not null,
  issuer text not null,
  email text not null,
  made_at timestamptz default now() not null,
  constraint expected_persons_pkey primary key (person_id),
  constraint expected_persons_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint expected_email check (email = lower(email) and email ~~ '%_@_%'),
  constraint plain_letters check (email ~ '^[!-~]+$')
);
alter table people.expected_persons enable row level security, force row level security;
create index expected_persons_by_mail on people.expected_persons using btree (issuer, email);
create policy owner_all on people.expected_persons for all to kring_owner
  using (true)
  with check (true);

-- What a function is found by: its own name, its unit, its organisation and who holds it or is going to. Facts that a page filters
-- by begin with "=", which no typed word holds. Derived: rebuilt by triggers in the transaction that changes what it is made of.
create table people.function_words (
  function_id uuid not null,
  words tsvector not null,
  changes_at timestamptz,  -- When an appointment next begins or ends: until then the words are right.
  constraint function_words_pkey primary key (function_id),
  constraint function_words_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade
);
alter table people.function_words enable row level security, force row level security;
create index function_words_changes_at_idx on people.function_words using btree (changes_at) where (changes_at is not null);
create index function_words_words_idx on people.function_words using gin (words) with (fastupdate=off);
create policy owner_all on people.function_words for all to kring_owner
  using (true)
  with check (true);

-- R15: rights, tasks and memory belong to the function.
create table people.functions (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  name text not null,
  kind text default 'staff' not null,
  receives_requests boolean default false not null,
  may_open_in_emergency boolean default false not null,
  closed_at timestamptz,  -- Nobody is appointed to it any more, and it is in no list of whom to choose.
  once uuid,
  ref text default '' not null,  -- As of organisations.
  constraint functions_pkey primary key (id),
  constraint functions_once_key unique (once),
  constraint functions_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint functions_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint administrator_sees_no_child check (not people.administers(kind) or not (receives_requests or may_open_in_emergency)),
  constraint function_kind check (kind in ('staff', 'named_person', 'manager', 'process_leader', 'log_reviewer', 'organisation_administrator', 'administrator')),
  constraint function_ref check (length(ref) <= 100 and ref = TRIM(BOTH from ref)),
  constraint functions_name_check check (length(name) >= 1 and length(name) <= 120)
);
alter table people.functions enable row level security, force row level security;
create unique index function_ref_taken on people.functions using btree (collaboration_id, ref) where (ref <> '');
create index functions_by_name on people.functions using btree (unit_id, people.folded(name)) where (closed_at is null);
create index functions_collaboration_id_idx on people.functions using btree (collaboration_id);
create index functions_unit_id_idx on people.functions using btree (unit_id);
create trigger note_change after insert or update on people.functions for each row execute function people.note_change('function');
create trigger refuse_in_closed before insert or update of closed_at on people.functions for each row execute function people.refuse_in_closed();
create trigger refuse_own_rights before update on people.functions for each row execute function people.refuse_own_rights();
create trigger refuse_same_name before insert or update on people.functions for each row execute function people.refuse_same_name('unit_id', 'function_name_in_unit');
create trigger refuse_to_close before update of closed_at on people.functions for each row execute function people.refuse_to_close();
create trigger words_after_insert after insert on people.functions REFERENCING NEW TABLE as changed for each statement execute function people.words_of_functions();
create trigger words_after_update after update on people.functions REFERENCING NEW TABLE as changed for each statement execute function people.words_of_functions();
-- Shape people.of_collaboration: written by administrator, organisation_administrator of its collaboration.
create policy insert_in_my_collaboration on people.functions for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.units u
  where u.id = functions.unit_id and u.collaboration_id = functions.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or people.kept_by_organisation(functions.kind) and u.organisation_id = (select people.my_kept_organisation())))));
-- people.of_collaboration('people.functions', read => 'everyone', write => 'administrator, organisation_administrator', inserts => 'id, collaboration_id, unit_id, name, kind, receives_requests, may_open_in_emergency, ref, once', updates => 'name, receives_requests, may_open_in_emergency, ref, closed_at', also => 'exists (select from people.units u where u.id = unit_id and u.collaboration_id = people.functions.collaboration_id and ((select people.i_am(''{administrator}'')) or (people.kept_by_organisation(people.functions.kind) and u.organisation_id = (select people.my_kept_organisation()))))')
create policy owner_all on people.functions for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.functions for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by administrator, organisation_administrator of its collaboration.
create policy update_in_my_collaboration on people.functions for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.units u
  where u.id = functions.unit_id and u.collaboration_id = functions.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or people.kept_by_organisation(functions.kind) and u.organisation_id = (select people.my_kept_organisation())))));
grant select on people.functions to kring_app;
grant insert (collaboration_id, id, kind, may_open_in_emergency, name, once, receives_requests, ref, unit_id), update (closed_at, may_open_in_emergency, name, receives_requests, ref) on people.functions to kring_app;

-- Who has read the guide for the first time. Read and written by their own functions only.
create table people.guided_persons (
  person_id uuid not null,
  at timestamptz default now() not null,
  constraint guided_persons_pkey primary key (person_id),
  constraint guided_persons_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table people.guided_persons enable row level security, force row level security;
create policy owner_all on people.guided_persons for all to kring_owner
  using (true)
  with check (true);

-- Which appointment ended and which was made by one press of a manager, and which end the first had before. Read and written by functions only.
create table people.handovers (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  left_appointment uuid,
  left_ends_at timestamptz,
  ended_before timestamptz,
  ended_by_before uuid,
  made_appointment uuid,
  made_by uuid,
  made_by_function uuid not null,
  made_at timestamptz default now() not null,
  undone_at timestamptz,
  constraint handovers_pkey primary key (id),
  constraint handovers_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint handovers_ended_by_before_fkey foreign key (ended_by_before) references people.persons(id) on delete set null,
  constraint handovers_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint handovers_left_appointment_fkey foreign key (left_appointment) references people.appointments(id) on delete cascade,
  constraint handovers_made_appointment_fkey foreign key (made_appointment) references people.appointments(id) on delete cascade,
  constraint handovers_made_by_fkey foreign key (made_by) references people.persons(id) on delete set null,
  constraint handovers_made_by_function_fkey foreign key (made_by_function) references people.functions(id) on delete cascade,
  constraint handovers_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint somebody_leaves_or_begins check (left_appointment is not null or made_appointment is not null)
);
alter table people.handovers enable row level security, force row level security;
create index handovers_ended_by_before_idx on people.handovers using btree (ended_by_before) where (ended_by_before is not null);
create index handovers_function_id_idx on people.handovers using btree (function_id);
create index handovers_function_id_made_at_idx on people.handovers using btree (function_id, made_at desc);
create index handovers_left_appointment_idx on people.handovers using btree (left_appointment) where (left_appointment is not null);
create index handovers_made_appointment_idx on people.handovers using btree (made_appointment) where (made_appointment is not null);
create index handovers_made_by_function_idx on people.handovers using btree (made_by_function);
create index handovers_made_by_idx on people.handovers using btree (made_by) where (made_by is not null);
create policy owner_all on people.handovers for all to kring_owner
  using (true)
  with check (true);

-- When each wants mail: sorted (at once what is urgent, the rest in the morning), at_once, digest or off. No row is sorted. Read and written by functions only.
create table people.mail_choices (
  person_id uuid not null,
  choice text not null,
  constraint mail_choices_pkey primary key (person_id),
  constraint mail_choices_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint mail_choice check (choice in ('sorted', 'at_once', 'digest', 'off'))
);
alter table people.mail_choices enable row level security, force row level security;
create policy owner_all on people.mail_choices for all to kring_owner
  using (true)
  with check (true);

-- The latest day that a morning mail was made for each, and when one was last sent: what has come since is what the next is sent for.
create table people.mail_digests (
  id uuid default platform.new_id() not null,
  person_id uuid not null,
  on_day date not null,
  told_at timestamptz,
  constraint mail_digests_pkey primary key (id),
  constraint mail_digests_person_id_key unique (person_id),
  constraint mail_digests_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table people.mail_digests enable row level security, force row level security;
create policy owner_all on people.mail_digests for all to kring_owner
  using (true)
  with check (true);

-- Whose address has been refused by its mail server, since when; gone when a mail has arrived. Read and written by functions only.
create table people.mail_failures (
  person_id uuid not null,
  since timestamptz default now() not null,
  constraint mail_failures_pkey primary key (person_id),
  constraint mail_failures_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table people.mail_failures enable row level security, force row level security;
create policy owner_all on people.mail_failures for all to kring_owner
  using (true)
  with check (true);

-- Which function is the named person, by the child's unit and age (R13). Set by hand for a child where no rule fits.
create table people.named_person_rules (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  unit_id uuid not null,
  from_age integer not null,
  to_age integer not null,
  function_id uuid not null,
  once uuid,
  constraint named_person_rules_pkey primary key (id),
  constraint named_person_rules_once_key unique (once),
  constraint named_person_rules_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint named_person_rules_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint named_person_rules_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint named_person_rules_from_age_check check (from_age >= 0 and from_age <= 20),
  constraint rule_ages_in_order check (to_age >= from_age)
);
alter table people.named_person_rules enable row level security, force row level security;
create index named_person_rules_collaboration_id_idx on people.named_person_rules using btree (collaboration_id);
create index named_person_rules_function_id_idx on people.named_person_rules using btree (function_id);
create index named_person_rules_unit_id_idx on people.named_person_rules using btree (unit_id);
create trigger note_change after insert or delete on people.named_person_rules for each row execute function people.note_change('named_person_rule');
create trigger refuse_closed_function before insert on people.named_person_rules for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_overlap before insert on people.named_person_rules for each row execute function people.refuse_overlap();
create trigger refuse_own_rights before insert on people.named_person_rules for each row execute function people.refuse_own_rights();
-- Shape people.of_collaboration: removed by administrator, organisation_administrator of its collaboration.
create policy delete_in_my_collaboration on people.named_person_rules for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am));
-- Shape people.of_collaboration: written by administrator, organisation_administrator of its collaboration.
create policy insert_in_my_collaboration on people.named_person_rules for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.functions f
     join people.units u on u.id = f.unit_id
  where f.id = named_person_rules.function_id and f.unit_id = named_person_rules.unit_id and f.kind = 'named_person' and (( select people.i_am('{administrator}'::text[]) as i_am) or u.organisation_id = (select people.my_kept_organisation())))));
-- people.of_collaboration('people.named_person_rules', read => 'everyone', write => 'administrator, organisation_administrator', inserts => 'collaboration_id, unit_id, from_age, to_age, function_id, once', deletes => 'true', also => 'exists (select from people.functions f join people.units u on u.id = f.unit_id where f.id = function_id and f.unit_id = people.named_person_rules.unit_id and f.kind = ''named_person'' and ((select people.i_am(''{administrator}'')) or u.organisation_id = (select people.my_kept_organisation())))')
create policy owner_all on people.named_person_rules for all to kring_owner
  using (true)
  with check (true);
-- R15: restrictive, narrows delete_in_my_collaboration and opens nothing. Who administers one organisation removes no rule of another: what a shape says of new rows it does not ask of those that go.
create policy removed_by_keeper on people.named_person_rules as restrictive for delete to kring_app
  using (( select people.i_am('{administrator}'::text[]) as i_am) or (exists (select from people.units u
  where u.id = named_person_rules.unit_id and u.organisation_id = (select people.my_kept_organisation()))));
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.named_person_rules for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
grant delete, select on people.named_person_rules to kring_app;
grant insert (collaboration_id, from_age, function_id, once, to_age, unit_id) on people.named_person_rules to kring_app;

create table people.organisations (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  name text not null,
  kind text not null,
  number text default '' not null,  -- Ten digits; empty where nobody has written it, and always of a network, which has no form of law.
  closed_at timestamptz,
  once uuid,
  ref text default '' not null,  -- What the source system calls it: files know the row by it. Empty where nobody has said it; then by its id here.
  constraint organisations_pkey primary key (id),
  constraint organisations_once_key unique (once),
  constraint organisations_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint organisation_kind check (kind in ('municipality', 'region', 'state_agency', 'joint_municipal_body', 'independent_school', 'association', 'foundation', 'congregation', 'cooperative', 'study_association', 'network', 'company', 'university')),
  constraint organisation_number check (number = '' or kind <> 'network' and people.is_organisation_number(number)),
  constraint organisation_ref check (length(ref) <= 100 and ref = TRIM(BOTH from ref)),
  constraint organisations_name_check check (length(name) >= 1 and length(name) <= 200)
);
alter table people.organisations enable row level security, force row level security;
create unique index organisation_number_taken on people.organisations using btree (collaboration_id, number) where ((number <> '') and (closed_at is null));
create unique index organisation_ref_taken on people.organisations using btree (collaboration_id, ref) where (ref <> '');
create index organisations_by_name on people.organisations using btree (collaboration_id, people.folded(name)) where (closed_at is null);
create index organisations_collaboration_id_idx on people.organisations using btree (collaboration_id);
create trigger note_change after insert or update on people.organisations for each row execute function people.note_change('organisation');
create trigger refuse_same_name before insert or update on people.organisations for each row execute function people.refuse_same_name('collaboration_id', 'organisation_name_taken');
create trigger refuse_to_close before update of closed_at on people.organisations for each row execute function people.refuse_to_close();
create trigger words_after_update after update on people.organisations REFERENCING NEW TABLE as changed for each statement execute function people.words_of_organisations();
-- Shape people.of_collaboration: written by administrator of its collaboration.
create policy insert_in_my_collaboration on people.organisations for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator}'::text[]) as i_am));
-- people.of_collaboration('people.organisations', read => 'everyone', write => 'administrator', inserts => 'id, collaboration_id, name, kind, number, ref, once', updates => 'name, kind, number, ref, closed_at')
create policy owner_all on people.organisations for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.organisations for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by administrator of its collaboration.
create policy update_in_my_collaboration on people.organisations for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator}'::text[]) as i_am));
grant select on people.organisations to kring_app;
grant insert (collaboration_id, id, kind, name, number, once, ref), update (closed_at, kind, name, number, ref) on people.organisations to kring_app;

create table people.persons (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  name text not null,
  language text,
  colour_scheme text default 'auto' not null,
  created_at timestamptz default now() not null,
  once uuid,
  kind text default 'staff' not null,  -- staff holds appointments, guardian stands in child.guardians; a human who is both has two rows, and the account names both.
  constraint persons_pkey primary key (id),
  constraint persons_id_kind_key unique (id, kind),
  constraint persons_once_key unique (once),
  constraint persons_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint person_kind check (kind in ('staff', 'guardian')),
  constraint persons_colour_scheme_check check (colour_scheme in ('auto', 'light', 'dark')),
  constraint persons_language_check check (language in ('sv', 'en')),
  constraint persons_name_check check (length(name) >= 1 and length(name) <= 120)
);
alter table people.persons enable row level security, force row level security;
create trigger forget_identity after delete on people.persons for each row execute function sharing.forget_identity();
create trigger words_after_update after update on people.persons REFERENCING OLD TABLE as before NEW TABLE as changed for each statement execute function people.words_of_persons();
create policy owner_all on people.persons for all to kring_owner
  using (true)
  with check (true);
-- R10: a name is readable when it is mine or belongs to somebody who holds or has held a function here. A guardian's name is not: it would tell that there is a child.
create policy select_staff_and_self on people.persons for select to kring_app
  using (id = (select people.me()) or collaboration_id = (select people.my_collaboration()) and (exists (select from people.appointments a
  where a.person_id = persons.id)));
-- Everyone changes their own language and colours, and nothing of anyone else. A person is no row of a function or an appointment.
create policy update_self on people.persons for update to kring_app
  using (id = (select people.me()))
  with check (id = (select people.me()));
grant select on people.persons to kring_app;
grant update (colour_scheme, language) on people.persons to kring_app;

-- ADR 36: which appointments a directory has made, and for whom: those alone it ends. Read and written by functions only.
create table people.scim_appointments (
  appointment_id uuid not null,
  user_id uuid,
  constraint scim_appointments_pkey primary key (appointment_id),
  constraint scim_appointments_appointment_id_fkey foreign key (appointment_id) references people.appointments(id) on delete cascade,
  constraint scim_appointments_user_id_fkey foreign key (user_id) references people.scim_users(id) on delete set null
);
alter table people.scim_appointments enable row level security, force row level security;
create index scim_appointments_user_id_idx on people.scim_appointments using btree (user_id) where (user_id is not null);
create policy owner_all on people.scim_appointments for all to kring_owner
  using (true)
  with check (true);

-- ADR 36: a group of a directory. Without a function it gives nobody anything, and waits for the administrator.
create table people.scim_groups (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  display_name text not null,
  external_id text default '' not null,
  function_id uuid,
  version integer default 1 not null,
  made_at timestamptz default now() not null,
  changed_at timestamptz default now() not null,
  constraint scim_groups_pkey primary key (id),
  constraint scim_groups_id_organisation_id_key unique (id, organisation_id),
  constraint scim_groups_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint scim_groups_function_id_fkey foreign key (function_id) references people.functions(id) on delete set null,
  constraint scim_groups_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint scim_groups_display_name_check check (length(display_name) >= 1 and length(display_name) <= 200),
  constraint scim_groups_external_id_check check (length(external_id) <= 254)
);
alter table people.scim_groups enable row level security, force row level security;
create unique index scim_group_external_id_taken on people.scim_groups using btree (organisation_id, external_id) where (external_id <> '');
create index scim_groups_collaboration_id_idx on people.scim_groups using btree (collaboration_id);
create index scim_groups_function_id_idx on people.scim_groups using btree (function_id) where (function_id is not null);
create index scim_groups_in_order on people.scim_groups using btree (organisation_id, id);
create trigger note_change after insert or delete or update on people.scim_groups for each row execute function people.note_directory_change('scim_group', 'display_name,external_id,function_id');
-- people.of_collaboration('people.scim_groups', read => 'nobody')
create policy owner_all on people.scim_groups for all to kring_owner
  using (true)
  with check (true);
-- A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.
create policy select_in_directory on people.scim_groups for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
grant select on people.scim_groups to kring_app;

-- ADR 36: who is in a group: both are of one organisation.
create table people.scim_members (
  group_id uuid not null,
  user_id uuid not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  constraint scim_members_pkey primary key (group_id, user_id),
  constraint scim_member_is_user foreign key (user_id, organisation_id) references people.scim_users(id, organisation_id) on delete cascade,
  constraint scim_member_of_group foreign key (group_id, organisation_id) references people.scim_groups(id, organisation_id) on delete cascade,
  constraint scim_members_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint scim_members_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade
);
alter table people.scim_members enable row level security, force row level security;
create index scim_members_collaboration_id_idx on people.scim_members using btree (collaboration_id);
create index scim_members_organisation_id_idx on people.scim_members using btree (organisation_id);
-- people.of_collaboration('people.scim_members', read => 'nobody')
create policy owner_all on people.scim_members for all to kring_owner
  using (true)
  with check (true);
-- A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.
create policy select_in_directory on people.scim_members for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
grant select on people.scim_members to kring_app;

-- ADR 36: by which a directory is let in, to the rows of one organisation. The token itself is shown once and kept by nobody here.
create table people.scim_tokens (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  token_hash bytea not null,
  issuer text not null,
  sign_in text not null,  -- By which attribute the provider (issuer) knows whoever signs in: its subject is the user name or the external id, or it vouches for the mail address.
  made_by uuid,
  made_at timestamptz default now() not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  once uuid not null,
  constraint scim_tokens_pkey primary key (id),
  constraint scim_tokens_once_key unique (once),
  constraint scim_tokens_token_hash_key unique (token_hash),
  constraint scim_tokens_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint scim_tokens_made_by_fkey foreign key (made_by) references people.persons(id) on delete set null,
  constraint scim_tokens_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint scim_sign_in check (sign_in in ('user_name', 'external_id', 'mail')),
  constraint scim_tokens_issuer_check check (length(issuer) >= 1 and length(issuer) <= 500),
  constraint scim_tokens_name_check check (length(name) >= 1 and length(name) <= 80),
  constraint scim_tokens_token_hash_check check (length(token_hash) = 32)
);
alter table people.scim_tokens enable row level security, force row level security;
create index scim_tokens_collaboration_id_idx on people.scim_tokens using btree (collaboration_id);
create index scim_tokens_made_by_idx on people.scim_tokens using btree (made_by) where (made_by is not null);
create index scim_tokens_organisation_id_idx on people.scim_tokens using btree (organisation_id);
create trigger note_change after insert or update of revoked_at on people.scim_tokens for each row execute function people.note_directory_change('scim_token', 'name,sign_in,issuer,expires_at,revoked_at');
create trigger note_token_ended after update of revoked_at on people.scim_tokens for each row execute function people.note_token_ended();
-- people.of_collaboration('people.scim_tokens', read => 'nobody')
create policy owner_all on people.scim_tokens for all to kring_owner
  using (true)
  with check (true);
-- Who keeps an organisation's directory sees its tokens, never the hash. No shape: it stands on the organisation, and one function says who keeps it.
create policy select_by_keeper on people.scim_tokens for select to kring_app
  using (organisation_id = any ((select people.directories_i_keep())::uuid[]));
grant select (collaboration_id, expires_at, id, issuer, last_used_at, made_at, made_by, name, once, organisation_id, revoked_at, sign_in) on people.scim_tokens to kring_app;

-- ADR 36: somebody whom the directory of an organisation has told of. Nobody in Kring before a group gives them a function: person_id is empty until then.
create table people.scim_users (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  user_name text not null,
  external_id text default '' not null,
  display_name text default '' not null,
  formatted_name text default '' not null,
  given_name text default '' not null,
  family_name text default '' not null,
  emails jsonb default '[]'::jsonb not null,
  active boolean default true not null,
  issuer text not null,
  sign_in text not null,
  person_id uuid,
  made_person boolean default false not null,  -- This organisation has told of that person first: it may say what they are called, as long as they work nowhere else.
  version integer default 1 not null,
  made_at timestamptz default now() not null,
  changed_at timestamptz default now() not null,
  constraint scim_users_pkey primary key (id),
  constraint scim_users_id_organisation_id_key unique (id, organisation_id),
  constraint scim_users_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint scim_users_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint scim_users_person_id_fkey foreign key (person_id) references people.persons(id) on delete set null,
  constraint scim_user_sign_in check (sign_in in ('user_name', 'external_id', 'mail')),
  constraint scim_users_display_name_check check (length(display_name) <= 200),
  constraint scim_users_emails_check check (jsonb_typeof(emails) = 'array' and jsonb_array_length(emails) <= 5),
  constraint scim_users_external_id_check check (length(external_id) <= 254),
  constraint scim_users_family_name_check check (length(family_name) <= 120),
  constraint scim_users_formatted_name_check check (length(formatted_name) <= 200),
  constraint scim_users_given_name_check check (length(given_name) <= 120),
  constraint scim_users_user_name_check check (length(user_name) >= 1 and length(user_name) <= 254)
);
alter table people.scim_users enable row level security, force row level security;
create unique index scim_external_id_taken on people.scim_users using btree (organisation_id, external_id) where (external_id <> '');
create unique index scim_user_name_taken on people.scim_users using btree (organisation_id, lower(user_name));
create index scim_users_collaboration_id_idx on people.scim_users using btree (collaboration_id);
create index scim_users_in_order on people.scim_users using btree (organisation_id, id);
create index scim_users_person_id_idx on people.scim_users using btree (person_id) where (person_id is not null);
create trigger note_change after insert or delete or update on people.scim_users for each row execute function people.note_directory_change('scim_user', 'user_name,external_id,display_name,active');
create trigger note_directory_address after update of emails on people.scim_users for each row when (new.person_id is not null and new.person_id = old.person_id) execute function people.note_directory_address();
-- people.of_collaboration('people.scim_users', read => 'nobody')
create policy owner_all on people.scim_users for all to kring_owner
  using (true)
  with check (true);
-- A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.
create policy select_in_directory on people.scim_users for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
grant select (active, changed_at, collaboration_id, display_name, emails, external_id, family_name, formatted_name, given_name, id, made_at, organisation_id, user_name, version) on people.scim_users to kring_app;

-- Which letters a mail server has taken, to whom, for a day: what is taken back is told to those alone. Read and written by functions only.
create table people.sent_letters (
  id uuid default platform.new_id() not null,
  letter text not null,
  item_id uuid not null,
  function_id uuid,
  person_id uuid,
  guardian_id uuid,
  sent_at timestamptz default clock_timestamp() not null,
  constraint sent_letters_pkey primary key (id),
  constraint sent_letters_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint sent_letters_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint sent_to_one check ((person_id is null) <> (guardian_id is null))
);
alter table people.sent_letters enable row level security, force row level security;
create index sent_letters_function_id_idx on people.sent_letters using btree (function_id) where (function_id is not null);
create index sent_letters_item_id_idx on people.sent_letters using btree (item_id);
create index sent_letters_person_id_idx on people.sent_letters using btree (person_id) where (person_id is not null);
create index sent_letters_sent_at_idx on people.sent_letters using btree (sent_at);
create policy owner_all on people.sent_letters for all to kring_owner
  using (true)
  with check (true);

create table people.sessions (
  token_hash bytea not null,
  person_id uuid not null,
  appointment_id uuid,
  as_guardian boolean default false not null,
  issuer text not null,
  provider_sid text,
  id_token text,
  idle interval not null,
  created_at timestamptz default now() not null,
  last_seen_at timestamptz default now() not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  subject text,
  kinds text[] default '{staff,guardian}'::text[] not null,  -- Whom the issuer of this sign-in may sign in.
  constraint sessions_pkey primary key (token_hash),
  constraint sessions_appointment_id_fkey foreign key (appointment_id) references people.appointments(id) on delete set null,
  constraint sessions_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint session_kinds check (kinds <@ '{staff,guardian}'::text[] and kinds <> '{}'::text[]),
  constraint sessions_token_hash_check check (length(token_hash) = 32)
);
alter table people.sessions enable row level security, force row level security;
create index sessions_appointment_id_idx on people.sessions using btree (appointment_id) where (appointment_id is not null);
create index sessions_issuer_provider_sid_idx on people.sessions using btree (issuer, provider_sid);
create index sessions_issuer_subject_idx on people.sessions using btree (issuer, subject);
create index sessions_person_id_idx on people.sessions using btree (person_id);
create policy owner_all on people.sessions for all to kring_owner
  using (true)
  with check (true);

-- A unit is a secrecy boundary ("verksamhetsgren", OSL 8:2). Its legal domain says which chapter guards it.
create table people.units (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  legal_domain text not null,
  phone text default '' not null,
  from_age integer,  -- R13: of the children that the unit follows; null where it follows none. Rules for named persons cover each age.
  to_age integer,
  closed_at timestamptz,
  once uuid,
  body_id uuid,  -- The body that is its principal; null where the organisation has none, or nobody has said which.
  ref text default '' not null,  -- As of organisations.
  constraint units_pkey primary key (id),
  constraint units_once_key unique (once),
  constraint unit_body foreign key (body_id, organisation_id) references people.bodies(id, organisation_id) on delete set null (body_id),
  constraint units_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint units_organisation_id_fkey foreign key (organisation_id) references people.organisations(id) on delete cascade,
  constraint unit_ages check (from_age is null and to_age is null or from_age >= 0 and to_age >= from_age and to_age <= 20),
  constraint unit_kind check (kind in ('preschool', 'school', 'school_health', 'child_health_centre', 'maternity_clinic', 'primary_care', 'child_psychiatry', 'habilitation', 'youth_clinic', 'social_services', 'family_centre', 'leisure_centre', 'residential_home', 'home_for_care', 'family_homes', 'guardians_office', 'police', 'migration_agency', 'employment_service', 'social_insurance', 'tax_agency', 'county_board', 'association', 'congregation', 'office')),
  constraint unit_legal_domain check (legal_domain in ('preschool', 'school', 'health', 'social', 'police', 'migration', 'guardians_office', 'private_school', 'private_care', 'civil', 'other')),
  constraint unit_ref check (length(ref) <= 100 and ref = TRIM(BOTH from ref)),
  constraint units_name_check check (length(name) >= 1 and length(name) <= 200)
);
alter table people.units enable row level security, force row level security;
create unique index unit_ref_taken on people.units using btree (collaboration_id, ref) where (ref <> '');
create index units_body_id_organisation_id_idx on people.units using btree (body_id, organisation_id) where (body_id is not null);
create index units_by_name on people.units using btree (organisation_id, people.folded(name)) where (closed_at is null);
create index units_collaboration_id_idx on people.units using btree (collaboration_id);
create index units_collaboration_id_legal_domain_idx on people.units using btree (collaboration_id, legal_domain);
create index units_organisation_id_idx on people.units using btree (organisation_id);
create trigger note_change after insert or update on people.units for each row execute function people.note_change('unit');
create trigger refuse_in_closed before insert or update of closed_at, body_id on people.units for each row execute function people.refuse_in_closed();
create trigger refuse_own_rights before update on people.units for each row execute function people.refuse_own_rights();
create trigger refuse_same_name before insert or update on people.units for each row execute function people.refuse_same_name('organisation_id', 'unit_name_in_organisation');
create trigger refuse_to_close before update of closed_at on people.units for each row execute function people.refuse_to_close();
create trigger words_after_update after update on people.units REFERENCING NEW TABLE as changed for each statement execute function people.words_of_units();
-- Shape people.of_collaboration: written by administrator, organisation_administrator of its collaboration.
create policy insert_in_my_collaboration on people.units for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.organisations o
  where o.id = units.organisation_id and o.collaboration_id = units.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or o.id = (select people.my_kept_organisation())))));
-- people.of_collaboration('people.units', read => 'everyone', write => 'administrator, organisation_administrator', inserts => 'id, collaboration_id, organisation_id, body_id, name, kind, legal_domain, phone, from_age, to_age, ref, once', updates => 'body_id, name, kind, legal_domain, phone, from_age, to_age, ref, closed_at', also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.units.collaboration_id and ((select people.i_am(''{administrator}'')) or o.id = (select people.my_kept_organisation())))')
create policy owner_all on people.units for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_collaboration: read by everyone of its collaboration.
create policy select_in_my_collaboration on people.units for select to kring_app
  using (collaboration_id = (select people.my_collaboration()));
-- Shape people.of_collaboration: changed by administrator, organisation_administrator of its collaboration.
create policy update_in_my_collaboration on people.units for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am))
  with check (collaboration_id = (select people.my_collaboration()) and ( select people.i_am('{administrator,organisation_administrator}'::text[]) as i_am) and (exists (select from people.organisations o
  where o.id = units.organisation_id and o.collaboration_id = units.collaboration_id and (( select people.i_am('{administrator}'::text[]) as i_am) or o.id = (select people.my_kept_organisation())))));
grant select on people.units to kring_app;
grant insert (body_id, collaboration_id, from_age, id, kind, legal_domain, name, once, organisation_id, phone, ref, to_age), update (body_id, closed_at, from_age, kind, legal_domain, name, phone, ref, to_age) on people.units to kring_app;

-- `everyone`, guardians too; `any_function`, whoever acts in one; kinds of function, by commas; `nobody`, answered by null: only functions of the owner.
create function people.access(words text) returns text language plpgsql stable set search_path to '' as $$
declare
  kinds text[] := string_to_array(replace(words, ' ', ''), ',');
  known text := (select pg_catalog.pg_get_constraintdef(k.oid) from pg_catalog.pg_constraint k
    where k.conrelid = 'people.functions'::regclass and k.conname = 'function_kind');
  unknown text := (select string_agg(kind, ', ') from unnest(kinds) kind where strpos(known, quote_literal(kind)) = 0);
begin
  case words
    when 'everyone' then return 'true';
    when 'any_function' then return '(select people.my_function()) is not null';
    when 'nobody' then return null;
    else
      if unknown is not null then
        raise exception 'who may? everyone, any_function, nobody or kinds of function, not: %', unknown using errcode = 'invalid_parameter_value';
      end if;
      return format('(select people.i_am(%L))', kinds::text);
  end case;
end $$;

-- Acts as a function to the end of the transaction, so that the views of the policies answer as they would for it.
create function people.act_for(func uuid) returns void language sql security definer set search_path to '' as $$
  select set_config('kring.person_id', '', true), set_config('kring.guardian_id', '', true), set_config('kring.function_id', coalesce(func::text, ''), true),
    set_config('kring.unit_id', coalesce((select f.unit_id::text from people.functions f where f.id = func), ''), true)
$$;

-- The token that acts; nothing is done without one, nor by one that has ended while it waited.
create function people.acting_token() returns people.scim_tokens language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens;
begin
  select * into t from people.scim_tokens x where x.id = people.my_scim_token() and x.organisation_id = people.my_scim_organisation();
  if t.id is null then raise insufficient_privilege; end if;
  perform people.lock_directory(t.organisation_id);
  -- Whoever was waited for may have ended it.
  select * into t from people.scim_tokens x where x.id = t.id;
  if people.state_of_token(t, clock_timestamp()) <> 'live' then raise check_violation using constraint = 'scim_token_is_over'; end if;
  return t;
end $$;

-- Who is behind a session now. An appointment that has ended gives nothing from this second on (R15).
create function people.actor_of(token_hash bytea) returns table(person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text, function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid, guardian boolean) language plpgsql security definer set search_path to '' as $$
declare
  s people.sessions;
begin
  select * into s from people.sessions x where x.token_hash = actor_of.token_hash and x.ended_at is null
    and x.expires_at > now() and x.last_seen_at + x.idle > now();
  if s.person_id is null then return; end if;
  if s.last_seen_at < now() - interval '1 minute' then
    update people.sessions x set last_seen_at = now() where x.token_hash = s.token_hash;
  end if;
  return query
    select p.id, p.name, p.language, p.colour_scheme, a.id, f.id, f.name, f.kind, coalesce(f.may_open_in_emergency, false), u.id, u.name, u.kind, u.legal_domain, o.name,
      coalesce(a.collaboration_id, p.collaboration_id), s.as_guardian and people.is_guardian_person(p.id)
    from people.persons p
      left join people.appointments a on a.id = s.appointment_id and a.person_id = p.id and not s.as_guardian
        and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
      left join people.functions f on f.id = a.function_id
      left join people.units u on u.id = f.unit_id
      left join people.organisations o on o.id = u.organisation_id
    where p.id = s.person_id;
end $$;

-- R10: a staff person that the manager of a unit takes into the house, with the sign-in that they will use. A subject that a colleague signs in with is that colleague, unchanged, when the name agrees; with another name it is refused, since one of the two is wrong. A guardian, and the staff of another collaboration, are not looked at. The new id holds no time.
create function people.add_person(token_hash bytea, name text, email text, subject text, once uuid, issuer text DEFAULT NULL::text) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if not people.i_add_persons() then raise insufficient_privilege; end if;
  select coalesce(add_person.issuer, s.issuer) into v_issuer from people.sessions s
    where s.token_hash = add_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended(v_issuer || ' ' || add_person.subject, 0));
  select p.id into made from people.persons p
    where p.once = add_person.once and p.collaboration_id = people.my_collaboration() and p.kind = 'staff';
  if made is not null then return made; end if;
  select p.* into known from people.accounts a join people.persons p on p.id = a.person_id
    where a.issuer = v_issuer and a.subject = add_person.subject and a.kind = 'staff' and a.collaboration_id = people.my_collaboration();
  if known.id is not null then
    if not exists (select from people.appointments a where a.person_id = known.id and (a.ends_at is null or a.ends_at > a.starts_at)) then
      update people.persons p set name = add_person.name, once = add_person.once where p.id = known.id;
      insert into people.addresses (person_id, email) values (known.id, add_person.email)
        on conflict (person_id) do update set email = excluded.email;
      return known.id;
    end if;
    if lower(known.name) <> lower(add_person.name) then
      raise check_violation using constraint = 'subject_is_another_persons';
    end if;
    perform people.know_as(known.id, people.my_organisation(), add_person.email);
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), add_person.name, add_person.once, 'staff') returning id into made;
  insert into people.accounts (person_id, issuer, subject) values (made, v_issuer, add_person.subject);
  insert into people.addresses (person_id, email) values (made, add_person.email);
  return made;
end $$;
grant execute on function people.add_person(bytea,text,text,text,uuid,text) to kring_app;

-- ADR 34, 35: the kinds of function that keep the house and see no child. Whatever shuts one of them out asks here.
create function people.administers(kind text) returns boolean language sql immutable parallel safe as $$
  select coalesce(kind in ('administrator', 'organisation_administrator'), false)
$$;
grant execute on function people.administers(text) to kring_app;

-- Until when somebody administers an organisation without a break, from a moment when they did; that moment where they did not, infinity where no end is known. `leaves`: if these appointments ended at those times.
create function people.administers_until(person uuid, organisation uuid, since timestamptz, leaves uuid[] DEFAULT '{}'::uuid[], leave_at timestamptz[] DEFAULT '{}'::timestamptz[]) returns timestamptz language sql stable security definer set search_path to '' as $$
  select coalesce((select coalesce(upper(r), 'infinity') from unnest((
    select range_agg(tstzrange(a.starts_at, greatest(a.starts_at, coalesce(x.at, a.ends_at, 'infinity'))))
    from people.appointments a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = administers_until.organisation
      left join lateral (select l.at from unnest(leaves, leave_at) l(id, at) where l.id = a.id) x on true
    where a.person_id = administers_until.person and f.collaboration_id = o.collaboration_id
      and (f.kind = 'administrator' or (f.kind = 'organisation_administrator' and u.organisation_id = o.id)))) r where r @> since), since)
$$;

-- Whether I have read the guide for the first time.
create function people.am_guided() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.guided_persons g where g.person_id = people.me())
$$;
grant execute on function people.am_guided() to kring_app;

-- Yes makes the appointment, no does not. False to whoever may not answer, and where there is nothing to answer.
create function people.answer_appointment(request uuid, yes boolean) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  r people.appointment_requests;
  at timestamptz;
begin
  select * into r from people.appointment_requests x where x.id = request for update;
  -- The same answer once more changes and tells nothing.
  if r.decision = (case when yes then 'yes' else 'no' end) and r.decided_by = people.me() then return true; end if;
  if not found or not people.answers(r) then return false; end if;
  update people.appointment_requests set decision = case when yes then 'yes' else 'no' end, decided_by = people.me(),
    decided_by_function = people.my_function(), decided_at = now() where id = request;
  if yes then
    at := greatest(r.starts_at, now());
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
      values (r.collaboration_id, r.unit_id, r.function_id, r.person_id, at, people.me());
    update people.appointments a set ends_at = greatest(at, a.starts_at), ended_by = people.me()
      where a.id = r.leaves and (a.ends_at is null or a.ends_at > at);
  else
    perform audit.log('appoint', null, 'own_appointment', request, 'answered no');
  end if;
  update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null where n.item_id = request and n.item_kind = 'own_appointment';
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    values (r.collaboration_id, r.asked_by_function, case when yes then 'appointment_yes' else 'appointment_no' end, 'own_appointment', request);
  perform pg_notify('kring', 'function:' || r.asked_by_function);
  return true;
end $$;
grant execute on function people.answer_appointment(uuid,boolean) to kring_app;

-- May the actor answer? Another manager of the organisation or a log reviewer of the collaboration, while nobody has and the one who
-- asked still holds the function that they asked in.
create function people.answers(r people.appointment_requests) returns boolean language sql stable set search_path to '' as $$
  select r.decision is null and r.person_id <> people.me() and people.holds(r.asked_by_function, r.person_id)
    and exists (select from people.functions m join people.units u on u.id = m.unit_id join people.units theirs on theirs.id = r.unit_id
      where m.id = people.my_function() and (m.kind = 'manager' and u.organisation_id = theirs.organisation_id
        or m.kind = 'log_reviewer' and m.collaboration_id = r.collaboration_id))
$$;

-- R15: by the administrator, to a function that steers, from now; never themselves.
create function people.appoint(func uuid, person uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  f people.functions := people.steered_function(func);
begin
  if not exists (select from people.persons p where p.id = appoint.person and p.kind = 'staff' and p.collaboration_id = f.collaboration_id) then
    raise insufficient_privilege;
  end if;
  -- Who holds it already is not appointed again.
  insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by)
    select f.collaboration_id, f.unit_id, func, appoint.person, people.me()
    where not exists (select from people.appointments a where a.function_id = func and a.person_id = appoint.person
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()));
end $$;
grant execute on function people.appoint(uuid,uuid) to kring_app;

-- R15: on pages the system administrator appoints to functions that steer, who administers an organisation to its managers.
create function people.appoints_to(f people.functions) returns boolean language sql stable security definer set search_path to '' as $$
  select f.collaboration_id = people.my_collaboration() and case
    when people.i_am('{administrator}') then f.kind in ('manager', 'log_reviewer', 'process_leader') or people.administers(f.kind)
    else f.kind = 'manager' and exists (select from people.units u where u.id = f.unit_id and u.organisation_id = people.my_kept_organisation()) end
$$;

create function people.ask_for_appointment(func uuid, starts timestamptz, leaves uuid, once uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  v_unit uuid;
  made uuid;
begin
  select f.unit_id into v_unit from people.functions f where f.id = func and f.unit_id = people.my_unit() and people.i_manage(f.unit_id);
  if v_unit is null or (ask_for_appointment.leaves is not null and not exists (select from people.appointments a
      where a.id = ask_for_appointment.leaves and a.function_id = func and (a.ends_at is null or a.ends_at > now()))) then
    raise insufficient_privilege;
  end if;
  select r.id into made from people.appointment_requests r where r.person_id = people.me() and r.function_id = func
    and (r.decision is null or r.once = ask_for_appointment.once);
  if made is not null then return made; end if;
  insert into people.appointment_requests (collaboration_id, unit_id, function_id, person_id, asked_by_function, starts_at, leaves, once)
    values (people.my_collaboration(), v_unit, func, people.me(), people.my_function(), greatest(starts, now()), ask_for_appointment.leaves, ask_for_appointment.once)
    returning id into made;
  perform audit.log('appoint', null, 'own_appointment', made, 'asked');
  perform people.tell_to_answer(made, v_unit);
  return made;
end $$;
grant execute on function people.ask_for_appointment(uuid,timestamp with time zone,uuid,uuid) to kring_app;

-- begun: from now the transaction alone changes the house, and nobody is appointed, handed over or named meanwhile. By whoever sent the file, within a day, once: running, while another transaction takes it in; used, when one has.
create function people.begin_file(file uuid) returns text language plpgsql security definer set search_path to '' as $$
declare
  f people.county_files;
begin
  select * into f from people.county_files x where x.id = file and x.appointment_id = people.my_appointment() and people.i_administer();
  if f.id is null then raise insufficient_privilege; end if;
  -- Whoever works with the same file at this moment is not waited for: a county takes minutes.
  if not pg_try_advisory_xact_lock(people.lock_of_file(file)) then return 'running'; end if;
  perform pg_advisory_xact_lock(hashtextextended('house:' || people.my_collaboration(), 0));
  if not exists (select from people.appointments a where a.id = people.my_appointment() and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
  select * into f from people.county_files x where x.id = file;
  if f.used_at is not null then return 'used'; end if;
  if f.id is null or f.made_at <= now() - interval '1 day' then raise insufficient_privilege; end if;
  -- A county at once takes longer than any page may.
  perform set_config('kring.file', file::text, true), set_config('statement_timeout', '600s', true);
  return 'begun';
end $$;
grant execute on function people.begin_file(uuid) to kring_app;

-- Begins a session for whom a subject stands for, of the kinds that its issuer may sign in; null when nobody here is known by it. number_hash is the keyed hash of a person number that the provider vouches for: it makes a guardian known at first sign-in.
create function people.begin_session(issuer text, subject text, token_hash bytea, id_token text, provider_sid text, idle interval, absolute interval, number_hash bytea DEFAULT NULL::bytea, kinds text[] DEFAULT '{staff,guardian}'::text[]) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  guardian uuid;
  staff uuid[];
  live uuid[];
  as_guardian boolean;
begin
  if 'staff' = any(kinds) then
    staff := array(select a.person_id from people.accounts a
      where a.issuer = begin_session.issuer and a.subject = begin_session.subject and a.kind = 'staff' order by a.collaboration_id);
  end if;
  if 'guardian' = any(kinds) then
    guardian := people.guardian_of(begin_session.issuer, begin_session.subject, begin_session.number_hash);
  end if;
  if guardian is null and coalesce(cardinality(staff), 0) = 0 then return null; end if;
  live := array(select a.id from people.appointments a
    where a.person_id = any(staff) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) limit 2);
  -- With one way to act it is chosen here; with several nothing is until the person has.
  as_guardian := cardinality(live) = 0 and guardian is not null;
  insert into people.sessions (token_hash, person_id, appointment_id, as_guardian, issuer, subject, kinds, provider_sid, id_token, idle, expires_at)
    values (begin_session.token_hash,
      case when as_guardian or coalesce(cardinality(staff), 0) = 0 then guardian
        else coalesce((select a.person_id from people.appointments a where a.id = live[1]), staff[1]) end,
      case when cardinality(live) = 1 and guardian is null then live[1] end,
      as_guardian, begin_session.issuer, begin_session.subject, begin_session.kinds, begin_session.provider_sid, begin_session.id_token,
      idle, now() + absolute);
  return (select s.person_id from people.sessions s where s.token_hash = begin_session.token_hash);
end $$;
grant execute on function people.begin_session(text,text,bytea,text,text,interval,interval,bytea,text[]) to kring_app;

create function people.change_function(func uuid, name text, contact boolean, receives boolean) returns void language plpgsql security definer set search_path to '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  perform from people.units u where u.id = f.unit_id for no key update;
  if f.closed_at is not null then raise check_violation using constraint = 'function_is_closed'; end if;
  perform people.check_function(name, func);
  if not contact and people.is_named_person(func) then
    raise check_violation using constraint = 'function_is_a_named_person';
  end if;
  update people.functions x set name = change_function.name, kind = case when contact then 'named_person' else 'staff' end, receives_requests = receives
    where x.id = func and (x.name, x.kind, x.receives_requests) is distinct from
      (change_function.name, case when contact then 'named_person' else 'staff' end, receives);
  if found then perform audit.log('write', null, 'function', func, 'changed: ' || f.name || ' to ' || name); end if;
end $$;
grant execute on function people.change_function(uuid,text,boolean,boolean) to kring_app;

create function people.check_function(name text, without uuid DEFAULT NULL::uuid) returns void language plpgsql stable security definer set search_path to '' as $$
begin
  if exists (select from people.functions f where f.unit_id = people.my_unit() and f.id is distinct from without and f.closed_at is null
      and people.folded(f.name) = people.folded(check_function.name)) then
    raise unique_violation using constraint = 'function_name_in_unit';
  end if;
end $$;

-- Chooses in whose place to act: in which function, or, by null, as a guardian. False when it is not this account's to choose.
create function people.choose_appointment(token_hash bytea, appointment uuid) returns boolean language plpgsql security definer set search_path to '' as $$
declare
  s people.sessions;
  person uuid;
begin
  select * into s from people.sessions x where x.token_hash = choose_appointment.token_hash and x.ended_at is null for update;
  if not found then return false; end if;
  if appointment is null then
    select p.id into person from people.persons_of_session(s, 'guardian') p(id) where people.is_shown_a_child(p.id);
  else
    select a.person_id into person from people.appointments a where a.id = appointment
      and a.person_id in (select people.persons_of_session(s, 'staff')) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now());
  end if;
  if person is null then return false; end if;
  update people.sessions x set person_id = person, appointment_id = appointment, as_guardian = appointment is null
    where x.token_hash = choose_appointment.token_hash;
  return true;
end $$;
grant execute on function people.choose_appointment(bytea,uuid) to kring_app;

-- Chooses for me and nobody else.
create function people.choose_mail(choice text) returns void language sql security definer set search_path to '' as $$
  insert into people.mail_choices (person_id, choice) select people.me(), choose_mail.choice where people.me() is not null
    on conflict (person_id) do update set choice = excluded.choice
$$;
grant execute on function people.choose_mail(text) to kring_app;

-- At a sign-in for whose mail address the provider vouches: makes the account of each who was expected by it. Answers how many.
create function people.claim_expected(issuer text, subject text, email text) returns integer language plpgsql security definer set search_path to '' as $$
declare
  x record;
  own uuid;
  done integer := 0;
  moved people.appointments;
begin
  -- Other letters that fold to these are no address of theirs.
  if claim_expected.email !~ '^[!-~]+$' then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended(claim_expected.issuer || ' ' || lower(claim_expected.email), 0));
  for x in select e.person_id, p.collaboration_id from people.expected_persons e join people.persons p on p.id = e.person_id
    where e.issuer = claim_expected.issuer and e.email = lower(claim_expected.email) for update of e
  loop
    select a.person_id into own from people.accounts a
      where a.issuer = claim_expected.issuer and a.subject = claim_expected.subject and a.kind = 'staff' and a.collaboration_id = x.collaboration_id;
    delete from people.expected_persons e where e.person_id = x.person_id;
    if own is null then
      insert into people.accounts (person_id, issuer, subject) values (x.person_id, claim_expected.issuer, claim_expected.subject);
    else
      -- Known here by this account already: what was given to the one who was expected is theirs, but nothing that they hold already,
      -- and nothing that they gave themselves so.
      for moved in update people.appointments a set person_id = own where a.person_id = x.person_id and a.made_by is distinct from own
        and not (a.made_by is null and people.has_administered(own))
        and not exists (select from people.appointments b where b.person_id = own and b.function_id = a.function_id
          and b.starts_at < coalesce(a.ends_at, 'infinity') and coalesce(b.ends_at, 'infinity') > a.starts_at) returning a.*
      loop
        perform people.note_claim(moved, own, 'made');
      end loop;
      for moved in update people.appointments a set ends_at = greatest(now(), a.starts_at)
        where a.person_id = x.person_id and (a.ends_at is null or a.ends_at > now()) returning a.*
      loop
        perform people.note_claim(moved, own, 'ended');
      end loop;
      delete from people.addresses d where d.person_id = x.person_id;
      -- The next file names them as the last did.
      insert into people.added_as (person_id, organisation_id, email, noted_at)
        select own, y.organisation_id, y.email, y.noted_at from people.added_as y where y.person_id = x.person_id on conflict do nothing;
      update people.scim_users u set person_id = own, made_person = false where u.person_id = x.person_id;
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;
grant execute on function people.claim_expected(text,text,text) to kring_app;

create function people.close_function(func uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  if f.closed_at is not null then return; end if;
  -- One at a time of those who work with a child, so that the last one is seen.
  perform from child.children c where c.id in (select i.child_id from sharing.involvements i where i.function_id = func and i.ended_at is null)
    order by c.id for no key update;
  if cardinality(people.function_obstacles(func)) > 0 then raise check_violation using constraint = 'function_is_needed'; end if;
  update sharing.involvements i set ended_at = now() where i.function_id = func and i.ended_at is null;
  delete from sharing.protected_readers r where r.function_id = func;
  update people.functions x set closed_at = now() where x.id = func;
  perform audit.log('write', null, 'function', func, 'closed: ' || f.name);
end $$;
grant execute on function people.close_function(uuid) to kring_app;

-- For the administrator: what must be done before a function is closed: held, rule, answers (somebody waits for it; not what, of whom or how many), managers (its manager closes it).
create function people.closing_obstacles(func uuid) returns text[] language plpgsql stable security definer set search_path to '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and people.keeps_function(x);
  if f.id is null then raise insufficient_privilege; end if;
  if f.kind in ('staff', 'named_person') and exists (select from people.appointments a where a.function_id = func and a.ends_at is distinct from a.starts_at) then
    return array['managers'];
  end if;
  return (select coalesce(array_agg(distinct case when o in ('held', 'rule') then o else 'answers' end), '{}') from unnest(people.function_obstacles(func)) o);
end $$;
grant execute on function people.closing_obstacles(uuid) to kring_app;

create function people.complete_account() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  select p.kind, p.collaboration_id into new.kind, new.collaboration_id from people.persons p where p.id = new.person_id;
  return new;
end $$;

-- ADR 36: the organisations whose tokens and groups the one who acts keeps: all of the collaboration, or their own, for who administers one.
create function people.directories_i_keep() returns uuid[] language sql stable security definer set search_path to '' as $$
  select coalesce(array_agg(o.id), '{}') from people.organisations o
  where o.collaboration_id = people.my_collaboration() and people.i_keep(o.id)
$$;
grant execute on function people.directories_i_keep() to kring_app;

-- Those that I keep; of a directory its own.
create function people.directories_i_see() returns uuid[] language sql stable security definer set search_path to '' as $$
  select case when people.my_scim_organisation() is null then people.directories_i_keep() else array[people.my_scim_organisation()] end
$$;
grant execute on function people.directories_i_see() to kring_app;

-- R14, R15: by the administrator, in a function that steers, now and with a reason.
create function people.end_appointment(appointment uuid, reason text) returns void language plpgsql security definer set search_path to '' as $$
declare
  func uuid := (select a.function_id from people.appointments a where a.id = end_appointment.appointment);
begin
  perform people.steered_function(func);
  if trim(reason) = '' then raise check_violation using constraint = 'reason_is_missing'; end if;
  -- The same once more changes and tells nothing.
  if exists (select from people.appointments a where a.id = end_appointment.appointment and a.ends_at <= now()) then return; end if;
  if people.ending_obstacle(appointment) is not null then raise check_violation using constraint = 'function_is_needed'; end if;
  perform set_config('kring.reason', reason, true);
  update people.appointments a set ends_at = greatest(now(), a.starts_at) where a.id = end_appointment.appointment;
end $$;
grant execute on function people.end_appointment(uuid,text) to kring_app;

-- ADR 36: by who keeps it: ends the tokens and all that the directory has given, and forgets its users and groups.
create function people.end_directory(organisation uuid, reason text) returns void language plpgsql security definer set search_path to '' as $$
declare
  o people.organisations := people.kept_directory(organisation);
begin
  if trim(reason) = '' then raise check_violation using constraint = 'reason_is_missing'; end if;
  perform set_config('kring.reason', reason, true);
  update people.scim_tokens t set revoked_at = now() where t.organisation_id = o.id and t.revoked_at is null;
  perform people.scim_remove_groups(array(select g.id from people.scim_groups g where g.organisation_id = o.id));
  perform people.scim_remove_users(array(select u.id from people.scim_users u where u.organisation_id = o.id));
end $$;
grant execute on function people.end_directory(uuid,text) to kring_app;

-- A file that was used: its rows are forgotten, people.changes has what became of them.
create function people.end_file(file uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  update people.county_files f set used_at = now() where f.id = file and f.appointment_id = people.my_appointment() and f.used_at is null;
  if not found then raise insufficient_privilege; end if;
  delete from people.county_file_rows r where r.file_id = file;
end $$;
grant execute on function people.end_file(uuid) to kring_app;

create function people.end_session(token_hash bytea) returns text language sql security definer set search_path to '' as $$
  update people.sessions s set ended_at = now() where s.token_hash = end_session.token_hash and s.ended_at is null returning s.id_token
$$;
grant execute on function people.end_session(bytea) to kring_app;

create function people.end_sessions_by_sid(issuer text, sid text) returns integer language plpgsql security definer set search_path to '' as $$
declare n int;
begin
  update people.sessions s set ended_at = now() where s.issuer = end_sessions_by_sid.issuer and s.provider_sid = sid and s.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function people.end_sessions_by_sid(text,text) to kring_app;

-- A provider may say that a person has left without saying which session: then all of that account end, in whoever's place it acts.
create function people.end_sessions_of(issuer text, subject text) returns integer language plpgsql security definer set search_path to '' as $$
declare n int;
begin
  update people.sessions s set ended_at = now()
    where s.issuer = end_sessions_of.issuer and s.subject = end_sessions_of.subject and s.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function people.end_sessions_of(text,text) to kring_app;

-- Whoever has nothing left to act in here is signed out. A guardian stays one: no employer ends that.
create function people.end_sessions_without_function(person uuid) returns void language sql security definer set search_path to '' as $$
  update people.sessions s set ended_at = now()
    where s.person_id = end_sessions_without_function.person and not s.as_guardian and s.ended_at is null
      and not exists (select from people.persons_of_session(s, 'staff') p(id) join people.appointments a on a.person_id = p.id
        where a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
      and not exists (select from people.persons_of_session(s, 'guardian'))
$$;

-- R14: why the administrator cannot end an appointment: last (nobody would administer), answers (somebody waits for the function and nobody else holds it; not what, of whom or how many). Null where they can.
create function people.ending_obstacle(appointment uuid) returns text language plpgsql stable security definer set search_path to '' as $$
declare
  a people.appointments;
  f people.functions;
begin
  select x.* into a from people.appointments x where x.id = ending_obstacle.appointment and x.collaboration_id = people.my_collaboration();
  select x.* into f from people.functions x where x.id = a.function_id and people.appoints_to(x);
  if f.id is null then raise insufficient_privilege; end if;
  if exists (select from people.appointments b where b.function_id = f.id and b.id <> a.id and b.starts_at <= now() and (b.ends_at is null or b.ends_at > now())) then
    return null;
  end if;
  -- Who administers an organisation can be appointed anew by the system administrator, who by nobody.
  if f.kind = 'administrator' and not exists (select from people.appointments b join people.functions g on g.id = b.function_id
      where g.collaboration_id = f.collaboration_id and g.kind = 'administrator' and b.id <> a.id and b.starts_at <= now() and (b.ends_at is null or b.ends_at > now())) then
    return 'last';
  end if;
  return case when cardinality(array_remove(array_remove(people.function_obstacles(f.id), 'held'), 'rule')) > 0 then 'answers' end;
end $$;
grant execute on function people.ending_obstacle(uuid) to kring_app;

-- By a manager: somebody new of the collaboration, whose account is known when they sign in with that address. Where they have an account here already, what they are given becomes that one's then, and the manager sees whose: in a collaboration it is no secret who works in it.
create function people.expect_person(token_hash bytea, name text, email text, once uuid, issuer text DEFAULT NULL::text) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if not people.i_add_persons() then raise insufficient_privilege; end if;
  select coalesce(expect_person.issuer, s.issuer) into v_issuer from people.sessions s
    where s.token_hash = expect_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended(v_issuer || ' ' || lower(expect_person.email), 0));
  select p.id into made from people.persons p
    where p.once = expect_person.once and p.collaboration_id = people.my_collaboration() and p.kind = 'staff';
  if made is not null then return made; end if;
  -- Only one who is still expected is the same: whether an account has that address already is nobody's to learn by adding it.
  select p.* into known from people.expected_persons x join people.persons p on p.id = x.person_id
    where x.issuer = v_issuer and x.email = lower(expect_person.email) and p.collaboration_id = people.my_collaboration();
  if known.id is not null then
    if people.folded(known.name) <> people.folded(expect_person.name) then
      raise check_violation using constraint = 'address_is_another_persons';
    end if;
    perform people.know_as(known.id, people.my_organisation(), expect_person.email);
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), expect_person.name, expect_person.once, 'staff') returning id into made;
  insert into people.expected_persons (person_id, issuer, email) values (made, v_issuer, lower(expect_person.email));
  insert into people.addresses (person_id, email) values (made, expect_person.email);
  return made;
end $$;
grant execute on function people.expect_person(bytea,text,text,uuid,text) to kring_app;

-- Whom the manager sees as not signed in yet, in the own unit.
create function people.expected_in_my_unit() returns setof uuid language sql stable security definer set search_path to '' as $$
  select distinct e.person_id from people.appointments a join people.expected_persons e on e.person_id = a.person_id
  where a.unit_id = people.my_unit() and people.i_manage(a.unit_id)
$$;
grant execute on function people.expected_in_my_unit() to kring_app;

-- Whether a file of one's own is being taken in at this moment. False of anybody else's.
create function people.file_at_work(file uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.county_files f where f.id = file and f.appointment_id = people.my_appointment())
    and exists (select from pg_catalog.pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and (l.classid::bigint << 32) | l.objid::bigint = people.lock_of_file(file))
$$;
grant execute on function people.file_at_work(uuid) to kring_app;

-- R15: who holds the functions that whoever administers fills by file, now or later, by the addresses that their organisation knows them by. Nothing to anybody else.
create function people.file_holdings() returns table(id uuid, function_id uuid, name text, emails text[], first_day date, last_day date) language sql stable security definer set search_path to '' as $$
  select a.id, a.function_id, p.name,
    -- The latest first; of who administers the county the own ones before those of the organisation.
    array(select x.email from people.added_as x where x.person_id = a.person_id and x.organisation_id in (u.organisation_id, (select people.my_organisation()))
      group by x.email order by bool_or(x.organisation_id = (select people.my_organisation())) desc, max(x.noted_at) desc, x.email),
    (a.starts_at at time zone 'Europe/Stockholm')::date, ((a.ends_at - interval '1 microsecond') at time zone 'Europe/Stockholm')::date
  from people.appointments a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.persons p on p.id = a.person_id
  where a.collaboration_id = people.my_collaboration() and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at
    and people.fills(f.kind, u.organisation_id, (select people.i_am('{administrator}')), (select people.my_kept_organisation()))
  order by a.starts_at, a.id
$$;
grant execute on function people.file_holdings() to kring_app;

-- R14: in one word why a function is not closed, and whether somebody waits for it: never what, of whom or how many. Null where it is not the asking one's.
create function people.file_obstacles(functions uuid[]) returns table(function_id uuid, closing text[], answers boolean) language plpgsql stable security definer set search_path to '' as $$
declare
  system boolean := people.i_am('{administrator}');
  kept uuid := people.my_kept_organisation();
begin
  return query select f.id, case when people.keeps_function(f) then people.closing_obstacles(f.id) end,
      case when people.fills(f.kind, u.organisation_id, system, kept)
        then cardinality(array_remove(array_remove(people.function_obstacles(f.id), 'held'), 'rule')) > 0 end
    from people.functions f join people.units u on u.id = f.unit_id
    where f.id = any(functions) and f.collaboration_id = people.my_collaboration() and people.i_administer();
end $$;
grant execute on function people.file_obstacles(uuid[]) to kring_app;

-- R13, R14, R15: the appointments of a file, all or none: people by address or account as on pages, from today or later, ended and never removed.
create function people.fill_by_file(file uuid, rows jsonb) returns void language plpgsql security definer set search_path to '' as $$
declare
  system boolean := people.i_am('{administrator}');
  kept uuid := people.my_kept_organisation();
  today date := (now() at time zone 'Europe/Stockholm')::date;
  keys jsonb;
  wrong integer;
  made uuid[];
  moved uuid[];
begin
  if not people.i_administer() or current_setting('kring.file', true) is distinct from file::text then raise insufficient_privilege; end if;
  -- Rights are asked of each row anew: what was shown is what somebody sent.
  if exists (select from jsonb_to_recordset(rows) r(function uuid) left join people.functions f on f.id = r.function
        and f.collaboration_id = people.my_collaboration() left join people.units u on u.id = f.unit_id
      where f.id is null or not people.fills(f.kind, u.organisation_id, system, kept)) then
    raise insufficient_privilege;
  end if;

  -- Each new person once, with whom they are known as: an account of that name at the provider, or somebody expected by that address.
  select coalesce(jsonb_agg(to_jsonb(k)), '[]') into keys from (
    select distinct on (r.person) r.n, r.person, r.name, r.email, r.subject, r.issuer, coalesce(a.person_id, e.person_id) as known
    from jsonb_to_recordset(rows) r(n int, act text, person uuid, name text, email text, subject text, issuer text)
      left join people.accounts a on r.subject <> '' and a.issuer = r.issuer and a.subject = r.subject and a.kind = 'staff'
        and a.collaboration_id = people.my_collaboration()
      left join lateral (select x.person_id from people.expected_persons x join people.persons p on p.id = x.person_id
        where r.subject = '' and x.issuer = r.issuer and x.email = lower(r.email) and p.collaboration_id = people.my_collaboration() limit 1) e on true
    where r.act = 'new' order by r.person, r.n) k;
  -- As on a page: who was added and never held anything is written anew, somebody of another name is somebody else.
  update people.persons p set name = k.name from jsonb_to_recordset(keys) k(known uuid, name text, subject text)
    where p.id = k.known and k.subject <> '' and p.name <> k.name
      and not exists (select from people.appointments a where a.person_id = p.id and (a.ends_at is null or a.ends_at > a.starts_at));
  select k.n into wrong from jsonb_to_recordset(keys) k(n int, known uuid, name text) join people.persons p on p.id = k.known
    where people.folded(p.name) <> people.folded(k.name) order by k.n limit 1;
  if wrong is not null then raise check_violation using constraint = 'row_is_another_persons', detail = wrong::text; end if;
  insert into people.persons (id, collaboration_id, name, kind)
    select k.person, people.my_collaboration(), k.name, 'staff' from jsonb_to_recordset(keys) k(person uuid, known uuid, name text) where k.known is null;
  insert into people.accounts (person_id, issuer, subject)
    select k.person, k.issuer, k.subject from jsonb_to_recordset(keys) k(person uuid, known uuid, issuer text, subject text) where k.known is null and k.subject <> '';
  insert into people.expected_persons (person_id, issuer, email)
    select k.person, k.issuer, lower(k.email) from jsonb_to_recordset(keys) k(person uuid, known uuid, issuer text, subject text, email text)
    where k.known is null and k.subject = '';
  insert into people.addresses (person_id, email)
    select k.person, k.email from jsonb_to_recordset(keys) k(person uuid, known uuid, email text) where k.known is null;
  -- By the file's own word, whoever told of them first: the same file again finds them.
  insert into people.added_as (person_id, organisation_id, email)
    select distinct coalesce(k.known, k.person), people.my_organisation(), r.email from jsonb_to_recordset(rows) r(act text, person uuid, email text)
      join jsonb_to_recordset(keys) k(person uuid, known uuid) on k.person = r.person where r.act = 'new' on conflict do nothing;

  -- From today or later. Who holds it already is not appointed again.
  if exists (select from jsonb_to_recordset(rows) r(act text, first date, last date) where r.act = 'new' and (r.first < today or r.last < coalesce(r.first, today))) then
    raise check_violation using constraint = 'appointment_ends_after_it_starts';
  end if;
  with done as (insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id, starts_at, ends_at, made_by)
    select r.id, f.collaboration_id, f.unit_id, f.id, coalesce(k.known, k.person), t.starts, t.ends, people.me()
    from jsonb_to_recordset(rows) r(id uuid, act text, function uuid, person uuid, first date, last date)
      join people.functions f on f.id = r.function
      join jsonb_to_recordset(keys) k(person uuid, known uuid) on k.person = r.person
      cross join lateral (select greatest(now(), r.first::timestamp at time zone 'Europe/Stockholm') as starts,
        (r.last + 1)::timestamp at time zone 'Europe/Stockholm' as ends) t
    where r.act = 'new' and not exists (select from people.appointments a where a.function_id = f.id and a.person_id = coalesce(k.known, k.person)
      and a.starts_at < coalesce(t.ends, 'infinity') and coalesce(a.ends_at, 'infinity') > t.starts) returning id)
    select array_agg(id) into made from done;

  with done as (update people.appointments a set ends_at = case when r.last < today then greatest(now(), a.starts_at) else (r.last + 1)::timestamp at time zone 'Europe/Stockholm' end
    from jsonb_to_recordset(rows) r(id uuid, act text, function uuid, last date)
    where r.act = 'until' and a.id = r.id and a.function_id = r.function and (a.ends_at is null or a.ends_at > now()) returning a.id)
    select array_agg(id) into moved from done;
  if cardinality(made || moved) > 0 then
    perform people.tell_reviewers(people.my_collaboration(), cardinality(made || moved)), people.mail_of_file(coalesce(made, '{}'), coalesce(moved, '{}'));
  end if;

  -- R14, when all of it is done: nobody waits for a function that nobody holds any more.
  select min(r.n) into wrong from jsonb_to_recordset(rows) r(n int, id uuid, act text, function uuid) join people.appointments a on a.id = r.id
      join people.functions f on f.id = a.function_id
    where r.act = 'until' and a.ends_at is not null
      and not exists (select from people.appointments b where b.function_id = f.id and b.id <> a.id and b.starts_at <= a.ends_at and (b.ends_at is null or b.ends_at > a.ends_at))
      and (cardinality(array_remove(array_remove(people.function_obstacles(f.id), 'held'), 'rule')) > 0
        or (f.kind = 'administrator' and not exists (select from people.appointments b join people.functions g on g.id = b.function_id
          where g.collaboration_id = f.collaboration_id and g.kind = 'administrator' and b.starts_at <= a.ends_at and (b.ends_at is null or b.ends_at > a.ends_at))));
  if wrong is not null then raise check_violation using constraint = 'function_is_needed', detail = wrong::text; end if;
end $$;
grant execute on function people.fill_by_file(uuid,jsonb) to kring_app;

-- R15: whom a file may appoint: the system administrator to what steers, who administers an organisation to what is its own.
create function people.fills(kind text, organisation uuid, system boolean, kept uuid) returns boolean language sql immutable parallel safe as $$
  select case when system then kind in ('manager', 'log_reviewer', 'process_leader') or people.administers(kind)
    else coalesce(people.kept_by_organisation(kind) and organisation = kept, false) end
$$;

-- Words in small letters without accents and apostrophes, one space between each: what names are compared and found by.
create function people.folded(said text) returns text language sql immutable parallel safe strict set search_path to '' as $$
  select trim(regexp_replace(
    regexp_replace(
      replace(replace(replace(replace(translate(
        lower(normalize(regexp_replace(said,
          -- Signs that nobody sees, and apostrophes: they part nothing.
          E'[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff''\u2019\u2018\u201b\u02bc\u02b9\u00b4\u2032`\uff07]',
          '', 'g'), NFKD) collate "und-x-icu"),
        'øłđðı', 'olddi'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
      E'[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
      '', 'g'),
    '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g'))
$$;
grant execute on function people.folded(text) to kring_app;

-- R19: a file that nobody used is forgotten after a day. Answers how many.
create function people.forget_county_files() returns integer language plpgsql security definer set search_path to '' as $$
declare n int;
begin
  delete from people.county_files f where f.used_at is null and f.made_at < now() - interval '1 day';
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function people.forget_county_files() to kring_worker;

-- Who was expected by an address, and holds nothing, is expected no more.
create function people.forget_expected(person uuid) returns void language sql security definer set search_path to '' as $$
  delete from people.expected_persons x where x.person_id = forget_expected.person
    and not exists (select from people.appointments a where a.person_id = forget_expected.person and (a.ends_at is null or a.ends_at > now()))
    and not exists (select from people.scim_users u where u.person_id = forget_expected.person)
$$;

-- R19: a session that is over is forgotten after a day, its identity token with it. Answers how many.
create function people.forget_sessions() returns integer language plpgsql security definer set search_path to '' as $$
declare n int;
begin
  delete from people.sessions s
    where least(s.ended_at, s.expires_at, s.last_seen_at + s.idle) < now() - interval '1 day';
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function people.forget_sessions() to kring_worker;

-- A worry that was taken back keeps no function open.
create function people.function_obstacles(func uuid) returns text[] language sql stable security definer set search_path to '' as $$
  select array_remove(array[
    case when exists (select from people.appointments a where a.function_id = func and (a.ends_at is null or a.ends_at > now())
      and a.ends_at is distinct from a.starts_at) then 'held' end,
    case when exists (select from people.named_person_rules r where r.function_id = func) then 'rule' end,
    case when exists (select from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.to_function_id = func and r.answer is null) then 'waits' end,
    case when exists (select from child.worries w where w.author_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.from_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.from_function_id = func and r.answer is null) then 'asks' end,
    case when exists (select from sharing.involvements i where i.function_id = func and i.ended_at is null and (cardinality(child.holds_here(i.child_id, func)) > 0
        or not exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> func and x.ended_at is null)))
      or exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null)
      or child.acts_in_own_draft(func) then 'holds' end,
    case when exists (select from sharing.disclosures d where d.to_function_id = func and d.decision = 'given' and d.ended_at is null and d.valid_until > now())
      or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = func and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null
          -- R2, R8: of what it can read no longer nothing is said.
          and child.still_reads_invitation(m, p)) then 'given' end
  ], null)
$$;

-- The four that follow are one shape with another owner of the row.
create function people.give_to(target regclass, shape text, called text, owner text, reader text, writer text, inserts text, updates text, deletes boolean, signed text, also text, read_by text, written_by text) returns void language plpgsql set search_path to '' as $$
begin
  if writer is null and (coalesce(inserts, updates) is not null or deletes) then
    raise exception '% of %: columns to write, but write is nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if reader is not null then
    perform platform.add_policy(target, 'select_' || called, 'select', platform.both(owner, reader), null, shape, 'read by ' || read_by);
    execute format('grant select on %s to kring_app', target);
  end if;
  if inserts is not null then
    perform platform.add_policy(target, 'insert_' || called, 'insert', null,
      platform.both(variadic array[owner, writer] || people.signs(target, signed) || also), shape, 'written by ' || written_by);
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_' || called, 'update', platform.both(owner, writer),
      platform.both(owner, writer, also), shape, 'changed by ' || written_by);
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
  if deletes then
    perform platform.add_policy(target, 'delete_' || called, 'delete', platform.both(owner, writer), null, shape, 'removed by ' || written_by);
    execute format('grant delete on %s to kring_app', target);
  end if;
end $$;

-- The guardian behind a sign-in, made at the first one; null where no record shows itself to them, as for a number that nobody has. The
-- number decides where there is one: a subject that is given to somebody else at the provider does not bring the former family along,
-- and a session that the subject has already does not reach the new one's.
create function people.guardian_of(issuer text, subject text, number_hash bytea) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  person uuid;
  their_name text;
  its_collaboration uuid;
begin
  if number_hash is null then
    select a.person_id into person from people.accounts a
      where a.issuer = guardian_of.issuer and a.subject = guardian_of.subject and a.kind = 'guardian';
    if person is null then return null; end if;
    perform people.lock_guardians((select i.number_hash from sharing.identities i where i.row_id = person and i.kind = 'person'));
  else
    -- Two first sign-ins at once are of one person.
    perform pg_advisory_xact_lock(hashtextextended('guardian ' || encode(number_hash, 'hex'), 0));
    perform people.lock_guardians(number_hash);
    select i.row_id into person from sharing.identities i join people.persons p on p.id = i.row_id and p.kind = 'guardian'
      where i.kind = 'person' and i.number_hash = guardian_of.number_hash order by i.row_id limit 1;
    delete from people.accounts a where a.issuer = guardian_of.issuer and a.subject = guardian_of.subject and a.kind = 'guardian'
      and a.person_id is distinct from person;
    if found then
      update people.sessions s set ended_at = now()
        where s.issuer = guardian_of.issuer and s.subject = guardian_of.subject and 'guardian' = any(s.kinds) and s.ended_at is null;
    end if;
    -- Greeted by a name that they may see.
    select g.name, g.collaboration_id into their_name, its_collaboration from sharing.identities i join child.guardians g on g.id = i.row_id
      where i.kind = 'guardian' and i.number_hash = guardian_of.number_hash and child.shows_to_guardian(g) order by g.since, g.id limit 1;
    if their_name is null then return null; end if;
    if person is null then
      insert into people.persons (id, collaboration_id, name, kind) values (gen_random_uuid(), its_collaboration, their_name, 'guardian')
        returning id into person;
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values (person, 'person', its_collaboration, guardian_of.number_hash);
    end if;
    insert into people.accounts (person_id, issuer, subject) values (person, guardian_of.issuer, guardian_of.subject) on conflict do nothing;
  end if;
  -- What units have written about this person as a guardian is theirs from now on: at sign-in, never when a unit writes it.
  update child.guardians g set person_id = person
    from sharing.identities mine join sharing.identities i on i.number_hash = mine.number_hash and i.kind = 'guardian'
    where mine.row_id = person and mine.kind = 'person' and g.id = i.row_id and g.person_id is distinct from person;
  return case when people.is_shown_a_child(person) then person end;
end $$;

-- Puts the guide for the first time away for me.
create function people.guide_me() returns void language sql security definer set search_path to '' as $$
  insert into people.guided_persons (person_id) select people.me() where people.me() is not null on conflict do nothing
$$;
grant execute on function people.guide_me() to kring_app;

-- R15: by the manager of the unit one appointment ends and the next is made, now or at the midnight that a day begins. done also when it had been done; left when the one who was to leave has left, and another holds it.
create function people.hand_over(func uuid, leaves uuid, person uuid, first_day date) returns text language plpgsql security definer set search_path to '' as $$
declare
  f people.functions;
  at timestamptz := greatest(now(), first_day::timestamp at time zone 'Europe/Stockholm');
  old people.appointments;
  made uuid;
begin
  select * into f from people.functions x where x.id = func and x.unit_id = people.my_unit()
    and x.collaboration_id = people.my_collaboration() and people.i_manage(x.unit_id);
  if f.id is null or (hand_over.person is not null and not exists (select from people.persons p
      where p.id = hand_over.person and p.kind = 'staff' and p.collaboration_id = f.collaboration_id)) then
    raise insufficient_privilege;
  end if;
  perform people.lock_handover(func);
  if exists (select from people.appointments a where a.id = leaves and a.person_id = hand_over.person) then raise insufficient_privilege; end if;
  if leaves is not null then
    select * into old from people.appointments a where a.id = leaves and a.function_id = func
      and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at for update;
    if old.id is null then
      return case when hand_over.person is null or exists (select from people.appointments a where a.function_id = func
        and a.person_id = hand_over.person and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at)
        then 'done' else 'left' end;
    end if;
  end if;
  if hand_over.person is not null then
    -- Who holds it at that time already is not appointed again.
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
      select f.collaboration_id, f.unit_id, func, hand_over.person, at, people.me()
      where not exists (select from people.appointments a where a.function_id = func and a.person_id = hand_over.person
        and a.starts_at <= at and (a.ends_at is null or a.ends_at > at))
      returning id into made;
  end if;
  update people.appointments a set ends_at = greatest(at, a.starts_at) where a.id = old.id and (a.ends_at is null or a.ends_at > at);
  if found or made is not null then
    insert into people.handovers (collaboration_id, unit_id, function_id, left_appointment, left_ends_at, ended_before, ended_by_before,
        made_appointment, made_by, made_by_function)
      select f.collaboration_id, f.unit_id, func, a.id, a.ends_at, old.ends_at, old.ended_by, made, people.me(), people.my_function()
      from (select 1) one left join people.appointments a on a.id = old.id and a.ends_at is distinct from old.ends_at;
  end if;
  return 'done';
end $$;
grant execute on function people.hand_over(uuid,uuid,uuid,date) to kring_app;

-- ADR 34: whether somebody administers, has done or will: a directory, which they may hold the token of, gives them nothing.
create function people.has_administered(person uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.appointments a join people.functions f on f.id = a.function_id
    where a.person_id = has_administered.person and people.administers(f.kind) and a.ends_at is distinct from a.starts_at)
$$;

-- Whether somebody who has held the function since then, or the person, has had a page of Kring since then. A session notes that once a minute.
create function people.has_been_here(func uuid, person uuid, since timestamptz) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.sessions s where s.last_seen_at >= has_been_here.since - interval '1 minute'
    and (s.person_id = has_been_here.person or s.person_id in (select a.person_id from people.appointments a
      where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > has_been_here.since
        or exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at > has_been_here.since)))))
$$;

-- Whether whoever held it knows that they did: for longer than a handover can be taken back, or a letter has reached them in it.
create function people.has_heard(a people.appointments) returns boolean language sql stable security definer set search_path to '' as $$
  select a.ends_at > platform.undo_until(a.starts_at) or exists (select from people.sent_letters s
    where s.function_id = a.function_id and s.person_id = a.person_id and s.sent_at >= a.starts_at)
$$;

-- What each function of the manager's own unit carries, as counts: never a name, never which child. No row for anyone else.
-- `overdue` is what should have been answered or met about by now. What another unit has addressed to a function counts from
-- when it is given, and no longer than it is: a count tells of a row as well as a row does (R1, R10).
create function people.has_now(func uuid, unit uuid, kind text, item uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = func and f.unit_id = unit)
    or exists (select from sharing.disclosed_items d where d.item_id = item and d.item_kind = kind and d.to_function_id = func and d.ends_at > now())
$$;

create function people.holds(func uuid, person uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.appointments a
    where a.function_id = func and a.person_id = person and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
$$;

-- A manager of a function's unit, or who administers: who may add somebody new to the house.
create function people.i_add_persons() returns boolean language sql stable security definer set search_path to '' as $$
  select people.i_administer() or (people.my_unit() is not null and people.i_manage(people.my_unit()))
$$;

-- Whether whoever acts keeps the house, or an organisation in it.
create function people.i_administer() returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and people.administers(f.kind)
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function people.i_administer() to kring_app;

-- Is the function that acts one of these kinds?
create function people.i_am(kinds text[]) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = any(kinds)
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function people.i_am(text[]) to kring_app;

-- Whether the actor may answer this; false where there is none.
create function people.i_answer(request uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select coalesce((select people.answers(r) from people.appointment_requests r where r.id = request), false)
$$;
grant execute on function people.i_answer(uuid) to kring_app;

-- R15: of the collaboration by the system administrator, the own one by who administers it.
create function people.i_keep(organisation uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.organisations o where o.id = organisation and o.collaboration_id = people.my_collaboration()
    and (people.i_am('{administrator}') or o.id = people.my_kept_organisation()))
$$;
grant execute on function people.i_keep(uuid) to kring_app;

-- A manager appoints to the functions of her own unit, and ends appointments there (R15).
create function people.i_manage(unit uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f
    where f.id = people.my_function() and f.unit_id = unit and f.kind = 'manager')
$$;
grant execute on function people.i_manage(uuid) to kring_app;

-- Makes the words anew of functions whose time has come, some thousands at a time. Answers how many: call again until it is none.
create function people.index_changed_functions() returns integer language plpgsql security definer set search_path to '' as $$
declare
  due uuid[] := array(select w.function_id from people.function_words w where w.changes_at <= now() order by w.changes_at limit 2000);
begin
  if cardinality(due) > 0 then perform people.index_functions(due); end if;
  return cardinality(due);
end $$;
grant execute on function people.index_changed_functions() to kring_worker;

create function people.index_colleagues(ids uuid[]) returns void language sql security definer set search_path to '' as $$
  insert into people.colleague_words (person_id, words)
    select p.id, array_to_tsvector(people.word_endings(p.name)) from people.persons p
    where p.id = any(ids) and exists (select from people.appointments a where a.person_id = p.id)
    on conflict (person_id) do update set words = excluded.words
$$;

-- Nobody looks for one that is closed.
create function people.index_functions(ids uuid[]) returns void language plpgsql security definer set search_path to '' as $$
begin
  -- Two at once index one after the other, so that the last one sees what both have changed.
  perform from people.functions f where f.id = any(ids) order by f.id for no key update;
  delete from people.function_words w using people.functions f where f.id = w.function_id and f.id = any(ids) and f.closed_at is not null;
  insert into people.function_words (function_id, words, changes_at)
    select f.id, people.words_of_function(f.id),
      (select min(t) from people.appointments a cross join lateral (values (a.starts_at), (a.ends_at)) x(t) where a.function_id = f.id and t > now())
    from people.functions f where f.id = any(ids) and f.closed_at is null
    on conflict (function_id) do update set words = excluded.words, changes_at = excluded.changes_at;
end $$;

-- Whether no county has been made: the first page says how one is.
create function people.is_empty_installation() returns boolean language sql stable security definer set search_path to '' as $$
  select not exists (select from people.collaborations)
$$;
grant execute on function people.is_empty_installation() to kring_app;

create function people.is_guardian(token_hash bytea) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.sessions s cross join lateral people.persons_of_session(s, 'guardian') p(id)
    where s.token_hash = is_guardian.token_hash and s.ended_at is null and people.is_shown_a_child(p.id))
$$;
grant execute on function people.is_guardian(bytea) to kring_app;

create function people.is_guardian_person(person uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.guardians g where g.person_id = person and g.custody and g.ended_at is null)
$$;

-- Of a child now, or by rule for an age; for the manager of its unit, false to everybody else.
create function people.is_named_person(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.functions f where f.id = func and people.i_manage(f.unit_id))
    and (exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from people.named_person_rules r where r.function_id = func))
$$;
grant execute on function people.is_named_person(uuid) to kring_app;

-- Whether I hold a function, shall hold it, have held it, or am expected in it by my mail address.
create function people.is_of_mine(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.appointments a where a.function_id = func and a.ends_at is distinct from a.starts_at
    and (a.person_id = people.me() or exists (select from people.expected_persons e join people.addresses d on lower(d.email) = e.email
      where e.person_id = a.person_id and d.person_id = people.me())))
$$;

-- Ten digits with the right check digit. No person number is one.
create function people.is_organisation_number(number text) returns boolean language sql immutable parallel safe set search_path to '' as $$
  -- The third digit tells it from a person number, the last is a check digit of the others (Luhn).
  select number ~ '^\d\d[2-9]\d{7}$' and (
    select sum(case when n % 2 = 1 then d * 2 - case when d > 4 then 9 else 0 end else d end) % 10 = 0
    from generate_series(1, 10) n cross join lateral (select substr(number, n, 1)::int as d) digit)
$$;
grant execute on function people.is_organisation_number(text) to kring_app;

-- R10b: whether a sign-in, or a choice, as a guardian leads anywhere. A session that goes on as one asks people.is_guardian_person and finds nothing.
create function people.is_shown_a_child(person uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.guardians g where g.person_id = person and child.shows_to_guardian(g))
$$;

-- Those of the organisation, where somebody holds such a function; else of the county.
create function people.keepers_of_directory(organisation uuid) returns setof uuid language sql stable security definer set search_path to '' as $$
  with held as (
    select f.id, f.kind from people.organisations o join people.functions f on f.collaboration_id = o.collaboration_id and f.closed_at is null
      join people.units u on u.id = f.unit_id
    where o.id = keepers_of_directory.organisation and (f.kind = 'administrator' or (f.kind = 'organisation_administrator' and u.organisation_id = o.id))
      and exists (select from people.appointments a where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))
  select h.id from held h where h.kind = 'organisation_administrator' or not exists (select from held x where x.kind = 'organisation_administrator')
$$;

-- R15: whether whoever acts makes, changes and closes it.
create function people.keeps_function(f people.functions) returns boolean language sql stable security definer set search_path to '' as $$
  select f.collaboration_id = people.my_collaboration() and (people.i_am('{administrator}')
    or (people.kept_by_organisation(f.kind) and exists (select from people.units u where u.id = f.unit_id and u.organisation_id = people.my_kept_organisation())))
$$;

-- R15: kinds of function that reach no further than their own unit. The others read or give for the whole collaboration, and are the system administrator's to give.
create function people.kept_by_organisation(kind text) returns boolean language sql immutable parallel safe as $$
  select coalesce(kind in ('staff', 'named_person', 'manager'), false)
$$;
grant execute on function people.kept_by_organisation(text) to kring_app;

create function people.kept_directory(organisation uuid) returns people.organisations language plpgsql security definer set search_path to '' as $$
declare
  o people.organisations;
begin
  select * into o from people.organisations x where x.id = organisation and x.id = any (people.directories_i_keep());
  if o.id is null then raise insufficient_privilege; end if;
  perform people.lock_directory(o.id);
  return o;
end $$;

-- That an organisation knows somebody by an address, too: nothing that it or another knows is overwritten.
create function people.know_as(person uuid, organisation uuid, email text) returns void language sql security definer set search_path to '' as $$
  insert into people.added_as (person_id, organisation_id, email)
    select p.id, know_as.organisation, know_as.email from people.persons p
    where p.id = know_as.person and p.kind = 'staff' and know_as.organisation is not null and know_as.email <> ''
    on conflict do nothing
$$;

-- Whether a worker is sending one of these letters at this moment. What is null is any.
create function people.letter_on_its_way(letters text[], item uuid, func uuid, guardian uuid) returns boolean language plpgsql stable security definer set search_path to '' as $$
begin
  return exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'mail-to' and j.locked_at is not null and j.payload ->> 'letter' = any(letters)
      and (item is null or j.payload -> 'item' ->> 'id' = item::text)
      and (func is null or j.payload -> 'to' ->> 'functionId' = func::text)
      and (guardian is null or j.payload -> 'to' ->> 'guardianId' = guardian::text));
end $$;

-- Whoever changes a directory waits for the one before.
create function people.lock_directory(organisation uuid) returns void language sql security definer set search_path to '' as $$
  select pg_advisory_xact_lock(hashtextextended('scim:' || organisation, 0))
$$;

-- In their order, each as a handover takes it: nobody is given a function while it is handed over.
create function people.lock_functions(funcs uuid[]) returns void language plpgsql security definer set search_path to '' as $$
declare
  func uuid;
begin
  for func in select distinct f from unnest(funcs) f where f is not null order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('handover:' || func, 0));
  end loop;
end $$;

-- Whoever corrects or removes one of these rows at this moment is waited for, and what is read after it is true until the sign-in is done:
-- a statement that waits for a row itself goes on with the numbers that it has read before, and would bind the row to a stranger.
create function people.lock_guardians(number_hash bytea) returns void language sql security definer set search_path to '' as $$
  select from child.guardians g where g.id in (select i.row_id from sharing.identities i
    where i.kind = 'guardian' and i.number_hash = lock_guardians.number_hash) order by g.id for update
$$;

-- As before, and: not while a file is at work.
create function people.lock_handover(func uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  perform people.lock_house();
  if func <> people.my_function() then
    perform pg_advisory_xact_lock_shared(hashtextextended('handover:' || people.my_function(), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('handover:' || func, 0));
  if not exists (select from people.appointments a where a.id = nullif(current_setting('kring.appointment_id', true), '')::uuid
      and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
end $$;

-- Held by whatever changes the house row by row, with others; a file holds it alone.
create function people.lock_house() returns void language sql set search_path to '' as $$
  select pg_advisory_xact_lock_shared(hashtextextended('house:' || people.my_collaboration(), 0)) where people.my_collaboration() is not null
$$;

-- By a directory, before it reads what it is to change.
create function people.lock_my_directory() returns void language sql security definer set search_path to '' as $$
  select people.lock_directory(people.my_scim_organisation()) where people.my_scim_organisation() is not null
$$;
grant execute on function people.lock_my_directory() to kring_app;

-- The key of the advisory lock that a file holds for as long as it is at work.
create function people.lock_of_file(file uuid) returns bigint language sql immutable parallel safe set search_path to '' as $$
  select hashtextextended('county-file:' || file, 0)
$$;

-- As before, and: a directory acts too, and is named in the log; who hears of a function is told once a moment; that nobody holds it is no longer so.
create function people.log_appointment() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'made' when new.ends_at <= greatest(now(), new.starts_at) then 'ended' else 'changed' end;
begin
  -- What is seeded or migrated has nobody who acts.
  if not people.somebody_acts() then return null; end if;
  if tg_op = 'UPDATE' and new.starts_at = old.starts_at and new.ends_at is not distinct from old.ends_at then return null; end if;
  if people.me() is null then
    insert into audit.access_log (collaboration_id, act, item_kind, item_id, purpose)
      values (new.collaboration_id, 'appoint', 'appointment', new.id, what || ' by ' || current_setting('kring.reason', true));
  else
    perform audit.log('appoint', null, 'appointment', new.id, what);
  end if;
  if new.starts_at <= now() and new.ends_at is null then
    update sharing.notices n set seen_at = now() where n.kind = 'appointment_vacant' and n.item_id = new.function_id and n.seen_at is null;
  end if;
  perform people.tell_of_change(new, what);
  return null;
end $$;

create function people.mail_arrived(address text, person uuid, guardian uuid) returns void language sql security definer set search_path to '' as $$
  delete from people.mail_failures f using people.addresses a
    where a.email = address and f.person_id = a.person_id and a.person_id = coalesce(mail_arrived.person, (select g.person_id from child.guardians g where g.id = guardian))
$$;
grant execute on function people.mail_arrived(text,uuid,uuid) to kring_worker;

create function people.mail_choice(person uuid) returns text language sql stable security definer set search_path to '' as $$
  select coalesce((select c.choice from people.mail_choices c where c.person_id = person), 'sorted')
$$;

-- Persons of the unit that I manage whose mail does not arrive; not what it was about.
create function people.mail_failures_of_my_unit() returns setof uuid language sql stable security definer set search_path to '' as $$
  select distinct f.person_id from people.appointments a join people.mail_failures f on f.person_id = a.person_id
  where a.unit_id = people.my_unit() and people.i_manage(a.unit_id) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
$$;
grant execute on function people.mail_failures_of_my_unit() to kring_app;

-- Who holds a function now: each gets a job of their own, so that one who cannot be reached does not make the others get theirs twice.
create function people.mail_holders(func uuid) returns setof uuid language sql stable security definer set search_path to '' as $$
  select distinct a.person_id from people.appointments a
  where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
$$;
grant execute on function people.mail_holders(uuid) to kring_worker;

-- The letters that the two above send of each appointment, of all of a file's at once.
create function people.mail_of_file(made uuid[], moved uuid[]) returns void language plpgsql security definer set search_path to '' as $$
declare
  soon timestamptz := platform.undo_until(now());
  x record;
begin
  for x in
    select greatest(a.starts_at, soon) as at, jsonb_agg(jsonb_build_object('appointment', a.id, 'turn', 'begins')) as jobs
      from people.appointments a where a.id = any(made) group by 1
    union all
    select t.at, jsonb_agg(t.job) from (select greatest(a.ends_at, soon) as at, jsonb_build_object('appointment', a.id, 'turn', 'ends') as job
        from people.appointments a where a.id = any(made || moved) and a.ends_at > a.starts_at) t
      where not exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id
        where k.identifier = 'appointment-turn' and j.run_at = t.at and j.payload::jsonb = t.job) group by 1
  loop
    perform platform.add_jobs('appointment-turn', x.jobs, x.at);
  end loop;
  for x in
    select jsonb_agg(jsonb_build_object('to', jsonb_build_object('functionId', n.to_function_id), 'letter', 'notice',
        'item', jsonb_build_object('kind', 'notice', 'id', n.id))) as jobs
      from sharing.notices n where n.item_kind = 'function' and n.made_at = now() and n.collaboration_id = people.my_collaboration()
        and not (n.item_id = n.to_function_id and exists (select from people.appointments a
          where a.function_id = n.item_id and (a.starts_at = now() or a.ends_at = now())))
        and n.kind in ('appointment_made', 'appointment_changed', 'appointment_ended')
  loop
    if x.jobs is not null then perform platform.add_jobs('mail', x.jobs, soon); end if;
  end loop;
end $$;

-- The server of the address has said that there is no such mailbox. Nothing but the address is known here of what was to be sent.
create function people.mail_refused(address text, person uuid, guardian uuid) returns void language sql security definer set search_path to '' as $$
  insert into people.mail_failures (person_id) select a.person_id from people.addresses a
    where a.email = address and a.person_id = coalesce(mail_refused.person, (select g.person_id from child.guardians g where g.id = guardian))
  on conflict do nothing
$$;
grant execute on function people.mail_refused(text,uuid,uuid) to kring_worker;

-- A job for each who wants a morning mail, once a day: from seven in the morning in Sweden on weekdays, and later the same day where no
-- worker ran at seven. Whether there is anything to tell is asked when it is sent. Answers how many.
create function people.make_digests(at timestamptz) returns integer language plpgsql security definer set search_path to '' as $$
declare
  local timestamp := at at time zone 'Europe/Stockholm';
  made jsonb;
begin
  if extract(isodow from local) > 5 or local::time < '07:00' then return 0; end if;
  with claimed as (
    insert into people.mail_digests (person_id, on_day)
      select p.person_id, local::date from (select distinct a.person_id from people.appointments a join people.addresses d on d.person_id = a.person_id
        where a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) p
      where people.mail_choice(p.person_id) <> 'off'
        and not exists (select from people.mail_digests m where m.person_id = p.person_id and m.on_day >= local::date)
      -- Another id: the mail of another day that still waits for its server finds its row no more.
      on conflict (person_id) do update set id = excluded.id, on_day = excluded.on_day where mail_digests.on_day < excluded.on_day
      returning id, person_id
  )
  select jsonb_agg(jsonb_build_object('to', jsonb_build_object('personId', c.person_id), 'letter', 'digest',
    'item', jsonb_build_object('kind', 'digest', 'id', c.id))) into made from claimed c;
  if made is null then return 0; end if;
  perform platform.add_jobs('mail-to', made);
  return jsonb_array_length(made);
end $$;
grant execute on function people.make_digests(timestamp with time zone) to kring_worker;

create function people.make_function(name text, contact boolean, receives boolean, once uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
  -- One at a time in a unit, so that two with one name are never made at once.
  perform from people.units u where u.id = people.my_unit() for no key update;
  select f.id into made from people.functions f where f.once = make_function.once and f.unit_id = people.my_unit();
  if made is not null then return made; end if;
  perform people.check_function(name);
  insert into people.functions (collaboration_id, unit_id, name, kind, receives_requests, once)
    values (people.my_collaboration(), people.my_unit(), make_function.name, case when contact then 'named_person' else 'staff' end, receives, make_function.once)
    returning id into made;
  perform audit.log('write', null, 'function', made, 'made: ' || name);
  return made;
end $$;
grant execute on function people.make_function(text,boolean,boolean,uuid) to kring_app;

-- ADR 36: by who keeps the directory. Idempotent by once.
create function people.make_scim_token(organisation uuid, name text, issuer text, sign_in text, expires_at timestamptz, token_hash bytea, once uuid) returns table(id uuid, is_new boolean) language plpgsql security definer set search_path to '' as $$
declare
  o people.organisations := people.kept_directory(organisation);
begin
  if o.closed_at is not null then raise insufficient_privilege; end if;
  if make_scim_token.expires_at > now() + interval '731 days' then raise check_violation using constraint = 'scim_token_lasts_too_long'; end if;
  return query select t.id, false from people.scim_tokens t where t.once = make_scim_token.once and t.organisation_id = o.id;
  if found then return; end if;
  return query insert into people.scim_tokens as t (collaboration_id, organisation_id, name, issuer, sign_in, expires_at, token_hash, once, made_by)
    values (o.collaboration_id, o.id, make_scim_token.name, make_scim_token.issuer, make_scim_token.sign_in, make_scim_token.expires_at,
      make_scim_token.token_hash, make_scim_token.once, people.me()) returning t.id, true;
end $$;
grant execute on function people.make_scim_token(uuid,text,text,text,timestamp with time zone,bytea,uuid) to kring_app;

-- A function of the unit that I manage, of a kind that a manager makes and changes; locked.
create function people.managed_function(func uuid) returns people.functions language plpgsql security definer set search_path to '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and x.unit_id = people.my_unit() and people.i_manage(x.unit_id) for update;
  if f.id is null or f.kind not in ('staff', 'named_person') then raise insufficient_privilege; end if;
  return f;
end $$;

-- ADR 36: by who keeps the directory: which function a group holds, one that works with people, in a unit of that organisation; null for none. Its members hold it from now, never whoever decides it.
create function people.map_scim_group(grp uuid, func uuid, reason text) returns void language plpgsql security definer set search_path to '' as $$
declare
  o people.organisations := people.kept_directory((select g.organisation_id from people.scim_groups g where g.id = grp));
  g people.scim_groups;
  members uuid[];
begin
  if trim(reason) = '' then raise check_violation using constraint = 'reason_is_missing'; end if;
  select * into g from people.scim_groups x where x.id = grp;
  if g.function_id is not distinct from func then return; end if;
  -- Functions that steer are given by the administrator, one by one (ADR 34).
  if func is not null and not exists (select from people.functions f join people.units u on u.id = f.unit_id
      where f.id = func and u.organisation_id = o.id and f.kind in ('staff', 'named_person') and f.closed_at is null) then
    raise check_violation using constraint = 'scim_function_is_not_for_groups';
  end if;
  perform set_config('kring.reason', reason, true);
  members := array(select m.user_id from people.scim_members m where m.group_id = grp);
  perform people.lock_functions(array[g.function_id, func]);
  update people.scim_groups x set function_id = func where x.id = grp;
  if g.function_id is not null then perform people.scim_take(members, array[g.function_id]); end if;
  if func is not null then perform people.scim_give(members, func); end if;
end $$;
grant execute on function people.map_scim_group(uuid,uuid,text) to kring_app;

-- Who acts now. Set for one transaction by people.open_request, never by `set`.
-- Policies call these inside `(select …)`, so that each is evaluated once a query.
create function people.me() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.person_id', true), '')::uuid $$;
grant execute on function people.me() to kring_app;
grant execute on function people.me() to kring_auditor;
grant execute on function people.me() to kring_worker;

-- The person when acting as a guardian, else null: a social worker who is also a parent reads
-- her own child's plan only when she has put on that hat.
create function people.me_as_guardian() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.guardian_id', true), '')::uuid $$;
grant execute on function people.me_as_guardian() to kring_app;
grant execute on function people.me_as_guardian() to kring_auditor;
grant execute on function people.me_as_guardian() to kring_worker;

-- R15: by what a file could name the one who acts: nobody appoints themself.
create function people.my_addresses() returns setof text language sql stable security definer set search_path to '' as $$
  select lower(x.email) from people.addresses x where x.person_id = people.me()
  union select lower(x.email) from people.added_as x where x.person_id = people.me()
  union select s.subject from people.accounts s where s.person_id = people.me()
$$;
grant execute on function people.my_addresses() to kring_app;

-- The appointment that acts, null for a guardian and for whoever has none (R15).
create function people.my_appointment() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.appointment_id', true), '')::uuid $$;
grant execute on function people.my_appointment() to kring_app;

create function people.my_appointments(token_hash bytea) returns table(appointment_id uuid, function_name text, unit_name text, organisation_name text, starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path to '' as $$
  select a.id, f.name, u.name, o.name, a.starts_at, a.ends_at
  from people.sessions s cross join lateral people.persons_of_session(s, 'staff') p(id) join people.appointments a on a.person_id = p.id
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where s.token_hash = my_appointments.token_hash and s.ended_at is null and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  order by o.name, u.name, f.name
$$;
grant execute on function people.my_appointments(bytea) to kring_app;

-- R20: my own last change, of the last ten minutes, of that row or of what stands in it: appointments of a function, rules of a unit, tokens of an organisation.
create function people.my_change(about uuid, kinds text[]) returns table(kind text, act text, who text) language sql stable security definer rows 1 set search_path to '' as $$
  select c.kind, c.act, coalesce((select p.name from people.appointments a join people.persons p on p.id = a.person_id where c.kind = 'appointment' and a.id = c.row_id), '')
  from people.changes c
  where c.collaboration_id = people.my_collaboration() and c.at > now() - interval '10 minutes'
    and c.person_id = people.me() and c.function_id = people.my_function() and c.kind = any(kinds)
    and (c.row_id = about or case c.kind
      when 'appointment' then c.row_id in (select a.id from people.appointments a where a.function_id = about)
      when 'named_person_rule' then coalesce(c.after, c.before) ->> 'unit_id' = about::text
      when 'scim_token' then coalesce(c.after, c.before) ->> 'organisation_id' = about::text else false end)
  order by c.at desc, c.id desc limit 1
$$;
grant execute on function people.my_change(uuid,text[]) to kring_app;

create function people.my_collaboration() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.collaboration_id', true), '')::uuid $$;
grant execute on function people.my_collaboration() to kring_app;
grant execute on function people.my_collaboration() to kring_auditor;
grant execute on function people.my_collaboration() to kring_worker;

create function people.my_function() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.function_id', true), '')::uuid $$;
grant execute on function people.my_function() to kring_app;
grant execute on function people.my_function() to kring_auditor;
grant execute on function people.my_function() to kring_worker;

-- What I have handed over, or taken back, less than ten minutes ago, and what hinders that it is taken back (people.undo_obstacle). No row for anyone else.
create function people.my_handover(func uuid) returns table(id uuid, leaver text, successor text, begins_at timestamptz, undo_until timestamptz, undone boolean, obstacle text) language sql stable security definer rows 1 set search_path to '' as $$
  select h.id, (select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.id = h.left_appointment),
    (select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.id = h.made_appointment),
    coalesce((select a.starts_at from people.appointments a where a.id = h.made_appointment), h.left_ends_at),
    platform.undo_until(h.made_at), h.undone_at is not null, case when h.undone_at is null then people.undo_obstacle(h) end
  from people.handovers h where h.function_id = func and h.made_by = people.me() and h.made_by_function = people.my_function()
    and people.i_manage(h.unit_id) and platform.undo_until(coalesce(h.undone_at, h.made_at)) > clock_timestamp()
  order by h.made_at desc limit 1
$$;
grant execute on function people.my_handover(uuid) to kring_app;

-- The organisation that whoever acts keeps: that of the unit where their function stands. Null for everybody else.
create function people.my_kept_organisation() returns uuid language sql stable security definer set search_path to '' as $$
  select u.organisation_id from people.functions f join people.units u on u.id = f.unit_id
  where f.id = people.my_function() and f.kind = 'organisation_administrator' and f.collaboration_id = people.my_collaboration()
$$;
grant execute on function people.my_kept_organisation() to kring_app;

-- My own choice, my own address, and since when mail to it is refused.
create function people.my_mail() returns table(choice text, email text, failed_since timestamptz) language sql stable security definer set search_path to '' as $$
  select people.mail_choice(people.me()), (select a.email from people.addresses a where a.person_id = people.me()),
    (select f.since from people.mail_failures f where f.person_id = people.me())
  where people.me() is not null
$$;
grant execute on function people.my_mail() to kring_app;

-- The organisation that whoever acts belongs to: that of the unit where their function stands, or whose directory it is.
create function people.my_organisation() returns uuid language sql stable security definer set search_path to '' as $$
  select coalesce(people.my_scim_organisation(), (select u.organisation_id from people.functions f join people.units u on u.id = f.unit_id where f.id = people.my_function()))
$$;

-- The organisation whose directory acts.
create function people.my_scim_organisation() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.scim_organisation_id', true), '')::uuid $$;

-- The token that acts, null where a person does. Set for one transaction by people.open_scim; then nobody acts, in no function, unit or collaboration.
create function people.my_scim_token() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.scim_token_id', true), '')::uuid $$;

create function people.my_unit() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('kring.unit_id', true), '')::uuid $$;
grant execute on function people.my_unit() to kring_app;
grant execute on function people.my_unit() to kring_auditor;
grant execute on function people.my_unit() to kring_worker;

-- Words of three letters or more, at most one letter apart.
create function people.near_words(one text, other text) returns boolean language sql immutable parallel safe strict set search_path to '' as $$
  select least(length(one), length(other)) >= 3 and people.one_letter_apart(one, other)
    and (one = other or rtrim(one, 'ae') <> rtrim(other, 'ae'))
$$;
grant execute on function people.near_words(text,text) to kring_app;

create function people.note_added_as() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  -- Their own word is where their mail goes, not who they are to a file.
  if new.person_id = people.me() then return null; end if;
  if people.somebody_acts() then
    -- Another address instead of one: whoever is given the old one next is somebody else.
    if tg_op = 'UPDATE' then
      delete from people.added_as x where x.person_id = new.person_id and x.organisation_id = people.my_organisation() and lower(x.email) = lower(old.email);
    end if;
    perform people.know_as(new.person_id, people.my_organisation(), new.email);
  else
    -- What is seeded has nobody who acts: the organisations where they hold something.
    perform people.know_as(new.person_id, u.organisation_id, new.email) from people.appointments a join people.units u on u.id = a.unit_id
      where a.person_id = new.person_id;
  end if;
  return null;
end $$;

create function people.note_added_as_where_appointed() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  organisation uuid := (select u.organisation_id from people.units u where u.id = new.unit_id);
begin
  -- Who gives for another organisation says by whom it is known there, where it has said nothing itself.
  if exists (select from people.added_as x where x.person_id = new.person_id and x.organisation_id = organisation) then return null; end if;
  if people.somebody_acts() then
    perform people.know_as(new.person_id, organisation, x.email) from people.added_as x
      where x.person_id = new.person_id and x.organisation_id = people.my_organisation();
  else
    perform people.know_as(new.person_id, organisation, d.email) from people.addresses d where d.person_id = new.person_id;
  end if;
  return null;
end $$;

create function people.note_administrator_leaves() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if exists (select from people.functions f where f.id = old.function_id and people.administers(f.kind)) then
    perform people.tell_of_stopped_directories(old.collaboration_id);
  end if;
  return null;
end $$;

-- Keeps a change of the house, whoever makes it by whatever way.
create function people.note_change() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  kept constant text[] := '{id,collaboration_id,once,created_at,person_kind,made_by,ended_by}';
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(becomes, was);
  ends text := case tg_argv[0] when 'appointment' then 'ends_at' else 'closed_at' end;
  file uuid := nullif(current_setting('kring.file', true), '')::uuid;
  keeps boolean := people.i_administer();
  what text;
begin
  -- What is seeded or migrated has nobody who acts. Of appointments those of administrators are kept here; the log has them all.
  if current_setting('kring.command', true) is distinct from 'county' and (people.me() is null
      or (tg_argv[0] = 'appointment' and not keeps)) then return null; end if;
  what := case when tg_op = 'INSERT' then 'made' when tg_op = 'DELETE' then 'removed'
    when was ->> ends is null and becomes ->> ends is not null then 'ended'
    when was ->> ends is not null and becomes ->> ends is null then 'reopened' else 'changed' end;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, becomes -> o.key) into was, becomes
      from jsonb_each(was) o where o.value is distinct from becomes -> o.key;
    if was is null then return null; end if;
  end if;
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason, person_id, function_id)
    values (coalesce(any_row ->> 'collaboration_id', any_row ->> 'id')::uuid, tg_argv[0], (any_row ->> 'id')::uuid, what, was - kept, becomes - kept,
      coalesce((select r.reason from people.county_file_rows r where r.file_id = file and r.row_id = (any_row ->> 'id')::uuid
        and r.appointment_id = people.my_appointment() order by r.n limit 1), current_setting('kring.reason', true), ''), people.me(), people.my_function());
  -- An appointment is in the log already, as one; and who has ended their own acts no more.
  if keeps and tg_argv[0] <> 'appointment' then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;

create function people.note_claim(a people.appointments, person uuid, what text) returns void language plpgsql security definer set search_path to '' as $$
begin
  -- At a sign-in nobody acts yet: the row is of whoever signs in.
  insert into audit.access_log (collaboration_id, person_id, act, item_kind, item_id, purpose)
    values (a.collaboration_id, note_claim.person, 'appoint', 'appointment', a.id, note_claim.what || ' by a claim');
  perform people.tell_of_change(a, note_claim.what);
end $$;

-- The address that a directory tells of instead of another is the one that its organisation knows, wherever else they work.
create function people.note_directory_address() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if people.scim_mail(new) = people.scim_mail(old) then return null; end if;
  delete from people.added_as x where x.person_id = new.person_id and x.organisation_id = new.organisation_id and lower(x.email) = people.scim_mail(old);
  perform people.know_as(new.person_id, new.organisation_id, people.scim_mail(new));
  return null;
end $$;

-- Keeps what a directory makes and ends; people.note_change keeps what administrators do.
create function people.note_directory_appointment() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  ended boolean := tg_op = 'UPDATE';
begin
  if people.my_scim_token() is null or (ended and new.ends_at is not distinct from old.ends_at) then return null; end if;
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason)
    values (new.collaboration_id, 'appointment', new.id, case when ended then 'ended' else 'made' end,
      case when ended then jsonb_build_object('ends_at', old.ends_at) end,
      case when ended then jsonb_build_object('ends_at', new.ends_at)
        else jsonb_build_object('unit_id', new.unit_id, 'function_id', new.function_id, 'person_id', new.person_id, 'starts_at', new.starts_at) end,
      current_setting('kring.reason', true));
  return null;
end $$;

-- Keeps a change of a directory's rows, made by the directory or by who keeps it.
create function people.note_directory_change() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  told text[] := string_to_array(tg_argv[1], ',');
  any_row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  was jsonb;
  becomes jsonb;
  what text := case tg_op when 'INSERT' then 'made' when 'DELETE' then 'removed' else 'changed' end;
begin
  if not people.somebody_acts() then return null; end if;
  if tg_op <> 'INSERT' then select jsonb_object_agg(k, to_jsonb(old) -> k) into was from unnest(told) k; end if;
  if tg_op <> 'DELETE' then select jsonb_object_agg(k, to_jsonb(new) -> k) into becomes from unnest(told) k; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(k, was -> k), jsonb_object_agg(k, becomes -> k) into was, becomes
      from unnest(told) k where was -> k is distinct from becomes -> k;
    if was is null then return null; end if;
    if becomes ->> 'revoked_at' is not null then what := 'ended'; end if;
  end if;
  any_row := jsonb_build_object('title', coalesce(nullif(any_row ->> 'display_name', ''), any_row ->> 'name', any_row ->> 'user_name'),
    'organisation_id', any_row ->> 'organisation_id', 'collaboration_id', any_row ->> 'collaboration_id', 'id', any_row ->> 'id');
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason, person_id, function_id)
    values ((any_row ->> 'collaboration_id')::uuid, tg_argv[0], (any_row ->> 'id')::uuid, what,
      case when tg_op <> 'INSERT' then was || (any_row - '{id,collaboration_id}'::text[]) end,
      case when tg_op <> 'DELETE' then becomes || (any_row - '{id,collaboration_id}'::text[]) end,
      coalesce(current_setting('kring.reason', true), ''), people.me(), people.my_function());
  if people.i_administer() then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;

-- A mail server has taken this letter.
create function people.note_sent(letter text, item uuid, func uuid, person uuid, guardian uuid) returns void language sql security definer set search_path to '' as $$
  delete from people.sent_letters s where s.sent_at < now() - interval '1 day';
  insert into people.sent_letters (letter, item_id, function_id, person_id, guardian_id) values (letter, item, func, person, guardian)
$$;
grant execute on function people.note_sent(text,uuid,uuid,uuid,uuid) to kring_worker;

create function people.note_token_ended() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.tell_of_stopped_directories(new.collaboration_id);
  return null;
end $$;

-- A table whose rows belong to one person in one function: read and written by that appointment alone, and by nobody when it has ended
-- (R15). The other arguments as in people.of_collaboration.
create function people.of_appointment(target regclass, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, deletes boolean DEFAULT false, signed text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'people.of_appointment';
begin
  perform platform.need_columns(target, shape, 'appointment_id');
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('inserts', inserts, 'updates', updates,
    'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'appointment_id');
  perform people.give_to(target, shape, 'of_my_appointment', 'appointment_id = (select people.my_appointment())',
    'true', 'true', inserts, updates, deletes, signed, also, 'the appointment it is of.', 'the appointment it is of.');
end $$;

-- A table of one collaboration, about no child. read and write: `everyone` (guardians too), `any_function` (whoever acts in one), kinds of
-- function by commas (`process_leader, manager`), or `nobody` (only functions of the owner). inserts, updates: the columns that may be
-- written; deletes: whether the writer may remove. signed: the columns that hold the writer. also: what else must be true of a written row,
-- as SQL. class and keeps: the retention class (R19).
create function people.of_collaboration(target regclass, read text, write text DEFAULT 'nobody'::text, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, deletes boolean DEFAULT false, signed text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'people.of_collaboration';
begin
  perform platform.need_columns(target, shape, 'collaboration_id');
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('read', read, 'write', nullif(write, 'nobody'),
    'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'collaboration_id');
  perform people.give_to(target, shape, 'in_my_collaboration', 'collaboration_id = (select people.my_collaboration())',
    people.access(read), people.access(write), inserts, updates, deletes, signed, also,
    format('%s of its collaboration.', read), format('%s of its collaboration.', write));
end $$;

-- A table whose rows belong to one function: read and written by it alone, and handed on with it when its holder changes (R15).
-- by_column: the column that names it. The other arguments as in people.of_collaboration.
create function people.of_function(target regclass, by_column text DEFAULT 'function_id'::text, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, deletes boolean DEFAULT false, signed text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'people.of_function';
begin
  perform platform.need_columns(target, shape, by_column);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('by_column', nullif(by_column, 'function_id'),
    'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, by_column);
  perform people.give_to(target, shape, 'of_my_function', format('%I = (select people.my_function())', by_column),
    'true', 'true', inserts, updates, deletes, signed, also, 'the function it is of.', 'the function it is of.');
end $$;

-- A table of one unit, about no child: a boundary of secrecy, so other units read nothing (R10, R16). read and write:
-- `any_function` (whoever acts in one of the unit), kinds of function by commas, or `nobody`. The other arguments as in people.of_collaboration.
create function people.of_unit(target regclass, read text DEFAULT 'any_function'::text, write text DEFAULT 'nobody'::text, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, deletes boolean DEFAULT false, signed text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'people.of_unit';
begin
  perform platform.need_columns(target, shape, 'unit_id');
  if 'everyone' in (read, write) then
    raise exception 'people.of_unit of %: a guardian is of no unit; say any_function, not everyone', target using errcode = 'invalid_parameter_value';
  end if;
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('read', nullif(read, 'any_function'),
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'unit_id');
  perform people.give_to(target, shape, 'in_my_unit', 'unit_id = (select people.my_unit())',
    people.access(read), people.access(write), inserts, updates, deletes, signed, also,
    format('%s of its unit.', read), format('%s of its unit.', write));
end $$;

-- The same, or one letter more, less or other, or two beside each other that changed places.
create function people.one_letter_apart(one text, other text) returns boolean language sql immutable parallel safe strict set search_path to '' as $$
  select abs(length(one) - length(other)) <= 1 and exists (
    select from generate_series(0, least(length(one), length(other))) n
    where left(one, n) = left(other, n) and (
      substr(one, n + 2) = substr(other, n + 2) or substr(one, n + 2) = substr(other, n + 1) or substr(one, n + 1) = substr(other, n + 2)
      or substr(one, n + 3) = substr(other, n + 3) and substr(one, n + 1, 1) = substr(other, n + 2, 1) and substr(one, n + 2, 1) = substr(other, n + 1, 1)))
$$;
grant execute on function people.one_letter_apart(text,text) to kring_app;

-- As before, and: whichever kind it administers by.
create function people.open_request(token_hash bytea) returns table(person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text, function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid, guardian boolean) language plpgsql security definer set search_path to '' as $$
begin
  select * into person_id, person_name, language, colour_scheme, appointment_id, function_id, function_name, function_kind,
    may_open_in_emergency, unit_id, unit_name, unit_kind, legal_domain, organisation_name, collaboration_id, guardian
    from people.actor_of(token_hash);
  if person_id is null then return; end if;
  perform set_config('kring.person_id', person_id::text, true),
    set_config('kring.appointment_id', coalesce(appointment_id::text, ''), true),
    set_config('kring.function_id', coalesce(function_id::text, ''), true),
    set_config('kring.unit_id', case when people.administers(function_kind) then '' else coalesce(unit_id::text, '') end, true),
    set_config('kring.collaboration_id', collaboration_id::text, true),
    set_config('kring.guardian_id', case when guardian then person_id::text else '' end, true);
  return next;
end $$;
grant execute on function people.open_request(bytea) to kring_app;

-- ADR 36: a directory acts, to the end of the transaction: not a person, and in no function, unit or collaboration, so that every policy that asks for one gives nothing. No row for a token that is unknown, ended, past its day, of an organisation that is ended, or of somebody who administers it no more.
create function people.open_scim(token_hash bytea) returns table(token_id uuid, organisation_id uuid, sign_in text) language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens;
begin
  select x.* into t from people.scim_tokens x join people.organisations o on o.id = x.organisation_id
    where x.token_hash = open_scim.token_hash and o.closed_at is null and people.state_of_token(x, now()) = 'live';
  if t.id is null then return; end if;
  if t.last_used_at is null or t.last_used_at < now() - interval '1 minute' then
    update people.scim_tokens x set last_used_at = now() where x.id = t.id;
  end if;
  perform set_config(name, '', true) from unnest('{kring.person_id,kring.appointment_id,kring.function_id,kring.unit_id,kring.collaboration_id,kring.guardian_id}'::text[]) name;
  perform set_config('kring.scim_token_id', t.id::text, true), set_config('kring.scim_organisation_id', t.organisation_id::text, true),
    set_config('kring.reason', 'SCIM: ' || t.name, true);
  return query select t.id, t.organisation_id, t.sign_in;
end $$;
grant execute on function people.open_scim(bytea) to kring_app;

-- The persons of a kind that the account of a sign-in stands for, as far as its issuer may sign them in.
create function people.persons_of_session(s people.sessions, wanted text) returns setof uuid language sql stable security definer set search_path to '' as $$
  select a.person_id from people.accounts a where a.issuer = s.issuer and a.subject = s.subject and a.kind = wanted and wanted = any(s.kinds)
  union
  select p.id from people.persons p where p.id = s.person_id and p.kind = wanted and wanted = any(s.kinds)
$$;

-- Who administers writes nothing about a child, and is given nothing: by the column named, or whoever acts.
create function people.refuse_administrator() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if exists (select from people.functions f where people.administers(f.kind)
      and f.id = case when tg_nargs = 0 then people.my_function() else (to_jsonb(new) ->> tg_argv[0])::uuid end) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;

-- Nothing begins with a function that is closed, and nothing about a child with one that administers. Whoever closes it at this moment is waited for.
create function people.refuse_closed_function() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  func uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  kind text;
begin
  if func is null then return new; end if;
  select f.kind into kind from people.functions f where f.id = func and f.closed_at is null for share;
  if not found then raise check_violation using constraint = 'function_is_closed'; end if;
  if people.administers(kind) and tg_relid <> 'people.appointments'::regclass then
    raise check_violation using constraint = 'administrator_sees_no_child';
  end if;
  return new;
end $$;

-- Nothing is open in what is closed.
create function people.refuse_in_closed() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  it jsonb := to_jsonb(new);
  place_closed timestamptz;
  body_closed timestamptz;
begin
  if new.closed_at is not null then return new; end if;
  -- Whoever closes it at this moment is waited for.
  if tg_table_name = 'functions' then
    select u.closed_at into place_closed from people.units u where u.id = (it ->> 'unit_id')::uuid for share;
  else
    select o.closed_at into place_closed from people.organisations o where o.id = (it ->> 'organisation_id')::uuid for share;
    select b.closed_at into body_closed from people.bodies b where b.id = (it ->> 'body_id')::uuid for share;
  end if;
  if coalesce(place_closed, body_closed) is not null then raise check_violation using constraint = 'stands_in_what_is_closed'; end if;
  return new;
end $$;

-- R13: of an age there is one named person in a unit.
create function people.refuse_overlap() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform from people.units u where u.id = new.unit_id for no key update;
  if exists (select from people.named_person_rules r where r.unit_id = new.unit_id and r.id <> new.id
      and r.from_age <= new.to_age and r.to_age >= new.from_age and (r.once is null or r.once is distinct from new.once)) then
    raise check_violation using constraint = 'rule_overlaps';
  end if;
  return new;
end $$;

-- R15: by whatever way a row comes, through a policy or a function of the owner: one's own appointment is made and prolonged by another.
create function people.refuse_own_appointment() returns trigger language plpgsql set search_path to '' as $$
begin
  if new.person_id = people.me() and (tg_op = 'INSERT' or new.person_id <> old.person_id
      or coalesce(new.ends_at, 'infinity') > coalesce(old.ends_at, 'infinity') or new.starts_at < old.starts_at) then
    raise check_violation using constraint = 'appointed_by_another', message = 'nobody appoints themself, nor prolongs it';
  end if;
  return new;
end $$;

-- ADR 34: what gives rights over children to a function is decided by somebody else than those who hold it.
create function people.refuse_own_rights() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  own boolean;
begin
  case tg_table_name
    when 'functions' then
      own := ((new.may_open_in_emergency and not old.may_open_in_emergency)
          -- A manager decides who receives what in the own unit; appoints nobody to the own function either.
          or (not people.i_manage(new.unit_id) and ((new.receives_requests and not old.receives_requests) or new.kind <> old.kind)))
        and people.is_of_mine(new.id);
    when 'named_person_rules' then
      own := people.is_of_mine(new.function_id);
    else
      own := new.legal_domain <> old.legal_domain
        and exists (select from people.functions f where f.unit_id = new.id and not people.administers(f.kind) and people.is_of_mine(f.id));
  end case;
  if own then raise check_violation using constraint = 'rights_given_by_another', message = 'nobody gives a function of their own rights over children'; end if;
  return new;
end $$;

-- Among what is open in the same place a name stands once, folded.
create function people.refuse_same_name() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  parent uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  taken boolean;
begin
  if new.closed_at is not null or (tg_op = 'UPDATE' and new.name = old.name and old.closed_at is null) then return new; end if;
  -- One at a time, so that two with one name are never made at once. A command works alone.
  if people.me() is not null and coalesce(current_setting('kring.file', true), '') = '' then
    perform people.lock_house();
    perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' in ' || parent, 0));
  end if;
  -- A form that is sent again finds what it has made by its key.
  execute format('select exists (select from %I.%I x where x.%I = $1 and x.id <> $2 and x.closed_at is null and people.folded(x.name) = people.folded($3)
      and (x.once is null or x.once is distinct from $4))',
    tg_table_schema, tg_table_name, tg_argv[0]) into taken using parent, new.id, new.name, new.once;
  if taken then raise unique_violation using constraint = tg_argv[1]; end if;
  return new;
end $$;

-- R14: what is closed leaves nothing open in it and nobody without an answer, and an administrator says why.
create function people.refuse_to_close() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.closed_at is null or old.closed_at is not null then return new; end if;
  if people.i_administer() and coalesce(current_setting('kring.reason', true), '') = '' then
    raise check_violation using constraint = 'reason_is_missing';
  end if;
  case tg_table_name
    when 'organisations' then
      if exists (select from people.units u where u.organisation_id = new.id and u.closed_at is null) then
        raise check_violation using constraint = 'organisation_has_units';
      end if;
      if exists (select from people.bodies b where b.organisation_id = new.id and b.closed_at is null) then
        raise check_violation using constraint = 'organisation_has_bodies';
      end if;
    when 'bodies' then
      if exists (select from people.units u where u.body_id = new.id and u.closed_at is null) then
        raise check_violation using constraint = 'body_has_units';
      end if;
    when 'units' then
      if exists (select from people.functions f where f.unit_id = new.id and f.closed_at is null) then
        raise check_violation using constraint = 'unit_has_functions';
      end if;
    else
      if cardinality(people.function_obstacles(new.id)) > 0
          or (people.i_administer() and cardinality(people.closing_obstacles(new.id)) > 0) then
        raise check_violation using constraint = 'function_is_needed';
      end if;
      update sharing.involvements i set ended_at = now() where i.function_id = new.id and i.ended_at is null;
      delete from sharing.protected_readers r where r.function_id = new.id;
  end case;
  return new;
end $$;

create function people.reopen_function(func uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  perform from people.units u where u.id = f.unit_id for no key update;
  if f.closed_at is null then return; end if;
  perform people.check_function(f.name, func);
  update people.functions x set closed_at = null where x.id = func;
  perform audit.log('write', null, 'function', func, 'opened again: ' || f.name);
end $$;
grant execute on function people.reopen_function(uuid) to kring_app;

-- ADR 36: at once, by who keeps the directory. What it has given stands.
create function people.revoke_scim_token(token uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  perform people.kept_directory((select t.organisation_id from people.scim_tokens t where t.id = token));
  update people.scim_tokens t set revoked_at = now() where t.id = token and t.revoked_at is null;
end $$;
grant execute on function people.revoke_scim_token(uuid) to kring_app;

-- ADR 36: by a directory: who joins a group and who leaves it, with what it gives them.
create function people.scim_change_members(grp uuid, join_in uuid[], leave uuid[]) returns void language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens := people.acting_token();
  g people.scim_groups;
  came uuid[];
  went uuid[];
begin
  select * into g from people.scim_groups x where x.id = grp and x.organisation_id = t.organisation_id;
  if g.id is null then raise insufficient_privilege; end if;
  if exists (select from unnest(join_in) j where not exists (select from people.scim_users u where u.id = j and u.organisation_id = t.organisation_id)) then
    raise check_violation using constraint = 'scim_member_is_unknown';
  end if;
  perform people.lock_functions(array[g.function_id]);
  with gone as (
    delete from people.scim_members m where m.group_id = grp and m.user_id <> all(join_in) and (leave is null or m.user_id = any(leave)) returning m.user_id)
  select coalesce(array_agg(user_id), '{}') into went from gone;
  with come as (
    insert into people.scim_members (group_id, user_id, collaboration_id, organisation_id)
      select grp, j, t.collaboration_id, t.organisation_id from (select distinct j from unnest(join_in) j) x on conflict do nothing returning user_id)
  select coalesce(array_agg(user_id), '{}') into came from come;
  if (select count(*) from people.scim_members m where m.group_id = grp) > 5000 then raise check_violation using constraint = 'scim_group_is_full'; end if;
  if cardinality(came) + cardinality(went) = 0 then return; end if;
  if g.function_id is not null then
    perform people.scim_take(went, array[g.function_id]);
    perform people.scim_give(came, g.function_id);
  end if;
  update people.scim_groups x set version = x.version + 1, changed_at = now() where x.id = grp;
  update people.scim_users u set version = u.version + 1 where u.id = any(came || went);
end $$;
grant execute on function people.scim_change_members(uuid,uuid[],uuid[]) to kring_app;

create function people.scim_functions(usr uuid) returns uuid[] language sql stable security definer set search_path to '' as $$
  select coalesce(array_agg(distinct g.function_id), '{}') from people.scim_members m join people.scim_groups g on g.id = m.group_id
  where m.user_id = usr and g.function_id is not null
$$;

-- R15: from now, to those who want it by their groups.
create function people.scim_give(users uuid[], func uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  f people.functions;
  usr uuid;
  holder uuid;
  made uuid;
begin
  -- One that is closed is given to nobody: the page of the group says so.
  select * into f from people.functions x where x.id = func and x.closed_at is null for share;
  if f.id is null then return; end if;
  for usr in select u.id from people.scim_users u where u.id = any(users) and people.scim_wants(u.id, func) order by u.id loop
    holder := people.scim_person(usr);
    -- Who holds it already, by whomever, is not appointed again.
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by)
      select f.collaboration_id, f.unit_id, f.id, holder, people.me()
      where holder is not null and not exists (select from people.appointments a where a.function_id = func and a.person_id = holder
        and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
        -- ADR 34: who administers makes the tokens and maps the groups, and gives themself nothing so.
        -- Of themself the page says so (people.refuse_own_appointment).
        and (holder = people.me() or not people.has_administered(holder))
      returning id into made;
    if made is not null then
      insert into people.scim_appointments (appointment_id, user_id) values (made, usr);
    end if;
  end loop;
end $$;

-- The mail address at work: the primary one, else that of type work, else the first.
create function people.scim_mail(u people.scim_users) returns text language sql immutable set search_path to '' as $$
  select coalesce((select lower(e ->> 'value') from jsonb_array_elements(u.emails) with ordinality x(e, n)
    where e ->> 'value' ~ '^[!-~]+@[!-~]+$' order by coalesce(e ->> 'primary' = 'true', false) desc, coalesce(e ->> 'type' = 'work', false) desc, n limit 1), '')
$$;

-- What somebody is called: as the directory shows them, else by their names.
create function people.scim_name(u people.scim_users) returns text language sql immutable set search_path to '' as $$
  select left(coalesce(nullif(u.display_name, ''), nullif(u.formatted_name, ''), nullif(trim(u.given_name || ' ' || u.family_name), ''), u.user_name), 120)
$$;

-- Made when they are first given something. Who signs in alike is one person in the collaboration, whichever organisation told of them first.
create function people.scim_person(usr uuid) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  u people.scim_users;
  known_by text;
  found_person uuid;
  made uuid;
begin
  select * into u from people.scim_users x where x.id = usr;
  if u.person_id is not null then return u.person_id; end if;
  known_by := people.scim_subject(u);
  if known_by = '' then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(u.issuer || ' ' || known_by, 0));
  if u.sign_in = 'mail' then
    select x.person_id into found_person from people.expected_persons x join people.persons p on p.id = x.person_id
      where x.issuer = u.issuer and x.email = known_by and p.collaboration_id = u.collaboration_id order by p.id limit 1;
  else
    select a.person_id into found_person from people.accounts a
      where a.issuer = u.issuer and a.subject = known_by and a.kind = 'staff' and a.collaboration_id = u.collaboration_id;
  end if;
  if found_person is null then
    insert into people.persons (id, collaboration_id, name, kind) values (gen_random_uuid(), u.collaboration_id, people.scim_name(u), 'staff') returning id into made;
    if u.sign_in = 'mail' then
      insert into people.expected_persons (person_id, issuer, email) values (made, u.issuer, known_by);
    else
      insert into people.accounts (person_id, issuer, subject) values (made, u.issuer, known_by);
    end if;
    if people.scim_mail(u) <> '' then insert into people.addresses (person_id, email) values (made, people.scim_mail(u)); end if;
  end if;
  update people.scim_users x set person_id = coalesce(made, found_person), made_person = made is not null where x.id = usr;
  perform people.know_as(coalesce(made, found_person), u.organisation_id, people.scim_mail(u));
  return coalesce(made, found_person);
end $$;

-- ADR 36: by a directory: ends what the group gave its members, now.
create function people.scim_remove_group(grp uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens := people.acting_token();
begin
  if not exists (select from people.scim_groups g where g.id = grp and g.organisation_id = t.organisation_id) then raise insufficient_privilege; end if;
  perform people.scim_remove_groups(array[grp]);
end $$;
grant execute on function people.scim_remove_group(uuid) to kring_app;

create function people.scim_remove_groups(groups uuid[]) returns void language plpgsql security definer set search_path to '' as $$
declare
  users uuid[] := array(select distinct m.user_id from people.scim_members m where m.group_id = any(groups));
  funcs uuid[] := array(select distinct g.function_id from people.scim_groups g where g.id = any(groups) and g.function_id is not null);
begin
  perform people.lock_functions(funcs);
  delete from people.scim_groups g where g.id = any(groups);
  perform people.scim_take(users, funcs);
  update people.scim_users u set version = u.version + 1 where u.id = any(users);
end $$;

-- ADR 36: by a directory: ends what it gave them, now, and forgets them. The person stays, with what they have written.
create function people.scim_remove_user(usr uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens := people.acting_token();
begin
  if not exists (select from people.scim_users u where u.id = usr and u.organisation_id = t.organisation_id) then raise insufficient_privilege; end if;
  perform people.scim_remove_users(array[usr]);
end $$;
grant execute on function people.scim_remove_user(uuid) to kring_app;

create function people.scim_remove_users(users uuid[]) returns void language plpgsql security definer set search_path to '' as $$
declare
  persons uuid[] := array(select u.person_id from people.scim_users u where u.id = any(users) and u.person_id is not null);
  groups uuid[] := array(select distinct m.group_id from people.scim_members m where m.user_id = any(users));
begin
  perform people.lock_functions(array(select x.function_id from people.scim_appointments s join people.appointments x on x.id = s.appointment_id where s.user_id = any(users)));
  delete from people.scim_members m where m.user_id = any(users);
  perform people.scim_take(users, null, true);
  delete from people.scim_users u where u.id = any(users);
  update people.scim_groups g set version = g.version + 1, changed_at = now() where g.id = any(groups);
  perform people.forget_expected(p), people.end_sessions_without_function(p) from unnest(persons) p;
end $$;

-- A new name or address at work, of a person whom this organisation told of first and who holds nothing anywhere else.
create function people.scim_rename(old people.scim_users, new people.scim_users) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not old.made_person or old.person_id is null or exists (select from people.appointments a join people.units u on u.id = a.unit_id
      where a.person_id = old.person_id and u.organisation_id <> old.organisation_id and (a.ends_at is null or a.ends_at > now())) then return; end if;
  update people.persons p set name = people.scim_name(new) where p.id = old.person_id and p.name = people.scim_name(old) and people.scim_name(new) <> people.scim_name(old);
  -- Whoever has written another address themself keeps it.
  update people.addresses d set email = people.scim_mail(new)
    where d.person_id = old.person_id and lower(d.email) = people.scim_mail(old) and people.scim_mail(new) not in ('', people.scim_mail(old));
end $$;

-- ADR 36: by a directory: a group of its own, new where grp is null. Which function it holds is not the directory's to say.
create function people.scim_save_group(grp uuid, fields jsonb) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens := people.acting_token();
  new people.scim_groups := jsonb_populate_record(null::people.scim_groups, fields);
begin
  if grp is null then
    insert into people.scim_groups (collaboration_id, organisation_id, display_name, external_id)
      values (t.collaboration_id, t.organisation_id, new.display_name, new.external_id) returning id into grp;
    return grp;
  end if;
  if not exists (select from people.scim_groups g where g.id = grp and g.organisation_id = t.organisation_id) then raise insufficient_privilege; end if;
  update people.scim_groups g set display_name = new.display_name, external_id = new.external_id, version = g.version + 1, changed_at = now()
    where g.id = grp and (g.display_name, g.external_id) is distinct from (new.display_name, new.external_id);
  return grp;
end $$;
grant execute on function people.scim_save_group(uuid,jsonb) to kring_app;

-- ADR 36: by a directory: a user of its own, new where usr is null, with what follows for what they hold.
create function people.scim_save_user(usr uuid, fields jsonb) returns uuid language plpgsql security definer set search_path to '' as $$
declare
  t people.scim_tokens := people.acting_token();
  old people.scim_users;
  new people.scim_users;
  other boolean;
begin
  new := jsonb_populate_record(null::people.scim_users, fields);
  new.issuer := t.issuer;
  new.sign_in := t.sign_in;
  if people.scim_subject(new) = '' then raise check_violation using constraint = 'scim_subject_is_missing'; end if;
  if usr is null then
    insert into people.scim_users (collaboration_id, organisation_id, user_name, external_id, display_name, formatted_name, given_name, family_name, emails, active, issuer, sign_in)
      values (t.collaboration_id, t.organisation_id, new.user_name, new.external_id, new.display_name, new.formatted_name, new.given_name, new.family_name, new.emails, new.active, t.issuer, t.sign_in)
      returning id into usr;
    return usr;
  end if;
  select * into old from people.scim_users u where u.id = usr and u.organisation_id = t.organisation_id;
  if old.id is null then raise insufficient_privilege; end if;
  perform people.lock_functions(people.scim_functions(usr));
  -- Before the row, in the order of a sign-in that claims it.
  perform pg_advisory_xact_lock(hashtextextended(x.key, 0)) from (select distinct i || ' ' || s as key
    from (values (old.issuer, people.scim_subject(old)), (new.issuer, people.scim_subject(new))) v(i, s) order by 1) x;
  select * into old from people.scim_users u where u.id = usr for update;
  update people.scim_users u set user_name = new.user_name, external_id = new.external_id, display_name = new.display_name, formatted_name = new.formatted_name,
      given_name = new.given_name, family_name = new.family_name, emails = new.emails, active = new.active, issuer = new.issuer, sign_in = new.sign_in,
      version = u.version + 1, changed_at = now()
    where u.id = usr and (u.user_name, u.external_id, u.display_name, u.formatted_name, u.given_name, u.family_name, u.emails, u.active, u.issuer, u.sign_in)
      is distinct from (new.user_name, new.external_id, new.display_name, new.formatted_name, new.given_name, new.family_name, new.emails, new.active, new.issuer, new.sign_in)
    returning * into new;
  if not found then return usr; end if;
  -- Another sign-in is another person: an account is never handed to it. An address is one until its account is known.
  other := old.person_id is not null and ((old.issuer, old.sign_in) is distinct from (new.issuer, new.sign_in)
    or people.scim_subject(old) <> people.scim_subject(new) and (new.sign_in <> 'mail' or exists (select from people.expected_persons x where x.person_id = old.person_id)));
  if other then
    perform people.scim_take(array[usr], null, true);
    update people.scim_users u set person_id = null, made_person = false where u.id = usr;
    perform people.forget_expected(old.person_id);
    perform people.end_sessions_without_function(old.person_id);
  elsif old.active and not new.active then
    perform people.scim_take(array[usr], null);
    perform people.end_sessions_without_function(old.person_id);
  end if;
  if new.active and (other or not old.active) then
    perform people.scim_give(array[usr], f) from unnest(people.scim_functions(usr)) f order by f;
  end if;
  if not other then perform people.scim_rename(old, new); end if;
  return usr;
end $$;
grant execute on function people.scim_save_user(uuid,jsonb) to kring_app;

-- By what the provider knows them.
create function people.scim_subject(u people.scim_users) returns text language sql immutable set search_path to '' as $$
  select case u.sign_in when 'user_name' then u.user_name when 'external_id' then u.external_id else people.scim_mail(u) end
$$;

-- Ends what a directory has made, as a manager ends an appointment, and nothing that was made by hand. R14: employment has ended whatever
-- waits; who must see to it is told that nobody holds the function.
create function people.scim_take(users uuid[], funcs uuid[], whatever_they_want boolean DEFAULT false) returns void language plpgsql security definer set search_path to '' as $$
declare
  a people.appointments;
  func uuid;
  left_by uuid[] := '{}';
begin
  for a in select x.* from people.scim_appointments s join people.appointments x on x.id = s.appointment_id
    where s.user_id = any(users) and (funcs is null or x.function_id = any(funcs)) and (x.ends_at is null or x.ends_at > now())
      and (whatever_they_want or not people.scim_wants(s.user_id, x.function_id))
    order by x.id for update of x
  loop
    update people.appointments x set ends_at = greatest(now(), x.starts_at) where x.id = a.id;
    left_by := left_by || a.function_id;
  end loop;
  for func in select distinct l from unnest(left_by) l loop
    perform people.tell_of_vacancy(func);
  end loop;
end $$;

-- Whether a group that they are in holds the function.
create function people.scim_wants(usr uuid, func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.scim_users u join people.scim_members m on m.user_id = u.id join people.scim_groups g on g.id = m.group_id
    where u.id = usr and u.active and g.function_id = func)
$$;

create function people.search_colleagues(query tsquery, at_most integer) returns setof uuid language sql stable security definer rows 50 set search_path to '' as $$
  select p.id from people.colleague_words w join people.persons p on p.id = w.person_id
  where w.words @@ query and p.collaboration_id = (select people.my_collaboration()) limit least(at_most, 500)
$$;
grant execute on function people.search_colleagues(tsquery,integer) to kring_app;

-- The functions of my own collaboration that fit, in no order, at most `at_most`. `in_unit` looks in one unit only, `not_in_unit` everywhere else.
create function people.search_functions(query tsquery, in_unit uuid, not_in_unit uuid, at_most integer) returns setof uuid language plpgsql stable security definer rows 50 set search_path to '' as $$
declare
  mine uuid := people.my_collaboration();
begin
  if in_unit is not null then
    return query select f.id from people.functions f join people.function_words w on w.function_id = f.id
      where f.unit_id = in_unit and f.collaboration_id = mine
        and case when w.changes_at <= now() then people.words_of_function(f.id) @@ query else w.words @@ query end
      limit least(at_most, 500);
  else
    return query select found.id from (
      (select f.id from people.function_words w join people.functions f on f.id = w.function_id
        where w.words @@ query and f.collaboration_id = mine and f.unit_id is distinct from not_in_unit
          and (w.changes_at is null or w.changes_at > now())
        limit least(at_most, 500))
      union all
      (select f.id from people.function_words w join people.functions f on f.id = w.function_id
        where w.changes_at <= now() and f.collaboration_id = mine and f.unit_id is distinct from not_in_unit
          and people.words_of_function(f.id) @@ query
        limit least(at_most, 500))
    ) found limit least(at_most, 500);
  end if;
end $$;
grant execute on function people.search_functions(tsquery,uuid,uuid,integer) to kring_app;

-- What a mail to a guardian may call its sender: somebody whom they know, so that it does not look like a fraud. That a family is in
-- touch with a preschool or a school is known in the street; that it is with social services or a clinic is secret in itself, and
-- such a mail names the municipality or the region alone.
create function people.sender_of(unit uuid) returns table(name text, phone text) language sql stable security definer set search_path to '' as $$
  select case when u.legal_domain in ('preschool', 'school', 'private_school') then u.name else o.name end,
    case when u.legal_domain in ('preschool', 'school', 'private_school') then u.phone else '' end
  from people.units u join people.organisations o on o.id = u.organisation_id where u.id = unit
$$;

-- Does a session live? Asked by every open tab, so it must not count as being there: the idle limit goes on running.
create function people.session_lives(token_hash bytea) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from people.sessions s where s.token_hash = session_lives.token_hash and s.ended_at is null
    and s.expires_at > now() and s.last_seen_at + s.idle > now())
$$;
grant execute on function people.session_lives(bytea) to kring_app;

-- R15: where the mail of the one who acts goes; of nobody else.
create function people.set_my_address(address text) returns void language plpgsql security definer set search_path to '' as $$
begin
  if people.me() is null then raise insufficient_privilege; end if;
  insert into people.addresses (person_id, email) values (people.me(), address)
    on conflict (person_id) do update set email = excluded.email;
  -- What was refused was refused for the address that was.
  delete from people.mail_failures f where f.person_id = people.me();
end $$;
grant execute on function people.set_my_address(text) to kring_app;

-- What functions of the owner sign stays signed: an appointment that is given back has the end, and who set it, of before.
create function people.sign_end() returns trigger language plpgsql set search_path to '' as $$
begin
  -- What is seeded, migrated or erased has nobody who acts.
  if people.me() is null or (current_user <> 'kring_app' and new.ended_by is distinct from old.ended_by) then return new; end if;
  new.ended_by := case when new.ends_at is not distinct from old.ends_at then old.ended_by when new.ends_at is not null then people.me() end;
  return new;
end $$;

-- What a new row says of its writer: each column named holds the one who acts, by what it points at; and collaboration_id, where there is one, is theirs.
create function people.signs(target regclass, columns text) returns text[] language plpgsql stable set search_path to '' as $$
declare
  name text;
  actor text;
  rules text[] := '{}';
begin
  foreach name in array string_to_array(replace(coalesce(columns, ''), ' ', ''), ',') loop
    perform platform.need_columns(target, 'signed', name);
    select case k.confrelid::regclass::text when 'people.functions' then 'my_function' when 'people.persons' then 'me'
        when 'people.units' then 'my_unit' when 'people.appointments' then 'my_appointment' end into actor
      from pg_catalog.pg_constraint k join pg_catalog.pg_attribute a on a.attrelid = target and a.attname = name
      where k.conrelid = target and k.contype = 'f' and k.conkey = array[a.attnum];
    if actor is null then
      raise exception '%.% points at no function, person, unit or appointment: it cannot be signed', target, name using errcode = 'invalid_parameter_value';
    end if;
    rules := rules || format('%I = (select people.%s())', name, actor);
  end loop;
  return rules || platform.has_tenant(target);
end $$;

-- A person, or a directory; false for what is seeded or migrated.
create function people.somebody_acts() returns boolean language sql stable parallel safe set search_path to '' as $$ select people.me() is not null or people.my_scim_token() is not null $$;

-- The words of a name, each as it is written and as it sounds, without those that many names have in the middle.
create function people.sounds(said text) returns text[] language sql immutable parallel safe strict set search_path to '' as $$
  select coalesce(array_agg(distinct s.word), '{}')
  from unnest(array[people.folded(said),
      regexp_replace(translate(replace(replace(replace(replace(replace(people.folded(translate(normalize(said, NFC), 'åÅ', 'oo')),
        'ph', 'f'), 'th', 't'), 'ch', 'k'), 'ck', 'k'), 'x', 'ks'), 'wcqzyj', 'vkksii'), '([^ ])\1+', '\1', 'g')]) both_ways(words)
    cross join lateral regexp_split_to_table(both_ways.words, ' ') s(word)
  where s.word <> all('{"",af,av,von,van,der,den,de,del,da,di,dos,du,la,al,el,abu,bin,ibn}')
$$;
grant execute on function people.sounds(text) to kring_app;

-- live; left, when whoever made it administers the organisation no more, nor has without a break: it does not begin to let in again; over, past its day; revoked, ended by hand.
create function people.state_of_token(t people.scim_tokens, at timestamptz) returns text language sql stable security definer set search_path to '' as $$
  select case when t.revoked_at is not null then 'revoked' when t.expires_at <= at then 'over'
    when people.administers_until(t.made_by, t.organisation_id, t.made_at) <= at then 'left' else 'live' end
$$;

-- ADR 36: to who keeps the directory: the state of each token, and since or from when whoever made it administers no more.
create function people.states_of_tokens(organisation uuid) returns table(id uuid, state text, leaves_at timestamptz) language sql stable security definer set search_path to '' as $$
  select t.id, people.state_of_token(t, now()), nullif(people.administers_until(t.made_by, t.organisation_id, t.made_at), 'infinity')
  from people.scim_tokens t where t.organisation_id = states_of_tokens.organisation and t.organisation_id = any ((select people.directories_i_keep())::uuid[])
$$;
grant execute on function people.states_of_tokens(uuid) to kring_app;

-- A function that whoever administers appoints to; nobody else changes who holds it at this moment.
create function people.steered_function(func uuid) returns people.functions language plpgsql security definer set search_path to '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and people.appoints_to(x);
  if f.id is null then raise insufficient_privilege; end if;
  perform people.lock_handover(func);
  return f;
end $$;

-- What is done in a function waits for a handover of it, and for one that is taken back: whoever has lost it meanwhile does nothing more in it.
-- Reading waits for nobody.
create function people.still_holds() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  acting uuid := nullif(current_setting('kring.appointment_id', true), '')::uuid;
begin
  if acting is null or people.my_function() is null then return new; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('handover:' || people.my_function(), 0));
  -- By the clock: the transaction may have begun before the one that it waited for.
  if not exists (select from people.appointments a where a.id = acting and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;

create function people.take_back_appointment(request uuid) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  update people.appointment_requests r set decision = 'taken_back', decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now()
    where r.id = request and r.person_id = people.me() and r.decision is null;
  if not found then return false; end if;
  perform audit.log('appoint', null, 'own_appointment', request, 'taken back');
  update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null where n.item_id = request and n.item_kind = 'own_appointment';
  return true;
end $$;
grant execute on function people.take_back_appointment(uuid) to kring_app;

-- ADR 36: by who keeps the directory: another secret with the same name, day and sign-in, and the old one ends. No row where it has ended already. Idempotent by once.
create function people.take_over_scim_token(token uuid, token_hash bytea, once uuid) returns table(id uuid, is_new boolean) language plpgsql security definer set search_path to '' as $$
declare
  o people.organisations := people.kept_directory((select t.organisation_id from people.scim_tokens t where t.id = token));
  t people.scim_tokens;
begin
  return query select x.id, false from people.scim_tokens x where x.once = take_over_scim_token.once and x.organisation_id = o.id;
  if found then return; end if;
  select * into t from people.scim_tokens x where x.id = token;
  -- Another has taken it over, or it has been ended.
  if o.closed_at is not null or people.state_of_token(t, clock_timestamp()) not in ('live', 'left') then return; end if;
  -- Whoever it was shown to knows the secret: that one ends.
  update people.scim_tokens x set revoked_at = now() where x.id = token;
  return query insert into people.scim_tokens as x (collaboration_id, organisation_id, name, issuer, sign_in, expires_at, token_hash, once, made_by)
    values (t.collaboration_id, t.organisation_id, t.name, t.issuer, t.sign_in, t.expires_at, take_over_scim_token.token_hash, take_over_scim_token.once, people.me())
    returning x.id, true;
end $$;
grant execute on function people.take_over_scim_token(uuid,bytea,uuid) to kring_app;

create function people.tell_of_appointment() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'person:' || new.person_id);
  return null;
end $$;

-- As before, found faster, and: of a file only the managers of the unit itself hear, since where a unit has none each other manager would
-- hear of everybody who is given a function in it; and the reviewers hear once, of them all.
create function people.tell_of_change(a people.appointments, what text) returns void language plpgsql security definer set search_path to '' as $$
declare
  by_file boolean := coalesce(current_setting('kring.file', true), '') <> '';
  near uuid[] := array(select m.id from people.functions m where m.unit_id = a.unit_id and m.kind = 'manager' and m.id is distinct from people.my_function());
  hears uuid[] := near || case when a.function_id is distinct from people.my_function() then a.function_id end;
  told text;
begin
  if near = '{}' and not by_file then
    hears := hears || array(select m.id from people.functions m join people.units u on u.id = m.unit_id
      join people.units mine on mine.id = a.unit_id and mine.organisation_id = u.organisation_id
      where m.kind = 'manager' and m.id is distinct from people.my_function());
  end if;
  with said as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select distinct a.collaboration_id, h.id, w.kind, 'function', a.function_id
      from unnest(hears) h(id), (values (case what when 'ended' then 'appointment_ended' when 'changed' then 'appointment_changed' else 'appointment_made' end)) w(kind)
      -- Of a group of forty one notice: made_at is the moment of the transaction.
      where h.id is not null
        and not exists (select from sharing.notices n where n.to_function_id = h.id and n.kind = w.kind and n.item_id = a.function_id and n.made_at = now())
      returning to_function_id
  ) select max(pg_notify('kring', 'function:' || s.to_function_id)::text) into told from said s;
  if not by_file then perform people.tell_reviewers(a.collaboration_id, 1); end if;
end $$;

-- R14, ADR 36: that a token lets in no more, since whoever made it administers no more: to who administers the organisation, else the county, until somebody has taken it over or ended it. Idempotent; run at each end of such an appointment, and by the clock for those that end on a day.
create function people.tell_of_stopped_directories(collaboration uuid DEFAULT NULL::uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  told record;
begin
  -- What runs again, or was ended, is true no more.
  update sharing.notices n set seen_at = now() where n.item_kind = 'directory' and n.kind = 'directory_stopped' and n.seen_at is null
    and (tell_of_stopped_directories.collaboration is null or n.collaboration_id = tell_of_stopped_directories.collaboration)
    and not exists (select from people.scim_tokens t join people.organisations o on o.id = t.organisation_id and o.closed_at is null
      where t.organisation_id = n.item_id and people.state_of_token(t, now()) = 'left');
  for told in
    with stopped as (
      select t.collaboration_id, t.organisation_id, max(people.administers_until(t.made_by, t.organisation_id, t.made_at)) as at
      from people.scim_tokens t join people.organisations o on o.id = t.organisation_id and o.closed_at is null
      where t.revoked_at is null and (tell_of_stopped_directories.collaboration is null or t.collaboration_id = tell_of_stopped_directories.collaboration)
        and people.state_of_token(t, now()) = 'left' group by 1, 2)
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select s.collaboration_id, k.id, 'directory_stopped', 'directory', s.organisation_id
      from stopped s cross join lateral people.keepers_of_directory(s.organisation_id) k(id)
      -- Once for each time that it stops, and while it stands.
      where not exists (select from sharing.notices n where n.to_function_id = k.id and n.kind = 'directory_stopped' and n.item_id = s.organisation_id
        and (n.seen_at is null or n.made_at >= s.at))
      on conflict (item_id, to_function_id) where kind = 'directory_stopped' and seen_at is null do nothing
      returning id, to_function_id
  loop
    perform pg_notify('kring', 'function:' || told.to_function_id);
    -- By the clock nobody acts, and sharing.mail_notice mails of what somebody does.
    if not people.somebody_acts() then
      perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', told.to_function_id),
        'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', told.id))));
    end if;
  end loop;
end $$;
grant execute on function people.tell_of_stopped_directories(uuid) to kring_worker;

-- R14: that nobody holds a function any more, to the managers of its unit (else of its organisation) and to who administers; never what waits in it. Nothing where somebody does.
create function people.tell_of_vacancy(func uuid) returns void language sql security definer set search_path to '' as $$
  with f as (
    select x.*, u.organisation_id from people.functions x join people.units u on u.id = x.unit_id
    where x.id = func and not exists (select from people.appointments a where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
  ), managers as (
    select m.id, m.unit_id = f.unit_id as near from f join people.units u on u.organisation_id = f.organisation_id
      join people.functions m on m.unit_id = u.id and m.kind = 'manager' and m.closed_at is null
  ), hears as (
    select m.id from managers m where m.near or not exists (select from managers n where n.near)
    union select x.id from f join people.functions x on x.collaboration_id = f.collaboration_id and x.closed_at is null
      join people.units xu on xu.id = x.unit_id
      where x.kind = 'administrator' or (x.kind = 'organisation_administrator' and xu.organisation_id = f.organisation_id)
  ), told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select f.collaboration_id, h.id, 'appointment_vacant', 'function', f.id from f, hears h
      where h.id is distinct from people.my_function() and not exists (select from sharing.notices n where n.to_function_id = h.id and n.kind = 'appointment_vacant' and n.item_id = f.id and n.seen_at is null)
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from told t
$$;

create function people.tell_reviewers(collaboration uuid, changes integer) returns void language plpgsql security definer set search_path to '' as $$
declare
  told text;
begin
  with counted as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, times)
      select tell_reviewers.collaboration, m.id, 'appointments_changed', 'appointments', changes from people.functions m
      where m.collaboration_id = tell_reviewers.collaboration and m.kind = 'log_reviewer' and m.id is distinct from people.my_function()
      on conflict (to_function_id, kind) where kind = 'appointments_changed' and seen_at is null
        do update set times = notices.times + excluded.times, made_at = now()
      returning to_function_id
  ) select max(pg_notify('kring', 'function:' || c.to_function_id)::text) into told from counted c;
end $$;

create function people.tell_to_answer(request uuid, unit uuid) returns void language sql security definer set search_path to '' as $$
  with told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select m.collaboration_id, m.id, 'appointment_asked', 'own_appointment', request
      from people.functions m join people.units u on u.id = m.unit_id join people.units mine on mine.id = tell_to_answer.unit
      where m.id <> people.my_function() and (m.kind = 'manager' and u.organisation_id = mine.organisation_id
        or m.kind = 'log_reviewer' and m.collaboration_id = mine.collaboration_id)
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from told t
$$;

-- ADR 36: which tokens end if these appointments end then, of those that let in now: to who appoints to the function, to the manager of the unit, and to who answers whether somebody takes over. What a token is called is told to who keeps it.
create function people.tokens_that_stop(leaves uuid[], leave_at timestamptz[]) returns table(appointment_id uuid, made_by text, organisation_id uuid, organisation text, token text) language sql stable security definer set search_path to '' as $$
  select a.id, p.name, o.id, o.name, case when o.id = any ((select people.directories_i_keep())::uuid[]) then t.name else '' end
  from unnest(leaves, leave_at) l(id, at) join people.appointments a on a.id = l.id
    join people.functions f on f.id = a.function_id and people.administers(f.kind) and f.collaboration_id = people.my_collaboration()
    join people.scim_tokens t on t.made_by = a.person_id join people.persons p on p.id = a.person_id
    join people.organisations o on o.id = t.organisation_id and o.closed_at is null
  where (people.appoints_to(f) or people.i_manage(f.unit_id)
      or exists (select from people.appointment_requests r where r.leaves = a.id and r.decision is null and people.i_answer(r.id))) and people.state_of_token(t, now()) = 'live'
    and people.administers_until(t.made_by, t.organisation_id, t.made_at, leaves, leave_at)
      < least(t.expires_at, people.administers_until(t.made_by, t.organisation_id, t.made_at))
  order by o.name, t.name, t.id
$$;
grant execute on function people.tokens_that_stop(uuid[],timestamp with time zone[]) to kring_app;

-- Whether this very appointment has begun, or ended, by a handover that can no longer be taken back.
create function people.turn_stands(a people.appointments, turn text) returns boolean language sql stable security definer set search_path to '' as $$
  select case turn
    when 'begins' then a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
    else a.ends_at <= now() and not people.holds(a.function_id, a.person_id) end
  and not exists (select from people.handovers h where h.undone_at is null and platform.undo_until(h.made_at) > now()
    and case turn when 'begins' then h.made_appointment else h.left_appointment end = a.id)
$$;

-- R15: gives back what my handover of this function changed, in one moment: done (also when it is already), or what hinders it (people.undo_obstacle); null where it is not mine.
create function people.undo_handover(func uuid, handover uuid) returns text language plpgsql security definer set search_path to '' as $$
declare
  h people.handovers;
  hinders text;
begin
  select * into h from people.handovers x where x.id = handover and x.function_id = func and x.made_by = people.me()
    and x.made_by_function = people.my_function() and people.i_manage(x.unit_id);
  if h.id is null then return null; end if;
  perform people.lock_handover(func);
  select * into h from people.handovers x where x.id = handover for update;
  if h.undone_at is not null then return 'done'; end if;
  perform from people.appointments a where a.id in (h.left_appointment, h.made_appointment) order by a.id for update;
  hinders := people.undo_obstacle(h);
  if hinders is not null then return hinders; end if;
  -- What was told of the handover and nobody has seen is true no more.
  update sharing.notices n set seen_at = now() where n.item_id = func and n.item_kind = 'function' and n.made_at = h.made_at and n.seen_at is null;
  -- What the new holder put away is there again: it was not theirs to see to.
  update sharing.notices n set seen_at = null, seen_by = null where n.to_function_id = func and n.seen_at >= h.made_at and n.item_kind <> 'function'
    and n.seen_by = (select a.person_id from people.appointments a where a.id = h.made_appointment)
    and not exists (select from sharing.notices o where o.to_function_id = func and o.kind = n.kind and o.item_id is not distinct from n.item_id
      and o.child_id is not distinct from n.child_id and (o.seen_at is null or (o.seen_by = n.seen_by and o.seen_at >= h.made_at
        and (o.made_at, o.id) > (n.made_at, n.id))));
  -- As never begun where nothing was done in it, not even read; else it ends now, so that the log says who had it when.
  update people.appointments a set ends_at = case when a.starts_at <= now() and exists (select from audit.access_log l
      where l.function_id = func and l.at >= h.made_at and l.appointment_id = a.id) then now() else a.starts_at end
    where a.id = h.made_appointment;
  update people.appointments a set ends_at = h.ended_before, ended_by = h.ended_by_before where a.id = h.left_appointment;
  update sharing.notices n set seen_at = now() where n.item_id = func and n.item_kind = 'function' and n.made_at = now() and n.seen_at is null
    and exists (select from sharing.notices o where o.to_function_id = n.to_function_id and o.item_id = func and o.item_kind = 'function'
      and o.made_at = h.made_at and o.seen_at = now());
  update people.handovers x set undone_at = now() where x.id = h.id;
  perform platform.add_jobs('handover-undone', jsonb_build_array(jsonb_build_object('handover', h.id)));
  return 'done';
end $$;
grant execute on function people.undo_handover(uuid,uuid) to kring_app;

-- Why a handover cannot be taken back, null where it can: late; changed, by another since; own, since nobody prolongs their own appointment;
-- acted, where the new holder has written, decided or given something in it.
create function people.undo_obstacle(h people.handovers) returns text language plpgsql security definer set search_path to '' as $$
declare
  old people.appointments;
  new people.appointments;
begin
  select * into old from people.appointments a where a.id = h.left_appointment;
  select * into new from people.appointments a where a.id = h.made_appointment;
  return case
    when platform.undo_until(h.made_at) <= clock_timestamp() then 'late'
    when old.ends_at is distinct from h.left_ends_at or new.ends_at is not null
      or exists (select from people.functions f where f.id = h.function_id and f.closed_at is not null) then 'changed'
    when old.person_id = people.me() then 'own'
    when exists (select from audit.access_log l where l.function_id = h.function_id and l.at >= h.made_at and l.appointment_id = new.id
        and l.act in ('write', 'emergency', 'appoint'))
      or exists (select from sharing.drafts d where d.form <> 'sheet' and d.function_id = h.function_id and d.person_id = new.person_id and d.updated_at > h.made_at)
      or exists (select from sharing.disclosures d where d.from_function_id = h.function_id and d.from_person_id = new.person_id and d.made_at > h.made_at)
      or exists (select from sharing.events e where e.function_id = h.function_id and e.person_id = new.person_id and e.at > h.made_at) then 'acted'
    end;
end $$;

-- What each function of the manager's own unit carries, as counts: never a name, never which child. No row for anyone else.
-- `overdue` is what should have been answered, met about or done by now: the three after it. `actions` is all that it has left to do in
-- plans, late or not. What another unit has addressed or given to a function counts from when it is given, and no longer than it is: a
-- count tells of a row as well as a row does (R1, R10).
create function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer, late_answers integer, late_reviews integer, late_actions integer, actions integer) language sql stable security definer set search_path to '' as $$
  with mine as materialized (
    select f.id, f.unit_id from people.functions f where f.unit_id = people.my_unit() and people.i_manage(f.unit_id)
  ), waits as (
    select m.id, w.answer_by < current_date as late from mine m join child.worries w on w.to_function_id = m.id and w.answered_at is null
      where w.withdrawn_at is null and (w.unit_id = m.unit_id or people.has_now(m.id, w.unit_id, 'worry', w.id))
    union all
    select m.id, r.answer_by < current_date from mine m join child.requests r on r.to_function_id = m.id and r.answered_at is null
      where r.withdrawn_at is null and (r.unit_id = m.unit_id or people.has_now(m.id, r.unit_id, 'request', r.id))
  ), meets as (
    select m.id, x.id as meeting from mine m join child.meetings x on x.function_id = m.id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and (x.unit_id = m.unit_id or people.has_now(m.id, x.unit_id, 'meeting', x.id))
    union
    select m.id, x.id from mine m join child.meeting_participants p on p.function_id = m.id and p.let_go_at is null join child.meetings x on x.id = p.meeting_id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and child.still_reads_invitation(x, p)
  ), leads as (
    select m.id, p.next_on < current_date as late from mine m join child.plans p on p.lead_function_id = m.id and p.ended_at is null
  ), acts as (
    -- As they stand in the function's own inbox: in the version that counts, which its own unit has made or it was given.
    select m.id, coalesce(v.until_on < current_date, false) as late from mine m join child.plan_version_parts v on v.function_id = m.id and v.kind = 'action'
      join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where coalesce((select k.state from child.action_marks k where k.part_id = v.part_id order by k.at desc limit 1), 'not_started') <> 'done'
        and not sharing.hidden_by_protection(v.child_id, m.id)
        and ((v.unit_id = m.unit_id and exists (select from sharing.involvements i where i.child_id = v.child_id and i.function_id = m.id and i.ended_at is null))
          or exists (select from sharing.disclosed_items d where d.item_id = v.part_id and d.item_kind = 'plan_part' and d.version = v.version
            and d.to_function_id = m.id and d.ends_at > now()))
  ), late as (
    select m.id, (select count(*)::int from waits w where w.id = m.id and w.late) as answers, (select count(*)::int from leads l where l.id = m.id and l.late) as reviews,
      (select count(*)::int from acts a where a.id = m.id and a.late) as actions
    from mine m
  )
  select m.id,
    -- R10a: a child with two records that are one is one child.
    (select count(distinct coalesce(g.child_id, i.child_id))::int from sharing.involvements i
      left join child.merges g on g.old_child_id = i.child_id and g.split_at is null where i.function_id = m.id and i.ended_at is null),
    (select count(*)::int from leads l where l.id = m.id),
    (select count(*)::int from waits w where w.id = m.id),
    (select count(*)::int from meets x where x.id = m.id),
    (select count(*)::int from sharing.drafts d where d.form <> 'sheet' and d.function_id = m.id),
    l.answers + l.reviews + l.actions, l.answers, l.reviews, l.actions, (select count(*)::int from acts a where a.id = m.id)
  from mine m join late l on l.id = m.id
$$;
grant execute on function people.unit_figures() to kring_app;

-- How much belongs to my function, for whoever has begun to hold it: children, plans that it leads, meetings to come.
create function people.what_came_along() returns table(children integer, plans integer, meetings integer) language sql stable rows 1 set search_path to '' as $$
  select (select count(*)::int from sharing.my_involvements),
    (select count(*)::int from child.plans p where p.lead_function_id = people.my_function() and p.ended_at is null),
    (select count(*)::int from child.meetings m where m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
      and (m.function_id = people.my_function() or exists (select from child.meeting_participants t
        where t.meeting_id = m.id and t.function_id = people.my_function() and t.let_go_at is null)))
$$;
grant execute on function people.what_came_along() to kring_app;

-- For the manager of its unit: what must be done before it can be closed; no child and no unit is named.
create function people.why_not_close(func uuid) returns text[] language plpgsql security definer set search_path to '' as $$
begin
  perform people.managed_function(func);
  return people.function_obstacles(func);
end $$;
grant execute on function people.why_not_close(uuid) to kring_app;

create function people.word_endings(said text) returns text[] language sql immutable parallel safe set search_path to '' as $$
  select coalesce(array_agg(distinct substr(w, n)), '{}')
  from regexp_split_to_table(people.folded(said), ' ') w,
    generate_series(1, greatest(1, least(length(w), 40) - 1)) n
  where w <> ''
$$;

create function people.words_of_appointments() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.index_functions(array(select distinct c.function_id from changed c));
  perform people.index_colleagues(array(select distinct c.person_id from changed c));
  return null;
end $$;

create function people.words_of_function(of_function uuid) returns tsvector language sql stable set search_path to '' as $$
  select array_to_tsvector(array_cat(
    people.word_endings(concat_ws(' ', f.name, u.name, o.name,
      (select string_agg(p.name, ' ') from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))),
    array_remove(array['=' || f.kind, '=' || u.kind, case when f.receives_requests then '=receives_requests' end], null)))
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where f.id = of_function
$$;

create function people.words_of_functions() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.index_functions(array(select c.id from changed c));
  return null;
end $$;

create function people.words_of_organisations() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.index_functions(array(select f.id from changed c join people.units u on u.organisation_id = c.id join people.functions f on f.unit_id = u.id));
  return null;
end $$;

-- A person changes language or colours far more often than name.
create function people.words_of_persons() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.index_functions(array(select distinct a.function_id from changed c join before b on b.id = c.id and b.name <> c.name
    join people.appointments a on a.person_id = c.id));
  perform people.index_colleagues(array(select c.id from changed c join before b on b.id = c.id and b.name <> c.name));
  return null;
end $$;

create function people.words_of_units() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform people.index_functions(array(select f.id from changed c join people.functions f on f.unit_id = c.id));
  return null;
end $$;


-- ==================== platform ====================

create schema platform;
grant usage on schema platform to kring_app;
grant usage on schema platform to kring_worker;
-- Which files of db/migrations have run here, and their exact text.
create table platform.migrations (
  name text not null,
  sha256 text not null,
  ran_at timestamptz default now() not null,
  constraint migrations_pkey primary key (name)
);

-- R19: every table has a retention class. A table without a row here fails a test.
create table platform.retention (
  table_name text not null,
  class text not null,
  keeps text not null,
  constraint retention_pkey primary key (table_name),
  constraint retention_class_check check (class in ('house', 'child_record', 'sharing_record', 'access_log', 'session', 'draft', 'notice', 'catalogue', 'instrument', 'survey', 'answer', 'figure', 'joint_record'))
);

-- A keyed hash by which the base secret of this database is known again, and how many of its generations it stands at; one row, made at the first start.
create table platform.secret_check (
  one boolean default true not null,
  value bytea not null,
  made_at timestamptz default now() not null,
  constraint secret_check_pkey primary key (one),
  constraint secret_check_one_check check (one),
  constraint secret_check_value_check check (length(value) = 32)
);
alter table platform.secret_check enable row level security, force row level security;
-- Not of a person or a tenant: the program asks it as the owner when it starts.
create policy owner_all on platform.secret_check for all to kring_owner
  using (true)
  with check (true);

-- Which files of db/catalogue are shipped here, and their exact text.
create table platform.shipped (
  name text not null,
  sha256 text not null,
  shipped_at timestamptz default now() not null,
  constraint laid_pkey primary key (name)
);

-- What may stand in the queue, and what its payload looks like: ids, never a text, a time or an address.
create table platform.tasks (
  name text not null,
  payload text not null,
  by_app boolean not null,
  constraint tasks_pkey primary key (name),
  constraint task_name check (name ~ '^[a-z-]{3,40}$')
);

-- The same for any known task: for jobs that make jobs, and for triggers of the owner.
create function platform.add_jobs(task text, payloads jsonb, run_at timestamptz DEFAULT NULL::timestamptz) returns void language plpgsql security definer set search_path to '' as $$
begin
  perform platform.check_jobs(task, payloads);
  perform graphile_worker.add_jobs(array(
    select row(task, p::json, null, run_at, 12, null, null, null)::graphile_worker.job_spec from jsonb_array_elements(payloads) p));
end $$;
grant execute on function platform.add_jobs(text,jsonb,timestamp with time zone) to kring_worker;

create function platform.add_policy(target regclass, name text, command text, using_rule text, check_rule text, shape text, why text) returns void language plpgsql set search_path to '' as $$
begin
  execute format('create policy %I on %s for %s to kring_app %s %s', name, target, command,
    'using (' || using_rule || ')', 'with check (' || check_rule || ')');
  execute format('comment on policy %I on %s is %L', name, target, format('Shape %s: %s', shape, why));
end $$;

-- All of the rules, each once; what is null or true is left out.
create function platform."both"(VARIADIC rules text[]) returns text language sql immutable set search_path to '' as $$
  select coalesce(string_agg(once.rule, ' and ' order by once.at), 'true')
    from (select r.rule, min(r.at) as at from unnest(rules) with ordinality r(rule, at) where r.rule <> 'true' group by r.rule) once
$$;

-- Puts each hash's next in its place; equal ones stay equal. Answers how many rows there were.
create function platform.carry_hashes_on(was bytea[], becomes bytea[]) returns integer language plpgsql set search_path to '' as $$
declare
  n int;
begin
  update sharing.identities i set number_hash = h.becomes from unnest(was, becomes) h(was, becomes) where i.number_hash = h.was;
  get diagnostics n = row_count;
  if exists (select from sharing.identities i where i.number_hash = any(was)) then
    raise exception 'a keyed hash was left behind' using errcode = '55000';
  end if;
  return n;
end $$;

create function platform.check_jobs(task text, payloads jsonb) returns boolean language plpgsql stable security definer set search_path to '' as $$
declare
  known platform.tasks;
begin
  select * into known from platform.tasks t where t.name = task;
  if known.name is null then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  -- The values are not told: they may be what should not be here.
  if exists (select from jsonb_array_elements(payloads) p where length(p::text) > 1000 or p::text !~ known.payload) then
    raise exception 'the payload of a job is not what its task takes' using errcode = '22023';
  end if;
  return known.by_app;
end $$;

-- The only way for a serving role into the queue: tasks that a request may ask for, with ids.
create function platform.enqueue(task text, payload jsonb DEFAULT '{}'::jsonb, run_at timestamptz DEFAULT now()) returns bigint language plpgsql security definer set search_path to '' as $$
begin
  if not platform.check_jobs(task, jsonb_build_array(payload)) then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  return (select j.id from graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => 12) j);
end $$;
grant execute on function platform.enqueue(text,jsonb,timestamp with time zone) to kring_app;
grant execute on function platform.enqueue(text,jsonb,timestamp with time zone) to kring_worker;

-- Several jobs of one task, as platform.enqueue makes one: a plan's version tells everybody at once.
create function platform.enqueue_all(task text, payloads jsonb) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not platform.check_jobs(task, payloads) then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  perform platform.add_jobs(task, payloads);
end $$;
grant execute on function platform.enqueue_all(text,jsonb) to kring_app;
grant execute on function platform.enqueue_all(text,jsonb) to kring_worker;

create function platform.has_column(target regclass, name text) returns boolean language sql stable set search_path to '' as $$
  select exists (select from pg_catalog.pg_attribute a where a.attrelid = target and a.attname = name and a.attnum > 0 and not a.attisdropped)
$$;

-- Whether the same job waits for the same moment already.
create function platform.has_job(task text, payload jsonb, at timestamptz) returns boolean language plpgsql stable security definer set search_path to '' as $$
begin
  -- Before there is a queue nothing is in it.
  if to_regclass('graphile_worker._private_jobs') is null then return false; end if;
  return exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = task and j.run_at = at and j.payload::jsonb = has_job.payload);
end $$;

create function platform.has_tenant(target regclass) returns text language sql stable set search_path to '' as $$
  select case when platform.has_column(target, 'collaboration_id') then 'collaboration_id = (select people.my_collaboration())' else 'true' end
$$;

-- Makes an index on one column unless one begins with it. A column that may be null gets a partial index: a look-up by = finds it all the same.
create function platform.index_column(target regclass, name text) returns void language plpgsql set search_path to '' as $$
declare
  number int2 := (select a.attnum from pg_catalog.pg_attribute a where a.attrelid = target and a.attname = name and not a.attisdropped);
  optional boolean := (select not a.attnotnull from pg_catalog.pg_attribute a where a.attrelid = target and a.attnum = number);
begin
  if exists (select from pg_catalog.pg_index i where i.indrelid = target and i.indisvalid and i.indkey[0] = number
    and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, target) = format('(%I IS NOT NULL)', name))) then
    return;
  end if;
  execute format('create index on %s (%I) %s', target, name, case when optional then format('where %I is not null', name) else '' end);
end $$;

-- Gives every foreign key of a table an index, so that removing the other row does not read the whole table. A key of several columns
-- is served by an index that begins with one of them other than collaboration_id.
-- Not to people.collaborations, people.units and sharing.bases: those rows are closed, never removed while something points at them, and
-- no list starts from them; an index of a few distinct values on every table would cost each write and tempt the planner.
create function platform.index_foreign_keys(target regclass) returns void language plpgsql set search_path to '' as $$
declare
  key record;
begin
  for key in
    select k.conkey, k.conindid, (select array_agg(a.attname order by not a.attnotnull desc, n.at)
        from unnest(k.conkey) with ordinality n(num, at) join pg_catalog.pg_attribute a on a.attrelid = target and a.attnum = n.num
        where a.attname <> 'collaboration_id' or cardinality(k.conkey) = 1) as names
      from pg_catalog.pg_constraint k
      where k.conrelid = target and k.contype = 'f' and k.confrelid not in ('people.collaborations'::regclass, 'people.units'::regclass, 'sharing.bases'::regclass)
      order by cardinality(k.conkey), k.conname
  loop
    if not exists (select from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = target and a.attnum = i.indkey[0]
      where i.indrelid = target and i.indisvalid and a.attname = any(key.names)
        and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, target) = format('(%I IS NOT NULL)', a.attname))) then
      perform platform.index_column(target, key.names[1]);
    end if;
  end loop;
end $$;

-- What /metrics shows: how many wait, and how many have been given up.
create function platform.job_counts(OUT task text, OUT waiting bigint, OUT retrying bigint, OUT given_up bigint) returns setof record language plpgsql stable security definer set search_path to '' as $$
begin
  return query
    select j.task_identifier,
      count(*) filter (where j.attempts = 0),
      count(*) filter (where j.attempts between 1 and j.max_attempts - 1),
      count(*) filter (where j.attempts >= j.max_attempts)
    from graphile_worker.jobs j group by j.task_identifier;
end $$;
grant execute on function platform.job_counts() to kring_app;
grant execute on function platform.job_counts() to kring_worker;

-- All keyed hashes of person numbers, each once.
create function platform.keyed_hashes() returns table(hash bytea) language sql stable set search_path to '' as $$
  select distinct i.number_hash from sharing.identities i
$$;

create function platform.need_columns(target regclass, shape text, VARIADIC names text[]) returns void language plpgsql set search_path to '' as $$
declare
  missing text := (select string_agg(name, ', ') from unnest(names) name where not platform.has_column(target, name));
begin
  if missing is not null then
    raise exception '% needs a column that % does not have: %', shape, target, missing using errcode = 'undefined_column';
  end if;
end $$;

create function platform.new_id() returns uuid language sql parallel safe as $$select uuidv7()$$;
grant execute on function platform.new_id() to kring_app;
grant execute on function platform.new_id() to kring_worker;

-- What all shapes begin with: forced row-level security, the owner's policy, indexes, the retention class (R19). The policy of the
-- owner keeps in its comment the calls that made the table what it is; a house rule runs them again and compares.
create function platform.secure(target regclass, class text, keeps text, call text) returns void language plpgsql set search_path to '' as $$
declare
  name text := (select format('%s.%s', n.nspname, c.relname) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  policy oid;
begin
  execute format('alter table %s enable row level security, force row level security', target);
  select p.oid into policy from pg_catalog.pg_policy p where p.polrelid = target and p.polname = 'owner_all';
  if policy is null then
    execute format('create policy owner_all on %s to kring_owner using (true) with check (true)', target);
  end if;
  execute format('comment on policy owner_all on %s is %L', target, concat_ws(E'\n', pg_catalog.obj_description(policy, 'pg_policy'), call));
  perform platform.index_foreign_keys(target);
  if class is not null then
    insert into platform.retention (table_name, class, keeps) values (name, secure.class, secure.keeps)
      on conflict (table_name) do update set class = excluded.class, keeps = excluded.keeps;
  elsif not exists (select from platform.retention r where r.table_name = name) then
    raise exception '% has no retention class: say class and keeps', name using errcode = 'invalid_parameter_value';
  end if;
end $$;

-- Who serves from this database now: none may, since each holds the generations that it started with.
create function platform.serving() returns integer language sql stable set search_path to '' as $$
  select count(*)::int from pg_catalog.pg_stat_activity a
  where a.datname = pg_catalog.current_database() and a.usename in ('kring_app', 'kring_worker', 'kring_insight')
$$;

-- A call in words that can be run again: sharing.protect('child.worries', kind => 'worry').
create function platform.told(shape text, target regclass, arguments json) returns text language sql stable set search_path to '' as $$
  select format('%s(%s)', shape, concat_ws(', ', quote_literal(target::text),
    (select string_agg(format('%I => %s', e.key, quote_literal(regexp_replace(e.value, '\s+', ' ', 'g'))), ', ' order by e.at)
      from json_each_text(arguments) with ordinality e(key, value, at) where e.value is not null)))
$$;

-- Until when what was done then can be taken back by who did it.
create function platform.undo_until(done_at timestamptz) returns timestamptz language sql immutable parallel safe set search_path to '' as $$
  select done_at + interval '10 minutes'
$$;
grant execute on function platform.undo_until(timestamp with time zone) to kring_app;


-- ==================== sharing ====================

create schema sharing;
grant usage on schema sharing to kring_app;
grant usage on schema sharing to kring_worker;
-- R6: the grounds, as data that a lawyer reads and changes. A change of law is a new row with its dates.
create table sharing.bases (
  id uuid default platform.new_id() not null,
  code text not null,
  name_sv text not null,
  name_en text not null,
  paragraph text not null,
  explanation_sv text not null,
  explanation_en text not null,
  needs_consent boolean default false not null,
  emergency boolean default false not null,
  valid_from date not null,
  valid_until date,
  until_age integer,  -- R6: the ground is for children under this age, and ends by itself at midnight, Swedish time, when the child reaches it.
  constraint bases_pkey primary key (id),
  constraint bases_code_valid_from_key unique (code, valid_from),
  constraint basis_dates check (valid_until is null or valid_until >= valid_from),
  constraint until_some_age check (until_age >= 1 and until_age <= 30)
);
alter table sharing.bases enable row level security, force row level security;
create policy owner_all on sharing.bases for all to kring_owner
  using (true)
  with check (true);
-- R6: the legal grounds are the law, the same for every collaboration, and no secret.
create policy select_all on sharing.bases for select to kring_app
  using (true);
grant select on sharing.bases to kring_app;

-- From which legal domain to which a ground may carry. No row, no ground. Recipient 'family' is the child's own guardian.
create table sharing.basis_pairs (
  basis_id uuid not null,
  from_domain text not null,
  to_domain text not null,
  constraint basis_pairs_pkey primary key (basis_id, from_domain, to_domain),
  constraint basis_pairs_basis_id_fkey foreign key (basis_id) references sharing.bases(id) on delete cascade
);
alter table sharing.basis_pairs enable row level security, force row level security;
create policy owner_all on sharing.basis_pairs for all to kring_owner
  using (true)
  with check (true);
-- R6: between which legal domains a ground holds is the law, and no secret.
create policy select_all on sharing.basis_pairs for select to kring_app
  using (true);
grant select on sharing.basis_pairs to kring_app;

create table sharing.consent_scopes (
  consent_id uuid not null,
  to_unit_id uuid not null,
  areas text[] not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_how text,
  constraint consent_scopes_pkey primary key (consent_id, to_unit_id),
  constraint consent_scopes_consent_id_fkey foreign key (consent_id) references sharing.consents(id) on delete cascade,
  constraint consent_scopes_to_unit_id_fkey foreign key (to_unit_id) references people.units(id) on delete cascade,
  constraint consent_scopes_withdrawn_by_fkey foreign key (withdrawn_by) references people.persons(id) on delete restrict,
  constraint areas_are_of_the_wheel check (areas <@ array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'] and cardinality(areas) > 0),
  constraint consent_scopes_withdrawn_how_check check (withdrawn_how in ('signed_in', 'in_person', 'phone', 'in_writing'))
);
alter table sharing.consent_scopes enable row level security, force row level security;
create index consent_scopes_withdrawn_by_idx on sharing.consent_scopes using btree (withdrawn_by) where (withdrawn_by is not null);
create trigger tell_of_withdrawal after update of withdrawn_at on sharing.consent_scopes for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function sharing.tell_of_withdrawal();
-- R4: to whom a consent reaches is written in the transaction that writes the consent, by who received it; later it can only be withdrawn. sharing.follows knows no time.
create policy insert_with_consent on sharing.consent_scopes for insert to kring_app
  with check ((exists (select from sharing.consents c
  where c.id = consent_scopes.consent_id and c.received_by_person = (select people.me()) and c.created_at = now())));
-- sharing.follows('sharing.consent_scopes', parent => 'sharing.consents', by_column => 'consent_id')
create policy owner_all on sharing.consent_scopes for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of sharing.consents reads this.
create policy select_with_consents on sharing.consent_scopes for select to kring_app
  using ((exists (select from sharing.consents parent
  where parent.id = consent_scopes.consent_id)));
grant select on sharing.consent_scopes to kring_app;
grant insert (areas, consent_id, to_unit_id) on sharing.consent_scopes to kring_app;

-- R4: one custody holder's yes (or the child's own), to named units, about named areas, until a day.
create table sharing.consents (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  guardian_id uuid,
  given_by_child boolean default false not null,
  maturity_assessment text default '' not null,
  given_on date not null,
  how text not null,
  received_by_function uuid not null,
  received_by_person uuid not null,
  valid_until date not null,
  wants_to_take_part text default 'yes' not null,
  gdpr_ground text default 'public_task' not null,
  note text default '' not null,
  once uuid not null,
  created_at timestamptz default now() not null,
  constraint consents_pkey primary key (id),
  constraint consents_once_key unique (once),
  constraint consents_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint consents_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint consents_guardian_id_fkey foreign key (guardian_id) references child.guardians(id) on delete cascade,
  constraint consents_received_by_function_fkey foreign key (received_by_function) references people.functions(id) on delete restrict,
  constraint consents_received_by_person_fkey foreign key (received_by_person) references people.persons(id) on delete restrict,
  constraint consents_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint childs_consent_has_assessment check (not given_by_child or length(maturity_assessment) > 0),
  constraint consent_at_most_two_years check (valid_until > given_on and valid_until <= (given_on + 731)),
  constraint consent_has_one_giver check ((guardian_id is null) = given_by_child),
  constraint consents_gdpr_ground_check check (gdpr_ground in ('public_task', 'legal_duty', 'agreement', 'consent')),
  constraint consents_how_check check (how in ('in_person', 'phone', 'in_writing', 'signed_in')),
  constraint consents_maturity_assessment_check check (length(maturity_assessment) <= 4000),
  constraint consents_note_check check (length(note) <= 4000),
  constraint consents_wants_to_take_part_check check (wants_to_take_part in ('yes', 'no', 'undecided'))
);
alter table sharing.consents enable row level security, force row level security;
create index consents_child_id_idx on sharing.consents using btree (child_id);
create index consents_guardian_id_idx on sharing.consents using btree (guardian_id);
create index consents_received_by_function_idx on sharing.consents using btree (received_by_function);
create index consents_received_by_person_idx on sharing.consents using btree (received_by_person);
create trigger a_refuse_strangers before insert on sharing.consents for each row execute function sharing.refuse_strangers();
create trigger check_consent before insert on sharing.consents for each row execute function sharing.check_consent();
-- Shape sharing.allow_insert_when_involved: in my own name, in my unit, about a child that my function is involved with (R1).
create policy insert_in_my_unit_when_involved on sharing.consents for insert to kring_app
  with check (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = consents.child_id
 OFFSET 0)) and received_by_function = (select people.my_function()) and received_by_person = (select people.me()) and collaboration_id = (select people.my_collaboration()));
-- sharing.protect('sharing.consents')
-- sharing.allow_insert_when_involved('sharing.consents', inserts => 'id, collaboration_id, child_id, unit_id, guardian_id, given_by_child, maturity_assessment, given_on, how, received_by_function, received_by_person, valid_until, wants_to_take_part, gdpr_ground, note, once', signed => 'received_by_function, received_by_person')
create policy owner_all on sharing.consents for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on sharing.consents for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = consents.child_id
 OFFSET 0)));
-- R4: a guardian reads the consents that they gave themselves, not those of the other guardian.
create policy select_my_own on sharing.consents for select to kring_app
  using ((exists (select from child.guardians g
  where g.id = consents.guardian_id and g.person_id = (select people.me_as_guardian()))));
grant select on sharing.consents to kring_app;
grant insert (child_id, collaboration_id, gdpr_ground, given_by_child, given_on, guardian_id, how, id, maturity_assessment, note, once, received_by_function, received_by_person, unit_id, valid_until, wants_to_take_part) on sharing.consents to kring_app;

create table sharing.disclosed_items (
  disclosure_id uuid not null,
  child_id uuid not null,
  item_kind text not null,
  item_id uuid not null,
  version integer not null,
  to_function_id uuid,
  to_person_id uuid,
  from_unit_id uuid not null,
  ends_at timestamptz default 'infinity'::timestamptz not null,
  constraint disclosed_items_pkey primary key (item_id, disclosure_id, item_kind, version),
  constraint disclosed_items_disclosure_id_fkey foreign key (disclosure_id) references sharing.disclosures(id) on delete cascade,
  constraint item_kind_known check (item_kind in ('child', 'worry', 'assessment', 'request', 'plan', 'plan_part', 'plan_words', 'draft', 'meeting', 'meeting_words', 'minutes', 'minutes_point'))
);
alter table sharing.disclosed_items enable row level security, force row level security;
create index disclosed_items_child_id_idx on sharing.disclosed_items using btree (child_id);
create index disclosed_items_disclosure_id_idx on sharing.disclosed_items using btree (disclosure_id);
create index disclosed_items_item_id_to_function_id_ends_at_idx on sharing.disclosed_items using btree (item_id, to_function_id, ends_at) where (to_function_id is not null);
create index disclosed_items_item_id_to_person_id_ends_at_idx on sharing.disclosed_items using btree (item_id, to_person_id, ends_at) where (to_person_id is not null);
create index disclosed_items_to_function_id_item_kind_ends_at_idx on sharing.disclosed_items using btree (to_function_id, item_kind, ends_at desc) where (to_function_id is not null);
create index disclosed_items_to_person_id_item_kind_idx on sharing.disclosed_items using btree (to_person_id, item_kind) where (to_person_id is not null);
create trigger check_disclosed_items after insert on sharing.disclosed_items REFERENCING NEW TABLE as made for each statement execute function child.check_disclosed_items();
create trigger complete_item before insert on sharing.disclosed_items for each row execute function sharing.complete_item();
create trigger relist_after_delete after delete on sharing.disclosed_items REFERENCING OLD TABLE as changed for each statement execute function child.relist_given();
create trigger relist_after_insert after insert on sharing.disclosed_items REFERENCING NEW TABLE as changed for each statement execute function child.relist_given();
create trigger relist_after_update after update on sharing.disclosed_items REFERENCING NEW TABLE as changed for each statement execute function child.relist_given();
-- R2: what is given is written in the transaction of the disclosure, by its giver: nothing is slipped into one that was made before.
create policy insert_with_my_disclosure on sharing.disclosed_items for insert to kring_app
  with check (from_unit_id = (select people.my_unit()) and (exists (select from sharing.disclosures d
  where d.id = disclosed_items.disclosure_id and d.child_id = disclosed_items.child_id and d.from_function_id = (select people.my_function()) and d.made_at = now() and d.decision = 'given' and d.kind <> 'emergency')));
create policy owner_all on sharing.disclosed_items for all to kring_owner
  using (true)
  with check (true);
-- R2, R8: what was given to my function, also when it has ended: the page says so. Not of a child that is protected now. What lives is asked first, so the function is asked of few rows.
create policy select_given_to_me on sharing.disclosed_items for select to kring_app
  using (to_function_id = (select people.my_function()) and (ends_at > now() or sharing.i_may_remember(child_id)));
-- R4, R10b: who was given it, and what they once had, of a record that shows itself to them. By hand: what is over is read too.
create policy select_given_to_me_as_guardian on sharing.disclosed_items for select to kring_app
  using (to_person_id = (select people.me_as_guardian()) and sharing.guardian_may_see(child_id));
-- R1: the giver's side. The unit's column is from_unit_id here, so that the receiver's unit is never taken for it.
create policy select_when_involved on sharing.disclosed_items for select to kring_app
  using (from_unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = disclosed_items.child_id
 OFFSET 0)));
grant select on sharing.disclosed_items to kring_app;
grant insert (child_id, disclosure_id, from_unit_id, item_id, item_kind, version) on sharing.disclosed_items to kring_app;

-- Which consents a disclosure rests on: when one falls, it falls.
create table sharing.disclosure_consents (
  disclosure_id uuid not null,
  consent_id uuid not null,
  child_id uuid not null,
  constraint disclosure_consents_pkey primary key (disclosure_id, consent_id),
  constraint disclosure_consents_consent_id_fkey foreign key (consent_id) references sharing.consents(id) on delete cascade,
  constraint disclosure_consents_disclosure_id_fkey foreign key (disclosure_id) references sharing.disclosures(id) on delete cascade
);
alter table sharing.disclosure_consents enable row level security, force row level security;
create index disclosure_consents_consent_id_idx on sharing.disclosure_consents using btree (consent_id);
-- sharing.follows('sharing.disclosure_consents', parent => 'sharing.disclosures', by_column => 'disclosure_id')
create policy owner_all on sharing.disclosure_consents for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.follows: whoever reads the row of sharing.disclosures reads this.
create policy select_with_disclosures on sharing.disclosure_consents for select to kring_app
  using ((exists (select from sharing.disclosures parent
  where parent.id = disclosure_consents.disclosure_id)));
grant select on sharing.disclosure_consents to kring_app;

-- R2: sharing is an act. One recipient a row, since the ground depends on the pair of units.
create table sharing.disclosures (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  from_unit_id uuid not null,
  from_function_id uuid not null,
  from_person_id uuid not null,
  to_function_id uuid,
  to_unit_id uuid,
  to_guardian_id uuid,
  decision text default 'given' not null,
  kind text default 'item' not null,
  basis_id uuid not null,
  purpose text not null,
  areas text[] default '{}'::text[] not null,
  family_view text default '' not null,
  informed boolean not null,
  not_informed_reason text default '' not null,
  valid_until timestamptz not null,
  made_at timestamptz default now() not null,
  ended_at timestamptz,
  end_reason text,
  once uuid,
  constraint disclosures_pkey primary key (id),
  constraint disclosures_basis_id_fkey foreign key (basis_id) references sharing.bases(id) on delete restrict,
  constraint disclosures_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint disclosures_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint disclosures_from_function_id_fkey foreign key (from_function_id) references people.functions(id) on delete restrict,
  constraint disclosures_from_person_id_fkey foreign key (from_person_id) references people.persons(id) on delete restrict,
  constraint disclosures_from_unit_id_fkey foreign key (from_unit_id) references people.units(id) on delete cascade,
  constraint disclosures_to_function_id_fkey foreign key (to_function_id) references people.functions(id) on delete restrict,
  constraint disclosures_to_guardian_id_fkey foreign key (to_guardian_id) references child.guardians(id) on delete cascade,
  constraint disclosures_to_unit_id_fkey foreign key (to_unit_id) references people.units(id) on delete restrict,
  constraint disclosures_decision_check check (decision in ('given', 'withheld')),
  constraint disclosures_end_reason_check check (end_reason in ('consent_withdrawn', 'consent_expired', 'ended_by_giver', 'replaced', 'guardian_ended', 'reader_removed', 'meeting_closed', 'consent_no_longer_covers', 'came_of_age', 'taken_back')),
  constraint disclosures_family_view_check check (length(family_view) <= 4000),
  constraint disclosures_kind_check check (kind in ('item', 'worry', 'request', 'plan', 'draft', 'meeting', 'minutes', 'emergency')),
  constraint disclosures_not_informed_reason_check check (length(not_informed_reason) <= 2000),
  constraint disclosures_purpose_check check (length(purpose) >= 1 and length(purpose) <= 2000),
  constraint ends_at_most_in_two_years check (valid_until <= (made_at + '2 years 1 day'::interval)),
  constraint one_recipient check ((to_function_id is null) <> (to_guardian_id is null)),
  constraint told_or_why_not check (informed or length(not_informed_reason) > 0)
);
alter table sharing.disclosures enable row level security, force row level security;
create index disclosures_child_id_idx on sharing.disclosures using btree (child_id);
create index disclosures_from_function_id_idx on sharing.disclosures using btree (from_function_id);
create index disclosures_from_person_id_idx on sharing.disclosures using btree (from_person_id);
create unique index disclosures_once_idx on sharing.disclosures using btree (once) where (once is not null);
create index disclosures_to_function_id_made_at_idx on sharing.disclosures using btree (to_function_id, made_at desc);
create index disclosures_to_guardian_id_idx on sharing.disclosures using btree (to_guardian_id) where (to_guardian_id is not null);
create trigger a_refuse_strangers before insert on sharing.disclosures for each row execute function sharing.refuse_strangers();
create trigger after_disclosure after insert on sharing.disclosures for each row execute function sharing.after_disclosure();
create trigger b_bound_disclosure before insert on sharing.disclosures for each row execute function sharing.bound_disclosure();
create trigger check_disclosure before insert on sharing.disclosures for each row execute function sharing.check_disclosure();
create trigger check_protected_guardian before insert on sharing.disclosures for each row execute function sharing.check_protected_guardian();
-- After any update: `of ended_at` would sleep when only the reason is written, though the trigger below sets the time.
create trigger end_items after update on sharing.disclosures for each row when (old.ended_at is null and new.ended_at is not null) execute function sharing.end_items();
create trigger look_for_losses after update of ended_at on sharing.disclosures for each row when (old.ended_at is null and new.ended_at is not null) execute function child.look_for_losses();
create trigger only_end_once before update of ended_at, end_reason on sharing.disclosures for each row execute function sharing.only_end_once();
create trigger refuse_administrator before insert on sharing.disclosures for each row execute function people.refuse_administrator('to_function_id');
create trigger still_holds before insert on sharing.disclosures for each row execute function people.still_holds();
create trigger tell_of_child after insert on sharing.disclosures for each row execute function child.tell_of_child();
-- R2: any involved function of the unit that gave can end it at once, not only the one that gave: the receiver cannot.
create policy end_as_giver on sharing.disclosures for update to kring_app
  using (from_unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = disclosures.child_id
 OFFSET 0)));
-- R1, R6: given by a function that works with the child, from its own unit, in its own name. An emergency (R9) is made by its function alone.
create policy insert_as_giver on sharing.disclosures for insert to kring_app
  with check (from_unit_id = (select people.my_unit()) and from_function_id = (select people.my_function()) and from_person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()) and kind <> 'emergency' and (exists (select from sharing.my_involvements i
  where i.child_id = disclosures.child_id
 OFFSET 0)));
create policy owner_all on sharing.disclosures for all to kring_owner
  using (true)
  with check (true);
-- R8, R10b: a guardian sees what was given about their child if the family was told of it and it is not kept from just them, unless the child is protected and they are not listed.
create policy select_about_my_child on sharing.disclosures for select to kring_app
  using ((select people.me_as_guardian()) is not null and informed and sharing.guardian_may_see(child_id) and not sharing.is_kept_from_me(id));
-- R2, R8: the receiver sees what was given to its function, also when it has ended, but not of a child that is protected now, and not what was taken back before it was opened. What was considered and not given is the giver's own.
create policy select_given_to_me on sharing.disclosures for select to kring_app
  using (to_function_id = (( SELECT people.my_function() AS my_function)) AND decision = 'given' AND end_reason IS DISTINCT FROM 'taken_back' and (ended_at is null and valid_until > now() or sharing.i_may_remember(child_id)));
-- R1: the giver's side: who sees what about the child, to the involved of the unit that gave. The unit's column is from_unit_id.
create policy select_when_involved on sharing.disclosures for select to kring_app
  using (from_unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = disclosures.child_id
 OFFSET 0)));
grant select on sharing.disclosures to kring_app;
grant insert (areas, basis_id, child_id, collaboration_id, decision, family_view, from_function_id, from_person_id, from_unit_id, id, informed, kind, not_informed_reason, once, purpose, to_function_id, to_guardian_id, to_unit_id, valid_until), update (end_reason, ended_at) on sharing.disclosures to kring_app;

create table sharing.drafts (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  form text not null,
  child_id uuid,
  body jsonb not null,
  updated_at timestamptz default now() not null,
  constraint drafts_pkey primary key (id),
  constraint drafts_function_id_person_id_form_id_key unique (function_id, person_id, form, id),
  constraint drafts_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint drafts_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint drafts_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint drafts_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade,
  constraint drafts_body_check check (pg_column_size(body) < 400000),
  constraint drafts_form_check check (form ~ '^[a-z_]{3,40}$')
);
alter table sharing.drafts enable row level security, force row level security;
create index drafts_child_id_idx on sharing.drafts using btree (child_id) where (child_id is not null);
create index drafts_function_id_updated_at_idx on sharing.drafts using btree (function_id, updated_at desc);
create index drafts_person_id_idx on sharing.drafts using btree (person_id);
create trigger still_holds before insert or update on sharing.drafts for each row execute function people.still_holds();
-- R15: an unfinished form belongs to the function and stays with it. No people.of_function: also a changed row must name the person who changed it, and a child that they may read.
create policy all_of_my_function on sharing.drafts for all to kring_app
  using (function_id = (select people.my_function()))
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and collaboration_id = (select people.my_collaboration()) and (child_id is null or (exists (select from child.children c
  where c.id = drafts.child_id))));
create policy owner_all on sharing.drafts for all to kring_owner
  using (true)
  with check (true);
grant delete, select on sharing.drafts to kring_app;
grant insert (body, child_id, collaboration_id, form, function_id, id, person_id), update (body, child_id, updated_at) on sharing.drafts to kring_app;

-- An emergency that is sent twice (a nervous click, a lost answer) opens once and alarms once.
create table sharing.emergency_asks (
  once uuid not null,
  collaboration_id uuid not null,
  function_id uuid not null,
  person_id uuid not null,
  at timestamptz default now() not null,
  constraint emergency_asks_pkey primary key (once),
  constraint emergency_asks_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint emergency_asks_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint emergency_asks_person_id_fkey foreign key (person_id) references people.persons(id) on delete cascade
);
alter table sharing.emergency_asks enable row level security, force row level security;
create index emergency_asks_function_id_idx on sharing.emergency_asks using btree (function_id);
create index emergency_asks_person_id_idx on sharing.emergency_asks using btree (person_id);
create policy owner_all on sharing.emergency_asks for all to kring_owner
  using (true)
  with check (true);

create table sharing.events (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  child_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  item_kind text default '' not null,
  item_id uuid,
  function_id uuid,
  person_id uuid,
  at timestamptz default now() not null,
  constraint events_pkey primary key (id),
  constraint events_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint events_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint events_unit_id_fkey foreign key (unit_id) references people.units(id) on delete restrict,
  constraint events_kind_check check (kind ~ '^[a-z_]{3,60}$')
);
alter table sharing.events enable row level security, force row level security;
create index events_child_id_at_idx on sharing.events using btree (child_id, at desc);
create index events_function_id_at_idx on sharing.events using btree (function_id, at desc);
create trigger still_holds before insert on sharing.events for each row execute function people.still_holds();
create trigger tell_of_child after insert on sharing.events for each row execute function child.tell_of_child();
-- A receiver's answer or mark is an event in the giver's unit, so the writer need not be involved: any child they may read, in the unit that holds the child's record.
create policy insert_as_me on sharing.events for insert to kring_app
  with check (person_id = (select people.me()) and not function_id is DISTINCT from (select people.my_function()) and collaboration_id = (select people.my_collaboration()) and (exists (select from child.children c
  where c.id = events.child_id and c.unit_id = events.unit_id)));
-- sharing.protect('sharing.events')
create policy owner_all on sharing.events for all to kring_owner
  using (true)
  with check (true);
-- Shape sharing.protect: my unit made it and my function is involved with the child (R1).
create policy select_in_my_unit_when_involved on sharing.events for select to kring_app
  using (unit_id = (select people.my_unit()) and (exists (select from sharing.my_involvements i
  where i.child_id = events.child_id
 OFFSET 0)));
grant select on sharing.events to kring_app;
grant insert (child_id, collaboration_id, function_id, item_id, item_kind, kind, person_id, unit_id) on sharing.events to kring_app;

-- R2, R10b: what live disclosures give to me as a guardian, of a record that shows itself to me.
create view sharing.given_to_me_as_guardian with (security_barrier=true) as
 select item_id,
    item_kind,
    version
   from sharing.disclosed_items d
  where to_person_id = people.me_as_guardian() and ends_at > now() and sharing.guardian_may_see(child_id);
grant select on sharing.given_to_me_as_guardian to kring_app;

-- R2: what live disclosures give to my function.
create view sharing.given_to_my_function with (security_barrier=true) as
 select item_id,
    item_kind,
    version
   from sharing.disclosed_items d
  where to_function_id = people.my_function() and ends_at > now();
grant select on sharing.given_to_my_function to kring_app;

-- R10: equal person numbers meet only here, as keyed hashes, and no serving role can read the table.
create table sharing.identities (
  row_id uuid not null,
  kind text not null,
  collaboration_id uuid not null,
  number_hash bytea not null,
  constraint identities_pkey primary key (row_id),
  constraint identities_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint identities_kind_check check (kind in ('child', 'guardian', 'person')),
  constraint identities_number_hash_check check (length(number_hash) = 32)
);
alter table sharing.identities enable row level security, force row level security;
create index identities_number_hash_idx on sharing.identities using btree (number_hash);
create policy owner_all on sharing.identities for all to kring_owner
  using (true)
  with check (true);

-- R10: that a unit works with a child is itself secret. A row is readable by the function it names, and by nobody else.
create table sharing.involvements (
  child_id uuid not null,
  unit_id uuid not null,
  function_id uuid not null,
  collaboration_id uuid not null,
  role text default 'involved' not null,
  since timestamptz default now() not null,
  ended_at timestamptz,
  constraint involvements_pkey primary key (child_id, function_id),
  constraint involvements_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint involvements_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint involvements_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade,
  constraint involvements_unit_id_fkey foreign key (unit_id) references people.units(id) on delete cascade,
  constraint involvements_role_check check (role in ('involved', 'named_person', 'lead'))
);
alter table sharing.involvements enable row level security, force row level security;
create index involvements_function_id_child_id_idx on sharing.involvements using btree (function_id, child_id) where (ended_at is null);
create index involvements_function_id_idx on sharing.involvements using btree (function_id);
create trigger follow_involvement after update on sharing.involvements for each row when (old.ended_at is null and new.ended_at is not null) execute function child.follow_involvement();
create trigger follow_merge after insert or update of ended_at on sharing.involvements for each row execute function child.follow_merge();
create trigger look_for_losses after update of ended_at on sharing.involvements for each row when (old.ended_at is null and new.ended_at is not null) execute function child.look_for_losses();
create trigger refuse_closed_function before insert on sharing.involvements for each row execute function people.refuse_closed_function('function_id');
create trigger relist_after_delete after delete on sharing.involvements REFERENCING OLD TABLE as changed for each statement execute function child.relist_involved();
create trigger relist_after_insert after insert on sharing.involvements REFERENCING NEW TABLE as changed for each statement execute function child.relist_involved();
create trigger relist_after_update after update on sharing.involvements REFERENCING NEW TABLE as changed for each statement execute function child.relist_involved();
-- people.of_function('sharing.involvements')
create policy owner_all on sharing.involvements for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_function: read by the function it is of.
create policy select_of_my_function on sharing.involvements for select to kring_app
  using (function_id = (select people.my_function()));
grant select on sharing.involvements to kring_app;

-- R1: the children that my function is involved with now.
create view sharing.my_involvements with (security_barrier=true) as
 select child_id
   from sharing.involvements i
  where function_id = people.my_function() and ended_at is null;
grant select on sharing.my_involvements to kring_app;

create table sharing.notices (
  id uuid default platform.new_id() not null,
  collaboration_id uuid not null,
  to_function_id uuid not null,
  child_id uuid,
  kind text not null,
  item_kind text default '' not null,
  item_id uuid,
  made_at timestamptz default now() not null,
  seen_at timestamptz,
  times integer default 1 not null,  -- How often it has happened since it was last seen: told once, with the count.
  seen_by uuid,  -- Who put it away; null where the database did, since it was true no more.
  constraint notices_pkey primary key (id),
  constraint notices_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint notices_collaboration_id_fkey foreign key (collaboration_id) references people.collaborations(id) on delete cascade,
  constraint notices_seen_by_fkey foreign key (seen_by) references people.persons(id) on delete set null,
  constraint notices_to_function_id_fkey foreign key (to_function_id) references people.functions(id) on delete cascade,
  constraint notices_kind_check check (kind ~ '^[a-z_]{3,60}$'),
  constraint notices_times_check check (times > 0)
);
alter table sharing.notices enable row level security, force row level security;
create index notices_child_id_idx on sharing.notices using btree (child_id) where (child_id is not null);
create unique index notices_of_appointments_that_count on sharing.notices using btree (to_function_id, kind) where ((kind = 'appointments_changed') and (seen_at is null));
create unique index notices_of_stopped_directories on sharing.notices using btree (item_id, to_function_id) where ((kind = 'directory_stopped') and (seen_at is null));
create index notices_seen_by_idx on sharing.notices using btree (seen_by) where (seen_by is not null);
create unique index notices_that_count on sharing.notices using btree (to_function_id, kind) where ((kind = 'emergency_found_nothing') and (seen_at is null));
create index notices_to_function_id_idx on sharing.notices using btree (to_function_id);
create index notices_to_function_id_made_at_idx on sharing.notices using btree (to_function_id, made_at desc) where (seen_at is null);
create trigger mail_notice after insert on sharing.notices for each row execute function sharing.mail_notice();
create trigger sign_seen before update on sharing.notices for each row execute function sharing.sign_seen();
-- people.of_function('sharing.notices', by_column => 'to_function_id', updates => 'seen_at')
create policy owner_all on sharing.notices for all to kring_owner
  using (true)
  with check (true);
-- Shape people.of_function: read by the function it is of.
create policy select_of_my_function on sharing.notices for select to kring_app
  using (to_function_id = (select people.my_function()));
-- Shape people.of_function: changed by the function it is of.
create policy update_of_my_function on sharing.notices for update to kring_app
  using (to_function_id = (select people.my_function()))
  with check (to_function_id = (select people.my_function()));
grant select (child_id, collaboration_id, id, item_id, item_kind, kind, made_at, seen_at, times, to_function_id), update (seen_at) on sharing.notices to kring_app;

-- R8: the list covers the family too. A custody holder may be the one that the child is hidden from.
create table sharing.protected_guardians (
  child_id uuid not null,
  guardian_id uuid not null,
  added_by uuid not null,
  added_at timestamptz default now() not null,
  review_on date not null,
  constraint protected_guardians_pkey primary key (child_id, guardian_id),
  constraint protected_guardians_added_by_fkey foreign key (added_by) references people.persons(id) on delete restrict,
  constraint protected_guardians_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint protected_guardians_guardian_id_fkey foreign key (guardian_id) references child.guardians(id) on delete cascade
);
alter table sharing.protected_guardians enable row level security, force row level security;
create index protected_guardians_added_by_idx on sharing.protected_guardians using btree (added_by);
create index protected_guardians_guardian_id_idx on sharing.protected_guardians using btree (guardian_id);
create policy owner_all on sharing.protected_guardians for all to kring_owner
  using (true)
  with check (true);
-- R8: the list is read by those who work with the child. It has no unit of its own: an involvement exists only in the unit that holds the record.
create policy select_when_involved on sharing.protected_guardians for select to kring_app
  using ((exists (select from sharing.my_involvements i
  where i.child_id = protected_guardians.child_id
 OFFSET 0)));
grant select on sharing.protected_guardians to kring_app;

-- R8: for a child with protected identity, only functions on this list; others have neither involvement nor disclosure.
create table sharing.protected_readers (
  child_id uuid not null,
  function_id uuid not null,
  added_by uuid not null,
  added_at timestamptz default now() not null,
  review_on date not null,
  constraint protected_readers_pkey primary key (child_id, function_id),
  constraint protected_readers_added_by_fkey foreign key (added_by) references people.persons(id) on delete restrict,
  constraint protected_readers_child_id_fkey foreign key (child_id) references child.children(id) on delete cascade,
  constraint protected_readers_function_id_fkey foreign key (function_id) references people.functions(id) on delete cascade
);
alter table sharing.protected_readers enable row level security, force row level security;
create index protected_readers_added_by_idx on sharing.protected_readers using btree (added_by);
create index protected_readers_function_id_idx on sharing.protected_readers using btree (function_id);
create trigger look_for_losses after delete on sharing.protected_readers for each row execute function child.look_for_losses();
create trigger refuse_administrator before insert on sharing.protected_readers for each row execute function people.refuse_administrator('function_id');
create policy owner_all on sharing.protected_readers for all to kring_owner
  using (true)
  with check (true);
-- R8, R10: read by those who work with the child, and not by the listed function itself: that it is on a list would tell of the child before anything is given.
create policy select_when_involved on sharing.protected_readers for select to kring_app
  using ((exists (select from sharing.my_involvements i
  where i.child_id = protected_readers.child_id
 OFFSET 0)));
grant select on sharing.protected_readers to kring_app;

-- Remembers which consents it rests on, and gives the child's name along with the first item.
create function sharing.after_disclosure() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.decision = 'given' and (select b.needs_consent from sharing.bases b where b.id = new.basis_id) then
    insert into sharing.disclosure_consents (disclosure_id, consent_id, child_id)
      select new.id, unnest(c.consent_ids), new.child_id from sharing.consent_for(new.child_id, new.to_unit_id, new.areas) c;
    -- R4: a withdrawal at this very moment is waited for, and then there is no ground; one that comes later finds this row.
    perform from sharing.disclosure_consents x join sharing.consent_scopes s on s.consent_id = x.consent_id
      where x.disclosure_id = new.id and s.to_unit_id = new.to_unit_id for share of s;
    if exists (select from sharing.disclosure_consents x join sharing.consent_scopes s on s.consent_id = x.consent_id
      where x.disclosure_id = new.id and s.to_unit_id = new.to_unit_id and s.withdrawn_at is not null) then
      raise check_violation using constraint = 'consent_covers_the_disclosure';
    end if;
  end if;
  if new.decision = 'given' then
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id, ends_at)
      values (new.id, new.child_id, 'child', new.child_id, 1, new.from_unit_id, new.valid_until);
  end if;
  return null;
end $$;

-- Writing in my own unit about a child that my function is involved with (R1). inserts: the columns that may be given. signed: the
-- columns that hold the writer (function, person). also: what else must be true of a new row, as SQL.
create function sharing.allow_insert_when_involved(target regclass, inserts text, signed text DEFAULT NULL::text, also text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'sharing.allow_insert_when_involved';
begin
  perform platform.need_columns(target, shape, 'unit_id', 'child_id');
  perform platform.secure(target, null, null, platform.told(shape, target, json_build_object('inserts', inserts, 'signed', signed, 'also', also)));
  perform platform.add_policy(target, 'insert_in_my_unit_when_involved', 'insert', null,
    platform.both(variadic sharing.involved(target, 'child_id') || people.signs(target, signed) || also),
    shape, 'in my own name, in my unit, about a child that my function is involved with (R1).');
  execute format('grant insert (%s) on %s to kring_app', inserts, target);
end $$;

-- Changing the columns `updates` of what my unit holds about a child that my function is involved with (R1).
create function sharing.allow_update_when_involved(target regclass, updates text, child_column text DEFAULT 'child_id'::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'sharing.allow_update_when_involved';
begin
  perform platform.need_columns(target, shape, 'unit_id', child_column);
  perform platform.secure(target, null, null, platform.told(shape, target, json_build_object('updates', updates,
    'child_column', nullif(child_column, 'child_id'))));
  perform platform.add_policy(target, 'update_when_involved', 'update', sharing.involved(target, child_column), null,
    shape, 'in my unit, about a child that my function is involved with (R1).');
  execute format('grant update (%s) on %s to kring_app', updates, target);
end $$;

-- Null: it was asked before, and nothing more happens. Else how many records of other units it opened (R9).
create function sharing.ask_in_emergency(once uuid, number_hash bytea, reason text) returns integer language plpgsql security definer set search_path to '' as $$
declare
  opened int;
begin
  insert into sharing.emergency_asks (once, collaboration_id, function_id, person_id)
    select ask_in_emergency.once, people.my_collaboration(), people.my_function(), people.me() where people.my_function() is not null
    on conflict do nothing;
  if not found then return null; end if;
  select count(*) into opened from sharing.open_in_emergency(number_hash, reason);
  return opened;
end $$;
grant execute on function sharing.ask_in_emergency(uuid,bytea,text) to kring_app;

-- Before check_disclosure, by its name; that one lowers it further for a consent.
create function sharing.bound_disclosure() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  most timestamptz := sharing.lasts_at_most(new.child_id, new.basis_id, new.to_guardian_id);
begin
  if most <= now() then raise check_violation using constraint = 'basis_is_for_children'; end if;
  new.valid_until := least(new.valid_until, most);
  return new;
end $$;

-- R4: a yes counts only from one who has custody of that very child now, and is received by the one who writes it down.
create function sharing.check_consent() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.guardian_id is not null and not exists (select from child.guardians g
    where g.id = new.guardian_id and g.child_id = new.child_id and g.custody and g.ended_at is null) then
    raise check_violation using constraint = 'consent_is_a_custody_holders';
  end if;
  if people.my_function() is not null
    and (new.received_by_function <> people.my_function() or new.received_by_person <> people.me()) then
    raise check_violation using constraint = 'consent_is_received_by_its_writer';
  end if;
  return new;
end $$;

-- R6, R4, R8: a disclosure stands only on a ground in force for that pair of domains, and a consent that covers it.
create function sharing.check_disclosure() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  basis sharing.bases;
  v_from text;
  v_to text;
  consent record;
begin
  select * into basis from sharing.bases b where b.id = new.basis_id;
  if new.kind <> 'emergency' and basis.emergency then
    raise check_violation using constraint = 'basis_is_for_emergencies';
  end if;
  -- R1: only the unit that holds the record gives from it. Locked, so that protection turned on meanwhile is waited for (R8).
  perform from child.children c where c.id = new.child_id and c.unit_id = new.from_unit_id for share;
  if not found then raise check_violation using constraint = 'giver_owns_the_record'; end if;
  select u.legal_domain into v_from from people.units u where u.id = new.from_unit_id;
  if new.to_guardian_id is not null then
    v_to := 'family';
    new.to_unit_id := null;
    -- A parent without custody is an outsider to the secrecy. Locked, so that custody lost meanwhile is waited for.
    perform from child.guardians g where g.id = new.to_guardian_id and g.child_id = new.child_id and g.custody and g.ended_at is null for share;
    if not found then raise check_violation using constraint = 'guardian_of_the_child'; end if;
  else
    select u.legal_domain, u.id into v_to, new.to_unit_id from people.functions f join people.units u on u.id = f.unit_id
      where f.id = new.to_function_id and f.collaboration_id = new.collaboration_id;
    -- R9: in an emergency a function also opens what its own unit holds and it does not work with.
    if v_to is null or (new.to_unit_id = new.from_unit_id and new.kind <> 'emergency') then
      raise check_violation using constraint = 'recipient_in_another_unit';
    end if;
    if new.decision = 'given' and new.kind <> 'emergency' and sharing.hidden_by_protection(new.child_id, new.to_function_id) then
      raise check_violation using constraint = 'protected_child_needs_listed_reader';
    end if;
  end if;
  if basis.valid_from > current_date or basis.valid_until < current_date
    or (new.kind <> 'emergency' and not exists (select from sharing.basis_pairs p
      where p.basis_id = basis.id and p.from_domain = v_from and p.to_domain = v_to)) then
    raise check_violation using constraint = 'basis_allowed_for_the_two_units';
  end if;
  if basis.needs_consent and new.decision = 'given' then
    select * into consent from sharing.consent_for(new.child_id, new.to_unit_id, new.areas);
    if consent.consent_ids is null then raise check_violation using constraint = 'consent_covers_the_disclosure'; end if;
    new.valid_until := least(new.valid_until, (consent.valid_until + 1)::timestamp at time zone 'Europe/Stockholm');
  end if;
  return new;
end $$;

-- R8: nothing is given to a guardian of a protected child who is not listed.
create function sharing.check_protected_guardian() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.to_guardian_id is not null and new.decision = 'given'
    and exists (select from child.children c where c.id = new.child_id and c.protection <> 'none')
    and not exists (select from sharing.protected_guardians p where p.child_id = new.child_id and p.guardian_id = new.to_guardian_id) then
    raise check_violation using constraint = 'protected_child_needs_listed_reader';
  end if;
  -- sharing.check_disclosure has locked the guardian: a split of this moment is waited for.
  if new.decision = 'given' and exists (select from child.guardians g where g.id = new.to_guardian_id and g.shut_at is not null) then
    raise check_violation using constraint = 'guardian_is_shut_out';
  end if;
  return new;
end $$;

-- R4: run by a job every few minutes. What ends at eighteen has ended without it.
create function sharing.come_of_age() returns integer language plpgsql security definer set search_path to '' as $$
declare
  child record;
  done integer := 0;
begin
  for child in
    select c.id, c.collaboration_id from child.children c
    where c.birth_date between (now() at time zone 'Europe/Stockholm')::date - interval '18 years 3 days' and (now() at time zone 'Europe/Stockholm')::date - interval '18 years' + interval '1 day'
      and sharing.reaches_age(c.birth_date, 18) <= now()
      -- Once for each birthday: one that was written wrong before is no reason to miss the right one.
      and not exists (select from sharing.notices n where n.child_id = c.id and n.kind = 'came_of_age' and n.made_at >= sharing.reaches_age(c.birth_date, 18))
  loop
    perform sharing.judge_again(child.id);
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select child.collaboration_id, i.function_id, child.id, 'came_of_age', 'child', child.id
      from sharing.involvements i where i.child_id = child.id and i.ended_at is null;
    perform pg_notify('kring', 'function:' || i.function_id) from sharing.involvements i where i.child_id = child.id and i.ended_at is null;
    perform pg_notify('kring', 'child:' || child.id);
    done := done + 1;
  end loop;
  return done;
end $$;
grant execute on function sharing.come_of_age() to kring_worker;

-- An item follows its disclosure. Where there is none that gives, the row is left without an end: kring_app is refused by the policy
-- insert_with_my_disclosure, which comes first and says the same of a disclosure that does not exist and of somebody else's;
-- anybody else by not null. It replaces refuse_other_givers, a trigger that asked the policy's question once more.
create function sharing.complete_item() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  select d.to_function_id, g.person_id, d.from_unit_id, coalesce(least(d.valid_until, d.ended_at), d.valid_until)
    into new.to_function_id, new.to_person_id, new.from_unit_id, new.ends_at
    from sharing.disclosures d left join child.guardians g on g.id = d.to_guardian_id
    where d.id = new.disclosure_id and d.child_id = new.child_id and d.decision = 'given';
  return new;
end $$;

-- R4: of an adult only the own yes counts, and a guardian's reaches to the day before. Of two that end with the same day a disclosure rests
-- on the one that was said for longer, else on the earlier: it is not left to chance.
create function sharing.consent_for(child uuid, to_unit uuid, wanted text[]) returns table(valid_until date, consent_ids uuid[]) language plpgsql stable security definer set search_path to '' as $$
declare
  policy text;
  holders int;
  last_day date;
begin
  select k.consent_policy, (c.birth_date + interval '18 years')::date - 1 into policy, last_day
    from child.children c join people.collaborations k on k.id = c.collaboration_id where c.id = child;
  select count(*) into holders from child.guardians g where g.child_id = child and g.custody and g.ended_at is null;
  if sharing.is_of_age(child) then policy := 'of_age'; end if;
  return query
    with live as (
      select c.id, c.guardian_id, c.given_by_child, case when c.given_by_child then c.valid_until else least(c.valid_until, last_day) end as valid_until,
        c.valid_until as said_until, c.created_at
      from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = child and s.to_unit_id = to_unit and s.withdrawn_at is null
        and c.given_on <= current_date and c.valid_until >= current_date
        and s.areas @> wanted
        and (c.given_by_child or (policy <> 'of_age'
          and exists (select from child.guardians g where g.id = c.guardian_id and g.custody and g.ended_at is null
            and (g.custody_since is null or c.created_at >= g.custody_since))))
    ), longest as (
      select distinct on (l.guardian_id, l.given_by_child) l.* from live l order by l.guardian_id, l.given_by_child, l.valid_until desc, l.said_until desc, l.created_at
    ), needed as (
      select * from longest where case when policy in ('mature_child_alone', 'of_age') and exists (select from longest where given_by_child)
        then given_by_child
        else not given_by_child or policy = 'all_custodians_and_mature_child' end
    )
    select min(n.valid_until), array_agg(n.id) from needed n
    having (policy in ('mature_child_alone', 'of_age') and bool_or(n.given_by_child))
      or (policy <> 'of_age' and holders > 0 and count(*) filter (where not n.given_by_child) = holders
          and (policy <> 'all_custodians_and_mature_child' or bool_or(n.given_by_child)));
end $$;

-- The morning mail of one person, over all functions that they hold when it is sent: how much is late, how much waits and how much news
-- there is. No row where it is another day's, where they want none, or where nothing has come or become late since they were last
-- told; on Mondays what is late is said again.
create function sharing.digest_letter(digest uuid, at timestamptz) returns table(email text, language text, late integer, waiting integer, news integer) language plpgsql security definer set search_path to '' as $$
declare
  d people.mail_digests;
  today date := (at at time zone 'Europe/Stockholm')::date;
  v_choice text;
  v_func uuid;
  v_late integer := 0;
  v_waiting integer := 0;
  v_news integer := 0;
  v_new boolean := false;
  part record;
begin
  select * into d from people.mail_digests x where x.id = digest;
  v_choice := people.mail_choice(d.person_id);
  if d.on_day is distinct from today or v_choice = 'off' then return; end if;
  for v_func in select distinct a.function_id from people.appointments a
    where a.person_id = d.person_id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  loop
    with rows as materialized (select * from child.waits_for(v_func)),
    told as (
      select n.made_at from sharing.notices n where n.to_function_id = v_func and n.seen_at is null and sharing.may_be_mailed(n)
        and not exists (select from rows r where r.answers and r.id = n.item_id)
    )
    select (select count(*) from rows r where r.due < today) as late,
      (select count(*) from rows r where r.due = today or (r.answers and r.due > today)) as waiting,
      (select count(*) from told) as news,
      exists (select from rows r where r.due < today and r.due >= coalesce((d.told_at at time zone 'Europe/Stockholm')::date, '-infinity')) as turned_late,
      exists (select from sharing.notices n where n.to_function_id = v_func and n.seen_at is null and n.made_at > coalesce(d.told_at, '-infinity')
        and sharing.may_be_mailed(n)) as came
    into part;
    v_late := v_late + part.late;
    v_new := v_new or part.turned_late;
    -- Who is told at once needs the morning for lateness alone: that comes with no notice.
    if v_choice <> 'at_once' then
      v_waiting := v_waiting + part.waiting;
      v_news := v_news + part.news;
      v_new := v_new or part.came;
    end if;
  end loop;
  if v_late + v_waiting + v_news = 0 or not (v_new or (v_late > 0 and extract(isodow from today) = 1)) then return; end if;
  return query select a.email, a.language, v_late, v_waiting, v_news from child.address_of(d.person_id, null) a;
end $$;
grant execute on function sharing.digest_letter(uuid,timestamp with time zone) to kring_worker;

create function sharing.digest_sent(digest uuid, at timestamptz) returns void language sql security definer set search_path to '' as $$
  update people.mail_digests d set told_at = at where d.id = digest
$$;
grant execute on function sharing.digest_sent(uuid,timestamp with time zone) to kring_worker;

-- After three that found nothing within an hour one waits a minute between, after six ten: nobody in need waits long, and nobody goes
-- through the numbers. Answers from when one may ask again; null: now.
create function sharing.emergency_waits_until() returns timestamptz language sql stable security definer set search_path to '' as $$
  select case when x.misses >= 6 then x.latest + interval '10 minutes' when x.misses >= 3 then x.latest + interval '1 minute' end
  from (select count(distinct l.xid) as misses, max(l.at) as latest from audit.access_log l
    where l.person_id = people.me() and l.act = 'emergency' and l.item_kind = 'none'
      and l.at > now() - interval '1 hour') x
  where x.misses >= 3
$$;
grant execute on function sharing.emergency_waits_until() to kring_app;

-- An ended disclosure gives nothing from this transaction on; open pages are told at once.
create function sharing.end_items() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  update sharing.disclosed_items i set ends_at = least(i.ends_at, new.ended_at) where i.disclosure_id = new.id;
  perform pg_notify('kring', 'child:' || new.child_id);
  if new.to_function_id is not null then perform pg_notify('kring', 'function:' || new.to_function_id); end if;
  return null;
end $$;

-- A guardian that gets a sign-in, or loses custody, keeps or loses what was given to them in the same second.
create function sharing.follow_guardian() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.person_id is distinct from old.person_id then
    update sharing.disclosed_items i set to_person_id = new.person_id from sharing.disclosures d
      where d.id = i.disclosure_id and d.to_guardian_id = new.id;
  end if;
  if (new.ended_at is not null and old.ended_at is null) or (old.custody and not new.custody) then
    update sharing.disclosures d set ended_at = now(), end_reason = 'guardian_ended'
      where d.to_guardian_id = new.id and d.ended_at is null;
  end if;
  return null;
end $$;

-- A table whose rows belong to a row of another one, and are read by whoever reads that, by the parent's own policies.
-- parent and by_column: the other table and the foreign key to it. write: `nobody` (functions of the owner), `reader` (whoever reads the
-- parent), or a column of the parent that names the function that writes. Where both have collaboration_id, child_id or unit_id, a new row
-- has the parent's. inserts, updates: the columns that may be written. signed: the columns that hold the writer.
-- parent_is: what must be true of the row `parent` to write, as SQL (`parent.closed_at is null`). also: what else must be true of a new row.
create function sharing.follows(target regclass, parent regclass, by_column text, write text DEFAULT 'nobody'::text, inserts text DEFAULT NULL::text, updates text DEFAULT NULL::text, signed text DEFAULT NULL::text, parent_is text DEFAULT NULL::text, also text DEFAULT NULL::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'sharing.follows';
  parents text := (select c.relname from pg_catalog.pg_class c where c.oid = parent);
  parent_key text;
  same text;
  writer text := case write when 'nobody' then null when 'reader' then 'true' else format('parent.%I = (select people.my_function())', write) end;
begin
  perform platform.need_columns(target, shape, by_column);
  select p.attname into parent_key from pg_catalog.pg_constraint k cross join lateral unnest(k.conkey, k.confkey) n(here, there)
    join pg_catalog.pg_attribute t on t.attrelid = target and t.attnum = n.here
    join pg_catalog.pg_attribute p on p.attrelid = parent and p.attnum = n.there
    where k.conrelid = target and k.confrelid = parent and k.contype = 'f' and t.attname = by_column limit 1;
  if parent_key is null then
    raise exception '%.% is no foreign key to %', target, by_column, parent using errcode = 'invalid_parameter_value';
  end if;
  if write not in ('nobody', 'reader') then perform platform.need_columns(parent, shape, write); end if;
  if writer is null and coalesce(inserts, updates) is not null then
    raise exception '% of %: who writes? reader, or a column of % that names a function', shape, target, parent using errcode = 'invalid_parameter_value';
  end if;
  select string_agg(format('parent.%1$I = %2$s.%1$I', name, target), ' and ') into same
    from unnest('{collaboration_id,child_id,unit_id}'::text[]) name
    where name <> by_column and platform.has_column(target, name) and platform.has_column(parent, name);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('parent', parent::text, 'by_column', by_column,
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'signed', signed, 'parent_is', parent_is, 'also', also)));
  perform platform.index_column(target, by_column);
  perform platform.add_policy(target, 'select_with_' || parents, 'select',
    format('exists (select from %s parent where parent.%I = %s.%I)', parent, parent_key, target, by_column), null,
    shape, format('whoever reads the row of %s reads this.', parent));
  execute format('grant select on %s to kring_app', target);
  if inserts is not null then
    perform platform.add_policy(target, 'insert_with_' || parents, 'insert', null,
      platform.both(variadic people.signs(target, signed) || format('exists (select from %s parent where %s)', parent,
        platform.both(format('parent.%I = %s.%I', parent_key, target, by_column), same, writer, parent_is)) || also),
      shape, format('written by %s of %s, about the same child and in the same unit.', case write when 'reader' then 'whoever reads the row' else write end, parent));
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_with_' || parents, 'update',
      format('exists (select from %s parent where %s)', parent,
        platform.both(format('parent.%I = %s.%I', parent_key, target, by_column), writer, parent_is)), null,
      shape, format('changed by %s of %s.', case write when 'reader' then 'whoever reads the row' else write end, parent));
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
end $$;

-- R19: a number that belongs to nobody any more is forgotten with its row.
create function sharing.forget_identity() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  delete from sharing.identities i where i.row_id = old.id;
  return null;
end $$;

-- R8, R10b: a custody holder of the child now, who is listed where the child is protected, until the child comes of age.
create function sharing.guardian_may_see(child uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.guardians g
    where g.child_id = child and g.person_id = people.me_as_guardian() and g.custody and g.ended_at is null and child.shows_to_guardian(g))
$$;
grant execute on function sharing.guardian_may_see(uuid) to kring_app;

-- R10b: a guardian who is invited reads who else is, but not a function of another unit that they were not told of.
create function sharing.guardians_know_of(meeting uuid, func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.meetings m join people.functions f on f.unit_id = m.unit_id where m.id = meeting and f.id = func)
    or exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = meeting and i.item_kind = 'meeting' and d.to_function_id = func and d.informed)
$$;
grant execute on function sharing.guardians_know_of(uuid,uuid) to kring_app;

create function sharing.hidden_by_protection(child uuid, func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.children c where c.id = child and c.protection <> 'none')
    and not exists (select from sharing.protected_readers r where r.child_id = child and r.function_id = func)
$$;

-- True when the current function is involved with the child in its own unit. For commands; policies write it out.
create function sharing.i_am_involved(child uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from sharing.involvements i
    where i.child_id = child and i.function_id = people.my_function() and i.ended_at is null)
$$;
grant execute on function sharing.i_am_involved(uuid) to kring_app;

-- To anyone who was never given anything about the child this is false, whatever the child.
create function sharing.i_may_remember(child uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from sharing.disclosed_items d where d.item_id = child and d.item_kind = 'child'
      and d.to_function_id = people.my_function())
    and not sharing.hidden_by_protection(child, people.my_function())
$$;
grant execute on function sharing.i_may_remember(uuid) to kring_app;

-- Brings another function of my own unit in. R8: a protected child's readers are listed first.
create function sharing.involve(child uuid, func uuid, as_role text DEFAULT 'involved'::text) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from people.functions f where f.id = func and f.unit_id = people.my_unit()) then
    raise insufficient_privilege;
  end if;
  if sharing.hidden_by_protection(child, func) then
    raise check_violation using constraint = 'protected_child_needs_listed_reader';
  end if;
  insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role)
    values (child, people.my_unit(), func, people.my_collaboration(), as_role)
    on conflict (child_id, function_id) do update set ended_at = null,
      role = case when excluded.role = 'involved' then sharing.involvements.role else excluded.role end;
end $$;
grant execute on function sharing.involve(uuid,uuid,text) to kring_app;

-- R1 in the fast form. `offset 0` keeps the planner from reading all that I am involved with: it looks up the one row, by its index.
create function sharing.involved(target regclass, child_column text) returns text language sql stable set search_path to '' as $$
  select format('unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = %s.%I offset 0)',
    target, child_column)
$$;

-- R10b: does a disclosure tell of something that I as a guardian am not to know of? An emergency is told to everybody (R9).
create function sharing.is_kept_from_me(disclosure uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (
    select from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id cross join lateral (
      select i.item_id as id where i.item_kind not in ('child', 'plan', 'plan_part', 'plan_words', 'draft')
      union all select w.meeting_id from child.meeting_words w where w.id = i.item_id and i.item_kind in ('meeting_words', 'minutes_point')
    ) x
    where d.id = disclosure and d.kind <> 'emergency' and sharing.guardian_may_see(d.child_id)
      and (select not bool_or(g.person_id is not distinct from people.me_as_guardian()) from sharing.disclosed_items o
        join sharing.disclosures od on od.id = o.disclosure_id join child.guardians g on g.id = od.to_guardian_id where o.item_id = x.id)
  ) or exists (
    select from sharing.disclosures d join child.plan_partners k on k.child_id = d.child_id and k.gets = 'nothing' and k.removed_at is null
      join child.guardians g on g.id = k.guardian_id and g.person_id = people.me_as_guardian() join sharing.disclosed_items i on i.disclosure_id = d.id
    where d.id = disclosure and d.kind <> 'emergency' and sharing.guardian_may_see(d.child_id) and (i.item_id = k.plan_id
      or exists (select from child.plan_version_parts v where v.part_id = i.item_id and v.plan_id = k.plan_id)
      or exists (select from child.plan_words w where w.id = i.item_id and w.plan_id = k.plan_id))
  )
$$;
grant execute on function sharing.is_kept_from_me(uuid) to kring_app;

create function sharing.is_of_age(child uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select coalesce((select sharing.reaches_age(c.birth_date, 18) <= now() from child.children c where c.id = child), false)
$$;

create function sharing.judge_after_child() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform sharing.judge_again(new.id);
  return null;
end $$;

create function sharing.judge_after_guardian() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform sharing.judge_again(new.child_id);
  return null;
end $$;

create function sharing.judge_after_policy() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  perform sharing.judge_again(d.child_id) from (select distinct d.child_id from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.collaboration_id = new.id and d.ended_at is null and b.needs_consent) d;
  return null;
end $$;

-- R4, R6: run whenever who has custody, the child's birth date or what the consents need has changed; by triggers, never by the app.
create function sharing.judge_again(child uuid) returns integer language plpgsql security definer set search_path to '' as $$
declare
  ended integer;
begin
  update sharing.disclosures d set ended_at = now(), end_reason = x.why
  from (
    select d.id, case
      when sharing.lasts_at_most(child, d.basis_id, d.to_guardian_id) <= now() then 'came_of_age'
      when d.to_guardian_id is not null and not exists (select from child.guardians g where g.id = d.to_guardian_id and g.custody and g.ended_at is null)
        then 'guardian_ended'
      when b.needs_consent and not exists (select from sharing.consent_for(child, d.to_unit_id, d.areas)) then
        case when sharing.is_of_age(child) then 'came_of_age' else 'consent_no_longer_covers' end
      end as why
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.child_id = child and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
  ) x
  where d.id = x.id and x.why is not null;
  get diagnostics ended = row_count;
  with bounds as (
    select d.id, least(sharing.lasts_at_most(child, d.basis_id, d.to_guardian_id), case when b.needs_consent then
      (select (c.valid_until + 1)::timestamp at time zone 'Europe/Stockholm' from sharing.consent_for(child, d.to_unit_id, d.areas) c) end) as most
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.child_id = child and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
  ), shorter as (
    update sharing.disclosures d set valid_until = x.most from bounds x where d.id = x.id and d.valid_until > x.most
      returning d.id, d.valid_until
  )
  update sharing.disclosed_items i set ends_at = least(i.ends_at, s.valid_until) from shorter s where s.id = i.disclosure_id;
  return ended;
end $$;

-- R10b: what I as a guardian am not to know of: a plan of which I am to get nothing, and what was given to another guardian and never to me.
create function sharing.kept_from_me(child uuid) returns table(item_id uuid) language sql stable security definer set search_path to '' as $$
  with me as (select g.id from child.guardians g where g.child_id = child and g.person_id = people.me_as_guardian()),
  others as (
    select i.item_id as id from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.child_id = child and d.to_guardian_id is not null and i.item_kind not in ('child', 'plan', 'plan_part', 'plan_words', 'draft')
    group by 1 having not bool_or(d.to_guardian_id in (select m.id from me m))
  ), plans as (
    select x.plan_id as id from child.plan_partners x
    where x.child_id = child and x.gets = 'nothing' and x.removed_at is null and x.guardian_id in (select m.id from me m)
  ), kept as (
    select o.id from others o
    union all select w.id from child.meeting_words w join others o on o.id = w.meeting_id
    union all select p.id from plans p
    union all select v.part_id from child.plan_version_parts v join plans p on p.id = v.plan_id
    union all select w.id from child.plan_words w join plans p on p.id = w.plan_id
    union all select r.id from child.reviews r join plans p on p.id = r.plan_id
  )
  select k.id from kept k
  -- The page of the act itself.
  union all select d.id from sharing.disclosures d where d.child_id = child and d.kind <> 'emergency' and exists (select from sharing.disclosed_items i
    where i.disclosure_id = d.id and i.item_kind <> 'child' and i.item_id in (select k.id from kept k))
$$;

-- The latest moment to which a disclosure may last, by its ground and its receiver; infinity where neither depends on the child's age.
create function sharing.lasts_at_most(child uuid, basis uuid, to_guardian uuid) returns timestamptz language sql stable security definer set search_path to '' as $$
  select least(
    case when to_guardian is null then 'infinity' else sharing.reaches_age(c.birth_date, 18) end,
    case when b.until_age is null then 'infinity' else sharing.reaches_age(c.birth_date, b.until_age) end)
  from child.children c cross join sharing.bases b where c.id = child and b.id = basis
$$;

create function sharing.list_protected_guardian(child uuid, guardian uuid, review date) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from child.guardians g where g.id = guardian and g.child_id = child and g.custody and g.ended_at is null) then
    raise insufficient_privilege;
  end if;
  insert into sharing.protected_guardians (child_id, guardian_id, added_by, review_on) values (child, guardian, people.me(), review)
    on conflict (child_id, guardian_id) do update set review_on = excluded.review_on;
end $$;
grant execute on function sharing.list_protected_guardian(uuid,uuid,date) to kring_app;

-- R8: puts a function of any unit on, or takes it off, the list of who may see a protected child.
create function sharing.list_protected_reader(child uuid, func uuid, review date) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from people.functions f where f.id = func and f.collaboration_id = people.my_collaboration()) then
    raise insufficient_privilege;
  end if;
  insert into sharing.protected_readers (child_id, function_id, added_by, review_on) values (child, func, people.me(), review)
    on conflict (child_id, function_id) do update set review_on = excluded.review_on;
end $$;
grant execute on function sharing.list_protected_reader(uuid,uuid,date) to kring_app;

-- As before, and: what can be taken back for ten minutes is not mailed before that.
create function sharing.mail_notice() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.item_kind = 'function' and coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if new.item_kind = 'function' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.somebody_acts() and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,meeting_undone,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))), case when new.item_kind in ('function', 'directory', 'matter') then platform.undo_until(now()) end);
  end if;
  return null;
end $$;

-- As before, and: of a file the jobs are enqueued together when its appointments are made. What has no end is not looked for in the queue.
create function sharing.mail_turn() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if not people.somebody_acts() or coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at
    or (old.ends_at > old.starts_at and old.ends_at <= least(now(), platform.undo_until(new.starts_at)) and coalesce(new.ends_at, 'infinity') > now()) then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), greatest(new.starts_at, platform.undo_until(now())));
  end if;
  if new.ends_at is null then return null; end if;
  if new.ends_at > new.starts_at and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at)
      and not platform.has_job('appointment-turn', jsonb_build_object('appointment', new.id, 'turn', 'ends'), greatest(new.ends_at, platform.undo_until(now()))) then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), greatest(new.ends_at, platform.undo_until(now())));
  end if;
  return null;
end $$;

-- Whether a notice tells its function anything that it may not read any more. Of an emergency and of rows of a log the notice itself is
-- what is told, to those who oversee and open no record. The actor is set for the transaction.
create function sharing.may_be_mailed(n sharing.notices) returns boolean language plpgsql security definer set search_path to '' as $$
begin
  perform people.act_for(n.to_function_id);
  return n.child_id is null or n.kind ~ '^(emergency|held_back)_' or sharing.may_be_told(n.child_id, n.item_kind, n.item_id, n.to_function_id);
end $$;

-- Whether a function may hear of an item now: it works with the child in its own unit, or a live disclosure gives it the item; of anything without one, the child.
create function sharing.may_be_told(child uuid, item_kind text, item uuid, func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select not sharing.hidden_by_protection(child, func)
    and (exists (select from sharing.involvements i join people.functions f on f.id = i.function_id join child.children c on c.id = i.child_id and c.unit_id = f.unit_id
        where i.child_id = child and i.function_id = func and i.ended_at is null)
      or exists (select from sharing.disclosed_items d, lateral (select may_be_told.item_kind in ('worry', 'request', 'assessment', 'meeting', 'plan') as itself) k
        where d.item_id = case when k.itself then item else child end and d.item_kind = case when k.itself then may_be_told.item_kind else 'child' end
          and d.to_function_id = func and d.ends_at > now()))
$$;

-- The same question from the screen, for a child that one's function is involved with.
create function sharing.may_rest_on_consent(child uuid, to_unit uuid, wanted text[]) returns table(valid_until date, consent_ids uuid[]) language sql stable security definer set search_path to '' as $$
  select * from sharing.consent_for(child, to_unit, wanted) where sharing.i_am_involved(child)
$$;
grant execute on function sharing.may_rest_on_consent(uuid,uuid,text[]) to kring_app;

-- Lists who is involved in my own unit, to those who are involved themselves.
create function sharing.my_units_team(child uuid) returns table(function_id uuid, role text, since timestamptz) language sql stable security definer rows 6 set search_path to '' as $$
  select i.function_id, i.role, i.since from sharing.involvements i
  where i.child_id = child and i.unit_id = people.my_unit() and i.ended_at is null and sharing.i_am_involved(child)
$$;
grant execute on function sharing.my_units_team(uuid) to kring_app;

-- To whom a notice is mailed, if it has not been seen meanwhile. Whether it is mailed at once is of its kind and of the reader's choice.
-- What has lain for a day in a queue is told in the morning. `begun`: when the reader began to hold the function, where the notice tells of that.
create function sharing.notice_letter(notice uuid, func uuid, person uuid) returns table(email text, language text, kind text, choice text) language plpgsql security definer set search_path to '' as $$
declare
  n sharing.notices;
begin
  select * into n from sharing.notices x where x.id = notice and x.to_function_id = func and x.seen_at is null and x.made_at > now() - interval '1 day';
  if n.id is null or not people.holds(func, person) or not sharing.may_be_mailed(n) then return; end if;
  return query select a.email, a.language, n.kind, people.mail_choice(person) from child.address_of(person, null) a;
end $$;
grant execute on function sharing.notice_letter(uuid,uuid,uuid) to kring_worker;

-- R14: tells a function that something has happened, if it may hear of it now (R2, R8). Whoever tells learns nothing of that.
create function sharing.notify(to_function uuid, kind text, child uuid, item_kind text, item_id uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child) and not sharing.guardian_may_see(child)
    and not exists (select from sharing.given_to_my_function d where d.item_id = child and d.item_kind = 'child') then
    raise insufficient_privilege;
  end if;
  if not sharing.may_be_told(child, item_kind, item_id, to_function) then return; end if;
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), to_function, child, kind, item_kind, item_id);
  perform pg_notify('kring', 'function:' || to_function);
end $$;
grant execute on function sharing.notify(uuid,text,uuid,text,uuid) to kring_app;

create function sharing.only_end_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then raise check_violation using constraint = 'disclosure_already_ended'; end if;
  -- Taken back is what the receiver does not hear of: it is judged by a function, and never said by who ends it.
  if current_user = 'kring_app' and new.end_reason = 'taken_back' then raise insufficient_privilege; end if;
  new.ended_at := now();
  return new;
end $$;

-- R9: opens every record that matches name and number, for a day, with a reason. Owner, managers and log reviewers are told
-- in the same transaction. Answers the children opened; nothing found is told to the reviewers as well.
create function sharing.open_in_emergency(number_hash bytea, reason text) returns setof uuid language plpgsql security definer set search_path to '' as $$
declare
  found_child child.children;
  made uuid;
  first boolean := true;
  emergency_basis uuid;
begin
  if length(coalesce(reason, '')) < 10 or not exists (
    select from people.functions f where f.id = people.my_function() and f.may_open_in_emergency) then
    raise insufficient_privilege;
  end if;
  perform sharing.wait_for_my_emergency();
  if sharing.emergency_waits_until() > now() then raise check_violation using constraint = 'emergency_waits'; end if;
  select b.id into emergency_basis from sharing.bases b where b.emergency and b.valid_from <= current_date
    and (b.valid_until is null or b.valid_until >= current_date) order by b.valid_from desc limit 1;
  for found_child in
    select c.* from sharing.identities i join child.children c on c.id = i.row_id
    where i.kind = 'child' and i.number_hash = open_in_emergency.number_hash
      and i.collaboration_id = people.my_collaboration()
      -- What my function works with in its own unit is open already.
      and not (c.unit_id = people.my_unit() and sharing.i_am_involved(c.id))
    -- What those who oversee are told of is one of the own unit, where there is one.
    order by (c.unit_id = people.my_unit()) desc, c.id
  loop
    made := platform.new_id();
    insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id,
        kind, basis_id, purpose, informed, not_informed_reason, valid_until)
      values (made, found_child.collaboration_id, found_child.id, found_child.unit_id, people.my_function(), people.me(), people.my_function(),
        'emergency', emergency_basis, reason, false, 'emergency', now() + interval '1 day');
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
      select made, found_child.id, x.kind, x.id, x.version, found_child.unit_id from child.emergency_items(found_child.id) x;
    perform audit.log('emergency', found_child.id, 'child', found_child.id, reason);
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select found_child.collaboration_id, f.function_id, found_child.id, 'emergency_opened', 'child', found_child.id
      from (select i.function_id from sharing.involvements i where i.child_id = found_child.id and i.ended_at is null
            union select m.id from people.functions m where m.unit_id = found_child.unit_id and m.kind = 'manager'
            -- Those who oversee, once: how many units know the child is secret (R10).
            union select m.id from people.functions m where first and m.unit_id = people.my_unit() and m.kind = 'manager'
            union select r.id from people.functions r where first and r.collaboration_id = found_child.collaboration_id and r.kind = 'log_reviewer') f;
    first := false;
    perform pg_notify('kring', 'function:' || n.to_function_id) from sharing.notices n
      where n.child_id = found_child.id and n.kind = 'emergency_opened' and n.made_at = now();
    return next found_child.id;
  end loop;
  if made is null and not exists (
    select from sharing.identities i join child.children c on c.id = i.row_id
    where i.kind = 'child' and i.number_hash = open_in_emergency.number_hash and c.unit_id = people.my_unit() and sharing.i_am_involved(c.id)) then
    perform audit.log('emergency', null, 'none', null, reason);
    -- One notice until it is seen, which counts.
    insert into sharing.notices (collaboration_id, to_function_id, kind)
      select r.collaboration_id, r.id, 'emergency_found_nothing' from people.functions r
      where r.collaboration_id = people.my_collaboration() and r.kind = 'log_reviewer' order by r.id
      on conflict (to_function_id, kind) where kind = 'emergency_found_nothing' and seen_at is null
        do update set times = notices.times + 1, made_at = now();
    perform pg_notify('kring', 'function:' || r.id) from people.functions r
      where r.collaboration_id = people.my_collaboration() and r.kind = 'log_reviewer';
  end if;
end $$;
grant execute on function sharing.open_in_emergency(bytea,text) to kring_app;

-- A table about a child. The one rule of reading: my unit made the row and my function is involved with the child (R1), or a live
-- disclosure gives that item, in that version, to my function or to me as a guardian (R2). There is no third way: an emergency (R9) is
-- itself a disclosure.
-- kind: the item_kind under which it is disclosed; left out, it is never given to anyone. id_column: the item's id on this table.
-- version_column: left out, any version gives the row. child_column: the child. class and keeps: the retention class (R19).
-- Writes nothing: sharing.allow_insert_when_involved and sharing.allow_update_when_involved do.
create function sharing.protect(target regclass, kind text DEFAULT NULL::text, id_column text DEFAULT 'id'::text, version_column text DEFAULT NULL::text, child_column text DEFAULT 'child_id'::text, class text DEFAULT NULL::text, keeps text DEFAULT NULL::text) returns void language plpgsql set search_path to '' as $$
declare
  shape constant text := 'sharing.protect';
  given text := format('(select from sharing.%%I d where d.item_id = %s.%I and d.item_kind = %L%s offset 0)', target, id_column, kind,
    case when version_column is null then '' else format(' and d.version = %s.%I', target, version_column) end);
begin
  perform platform.need_columns(target, shape, 'unit_id', child_column, id_column, coalesce(version_column, id_column));
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('kind', kind,
    'id_column', nullif(id_column, 'id'), 'version_column', version_column, 'child_column', nullif(child_column, 'child_id'))));
  perform platform.index_column(target, child_column);
  perform platform.add_policy(target, 'select_in_my_unit_when_involved', 'select', sharing.involved(target, child_column), null,
    shape, 'my unit made it and my function is involved with the child (R1).');
  if kind is not null then
    perform platform.add_policy(target, 'select_disclosed_to_my_function', 'select', 'exists ' || format(given, 'given_to_my_function'), null,
      shape, 'a live disclosure gives it to my function (R2).');
    perform platform.add_policy(target, 'select_disclosed_to_me_as_guardian', 'select', 'exists ' || format(given, 'given_to_me_as_guardian'), null,
      shape, 'a live disclosure gives it to me as a guardian (R2).');
  end if;
  execute format('grant select on %s to kring_app', target);
end $$;

-- Midnight, Swedish time, when somebody born that day reaches an age. Born on 29 February: on 28 February.
create function sharing.reaches_age(birth_date date, age integer) returns timestamptz language sql immutable set search_path to '' as $$
  select (birth_date + make_interval(years => age)) at time zone 'Europe/Stockholm'
$$;

-- The checks below look past the policies, and PostgreSQL asks them before it asks the policies: without this, their refusals
-- would tell a stranger which consents, guardians and protections there are (R10). Runs as the one who writes, and before them.
create function sharing.refuse_strangers() returns trigger language plpgsql set search_path to '' as $$
begin
  if current_user = 'kring_app' and not sharing.i_am_involved(new.child_id) then raise insufficient_privilege; end if;
  return new;
end $$;

create function sharing.sign_seen() returns trigger language plpgsql set search_path to '' as $$
begin
  if current_user = 'kring_app' and new.seen_at is distinct from old.seen_at then
    new.seen_by := case when new.seen_at is not null then people.me() end;
  end if;
  return new;
end $$;

-- R14: those who work by a yes hear at once that it is gone: who received it, the named person, and whoever had been given something.
create function sharing.tell_of_withdrawal() returns trigger language plpgsql security definer set search_path to '' as $$
declare
  c sharing.consents;
begin
  select * into c from sharing.consents where id = new.consent_id;
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    select c.collaboration_id, told.function_id, c.child_id, 'consent_withdrawn', 'consent', c.id
    from (select i.function_id from sharing.involvements i where i.child_id = c.child_id and i.ended_at is null
            and (i.function_id = c.received_by_function or i.role <> 'involved')
            and not sharing.hidden_by_protection(c.child_id, i.function_id)
          union
          select d.to_function_id from sharing.disclosures d join sharing.disclosure_consents x on x.disclosure_id = d.id
            where x.consent_id = c.id and d.to_unit_id = new.to_unit_id and d.ended_at is null
              -- Whose time is out, and whom a protection has shut out since, is told nothing.
              and d.valid_until > now() and not sharing.hidden_by_protection(c.child_id, d.to_function_id)) told
    where told.function_id is distinct from people.my_function();
  return null;
end $$;

-- What a guardian, whom the settings of the transaction name, may be told of it: as the policy about my child, and given on another ground
-- than the yes that they had taken back.
create function sharing.told_despite(d sharing.disclosures, guardian uuid) returns boolean language sql stable set search_path to '' as $$
  select d.informed and d.decision = 'given' and d.kind <> 'emergency' and d.to_unit_id is not null and d.ended_at is null and d.valid_until > now()
    and not exists (select from sharing.bases b where b.id = d.basis_id and b.needs_consent)
    and sharing.yes_was_gone(d.child_id, d.to_unit_id, guardian, d.made_at)
    and sharing.guardian_may_see(d.child_id) and not sharing.is_kept_from_me(d.id)
$$;

-- The letter of a turn: to the new holder with how much waits for the function, to the one who has left without. `after`: somebody had it before.
create function sharing.turn_letter(letter text, appointment uuid, func uuid, person uuid) returns table(email text, language text, choice text, late integer, waiting integer, after boolean) language plpgsql security definer set search_path to '' as $$
declare
  a people.appointments;
  today date := (now() at time zone 'Europe/Stockholm')::date;
begin
  select x.* into a from people.appointments x where x.id = appointment and x.function_id = func and x.person_id = person;
  if a.id is null or not people.turn_stands(a, case letter when 'function_left' then 'ends' else 'begins' end) then return; end if;
  return query select d.email, d.language, people.mail_choice(person),
      case when letter = 'function_begun' then (select count(*)::integer from child.waits_for(func) r where r.due < today) else 0 end,
      case when letter = 'function_begun' then (select count(*)::integer from child.waits_for(func) r where r.due = today or (r.answers and r.due > today)) else 0 end,
      exists (select from people.appointments b where b.function_id = func and b.person_id <> person and b.ends_at <= now() and b.ends_at > b.starts_at and b.ends_at > a.starts_at - interval '90 days')
    from child.address_of(person, null) d;
end $$;
grant execute on function sharing.turn_letter(text,uuid,uuid,uuid) to kring_worker;

-- Whose turn it is, when it has come: the day may have been changed meanwhile.
create function sharing.turn_of(appointment uuid, turn text) returns table(function_id uuid, person_id uuid) language sql stable security definer set search_path to '' as $$
  select a.function_id, a.person_id from people.appointments a where a.id = appointment and people.turn_stands(a, turn) and case turn
    when 'begins' then a.starts_at > now() - interval '2 days' and not exists (select from people.sent_letters s
      where s.letter = 'function_begun' and s.item_id = a.id and s.person_id = a.person_id)
    else a.ends_at > a.starts_at and a.ends_at > now() - interval '2 days' and people.has_heard(a)
      and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null) end
$$;
grant execute on function sharing.turn_of(uuid,text) to kring_worker;

-- To each whom a letter of the turn has reached, the one that takes it back. One that is being sent is waited for: the job is tried again.
create function sharing.undone_turn_letters(handover uuid) returns table(letter text, function_id uuid, person_id uuid, item_kind text, item_id uuid) language plpgsql security definer set search_path to '' as $$
declare
  h people.handovers;
begin
  select * into h from people.handovers x where x.id = handover and x.undone_at is not null;
  if h.id is null then return; end if;
  if people.letter_on_its_way('{function_begun,function_left,meeting_invited,meeting_withdrawn}', null, h.function_id, null) then
    raise object_in_use using message = 'a letter of it is on its way';
  end if;
  return query select distinct case s.letter when 'function_begun' then 'function_left' when 'function_left' then 'function_begun'
      when 'meeting_invited' then 'meeting_withdrawn' else 'meeting_invited' end,
    s.function_id, s.person_id, case when s.letter like 'meeting%' then 'meeting' else 'appointment' end, s.item_id
  from people.sent_letters s join people.appointments a on a.person_id = s.person_id
  where s.function_id = h.function_id and s.sent_at >= h.made_at and not exists (select from people.sent_letters x
      where x.function_id = s.function_id and x.person_id = s.person_id and x.item_id = s.item_id and x.sent_at > s.sent_at)
    and ((a.id = h.made_appointment and s.letter in ('function_begun', 'meeting_invited'))
      or (a.id = h.left_appointment and s.letter in ('function_left', 'meeting_withdrawn')));
end $$;
grant execute on function sharing.undone_turn_letters(uuid) to kring_worker;

create function sharing.unlist_protected_guardian(child uuid, guardian uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  perform from child.children c where c.id = child for no key update;
  delete from sharing.protected_guardians p where p.child_id = child and p.guardian_id = guardian;
  update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
    where d.child_id = child and d.to_guardian_id = guardian and d.ended_at is null;
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function sharing.unlist_protected_guardian(uuid,uuid) to kring_app;

create function sharing.unlist_protected_reader(child uuid, func uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  -- Whoever gives something at this moment waits, and is refused then.
  perform from child.children c where c.id = child for no key update;
  -- In the older record too (R10a).
  delete from sharing.protected_readers r where r.child_id in (select unlist_protected_reader.child union all select m.old_child_id from child.merges m where m.child_id = unlist_protected_reader.child and m.split_at is null) and r.function_id = func;
  update sharing.involvements i set ended_at = now() where i.child_id = child and i.function_id = func and i.ended_at is null;
  update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
    where d.child_id in (select unlist_protected_reader.child union all select m.old_child_id from child.merges m where m.child_id = unlist_protected_reader.child and m.split_at is null) and d.to_function_id = func and d.ended_at is null;
end $$;
grant execute on function sharing.unlist_protected_reader(uuid,uuid) to kring_app;

-- One at a time for each person, so that many at once are counted as many.
create function sharing.wait_for_my_emergency() returns void language sql security definer set search_path to '' as $$
  select pg_advisory_xact_lock(hashtextextended('emergency:' || people.me(), 0))
$$;
grant execute on function sharing.wait_for_my_emergency() to kring_app;

-- R4: as before, and what needs the consent without having been written down under it ends too.
create function sharing.withdraw_consent(consent uuid, to_unit uuid, how text) returns integer language plpgsql security definer set search_path to '' as $$
declare
  c sharing.consents;
  ended int;
begin
  select * into c from sharing.consents where id = consent;
  if c.id is null or not (
    exists (select from child.guardians g where g.id = c.guardian_id and g.person_id = people.me_as_guardian())
    or (c.unit_id = people.my_unit() and sharing.i_am_involved(c.child_id) and how <> 'signed_in')) then
    raise no_data_found;
  end if;
  update sharing.consent_scopes s set withdrawn_at = now(), withdrawn_by = people.me(), withdrawn_how = how
    where s.consent_id = consent and (to_unit is null or s.to_unit_id = to_unit) and s.withdrawn_at is null;
  with fallen as (
    update sharing.disclosures d set ended_at = now(), end_reason = 'consent_withdrawn'
      where d.ended_at is null and (to_unit is null or d.to_unit_id = to_unit)
        and exists (select from sharing.disclosure_consents x where x.disclosure_id = d.id and x.consent_id = consent)
      returning 1)
    select count(*) into ended from fallen;
  perform pg_notify('kring', 'child:' || c.child_id);
  -- And whatever else needed it: custody may have come back since that was given.
  ended := ended + sharing.judge_again(c.child_id);
  return ended;
end $$;
grant execute on function sharing.withdraw_consent(uuid,uuid,text) to kring_app;

-- R4: whether a custody holder had taken a yes back to a unit at a moment, and had none in its place. By the reader's own rights.
create function sharing.yes_was_gone(child uuid, unit uuid, guardian uuid, at timestamptz) returns boolean language sql stable set search_path to '' as $$
  select exists (select from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = yes_was_gone.child and c.guardian_id = yes_was_gone.guardian and s.to_unit_id = unit and s.withdrawn_at <= at)
    and not exists (select from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = yes_was_gone.child and c.guardian_id = yes_was_gone.guardian and s.to_unit_id = unit and c.created_at <= at
        and c.valid_until >= (at at time zone 'Europe/Stockholm')::date and (s.withdrawn_at is null or s.withdrawn_at > at))
$$;
grant execute on function sharing.yes_was_gone(uuid,uuid,uuid,timestamp with time zone) to kring_app;

