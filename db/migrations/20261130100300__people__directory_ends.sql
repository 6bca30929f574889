-- R15, ADR 36: a token of a directory is known to whoever it was shown to. It lets in for as long as they administer that organisation, and ends
-- the same second as they do, however that comes about. Another who administers takes it over: then it is another secret.

-- ---------------------------------------------------------------- for how long

create function people.administers_until(person uuid, organisation uuid, since timestamptz, leaves uuid[] default '{}', leave_at timestamptz[] default '{}')
returns timestamptz language sql stable security definer set search_path = '' as $$
  select coalesce((select coalesce(upper(r), 'infinity') from unnest((
    select range_agg(tstzrange(a.starts_at, greatest(a.starts_at, coalesce(x.at, a.ends_at, 'infinity'))))
    from people.appointments a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = administers_until.organisation
      left join lateral (select l.at from unnest(leaves, leave_at) l(id, at) where l.id = a.id) x on true
    where a.person_id = administers_until.person and f.collaboration_id = o.collaboration_id
      and (f.kind = 'administrator' or (f.kind = 'organisation_administrator' and u.organisation_id = o.id)))) r where r @> since), since)
$$;
revoke execute on function people.administers_until(uuid, uuid, timestamptz, uuid[], timestamptz[]) from public;
comment on function people.administers_until(uuid, uuid, timestamptz, uuid[], timestamptz[]) is 'Until when somebody administers an organisation without a break, from a moment when they did; that moment where they did not, infinity where no end is known. `leaves`: if these appointments ended at those times.';

create function people.state_of_token(t people.scim_tokens, at timestamptz) returns text language sql stable security definer set search_path = '' as $$
  select case when t.revoked_at is not null then 'revoked' when t.expires_at <= at then 'over'
    when people.administers_until(t.made_by, t.organisation_id, t.made_at) <= at then 'left' else 'live' end
$$;
revoke execute on function people.state_of_token(people.scim_tokens, timestamptz) from public;
comment on function people.state_of_token(people.scim_tokens, timestamptz) is 'live; left, when whoever made it administers the organisation no more, nor has without a break: it does not begin to let in again; over, past its day; revoked, ended by hand.';

create function people.states_of_tokens(organisation uuid) returns table(id uuid, state text, leaves_at timestamptz) language sql stable security definer set search_path = '' as $$
  select t.id, people.state_of_token(t, now()), nullif(people.administers_until(t.made_by, t.organisation_id, t.made_at), 'infinity')
  from people.scim_tokens t where t.organisation_id = states_of_tokens.organisation and t.organisation_id = any ((select people.directories_i_keep())::uuid[])
$$;
grant execute on function people.states_of_tokens(uuid) to kring_app;
comment on function people.states_of_tokens(uuid) is 'ADR 36: to who keeps the directory: the state of each token, and since or from when whoever made it administers no more.';

create or replace function people.open_scim(token_hash bytea) returns table(token_id uuid, organisation_id uuid, sign_in text) language plpgsql security definer set search_path = '' as $$
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

comment on function people.open_scim(bytea) is 'ADR 36: a directory acts, to the end of the transaction: not a person, and in no function, unit or collaboration, so that every policy that asks for one gives nothing. No row for a token that is unknown, ended, past its day, of an organisation that is ended, or of somebody who administers it no more.';

create or replace function people.acting_token() returns people.scim_tokens language plpgsql security definer set search_path = '' as $$
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

comment on function people.acting_token() is 'The token that acts; nothing is done without one, nor by one that has ended while it waited.';

-- ---------------------------------------------------------------- taken over

create function people.take_over_scim_token(token uuid, token_hash bytea, once uuid) returns table(id uuid, is_new boolean) language plpgsql security definer set search_path = '' as $$
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
grant execute on function people.take_over_scim_token(uuid, bytea, uuid) to kring_app;
comment on function people.take_over_scim_token(uuid, bytea, uuid) is 'ADR 36: by who keeps the directory: another secret with the same name, day and sign-in, and the old one ends. No row where it has ended already. Idempotent by once.';

-- ---------------------------------------------------------------- said before

create function people.tokens_that_stop(leaves uuid[], leave_at timestamptz[]) returns table(appointment_id uuid, made_by text, organisation_id uuid, organisation text, token text) language sql stable security definer set search_path = '' as $$
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
grant execute on function people.tokens_that_stop(uuid[], timestamptz[]) to kring_app;
comment on function people.tokens_that_stop(uuid[], timestamptz[]) is 'ADR 36: which tokens end if these appointments end then, of those that let in now: to who appoints to the function, to the manager of the unit, and to who answers whether somebody takes over. What a token is called is told to who keeps it.';

-- ---------------------------------------------------------------- told

-- One that stands at a time, also when the clock and an end tell of it at the same moment.
create unique index notices_of_stopped_directories on sharing.notices (item_id, to_function_id) where kind = 'directory_stopped' and seen_at is null;

-- Those of the organisation, where somebody holds such a function; else of the county.
create function people.keepers_of_directory(organisation uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with held as (
    select f.id, f.kind from people.organisations o join people.functions f on f.collaboration_id = o.collaboration_id and f.closed_at is null
      join people.units u on u.id = f.unit_id
    where o.id = keepers_of_directory.organisation and (f.kind = 'administrator' or (f.kind = 'organisation_administrator' and u.organisation_id = o.id))
      and exists (select from people.appointments a where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))
  select h.id from held h where h.kind = 'organisation_administrator' or not exists (select from held x where x.kind = 'organisation_administrator')
$$;
revoke execute on function people.keepers_of_directory(uuid) from public;

create function people.tell_of_stopped_directories(collaboration uuid default null) returns void language plpgsql security definer set search_path = '' as $$
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
revoke execute on function people.tell_of_stopped_directories(uuid) from public;
grant execute on function people.tell_of_stopped_directories(uuid) to kring_worker;
comment on function people.tell_of_stopped_directories(uuid) is 'R14, ADR 36: that a token lets in no more, since whoever made it administers no more: to who administers the organisation, else the county, until somebody has taken it over or ended it. Idempotent; run at each end of such an appointment, and by the clock for those that end on a day.';

create function people.note_administrator_leaves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from people.functions f where f.id = old.function_id and people.administers(f.kind)) then
    perform people.tell_of_stopped_directories(old.collaboration_id);
  end if;
  return null;
end $$;
create trigger note_administrator_leaves after update of ends_at, person_id or delete on people.appointments for each row execute function people.note_administrator_leaves();

create function people.note_token_ended() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.tell_of_stopped_directories(new.collaboration_id);
  return null;
end $$;
create trigger note_token_ended after update of revoked_at on people.scim_tokens for each row execute function people.note_token_ended();

-- As before, and: of a directory, too, when it can be undone no more.
create or replace function sharing.mail_notice() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.item_kind = 'function' and coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if new.item_kind = 'function' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.somebody_acts() and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,meeting_undone,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))), case when new.item_kind in ('function', 'directory') then platform.undo_until(now()) end);
  end if;
  return null;
end $$;

