-- R8, R10, R10b: who stands in a record that they may not see is a stranger in it. A sign-in let in whoever stood in any record: a father
-- without custody, or one who is not listed where the child is protected, learned from being let in (and by the name that he was greeted
-- by) that somewhere there is a record. And what a unit did with such a row ended his session and woke his open pages.

create function child.shows_to_guardian(g child.guardians) returns boolean language sql stable security definer set search_path = '' as $$
  select g.custody and g.ended_at is null and exists (select from child.children c where c.id = g.child_id
    and sharing.reaches_age(c.birth_date, 18) > now()
    and (c.protection = 'none' or exists (select from sharing.protected_guardians p where p.child_id = c.id and p.guardian_id = g.id)))
$$;
revoke execute on function child.shows_to_guardian(child.guardians) from public;
comment on function child.shows_to_guardian(child.guardians) is 'R8, R10b: whether the record shows itself to this guardian, by what sharing.guardian_may_see asks.';

create function people.is_shown_a_child(person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.guardians g where g.person_id = person and child.shows_to_guardian(g))
$$;
revoke execute on function people.is_shown_a_child(uuid) from public;
comment on function people.is_shown_a_child(uuid) is 'R10b: whether a sign-in, or a choice, as a guardian leads anywhere. A session that goes on as one asks people.is_guardian_person and finds nothing.';

-- Whoever corrects or removes one of these rows at this moment is waited for, and what is read after it is true until the sign-in is done:
-- a statement that waits for a row itself goes on with the numbers that it has read before, and would bind the row to a stranger.
create function people.lock_guardians(number_hash bytea) returns void language sql security definer set search_path = '' as $$
  select from child.guardians g where g.id in (select i.row_id from sharing.identities i
    where i.kind = 'guardian' and i.number_hash = lock_guardians.number_hash) order by g.id for update
$$;
revoke execute on function people.lock_guardians(bytea) from public;

-- The guardian behind a sign-in, made at the first one; null where no record shows itself to them, as for a number that nobody has. The
-- number decides where there is one: a subject that is given to somebody else at the provider does not bring the former family along,
-- and a session that the subject has already does not reach the new one's.
create or replace function people.guardian_of(issuer text, subject text, number_hash bytea) returns uuid language plpgsql security definer set search_path = '' as $$
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

-- people.guardian_of answers only with one whom a record shows itself to.
create or replace function people.begin_session(issuer text, subject text, token_hash bytea, id_token text, provider_sid text, idle interval, absolute interval, number_hash bytea default null, kinds text[] default '{staff,guardian}') returns uuid language plpgsql security definer set search_path = '' as $$
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

create or replace function people.choose_appointment(token_hash bytea, appointment uuid) returns boolean language plpgsql security definer set search_path = '' as $$
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

create or replace function people.is_guardian(token_hash bytea) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.sessions s cross join lateral people.persons_of_session(s, 'guardian') p(id)
    where s.token_hash = is_guardian.token_hash and s.ended_at is null and people.is_shown_a_child(p.id))
$$;

-- Where a row did not show its record, what is done with it ends and wakes nothing that its person could notice.
create or replace function child.leave_custody(g child.guardians) returns void language plpgsql security definer set search_path = '' as $$
begin
  if g.person_id is not null and child.shows_to_guardian(g) then perform pg_notify('kring', 'person:' || g.person_id); end if;
  delete from sharing.protected_guardians p where p.guardian_id = g.id;
end $$;

create or replace function child.cut_guardian(g child.guardians) returns void language plpgsql security definer set search_path = '' as $$
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

create or replace function child.correct_guardian(guardian uuid, name text, relation text, number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
  changes boolean := number <> 'keep' and (select i.number_hash from sharing.identities i where i.row_id = guardian and i.kind = 'guardian')
    is distinct from case number when 'new' then correct_guardian.number_hash end;
begin
  if exists (select from child.guardian_changes c where c.once = correct_guardian.once) then return; end if;
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

create or replace function child.remove_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians;
begin
  if exists (select from child.guardian_changes c where c.once = remove_guardian.once) then return; end if;
  g := child.guardian_to_change(guardian);
  perform child.keep_guardian_change(g, 'removed', 'recorded_wrong', words, null, false, once);
  -- In this order: whether it was shown is asked of the list that the second leaves.
  perform child.cut_guardian(g);
  perform child.leave_custody(g);
  update child.guardians x set ended_at = now() where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
