-- Sign-in and the beginning of a request. The only doors to sessions and accounts.

create function people.is_guardian_person(person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.guardians g where g.person_id = person and g.custody and g.ended_at is null)
$$;

-- Begins a session for the person behind a subject; null when nobody here is known by it.
-- `number_hash` is the keyed hash of a person number that the provider vouches for: it makes a guardian known at first sign-in.
create function people.begin_session(issuer text, subject text, token_hash bytea, id_token text, provider_sid text,
  idle interval, absolute interval, number_hash bytea default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  person uuid;
  only_appointment uuid;
  appointment_count int;
begin
  select a.person_id into person from people.accounts a where a.issuer = begin_session.issuer and a.subject = begin_session.subject;
  if person is null and number_hash is not null then
    select i.row_id into person from sharing.identities i where i.kind = 'person' and i.number_hash = begin_session.number_hash limit 1;
    if person is null then
      insert into people.persons (collaboration_id, name)
        select g.collaboration_id, g.name from sharing.identities i join child.guardians g on g.id = i.row_id
        where i.kind = 'guardian' and i.number_hash = begin_session.number_hash and g.ended_at is null limit 1
        returning id into person;
      if person is not null then
        insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
          select person, 'person', p.collaboration_id, begin_session.number_hash from people.persons p where p.id = person;
      end if;
    end if;
    if person is not null then
      insert into people.accounts (person_id, issuer, subject) values (person, begin_session.issuer, begin_session.subject);
    end if;
  end if;
  if person is null then return null; end if;
  -- What units have written about this person as a guardian is theirs from now on: at sign-in, never when a unit writes it.
  update child.guardians g set person_id = person
    from sharing.identities mine join sharing.identities i on i.number_hash = mine.number_hash and i.kind = 'guardian'
    where mine.row_id = person and mine.kind = 'person' and g.id = i.row_id and g.person_id is distinct from person;
  select count(*), (array_agg(a.id))[1] into appointment_count, only_appointment from people.appointments a
    where a.person_id = person and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now());
  insert into people.sessions (token_hash, person_id, appointment_id, as_guardian, issuer, provider_sid, id_token, idle, expires_at)
    values (token_hash, person,
      case when appointment_count = 1 and not people.is_guardian_person(person) then only_appointment end,
      appointment_count = 0 and people.is_guardian_person(person),
      begin_session.issuer, begin_session.provider_sid, begin_session.id_token, idle, now() + absolute);
  return person;
end $$;

-- Who is behind a session now. An appointment that has ended gives nothing from this second on (R15).
create function people.actor_of(token_hash bytea) returns table (
  person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text,
  function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid,
  guardian boolean)
language plpgsql volatile security definer set search_path = '' as $$
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
-- First call of every request: who is this, and may they still? Sets the actor for this transaction. No row: no live session.
create function people.open_request(token_hash bytea) returns table (
  person_id uuid, person_name text, language text, colour_scheme text, appointment_id uuid, function_id uuid, function_name text,
  function_kind text, may_open_in_emergency boolean, unit_id uuid, unit_name text, unit_kind text, legal_domain text, organisation_name text, collaboration_id uuid,
  guardian boolean)
language plpgsql volatile security definer set search_path = '' as $$
begin
  select * into person_id, person_name, language, colour_scheme, appointment_id, function_id, function_name, function_kind,
    may_open_in_emergency, unit_id, unit_name, unit_kind, legal_domain, organisation_name, collaboration_id, guardian
    from people.actor_of(token_hash);
  if person_id is null then return; end if;
  perform set_config('kring.person_id', person_id::text, true),
    set_config('kring.appointment_id', coalesce(appointment_id::text, ''), true),
    set_config('kring.function_id', coalesce(function_id::text, ''), true),
    set_config('kring.unit_id', coalesce(unit_id::text, ''), true),
    set_config('kring.collaboration_id', collaboration_id::text, true),
    set_config('kring.guardian_id', case when guardian then person_id::text else '' end, true);
  return next;
end $$;

create function people.my_appointments(token_hash bytea) returns table (appointment_id uuid, function_name text, unit_name text,
  organisation_name text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.id, f.name, u.name, o.name, a.starts_at, a.ends_at
  from people.sessions s join people.appointments a on a.person_id = s.person_id
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where s.token_hash = my_appointments.token_hash and s.ended_at is null and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  order by o.name, u.name, f.name
$$;

create function people.is_guardian(token_hash bytea) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select people.is_guardian_person(s.person_id) from people.sessions s
    where s.token_hash = is_guardian.token_hash and s.ended_at is null), false)
$$;

-- Chooses in which function to act; null is as guardian. False when it is not this person's to choose.
create function people.choose_appointment(token_hash bytea, appointment uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  update people.sessions s set appointment_id = appointment, as_guardian = appointment is null
    where s.token_hash = choose_appointment.token_hash and s.ended_at is null
      and case when appointment is null then people.is_guardian_person(s.person_id)
        else exists (select from people.appointments a where a.id = appointment and a.person_id = s.person_id
          and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) end;
  return found;
end $$;

create function people.end_session(token_hash bytea) returns text language sql security definer set search_path = '' as $$
  update people.sessions s set ended_at = now() where s.token_hash = end_session.token_hash and s.ended_at is null returning s.id_token
$$;

create function people.end_sessions_by_sid(issuer text, sid text) returns int language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  update people.sessions s set ended_at = now() where s.issuer = end_sessions_by_sid.issuer and s.provider_sid = sid and s.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;

grant execute on function people.begin_session(text, text, bytea, text, text, interval, interval, bytea), people.open_request(bytea),
  people.my_appointments(bytea), people.is_guardian(bytea), people.choose_appointment(bytea, uuid), people.end_session(bytea),
  people.end_sessions_by_sid(text, text) to kring_app;

-- Where mail to a function goes just now: its holders. For the worker, at the moment of sending (R15).
create function people.mail_addresses(func uuid) returns table (email text, name text, language text)
language sql stable security definer set search_path = '' as $$
  select d.email, p.name, coalesce(p.language, c.default_language) from people.appointments a join people.persons p on p.id = a.person_id
    join people.collaborations c on c.id = a.collaboration_id join people.addresses d on d.person_id = p.id
  where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
$$;
create function people.guardian_mail_address(guardian uuid) returns table (email text, name text, language text)
language sql stable security definer set search_path = '' as $$
  select d.email, p.name, coalesce(p.language, c.default_language) from child.guardians g join people.persons p on p.id = g.person_id
    join people.collaborations c on c.id = g.collaboration_id join people.addresses d on d.person_id = p.id
  where g.id = guardian and g.ended_at is null
$$;
grant execute on function people.mail_addresses(uuid), people.guardian_mail_address(uuid) to kring_worker;
