-- R10: the same human is one person as staff and another one as a guardian. A manager who adds a colleague by sign-in name meets staff
-- persons only, so that nothing there tells of a guardian, and nothing that is done there reaches one.
alter table people.persons
  add column kind text default 'staff' not null constraint person_kind check (kind in ('staff', 'guardian')),
  add constraint persons_id_kind_key unique (id, kind);
comment on column people.persons.kind is 'staff holds appointments, guardian stands in child.guardians; a human who is both has two rows, and the account names both.';

-- Sign-ins that are over tell which account they came by; whoever has more than one person chooses between those of the same account.
alter table people.sessions
  add column subject text,
  add column kinds text[] default '{staff,guardian}' not null constraint session_kinds check (kinds <@ '{staff,guardian}' and kinds <> '{}');
comment on column people.sessions.kinds is 'Whom the issuer of this sign-in may sign in.';
update people.sessions s set subject = a.subject from people.accounts a where a.person_id = s.person_id and a.issuer = s.issuer;

-- An account is a subject at an issuer. It names at most one guardian, and one staff person in each collaboration: a manager of one
-- collaboration does not meet the staff of another.
alter table people.accounts
  add column kind text,
  add column collaboration_id uuid;
update people.accounts a set kind = p.kind, collaboration_id = p.collaboration_id from people.persons p where p.id = a.person_id;
alter table people.accounts
  alter column kind set not null,
  alter column collaboration_id set not null,
  drop constraint accounts_pkey,
  add constraint accounts_pkey primary key (issuer, subject, kind, collaboration_id);

-- Who is a guardian today. Whoever has held a function as well is split: the guardian becomes a person of their own, under an id that
-- holds no time. What staff have signed stays theirs. The mail address stays with the staff person: whose it was is not known, and a
-- letter about the family must not go where an employer chose.
do $$
declare
  each record;
  made uuid;
begin
  create temporary table is_guardian on commit drop as
    select p.id from people.persons p where exists (select from child.guardians g where g.person_id = p.id)
      or exists (select from sharing.identities i where i.row_id = p.id and i.kind = 'person')
      or exists (select from sharing.disclosed_items d where d.to_person_id = p.id);
  for each in select p.* from people.persons p join is_guardian using (id)
      where exists (select from people.appointments a where a.person_id = p.id) loop
    insert into people.persons (id, collaboration_id, name, language, colour_scheme, kind)
      select gen_random_uuid(), each.collaboration_id,
        coalesce((select g.name from child.guardians g where g.person_id = each.id order by g.since desc limit 1), each.name),
        each.language, each.colour_scheme, 'guardian'
      returning id into made;
    insert into people.accounts (person_id, issuer, subject, kind, collaboration_id)
      select made, a.issuer, a.subject, 'guardian', a.collaboration_id from people.accounts a where a.person_id = each.id;
    update sharing.consent_scopes s set withdrawn_by = made from sharing.consents c join child.guardians g on g.id = c.guardian_id
      where c.id = s.consent_id and g.person_id = each.id and s.withdrawn_by = each.id;
    update child.guardians set person_id = made where person_id = each.id;
    update sharing.disclosed_items set to_person_id = made where to_person_id = each.id;
    update sharing.identities set row_id = made where row_id = each.id and kind = 'person';
    update people.sessions set ended_at = now() where person_id = each.id and ended_at is null;
    delete from is_guardian where id = each.id;
  end loop;
  update people.persons p set kind = 'guardian' from is_guardian i where i.id = p.id;
  update people.accounts a set kind = 'guardian' from is_guardian i where i.id = a.person_id;
end $$;

alter table people.accounts
  drop constraint accounts_person_id_fkey,
  add constraint accounts_person_id_kind_fkey foreign key (person_id, kind) references people.persons (id, kind) on delete cascade;
drop index people.accounts_person_id_idx;
create index accounts_person_id_kind_idx on people.accounts (person_id, kind);
create unique index accounts_one_guardian on people.accounts (issuer, subject) where kind = 'guardian';
comment on table people.accounts is 'How a person signs in, of each kind by itself. Apart from the name, so that a colleague''s name never brings them along.';

