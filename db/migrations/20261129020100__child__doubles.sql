-- R10a: one record per child and unit. A second one is warned of before it is made, with nothing said but whom to ask; the same number
-- is refused. Only records of my own unit are looked at, by indexes that begin with the unit: one that another unit has takes no other
-- steps (R10). A child with protected identity is found by those alone who work with it (R8).

create index children_unit_id_person_number_idx on child.children (unit_id, person_number) where person_number <> '';
create index children_unit_id_folded_idx on child.children (unit_id, people.folded(given_name || ' ' || family_name));

create function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null)
  returns table (child_id uuid, same_number boolean, mine boolean) language sql stable security definer rows 1 set search_path = '' as $$
  select x.id, x.same_number, x.mine
  from (
    select c.id, c.created_at, c.protection, true as same_number, sharing.i_am_involved(c.id) as mine from child.children c
      where c.unit_id = people.my_unit() and c.person_number = find_double.person_number and c.person_number <> ''
    union all
    select c.id, c.created_at, c.protection, false, sharing.i_am_involved(c.id) from child.children c
      where c.unit_id = people.my_unit()
        and people.folded(c.given_name || ' ' || c.family_name) = people.folded(find_double.given_name || ' ' || find_double.family_name)
        and extract(year from c.birth_date) = extract(year from find_double.birth_date)
  ) x
  where x.id is distinct from without and (x.mine or x.protection = 'none')
    -- A record that nobody works with any more has nobody to ask.
    and exists (select from sharing.involvements i where i.child_id = x.id and i.ended_at is null)
  order by x.same_number desc, x.mine desc, x.created_at, x.id limit 1
$$;

-- Two who add the same child at once: the second waits, and finds the first. By number before by name, so that none waits for another in a ring.
create function child.lock_double(given_name text, family_name text, person_number text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if person_number <> '' then
    perform pg_advisory_xact_lock(hashtextextended('number:' || people.my_unit() || ':' || person_number, 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('name:' || people.my_unit() || ':' || people.folded(given_name || ' ' || family_name), 0));
end $$;

-- `mine`: the record, where my function works with the child. `contact`: the named person, where that is one of my own unit.
-- `asked`: what I have asked of it already, and nobody has answered. What is found of another is kept in the log of that record.
create function child.look_for_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null)
  returns table (same_number boolean, mine uuid, contact uuid, asked uuid) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number, without);
  if d.child_id is null then return; end if;
  if not d.mine then perform audit.log('search', d.child_id, 'double', d.child_id, ''); end if;
  return query select d.same_number, case when d.mine then d.child_id end,
    (select k.function_id from child.contact_in_unit(d.child_id) k where k.named),
    (select r.id from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null);
end $$;
grant execute on function child.look_for_double(text, text, date, text, uuid) to kring_app;
comment on function child.look_for_double(text, text, date, text, uuid) is 'R10, R10a: whether my own unit may have a record of the child, and whom to ask; never of another unit, nor of a protected child that I do not work with.';

-- Asks to be let in where a double is found, as it was written there. Null: there is none, or I work with the child.
create function child.ask_to_join(given_name text, family_name text, birth_date date, person_number text, words text, once uuid)
  returns uuid language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select r.id into made from child.join_requests r where r.once = ask_to_join.once and r.from_function_id = people.my_function();
  if made is not null then return made; end if;
  select * into d from child.find_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
  perform from child.children c where c.id = d.child_id for no key update;
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
grant execute on function child.ask_to_join(text, text, date, text, text, uuid) to kring_app;
comment on function child.ask_to_join(text, text, date, text, text, uuid) is 'R10a, R14: asks those who work with a child of my unit to be let in, without a look at the record.';

