-- R8, R10a, R10b: what belongs to two records that are one is paired at the merge, row by row, so that nobody is taken for another by a
-- name that comes later; what is held back and who is off a list counts for both; and a split opens nothing that was closed the second before.
create table child.merged_guardians (
  merge_id uuid not null references child.merges on delete cascade,
  old_guardian_id uuid not null references child.guardians on delete cascade,
  guardian_id uuid not null references child.guardians on delete cascade,
  primary key (merge_id, old_guardian_id)
);
comment on table child.merged_guardians is 'R10b: which row of the record that is kept says whether a guardian of the older one may see it, as it was when the two became one. Read and written by functions only.';
select platform.index_foreign_keys('child.merged_guardians');
alter table child.merged_guardians enable row level security, force row level security;
create policy owner_all on child.merged_guardians for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) select 'child.merged_guardians', r.class, r.keeps from platform.retention r where r.table_name = 'child.merges';

alter table child.merges add column old_protection text not null default 'none';
comment on column child.merges.old_protection is 'R8: of the older record when the two became one: a split gives it back.';
update child.merges m set old_protection = c.protection from child.children c where c.id = m.old_child_id;

create function child.pair_guardians(m child.merges) returns void language sql security definer set search_path = '' as $$
  insert into child.merged_guardians (merge_id, old_guardian_id, guardian_id)
    select m.id, g.id, x.id from child.guardians g cross join lateral (
      select x.id from child.guardians x left join sharing.identities xi on xi.row_id = x.id and xi.kind = 'guardian'
        left join sharing.identities gi on gi.row_id = g.id and gi.kind = 'guardian'
      where x.child_id = m.child_id and x.ended_at is null and x.custody = g.custody and child.is_same_guardian(x, g, m.at)
      order by (x.person_id = g.person_id) is true desc, (xi.number_hash = gi.number_hash) is true desc, x.since, x.id limit 1) x
    where g.child_id = m.old_child_id and g.ended_at is null
$$;
select child.pair_guardians(m) from child.merges m where m.split_at is null;

create or replace function child.shows_to_guardian(g child.guardians) returns boolean language sql stable security definer set search_path = '' as $$
  select case when m.id is null then child.shows_by_itself(g)
    else g.custody and g.ended_at is null and exists (select from child.merged_guardians p join child.guardians x on x.id = p.guardian_id
      where p.merge_id = m.id and p.old_guardian_id = g.id and child.shows_by_itself(x)
        and (x.person_id = g.person_id or ((x.person_id is null or g.person_id is null)
          and not exists (select from child.guardian_changes c where c.guardian_id in (x.id, g.id) and c.number_changed and c.at >= m.at)))) end
  from (select 1) one left join child.merges m on m.old_child_id = g.child_id and m.split_at is null
$$;

create function child.records_of(child uuid) returns setof uuid language sql stable security definer rows 2 set search_path = '' as $$
  select child.kept_of(child) union all select m.old_child_id from child.merges m where m.child_id = child.kept_of(child) and m.split_at is null
$$;
comment on function child.records_of(uuid) is 'All records that are one with it now, itself among them.';

create or replace function audit.told_to_guardians(child uuid) returns setof audit.access_log language sql stable security definer set search_path = '' as $$
  with kept as materialized (select k.item_id from sharing.kept_from_me(child) k
  ), told as (
    select d.to_function_id as function_id, d.made_at as since, coalesce(least(d.ended_at, d.valid_until), d.valid_until) as until from sharing.disclosures d
    where d.child_id = child and d.decision = 'given' and (d.informed or d.kind = 'emergency') and d.to_function_id is not null
      and (d.kind = 'emergency' or not exists (select from sharing.disclosed_items i join kept k on k.item_id = i.item_id
        where i.disclosure_id = d.id and i.item_kind <> 'child'))
  ), given as (
    select i.item_id, d.to_function_id, d.made_at, d.informed from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = child and i.item_kind <> 'child' and d.kind <> 'emergency'
  ), untold as (
    select g.item_id, null::uuid as function_id, min(g.made_at) as since from given g group by 1 having not bool_or(g.informed)
    -- Others were told of the item, and of this receiver nobody.
    union all
    select g.item_id, g.to_function_id, min(g.made_at) from given g where g.to_function_id is not null group by 1, 2 having not bool_or(g.informed)
    union all
    select d.id, null, d.made_at from sharing.disclosures d where d.child_id = child and not d.informed and d.kind <> 'emergency'
  )
  select l.* from audit.access_log l join child.children c on c.id = l.child_id
  where l.child_id = child and sharing.guardian_may_see(child)
    and l.act in ('read', 'emergency', 'export') and not l.as_guardian and l.function_id is not null
    and l.item_kind not in ('report', 'protection', 'held_back', 'opened_list') and l.item_kind not like 'draft\_%'
    and (l.item_kind <> 'draft' or exists (select from child.plans p where p.id = l.item_id))
    and not exists (select from untold u where u.item_id = l.item_id and u.since <= l.at and (u.function_id is null or u.function_id = l.function_id))
    and not exists (select from kept k where k.item_id = l.item_id)
    and (l.unit_id = c.unit_id or l.act = 'emergency'
      or exists (select from told t where t.function_id = l.function_id and t.since <= l.at and l.at < t.until)
      or exists (select from people.functions f where f.id = l.function_id and f.kind = 'log_reviewer'))
    -- What is held back in one of the records that are one is held back in all (R10a).
    and not exists (select from audit.held_back h where h.child_id in (select r from child.records_of(child) r) and h.function_id = l.function_id
      and h.decision = 'held' and h.ended_at is null
      and l.person_id is distinct from h.made_by and l.person_id is distinct from h.decided_by)
$$;

