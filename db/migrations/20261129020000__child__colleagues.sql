-- Who works with a child in the unit that holds the record: a colleague is taken in by name, asks to be, and stops. Before, one became
-- involved only as a side effect of another act, nothing said why, and whoever worked with the child could shut anybody out.

create table child.colleagues (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  function_id uuid not null references people.functions on delete cascade,
  by_function_id uuid not null references people.functions on delete restrict,
  by_person_id uuid not null references people.persons on delete restrict,
  since timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_function_id uuid references people.functions on delete restrict,
  ended_by_person_id uuid references people.persons on delete restrict,
  once uuid not null unique
);
comment on table child.colleagues is 'R10a: a function that was taken in by one who works with the child, from when until when. Written by child.take_in and child.let_go.';
create unique index taken_in_once on child.colleagues (child_id, function_id) where ended_at is null;
select sharing.protect('child.colleagues', class => 'child_record', keeps => '5 years after the last note, by the unit''s document plan');
select platform.index_foreign_keys('child.colleagues');

create table child.join_requests (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  to_function_id uuid not null references people.functions on delete restrict,
  from_function_id uuid not null references people.functions on delete restrict,
  from_person_id uuid not null references people.persons on delete restrict,
  child_name text not null constraint join_request_child_name check (length(child_name) between 1 and 170),
  words text not null constraint join_request_words check (length(words) between 1 and 2000),
  asked_at timestamptz not null default now(),
  answer_by date not null,
  answer text constraint join_answer_known check (answer in ('yes', 'no')),
  answer_words text not null default '' constraint join_answer_words check (length(answer_words) <= 2000),
  answered_at timestamptz,
  answered_by_function_id uuid references people.functions on delete restrict,
  answered_by_person_id uuid references people.persons on delete restrict,
  once uuid not null unique,
  constraint join_answered_at_once check ((answer is null) = (answered_at is null))
);
comment on table child.join_requests is 'R10a, R14: a colleague asks to work with a child whom the unit may know. Read by those who work with the child; the one who asks reads their own by child.my_join_requests, without the child.';
comment on column child.join_requests.child_name is 'As the one who asks wrote it.';
create unique index waits_once on child.join_requests (child_id, from_function_id) where answer is null;
create index join_requests_waiting_idx on child.join_requests (to_function_id, answer_by) where answer is null;
select sharing.protect('child.join_requests', class => 'child_record', keeps => '5 years after the last note, by the unit''s document plan');
select platform.index_foreign_keys('child.join_requests');

create function child.note(child uuid, kind text) returns void language sql security definer set search_path = '' as $$
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    select c.collaboration_id, c.id, c.unit_id, note.kind, 'child', c.id, people.my_function(), people.me() from child.children c where c.id = child
$$;
comment on function child.note(uuid, text) is 'An event of the record, for functions that have checked who acts.';

