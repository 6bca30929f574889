-- R15: a manager makes, changes and closes functions of the own unit. A function that is closed stays where it is named, is held by nobody
-- and gets nothing new: closed is refused while somebody holds it, or something would be left with nobody (R14).
alter table people.functions add column closed_at timestamptz, add column once uuid unique;
comment on column people.functions.closed_at is 'Nobody is appointed to it any more, and it is in no list of whom to choose.';

create function people.managed_function(func uuid) returns people.functions language plpgsql security definer set search_path = '' as $$
declare
  f people.functions;
begin
  select * into f from people.functions x where x.id = func and x.unit_id = people.my_unit() and people.i_manage(x.unit_id) for update;
  if f.id is null or f.kind not in ('staff', 'named_person') then raise insufficient_privilege; end if;
  return f;
end $$;
comment on function people.managed_function(uuid) is 'A function of the unit that I manage, of a kind that a manager makes and changes; locked.';

create function people.check_function(name text, without uuid default null) returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if exists (select from people.functions f where f.unit_id = people.my_unit() and f.id is distinct from without and f.closed_at is null
      and people.folded(f.name) = people.folded(check_function.name)) then
    raise unique_violation using constraint = 'function_name_in_unit';
  end if;
end $$;

create function people.make_function(name text, contact boolean, receives boolean, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
  -- One at a time in a unit, so that two with one name are never made at once.
  perform from people.units u where u.id = people.my_unit() for no key update;
  select f.id into made from people.functions f where f.once = make_function.once and f.unit_id = people.my_unit();
  if made is not null then return made; end if;
  perform people.check_function(name);
  insert into people.functions (collaboration_id, unit_id, name, kind, receives_requests, once)
    values (people.my_collaboration(), people.my_unit(), make_function.name, case when contact then 'named_person' else 'staff' end, receives, make_function.once)
    returning id into made;
  perform audit.log('write', null, 'function', made, 'made: ' || name);
  return made;
end $$;
grant execute on function people.make_function(text, boolean, boolean, uuid) to kring_app;

create function people.is_named_person(func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = func and people.i_manage(f.unit_id))
    and (exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from people.named_person_rules r where r.function_id = func))
$$;
grant execute on function people.is_named_person(uuid) to kring_app;
comment on function people.is_named_person(uuid) is 'Of a child now, or by rule for an age; for the manager of its unit, false to everybody else.';

create function people.change_function(func uuid, name text, contact boolean, receives boolean) returns void language plpgsql security definer set search_path = '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  perform from people.units u where u.id = f.unit_id for no key update;
  if f.closed_at is not null then raise check_violation using constraint = 'function_is_closed'; end if;
  perform people.check_function(name, func);
  if not contact and people.is_named_person(func) then
    raise check_violation using constraint = 'function_is_a_named_person';
  end if;
  update people.functions x set name = change_function.name, kind = case when contact then 'named_person' else 'staff' end, receives_requests = receives
    where x.id = func and (x.name, x.kind, x.receives_requests) is distinct from
      (change_function.name, case when contact then 'named_person' else 'staff' end, receives);
  if found then perform audit.log('write', null, 'function', func, 'changed: ' || f.name || ' to ' || name); end if;
end $$;
grant execute on function people.change_function(uuid, text, boolean, boolean) to kring_app;

create function people.function_obstacles(func uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select array_remove(array[
    case when exists (select from people.appointments a where a.function_id = func and (a.ends_at is null or a.ends_at > now())
      and a.ends_at is distinct from a.starts_at) then 'held' end,
    case when exists (select from people.named_person_rules r where r.function_id = func) then 'rule' end,
    case when exists (select from child.worries w where w.to_function_id = func and w.answered_at is null)
      or exists (select from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.to_function_id = func and r.answer is null) then 'waits' end,
    case when exists (select from sharing.involvements i where i.function_id = func and i.ended_at is null and (cardinality(child.holds_here(i.child_id, func)) > 0
        or not exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> func and x.ended_at is null)))
      or exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null) then 'holds' end,
    case when exists (select from sharing.disclosures d where d.to_function_id = func and d.decision = 'given' and d.ended_at is null and d.valid_until > now())
      or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = func and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'given' end
  ], null)
$$;

create function people.why_not_close(func uuid) returns text[] language plpgsql security definer set search_path = '' as $$
begin
  perform people.managed_function(func);
  return people.function_obstacles(func);
end $$;
grant execute on function people.why_not_close(uuid) to kring_app;
comment on function people.why_not_close(uuid) is 'For the manager of its unit: what must be done before it can be closed; no child and no unit is named.';

create function people.close_function(func uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  if f.closed_at is not null then return; end if;
  if cardinality(people.function_obstacles(func)) > 0 then raise check_violation using constraint = 'function_is_needed'; end if;
  update sharing.involvements i set ended_at = now() where i.function_id = func and i.ended_at is null;
  delete from sharing.protected_readers r where r.function_id = func;
  update people.functions x set closed_at = now() where x.id = func;
  perform audit.log('write', null, 'function', func, 'closed: ' || f.name);
end $$;
grant execute on function people.close_function(uuid) to kring_app;

create function people.reopen_function(func uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  f people.functions := people.managed_function(func);
begin
  perform from people.units u where u.id = f.unit_id for no key update;
  if f.closed_at is null then return; end if;
  perform people.check_function(f.name, func);
  update people.functions x set closed_at = null where x.id = func;
  perform audit.log('write', null, 'function', func, 'opened again: ' || f.name);
end $$;
grant execute on function people.reopen_function(uuid) to kring_app;

-- Nothing begins with a function that is closed. Whoever closes it at this moment is waited for.
create function people.refuse_closed_function() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  func uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if func is null then return new; end if;
  perform from people.functions f where f.id = func and f.closed_at is null for key share;
  if not found then raise check_violation using constraint = 'function_is_closed'; end if;
  return new;
end $$;
create trigger refuse_closed_function before insert on people.appointments for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on people.named_person_rules for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on sharing.involvements for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on child.named_persons for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on child.worries for each row execute function people.refuse_closed_function('to_function_id');
create trigger refuse_closed_function before insert on child.requests for each row execute function people.refuse_closed_function('to_function_id');
create trigger refuse_closed_function before insert on child.meeting_participants for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on child.plan_partners for each row execute function people.refuse_closed_function('function_id');

-- Nobody looks for one that is closed.
create or replace function people.index_functions(ids uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  -- Two at once index one after the other, so that the last one sees what both have changed.
  perform from people.functions f where f.id = any(ids) order by f.id for no key update;
  delete from people.function_words w using people.functions f where f.id = w.function_id and f.id = any(ids) and f.closed_at is not null;
  insert into people.function_words (function_id, words, changes_at)
    select f.id, people.words_of_function(f.id),
      (select min(t) from people.appointments a cross join lateral (values (a.starts_at), (a.ends_at)) x(t) where a.function_id = f.id and t > now())
    from people.functions f where f.id = any(ids) and f.closed_at is null
    on conflict (function_id) do update set words = excluded.words, changes_at = excluded.changes_at;
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
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;
