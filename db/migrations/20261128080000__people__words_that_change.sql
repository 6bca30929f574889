-- A function is found by who holds it now. When a time that was set beforehand comes, a beginning or an end, no row changes: the words
-- say themselves until when they are right, a search asks anew about those that are not, and a job makes them anew.
alter table people.function_words add column changes_at timestamptz;
comment on column people.function_words.changes_at is 'When an appointment next begins or ends: until then the words are right.';
create index function_words_changes_at_idx on people.function_words (changes_at) where changes_at is not null;

create function people.words_of_function(of_function uuid) returns tsvector language sql stable set search_path = '' as $$
  select array_to_tsvector(array_cat(
    people.word_endings(concat_ws(' ', f.name, u.name, o.name,
      (select string_agg(p.name, ' ') from people.appointments a join people.persons p on p.id = a.person_id
        where a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))),
    array_remove(array['=' || f.kind, '=' || u.kind, case when f.receives_requests then '=receives_requests' end], null)))
  from people.functions f join people.units u on u.id = f.unit_id join people.organisations o on o.id = u.organisation_id
  where f.id = of_function
$$;

create or replace function people.index_functions(ids uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  -- Two at once index one after the other, so that the last one sees what both have changed.
  perform from people.functions f where f.id = any(ids) order by f.id for no key update;
  insert into people.function_words (function_id, words, changes_at)
    select f.id, people.words_of_function(f.id),
      (select min(t) from people.appointments a cross join lateral (values (a.starts_at), (a.ends_at)) x(t) where a.function_id = f.id and t > now())
    from people.functions f where f.id = any(ids)
    on conflict (function_id) do update set words = excluded.words, changes_at = excluded.changes_at;
end $$;
select people.index_functions(array(select id from people.functions));

-- Makes the words anew of functions whose time has come, some thousands at a time. Answers how many: call again until it is none.
create function people.index_changed_functions() returns integer language plpgsql security definer set search_path = '' as $$
declare
  due uuid[] := array(select w.function_id from people.function_words w where w.changes_at <= now() order by w.changes_at limit 2000);
begin
  if cardinality(due) > 0 then perform people.index_functions(due); end if;
  return cardinality(due);
end $$;
revoke execute on function people.words_of_function(uuid), people.index_changed_functions() from public;
grant execute on function people.index_changed_functions() to kring_worker;

create or replace function people.search_functions(query tsquery, in_unit uuid, not_in_unit uuid, at_most integer) returns setof uuid
language plpgsql stable security definer set search_path = '' rows 50 as $$
declare
  mine uuid := people.my_collaboration();
begin
  if in_unit is not null then
    return query select f.id from people.functions f join people.function_words w on w.function_id = f.id
      where f.unit_id = in_unit and f.collaboration_id = mine
        and case when w.changes_at <= now() then people.words_of_function(f.id) @@ query else w.words @@ query end
      limit least(at_most, 500);
  else
    return query select found.id from (
      (select f.id from people.function_words w join people.functions f on f.id = w.function_id
        where w.words @@ query and f.collaboration_id = mine and f.unit_id is distinct from not_in_unit
          and (w.changes_at is null or w.changes_at > now())
        limit least(at_most, 500))
      union all
      (select f.id from people.function_words w join people.functions f on f.id = w.function_id
        where w.changes_at <= now() and f.collaboration_id = mine and f.unit_id is distinct from not_in_unit
          and people.words_of_function(f.id) @@ query
        limit least(at_most, 500))
    ) found limit least(at_most, 500);
  end if;
end $$;