create function child.holds_here(child uuid, func uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select array_remove(array[
    case when exists (select from child.named_persons n where n.child_id = child and n.function_id = func and n.until is null) then 'named_person' end,
    case when exists (select from child.plans p where p.child_id = child and p.lead_function_id = func and p.ended_at is null) then 'lead' end,
    case when exists (select from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version
      where p.child_id = child and p.ended_at is null and v.kind = 'action' and v.function_id = func) then 'action' end,
    case when exists (select from child.meetings m where m.child_id = child and m.function_id = func
      and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = child and w.to_function_id = func and w.answered_at is null) then 'worry' end
  ], null)
$$;
comment on function child.holds_here(uuid, uuid) is 'R13, R14: what a function has in the record that somebody must have: it works with the child as long as it has that.';

create function child.team(child uuid)
  returns table (function_id uuid, since timestamptz, taken_in_at timestamptz, taken_in_by text, holds text[])
  language sql stable security definer rows 6 set search_path = '' as $$
  select i.function_id, i.since, c.since, p.name, child.holds_here(child, i.function_id)
  from sharing.involvements i left join child.colleagues c on c.child_id = i.child_id and c.function_id = i.function_id and c.ended_at is null
    left join people.persons p on p.id = c.by_person_id
  where i.child_id = child and i.unit_id = people.my_unit() and i.ended_at is null and sharing.i_am_involved(child)
$$;
grant execute on function child.team(uuid) to kring_app;
comment on function child.team(uuid) is 'Who works with the child in my own unit and why, to those who do themselves.';

-- The named person where that is one of the unit; else who leads, else who has worked with the child longest, one who is held by somebody first.
create function child.contact_in_unit(child uuid) returns table (function_id uuid, named boolean)
  language sql stable security definer rows 1 set search_path = '' as $$
  select i.function_id, n.function_id is not null
  from sharing.involvements i left join child.named_persons n on n.child_id = i.child_id and n.function_id = i.function_id and n.until is null
  where i.child_id = child and i.ended_at is null
  order by n.function_id is not null desc, i.role = 'lead' desc, exists (select from people.appointments a
    where a.function_id = i.function_id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) desc, i.since, i.function_id
  limit 1
$$;

create function child.take_in(child uuid, func uuid, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  c child.children;
begin
  perform child.lock_to_change(child);
  if exists (select from child.colleagues x where x.child_id = take_in.child and (x.once = take_in.once or x.function_id = func and x.ended_at is null)) then return; end if;
  select * into c from child.children x where x.id = child;
  -- Of my own unit alone, and of a protected child one who is listed (R8).
  perform sharing.involve(child, func);
  insert into child.colleagues (collaboration_id, child_id, unit_id, function_id, by_function_id, by_person_id, once)
    values (c.collaboration_id, c.id, c.unit_id, func, people.my_function(), people.me(), once);
  perform child.note(child, 'colleague_taken_in');
  update child.join_requests r set answer = 'yes', answered_at = now(), answered_by_function_id = people.my_function(), answered_by_person_id = people.me()
    where r.child_id = child and r.from_function_id = func and r.answer is null;
  if func <> people.my_function() then
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      values (c.collaboration_id, func, c.id, 'colleague_taken_in', 'child', c.id);
    perform pg_notify('kring', 'function:' || func);
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.take_in(uuid, uuid, uuid) to kring_app;
comment on function child.take_in(uuid, uuid, uuid) is 'R10a: brings a colleague of my own unit in, by one who works with the child, with a trace and a notice.';

-- Ends that somebody was taken in. Whoever has something in the record that somebody must have works on with the child: what was not
-- taken in ends only with that. The last one stays, or the record would be nobody's.
create function child.let_go(child uuid, func uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  was_taken_in boolean;
begin
  perform child.lock_to_change(child);
  if not exists (select from sharing.involvements i where i.child_id = child and i.function_id = func and i.ended_at is null) then return; end if;
  update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
    where c.child_id = child and c.function_id = func and c.ended_at is null;
  was_taken_in := found;
  if cardinality(child.holds_here(child, func)) > 0 then
    if not was_taken_in then raise check_violation using constraint = 'still_holds_something'; end if;
  elsif not exists (select from sharing.involvements i where i.child_id = child and i.function_id <> func and i.ended_at is null) then
    raise check_violation using constraint = 'last_who_works_with_the_child';
  else
    update sharing.involvements i set ended_at = now() where i.child_id = child and i.function_id = func;
    -- Who asks to be let in still gets an answer.
    update child.join_requests r set to_function_id = k.function_id from child.contact_in_unit(child) k
      where r.child_id = child and r.to_function_id = func and r.answer is null;
    perform pg_notify('kring', 'function:' || func);
  end if;
  perform child.note(child, 'colleague_let_go');
  perform pg_notify('kring', 'child:' || child);
end $$;
grant execute on function child.let_go(uuid, uuid) to kring_app;
comment on function child.let_go(uuid, uuid) is 'R1: a function of my own unit works no longer with the child, by one who does.';

-- Taken off the list of a protected child, or any other way: the trace ends with the right.
create function child.follow_involvement() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update child.colleagues c set ended_at = now() where c.child_id = new.child_id and c.function_id = new.function_id and c.ended_at is null;
  return null;
end $$;
create trigger follow_involvement after update on sharing.involvements
  for each row when (old.ended_at is null and new.ended_at is not null) execute function child.follow_involvement();

-- In its place stands child.let_go, which asks what the function still has to do with the child.
drop function sharing.end_involvement(uuid, uuid);
