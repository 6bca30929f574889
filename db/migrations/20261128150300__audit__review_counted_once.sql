-- The reviewer's page asked for its days and for what stands out, and each counted the newest rows anew. Both come from one counting:
-- `standing_out` null gives the two together, and `stands_out` tells them apart.
drop function audit.review_days(date, boolean, date, uuid, uuid, integer);
create function audit.review_days(since date, standing_out boolean default false, after_day date default null, after_function uuid default null,
  after_person uuid default null, at_most integer default 100)
returns table(day date, function_id uuid, person_id uuid, function_name text, unit_name text, organisation_name text, person_name text,
  readings integer, children integer, searches integer, refused integer, usual integer, stands_out boolean)
language sql stable security definer set search_path = '' as $$
  with fresh as materialized (select d.* from audit.days_for_review(since) d where audit.i_review()),
  listed as (
    select false as stands_out, s.* from (
      (select d.* from audit.reading_days d
        where d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since
          and (after_day is null or d.day < after_day or (d.day = after_day and (d.function_id, d.person_id) > (after_function, after_person)))
          and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
        order by d.day desc, d.function_id, d.person_id limit at_most)
      union all
      select f.* from fresh f
      where after_day is null or f.day < after_day or (f.day = after_day and (f.function_id, f.person_id) > (after_function, after_person))) s
    where standing_out is not true order by s.day desc, s.function_id, s.person_id limit least(at_most, 500)),
  outstanding as (
    select true as stands_out, s.* from (
      (select d.* from audit.reading_days d
        where d.collaboration_id = people.my_collaboration() and audit.i_review() and d.day >= since
          and (d.refused >= 5 or (d.children >= 15 and d.children >= d.usual * 3))
          and not exists (select from fresh f where f.function_id = d.function_id and f.person_id = d.person_id and f.day = d.day)
        order by d.day desc limit 50)
      union all
      select f.* from fresh f where f.refused >= 5 or (f.children >= 15 and f.children >= f.usual * 3)) s
    where standing_out is not false order by s.day desc, s.function_id, s.person_id limit 50)
  select x.day, f.id, p.id, f.name, u.name, o.name, p.name, x.readings, x.children, x.searches, x.refused, x.usual, x.stands_out
  from (select * from listed union all select * from outstanding) x
    join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = x.person_id
  order by x.stands_out, x.day desc, f.id, p.id
$$;
comment on function audit.review_days(date, boolean, date, uuid, uuid, integer) is 'Days for the log reviewer: a page of all, the latest first, and at most fifty that stand out.';
revoke execute on function audit.review_days(date, boolean, date, uuid, uuid, integer) from public;
grant execute on function audit.review_days(date, boolean, date, uuid, uuid, integer) to kring_app;
