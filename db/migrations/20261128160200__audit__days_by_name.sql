-- R10b: within a day the functions stand by their names. By the latest reading, their order told when one of them had looked once more:
-- an open page that follows something untold is read again by itself.
create or replace function audit.family_days(child uuid, before date default null, at_most integer default 30) returns table(day date, function_name text, unit_name text, organisation_name text, emergency boolean, item_kinds text[]) language sql stable security definer set search_path = '' as $$
  with lines as (
    select (l.at at time zone 'Europe/Stockholm')::date as day, l.function_id, l.unit_id, l.act = 'emergency' as emergency,
      array_agg(distinct l.item_kind) as item_kinds
    from audit.told_to_guardians(child) l group by 1, 2, 3, 4
  ), days as (
    select distinct l.day from lines l where before is null or l.day < before order by l.day desc limit least(at_most, 400)
  )
  select l.day, f.name, u.name, o.name, l.emergency, l.item_kinds
  from days d join lines l on l.day = d.day join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
    join people.organisations o on o.id = u.organisation_id
  order by l.day desc, l.emergency desc, o.name, u.name, f.name, f.id
$$;
