-- What came side by side: a merged record stands in no list, and who asks to be let in is counted among what waits.
create or replace function child.relist(functions uuid[], children uuid[]) returns void language plpgsql security definer
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
      coalesce(i.since, g.since, now()) as since,
      -- A record that has become part of another leads there, and stands in no list.
      case when exists (select from child.merges m where m.old_child_id = c.id and m.split_at is null) then null
        when i.child_id is not null and c.unit_id = f.unit_id then 'infinity' else g.until end as until
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

create function child.relist_merged() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform child.relist(array_agg(i.function_id order by i.function_id), array_agg(i.child_id order by i.function_id))
    from sharing.involvements i where i.child_id = new.old_child_id;
  return null;
end $$;
create trigger relist_merged after insert or update of split_at on child.merges for each row execute function child.relist_merged();

create or replace function child.waits_for(func uuid) returns table (kind text, id uuid, due date, answers boolean)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
    union all select 'invitation', m.id, m.child_id, m.unit_id, m.starts_at::date, true, 'meeting', m.id, null
      from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.answer is null and m.function_id <> func and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    union all select 'minutes', m.id, m.child_id, m.unit_id, m.ends_at::date, false, 'meeting', m.id, null
      from child.meetings m where m.function_id = func and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()
    union all select 'join', r.id, r.child_id, r.unit_id, r.answer_by, true, 'join', r.id, null
      from child.join_requests r where r.to_function_id = func and r.answer is null
    union all select 'plan', p.id, p.child_id, p.unit_id, p.next_on, false, 'plan', p.id, null
      from child.plans p where p.lead_function_id = func and p.ended_at is null
    union all select 'action', p.id, p.child_id, p.unit_id, v.until_on, false, 'plan_part', v.part_id, v.version
      from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where v.function_id = func and v.kind = 'action'
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
  )
  select o.kind, o.id, o.due, o.answers from own o
  where not sharing.hidden_by_protection(o.child_id, func)
    and ((o.unit_id = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = o.child_id offset 0))
      or exists (select from sharing.given_to_my_function d where d.item_id = o.item_id and d.item_kind = o.item_kind
        and (o.version is null or d.version = o.version) offset 0));
end $$;
