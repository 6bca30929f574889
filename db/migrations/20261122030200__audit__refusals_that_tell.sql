-- A refusal tells something only where it named a record or a closed page: a picture that is gone is no attempt at anything.
create or replace function audit.review_days(since date) returns table (day date, function_id uuid, function_name text, unit_name text,
  organisation_name text, person_name text, readings int, children int, searches int, refused int)
language sql stable security definer set search_path = '' as $$
  select (l.at at time zone 'Europe/Stockholm')::date as day, f.id, f.name, u.name, o.name, p.name,
    (count(*) filter (where l.act in ('read', 'export')))::int, (count(distinct l.child_id) filter (where l.act in ('read', 'export')))::int,
    (count(*) filter (where l.act = 'search'))::int, (count(*) filter (where l.act = 'refused'))::int
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = l.person_id
  where l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
    and (l.act in ('read', 'export', 'search')
      or (l.act = 'refused' and (l.item_id is not null or l.item_kind in ('emergency', 'log'))))
  group by 1, f.id, f.name, u.name, o.name, p.name
  order by 1 desc, 10 desc, o.name, u.name, f.name
  limit 2000
$$;
