-- R14, R15, ADR 36: what a directory says, done: its users and groups, and the appointments that follow from them. One of an organisation's
-- writes at a time, so that what is given and what is taken never meet.

create function people.lock_directory(organisation uuid) returns void language sql security definer set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('scim:' || organisation, 0))
$$;
comment on function people.lock_directory(uuid) is 'Whoever changes a directory waits for the one before.';

create function people.lock_my_directory() returns void language sql security definer set search_path = '' as $$
  select people.lock_directory(people.my_scim_organisation()) where people.my_scim_organisation() is not null
$$;
grant execute on function people.lock_my_directory() to kring_app;
comment on function people.lock_my_directory() is 'By a directory, before it reads what it is to change.';

-- In their order, each as a handover takes it: nobody is given a function while it is handed over.
create function people.lock_functions(funcs uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare
  func uuid;
begin
  for func in select distinct f from unnest(funcs) f where f is not null order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('handover:' || func, 0));
  end loop;
end $$;

-- ---------------------------------------------------------------- who somebody is

create function people.scim_mail(u people.scim_users) returns text language sql immutable set search_path = '' as $$
  select coalesce((select lower(e ->> 'value') from jsonb_array_elements(u.emails) with ordinality x(e, n)
    where e ->> 'value' ~ '^[!-~]+@[!-~]+$' order by coalesce(e ->> 'primary' = 'true', false) desc, coalesce(e ->> 'type' = 'work', false) desc, n limit 1), '')
$$;
comment on function people.scim_mail(people.scim_users) is 'The mail address at work: the primary one, else that of type work, else the first.';

create function people.scim_name(u people.scim_users) returns text language sql immutable set search_path = '' as $$
  select left(coalesce(nullif(u.display_name, ''), nullif(u.formatted_name, ''), nullif(trim(u.given_name || ' ' || u.family_name), ''), u.user_name), 120)
$$;
comment on function people.scim_name(people.scim_users) is 'What somebody is called: as the directory shows them, else by their names.';

create function people.scim_subject(u people.scim_users) returns text language sql immutable set search_path = '' as $$
  select case u.sign_in when 'user_name' then u.user_name when 'external_id' then u.external_id else people.scim_mail(u) end
$$;
comment on function people.scim_subject(people.scim_users) is 'By what the provider knows them.';

-- Made when they are first given something. Who signs in alike is one person in the collaboration, whichever organisation told of them first.
create function people.scim_person(usr uuid) returns uuid language plpgsql security definer set search_path = '' as $$
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
  return coalesce(made, found_person);
end $$;

-- ---------------------------------------------------------------- what they hold

create function people.scim_wants(usr uuid, func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.scim_users u join people.scim_members m on m.user_id = u.id join people.scim_groups g on g.id = m.group_id
    where u.id = usr and u.active and g.function_id = func)
$$;
comment on function people.scim_wants(uuid, uuid) is 'Whether a group that they are in holds the function.';

create function people.scim_functions(usr uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct g.function_id), '{}') from people.scim_members m join people.scim_groups g on g.id = m.group_id
  where m.user_id = usr and g.function_id is not null
$$;

create function people.has_administered(person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.appointments a join people.functions f on f.id = a.function_id
    where a.person_id = has_administered.person and people.administers(f.kind) and a.ends_at is distinct from a.starts_at)
$$;
comment on function people.has_administered(uuid) is 'ADR 34: whether somebody administers, has done or will: a directory, which they may hold the token of, gives them nothing.';

create function people.scim_give(users uuid[], func uuid) returns void language plpgsql security definer set search_path = '' as $$
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
comment on function people.scim_give(uuid[], uuid) is 'R15: from now, to those who want it by their groups.';

-- Ends what a directory has made, as a manager ends an appointment, and nothing that was made by hand. R14: employment has ended whatever
-- waits; who must see to it is told that nobody holds the function.
create function people.scim_take(users uuid[], funcs uuid[], whatever_they_want boolean default false) returns void language plpgsql security definer set search_path = '' as $$
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

