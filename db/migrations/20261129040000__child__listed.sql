-- Lists of children in pages of fifty, in order, and searched by the words of a name, at a price that is that of a page: neither the
-- county nor the thousands that one function may know are read for it.
-- Derived, and never more than a place to begin: every row that a page shows is read through the policies of child.children.

-- The letter that a name stands under, as Swedish orders names: Å, Ä and Ö are letters, Ø is with Ö, Æ with Ä and Ü with Y.
create function child.letter_of(name text) returns text language sql immutable strict parallel safe set search_path = '' as $$
  select case upper(left(normalize(ltrim(name), NFC), 1) collate "und-x-icu")
    when 'Å' then 'Å' when 'Ä' then 'Ä' when 'Æ' then 'Ä' when 'Ö' then 'Ö' when 'Ø' then 'Ö' when 'Ü' then 'Y'
    else upper(left(people.folded(name), 1) collate "und-x-icu") end
$$;

-- R1, R2: which children a function works with in its own unit, or was given, and until when.
create table child.listed (
  function_id uuid not null references people.functions (id) on delete cascade,
  child_id uuid not null references child.children (id) on delete cascade,
  own boolean not null,
  given_name text not null,
  family_name text not null,
  given_letter text not null generated always as (child.letter_of(given_name)) stored,
  family_letter text not null generated always as (child.letter_of(family_name)) stored,
  since timestamptz not null,
  until timestamptz not null,
  primary key (function_id, child_id)
);
comment on table child.listed is 'R1, R2: derived: the children that a function works with or was given, in the order of lists. Read by child.my_list and child.count_my_list only, for the actor''s own function.';
create index on child.listed (child_id);
create index listed_by_given_name on child.listed (function_id, given_name collate "sv-x-icu", family_name collate "sv-x-icu", child_id);
create index listed_by_family_name on child.listed (function_id, family_name collate "sv-x-icu", given_name collate "sv-x-icu", child_id);
create index listed_latest on child.listed (function_id, since desc, child_id);
alter table child.listed enable row level security, force row level security;
create policy owner_all on child.listed for all to kring_owner using (true) with check (true);

-- The words of their names. R8: a child with protected identity has none, so that a search for its name reads what a search for no
-- name at all reads. By function first: what others know is never passed on the way.
create table child.listed_words (
  function_id uuid not null,
  word text collate "C" not null,
  child_id uuid not null,
  primary key (function_id, word, child_id),
  foreign key (function_id, child_id) references child.listed (function_id, child_id) on delete cascade
);
comment on table child.listed_words is 'R8: derived: the words of the names in child.listed, but for children with protected identity.';
create index on child.listed_words (function_id, child_id);
alter table child.listed_words enable row level security, force row level security;
create policy owner_all on child.listed_words for all to kring_owner using (true) with check (true);

insert into platform.retention (table_name, class, keeps) values
  ('child.listed', 'child_record', 'as long as the function knows the child'),
  ('child.listed_words', 'child_record', 'as long as the function knows the child');

