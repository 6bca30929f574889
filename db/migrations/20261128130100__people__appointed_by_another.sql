-- R7, R15: nobody gives themself a function. Whoever wants one asks; another manager of the organisation or a log reviewer answers, and
-- nothing is in force before that. Every appointment that is made, changed or ended is a row in the access log, and is told.

alter table audit.access_log
  drop constraint act_known,
  add constraint act_known check (act in ('read', 'write', 'search', 'refused', 'emergency', 'export', 'appoint'));
create index access_log_appoint_idx on audit.access_log (collaboration_id, at desc) where act = 'appoint';

create table people.appointment_requests (
  id uuid default platform.new_id() primary key,
  collaboration_id uuid not null references people.collaborations on delete cascade,
  unit_id uuid not null references people.units on delete cascade,
  function_id uuid not null references people.functions on delete cascade,
  person_id uuid not null references people.persons on delete cascade,
  asked_by_function uuid not null references people.functions on delete cascade,
  starts_at timestamptz not null,
  leaves uuid references people.appointments on delete set null,
  asked_at timestamptz default now() not null,
  decision text constraint appointment_decision check (decision in ('yes', 'no', 'taken_back')),
  decided_by uuid references people.persons on delete restrict,
  decided_by_function uuid references people.functions on delete restrict,
  decided_at timestamptz,
  once uuid not null unique,
  constraint answered_at_a_time check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint answered_by_another check (decision = 'taken_back' or decided_by <> person_id)
);
comment on table people.appointment_requests is 'R15: a manager asks to hold a function of their own unit; in force when another has said yes.';
comment on column people.appointment_requests.leaves is 'The appointment that ends when the answer is yes.';
create unique index appointment_requests_once on people.appointment_requests (function_id, person_id) where decision is null;
select people.of_collaboration('people.appointment_requests', read => 'manager, log_reviewer', class => 'house',
  keeps => 'as long as the house');
create policy only_who_asks_or_answers on people.appointment_requests as restrictive for select to kring_app
  using (person_id = (select people.me()) or (select people.i_am('{log_reviewer}')) or exists (select from people.units mine
    join people.units theirs on theirs.organisation_id = mine.organisation_id
    where mine.id = (select people.my_unit()) and theirs.id = appointment_requests.unit_id));
comment on policy only_who_asks_or_answers on people.appointment_requests is
  'R15: restrictive, narrows select_in_my_collaboration and opens nothing. Who asked, the managers of the organisation and the log reviewers: those who may answer.';

create function people.refuse_own_appointment() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.person_id = people.me() and (tg_op = 'INSERT' or new.person_id <> old.person_id
      or coalesce(new.ends_at, 'infinity') > coalesce(old.ends_at, 'infinity') or new.starts_at < old.starts_at) then
    raise check_violation using constraint = 'appointed_by_another', message = 'nobody appoints themself, nor prolongs it';
  end if;
  return new;
end $$;
comment on function people.refuse_own_appointment() is
  'R15: by whatever way a row comes, through a policy or a function of the owner: one''s own appointment is made and prolonged by another.';
create trigger refuse_own_appointment before insert or update on people.appointments for each row execute function people.refuse_own_appointment();

-- Told to the function that it is about, to the next manager (another of the unit; where there is none, those of the organisation), and
-- to the log reviewers, who get one notice that counts. The actor's own function is not told what it did.
create unique index notices_of_appointments_that_count on sharing.notices (to_function_id, kind) where kind = 'appointments_changed' and seen_at is null;
create function people.tell_of_change(a people.appointments, what text) returns void language sql security definer set search_path = '' as $$
  with managers as (
    select m.id, m.unit_id = a.unit_id as near from people.functions m join people.units u on u.id = m.unit_id
    join people.units mine on mine.id = a.unit_id and mine.organisation_id = u.organisation_id
    where m.kind = 'manager' and m.id is distinct from people.my_function()
  ), hears as (
    select a.function_id as id where a.function_id is distinct from people.my_function()
    union select m.id from managers m where m.near or not exists (select from managers n where n.near)
  ), told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select a.collaboration_id, h.id, case what when 'ended' then 'appointment_ended' when 'changed' then 'appointment_changed' else 'appointment_made' end,
        'function', a.function_id from hears h
      returning to_function_id
  ), counted as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind)
      select a.collaboration_id, m.id, 'appointments_changed', 'appointments' from people.functions m
      where m.collaboration_id = a.collaboration_id and m.kind = 'log_reviewer' and m.id is distinct from people.my_function()
      on conflict (to_function_id, kind) where kind = 'appointments_changed' and seen_at is null
        do update set times = notices.times + 1, made_at = now()
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from (select * from told union select * from counted) t
$$;

create function people.log_appointment() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'made' when new.ends_at <= now() then 'ended' else 'changed' end;
begin
  -- What is seeded or migrated has nobody who acts.
  if people.me() is null then return null; end if;
  if tg_op = 'UPDATE' and new.starts_at = old.starts_at and new.ends_at is not distinct from old.ends_at then return null; end if;
  perform audit.log('appoint', null, 'appointment', new.id, what);
  perform people.tell_of_change(new, what);
  return null;
end $$;
create trigger log_appointment after insert or update on people.appointments for each row execute function people.log_appointment();

-- May the actor answer? Another manager of the organisation or a log reviewer of the collaboration, while nobody has and the one who
-- asked still holds the function that they asked in.
create function people.answers(r people.appointment_requests) returns boolean language sql stable set search_path = '' as $$
  select r.decision is null and r.person_id <> people.me() and people.holds(r.asked_by_function, r.person_id)
    and exists (select from people.functions m join people.units u on u.id = m.unit_id join people.units theirs on theirs.id = r.unit_id
      where m.id = people.my_function() and (m.kind = 'manager' and u.organisation_id = theirs.organisation_id
        or m.kind = 'log_reviewer' and m.collaboration_id = r.collaboration_id))
