-- R13, R14, R15: a county begins without SQL. A system administrator keeps organisations, units, functions that steer and who first holds them,
-- and sees no child. Every change is kept with who, when, before, after and why.

-- ---------------------------------------------------------------- what there is

alter table people.organisations drop constraint organisation_kind, add constraint organisation_kind check (kind in ('municipality', 'region',
  'state_agency', 'joint_municipal_body', 'independent_school', 'association', 'foundation', 'congregation', 'cooperative', 'study_association',
  'network', 'company', 'university'));

create function people.is_organisation_number(number text) returns boolean language sql immutable parallel safe set search_path = '' as $$
  -- The third digit tells it from a person number, the last is a check digit of the others (Luhn).
  select number ~ '^\d\d[2-9]\d{7}$' and (
    select sum(case when n % 2 = 1 then d * 2 - case when d > 4 then 9 else 0 end else d end) % 10 = 0
    from generate_series(1, 10) n cross join lateral (select substr(number, n, 1)::int as d) digit)
$$;
grant execute on function people.is_organisation_number(text) to kring_app;
comment on function people.is_organisation_number(text) is 'Ten digits with the right check digit. No person number is one.';

alter table people.organisations
  add column number text not null default '',
  add column closed_at timestamptz,
  add column once uuid unique,
  add constraint organisation_number check (number = '' or (kind <> 'network' and people.is_organisation_number(number)));
comment on column people.organisations.number is 'Ten digits; empty where nobody has written it, and always of a network, which has no form of law.';
create unique index organisation_number_taken on people.organisations (collaboration_id, number) where number <> '' and closed_at is null;

alter table people.units drop constraint unit_kind, add constraint unit_kind check (kind in ('preschool', 'school', 'school_health', 'child_health_centre',
  'maternity_clinic', 'primary_care', 'child_psychiatry', 'habilitation', 'youth_clinic', 'social_services', 'family_centre', 'leisure_centre',
  'residential_home', 'home_for_care', 'family_homes', 'guardians_office', 'police', 'migration_agency', 'employment_service', 'social_insurance',
  'tax_agency', 'county_board', 'association', 'congregation', 'office'));
alter table people.units
  add column from_age integer,
  add column to_age integer,
  add column closed_at timestamptz,
  add column once uuid unique,
  add constraint unit_ages check ((from_age is null and to_age is null) or (from_age >= 0 and to_age >= from_age and to_age <= 20));
comment on column people.units.from_age is 'R13: of the children that the unit follows; null where it follows none. Rules for named persons cover each age.';

alter table people.named_person_rules add column once uuid unique;

-- ---------------------------------------------------------------- who administers sees no child

-- One that works with a child goes on doing that, and administers no more.
update people.functions f set kind = 'staff' where f.kind = 'administrator'
  and exists (select from sharing.involvements i where i.function_id = f.id and i.ended_at is null);
update people.functions f set receives_requests = false, may_open_in_emergency = false where f.kind = 'administrator';
alter table people.functions add constraint administrator_sees_no_child
  check (kind <> 'administrator' or not (receives_requests or may_open_in_emergency));

-- As before, and: an administrator acts in no unit, so that nothing of one is theirs to read, to count or to ask about.
create or replace function people.open_request(token_hash bytea) returns table(person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text, function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid, guardian boolean) language plpgsql security definer set search_path = '' as $$
begin
  select * into person_id, person_name, language, colour_scheme, appointment_id, function_id, function_name, function_kind,
    may_open_in_emergency, unit_id, unit_name, unit_kind, legal_domain, organisation_name, collaboration_id, guardian
    from people.actor_of(token_hash);
  if person_id is null then return; end if;
  perform set_config('kring.person_id', person_id::text, true),
    set_config('kring.appointment_id', coalesce(appointment_id::text, ''), true),
    set_config('kring.function_id', coalesce(function_id::text, ''), true),
    set_config('kring.unit_id', case when function_kind = 'administrator' then '' else coalesce(unit_id::text, '') end, true),
    set_config('kring.collaboration_id', collaboration_id::text, true),
    set_config('kring.guardian_id', case when guardian then person_id::text else '' end, true);
  return next;