-- Row by row by its indexes, whatever the tables hold: what a registration costs must tell nothing of what others have (R10).
create function child.relist(functions uuid[], children uuid[]) returns void language plpgsql security definer
  set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if cardinality(coalesce(children, '{}')) = 0 then return; end if;
  -- Two at once about the same child and function list one after the other, so that the last one sees what both have changed. The row
  -- itself is the lock: one on the child would hold up those who write about it.
  insert into child.listed as l (function_id, child_id, own, given_name, family_name, since, until)
    select distinct f.id, c.id, false, c.given_name, c.family_name, now(), '-infinity'::timestamptz
    from unnest(functions, children) a(function_id, child_id) join people.functions f on f.id = a.function_id join child.children c on c.id = a.child_id
    order by c.id, f.id
    on conflict (function_id, child_id) do update set until = l.until;
  with live as materialized (
    select a.function_id, a.child_id, c.given_name, c.family_name, i.child_id is not null and c.unit_id = f.unit_id as own,
      coalesce(i.since, g.since, now()) as since, case when i.child_id is not null and c.unit_id = f.unit_id then 'infinity' else g.until end as until
    from (select distinct x.function_id, x.child_id from unnest(functions, children) x(function_id, child_id)) a
      join people.functions f on f.id = a.function_id join child.children c on c.id = a.child_id
      left join sharing.involvements i on i.function_id = a.function_id and i.child_id = a.child_id and i.ended_at is null
      left join lateral (select max(d.ends_at) as until, min(s.made_at) as since
        from sharing.disclosed_items d join sharing.disclosures s on s.id = d.disclosure_id
        where d.item_id = a.child_id and d.to_function_id = a.function_id and d.item_kind = 'child' and d.ends_at > now()) g on true
  ), gone as (
    delete from child.listed l using live x where l.function_id = x.function_id and l.child_id = x.child_id and x.until is null
  )
  update child.listed l set own = x.own, given_name = x.given_name, family_name = x.family_name, since = x.since, until = x.until
    from live x where x.until is not null and l.function_id = x.function_id and l.child_id = x.child_id
      and (l.own, l.given_name, l.family_name, l.since, l.until) is distinct from (x.own, x.given_name, x.family_name, x.since, x.until);
  delete from child.listed_words w using unnest(functions, children) a(function_id, child_id), child.children c
    where w.function_id = a.function_id and w.child_id = a.child_id and c.id = w.child_id
      and (c.protection <> 'none' or w.word <> all(regexp_split_to_array(people.folded(c.given_name || ' ' || c.family_name), ' ')));
  insert into child.listed_words (function_id, word, child_id)
    select distinct l.function_id, w.word, l.child_id
    from (select distinct x.function_id, x.child_id from unnest(functions, children) x(function_id, child_id)) a
      join child.listed l on l.function_id = a.function_id and l.child_id = a.child_id join child.children c on c.id = l.child_id
      cross join lateral regexp_split_to_table(people.folded(c.given_name || ' ' || c.family_name), ' ') w(word)
    where c.protection = 'none' and w.word <> ''
    on conflict do nothing;
end $$;

create function child.relist_involved() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform child.relist(array_agg(c.function_id order by c.child_id, c.function_id), array_agg(c.child_id order by c.child_id, c.function_id)) from changed c;
  return null;
end $$;
create trigger relist_after_insert after insert on sharing.involvements referencing new table as changed
  for each statement execute function child.relist_involved();
create trigger relist_after_update after update on sharing.involvements referencing new table as changed
  for each statement execute function child.relist_involved();
create trigger relist_after_delete after delete on sharing.involvements referencing old table as changed
  for each statement execute function child.relist_involved();

create function child.relist_given() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform child.relist(array_agg(c.to_function_id order by c.item_id, c.to_function_id), array_agg(c.item_id order by c.item_id, c.to_function_id))
    from changed c where c.item_kind = 'child' and c.to_function_id is not null;
  return null;
end $$;
create trigger relist_after_insert after insert on sharing.disclosed_items referencing new table as changed
  for each statement execute function child.relist_given();
create trigger relist_after_update after update on sharing.disclosed_items referencing new table as changed
  for each statement execute function child.relist_given();
create trigger relist_after_delete after delete on sharing.disclosed_items referencing old table as changed
  for each statement execute function child.relist_given();

create function child.relist_child() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform child.relist(array_agg(l.function_id), array_agg(l.child_id)) from child.listed l where l.child_id = new.id;
  return null;
end $$;
create trigger relist_named after update of given_name, family_name, protection, unit_id on child.children for each row
  when ((old.given_name, old.family_name, old.protection, old.unit_id) is distinct from (new.given_name, new.family_name, new.protection, new.unit_id))
  execute function child.relist_child();

-- By the index alone, so that a search reads my own words and nobody else's, however few there are (R10).
-- Those of my function whose name has a word that begins as each of these, any number of words in any order.
create function child.my_hits(words text[]) returns uuid[] language sql stable security definer
  set search_path = '' set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select coalesce(array_agg(h.child_id), '{}') from (
    select w.child_id from unnest(words) q(word) join child.listed_words w
      on w.function_id = people.my_function() and w.word >= q.word collate "C" and w.word < (q.word || U&'\+10FFFF') collate "C"
    group by w.child_id having count(distinct q.word) = (select count(distinct x) from unnest(words) x)) h
