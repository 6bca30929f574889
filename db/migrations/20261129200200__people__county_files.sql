-- R13, R15: the house by file. A file is read, shown row by row as what it would do, and done in one transaction or not at all.

-- ---------------------------------------------------------------- by what somebody was added

create table people.added_as (
  person_id uuid primary key references people.persons on delete cascade,
  email text not null
);
comment on table people.added_as is 'R15: the address that whoever added somebody wrote: by it files know who holds a function. Where their mail goes is theirs to say, and stands in addresses. Read and written by functions only.';
alter table people.added_as enable row level security, force row level security;
create policy owner_all on people.added_as for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.added_as', 'house', 'as long as the person');
-- Of those who are here already only what is surely another's word: an address may have been changed by its owner.
insert into people.added_as (person_id, email) select x.person_id, x.email from people.expected_persons x;

create function people.note_added_as() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.person_id is distinct from people.me() and exists (select from people.persons p where p.id = new.person_id and p.kind = 'staff') then
    insert into people.added_as (person_id, email) values (new.person_id, new.email) on conflict (person_id) do update set email = excluded.email;
  end if;
  return null;
end $$;
create trigger note_added_as after insert or update of email on people.addresses for each row execute function people.note_added_as();

-- Who was expected by an address and had an account already is known by that address from then on: the next file names it again.
create function people.carry_added_as() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into people.added_as (person_id, email) select new.person_id, x.email from people.added_as x where x.person_id = old.person_id
    on conflict (person_id) do update set email = excluded.email;
  return null;
end $$;
create trigger carry_added_as after update of person_id on people.appointments for each row when (new.person_id is distinct from old.person_id) execute function people.carry_added_as();

-- ---------------------------------------------------------------- the file between its dry run and its use

create table people.county_files (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  appointment_id uuid not null references people.appointments on delete cascade,
  name text not null check (length(name) between 1 and 400),
  about jsonb not null,
  digest text not null check (length(digest) = 64),
  made_at timestamptz not null default now(),
  used_at timestamptz,
  once uuid not null unique
);
comment on table people.county_files is 'R15: a file that was read and shown to whoever sent it: how many rows would do what, and a digest of it all. It is used within a day, by nobody else.';
select people.of_appointment('people.county_files', inserts => 'id, collaboration_id, appointment_id, name, about, digest, once', updates => 'about, digest, used_at',
  class => 'draft', keeps => 'a day; what came in and how much as long as the appointment');
create index county_files_made_idx on people.county_files (made_at) where used_at is null;

create table people.county_file_rows (
  file_id uuid not null references people.county_files on delete cascade,
  n integer not null,
  appointment_id uuid not null references people.appointments on delete cascade,
  given jsonb not null,
  -- What it would do, as it was shown.
  rank integer not null,
  shown jsonb not null,
  -- The row of the house that it is about, and why that is changed: people.note_change keeps it.
  row_id uuid,
  reason text,
  constraint county_file_rows_pkey primary key (file_id, n)
);
comment on table people.county_file_rows is 'R15: the rows of such a file. They are forgotten when it has been used, and after a day.';
select people.of_appointment('people.county_file_rows', inserts => 'file_id, n, appointment_id, given, rank, shown', updates => 'rank, shown, row_id, reason',
  also => 'exists (select from people.county_files f where f.id = file_id and f.appointment_id = people.county_file_rows.appointment_id)',
  class => 'draft', keeps => 'until the file has been used, a day at most');
create index county_file_rows_shown_idx on people.county_file_rows (file_id, rank, n);
create index county_file_rows_of_idx on people.county_file_rows (file_id, row_id) where row_id is not null;

create function people.forget_county_files() returns integer language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  delete from people.county_files f where f.used_at is null and f.made_at < now() - interval '1 day';
  get diagnostics n = row_count;
  return n;
end $$;
grant execute on function people.forget_county_files() to kring_worker;
comment on function people.forget_county_files() is 'R19: a file that nobody used is forgotten after a day. Answers how many.';

-- ---------------------------------------------------------------- one at a time

create function people.lock_house() returns void language sql set search_path = '' as $$
  select pg_advisory_xact_lock_shared(hashtextextended('house:' || people.my_collaboration(), 0)) where people.my_collaboration() is not null
$$;
revoke execute on function people.lock_house() from public;
comment on function people.lock_house() is 'Held by whatever changes the house row by row, with others; a file holds it alone.';

-- As before, and: not while a file is at work.
create or replace function people.lock_handover(func uuid) returns void language plpgsql security definer set search_path = '' as $$
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

create function people.begin_file(file uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not people.i_administer() then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended('house:' || people.my_collaboration(), 0));
  if not exists (select from people.appointments a where a.id = people.my_appointment() and (a.ends_at is null or a.ends_at > clock_timestamp()))
      or not exists (select from people.county_files f where f.id = file and f.appointment_id = people.my_appointment() and f.used_at is null
        and f.made_at > now() - interval '1 day') then
    raise insufficient_privilege;
  end if;
  -- A county at once takes longer than any page may.
  perform set_config('kring.file', file::text, true), set_config('statement_timeout', '600s', true);
end $$;
grant execute on function people.begin_file(uuid) to kring_app;
comment on function people.begin_file(uuid) is 'From now the transaction alone changes the house: nobody is appointed, handed over or named meanwhile. By whoever sent the file, within a day, once.';

