-- What a page costs. The rules of reading stay as they are; they are asked by a shorter way.
-- A policy that asks sharing.involvements or sharing.disclosed_items was answered through the policies of those tables
-- in turn: a page of twelve tables became a plan of 1,000 lines. These views hold what those policies give, and nothing
-- else: my own rows. They are barriers: no condition that could tell of a row is tried before the row is known to be mine.

create view sharing.my_involvements with (security_barrier) as
  select i.child_id from sharing.involvements i
  where i.function_id = people.my_function() and i.ended_at is null;
comment on view sharing.my_involvements is 'R1: the children that my function is involved with now.';

create view sharing.given_to_my_function with (security_barrier) as
  select d.item_id, d.item_kind, d.version from sharing.disclosed_items d
  where d.to_function_id = people.my_function() and d.ends_at > now();
comment on view sharing.given_to_my_function is 'R2: what live disclosures give to my function.';

create view sharing.given_to_me_as_guardian with (security_barrier) as
  select d.item_id, d.item_kind, d.version from sharing.disclosed_items d
  where d.to_person_id = people.me_as_guardian() and d.ends_at > now();
comment on view sharing.given_to_me_as_guardian is 'R2: what live disclosures give to me as a guardian.';

grant select on sharing.my_involvements, sharing.given_to_my_function, sharing.given_to_me_as_guardian to kring_app;

-- Each policy that asks the tables for such a row asks the views; which words are exchanged stands here once for all. `offset 0`
-- keeps the planner from reading all that I was ever given into a table of its own: it looks up the one row, by its index.
create function sharing.ask_my_rows(rule text) returns text language sql immutable set search_path = '' as $f$
  select regexp_replace(regexp_replace(regexp_replace(rule,
    'FROM sharing\.involvements i\s+WHERE \(\(i\.child_id = (\w+\.\w+)\) AND \(i\.function_id = \( SELECT people\.my_function\(\) AS my_function\)\) AND \(i\.ended_at IS NULL\)\)',
    'FROM sharing.my_involvements i WHERE (i.child_id = \1) OFFSET 0', 'g'),
    'FROM sharing\.disclosed_items d(\s+WHERE \(\(d\.item_id = \w+\.\w+\) AND \(d\.item_kind = ''\w+''::text\)(?: AND \(d\.version = \w+\.\w+\))?) AND \(d\.to_function_id = \( SELECT people\.my_function\(\) AS my_function\)\) AND \(d\.ends_at > now\(\)\)\)',
    'FROM sharing.given_to_my_function d\1) OFFSET 0', 'g'),
    'FROM sharing\.disclosed_items d(\s+WHERE \(\(d\.item_id = \w+\.\w+\) AND \(d\.item_kind = ''\w+''::text\)(?: AND \(d\.version = \w+\.\w+\))?) AND \(d\.to_person_id = \( SELECT people\.me_as_guardian\(\) AS me_as_guardian\)\) AND \(d\.ends_at > now\(\)\)\)',
    'FROM sharing.given_to_me_as_guardian d\1) OFFSET 0', 'g')
$f$;

do $$
declare
  p record;
begin
  for p in select format('%I.%I', schemaname, tablename) as target, policyname, qual, with_check from pg_policies
    where 'kring_app' = any(roles) and concat(qual, with_check) ~ 'sharing\.(involvements|disclosed_items) '
  loop
    if p.qual is not null then
      execute format('alter policy %I on %s using (%s)', p.policyname, p.target, sharing.ask_my_rows(p.qual));
    end if;
    if p.with_check is not null then
      execute format('alter policy %I on %s with check (%s)', p.policyname, p.target, sharing.ask_my_rows(p.with_check));
    end if;
  end loop;
end $$;

drop function sharing.ask_my_rows(text);

-- A team is a handful: without being told so, the planner reads every function of the county to meet a thousand of them.
alter function sharing.my_units_team(uuid) rows 6;