$$;

-- A page of the children of my function. `words`: only those that a search finds, never one with protected identity (R8); null for all.
-- `among`: only these, in this order where `sort` is "asked". `own_only`: those of my unit's own records.
create function child.my_list(words text[], own_only boolean, among uuid[], sort text, skip integer, at_most integer) returns table (child_id uuid)
  language plpgsql stable security definer rows 50 set search_path = '' set enable_seqscan = off as $$
declare
  mine uuid := people.my_function();
  hits uuid[] := case when words is not null then child.my_hits(words) end;
begin
  return query execute format('select l.child_id from child.listed l
    where l.function_id = $1 and l.until > now() %s %s %s order by %s offset $4 limit $5',
    case when own_only then 'and l.own' end, case when hits is not null then 'and l.child_id = any($2)' end,
    case when among is not null then 'and l.child_id = any($3)' end,
    case sort when 'family' then 'l.family_name collate "sv-x-icu", l.given_name collate "sv-x-icu", l.child_id'
      when 'latest' then 'l.since desc, l.child_id' when 'asked' then 'array_position($3, l.child_id)'
      else 'l.given_name collate "sv-x-icu", l.family_name collate "sv-x-icu", l.child_id' end)
    using mine, hits, among, greatest(skip, 0), least(at_most, 500);
end $$;
grant execute on function child.my_list(text[], boolean, uuid[], text, integer, integer) to kring_app;

-- How many such a list has, by the letter of its order, and where each letter begins.
create function child.count_my_list(words text[], own_only boolean, among uuid[], by_family boolean) returns table (letter text, begins integer, children integer)
  language plpgsql stable security definer rows 30 set search_path = '' set enable_seqscan = off as $$
declare
  mine uuid := people.my_function();
  hits uuid[] := case when words is not null then child.my_hits(words) end;
begin
  return query execute format('select x.letter, min(x.n)::int, count(*)::int from (
      select l.%1$s_letter as letter, row_number() over (order by l.%1$s_name collate "sv-x-icu", l.%2$s_name collate "sv-x-icu", l.child_id) as n
      from child.listed l where l.function_id = $1 and l.until > now() %3$s %4$s %5$s) x
    group by x.letter order by 2',
    case when by_family then 'family' else 'given' end, case when by_family then 'given' else 'family' end,
    case when own_only then 'and l.own' end, case when hits is not null then 'and l.child_id = any($2)' end,
    case when among is not null then 'and l.child_id = any($3)' end)
    using mine, hits, among;
end $$;
grant execute on function child.count_my_list(text[], boolean, uuid[], boolean) to kring_app;

drop function child.search_mine(text, boolean, integer);

-- The children that I read about last in this function, the latest first. Derived from my own rows of the access log, so that nothing
-- more is stored of whom I open: a colleague who takes the function over begins with none, and it ends with the log.
create function audit.my_recent_children(at_most integer) returns setof uuid language sql stable security definer rows 8 set search_path = '' as $$
  select r.child_id from (
    select l.child_id, l.person_id, l.at, l.act from audit.access_log l
    where l.function_id = people.my_function() and l.at > now() - interval '90 days'
    order by l.at desc limit 2000) r
  where r.person_id = people.me() and r.child_id is not null and r.act in ('read', 'write')
  group by r.child_id order by max(r.at) desc limit least(at_most, 20)
$$;
grant execute on function audit.my_recent_children(integer) to kring_app;

select child.relist(array_agg(x.function_id), array_agg(x.child_id)) from (
  select i.function_id, i.child_id from sharing.involvements i where i.ended_at is null
  union
  select d.to_function_id, d.item_id from sharing.disclosed_items d where d.item_kind = 'child' and d.to_function_id is not null and d.ends_at > now()) x;
