-- R1, R7, R8, R10b: a split opens nothing that was closed the second before, and a merge neither. Whoever was shut out of two records while
-- they were one stays shut out of the older one until somebody decides in that record; what is held back is held back in both; whoever is let
-- in at the same moment waits.

alter table child.guardians add column shut_at timestamptz;
comment on column child.guardians.shut_at is 'R10b: since two records were parted, where this guardian could see neither while they were one. Lifted by a decision in this record.';
alter table child.guardian_changes drop constraint guardian_change_known, add constraint guardian_change_known
  check (change in ('custody_ended', 'custody_given', 'corrected', 'removed', 'shut', 'opened'));

-- R8, R10b: a custody holder of the child now, who is listed where the child is protected, until the child comes of age.
create or replace function child.shows_by_itself(g child.guardians) returns boolean language sql stable security definer set search_path = '' as $$
  select g.custody and g.ended_at is null and g.shut_at is null and exists (select from child.children c where c.id = g.child_id
    and sharing.reaches_age(c.birth_date, 18) > now()
    and (c.protection = 'none' or exists (select from sharing.protected_guardians p where p.child_id = c.id and p.guardian_id = g.id)))
$$;

create function child.open_to_guardian(guardian uuid, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
begin
  if child.has_done(guardian, 'opened', once) or g.shut_at is null then return; end if;
  perform child.keep_guardian_change(g, 'opened', 'other', words, null, false, once);
  update child.guardians x set shut_at = null where x.id = guardian;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;
comment on function child.open_to_guardian(uuid, text, uuid) is 'R10b: whoever works with the child lets a guardian who was shut out at a split read the record again, with the rights of any other guardian.';
grant execute on function child.open_to_guardian(uuid, text, uuid) to kring_app;

-- R4, R10b: what rests on custody follows by the triggers of child.guardians.
create or replace function child.decide_custody(guardian uuid, custody boolean, reason text, since date, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  g child.guardians := child.guardian_to_change(guardian);
  change text := case when custody then 'custody_given' else 'custody_ended' end;
begin
  if child.has_done(guardian, change, once) or g.custody = decide_custody.custody then return; end if;
  if since > (now() at time zone 'Europe/Stockholm')::date then raise check_violation using constraint = 'custody_from_a_day_that_has_come'; end if;
  perform child.keep_guardian_change(g, change, reason, words, since, false, once);
  update child.guardians x set custody = decide_custody.custody, custody_since = case when decide_custody.custody then now() else x.custody_since end,
    shut_at = case when not decide_custody.custody then x.shut_at end
    where x.id = guardian;
  if not custody then perform child.leave_custody(g); end if;
  perform pg_notify('kring', 'child:' || g.child_id);
end $$;

-- Why two records cannot become one yet: each is a thing that would otherwise belong to a record that nobody goes on with.
create or replace function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path = '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x where x.child_id = kept and x.ended_at is null and x.custody = g.custody and child.is_same_guardian(x, g, 'infinity')
          -- R8: nor does one that sees one of them see the other by it.
          and child.shows_by_itself(x) = child.shows_by_itself(g)))
      -- Nor is anybody in the family by one of them who was taken out of it in the other.
      or exists (select from child.guardians g join child.guardians x on x.ended_at is null and g.ended_at is not null
          and (x.child_id, g.child_id) in ((kept, old), (old, kept)) and child.is_same_guardian(x, g, 'infinity')
        where not exists (select from child.guardians y where y.child_id = g.child_id and y.ended_at is null and child.is_same_guardian(y, x, 'infinity'))) then 'guardians' end,
    case when exists (select from child.plans p where p.child_id = old and p.ended_at is null) then
      case when exists (select from child.plans p where p.child_id = kept and p.ended_at is null) then 'two_plans' else 'plan' end end,
    case when exists (select from sharing.disclosures d where d.child_id = old and d.decision = 'given' and d.ended_at is null and d.valid_until > now()) then 'given' end,
    case when exists (select from child.meetings m where m.child_id = old and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = old and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.child_id = old and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.child_id = old and r.answer is null) then 'waiting' end,
    -- R8: whoever works with one record reads the other, so all of them are on the list of a protected one.
    case when (select k.protection <> o.protection from k, o)
      or exists (select from sharing.involvements i where i.child_id in (kept, old) and i.ended_at is null
        and (sharing.hidden_by_protection(kept, i.function_id) or sharing.hidden_by_protection(old, i.function_id))) then 'protection' end
  ], null)