end $$;

-- As before, and: nothing but an appointment begins with a function that administers.
create or replace function people.refuse_closed_function() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  func uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  kind text;
begin
  if func is null then return new; end if;
  select f.kind into kind from people.functions f where f.id = func and f.closed_at is null for key share;
  if not found then raise check_violation using constraint = 'function_is_closed'; end if;
  if kind = 'administrator' and tg_relid <> 'people.appointments'::regclass then
    raise check_violation using constraint = 'administrator_sees_no_child';
  end if;
  return new;
end $$;
comment on function people.refuse_closed_function() is 'Nothing begins with a function that is closed, and nothing about a child with one that administers. Whoever closes it at this moment is waited for.';

create function people.refuse_administrator() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from people.functions f where f.kind = 'administrator'
      and f.id = case when tg_nargs = 0 then people.my_function() else (to_jsonb(new) ->> tg_argv[0])::uuid end) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;
comment on function people.refuse_administrator() is 'Who administers writes nothing about a child, and is given nothing: by the column named, or whoever acts.';
create trigger refuse_administrator before insert on child.children for each row execute function people.refuse_administrator();
create trigger refuse_administrator before insert on child.worries for each row execute function people.refuse_administrator('author_function_id');
create trigger refuse_administrator before insert on child.join_requests for each row execute function people.refuse_administrator('from_function_id');
create trigger refuse_administrator before insert or update of function_id on child.plan_parts for each row execute function people.refuse_administrator('function_id');
create trigger refuse_administrator before insert on sharing.disclosures for each row execute function people.refuse_administrator('to_function_id');
create trigger refuse_administrator before insert on sharing.protected_readers for each row execute function people.refuse_administrator('function_id');

-- ---------------------------------------------------------------- every change is kept

create table people.changes (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  kind text not null constraint change_kind check (kind in ('collaboration', 'organisation', 'unit', 'function', 'named_person_rule', 'appointment')),
  row_id uuid not null,
  act text not null constraint change_act check (act in ('made', 'changed', 'ended', 'reopened', 'removed')),
  before jsonb,
  after jsonb,
  reason text not null default '' check (length(reason) <= 500),
  person_id uuid references people.persons on delete set null,
  function_id uuid references people.functions on delete set null,
  at timestamptz not null default now()
);
comment on table people.changes is 'R15: who changed what of the house, when and why, with the columns before and after. Nobody stands for a command of the installation. Written by triggers, changed by nobody, about no child.';
select people.of_collaboration('people.changes', read => 'administrator, log_reviewer', class => 'house', keeps => '10 years, as the log');
create index changes_at_idx on people.changes (collaboration_id, at desc, id desc);

create function people.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  kept constant text[] := '{id,collaboration_id,once,created_at,person_kind,made_by,ended_by}';
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(becomes, was);
  ends text := case tg_argv[0] when 'appointment' then 'ends_at' else 'closed_at' end;
  what text;
begin
  -- What is seeded or migrated has nobody who acts. Of appointments those of administrators are kept here; the log has them all.
  if current_setting('kring.command', true) is distinct from 'county' and (people.me() is null
      or (tg_argv[0] = 'appointment' and not people.i_am('{administrator}'))) then return null; end if;
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
      coalesce(current_setting('kring.reason', true), ''), people.me(), people.my_function());
  if people.i_am('{administrator}') then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;