create function child.answer_join(request uuid, yes boolean, words text) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  r child.join_requests;
begin
  select * into r from child.join_requests x where x.id = request;
  if r.id is null or not sharing.i_am_involved(r.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(r.child_id);
  select * into r from child.join_requests x where x.id = request;
  if r.answer is not null then return false; end if;
  update child.join_requests x set answer = case when yes then 'yes' else 'no' end, answer_words = answer_join.words, answered_at = now(),
    answered_by_function_id = people.my_function(), answered_by_person_id = people.me() where x.id = request;
  if yes then
    perform child.take_in(r.child_id, r.from_function_id, r.id);
  else
    perform child.note(r.child_id, 'join_declined');
    -- Without the child: the one who asked may not know it.
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      values (r.collaboration_id, r.from_function_id, 'join_declined', 'join', r.id);
    perform pg_notify('kring', 'function:' || r.from_function_id);
    perform pg_notify('kring', 'child:' || r.child_id);
  end if;
  return true;
end $$;
grant execute on function child.answer_join(uuid, boolean, text) to kring_app;

create function child.my_join_requests() returns table (id uuid, child_id uuid, child_name text, words text, asked_at timestamptz, answer_by date,
    answer text, answer_words text, answered_at timestamptz, answered_by text)
  language sql stable security definer rows 10 set search_path = '' as $$
  select r.id, case when sharing.i_am_involved(r.child_id) then r.child_id end, r.child_name, r.words, r.asked_at, r.answer_by,
    r.answer, r.answer_words, r.answered_at, p.name
  from child.join_requests r left join people.persons p on p.id = r.answered_by_person_id
  where r.from_function_id = people.my_function()
  order by r.asked_at desc limit 50
$$;
grant execute on function child.my_join_requests() to kring_app;
comment on function child.my_join_requests() is 'What my function has asked and what it was answered. The child itself only to one who was let in.';

-- R10a: a worry that is handed to a record by one who cannot read it.
alter table child.worries add column handed_as text not null default '' constraint worry_handed_as check (length(handed_as) <= 170);
comment on column child.worries.handed_as is 'The child''s name as the author wrote it, where the author did not work with the child; else empty.';
create index worries_handed_idx on child.worries (author_function_id, sent_at desc) where handed_as <> '';

create function child.hand_worry(given_name text, family_name text, birth_date date, person_number text,
    instrument uuid, answers jsonb, areas text[], once uuid)
  returns uuid language plpgsql security definer set search_path = '' as $$
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
  select * into d from child.find_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
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
grant execute on function child.hand_worry(text, text, date, text, uuid, jsonb, text[], uuid) to kring_app;
comment on function child.hand_worry(text, text, date, text, uuid, jsonb, text[], uuid) is 'R10a: adds a worry to a record of my unit that I do not work with. Null: there is none, or I do work with it.';

create function child.my_handed_worries() returns table (id uuid, handed_as text, instrument_version_id uuid, answers jsonb, sent_at timestamptz,
    answer_by date, answered_at timestamptz, replies jsonb)
  language sql stable security definer rows 10 set search_path = '' as $$
  select w.id, w.handed_as, v.instrument_version_id, v.answers, w.sent_at, w.answer_by, w.answered_at,
    coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'words', a.words, 'service', a.service, 'functionName', f.name, 'personName', p.name, 'at', a.at) order by a.at)
      from child.worry_answers a join people.functions f on f.id = a.function_id join people.persons p on p.id = a.person_id
      where a.worry_id = w.id and a.function_id = w.to_function_id and not sharing.hidden_by_protection(w.child_id, people.my_function())), '[]')
  from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
  where w.author_function_id = people.my_function() and w.handed_as <> ''
  order by w.sent_at desc limit 50
$$;
grant execute on function child.my_handed_worries() to kring_app;
comment on function child.my_handed_worries() is 'R14: what my function has handed to records that it could not read, with what was answered to it and nothing else; of a child who is protected now without the answers (R8).';

create function child.log_handed(worry uuid) returns void language sql security definer set search_path = '' as $$
  select audit.log('read', w.child_id, 'worry', w.id, '') from child.worries w
  where w.id = worry and w.author_function_id = people.my_function() and w.handed_as <> ''