$$;

-- The yes or no of the second person; on a day of review, the yes again or the end. Answers the row's child, or null when the actor may
-- not decide, when there is no such row and when it has ended: a stranger learns nothing.
create or replace function audit.decide_held_back(held uuid, hold boolean, review date) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  h audit.held_back;
begin
  -- A split that takes what is held back along is waited for, and waits.
  perform from child.children c where c.id = (select child.kept_of(x.child_id) from audit.held_back x where x.id = held) for no key update;
  select * into h from audit.held_back x where x.id = held and x.ended_at is null and x.decision is distinct from 'refused' for update;
  if not found or not audit.decides(h) then return null; end if;
  -- The same answer once more changes and tells nothing.
  if hold and h.decision = 'held' and h.decided_by = people.me() and h.review_on = review then return h.child_id; end if;
  if hold then
    if review is null or review <= current_date or review > current_date + 366 then
      raise check_violation using constraint = 'review_within_a_year';
    end if;
    update audit.held_back set decision = 'held', review_on = review, decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now()
      where id = held;
  elsif h.decision is null then
    update audit.held_back set decision = 'refused', decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now() where id = held;
  else
    update audit.held_back set ended_at = now(), ended_by = people.me() where id = held;
  end if;
  -- Answered for everybody who was asked.
  update sharing.notices n set seen_at = now() where n.item_id = held and n.item_kind = 'held_back' and n.seen_at is null;
  if h.asked_by_function is not null then
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      values (people.my_collaboration(), h.asked_by_function, h.child_id, case when hold then 'held_back_yes' else 'held_back_no' end, 'child_log', h.child_id);
    perform pg_notify('kring', 'function:' || h.asked_by_function);
  end if;
  return h.child_id;
end $$;

