-- R15: who administers one organisation. It keeps what belongs to that organisation, and sees no child by the same mechanisms as who
-- administers the collaboration: both are asked for by one predicate.

create function people.administers(kind text) returns boolean language sql immutable parallel safe as $$
  select coalesce(kind in ('administrator', 'organisation_administrator'), false)
$$;
grant execute on function people.administers(text) to kring_app;
comment on function people.administers(text) is 'ADR 34, 35: the kinds of function that keep the house and see no child. Whatever shuts one of them out asks here.';

create function people.kept_by_organisation(kind text) returns boolean language sql immutable parallel safe as $$
  select coalesce(kind in ('staff', 'named_person', 'manager'), false)
$$;
grant execute on function people.kept_by_organisation(text) to kring_app;
comment on function people.kept_by_organisation(text) is 'R15: kinds of function that reach no further than their own unit. The others read or give for the whole collaboration, and are the system administrator''s to give.';

alter table people.functions drop constraint function_kind, add constraint function_kind
  check (kind in ('staff', 'named_person', 'manager', 'process_leader', 'log_reviewer', 'organisation_administrator', 'administrator'));
alter table people.functions drop constraint administrator_sees_no_child, add constraint administrator_sees_no_child
  check (not people.administers(kind) or not (receives_requests or may_open_in_emergency));

create function people.i_administer() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and people.administers(f.kind)
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function people.i_administer() to kring_app;
comment on function people.i_administer() is 'Whether whoever acts keeps the house, or an organisation in it.';

create function people.my_kept_organisation() returns uuid language sql stable security definer set search_path = '' as $$
  select u.organisation_id from people.functions f join people.units u on u.id = f.unit_id
  where f.id = people.my_function() and f.kind = 'organisation_administrator' and f.collaboration_id = people.my_collaboration()
$$;
grant execute on function people.my_kept_organisation() to kring_app;
comment on function people.my_kept_organisation() is 'The organisation that whoever acts keeps: that of the unit where their function stands. Null for everybody else.';

create function people.i_keep(organisation uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.organisations o where o.id = organisation and o.collaboration_id = people.my_collaboration()
    and (people.i_am('{administrator}') or o.id = people.my_kept_organisation()))
$$;
grant execute on function people.i_keep(uuid) to kring_app;
comment on function people.i_keep(uuid) is 'R15: of the collaboration by the system administrator, the own one by who administers it.';

create function people.keeps_function(f people.functions) returns boolean language sql stable security definer set search_path = '' as $$
  select f.collaboration_id = people.my_collaboration() and (people.i_am('{administrator}')
    or (people.kept_by_organisation(f.kind) and exists (select from people.units u where u.id = f.unit_id and u.organisation_id = people.my_kept_organisation())))
$$;
revoke execute on function people.keeps_function(people.functions) from public;
comment on function people.keeps_function(people.functions) is 'R15: whether whoever acts makes, changes and closes it.';

-- ---------------------------------------------------------------- no child

-- As before, and: whichever kind it administers by.
create or replace function people.open_request(token_hash bytea) returns table(person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text, function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid, guardian boolean) language plpgsql security definer set search_path = '' as $$
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

create or replace function people.refuse_closed_function() returns trigger language plpgsql security definer set search_path = '' as $$
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

create or replace function people.refuse_administrator() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from people.functions f where people.administers(f.kind)
      and f.id = case when tg_nargs = 0 then people.my_function() else (to_jsonb(new) ->> tg_argv[0])::uuid end) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;

-- ---------------------------------------------------------------- what each keeps

do $$ declare p record; begin
  for p in select tablename, policyname from pg_catalog.pg_policies where schemaname = 'people'
      and tablename in ('organisations', 'bodies', 'units', 'functions', 'named_person_rules') loop
    execute format('drop policy %I on people.%I', p.policyname, p.tablename);
  end loop;
end $$;

select people.of_collaboration('people.organisations', read => 'everyone', write => 'administrator',
  inserts => 'id, collaboration_id, name, kind, number, ref, once', updates => 'name, kind, number, ref, closed_at');

select people.of_collaboration('people.bodies', read => 'everyone', write => 'administrator, organisation_administrator',
  inserts => 'id, collaboration_id, organisation_id, name, kind, ref, once', updates => 'name, kind, ref, closed_at',
  also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.bodies.collaboration_id
    and ((select people.i_am(''{administrator}'')) or o.id = (select people.my_kept_organisation())))');

