-- Finds among the children that my function is involved with or has been given, however many they are: their policies are asked
-- only about those that fit. Whoever calls reads the rows through the policies all the same. A child with protected identity is
-- never found by a search (R8).
create function child.search_mine(part_of_name text, own boolean, at_most integer) returns setof uuid
language sql stable security definer set search_path = '' rows 50 as $$
  select c.id from (
    select i.child_id from sharing.involvements i where i.function_id = people.my_function() and i.ended_at is null
    union
    select d.item_id from sharing.disclosed_items d
      where not own and d.to_function_id = people.my_function() and d.item_kind = 'child' and d.ends_at > now()
  ) mine join child.children c on c.id = mine.child_id
  where c.protection = 'none' and (not own or c.unit_id = people.my_unit())
    and (c.given_name || ' ' || c.family_name) ilike '%' || regexp_replace(part_of_name, '([\\%_])', '\\\1', 'g') || '%'
  limit least(at_most, 500)
$$;
grant execute on function child.search_mine(text, boolean, integer) to kring_app;
