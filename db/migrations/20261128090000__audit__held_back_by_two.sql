-- R7: rows of the log are held back from the guardians only when a second person has said yes, and nobody decides over their own readings.
-- A row is asked for by somebody who works with the child; the manager of the unit or a log reviewer answers. What was held back before
-- two were asked stays so until its day of review.
alter table audit.held_back
  add column asked_by_function uuid references people.functions on delete restrict,
  add column decision text constraint held_back_decision check (decision in ('held', 'refused')),
  add column decided_by uuid references people.persons on delete restrict,
  add column decided_by_function uuid references people.functions on delete restrict,
  add column decided_at timestamptz,
  add column ended_by uuid references people.persons on delete restrict,
  add column ended_at timestamptz,
  add column told_due_on date,
  add constraint decided_by_another check (decided_by <> made_by),
  add constraint decided_at_a_time check ((decision is null) = (decided_at is null)),
  drop constraint held_back_child_id_function_id_key;
update audit.held_back set decision = 'held', decided_at = made_at;
create unique index held_back_once on audit.held_back (child_id, function_id) where ended_at is null and decision is distinct from 'refused';
create index held_back_unit_id_idx on audit.held_back (unit_id) where ended_at is null;
comment on table audit.held_back is 'R7, R10b: rows of the log that guardians are not shown, by function: asked for by one and decided by another, with a reason and a day of review.';
comment on column audit.held_back.decided_by is 'Null where nobody has answered yet, and for what was held back before a second person was asked.';
comment on column audit.held_back.told_due_on is 'The day of review that those who decide have been told of.';

-- Is it about my own readings? As the function, as who holds it now, and as who has read in it before: a person moves on, what they read stays.
create function audit.are_mine(child uuid, func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select func = people.my_function()
    or exists (select from people.appointments a where a.function_id = func and a.person_id = people.me()
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
    or exists (select from audit.access_log l where l.child_id = child and l.function_id = func and l.person_id = people.me())
$$;
revoke execute on function audit.are_mine(uuid, uuid) from public;
grant execute on function audit.are_mine(uuid, uuid) to kring_app;

drop policy delete_when_involved on audit.held_back;
drop policy insert_in_my_unit_when_involved on audit.held_back;
drop policy select_in_my_unit_when_involved on audit.held_back;
comment on policy owner_all on audit.held_back is null;
revoke delete, insert on audit.held_back from kring_app;
select sharing.protect('audit.held_back');
select sharing.allow_insert_when_involved('audit.held_back',
  inserts => 'id, child_id, unit_id, function_id, reason, review_on, made_by, asked_by_function',
  signed => 'asked_by_function',
  also => 'made_by = (select people.me()) and not audit.are_mine(child_id, function_id)
    and exists (select from child.children c where c.id = audit.held_back.child_id)');
create policy select_to_decide on audit.held_back for select to kring_app
  using (exists (select from people.functions m join people.units u on u.id = audit.held_back.unit_id
    where m.id = (select people.my_function()) and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer' and m.collaboration_id = u.collaboration_id)));
comment on policy select_to_decide on audit.held_back is
  'R7: whoever decides reads what is asked and why: the manager of the unit and the log reviewers. No shape is read by a kind of function about a child that it does not work with.';

-- May the actor answer for this row? The manager of the unit or a log reviewer, who neither asked, nor holds the function whose rows they are.
create function audit.decides(h audit.held_back) returns boolean language sql stable set search_path = '' as $$
  select exists (select from people.functions m join people.units u on u.id = h.unit_id
      where m.id = people.my_function() and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer' and m.collaboration_id = u.collaboration_id))
    and h.made_by <> people.me() and h.asked_by_function is distinct from people.my_function() and not audit.are_mine(h.child_id, h.function_id)
$$;

create function audit.i_decide(held uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select audit.decides(h) from audit.held_back h where h.id = held and h.ended_at is null and h.decision is distinct from 'refused'), false)
$$;
comment on function audit.i_decide(uuid) is 'Whether the actor may answer for this row; false where there is none.';

-- The yes or no of the second person; on a day of review, the yes again or the end. Answers the row's child, or null when the actor may
-- not decide, when there is no such row and when it has ended: a stranger learns nothing.
create function audit.decide_held_back(held uuid, hold boolean, review date) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  h audit.held_back;
begin
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

-- Whoever works with the child in the unit that asked lets the guardians see the rows again, or takes the question back.
create function audit.end_held_back(held uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update audit.held_back h set ended_at = now(), ended_by = people.me()
    where h.id = held and h.ended_at is null and h.unit_id = people.my_unit() and sharing.i_am_involved(h.child_id);
  if found then
    update sharing.notices n set seen_at = now() where n.item_id = held and n.item_kind = 'held_back' and n.seen_at is null;
    return true;
  end if;
  return false;
end $$;

-- Those who may decide hear of a question at once: the manager of the unit and the log reviewers.
create function audit.tell_to_decide(h audit.held_back, what text) returns void language sql set search_path = '' as $$
  with told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select m.collaboration_id, m.id, what, 'held_back', h.id
      from people.units u join people.functions m on m.collaboration_id = u.collaboration_id
      where u.id = h.unit_id and (m.kind = 'manager' and m.unit_id = u.id or m.kind = 'log_reviewer') and m.id <> h.function_id
        and m.id is distinct from h.asked_by_function
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from told t
$$;
create function audit.tell_of_held_back() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform audit.tell_to_decide(new, 'held_back_asked');
  return null;
end $$;
create trigger tell_of_held_back after insert on audit.held_back for each row execute function audit.tell_of_held_back();

-- R7: a day of review comes up by itself. Answers how many; each day of review once.
create function audit.tell_of_due_reviews() returns integer language plpgsql security definer set search_path = '' as $$
declare
  due audit.held_back;
  told int := 0;
begin
  for due in select * from audit.held_back h where h.ended_at is null and h.decision = 'held' and h.review_on <= current_date
      and h.told_due_on is distinct from h.review_on for update loop
    update sharing.notices n set seen_at = now() where n.item_id = due.id and n.item_kind = 'held_back' and n.seen_at is null;
    perform audit.tell_to_decide(due, 'held_back_due');
    update audit.held_back set told_due_on = review_on where id = due.id;
    told := told + 1;
  end loop;
  return told;
end $$;
revoke execute on function audit.decides(audit.held_back), audit.i_decide(uuid), audit.decide_held_back(uuid, boolean, date), audit.end_held_back(uuid),
  audit.tell_to_decide(audit.held_back, text), audit.tell_of_held_back(), audit.tell_of_due_reviews() from public;
grant execute on function audit.i_decide(uuid), audit.decide_held_back(uuid, boolean, date), audit.end_held_back(uuid) to kring_app;
grant execute on function audit.tell_of_due_reviews() to kring_worker;
