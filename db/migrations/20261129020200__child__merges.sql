-- R10a: two records of one child in one unit become one, with a trace, and can be parted again (docs/decisions/0030). No item is moved and
-- no policy is changed: the older record stays where it is and is read by those who work with the one that is kept. So nobody outside the
-- unit reads anything more or less by a merge.

create table child.merges (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  old_child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  words text not null constraint merge_words check (length(words) between 1 and 2000),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique,
  split_at timestamptz,
  split_words text not null default '' constraint split_words check (length(split_words) <= 2000),
  split_by_function_id uuid references people.functions on delete restrict,
  split_by_person_id uuid references people.persons on delete restrict,
  constraint merge_of_two check (child_id <> old_child_id),
  constraint split_says_why check ((split_at is null) = (split_words = ''))
);
comment on table child.merges is 'R10a: old_child_id is the same child as child_id, whose record is the one that goes on. Written by child.merge and child.split.';
comment on column child.merges.child_id is 'The record that is kept.';
create unique index merged_once on child.merges (old_child_id) where split_at is null;
select sharing.protect('child.merges', class => 'child_record', keeps => '5 years after the last note, by the unit''s document plan');
select platform.index_foreign_keys('child.merges');

alter table child.colleagues add column merge_id uuid references child.merges on delete cascade;
comment on column child.colleagues.merge_id is 'They worked with the other record, and came along when the two became one.';
create index colleagues_merge_id_idx on child.colleagues (merge_id) where merge_id is not null;

create function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path = '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x left join sharing.identities xi on xi.row_id = x.id left join sharing.identities gi on gi.row_id = g.id
        where x.child_id = kept and x.ended_at is null and x.custody = g.custody
          and case when xi.number_hash is not null and gi.number_hash is not null then xi.number_hash = gi.number_hash
            else people.folded(x.name) = people.folded(g.name) end)) then 'guardians' end,
    case when exists (select from child.plans p where p.child_id = old and p.ended_at is null) then
      case when exists (select from child.plans p where p.child_id = kept and p.ended_at is null) then 'two_plans' else 'plan' end end,
    case when exists (select from sharing.disclosures d where d.child_id = old and d.decision = 'given' and d.ended_at is null and d.valid_until > now()) then 'given' end,
    case when exists (select from child.meetings m where m.child_id = old and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = old and w.answered_at is null)
      or exists (select from child.requests r where r.child_id = old and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.child_id = old and r.answer is null) then 'waiting' end,
    -- R8: whoever works with one record reads the other, so all of them are on the list of a protected one.
    case when (select k.protection <> o.protection from k, o)
      or exists (select from sharing.involvements i where i.child_id in (kept, old) and i.ended_at is null
        and (sharing.hidden_by_protection(kept, i.function_id) or sharing.hidden_by_protection(old, i.function_id))) then 'protection' end
  ], null)
$$;
comment on function child.merge_obstacles(uuid, uuid) is 'Why two records cannot become one yet: each is a thing that would otherwise belong to a record that nobody goes on with.';

create function child.why_not_merge(kept uuid, old uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select child.merge_obstacles(kept, old) where sharing.i_am_involved(kept) and sharing.i_am_involved(old)
$$;
grant execute on function child.why_not_merge(uuid, uuid) to kring_app;
comment on function child.why_not_merge(uuid, uuid) is 'The same, to one who works with both; null to anybody else.';

create function child.bring_along(merge child.merges, from_child uuid, to_child uuid, just uuid default null) returns void language plpgsql security definer set search_path = '' as $$
declare
  came uuid[];
begin
  with missing as (
    select i.function_id from sharing.involvements i where i.child_id = from_child and i.ended_at is null and (just is null or i.function_id = just)
      and not exists (select from sharing.involvements x where x.child_id = to_child and x.function_id = i.function_id and x.ended_at is null)
  ), made as (
    insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
      select to_child, merge.unit_id, f.function_id, merge.collaboration_id from missing f
      on conflict (child_id, function_id) do update set ended_at = null
      returning function_id
  )
  select array_agg(m.function_id) into came from made m;
  -- R8: of a protected child whoever comes along is on the list of both.
  insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
    select to_child, r.function_id, r.added_by, r.review_on from sharing.protected_readers r where r.child_id = from_child and r.function_id = any(came)
    on conflict do nothing;
  insert into child.colleagues (collaboration_id, child_id, unit_id, function_id, by_function_id, by_person_id, once, merge_id)
    select merge.collaboration_id, to_child, merge.unit_id, f, people.my_function(), people.me(), platform.new_id(), merge.id from unnest(came) f;
end $$;

create function child.merge(kept uuid, old uuid, words text, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
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
grant execute on function child.merge(uuid, uuid, text, uuid) to kring_app;
comment on function child.merge(uuid, uuid, text, uuid) is 'R10a: by the named person of one of two records of my unit, with a trace in both. Whoever works with one reads the other from then on.';

-- Parted again: who came along goes back, and what was written after the merge stays where it was written.
create function child.split(merge uuid, words text) returns void language plpgsql security definer set search_path = '' as $$
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
  perform child.note(m.child_id, 'record_split');
  perform child.note(m.old_child_id, 'record_split');
  if not exists (select from child.named_persons n where n.child_id = m.old_child_id and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, n.child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
      where n.child_id = m.old_child_id and n.until = m.at order by n.since desc limit 1;
  end if;
  for gone in update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
      where c.merge_id = m.id and c.ended_at is null returning c.child_id, c.function_id
  loop
    -- Who has something there by now that somebody must have stays, and the last one too.
    update sharing.involvements i set ended_at = now()
      where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null
        and cardinality(child.holds_here(i.child_id, i.function_id)) = 0
        and exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> i.function_id and x.ended_at is null);
    perform pg_notify('kring', 'function:' || gone.function_id);
  end loop;
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;
grant execute on function child.split(uuid, text) to kring_app;
comment on function child.split(uuid, text) is 'R10a: a merge that was wrong, parted by who made it or by the named person.';

-- Who begins or stops to work with the record that is kept does so with the older one too.
create function child.follow_merge() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
begin
  for m in select * from child.merges x where x.child_id = new.child_id and x.split_at is null loop
    if new.ended_at is null then
      perform child.bring_along(m, m.child_id, m.old_child_id, new.function_id);
    else
      update sharing.involvements i set ended_at = now() where i.child_id = m.old_child_id and i.function_id = new.function_id and i.ended_at is null;
      delete from sharing.protected_readers r where r.child_id = m.old_child_id and r.function_id = new.function_id
        and not exists (select from sharing.protected_readers x where x.child_id = m.child_id and x.function_id = r.function_id);
    end if;
  end loop;
  return null;
end $$;
create trigger follow_merge after insert or update of ended_at on sharing.involvements for each row execute function child.follow_merge();

-- R8: a protection covers the older record too.
create or replace function child.set_protection(child uuid, protection text) returns void language plpgsql security definer set search_path = '' as $$
declare
  record_id uuid;
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  foreach record_id in array array(select child union all select m.old_child_id from child.merges m where m.child_id = set_protection.child and m.split_at is null) loop
    update child.children c set protection = set_protection.protection where c.id = record_id;
    if protection <> 'none' then
      insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
        select record_id, i.function_id, people.me(), current_date + 90 from sharing.involvements i
        where i.child_id = record_id and i.ended_at is null
        on conflict do nothing;
      update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
        where d.child_id = record_id and d.to_function_id is not null and d.ended_at is null
          and not exists (select from sharing.protected_readers r where r.child_id = record_id and r.function_id = d.to_function_id);
    end if;
  end loop;
end $$;