-- As before, and: a file works alone, so that it needs no lock for each place.
create or replace function people.refuse_same_name() returns trigger language plpgsql security definer set search_path = '' as $$
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
create index organisations_by_name on people.organisations (collaboration_id, people.folded(name)) where closed_at is null;
create index bodies_by_name on people.bodies (organisation_id, people.folded(name)) where closed_at is null;
create index units_by_name on people.units (organisation_id, people.folded(name)) where closed_at is null;
create index functions_by_name on people.functions (unit_id, people.folded(name)) where closed_at is null;

-- As before, and: of a file the reason is the file's name and the row.
create or replace function people.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
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

create function people.tell_reviewers(collaboration uuid, changes integer) returns void language plpgsql security definer set search_path = '' as $$
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
revoke execute on function people.tell_reviewers(uuid, integer) from public;

-- As before, found faster, and: of a file only the managers of the unit itself hear, since where a unit has none each other manager would
-- hear of everybody who is given a function in it; and the reviewers hear once, of them all.
create or replace function people.tell_of_change(a people.appointments, what text) returns void language plpgsql security definer set search_path = '' as $$
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
      select distinct a.collaboration_id, h.id, case what when 'ended' then 'appointment_ended' when 'changed' then 'appointment_changed' else 'appointment_made' end,
        'function', a.function_id from unnest(hears) h(id) where h.id is not null
      returning to_function_id
  ) select max(pg_notify('kring', 'function:' || s.to_function_id)::text) into told from said s;
  if not by_file then perform people.tell_reviewers(a.collaboration_id, 1); end if;
end $$;

-- As before, and: of a file the jobs are enqueued together when its appointments are made. What has no end is not looked for in the queue.
create or replace function sharing.mail_turn() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.me() is null or coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
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

create or replace function sharing.mail_notice() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.item_kind = 'function' and coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if new.item_kind = 'function' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.me() is not null and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,meeting_undone,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))), case when new.item_kind = 'function' then platform.undo_until(now()) end);
  end if;
  return null;
end $$;

-- The letters that the two above send of each appointment, of all of a file's at once.
create function people.mail_of_file(made uuid[], moved uuid[]) returns void language plpgsql security definer set search_path = '' as $$
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
revoke execute on function people.mail_of_file(uuid[], uuid[]) from public;

-- ---------------------------------------------------------------- who holds what, for files

create function people.fills(kind text, organisation uuid, system boolean, kept uuid) returns boolean language sql immutable parallel safe as $$
  select case when system then kind in ('manager', 'log_reviewer', 'process_leader') or people.administers(kind)
    else coalesce(people.kept_by_organisation(kind) and organisation = kept, false) end
$$;
revoke execute on function people.fills(text, uuid, boolean, uuid) from public;
comment on function people.fills(text, uuid, boolean, uuid) is 'R15: whom a file may appoint: the system administrator to what steers, who administers an organisation to what is its own.';

create function people.file_holdings() returns table(id uuid, function_id uuid, name text, email text, first_day date, last_day date) language sql stable security definer set search_path = '' as $$
  select a.id, a.function_id, p.name, coalesce(x.email, ''), (a.starts_at at time zone 'Europe/Stockholm')::date,
    ((a.ends_at - interval '1 microsecond') at time zone 'Europe/Stockholm')::date
  from people.appointments a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.persons p on p.id = a.person_id left join people.added_as x on x.person_id = a.person_id
  where a.collaboration_id = people.my_collaboration() and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at
    and people.fills(f.kind, u.organisation_id, (select people.i_am('{administrator}')), (select people.my_kept_organisation()))
  order by a.starts_at, a.id
$$;
grant execute on function people.file_holdings() to kring_app;
comment on function people.file_holdings() is 'R15: who holds the functions that whoever administers fills by file, now or later, by the address that they were added with. Nothing to anybody else.';

create function people.my_addresses() returns setof text language sql stable security definer set search_path = '' as $$
  select lower(x.email) from people.addresses x where x.person_id = people.me()
  union select lower(x.email) from people.added_as x where x.person_id = people.me()
  union select s.subject from people.accounts s where s.person_id = people.me()
$$;
grant execute on function people.my_addresses() to kring_app;
comment on function people.my_addresses() is 'R15: by what a file could name the one who acts: nobody appoints themself.';

create function people.file_obstacles(functions uuid[]) returns table(function_id uuid, closing text[], answers boolean) language plpgsql stable security definer set search_path = '' as $$
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
comment on function people.file_obstacles(uuid[]) is 'R14: in one word why a function is not closed, and whether somebody waits for it: never what, of whom or how many. Null where it is not the asking one''s.';

-- ---------------------------------------------------------------- appointments of a file

create function people.fill_by_file(file uuid, rows jsonb) returns void language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.fill_by_file(uuid, jsonb) to kring_app;
comment on function people.fill_by_file(uuid, jsonb) is 'R13, R14, R15: the appointments of a file, all or none: people by address or account as on pages, from today or later, ended and never removed.';

create function people.end_file(file uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  update people.county_files f set used_at = now() where f.id = file and f.appointment_id = people.my_appointment() and f.used_at is null;
  if not found then raise insufficient_privilege; end if;
  delete from people.county_file_rows r where r.file_id = file;
end $$;
grant execute on function people.end_file(uuid) to kring_app;
comment on function people.end_file(uuid) is 'A file that was used: its rows are forgotten, people.changes has what became of them.';
