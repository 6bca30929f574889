-- R4, R10b: custody ends and comes back, a guardian is corrected or removed, a child's details are corrected: each a function that keeps
-- who, when and why in the same transaction. Before, the columns could be written by hand and nothing told of it.

create table child.guardian_changes (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  guardian_id uuid not null references child.guardians on delete cascade,
  change text not null constraint guardian_change_known check (change in ('custody_ended', 'custody_given', 'corrected', 'removed')),
  reason text not null constraint guardian_change_reason check (reason in ('court', 'agreement', 'notified', 'death', 'recorded_wrong', 'other')),
  words text not null constraint guardian_change_words check (length(words) between 1 and 2000),
  since_on date,
  name text not null,
  relation text not null,
  number_changed boolean not null default false,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique,
  constraint custody_changes_on_a_day check ((change in ('custody_ended', 'custody_given')) = (since_on is not null))
);
comment on table child.guardian_changes is 'R7: what has been changed about a guardian, by whom and why. Written by the functions that do it.';
comment on column child.guardian_changes.name is 'As it was before.';
select sharing.protect('child.guardian_changes', class => 'child_record', keeps => '5 years after the last note, by the unit''s document plan');

create table child.child_changes (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  given_name text not null,
  family_name text not null,
  birth_date date not null,
  person_number text not null,
  words text not null constraint child_change_words check (length(words) between 1 and 2000),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique
);
comment on table child.child_changes is 'R7: the name, birth date and number that a child had before, with who changed them and why. Written by child.correct_child.';
select sharing.protect('child.child_changes', class => 'child_record', keeps => '5 years after the last note, by the unit''s document plan');
select platform.index_foreign_keys('child.guardian_changes');
select platform.index_foreign_keys('child.child_changes');

-- A yes from before custody ended does not come back with it.
alter table child.guardians add column custody_since timestamptz;
comment on column child.guardians.custody_since is 'When custody came back; null for one who has had it, or not had it, since they were written down.';

-- Only the functions below change them now, so that nothing changes without a reason.
drop policy update_when_involved on child.guardians;
revoke update (name, relation, custody, ended_at) on child.guardians from kring_app;
comment on policy owner_all on child.guardians is null;
drop policy select_in_my_unit_when_involved on child.guardians;
select sharing.protect('child.guardians');
revoke update (given_name, family_name) on child.children from kring_app;
comment on policy owner_all on child.children is null;
drop policy update_when_involved on child.children;
drop policy select_in_my_unit_when_involved on child.children;
drop policy select_disclosed_to_my_function on child.children;
drop policy select_disclosed_to_me_as_guardian on child.children;
select sharing.protect('child.children', kind => 'child', child_column => 'id');
select sharing.allow_update_when_involved('child.children', updates => 'language, interpreter', child_column => 'id');