comment on function people.note_change() is 'Keeps a change of the house, whoever makes it by whatever way.';
create trigger note_change after update on people.collaborations for each row execute function people.note_change('collaboration');
create trigger note_made after insert on people.collaborations for each row execute function people.note_change('collaboration');
create trigger note_change after insert or update on people.organisations for each row execute function people.note_change('organisation');
create trigger note_change after insert or update on people.units for each row execute function people.note_change('unit');
create trigger note_change after insert or update on people.functions for each row execute function people.note_change('function');
create trigger note_change after insert or delete on people.named_person_rules for each row execute function people.note_change('named_person_rule');
create trigger note_change after insert or update of ends_at on people.appointments for each row execute function people.note_change('appointment');

-- ---------------------------------------------------------------- names, and what is closed

create function people.refuse_same_name() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  parent uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  taken boolean;
begin
  if new.closed_at is not null or (tg_op = 'UPDATE' and new.name = old.name and old.closed_at is null) then return new; end if;
  -- One at a time, so that two with one name are never made at once. A command works alone.
  if people.me() is not null then perform pg_advisory_xact_lock(hashtextextended(tg_table_name || ' in ' || parent, 0)); end if;
  -- A form that is sent again finds what it has made by its key.
  execute format('select exists (select from %I.%I x where x.%I = $1 and x.id <> $2 and x.closed_at is null and people.folded(x.name) = people.folded($3)
      and (x.once is null or x.once is distinct from $4))',
    tg_table_schema, tg_table_name, tg_argv[0]) into taken using parent, new.id, new.name, new.once;
  if taken then raise unique_violation using constraint = tg_argv[1]; end if;
  return new;
end $$;
comment on function people.refuse_same_name() is 'Among what is open in the same place a name stands once, folded.';
create trigger refuse_same_name before insert or update on people.organisations for each row execute function people.refuse_same_name('collaboration_id', 'organisation_name_taken');
create trigger refuse_same_name before insert or update on people.units for each row execute function people.refuse_same_name('organisation_id', 'unit_name_in_organisation');
create trigger refuse_same_name before insert or update on people.functions for each row execute function people.refuse_same_name('unit_id', 'function_name_in_unit');

create function people.refuse_in_closed() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  parent_closed timestamptz;
begin
  if new.closed_at is not null then return new; end if;
  if tg_table_name = 'units' then
    select o.closed_at into parent_closed from people.organisations o where o.id = (to_jsonb(new) ->> 'organisation_id')::uuid for key share;
  else
    select u.closed_at into parent_closed from people.units u where u.id = (to_jsonb(new) ->> 'unit_id')::uuid for key share;
  end if;
  if parent_closed is not null then raise check_violation using constraint = 'stands_in_what_is_closed'; end if;
  return new;
end $$;
comment on function people.refuse_in_closed() is 'Nothing is open in what is closed.';
create trigger refuse_in_closed before insert or update of closed_at on people.units for each row execute function people.refuse_in_closed();
create trigger refuse_in_closed before insert or update of closed_at on people.functions for each row execute function people.refuse_in_closed();

create function people.closing_obstacles(func uuid) returns text[] language plpgsql stable security definer set search_path = '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and x.collaboration_id = people.my_collaboration() and people.i_am('{administrator}');
  if f.id is null then raise insufficient_privilege; end if;
  if f.kind in ('staff', 'named_person') and exists (select from people.appointments a where a.function_id = func and a.ends_at is distinct from a.starts_at) then
    return array['managers'];
  end if;
  return (select coalesce(array_agg(distinct case when o in ('held', 'rule') then o else 'answers' end), '{}') from unnest(people.function_obstacles(func)) o);
end $$;
grant execute on function people.closing_obstacles(uuid) to kring_app;
comment on function people.closing_obstacles(uuid) is 'For the administrator: what must be done before a function is closed: held, rule, answers (somebody waits for it; not what, of whom or how many), managers (its manager closes it).';