create or replace function child.copy_held_back(from_child uuid, to_child uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into audit.held_back as x (child_id, unit_id, function_id, reason, review_on, made_by, made_at, asked_by_function, decision, decided_by, decided_by_function, decided_at, told_due_on)
    select to_child, h.unit_id, h.function_id, h.reason, h.review_on, h.made_by, h.made_at, h.asked_by_function, h.decision, h.decided_by, h.decided_by_function, h.decided_at, h.told_due_on
    from audit.held_back h where h.child_id = from_child and h.ended_at is null and h.decision is distinct from 'refused'
    on conflict (child_id, function_id) where ended_at is null and decision is distinct from 'refused' do update
      -- What is decided in one answers what is asked in the other.
      set decision = excluded.decision, review_on = excluded.review_on, decided_by = excluded.decided_by, decided_by_function = excluded.decided_by_function,
        decided_at = excluded.decided_at, told_due_on = excluded.told_due_on
      where x.decision is null and excluded.decision = 'held';
  update sharing.notices n set seen_at = now() where n.item_kind = 'held_back' and n.seen_at is null
    and n.item_id in (select h.id from audit.held_back h where h.child_id = to_child and h.decision = 'held') and n.kind = 'held_back_asked';
end $$;

-- Who begins or stops to work with the record that is kept does so with the older one too.
create or replace function child.follow_merge() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
begin
  -- A merge or a split at this moment is waited for, and then this is seen or not at all.
  perform from child.children c where c.id = new.child_id for no key update;
  for m in select * from child.merges x where x.child_id = new.child_id and x.split_at is null loop
    if new.ended_at is null then
      perform child.bring_along(m, m.child_id, m.old_child_id, new.function_id);
    else
      update sharing.involvements i set ended_at = now() where i.child_id = m.old_child_id and i.function_id = new.function_id and i.ended_at is null
        -- By a split of another one only who came along by this one: nobody loses what was theirs before.
        and (coalesce(current_setting('kring.splits', true), '') = '' or exists (select from child.colleagues c
          where c.merge_id = m.id and c.child_id = m.old_child_id and c.function_id = new.function_id and c.ended_at is null));
      delete from sharing.protected_readers r where r.child_id = m.old_child_id and r.function_id = new.function_id
        and not exists (select from sharing.protected_readers x where x.child_id = m.child_id and x.function_id = r.function_id);
    end if;
  end loop;
  return null;
end $$;

create function child.levels_of_protection() returns text[] language sql immutable parallel safe set search_path = '' as $$
  select '{none,marked,protected_registration,fictitious}'::text[]
$$;
comment on function child.levels_of_protection() is 'R8: the weakest first.';

-- R10a: a merge that was wrong, parted by who made it or by the named person.
create or replace function child.split(merge uuid, words text) returns void language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
  g child.guardians;
  gone record;
begin
  select * into m from child.merges x where x.id = split.merge;
  if m.id is null or not sharing.i_am_involved(m.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(m.child_id);
  perform from child.children c where c.id = m.old_child_id for no key update;
  select * into m from child.merges x where x.id = split.merge;
  if m.split_at is not null then return; end if;
  if m.function_id <> people.my_function() and not exists (select from child.named_persons n
      where n.child_id = m.child_id and n.function_id = people.my_function() and n.until is null) then
    raise check_violation using constraint = 'split_by_the_named_person';
  end if;
  -- What was closed to the family stays closed in both.
  perform child.copy_held_back(r, m.old_child_id) from child.records_of(m.child_id) r where r <> m.old_child_id;
  perform child.copy_held_back(m.old_child_id, m.child_id);
  for g in select x.* from child.guardians x where x.child_id = m.old_child_id and x.ended_at is null for update loop
    if child.shows_by_itself(g) and not child.shows_to_guardian(g) then
      perform child.keep_guardian_change(g, 'shut', 'other', split.words, null, false, platform.new_id());
      update child.guardians x set shut_at = now() where x.id = g.id;
    end if;
  end loop;
  update child.merges x set split_at = now(), split_words = split.words, split_by_function_id = people.my_function(), split_by_person_id = people.me()
    where x.id = m.id;
  -- A protection that was lowered for both is back.
  if exists (select from child.children c where c.id = m.old_child_id
      and array_position(child.levels_of_protection(), c.protection) < array_position(child.levels_of_protection(), m.old_protection)) then
    perform child.decide_protection(m.old_child_id, m.old_protection, split.words);
  end if;
  perform set_config('kring.splits', m.id::text, true);
  perform child.note(m.child_id, 'record_split');
  perform child.note(m.old_child_id, 'record_split');
  if not exists (select from child.named_persons n where n.child_id = m.old_child_id and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, n.child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
      where n.child_id = m.old_child_id and n.until = m.at
        -- Not one that has been closed since, or has left the child.
        and exists (select from people.functions f where f.id = n.function_id and f.closed_at is null)
        and exists (select from sharing.involvements i where i.child_id = n.child_id and i.function_id = n.function_id and i.ended_at is null)
        order by n.since desc limit 1;
    -- Then the contact of both goes on with the two (R13).
    if not found then
      insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
        select n.collaboration_id, m.old_child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
        where n.child_id = m.child_id and n.until is null
          and exists (select from sharing.involvements i where i.child_id = m.old_child_id and i.function_id = n.function_id and i.ended_at is null);
    end if;
  end if;
  for gone in update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
      where c.merge_id = m.id and c.ended_at is null returning c.child_id, c.function_id
  loop
    -- Who has something there by now that somebody must have stays, and the last one too.
    if cardinality(child.holds_here(gone.child_id, gone.function_id)) = 0
        and exists (select from sharing.involvements x where x.child_id = gone.child_id and x.function_id <> gone.function_id and x.ended_at is null)
        and exists (select from sharing.involvements i where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null) then
      -- First the list, so that the records that follow this one see it.
      delete from sharing.protected_readers r where r.child_id = gone.child_id and r.function_id = gone.function_id;
      update sharing.involvements i set ended_at = now() where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null;
    end if;
    perform pg_notify('kring', 'function:' || gone.function_id);
  end loop;
  perform set_config('kring.splits', '', true);
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;
