-- R15: a manager who has handed over a function takes it back within ten minutes, as long as the new holder has done nothing in it. What a
-- handover changed is kept to know what to give back. It is written by the function that does it: a row that a manager could write
-- would give back an appointment that ended long ago.
create table people.handovers (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  unit_id uuid not null references people.units (id) on delete cascade,
  function_id uuid not null references people.functions (id) on delete cascade,
  left_appointment uuid references people.appointments (id) on delete cascade,
  left_ends_at timestamptz,
  ended_before timestamptz,
  ended_by_before uuid references people.persons (id) on delete set null,
  made_appointment uuid references people.appointments (id) on delete cascade,
  made_by uuid references people.persons (id) on delete set null,
  made_by_function uuid not null references people.functions (id) on delete cascade,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  constraint somebody_leaves_or_begins check (left_appointment is not null or made_appointment is not null)
);
comment on table people.handovers is 'Which appointment ended and which was made by one press of a manager, and which end the first had before. Read and written by functions only.';
select platform.index_foreign_keys('people.handovers');
create index on people.handovers (function_id, made_at desc);
alter table people.handovers enable row level security, force row level security;
create policy owner_all on people.handovers for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.handovers', 'house', 'as long as the function');

-- What is done in a function waits for a handover of it, and for one that is taken back: whoever has lost it meanwhile does nothing more in it.
-- Reading waits for nobody.
create function people.still_holds() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  acting uuid := nullif(current_setting('kring.appointment_id', true), '')::uuid;
begin
  if acting is null or people.my_function() is null then return new; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('handover:' || people.my_function(), 0));
  -- By the clock: the transaction may have begun before the one that it waited for.
  if not exists (select from people.appointments a where a.id = acting and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;
create trigger still_holds before insert on audit.access_log for each row when (new.act in ('write', 'emergency')) execute function people.still_holds();
create trigger still_holds before insert on sharing.events for each row execute function people.still_holds();
create trigger still_holds before insert on sharing.disclosures for each row execute function people.still_holds();
create trigger still_holds before insert or update on sharing.drafts for each row execute function people.still_holds();

-- What functions of the owner sign stays signed: an appointment that is given back has the end, and who set it, of before.
create or replace function people.sign_end() returns trigger language plpgsql set search_path = '' as $$
begin
  -- What is seeded, migrated or erased has nobody who acts.
  if people.me() is null or (current_user <> 'kring_app' and new.ended_by is distinct from old.ended_by) then return new; end if;
  new.ended_by := case when new.ends_at is not distinct from old.ends_at then old.ended_by when new.ends_at is not null then people.me() end;
  return new;
end $$;

create function people.hand_over(func uuid, leaves uuid, person uuid, first_day date) returns text
language plpgsql security definer set search_path = '' as $$
declare
  f people.functions;
  at timestamptz := greatest(now(), first_day::timestamp at time zone 'Europe/Stockholm');
  old people.appointments;
  made uuid;
begin
  select * into f from people.functions x where x.id = func and x.unit_id = people.my_unit()
    and x.collaboration_id = people.my_collaboration() and people.i_manage(x.unit_id);
  if f.id is null or (hand_over.person is not null and not exists (select from people.persons p
      where p.id = hand_over.person and p.kind = 'staff' and p.collaboration_id = f.collaboration_id)) then
    raise insufficient_privilege;
  end if;
  perform people.lock_handover(func);
  if leaves is not null then
    select * into old from people.appointments a where a.id = leaves and a.function_id = func
      and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at for update;
    if old.id is null then
      return case when hand_over.person is null or exists (select from people.appointments a where a.function_id = func
        and a.person_id = hand_over.person and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at)
        then 'done' else 'left' end;
    end if;
  end if;
  if hand_over.person is not null then
    -- Who holds it at that time already is not appointed again.
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
      select f.collaboration_id, f.unit_id, func, hand_over.person, at, people.me()
      where not exists (select from people.appointments a where a.function_id = func and a.person_id = hand_over.person
        and a.starts_at <= at and (a.ends_at is null or a.ends_at > at))
      returning id into made;
  end if;
  update people.appointments a set ends_at = greatest(at, a.starts_at) where a.id = old.id and (a.ends_at is null or a.ends_at > at);
  if found or made is not null then
    insert into people.handovers (collaboration_id, unit_id, function_id, left_appointment, left_ends_at, ended_before, ended_by_before,
        made_appointment, made_by, made_by_function)
      select f.collaboration_id, f.unit_id, func, a.id, a.ends_at, old.ends_at, old.ended_by, made, people.me(), people.my_function()
      from (select 1) one left join people.appointments a on a.id = old.id and a.ends_at is distinct from old.ends_at;
  end if;
  return 'done';
end $$;
comment on function people.hand_over(uuid, uuid, uuid, date) is 'R15: by the manager of the unit one appointment ends and the next is made, now or at the midnight that a day begins. done also when it had been done; left when the one who was to leave has left, and another holds it.';
grant execute on function people.hand_over(uuid, uuid, uuid, date) to kring_app;

-- Whoever hands over waits for a handover of their own function too, and still has it afterwards; then nobody does anything in this one.
create function people.lock_handover(func uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if func <> people.my_function() then
    perform pg_advisory_xact_lock_shared(hashtextextended('handover:' || people.my_function(), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('handover:' || func, 0));
  if not exists (select from people.appointments a where a.id = nullif(current_setting('kring.appointment_id', true), '')::uuid
      and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
end $$;
revoke execute on function people.lock_handover(uuid) from public;

-- Why a handover cannot be taken back, null where it can: late; changed, by another since; own, since nobody prolongs their own appointment;
-- acted, where the new holder has written, decided or given something in it.
create function people.undo_obstacle(h people.handovers) returns text language plpgsql security definer set search_path = '' as $$
declare
  old people.appointments;
  new people.appointments;
begin
  select * into old from people.appointments a where a.id = h.left_appointment;
  select * into new from people.appointments a where a.id = h.made_appointment;
  return case
    when platform.undo_until(h.made_at) <= clock_timestamp() then 'late'
    when old.ends_at is distinct from h.left_ends_at or new.ends_at is not null then 'changed'
    when old.person_id = people.me() then 'own'
    when exists (select from audit.access_log l where l.function_id = h.function_id and l.at >= h.made_at and l.appointment_id = new.id
        and l.act in ('write', 'emergency', 'appoint'))
      or exists (select from sharing.drafts d where d.function_id = h.function_id and d.person_id = new.person_id and d.updated_at > h.made_at)
      or exists (select from sharing.disclosures d where d.from_function_id = h.function_id and d.from_person_id = new.person_id and d.made_at > h.made_at)
      or exists (select from sharing.events e where e.function_id = h.function_id and e.person_id = new.person_id and e.at > h.made_at
        and e.child_id in (select i.child_id from sharing.involvements i where i.function_id = h.function_id
          union select d.child_id from sharing.disclosed_items d where d.to_function_id = h.function_id)) then 'acted'
    end;
end $$;
revoke execute on function people.undo_obstacle(people.handovers) from public;

create function people.my_handover(func uuid) returns table (id uuid, leaver text, successor text, begins_at timestamptz, undo_until timestamptz, undone boolean, obstacle text)
language sql stable security definer rows 1 set search_path = '' as $$
  select h.id, (select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.id = h.left_appointment),
    (select p.name from people.appointments a join people.persons p on p.id = a.person_id where a.id = h.made_appointment),
    coalesce((select a.starts_at from people.appointments a where a.id = h.made_appointment), h.left_ends_at),
    platform.undo_until(h.made_at), h.undone_at is not null, case when h.undone_at is null then people.undo_obstacle(h) end
  from people.handovers h where h.function_id = func and h.made_by = people.me() and h.made_by_function = people.my_function()
    and people.i_manage(h.unit_id) and platform.undo_until(coalesce(h.undone_at, h.made_at)) > clock_timestamp()
  order by h.made_at desc limit 1
$$;
comment on function people.my_handover(uuid) is 'What I have handed over, or taken back, less than ten minutes ago, and what hinders that it is taken back (people.undo_obstacle). No row for anyone else.';
grant execute on function people.my_handover(uuid) to kring_app;

create function people.undo_handover(func uuid, handover uuid) returns text language plpgsql security definer set search_path = '' as $$
declare
  h people.handovers;
  hinders text;
begin
  select * into h from people.handovers x where x.id = handover and x.function_id = func and x.made_by = people.me()
    and x.made_by_function = people.my_function() and people.i_manage(x.unit_id);
  if h.id is null then return null; end if;
  perform people.lock_handover(func);
  select * into h from people.handovers x where x.id = handover for update;
  if h.undone_at is not null then return 'done'; end if;
  perform from people.appointments a where a.id in (h.left_appointment, h.made_appointment) order by a.id for update;
  hinders := people.undo_obstacle(h);
  if hinders is not null then return hinders; end if;
  -- What was told of the handover and nobody has seen is true no more.
  update sharing.notices n set seen_at = now() where n.item_id = func and n.item_kind = 'function' and n.made_at = h.made_at and n.seen_at is null;
  -- As never begun where nothing was done in it, not even read; else it ends now, so that the log says who had it when.
  update people.appointments a set ends_at = case when a.starts_at <= now() and exists (select from audit.access_log l
      where l.function_id = func and l.at >= h.made_at and l.appointment_id = a.id) then now() else a.starts_at end
    where a.id = h.made_appointment;
  update people.appointments a set ends_at = h.ended_before, ended_by = h.ended_by_before where a.id = h.left_appointment;
  update people.handovers x set undone_at = now() where x.id = h.id;
  perform platform.add_jobs('handover-undone', jsonb_build_array(jsonb_build_object('handover', h.id)));
  return 'done';
end $$;
comment on function people.undo_handover(uuid, uuid) is 'R15: gives back what my handover of this function changed, in one moment: done (also when it is already), or what hinders it (people.undo_obstacle); null where it is not mine.';
grant execute on function people.undo_handover(uuid, uuid) to kring_app;

insert into platform.tasks (name, by_app, payload)
  select 'handover-undone', false, replace(t.payload, '"survey"', '"handover"') from platform.tasks t where t.name = 'survey-send';

-- To each whom a letter of the turn has reached, the one that takes it back. One that is being sent is waited for: the job is tried again.
create function sharing.undone_turn_letters(handover uuid) returns table (letter text, function_id uuid, person_id uuid, item_kind text, item_id uuid)
language plpgsql security definer set search_path = '' as $$
declare
  h people.handovers;
begin
  select * into h from people.handovers x where x.id = handover and x.undone_at is not null;
  if h.id is null then return; end if;
  if people.letter_on_its_way('{function_begun,function_left,meeting_invited,meeting_withdrawn}', null, h.function_id, null) then
    raise object_in_use using message = 'a letter of it is on its way';
  end if;
  return query select distinct case s.letter when 'function_begun' then 'function_left' when 'function_left' then 'function_begun'
      when 'meeting_invited' then 'meeting_withdrawn' else 'meeting_invited' end,
    s.function_id, s.person_id, case when s.letter like 'meeting%' then 'meeting' else 'appointment' end, s.item_id
  from people.sent_letters s join people.appointments a on a.person_id = s.person_id
  where s.function_id = h.function_id and s.sent_at >= h.made_at and not exists (select from people.sent_letters x
      where x.function_id = s.function_id and x.person_id = s.person_id and x.item_id = s.item_id and x.sent_at > s.sent_at)
    and ((a.id = h.made_appointment and s.letter in ('function_begun', 'meeting_invited'))
      or (a.id = h.left_appointment and s.letter in ('function_left', 'meeting_withdrawn')));
end $$;
grant execute on function sharing.undone_turn_letters(uuid) to kring_worker;

-- An end that is given back has its job already, and is told once; who never began came before nobody.
do $$
declare
  each record;
begin
  for each in
    select p.oid, x.was, x.becomes from (values
      ('child', 'mail_handover', 'if new.ends_at > new.starts_at and', 'if new.ends_at > new.starts_at and not platform.has_job(''meeting-handover'', jsonb_build_object(''appointment'', new.id, ''turn'', ''ends''), new.ends_at) and'),
      ('sharing', 'mail_turn', 'if new.ends_at > new.starts_at and', 'if new.ends_at > new.starts_at and not platform.has_job(''appointment-turn'', jsonb_build_object(''appointment'', new.id, ''turn'', ''ends''), new.ends_at) and'),
      ('sharing', 'turn_letter', 'and b.ends_at <= now() and', 'and b.ends_at <= now() and b.ends_at > b.starts_at and')) x(schema, name, was, becomes)
      join pg_proc p on p.proname = x.name and p.pronamespace = x.schema::regnamespace
  loop
    if strpos(pg_get_functiondef(each.oid), each.was) = 0 then raise exception '% is not as it was', each.oid::regprocedure; end if;
    execute replace(pg_get_functiondef(each.oid), each.was, each.becomes);
  end loop;
end $$;

-- By my own rights: what is not mine to read is not counted.
create function people.what_came_along() returns table (children integer, plans integer, meetings integer)
language sql stable rows 1 set search_path = '' as $$
  select (select count(*)::int from sharing.my_involvements),
    (select count(*)::int from child.plans p where p.lead_function_id = people.my_function() and p.ended_at is null),
    (select count(*)::int from child.meetings m where m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
      and (m.function_id = people.my_function() or exists (select from child.meeting_participants t
        where t.meeting_id = m.id and t.function_id = people.my_function())))
$$;
comment on function people.what_came_along() is 'How much belongs to my function, for whoever has begun to hold it: children, plans that it leads, meetings to come.';
revoke execute on function people.what_came_along() from public;
grant execute on function people.what_came_along() to kring_app;