create or replace function sharing.consent_for(child uuid, to_unit uuid, wanted text[]) returns table(valid_until date, consent_ids uuid[]) language plpgsql stable security definer set search_path = '' as $$
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
      select c.id, c.guardian_id, c.given_by_child, case when c.given_by_child then c.valid_until else least(c.valid_until, last_day) end as valid_until
      from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = child and s.to_unit_id = to_unit and s.withdrawn_at is null
        and c.given_on <= current_date and c.valid_until >= current_date
        and s.areas @> wanted
        and (c.given_by_child or (policy <> 'of_age'
          and exists (select from child.guardians g where g.id = c.guardian_id and g.custody and g.ended_at is null
            and (g.custody_since is null or c.created_at >= g.custody_since))))
    ), longest as (
      select distinct on (l.guardian_id, l.given_by_child) l.* from live l order by l.guardian_id, l.given_by_child, l.valid_until desc
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

-- The record of my own unit, locked: one change at a time, and whoever gives something at this moment waits, and is judged after it.
create function child.lock_to_change(child uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  perform from child.children c where c.id = child and c.unit_id = people.my_unit() for no key update;
  if not found then raise no_data_found; end if;
end $$;
comment on function child.lock_to_change(uuid) is 'Whoever works with the child in the unit that holds the record, as for child.register_guardian.';
revoke execute on function child.lock_to_change(uuid) from public;
grant execute on function child.lock_to_change(uuid) to kring_app;

create function child.guardian_to_change(guardian uuid) returns child.guardians language plpgsql security definer set search_path = '' as $$
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

create function child.keep_guardian_change(g child.guardians, change text, reason text, words text, since date, number_changed boolean, once uuid)
  returns void language sql security definer set search_path = '' as $$
  insert into child.guardian_changes (collaboration_id, child_id, unit_id, guardian_id, change, reason, words, since_on, name, relation,
      number_changed, function_id, person_id, once)
    values (g.collaboration_id, g.child_id, g.unit_id, g.id, change, reason, words, since, g.name, g.relation, number_changed,
      people.my_function(), people.me(), once);
$$;

-- What rested on having custody: the place on the list of a protected child, and open pages.
create function child.leave_custody(g child.guardians) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from sharing.protected_guardians p where p.guardian_id = g.id;
  if g.person_id is not null then perform pg_notify('kring', 'person:' || g.person_id); end if;
end $$;

-- Whoever signed in with the number of this row is a stranger from this second. Their sign-in as a guardian ends, and they are forgotten
-- as an account where nothing else makes them known here. The person's row stays: the access log says who it was.
create function child.cut_guardian(g child.guardians) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from sharing.identities i where i.row_id = g.id and i.kind = 'guardian';
  if g.person_id is null then return; end if;
  update child.guardians x set person_id = null where x.id = g.id;
  update child.meeting_participants p set answer = null, answered_at = null from child.meetings m
    where p.guardian_id = g.id and m.id = p.meeting_id and m.ends_at > now() and m.closed_at is null;
  update people.sessions s set ended_at = now() where s.person_id = g.person_id and s.as_guardian and s.ended_at is null;
  perform pg_notify('kring', 'person:' || g.person_id);
  if exists (select from people.appointments a where a.person_id = g.person_id) then return; end if;
  if exists (select from child.guardians x where x.person_id = g.person_id) then
    -- The name came with the row that they signed in by, and it is somebody else's.
    update people.persons p set name = (select x.name from child.guardians x where x.person_id = g.person_id order by x.ended_at nulls first, x.since limit 1)
      where p.id = g.person_id and p.name = g.name;
    return;
  end if;
  update people.sessions s set ended_at = now() where s.person_id = g.person_id and s.ended_at is null;
  delete from people.accounts a where a.person_id = g.person_id;
  delete from people.addresses a where a.person_id = g.person_id;
  delete from sharing.identities i where i.row_id = g.person_id and i.kind = 'person';
end $$;

-- Custody of a guardian ends, or is theirs (again), from this second. A day that has not come is refused: nothing here waits for it.
create function child.decide_custody(guardian uuid, custody boolean, reason text, since date, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
begin
  if exists (select from child.guardian_changes c where c.once = decide_custody.once) or g.custody = decide_custody.custody then return; end if;
  if since > (now() at time zone 'Europe/Stockholm')::date then raise check_violation using constraint = 'custody_from_a_day_that_has_come'; end if;
  perform child.keep_guardian_change(g, case when custody then 'custody_given' else 'custody_ended' end, reason, words, since, false, once);
  update child.guardians x set custody = decide_custody.custody, custody_since = case when decide_custody.custody then now() else x.custody_since end
    where x.id = guardian;
  if not custody then perform child.leave_custody(g); end if;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
comment on function child.decide_custody(uuid, boolean, text, date, text, uuid) is 'R4, R10b: what rests on custody follows by the triggers of child.guardians.';

-- Is the number that of the child, or of another guardian of the same record? Answers with whose row it is; null to a stranger.
create function child.number_in_family(child uuid, number_hash bytea, except_guardian uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select f.id from (
    select c.id from child.children c where c.id = child and c.unit_id = people.my_unit()
    union all select g.id from child.guardians g where g.child_id = child and g.unit_id = people.my_unit() and g.ended_at is null) f
    cross join lateral (select i.number_hash from sharing.identities i where i.row_id = f.id offset 0) i
  where i.number_hash = number_in_family.number_hash and sharing.i_am_involved(child) and f.id is distinct from except_guardian
  limit 1
$$;
comment on function child.number_in_family(uuid, bytea, uuid) is 'Only within the record of my own unit, and from its rows to their numbers: looked for by number, one that other units know would take other steps (R10).';

create function child.refuse_number_in_family(child uuid, number_hash bytea, except_guardian uuid) returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if child.number_in_family(child, number_hash, except_guardian) is not null then
    raise check_violation using constraint = 'number_of_one_in_the_family';
  end if;
end $$;

-- `number`: keep, none, or new with its keyed hash. Another number is another person: whoever signed in by the old one is cut off, and
-- whoever has the new one is let in when they sign in, never before (R10).
create function child.correct_guardian(guardian uuid, name text, relation text, number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
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
  else
    -- Their own page greets them by the name that they signed in by.
    update people.persons p set name = correct_guardian.name where p.id = g.person_id and p.name = g.name
      and not exists (select from people.appointments a where a.person_id = p.id);
  end if;
  update child.guardians x set name = correct_guardian.name, relation = correct_guardian.relation where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;

-- Never was one: the row stays as history for the unit, and is nobody's.
create function child.remove_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians;
begin
  if exists (select from child.guardian_changes c where c.once = remove_guardian.once) then return; end if;
  g := child.guardian_to_change(guardian);
  perform child.keep_guardian_change(g, 'removed', 'recorded_wrong', words, null, false, once);
  perform child.leave_custody(g);
  perform child.cut_guardian(g);
  update child.guardians x set ended_at = now() where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;

-- Name, birth date and number of a child. What depends on the age follows by the trigger of child.children.
create function child.correct_child(child uuid, given_name text, family_name text, birth_date date, person_number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  c child.children;
begin
  perform child.lock_to_change(child);
  if exists (select from child.child_changes x where x.once = correct_child.once) then return; end if;
  select * into c from child.children x where x.id = child;
  if (person_number = '') <> (number_hash is null) then raise check_violation using constraint = 'number_and_its_hash'; end if;
  if number_hash is not null then perform child.refuse_number_in_family(child, number_hash, child); end if;
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

create or replace function child.register_guardian(child uuid, name text, relation text, custody boolean, number_hash bytea, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
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

revoke execute on function child.guardian_to_change(uuid), child.keep_guardian_change(child.guardians, text, text, text, date, boolean, uuid),
  child.leave_custody(child.guardians), child.cut_guardian(child.guardians), child.refuse_number_in_family(uuid, bytea, uuid),
  child.decide_custody(uuid, boolean, text, date, text, uuid), child.number_in_family(uuid, bytea, uuid),
  child.correct_guardian(uuid, text, text, text, bytea, text, uuid), child.remove_guardian(uuid, text, uuid),
  child.correct_child(uuid, text, text, date, text, bytea, text, uuid) from public;
grant execute on function child.decide_custody(uuid, boolean, text, date, text, uuid), child.number_in_family(uuid, bytea, uuid),
  child.correct_guardian(uuid, text, text, text, bytea, text, uuid), child.remove_guardian(uuid, text, uuid),
  child.correct_child(uuid, text, text, date, text, bytea, text, uuid) to kring_app;
