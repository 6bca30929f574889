-- R10a: a name that is spelled a letter wrong made a second record unwarned, and the page that merges did not list it. Found as well: the same
-- day of birth, and the same given name or names one letter apart. What is told of it, and of whom (R8, R10), is as before.

-- No extension: who is given a database may not be allowed to create one (ADR 17).
create function people.one_letter_apart(one text, other text) returns boolean language sql immutable parallel safe strict set search_path = '' as $$
  select abs(length(one) - length(other)) <= 1 and exists (
    select from generate_series(0, least(length(one), length(other))) n
    where left(one, n) = left(other, n) and (
      substr(one, n + 2) = substr(other, n + 2) or substr(one, n + 2) = substr(other, n + 1) or substr(one, n + 1) = substr(other, n + 2)
      or substr(one, n + 3) = substr(other, n + 3) and substr(one, n + 1, 1) = substr(other, n + 2, 1) and substr(one, n + 2, 1) = substr(other, n + 1, 1)))
$$;
grant execute on function people.one_letter_apart(text, text) to kring_app;
comment on function people.one_letter_apart(text, text) is 'The same, or one letter more, less or other, or two beside each other that changed places.';

create function child.like_names(given_name text, family_name text, other_given_name text, other_family_name text)
  returns boolean language sql immutable parallel safe strict set search_path = '' as $$
  select people.folded(given_name) = people.folded(other_given_name)
    or people.one_letter_apart(people.folded(given_name || ' ' || family_name), people.folded(other_given_name || ' ' || other_family_name))
$$;
grant execute on function child.like_names(text, text, text, text) to kring_app;
comment on function child.like_names(text, text, text, text) is 'Whether two children of one day of birth may be the same by their names.';

create index children_unit_id_birth_date_idx on child.children (unit_id, birth_date);

-- The record that has just this name before one that is only like it: what is handed over must not land beside it. Two numbers are two
-- children, so a name that is only like another is no double where both numbers are known.
create or replace function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null)
  returns table(child_id uuid, same_number boolean, mine boolean) language sql stable security definer rows 1 set search_path = '' as $$
  select x.id, x.same_number, x.mine
  from (
    select k.id, k.created_at, k.protection, true as same_number, true as same_name, sharing.i_am_involved(k.id) as mine
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.person_number = find_double.person_number and c.person_number <> ''
    union all
    select k.id, k.created_at, k.protection, false, true, sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit()
        and people.folded(c.given_name || ' ' || c.family_name) = people.folded(find_double.given_name || ' ' || find_double.family_name)
        and extract(year from c.birth_date) = extract(year from find_double.birth_date)
    union all
    select k.id, k.created_at, k.protection, false, false, sharing.i_am_involved(k.id)
      from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.birth_date = find_double.birth_date
        and (c.person_number = '' or find_double.person_number = '' or c.person_number = find_double.person_number)
        and child.like_names(c.given_name, c.family_name, find_double.given_name, find_double.family_name)
  ) x
  where x.id is distinct from without and (x.mine or x.protection = 'none')
    -- A record that nobody works with any more has nobody to ask.
    and exists (select from sharing.involvements i where i.child_id = x.id and i.ended_at is null)
  order by x.same_number desc, x.same_name desc, x.mine desc, x.created_at, x.id limit 1
$$;

-- Number, name, day: always in this order, so that none waits for another in a ring.
create function child.lock_double(given_name text, family_name text, birth_date date, person_number text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if person_number <> '' then
    perform pg_advisory_xact_lock(hashtextextended('number:' || people.my_unit() || ':' || person_number, 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('name:' || people.my_unit() || ':' || people.folded(given_name || ' ' || family_name), 0));
  perform pg_advisory_xact_lock(hashtextextended('born:' || people.my_unit() || ':' || birth_date, 0));
end $$;

create or replace function child.look_for_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null) returns table(same_number boolean, mine uuid, contact uuid, asked uuid) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
  select * into d from child.find_double(given_name, family_name, birth_date, person_number, without);
  if d.child_id is null then return; end if;
  if not d.mine then perform audit.log('search', d.child_id, 'double', d.child_id, ''); end if;
  return query select d.same_number, case when d.mine then d.child_id end,
    (select k.function_id from child.contact_in_unit(d.child_id) k where k.named),
    (select r.id from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null);
end $$;

create or replace function child.register_child(given_name text, family_name text, birth_date date, person_number text, language text, interpreter boolean, protection text, number_hash bytea, once uuid, sure boolean default true) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
  d record;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  perform child.lock_double(given_name, family_name, birth_date, person_number);
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
    perform child.lock_double(given_name, family_name, birth_date, person_number);
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

drop function child.lock_double(text, text, text);