create function people.tell_of_vacancy(func uuid) returns void language sql security definer set search_path = '' as $$
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
comment on function people.tell_of_vacancy(uuid) is 'R14: that nobody holds a function any more, to the managers of its unit (else of its organisation) and to who administers; never what waits in it. Nothing where somebody does.';

-- Whoever has nothing left to act in here is signed out. A guardian stays one: no employer ends that.
create function people.end_sessions_without_function(person uuid) returns void language sql security definer set search_path = '' as $$
  update people.sessions s set ended_at = now()
    where s.person_id = end_sessions_without_function.person and not s.as_guardian and s.ended_at is null
      and not exists (select from people.persons_of_session(s, 'staff') p(id) join people.appointments a on a.person_id = p.id
        where a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
      and not exists (select from people.persons_of_session(s, 'guardian'))
$$;

-- ---------------------------------------------------------------- what a directory says

create function people.acting_token() returns people.scim_tokens language plpgsql security definer set search_path = '' as $$
declare
  t people.scim_tokens;
begin
  select * into t from people.scim_tokens x where x.id = people.my_scim_token() and x.organisation_id = people.my_scim_organisation();
  if t.id is null then raise insufficient_privilege; end if;
  perform people.lock_directory(t.organisation_id);
  return t;
end $$;
comment on function people.acting_token() is 'The token that acts; nothing is done without one.';

create function people.scim_save_user(usr uuid, fields jsonb) returns uuid language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.scim_save_user(uuid, jsonb) to kring_app;
comment on function people.scim_save_user(uuid, jsonb) is 'ADR 36: by a directory: a user of its own, new where usr is null, with what follows for what they hold.';

-- A new name or address at work, of a person whom this organisation told of first and who holds nothing anywhere else.
create function people.scim_rename(old people.scim_users, new people.scim_users) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not old.made_person or old.person_id is null or exists (select from people.appointments a join people.units u on u.id = a.unit_id
      where a.person_id = old.person_id and u.organisation_id <> old.organisation_id and (a.ends_at is null or a.ends_at > now())) then return; end if;
  update people.persons p set name = people.scim_name(new) where p.id = old.person_id and p.name = people.scim_name(old) and people.scim_name(new) <> people.scim_name(old);
  -- Whoever has written another address themself keeps it.
  update people.addresses d set email = people.scim_mail(new)
    where d.person_id = old.person_id and lower(d.email) = people.scim_mail(old) and people.scim_mail(new) not in ('', people.scim_mail(old));
end $$;

-- Who was expected by an address, and holds nothing, is expected no more.
create function people.forget_expected(person uuid) returns void language sql security definer set search_path = '' as $$
  delete from people.expected_persons x where x.person_id = forget_expected.person
    and not exists (select from people.appointments a where a.person_id = forget_expected.person and (a.ends_at is null or a.ends_at > now()))
    and not exists (select from people.scim_users u where u.person_id = forget_expected.person)
$$;

create function people.scim_remove_users(users uuid[]) returns void language plpgsql security definer set search_path = '' as $$
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

create function people.scim_remove_user(usr uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  t people.scim_tokens := people.acting_token();
begin
  if not exists (select from people.scim_users u where u.id = usr and u.organisation_id = t.organisation_id) then raise insufficient_privilege; end if;
  perform people.scim_remove_users(array[usr]);
end $$;
grant execute on function people.scim_remove_user(uuid) to kring_app;
comment on function people.scim_remove_user(uuid) is 'ADR 36: by a directory: ends what it gave them, now, and forgets them. The person stays, with what they have written.';

create function people.scim_save_group(grp uuid, fields jsonb) returns uuid language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.scim_save_group(uuid, jsonb) to kring_app;
comment on function people.scim_save_group(uuid, jsonb) is 'ADR 36: by a directory: a group of its own, new where grp is null. Which function it holds is not the directory''s to say.';

create function people.scim_remove_groups(groups uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare
  users uuid[] := array(select distinct m.user_id from people.scim_members m where m.group_id = any(groups));
  funcs uuid[] := array(select distinct g.function_id from people.scim_groups g where g.id = any(groups) and g.function_id is not null);
begin
  perform people.lock_functions(funcs);
  delete from people.scim_groups g where g.id = any(groups);
  perform people.scim_take(users, funcs);
  update people.scim_users u set version = u.version + 1 where u.id = any(users);
end $$;

create function people.scim_remove_group(grp uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  t people.scim_tokens := people.acting_token();
begin
  if not exists (select from people.scim_groups g where g.id = grp and g.organisation_id = t.organisation_id) then raise insufficient_privilege; end if;
  perform people.scim_remove_groups(array[grp]);
end $$;
grant execute on function people.scim_remove_group(uuid) to kring_app;
comment on function people.scim_remove_group(uuid) is 'ADR 36: by a directory: ends what the group gave its members, now.';

-- `leave` null: everybody who is not in `join_in` leaves.
create function people.scim_change_members(grp uuid, join_in uuid[], leave uuid[]) returns void language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.scim_change_members(uuid, uuid[], uuid[]) to kring_app;
comment on function people.scim_change_members(uuid, uuid[], uuid[]) is 'ADR 36: by a directory: who joins a group and who leaves it, with what it gives them.';

-- ---------------------------------------------------------------- what the administrator keeps

create function people.kept_directory(organisation uuid) returns people.organisations language plpgsql security definer set search_path = '' as $$
declare
  o people.organisations;
begin
  select * into o from people.organisations x where x.id = organisation and x.id = any (people.directories_i_keep());
  if o.id is null then raise insufficient_privilege; end if;
  perform people.lock_directory(o.id);
  return o;
end $$;

create function people.make_scim_token(organisation uuid, name text, issuer text, sign_in text, expires_at timestamptz, token_hash bytea, once uuid)
returns table(id uuid, is_new boolean) language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.make_scim_token(uuid, text, text, text, timestamptz, bytea, uuid) to kring_app;
comment on function people.make_scim_token(uuid, text, text, text, timestamptz, bytea, uuid) is 'ADR 36: by who keeps the directory. Idempotent by once.';

create function people.revoke_scim_token(token uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform people.kept_directory((select t.organisation_id from people.scim_tokens t where t.id = token));
  update people.scim_tokens t set revoked_at = now() where t.id = token and t.revoked_at is null;
end $$;
grant execute on function people.revoke_scim_token(uuid) to kring_app;
comment on function people.revoke_scim_token(uuid) is 'ADR 36: at once, by who keeps the directory. What it has given stands.';

create function people.map_scim_group(grp uuid, func uuid, reason text) returns void language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.map_scim_group(uuid, uuid, text) to kring_app;
comment on function people.map_scim_group(uuid, uuid, text) is 'ADR 36: by who keeps the directory: which function a group holds, one that works with people, in a unit of that organisation; null for none. Its members hold it from now, never whoever decides it.';

create function people.end_directory(organisation uuid, reason text) returns void language plpgsql security definer set search_path = '' as $$
declare
  o people.organisations := people.kept_directory(organisation);
begin
  if trim(reason) = '' then raise check_violation using constraint = 'reason_is_missing'; end if;
  perform set_config('kring.reason', reason, true);
  update people.scim_tokens t set revoked_at = now() where t.organisation_id = o.id and t.revoked_at is null;
  perform people.scim_remove_groups(array(select g.id from people.scim_groups g where g.organisation_id = o.id));
  perform people.scim_remove_users(array(select u.id from people.scim_users u where u.organisation_id = o.id));
end $$;
grant execute on function people.end_directory(uuid, text) to kring_app;
comment on function people.end_directory(uuid, text) is 'ADR 36: by who keeps it: ends the tokens and all that the directory has given, and forgets its users and groups.';

-- ---------------------------------------------------------------- at a sign-in

-- As before, and: a directory that told of the one who was expected means the one whose account it is.
create or replace function people.claim_expected(issuer text, subject text, email text) returns integer language plpgsql security definer set search_path = '' as $$
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
      update people.scim_users u set person_id = own, made_person = false where u.person_id = x.person_id;
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;