create function people.complete_account() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select p.kind, p.collaboration_id into new.kind, new.collaboration_id from people.persons p where p.id = new.person_id;
  return new;
end $$;
revoke execute on function people.complete_account() from public;
create trigger complete_account before insert on people.accounts for each row execute function people.complete_account();

-- R10: a guardian holds no function and a staff person is nobody's guardian, whoever writes the row.
alter table people.appointments
  add column person_kind text generated always as ('staff') stored,
  drop constraint appointments_person_id_fkey,
  add constraint appointment_of_staff foreign key (person_id, person_kind) references people.persons (id, kind) on delete cascade;
create index appointments_person_id_person_kind_idx on people.appointments (person_id, person_kind);
alter table child.guardians
  -- A generated column cannot stand in a key that sets null.
  add column person_kind text default 'guardian' not null constraint guardian_kind check (person_kind = 'guardian'),
  drop constraint guardians_person_id_fkey,
  add constraint guardian_is_guardian foreign key (person_id, person_kind) references people.persons (id, kind) on delete set null (person_id);
create index guardians_person_id_person_kind_idx on child.guardians (person_id, person_kind);
drop index child.guardians_person_id_idx;

-- The persons of a kind that the account of a sign-in stands for, as far as its issuer may sign them in.
create function people.persons_of_session(s people.sessions, wanted text) returns setof uuid language sql stable security definer set search_path = '' as $$
  select a.person_id from people.accounts a where a.issuer = s.issuer and a.subject = s.subject and a.kind = wanted and wanted = any(s.kinds)
  union
  select p.id from people.persons p where p.id = s.person_id and p.kind = wanted and wanted = any(s.kinds)
$$;
revoke execute on function people.persons_of_session(people.sessions, text) from public;

create or replace function people.add_person(token_hash bytea, name text, email text, subject text, once uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
  select s.issuer into v_issuer from people.sessions s
    where s.token_hash = add_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended(v_issuer || ' ' || add_person.subject, 0));
  select p.id into made from people.persons p
    where p.once = add_person.once and p.collaboration_id = people.my_collaboration() and p.kind = 'staff';
  if made is not null then return made; end if;
  select p.* into known from people.accounts a join people.persons p on p.id = a.person_id
    where a.issuer = v_issuer and a.subject = add_person.subject and a.kind = 'staff' and a.collaboration_id = people.my_collaboration();
  if known.id is not null then
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
comment on function people.add_person(bytea, text, text, text, uuid) is
  'R10: a staff person that the manager of a unit takes into the house, with the sign-in that they will use: the issuer is that of the manager''s own session. A subject that a colleague signs in with is that colleague, unchanged, when the name agrees; with another name it is refused, since one of the two is wrong. A guardian, and the staff of another collaboration, are not looked at. The new id holds no time.';

drop function people.begin_session(text, text, bytea, text, text, interval, interval, bytea);
create function people.begin_session(issuer text, subject text, token_hash bytea, id_token text, provider_sid text, idle interval, absolute interval,
  number_hash bytea default null, kinds text[] default '{staff,guardian}') returns uuid
language plpgsql security definer set search_path = '' as $$
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
  as_guardian := cardinality(live) = 0 and guardian is not null and people.is_guardian_person(guardian);
  insert into people.sessions (token_hash, person_id, appointment_id, as_guardian, issuer, subject, kinds, provider_sid, id_token, idle, expires_at)
    values (begin_session.token_hash,
      case when as_guardian or coalesce(cardinality(staff), 0) = 0 then guardian
        else coalesce((select a.person_id from people.appointments a where a.id = live[1]), staff[1]) end,
      case when cardinality(live) = 1 and not coalesce(people.is_guardian_person(guardian), false) then live[1] end,
      as_guardian, begin_session.issuer, begin_session.subject, begin_session.kinds, begin_session.provider_sid, begin_session.id_token,
      idle, now() + absolute);
  return (select s.person_id from people.sessions s where s.token_hash = begin_session.token_hash);
end $$;
comment on function people.begin_session(text, text, bytea, text, text, interval, interval, bytea, text[]) is
  'Begins a session for whom a subject stands for, of the kinds that its issuer may sign in; null when nobody here is known by it. number_hash is the keyed hash of a person number that the provider vouches for: it makes a guardian known at first sign-in.';
