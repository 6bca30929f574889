-- R10a: a second given name, names that changed places, another spelling by sound and a wrong year made a second record unwarned. Nearly all
-- of them have the right day of birth, and few children of a unit share one: there a name in common is enough to ask. What is told, and of
-- whom (R8, R10), is as before: the answer does not say which name or day was like it.

-- No extension: who is given a database may not be allowed to create one (ADR 17). The final vowel stays, which parts Andre from Andrea.
create function people.sounds(said text) returns text[] language sql immutable parallel safe strict set search_path = '' as $$
  select coalesce(array_agg(distinct s.word), '{}')
  from unnest(array[people.folded(said),
      regexp_replace(translate(replace(replace(replace(replace(replace(people.folded(translate(normalize(said, NFC), 'åÅ', 'oo')),
        'ph', 'f'), 'th', 't'), 'ch', 'k'), 'ck', 'k'), 'x', 'ks'), 'wcqzyj', 'vkksii'), '([^ ])\1+', '\1', 'g')]) both_ways(words)
    cross join lateral regexp_split_to_table(both_ways.words, ' ') s(word)
  where s.word <> all('{"",af,av,von,van,der,den,de,del,da,di,dos,du,la,al,el,abu,bin,ibn}')
$$;
grant execute on function people.sounds(text) to kring_app;
comment on function people.sounds(text) is 'The words of a name, each as it is written and as it sounds, without those that many names have in the middle.';

-- Two names that differ in an e or a at the end are two names.
create function people.near_words(one text, other text) returns boolean language sql immutable parallel safe strict set search_path = '' as $$
  select least(length(one), length(other)) >= 3 and people.one_letter_apart(one, other)
    and (one = other or rtrim(one, 'ae') <> rtrim(other, 'ae'))
$$;
grant execute on function people.near_words(text, text) to kring_app;
comment on function people.near_words(text, text) is 'Words of three letters or more, at most one letter apart.';

create function child.likeness(given_name text, family_name text, other_given_name text, other_family_name text)
  returns integer language sql immutable parallel safe strict set search_path = '' as $$
  select case
    when people.folded(given_name) = people.folded(other_given_name) or people.near_words(people.folded(given_name), people.folded(other_given_name))
      or n.given && n.other_given or n.given && n.other_family and n.family && n.other_given
      or exists (select from unnest(n.given) one, unnest(n.other_given) other where people.near_words(one, other))
      or people.one_letter_apart(people.folded(given_name || ' ' || family_name), people.folded(other_given_name || ' ' || other_family_name)) then 2
    when (n.given || n.family) && (n.other_given || n.other_family) then 1
    else 0 end
  from (select people.sounds(given_name) as given, people.sounds(family_name) as family,
    people.sounds(other_given_name) as other_given, people.sounds(other_family_name) as other_family) n
$$;
grant execute on function child.likeness(text, text, text, text) to kring_app;
comment on function child.likeness(text, text, text, text) is
  'Of two children of one day of birth: 2 a given name that is the same or near, 1 another word of the names in common, 0 neither.';

-- The nearest first: what is handed over must not land beside it. Two numbers are two children, so a name that is only like another is no
-- double where both numbers are known.
drop function child.find_double(text, text, date, text, uuid);
create function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null, nearest integer default 1)
  returns table(child_id uuid, same_number boolean, mine boolean, nearness integer) language sql stable security definer rows 1 set search_path = '' as $$
  select x.id, x.nearness = 5, x.mine, x.nearness
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

drop function child.hold_double(text, text, date, text);
create function child.hold_double(given_name text, family_name text, birth_date date, person_number text, nearest integer default 1)
  returns table(child_id uuid, same_number boolean, mine boolean) language plpgsql security definer rows 1 set search_path = '' as $$
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
  return query select d.child_id, d.same_number, d.mine;
end $$;
comment on function child.hold_double(text, text, date, text, integer) is
  'child.find_double for one who is about to write something for the child: until the transaction is over the record is the one that goes on.';

-- A worry is about one child: twins share a family name and a day, and who writes of the one must not be led to the other.
drop function child.look_for_double(text, text, date, text, uuid);
create function child.look_for_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null, nearest integer default 1)
  returns table(same_number boolean, mine uuid, contact uuid, asked uuid, near boolean) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number, without, nearest);
  if d.child_id is null then return; end if;
  if not d.mine then perform audit.log('search', d.child_id, 'double', d.child_id, ''); end if;
  return query select d.same_number, case when d.mine then d.child_id end,
    (select k.function_id from child.contact_in_unit(d.child_id) k where k.named),
    (select r.id from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null),
    d.nearness > 1;
end $$;
grant execute on function child.look_for_double(text, text, date, text, uuid, integer) to kring_app;
comment on function child.look_for_double(text, text, date, text, uuid, integer) is
  'R10, R10a: whether my own unit may have a record of the child, and whom to ask; never of another unit, nor of a protected child that I do not work with. Near is by number or a given name, not by a family name alone.';

create or replace function child.hand_worry(given_name text, family_name text, birth_date date, person_number text, instrument uuid, answers jsonb, areas text[], once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
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

drop function child.like_names(text, text, text, text);
