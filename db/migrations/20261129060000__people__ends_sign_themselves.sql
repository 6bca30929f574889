-- Who ends an appointment is written by the database when the end changes, and by nothing else: under an end that another had set,
-- a manager could put their own name, and no row of the log told of it.
create function people.sign_end() returns trigger language plpgsql set search_path = '' as $$
begin
  -- What is seeded, migrated or erased has nobody who acts.
  if people.me() is null then return new; end if;
  new.ended_by := case when new.ends_at is not distinct from old.ends_at then old.ended_by when new.ends_at is not null then people.me() end;
  return new;
end $$;
create trigger sign_end before update on people.appointments for each row execute function people.sign_end();
revoke update (ended_by) on people.appointments from kring_app;
drop policy update_by_manager on people.appointments;
create policy update_by_manager on people.appointments for update to kring_app
  using (unit_id = (select people.my_unit()) and people.i_manage(unit_id))
  with check (unit_id = (select people.my_unit()));
comment on policy update_by_manager on people.appointments is 'R15: the manager of the unit ends an appointment; nobody else does, not even its holder.';

-- The key of a form stands for one act on one guardian, or on one child. A key of another form stopped the act as if it were done, or met
-- the unique key of all.
alter table child.guardian_changes drop constraint guardian_changes_once_key,
  add constraint guardian_changes_once_key unique (guardian_id, change, once);
alter table child.child_changes drop constraint child_changes_once_key,
  add constraint child_changes_once_key unique (child_id, once);

-- Whether that form has done this already. Asked by whoever may do it, and by nobody else.
create function child.has_done(guardian uuid, change text, once uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from child.guardians x where x.id = guardian and sharing.i_am_involved(x.child_id)) then raise insufficient_privilege; end if;
  return exists (select from child.guardian_changes c where c.guardian_id = guardian and c.change = has_done.change and c.once = has_done.once);
end $$;
revoke execute on function child.has_done(uuid, text, uuid) from public;

create or replace function child.remove_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
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

create or replace function child.decide_custody(guardian uuid, custody boolean, reason text, since date, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
  change text := case when custody then 'custody_given' else 'custody_ended' end;
begin
  if child.has_done(guardian, change, once) or g.custody = decide_custody.custody then return; end if;
  if since > (now() at time zone 'Europe/Stockholm')::date then raise check_violation using constraint = 'custody_from_a_day_that_has_come'; end if;
  perform child.keep_guardian_change(g, change, reason, words, since, false, once);
  update child.guardians x set custody = decide_custody.custody, custody_since = case when decide_custody.custody then now() else x.custody_since end
    where x.id = guardian;
  if not custody then perform child.leave_custody(g); end if;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;

create or replace function child.correct_guardian(guardian uuid, name text, relation text, number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
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