grant execute on function people.begin_session(text, text, bytea, text, text, interval, interval, bytea, text[]) to kring_app;

-- The guardian behind a sign-in, made at the first one. The number decides where there is one: a subject that is given to somebody
-- else at the provider does not bring the former family along.
create function people.guardian_of(issuer text, subject text, number_hash bytea) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  person uuid;
begin
  if number_hash is null then
    select a.person_id into person from people.accounts a
      where a.issuer = guardian_of.issuer and a.subject = guardian_of.subject and a.kind = 'guardian';
  else
    select i.row_id into person from sharing.identities i join people.persons p on p.id = i.row_id and p.kind = 'guardian'
      where i.kind = 'person' and i.number_hash = guardian_of.number_hash limit 1;
    if person is null then
      insert into people.persons (id, collaboration_id, name, kind)
        select gen_random_uuid(), g.collaboration_id, g.name, 'guardian' from sharing.identities i join child.guardians g on g.id = i.row_id
        where i.kind = 'guardian' and i.number_hash = guardian_of.number_hash and g.ended_at is null limit 1
        returning id into person;
      if person is not null then
        insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
          select person, 'person', p.collaboration_id, guardian_of.number_hash from people.persons p where p.id = person;
      end if;
    end if;
    delete from people.accounts a where a.issuer = guardian_of.issuer and a.subject = guardian_of.subject and a.kind = 'guardian'
      and a.person_id is distinct from person;
    if person is not null then
      insert into people.accounts (person_id, issuer, subject) values (person, guardian_of.issuer, guardian_of.subject) on conflict do nothing;
    end if;
  end if;
  if person is null then return null; end if;
  -- What units have written about this person as a guardian is theirs from now on: at sign-in, never when a unit writes it.
  update child.guardians g set person_id = person
    from sharing.identities mine join sharing.identities i on i.number_hash = mine.number_hash and i.kind = 'guardian'
    where mine.row_id = person and mine.kind = 'person' and g.id = i.row_id and g.person_id is distinct from person;
  return person;
end $$;
revoke execute on function people.guardian_of(text, text, bytea) from public;

-- Chooses in whose place to act: in which function, or, by null, as a guardian. False when it is not this account's to choose.
create or replace function people.choose_appointment(token_hash bytea, appointment uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  s people.sessions;
  person uuid;
begin
  select * into s from people.sessions x where x.token_hash = choose_appointment.token_hash and x.ended_at is null for update;
  if not found then return false; end if;
  if appointment is null then
    select p.id into person from people.persons_of_session(s, 'guardian') p(id) where people.is_guardian_person(p.id);
  else
    select a.person_id into person from people.appointments a where a.id = appointment
      and a.person_id in (select people.persons_of_session(s, 'staff')) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now());
  end if;
  if person is null then return false; end if;
  update people.sessions x set person_id = person, appointment_id = appointment, as_guardian = appointment is null
    where x.token_hash = choose_appointment.token_hash;
  return true;
end $$;

create or replace function people.my_appointments(token_hash bytea)
returns table (appointment_id uuid, function_name text, unit_name text, organisation_name text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select a.id, f.name, u.name, o.name, a.starts_at, a.ends_at
  from people.sessions s cross join lateral people.persons_of_session(s, 'staff') p(id) join people.appointments a on a.person_id = p.id
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where s.token_hash = my_appointments.token_hash and s.ended_at is null and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  order by o.name, u.name, f.name
$$;

create or replace function people.is_guardian(token_hash bytea) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.sessions s cross join lateral people.persons_of_session(s, 'guardian') p(id)
    where s.token_hash = is_guardian.token_hash and s.ended_at is null and people.is_guardian_person(p.id))
$$;

-- A provider may say that a person has left without saying which session: then all of that account end, in whoever's place it acts.
create or replace function people.end_sessions_of(issuer text, subject text) returns integer language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  update people.sessions s set ended_at = now()
    where s.issuer = end_sessions_of.issuer and s.subject = end_sessions_of.subject and s.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;
create index sessions_issuer_subject_idx on people.sessions (issuer, subject);