select people.of_collaboration('people.units', read => 'everyone', write => 'administrator, organisation_administrator',
  inserts => 'id, collaboration_id, organisation_id, body_id, name, kind, legal_domain, phone, from_age, to_age, ref, once',
  updates => 'body_id, name, kind, legal_domain, phone, from_age, to_age, ref, closed_at',
  also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.units.collaboration_id
    and ((select people.i_am(''{administrator}'')) or o.id = (select people.my_kept_organisation())))');

select people.of_collaboration('people.functions', read => 'everyone', write => 'administrator, organisation_administrator',
  inserts => 'id, collaboration_id, unit_id, name, kind, receives_requests, may_open_in_emergency, ref, once',
  updates => 'name, receives_requests, may_open_in_emergency, ref, closed_at',
  also => 'exists (select from people.units u where u.id = unit_id and u.collaboration_id = people.functions.collaboration_id
    and ((select people.i_am(''{administrator}'')) or (people.kept_by_organisation(people.functions.kind) and u.organisation_id = (select people.my_kept_organisation()))))');

select people.of_collaboration('people.named_person_rules', read => 'everyone', write => 'administrator, organisation_administrator',
  inserts => 'collaboration_id, unit_id, from_age, to_age, function_id, once', deletes => true,
  also => 'exists (select from people.functions f join people.units u on u.id = f.unit_id where f.id = function_id and f.unit_id = people.named_person_rules.unit_id
    and f.kind = ''named_person'' and ((select people.i_am(''{administrator}'')) or u.organisation_id = (select people.my_kept_organisation())))');
create policy removed_by_keeper on people.named_person_rules as restrictive for delete to kring_app
  using ((select people.i_am('{administrator}')) or exists (select from people.units u where u.id = unit_id and u.organisation_id = (select people.my_kept_organisation())));
comment on policy removed_by_keeper on people.named_person_rules is 'R15: restrictive, narrows delete_in_my_collaboration and opens nothing. Who administers one organisation removes no rule of another: what a shape says of new rows it does not ask of those that go.';

-- A manager of a function's unit, or who administers: who may add somebody new to the house.
create or replace function people.i_add_persons() returns boolean language sql stable security definer set search_path = '' as $$
  select people.i_administer() or (people.my_unit() is not null and people.i_manage(people.my_unit()))
$$;

create or replace function people.closing_obstacles(func uuid) returns text[] language plpgsql stable security definer set search_path = '' as $$
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

create or replace function people.refuse_to_close() returns trigger language plpgsql security definer set search_path = '' as $$
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

-- ---------------------------------------------------------------- whom each appoints

create function people.appoints_to(f people.functions) returns boolean language sql stable security definer set search_path = '' as $$
  select f.collaboration_id = people.my_collaboration() and case
    when people.i_am('{administrator}') then f.kind in ('manager', 'log_reviewer', 'process_leader') or people.administers(f.kind)
    else f.kind = 'manager' and exists (select from people.units u where u.id = f.unit_id and u.organisation_id = people.my_kept_organisation()) end
$$;
revoke execute on function people.appoints_to(people.functions) from public;
comment on function people.appoints_to(people.functions) is 'R15: on pages the system administrator appoints to functions that steer, who administers an organisation to its managers.';

create or replace function people.steered_function(func uuid) returns people.functions language plpgsql security definer set search_path = '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and people.appoints_to(x);
  if f.id is null then raise insufficient_privilege; end if;
  perform people.lock_handover(func);
  return f;
end $$;
comment on function people.steered_function(uuid) is 'A function that whoever administers appoints to; nobody else changes who holds it at this moment.';

create or replace function people.ending_obstacle(appointment uuid) returns text language plpgsql stable security definer set search_path = '' as $$
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

create or replace function people.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  kept constant text[] := '{id,collaboration_id,once,created_at,person_kind,made_by,ended_by}';
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(becomes, was);
  ends text := case tg_argv[0] when 'appointment' then 'ends_at' else 'closed_at' end;
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
      coalesce(current_setting('kring.reason', true), ''), people.me(), people.my_function());
  if keeps then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;
