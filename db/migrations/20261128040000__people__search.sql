-- Functions and colleagues are found by a part of any word, at a price that does not grow with the county.
-- Every ending of every word stands in a GIN index: "skolkurator" is found by "kura" and by "kurator", as a prefix of an ending.
-- pg_trgm would do the same, but an installation's own PostgreSQL may not have it or may not let the owner create it.

create function people.word_endings(said text) returns text[] language sql immutable parallel safe set search_path = '' as $$
  select coalesce(array_agg(distinct substr(w, n)), '{}')
  from regexp_split_to_table(lower(said collate "sv-x-icu"), '[^[:alnum:]]+' collate "sv-x-icu") w,
    generate_series(1, greatest(1, least(length(w), 40) - 1)) n
  where w <> ''
$$;

-- What a function is found by: its own name, its unit, its organisation and who holds it or is going to. Facts that a page filters
-- by begin with "=", which no typed word holds. Derived: rebuilt by triggers in the transaction that changes what it is made of.
create table people.function_words (
  function_id uuid primary key references people.functions (id) on delete cascade,
  words tsvector not null
);
-- Read by people.search_functions only, which filters by collaboration: a policy would keep the index from being used, since @@ is not leakproof.
alter table people.function_words enable row level security, force row level security;
create policy owner_all on people.function_words for all to kring_owner using (true) with check (true);
create index function_words_words_idx on people.function_words using gin (words) with (fastupdate = off);

-- The same for colleagues: only those who hold or have held a function, never a guardian.
create table people.colleague_words (
  person_id uuid primary key references people.persons (id) on delete cascade,
  words tsvector not null
);
alter table people.colleague_words enable row level security, force row level security;
create policy owner_all on people.colleague_words for all to kring_owner using (true) with check (true);
create index colleague_words_words_idx on people.colleague_words using gin (words) with (fastupdate = off);

insert into platform.retention (table_name, class, keeps) values
  ('people.function_words', 'house', 'as long as the function'),
  ('people.colleague_words', 'house', 'as long as the person');

create function people.index_functions(ids uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  -- Two at once index one after the other, so that the last one sees what both have changed.
  perform from people.functions f where f.id = any(ids) order by f.id for no key update;
  insert into people.function_words (function_id, words)
    select f.id, array_to_tsvector(array_cat(
      people.word_endings(concat_ws(' ', f.name, u.name, o.name,
        (select string_agg(p.name, ' ') from people.appointments a join people.persons p on p.id = a.person_id
          where a.function_id = f.id and (a.ends_at is null or a.ends_at > now())))),
      array_remove(array['=' || f.kind, '=' || u.kind, case when f.receives_requests then '=receives_requests' end], null)))
    from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
    where f.id = any(ids)
    on conflict (function_id) do update set words = excluded.words;
end $$;

create function people.index_colleagues(ids uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into people.colleague_words (person_id, words)
    select p.id, array_to_tsvector(people.word_endings(p.name)) from people.persons p
    where p.id = any(ids) and exists (select from people.appointments a where a.person_id = p.id)
    on conflict (person_id) do update set words = excluded.words
$$;

create function people.words_of_functions() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.index_functions(array(select c.id from changed c));
  return null;
end $$;
create function people.words_of_appointments() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.index_functions(array(select distinct c.function_id from changed c));
  perform people.index_colleagues(array(select distinct c.person_id from changed c));
  return null;
end $$;
create function people.words_of_units() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.index_functions(array(select f.id from changed c join people.functions f on f.unit_id = c.id));
  return null;
end $$;
create function people.words_of_organisations() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.index_functions(array(select f.id from changed c join people.units u on u.organisation_id = c.id join people.functions f on f.unit_id = u.id));
  return null;
end $$;
-- A person changes language or colours far more often than name.
create function people.words_of_persons() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform people.index_functions(array(select distinct a.function_id from changed c join before b on b.id = c.id and b.name <> c.name
    join people.appointments a on a.person_id = c.id));
  perform people.index_colleagues(array(select c.id from changed c join before b on b.id = c.id and b.name <> c.name));
  return null;
end $$;

create trigger words_after_insert after insert on people.functions referencing new table as changed
  for each statement execute function people.words_of_functions();
create trigger words_after_update after update on people.functions referencing new table as changed
  for each statement execute function people.words_of_functions();
create trigger words_after_insert after insert on people.appointments referencing new table as changed
  for each statement execute function people.words_of_appointments();
create trigger words_after_update after update on people.appointments referencing new table as changed
  for each statement execute function people.words_of_appointments();
create trigger words_after_delete after delete on people.appointments referencing old table as changed
  for each statement execute function people.words_of_appointments();
create trigger words_after_update after update on people.units referencing new table as changed
  for each statement execute function people.words_of_units();
create trigger words_after_update after update on people.organisations referencing new table as changed
  for each statement execute function people.words_of_organisations();
create trigger words_after_update after update on people.persons referencing old table as before new table as changed
  for each statement execute function people.words_of_persons();

select people.index_functions(array(select id from people.functions));
select people.index_colleagues(array(select id from people.persons));

-- The functions of my own collaboration that fit, in no order, at most `at_most`. `in_unit` looks in one unit only, `not_in_unit` everywhere else.
create function people.search_functions(query tsquery, in_unit uuid, not_in_unit uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = '' rows 50 as $$
declare
  mine uuid := people.my_collaboration();
begin
  if in_unit is not null then
    return query select f.id from people.functions f join people.function_words w on w.function_id = f.id
      where f.unit_id = in_unit and f.collaboration_id = mine and w.words @@ query limit least(at_most, 500);
  else
    return query select f.id from people.function_words w join people.functions f on f.id = w.function_id
      where w.words @@ query and f.collaboration_id = mine and f.unit_id is distinct from not_in_unit limit least(at_most, 500);
  end if;
end $$;
grant execute on function people.search_functions(tsquery, uuid, uuid, integer) to kring_app;

create function people.search_colleagues(query tsquery, at_most integer) returns setof uuid
language sql stable security definer set search_path = '' rows 50 as $$
  select p.id from people.colleague_words w join people.persons p on p.id = w.person_id
  where w.words @@ query and p.collaboration_id = (select people.my_collaboration()) limit least(at_most, 500)
$$;
grant execute on function people.search_colleagues(tsquery, integer) to kring_app;

-- Which legal domains there are to give a ground for is asked without reading the units.
create index units_collaboration_id_legal_domain_idx on people.units (collaboration_id, legal_domain);