-- One that comes along with a split has been decided already.
create or replace function audit.tell_of_held_back() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.decision is null then perform audit.tell_to_decide(new, 'held_back_asked'); end if;
  return null;
end $$;

create function child.copy_held_back(from_child uuid, to_child uuid) returns void language sql security definer set search_path = '' as $$
  insert into audit.held_back (child_id, unit_id, function_id, reason, review_on, made_by, made_at, asked_by_function, decision, decided_by, decided_by_function, decided_at, told_due_on)
    select to_child, h.unit_id, h.function_id, h.reason, h.review_on, h.made_by, h.made_at, h.asked_by_function, h.decision, h.decided_by, h.decided_by_function, h.decided_at, h.told_due_on
    from audit.held_back h where h.child_id = from_child and h.ended_at is null and h.decision is distinct from 'refused'
    on conflict do nothing
$$;

create or replace function child.merge(kept uuid, old uuid, words text, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
begin
  if not sharing.i_am_involved(kept) or not sharing.i_am_involved(old) then raise insufficient_privilege; end if;
  perform from child.children c where c.id in (kept, old) order by c.id for no key update;
  perform child.lock_to_change(kept);
  perform child.lock_to_change(old);
  select * into m from child.merges x where x.once = merge.once and x.child_id = kept and x.old_child_id = old;
  if m.id is not null then return m.id; end if;
  if cardinality(child.merge_obstacles(kept, old)) > 0 then raise check_violation using constraint = 'merge_is_hindered'; end if;
  insert into child.merges (collaboration_id, child_id, old_child_id, unit_id, words, function_id, person_id, once)
    select c.collaboration_id, c.id, old, c.unit_id, merge.words, people.my_function(), people.me(), merge.once from child.children c where c.id = kept
    returning * into m;
  update child.merges x set old_protection = c.protection from child.children c where c.id = old and x.id = m.id;
  perform child.pair_guardians(m);
  -- One contact (R13): of the record that is kept, or of the older one where that had none.
  if not exists (select from child.named_persons n where n.child_id = kept and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, kept, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n where n.child_id = old and n.until is null;
  end if;
  update child.named_persons n set until = now() where n.child_id = old and n.until is null;
  perform child.bring_along(m, old, kept);
  perform child.bring_along(m, kept, old);
  perform child.note(kept, 'record_merged');
  perform child.note(old, 'record_merged');
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    select m.collaboration_id, i.function_id, kept, 'record_merged', 'child', kept from sharing.involvements i
    where i.child_id = kept and i.ended_at is null and i.function_id <> people.my_function();
  perform pg_notify('kring', 'function:' || i.function_id) from sharing.involvements i where i.child_id = kept and i.ended_at is null;
  perform pg_notify('kring', 'child:' || kept), pg_notify('kring', 'child:' || old);
  return m.id;
end $$;

create or replace function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path = '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x left join sharing.identities xi on xi.row_id = x.id left join sharing.identities gi on gi.row_id = g.id
        where x.child_id = kept and x.ended_at is null and x.custody = g.custody
          and case when xi.number_hash is not null and gi.number_hash is not null then xi.number_hash = gi.number_hash
            else people.folded(x.name) = people.folded(g.name) end))
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

create or replace function child.follow_merge() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
begin
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

create or replace function child.split(merge uuid, words text) returns void language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
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
  update child.merges x set split_at = now(), split_words = split.words, split_by_function_id = people.my_function(), split_by_person_id = people.me()
    where x.id = m.id;
  -- What was closed to the family is closed in both, and a protection that was lowered for both is back.
  perform child.copy_held_back(m.child_id, m.old_child_id), child.copy_held_back(m.old_child_id, m.child_id);
  if m.old_protection <> 'none' and exists (select from child.children c where c.id = m.old_child_id and c.protection = 'none') then
    perform child.decide_protection(m.old_child_id, m.old_protection, split.words);
  end if;
  perform set_config('kring.splits', m.id::text, true);
  perform child.note(m.child_id, 'record_split');
  perform child.note(m.old_child_id, 'record_split');
  if not exists (select from child.named_persons n where n.child_id = m.old_child_id and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, n.child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
      where n.child_id = m.old_child_id and n.until = m.at
        -- Not one that has been closed since.
        and exists (select from people.functions f where f.id = n.function_id and f.closed_at is null) order by n.since desc limit 1;
  end if;
  for gone in update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
      where c.merge_id = m.id and c.ended_at is null returning c.child_id, c.function_id
  loop
    -- Who has something there by now that somebody must have stays, and the last one too.
    update sharing.involvements i set ended_at = now()
      where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null
        and cardinality(child.holds_here(i.child_id, i.function_id)) = 0
        and exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> i.function_id and x.ended_at is null);
    if found then
      delete from sharing.protected_readers r where r.child_id = gone.child_id and r.function_id = gone.function_id;
    end if;
    perform pg_notify('kring', 'function:' || gone.function_id);
  end loop;
  perform set_config('kring.splits', '', true);
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;

create or replace function sharing.unlist_protected_reader(child uuid, func uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  -- Whoever gives something at this moment waits, and is refused then.
  perform from child.children c where c.id = child for no key update;
  -- In the older record too (R10a).
  delete from sharing.protected_readers r where r.child_id in (select unlist_protected_reader.child union all select m.old_child_id from child.merges m where m.child_id = unlist_protected_reader.child and m.split_at is null) and r.function_id = func;
  update sharing.involvements i set ended_at = now() where i.child_id = child and i.function_id = func and i.ended_at is null;
  update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
    where d.child_id in (select unlist_protected_reader.child union all select m.old_child_id from child.merges m where m.child_id = unlist_protected_reader.child and m.split_at is null) and d.to_function_id = func and d.ended_at is null;
end $$;
