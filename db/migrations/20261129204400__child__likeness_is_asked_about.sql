-- R10a: a child whose name or day differs from what was written is a likeness, and no answer: nothing is sent to its record, and nobody is
-- asked about it, without a yes.

drop function child.hand_worry(text, text, date, text, uuid, jsonb, text[], uuid);
drop function child.ask_to_join(text, text, date, text, text, uuid);
drop function child.look_for_double(text, text, date, text, uuid, integer);
drop function child.hold_double(text, text, date, text, integer);
drop function child.find_double(text, text, date, text, uuid, integer);

create function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null, nearest integer default 1)
  returns table(child_id uuid, same_number boolean, alike boolean, mine boolean, nearness integer) language sql stable security definer rows 1 set search_path = '' as $$
  select x.id, x.nearness = 5, x.nearness < 4, x.mine, x.nearness
  from (
    select k.id, k.created_at, k.protection, 5 as nearness, sharing.i_am_involved(k.id) as mine
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.person_number = find_double.person_number and c.person_number <> ''
    union all
    select k.id, k.created_at, k.protection, case when c.birth_date = find_double.birth_date then 4 else 3 end, sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit()
        and people.folded(c.given_name || ' ' || c.family_name) = people.folded(find_double.given_name || ' ' || find_double.family_name)
        and c.birth_date between find_double.birth_date - interval '1 year' and find_double.birth_date + interval '1 year'
    union all
    select k.id, k.created_at, k.protection, child.likeness(c.given_name, c.family_name, find_double.given_name, find_double.family_name),
        sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.birth_date = find_double.birth_date
        and (c.person_number = '' or find_double.person_number = '' or c.person_number = find_double.person_number)
  ) x
  where x.nearness >= nearest and x.id is distinct from without and (x.mine or x.protection = 'none')
    -- A record that nobody works with any more has nobody to ask.
    and exists (select from sharing.involvements i where i.child_id = x.id and i.ended_at is null)
  order by x.nearness desc, x.mine desc, x.created_at, x.id limit 1
$$;
comment on function child.find_double(text, text, date, text, uuid, integer) is 'R10a: the record of my unit that is most likely meant, if it may be told of (R8). The one that has just this name before one that is only like it: what is handed over must not land beside it. Two numbers are two children, so a name that is only like another is no double where both numbers are known. `alike`: another name, or another day. `nearest`: 2 leaves out whom only a family name and a day make alike.';

create function child.hold_double(given_name text, family_name text, birth_date date, person_number text, nearest integer default 1)
  returns table(child_id uuid, same_number boolean, alike boolean, mine boolean) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  before record;
  d record;
begin
  select * into before from child.find_double(given_name, family_name, birth_date, person_number, nearest => nearest);
  loop
    if before.child_id is null then return; end if;
    -- A merge or a split that is being made is waited for, and the record that goes on after it is the one.
    perform from child.children c where c.id = before.child_id for no key update;
    select * into d from child.find_double(given_name, family_name, birth_date, person_number, nearest => nearest);
    exit when d.child_id is not distinct from before.child_id;
    before := d;
  end loop;
  return query select d.child_id, d.same_number, d.alike, d.mine;
end $$;
comment on function child.hold_double(text, text, date, text, integer) is 'child.find_double for one who is about to write something for the child: until the transaction is over the record is the one that goes on.';

create function child.look_for_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null, nearest integer default 1)
  returns table(same_number boolean, alike boolean, mine uuid, contact uuid, asked uuid, near boolean) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number, without, nearest);
  if d.child_id is null then return; end if;
  if not d.mine then perform audit.log('search', d.child_id, 'double', d.child_id, ''); end if;
  return query select d.same_number, d.alike, case when d.mine then d.child_id end,
    (select k.function_id from child.contact_in_unit(d.child_id) k where k.named),
    (select r.id from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null),
    d.nearness > 1;
end $$;
grant execute on function child.look_for_double(text, text, date, text, uuid, integer) to kring_app;
comment on function child.look_for_double(text, text, date, text, uuid, integer) is 'R10, R10a: whether my own unit may have a record of the child, and whom to ask; never of another unit, nor of a protected child that I do not work with. `near` is by number or a given name, not by a family name alone.';

create function child.ask_to_join(given_name text, family_name text, birth_date date, person_number text, words text, once uuid, sure boolean default false) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select r.id into made from child.join_requests r where r.once = ask_to_join.once and r.from_function_id = people.my_function();
  if made is not null then return made; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
  if d.alike and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  select r.id into made from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null;
  if made is not null then return made; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.join_requests (collaboration_id, child_id, unit_id, to_function_id, from_function_id, from_person_id, child_name, words, answer_by, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), k.function_id, people.my_function(), people.me(),
      trim(given_name || ' ' || family_name), ask_to_join.words, current_date + c.answer_days, ask_to_join.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  perform child.note(d.child_id, 'join_asked');
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'join_asked', 'join', made);
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;
grant execute on function child.ask_to_join(text, text, date, text, text, uuid, boolean) to kring_app;
comment on function child.ask_to_join(text, text, date, text, text, uuid, boolean) is 'R10a, R14: asks those who work with a child of my unit to be let in, without a look at the record. `sure`: also one with another name or day.';

create function child.hand_worry(given_name text, family_name text, birth_date date, person_number text, instrument uuid, answers jsonb, areas text[], once uuid, sure boolean default false) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select w.id into made from child.worries w where w.once = hand_worry.once and w.author_function_id = people.my_function();
  if made is not null then return made; end if;
  if not exists (select from learning.instrument_versions v where v.id = instrument and v.state in ('published', 'retired')
    and (v.collaboration_id is null or v.collaboration_id = people.my_collaboration())) then raise insufficient_privilege; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number, nearest => 2);
  if d.child_id is null or d.mine then return null; end if;
  if d.alike and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.worries (collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, handed_as, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), people.my_function(), people.me(), k.function_id, hand_worry.areas,
      current_date + c.answer_days, trim(given_name || ' ' || family_name), hand_worry.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  insert into child.worry_versions (worry_id, version, child_id, unit_id, instrument_version_id, answers, written_by)
    values (made, 1, d.child_id, people.my_unit(), instrument, hand_worry.answers, people.me());
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (people.my_collaboration(), d.child_id, people.my_unit(), 'worry_handed', 'worry', made, people.my_function(), people.me());
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'worry_came', 'worry', made);
  perform audit.log('write', d.child_id, 'worry', made, '');
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;
grant execute on function child.hand_worry(text, text, date, text, uuid, jsonb, text[], uuid, boolean) to kring_app;
comment on function child.hand_worry(text, text, date, text, uuid, jsonb, text[], uuid, boolean) is 'R10a: adds a worry to a record of my unit that I do not work with. Null: there is none, or I do work with it. `sure`: also one with another name or day.';