$$;

create function people.i_answer(request uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select people.answers(r) from people.appointment_requests r where r.id = request), false)
$$;
comment on function people.i_answer(uuid) is 'Whether the actor may answer this; false where there is none.';

create function people.tell_to_answer(request uuid, unit uuid) returns void language sql security definer set search_path = '' as $$
  with told as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select m.collaboration_id, m.id, 'appointment_asked', 'own_appointment', request
      from people.functions m join people.units u on u.id = m.unit_id join people.units mine on mine.id = tell_to_answer.unit
      where m.id <> people.my_function() and (m.kind = 'manager' and u.organisation_id = mine.organisation_id
        or m.kind = 'log_reviewer' and m.collaboration_id = mine.collaboration_id)
      returning to_function_id
  )
  select pg_notify('kring', 'function:' || t.to_function_id) from told t
$$;

create function people.ask_for_appointment(func uuid, starts timestamptz, leaves uuid, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_unit uuid;
  made uuid;
begin
  select f.unit_id into v_unit from people.functions f where f.id = func and f.unit_id = people.my_unit() and people.i_manage(f.unit_id);
  if v_unit is null or (ask_for_appointment.leaves is not null and not exists (select from people.appointments a
      where a.id = ask_for_appointment.leaves and a.function_id = func and (a.ends_at is null or a.ends_at > now()))) then
    raise insufficient_privilege;
  end if;
  select r.id into made from people.appointment_requests r where r.person_id = people.me() and r.function_id = func
    and (r.decision is null or r.once = ask_for_appointment.once);
  if made is not null then return made; end if;
  insert into people.appointment_requests (collaboration_id, unit_id, function_id, person_id, asked_by_function, starts_at, leaves, once)
    values (people.my_collaboration(), v_unit, func, people.me(), people.my_function(), greatest(starts, now()), ask_for_appointment.leaves, ask_for_appointment.once)
    returning id into made;
  perform audit.log('appoint', null, 'own_appointment', made, 'asked');
  perform people.tell_to_answer(made, v_unit);
  return made;
end $$;

-- Yes makes the appointment, no does not. False to whoever may not answer, and where there is nothing to answer.
create function people.answer_appointment(request uuid, yes boolean) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  r people.appointment_requests;
  at timestamptz;
begin
  select * into r from people.appointment_requests x where x.id = request for update;
  -- The same answer once more changes and tells nothing.
  if r.decision = (case when yes then 'yes' else 'no' end) and r.decided_by = people.me() then return true; end if;
  if not found or not people.answers(r) then return false; end if;
  update people.appointment_requests set decision = case when yes then 'yes' else 'no' end, decided_by = people.me(),
    decided_by_function = people.my_function(), decided_at = now() where id = request;
  if yes then
    at := greatest(r.starts_at, now());
    insert into people.appointments (collaboration_id, unit_id, function_id, person_id, starts_at, made_by)
      values (r.collaboration_id, r.unit_id, r.function_id, r.person_id, at, people.me());
    update people.appointments a set ends_at = greatest(at, a.starts_at), ended_by = people.me()
      where a.id = r.leaves and (a.ends_at is null or a.ends_at > at);
  else
    perform audit.log('appoint', null, 'own_appointment', request, 'answered no');
  end if;
  update sharing.notices n set seen_at = now() where n.item_id = request and n.item_kind = 'own_appointment' and n.seen_at is null;
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    values (r.collaboration_id, r.asked_by_function, case when yes then 'appointment_yes' else 'appointment_no' end, 'own_appointment', request);
  perform pg_notify('kring', 'function:' || r.asked_by_function);
  return true;
end $$;

create function people.take_back_appointment(request uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update people.appointment_requests r set decision = 'taken_back', decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now()
    where r.id = request and r.person_id = people.me() and r.decision is null;
  if not found then return false; end if;
  perform audit.log('appoint', null, 'own_appointment', request, 'taken back');
  update sharing.notices n set seen_at = now() where n.item_id = request and n.item_kind = 'own_appointment' and n.seen_at is null;
  return true;
end $$;

-- For the log reviewer: who was appointed, changed and ended, by whom, latest first, all of it.
create function audit.review_appointments(since date)
returns table (at timestamptz, what text, by_name text, by_function text, by_unit text, holder text, function_id uuid, function_name text, unit_name text,
  organisation_name text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.at, l.purpose, b.name, bf.name, bu.name, p.name, f.id, f.name, u.name, o.name, a.starts_at, a.ends_at
  from audit.access_log l join people.appointments a on a.id = l.item_id join people.persons p on p.id = a.person_id
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
    left join people.persons b on b.id = l.person_id left join people.functions bf on bf.id = l.function_id left join people.units bu on bu.id = l.unit_id
  where l.act = 'appoint' and l.item_kind = 'appointment' and l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
  order by l.at desc, l.id desc
$$;
revoke execute on function people.refuse_own_appointment(), people.tell_of_change(people.appointments, text), people.log_appointment(),
  people.tell_to_answer(uuid, uuid), people.answers(people.appointment_requests), people.i_answer(uuid), people.ask_for_appointment(uuid, timestamptz, uuid, uuid),
  people.answer_appointment(uuid, boolean), people.take_back_appointment(uuid), audit.review_appointments(date) from public;
grant execute on function people.i_answer(uuid), people.ask_for_appointment(uuid, timestamptz, uuid, uuid), people.answer_appointment(uuid, boolean),
  people.take_back_appointment(uuid), audit.review_appointments(date) to kring_app;