create function people.refuse_to_close() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.closed_at is null or old.closed_at is not null then return new; end if;
  if people.i_am('{administrator}') and coalesce(current_setting('kring.reason', true), '') = '' then
    raise check_violation using constraint = 'reason_is_missing';
  end if;
  case tg_table_name
    when 'organisations' then
      if exists (select from people.units u where u.organisation_id = new.id and u.closed_at is null) then
        raise check_violation using constraint = 'organisation_has_units';
      end if;
    when 'units' then
      if exists (select from people.functions f where f.unit_id = new.id and f.closed_at is null) then
        raise check_violation using constraint = 'unit_has_functions';
      end if;
    else
      if cardinality(people.function_obstacles(new.id)) > 0
          or (people.i_am('{administrator}') and cardinality(people.closing_obstacles(new.id)) > 0) then
        raise check_violation using constraint = 'function_is_needed';
      end if;
      update sharing.involvements i set ended_at = now() where i.function_id = new.id and i.ended_at is null;
      delete from sharing.protected_readers r where r.function_id = new.id;
  end case;
  return new;
end $$;
comment on function people.refuse_to_close() is 'R14: what is closed leaves nothing open in it and nobody without an answer, and an administrator says why.';
create trigger refuse_to_close before update of closed_at on people.organisations for each row execute function people.refuse_to_close();
create trigger refuse_to_close before update of closed_at on people.units for each row execute function people.refuse_to_close();
create trigger refuse_to_close before update of closed_at on people.functions for each row execute function people.refuse_to_close();

create function people.refuse_overlap() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from people.units u where u.id = new.unit_id for no key update;
  if exists (select from people.named_person_rules r where r.unit_id = new.unit_id and r.id <> new.id
      and r.from_age <= new.to_age and r.to_age >= new.from_age and (r.once is null or r.once is distinct from new.once)) then
    raise check_violation using constraint = 'rule_overlaps';
  end if;
  return new;
end $$;
comment on function people.refuse_overlap() is 'R13: of an age there is one named person in a unit.';
create trigger refuse_overlap before insert on people.named_person_rules for each row execute function people.refuse_overlap();

-- ---------------------------------------------------------------- who may

drop policy select_in_my_collaboration on people.organisations;
drop policy owner_all on people.organisations;
select people.of_collaboration('people.organisations', read => 'everyone', write => 'administrator',
  inserts => 'collaboration_id, name, kind, number, once', updates => 'name, kind, number, closed_at');

drop policy select_in_my_collaboration on people.units;
drop policy owner_all on people.units;
select people.of_collaboration('people.units', read => 'everyone', write => 'administrator',
  inserts => 'collaboration_id, organisation_id, name, kind, legal_domain, phone, from_age, to_age, once',
  updates => 'name, kind, legal_domain, phone, from_age, to_age, closed_at',
  also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.units.collaboration_id)');

drop policy select_in_my_collaboration on people.functions;
drop policy owner_all on people.functions;
select people.of_collaboration('people.functions', read => 'everyone', write => 'administrator',
  inserts => 'collaboration_id, unit_id, name, kind, receives_requests, may_open_in_emergency, once',
  updates => 'name, receives_requests, may_open_in_emergency, closed_at',
  also => 'exists (select from people.units u where u.id = unit_id and u.collaboration_id = people.functions.collaboration_id)');

drop policy select_in_my_collaboration on people.named_person_rules;
drop policy owner_all on people.named_person_rules;
select people.of_collaboration('people.named_person_rules', read => 'everyone', write => 'administrator',
  inserts => 'collaboration_id, unit_id, from_age, to_age, function_id, once', deletes => true,
  also => 'exists (select from people.functions f where f.id = function_id and f.unit_id = people.named_person_rules.unit_id and f.kind = ''named_person'')');

create policy update_by_administrator on people.collaborations for update to kring_app
  using (id = (select people.my_collaboration()) and (select people.i_am('{administrator}')))
  with check (id = (select people.my_collaboration()));
comment on policy update_by_administrator on people.collaborations is 'The administrator says what the collaboration is called and whom to ask. The tenant itself: its key is id, where every shape says collaboration_id.';
grant update (name, default_language, contact, answer_days) on people.collaborations to kring_app;

