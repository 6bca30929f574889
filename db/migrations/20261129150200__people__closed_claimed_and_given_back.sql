-- R7, R14, R15: a function that is closed leaves nobody without an answer and no child with nobody; a claim at a sign-in is in the log and told;
-- an address is of plain letters; and a handover that is taken back gives the notices back.

create or replace function people.function_obstacles(func uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select array_remove(array[
    case when exists (select from people.appointments a where a.function_id = func and (a.ends_at is null or a.ends_at > now())
      and a.ends_at is distinct from a.starts_at) then 'held' end,
    case when exists (select from people.named_person_rules r where r.function_id = func) then 'rule' end,
    case when exists (select from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.to_function_id = func and r.answer is null) then 'waits' end,
    case when exists (select from child.worries w where w.author_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.from_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.from_function_id = func and r.answer is null) then 'asks' end,
    case when exists (select from sharing.involvements i where i.function_id = func and i.ended_at is null and (cardinality(child.holds_here(i.child_id, func)) > 0
        or not exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> func and x.ended_at is null)))
      or exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null) then 'holds' end,
    case when exists (select from sharing.disclosures d where d.to_function_id = func and d.decision = 'given' and d.ended_at is null and d.valid_until > now())
      or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = func and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'given' end
  ], null)
$$;

create or replace function people.close_function(func uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  if f.closed_at is not null then return; end if;
  -- One at a time of those who work with a child, so that the last one is seen.
  perform from child.children c where c.id in (select i.child_id from sharing.involvements i where i.function_id = func and i.ended_at is null)
    order by c.id for no key update;
  if cardinality(people.function_obstacles(func)) > 0 then raise check_violation using constraint = 'function_is_needed'; end if;
  update sharing.involvements i set ended_at = now() where i.function_id = func and i.ended_at is null;
  delete from sharing.protected_readers r where r.function_id = func;
  update people.functions x set closed_at = now() where x.id = func;
  perform audit.log('write', null, 'function', func, 'closed: ' || f.name);
end $$;

create trigger refuse_closed_function_again before update on people.appointments for each row
  when (new.ends_at is distinct from old.ends_at and coalesce(new.ends_at, 'infinity') > coalesce(old.ends_at, 'infinity'))
  execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function_again before update on child.plans for each row
  when (new.lead_function_id is distinct from old.lead_function_id) execute function people.refuse_closed_function('lead_function_id');

create or replace function people.undo_obstacle(h people.handovers) returns text language plpgsql security definer set search_path = '' as $$
declare
  old people.appointments;
  new people.appointments;
begin
  select * into old from people.appointments a where a.id = h.left_appointment;
  select * into new from people.appointments a where a.id = h.made_appointment;
  return case
    when platform.undo_until(h.made_at) <= clock_timestamp() then 'late'
    when old.ends_at is distinct from h.left_ends_at or new.ends_at is not null
      or exists (select from people.functions f where f.id = h.function_id and f.closed_at is not null) then 'changed'
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

create or replace function people.undo_handover(func uuid, handover uuid) returns text language plpgsql security definer set search_path = '' as $$
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
  -- What the new holder put away is there again: it was not theirs to see to.
  update sharing.notices n set seen_at = null where n.to_function_id = func and n.seen_at >= h.made_at and n.item_kind <> 'function';
  -- As never begun where nothing was done in it, not even read; else it ends now, so that the log says who had it when.
  update people.appointments a set ends_at = case when a.starts_at <= now() and exists (select from audit.access_log l
      where l.function_id = func and l.at >= h.made_at and l.appointment_id = a.id) then now() else a.starts_at end
    where a.id = h.made_appointment;
  update people.appointments a set ends_at = h.ended_before, ended_by = h.ended_by_before where a.id = h.left_appointment;
  update people.handovers x set undone_at = now() where x.id = h.id;
  perform platform.add_jobs('handover-undone', jsonb_build_array(jsonb_build_object('handover', h.id)));
  return 'done';
end $$;

alter table people.expected_persons add constraint plain_letters check (email ~ '^[!-~]+$');

create function people.note_claim(a people.appointments, person uuid, what text) returns void language plpgsql security definer set search_path = '' as $$
begin
  -- At a sign-in nobody acts yet: the row is of whoever signs in.
  insert into audit.access_log (collaboration_id, person_id, act, item_kind, item_id, purpose)
    values (a.collaboration_id, note_claim.person, 'appoint', 'appointment', a.id, note_claim.what || ' by a claim');
  perform people.tell_of_change(a, note_claim.what);
end $$;

create or replace function people.claim_expected(issuer text, subject text, email text) returns integer language plpgsql security definer set search_path = '' as $$
declare
  x record;
  own uuid;
  done integer := 0;
  moved people.appointments;
begin
  -- Other letters that fold to these are no address of theirs.
  if claim_expected.email !~ '^[!-~]+$' then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended(claim_expected.issuer || ' ' || lower(claim_expected.email), 0));
  for x in select e.person_id, p.collaboration_id from people.expected_persons e join people.persons p on p.id = e.person_id
    where e.issuer = claim_expected.issuer and e.email = lower(claim_expected.email) for update of e
  loop
    select a.person_id into own from people.accounts a
      where a.issuer = claim_expected.issuer and a.subject = claim_expected.subject and a.kind = 'staff' and a.collaboration_id = x.collaboration_id;
    delete from people.expected_persons e where e.person_id = x.person_id;
    if own is null then
      insert into people.accounts (person_id, issuer, subject) values (x.person_id, claim_expected.issuer, claim_expected.subject);
    else
      -- Known here by this account already: what was given to the one who was expected is theirs, but nothing that they hold already,
      -- and nothing that they gave themselves so.
      for moved in update people.appointments a set person_id = own where a.person_id = x.person_id and a.made_by is distinct from own
        and not exists (select from people.appointments b where b.person_id = own and b.function_id = a.function_id
          and b.starts_at < coalesce(a.ends_at, 'infinity') and coalesce(b.ends_at, 'infinity') > a.starts_at) returning a.*
      loop
        perform people.note_claim(moved, own, 'made');
      end loop;
      for moved in update people.appointments a set ends_at = greatest(now(), a.starts_at)
        where a.person_id = x.person_id and (a.ends_at is null or a.ends_at > now()) returning a.*
      loop
        perform people.note_claim(moved, own, 'ended');
      end loop;
      delete from people.addresses d where d.person_id = x.person_id;
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;

comment on function people.expect_person(bytea, text, text, uuid, text) is 'By a manager: somebody new of the collaboration, whose account is known when they sign in with that address. Where they have an account here already, what they are given becomes that one''s then, and the manager sees whose: in a collaboration it is no secret who works in it.';

-- R15: by the manager of the unit one appointment ends and the next is made, now or at the midnight that a day begins. done also when it had been done; left when the one who was to leave has left, and another holds it.
-- Nobody takes over from themselves.
create or replace function people.hand_over(func uuid, leaves uuid, person uuid, first_day date) returns text language plpgsql security definer set search_path to '' as $$
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
  if exists (select from people.appointments a where a.id = leaves and a.person_id = hand_over.person) then raise insufficient_privilege; end if;
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