$$;
grant execute on function child.log_handed(uuid) to kring_app;
comment on function child.log_handed(uuid) is 'R7: that I read what I handed over and was answered is in the log of the child, whom I may not know.';

create or replace function child.mark_worry_answered() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  w child.worries;
begin
  update child.worries x set answered_at = now() where x.id = new.worry_id and x.answered_at is null
    and x.to_function_id = new.function_id;
  select * into w from child.worries x where x.id = new.worry_id;
  if w.handed_as <> '' and new.function_id = w.to_function_id and not exists (select from sharing.involvements i
      where i.child_id = w.child_id and i.function_id = w.author_function_id and i.ended_at is null) then
    -- Without the child: the one who handed it in may not know the record.
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      values (w.collaboration_id, w.author_function_id, 'worry_handed_answered', 'handed_worry', w.id);
    perform pg_notify('kring', 'function:' || w.author_function_id);
  end if;
  return null;
end $$;

-- As before, and of two children with one number in a unit the second is refused. `sure`: another child has the same name and year of birth.
drop function child.register_child(text, text, date, text, text, boolean, text, bytea, uuid);
create function child.register_child(given_name text, family_name text, birth_date date, person_number text, language text, interpreter boolean,
    protection text, number_hash bytea, once uuid, sure boolean default true)
  returns uuid language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number);
  if d.same_number then raise check_violation using constraint = 'number_of_a_child_in_the_unit'; end if;
  if d.child_id is not null and not sure then raise check_violation using constraint = 'like_a_child_in_the_unit'; end if;
  insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    values (people.my_collaboration(), people.my_unit(), given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    returning id into made;
  if protection <> 'none' then
    insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
      values (made, people.my_function(), people.me(), current_date + 90);
  end if;
  insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
    values (made, people.my_unit(), people.my_function(), people.my_collaboration());
  if number_hash is not null then
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
      values (made, 'child', people.my_collaboration(), number_hash);
  end if;
  return made;
end $$;
grant execute on function child.register_child(text, text, date, text, text, boolean, text, bytea, uuid, boolean) to kring_app;
comment on function child.register_child(text, text, date, text, text, boolean, text, bytea, uuid, boolean) is 'A new child in my unit: the row, my involvement, and the keyed hash that only the emergency reads. What another unit knows neither shows nor costs time (R10).';

-- The same when a number is corrected.
create or replace function child.correct_child(child uuid, given_name text, family_name text, birth_date date, person_number text, number_hash bytea, words text, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  c child.children;
begin
  perform child.lock_to_change(child);
  if exists (select from child.child_changes x where x.once = correct_child.once and x.child_id = correct_child.child) then return; end if;
  select * into c from child.children x where x.id = child;
  if (person_number = '') <> (number_hash is null) then raise check_violation using constraint = 'number_and_its_hash'; end if;
  if number_hash is not null then perform child.refuse_number_in_family(child, number_hash, child); end if;
  if person_number <> c.person_number then
    perform child.lock_double(given_name, family_name, person_number);
    if (select d.same_number from child.find_double(given_name, family_name, birth_date, person_number, child) d) then
      raise check_violation using constraint = 'number_of_a_child_in_the_unit';
    end if;
  end if;
  insert into child.child_changes (collaboration_id, child_id, unit_id, given_name, family_name, birth_date, person_number, words, function_id, person_id, once)
    values (c.collaboration_id, c.id, c.unit_id, c.given_name, c.family_name, c.birth_date, c.person_number, words, people.my_function(), people.me(), once);
  update child.children x set given_name = correct_child.given_name, family_name = correct_child.family_name, birth_date = correct_child.birth_date,
    person_number = correct_child.person_number where x.id = child;
  if person_number <> c.person_number then
    delete from sharing.identities i where i.row_id = child and i.kind = 'child';
    if number_hash is not null then
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values (child, 'child', c.collaboration_id, correct_child.number_hash);
    end if;
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;