-- A manager of a function's unit, or the administrator: who may add somebody new to the house.
create function people.i_add_persons() returns boolean language sql stable security definer set search_path = '' as $$
  select people.i_am('{administrator}') or (people.my_unit() is not null and people.i_manage(people.my_unit()))
$$;

create or replace function people.add_person(token_hash bytea, name text, email text, subject text, once uuid, issuer text default null) returns uuid language plpgsql security definer set search_path = '' as $$
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
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), add_person.name, add_person.once, 'staff') returning id into made;
  insert into people.accounts (person_id, issuer, subject) values (made, v_issuer, add_person.subject);
  insert into people.addresses (person_id, email) values (made, add_person.email);
  return made;
end $$;

create or replace function people.expect_person(token_hash bytea, name text, email text, once uuid, issuer text default null) returns uuid language plpgsql security definer set search_path = '' as $$
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
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), expect_person.name, expect_person.once, 'staff') returning id into made;
  insert into people.expected_persons (person_id, issuer, email) values (made, v_issuer, lower(expect_person.email));
  insert into people.addresses (person_id, email) values (made, expect_person.email);
  return made;
end $$;

create function people.steered_function(func uuid) returns people.functions language plpgsql security definer set search_path = '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and x.collaboration_id = people.my_collaboration() and people.i_am('{administrator}');
  if f.id is null or f.kind not in ('manager', 'log_reviewer', 'process_leader', 'administrator') then raise insufficient_privilege; end if;
  perform people.lock_handover(func);
  return f;
end $$;
comment on function people.steered_function(uuid) is 'A function that steers, for the administrator; nobody else changes who holds it at this moment.';

create function people.appoint(func uuid, person uuid) returns void language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.appoint(uuid, uuid) to kring_app;
comment on function people.appoint(uuid, uuid) is 'R15: by the administrator, to a function that steers, from now; never themselves.';

create function people.ending_obstacle(appointment uuid) returns text language plpgsql stable security definer set search_path = '' as $$
declare
  a people.appointments;
  f people.functions;
begin
  select x.* into a from people.appointments x where x.id = ending_obstacle.appointment and x.collaboration_id = people.my_collaboration()
    and people.i_am('{administrator}');
  select x.* into f from people.functions x where x.id = a.function_id and x.kind in ('manager', 'log_reviewer', 'process_leader', 'administrator');
  if f.id is null then raise insufficient_privilege; end if;
  if exists (select from people.appointments b where b.function_id = f.id and b.id <> a.id and b.starts_at <= now() and (b.ends_at is null or b.ends_at > now())) then
    return null;
  end if;
  if f.kind = 'administrator' and not exists (select from people.appointments b join people.functions g on g.id = b.function_id
      where g.collaboration_id = f.collaboration_id and g.kind = 'administrator' and b.id <> a.id and b.starts_at <= now() and (b.ends_at is null or b.ends_at > now())) then
    return 'last';
  end if;
  return case when cardinality(array_remove(array_remove(people.function_obstacles(f.id), 'held'), 'rule')) > 0 then 'answers' end;
end $$;
grant execute on function people.ending_obstacle(uuid) to kring_app;
comment on function people.ending_obstacle(uuid) is 'R14: why the administrator cannot end an appointment: last (nobody would administer), answers (somebody waits for the function and nobody else holds it; not what, of whom or how many). Null where they can.';

create function people.end_appointment(appointment uuid, reason text) returns void language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.end_appointment(uuid, text) to kring_app;
comment on function people.end_appointment(uuid, text) is 'R14, R15: by the administrator, in a function that steers, now and with a reason.';

create function people.is_empty_installation() returns boolean language sql stable security definer set search_path = '' as $$
  select not exists (select from people.collaborations)
$$;
grant execute on function people.is_empty_installation() to kring_app;
comment on function people.is_empty_installation() is 'Whether no county has been made: the first page says how one is.';
