-- R10b: "told" was one word for the whole family and for every receiver of an item. A plan that a guardian is to know nothing of stood on
-- their page with its receiver and its purpose, a meeting with the other guardian alone stood in their log, and so did the reading of one
-- item by a function that was told of another.

create function sharing.kept_from_me(child uuid) returns table (item_id uuid) language sql stable security definer set search_path = '' as $$
  with me as (select g.id from child.guardians g where g.child_id = child and g.person_id = people.me_as_guardian()),
  others as (
    select i.item_id as id from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.child_id = child and d.to_guardian_id is not null and i.item_kind not in ('child', 'plan', 'plan_part', 'plan_words', 'draft')
    group by 1 having not bool_or(d.to_guardian_id in (select m.id from me m))
  ), plans as (
    select x.plan_id as id from child.plan_partners x
    where x.child_id = child and x.gets = 'nothing' and x.removed_at is null and x.guardian_id in (select m.id from me m)
  ), kept as (
    select o.id from others o
    union all select w.id from child.meeting_words w join others o on o.id = w.meeting_id
    union all select p.id from plans p
    union all select v.part_id from child.plan_version_parts v join plans p on p.id = v.plan_id
    union all select w.id from child.plan_words w join plans p on p.id = w.plan_id
    union all select r.id from child.reviews r join plans p on p.id = r.plan_id
  )
  select k.id from kept k
  -- The page of the act itself.
  union all select d.id from sharing.disclosures d where d.child_id = child and d.kind <> 'emergency' and exists (select from sharing.disclosed_items i
    where i.disclosure_id = d.id and i.item_kind <> 'child' and i.item_id in (select k.id from kept k))
$$;
comment on function sharing.kept_from_me(uuid) is
  'R10b: what I as a guardian am not to know of: a plan of which I am to get nothing, and what was given to another guardian and never to me.';
-- The same of one disclosure, asked by the policy of each row: by its items alone, not by all that is kept.
create function sharing.is_kept_from_me(disclosure uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id cross join lateral (
      select i.item_id as id where i.item_kind not in ('child', 'plan', 'plan_part', 'plan_words', 'draft')
      union all select w.meeting_id from child.meeting_words w where w.id = i.item_id and i.item_kind in ('meeting_words', 'minutes_point')
    ) x
    where d.id = disclosure and d.kind <> 'emergency' and sharing.guardian_may_see(d.child_id)
      and (select not bool_or(g.person_id is not distinct from people.me_as_guardian()) from sharing.disclosed_items o
        join sharing.disclosures od on od.id = o.disclosure_id join child.guardians g on g.id = od.to_guardian_id where o.item_id = x.id)
  ) or exists (
    select from sharing.disclosures d join child.plan_partners k on k.child_id = d.child_id and k.gets = 'nothing' and k.removed_at is null
      join child.guardians g on g.id = k.guardian_id and g.person_id = people.me_as_guardian() join sharing.disclosed_items i on i.disclosure_id = d.id
    where d.id = disclosure and d.kind <> 'emergency' and sharing.guardian_may_see(d.child_id) and (i.item_id = k.plan_id
      or exists (select from child.plan_version_parts v where v.part_id = i.item_id and v.plan_id = k.plan_id)
      or exists (select from child.plan_words w where w.id = i.item_id and w.plan_id = k.plan_id))
  )
$$;
comment on function sharing.is_kept_from_me(uuid) is 'R10b: does a disclosure tell of something that I as a guardian am not to know of? An emergency is told to everybody (R9).';
revoke all on function sharing.kept_from_me(uuid), sharing.is_kept_from_me(uuid) from public;
grant execute on function sharing.is_kept_from_me(uuid) to kring_app;

alter policy select_about_my_child on sharing.disclosures using ((select people.me_as_guardian()) is not null and informed
  and sharing.guardian_may_see(child_id) and not sharing.is_kept_from_me(id));
comment on policy select_about_my_child on sharing.disclosures is
  'R8, R10b: a guardian sees what was given about their child if the family was told of it and it is not kept from just them, unless the child is protected and they are not listed.';

create or replace function audit.told_to_guardians(child uuid) returns setof audit.access_log language sql stable security definer set search_path = '' as $$
  with kept as materialized (select k.item_id from sharing.kept_from_me(child) k
  ), told as (
    select d.to_function_id as function_id, d.made_at as since, coalesce(least(d.ended_at, d.valid_until), d.valid_until) as until from sharing.disclosures d
    where d.child_id = child and d.decision = 'given' and (d.informed or d.kind = 'emergency') and d.to_function_id is not null
      and (d.kind = 'emergency' or not exists (select from sharing.disclosed_items i join kept k on k.item_id = i.item_id
        where i.disclosure_id = d.id and i.item_kind <> 'child'))
  ), given as (
    select i.item_id, d.to_function_id, d.made_at, d.informed from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = child and i.item_kind <> 'child' and d.kind <> 'emergency'
  ), untold as (
    select g.item_id, null::uuid as function_id, min(g.made_at) as since from given g group by 1 having not bool_or(g.informed)
    -- Others were told of the item, and of this receiver nobody.
    union all
    select g.item_id, g.to_function_id, min(g.made_at) from given g where g.to_function_id is not null group by 1, 2 having not bool_or(g.informed)
    union all
    select d.id, null, d.made_at from sharing.disclosures d where d.child_id = child and not d.informed and d.kind <> 'emergency'
  )
  select l.* from audit.access_log l join child.children c on c.id = l.child_id
  where l.child_id = child and sharing.guardian_may_see(child)
    and l.act in ('read', 'emergency', 'export') and not l.as_guardian and l.function_id is not null
    and l.item_kind not in ('report', 'protection', 'held_back', 'opened_list') and l.item_kind not like 'draft\_%'
    and (l.item_kind <> 'draft' or exists (select from child.plans p where p.id = l.item_id))
    and not exists (select from untold u where u.item_id = l.item_id and u.since <= l.at and (u.function_id is null or u.function_id = l.function_id))
    and not exists (select from kept k where k.item_id = l.item_id)
    and (l.unit_id = c.unit_id or l.act = 'emergency'
      or exists (select from told t where t.function_id = l.function_id and t.since <= l.at and l.at < t.until)
      or exists (select from people.functions f where f.id = l.function_id and f.kind = 'log_reviewer'))
    and not exists (select from audit.held_back h where h.child_id = child and h.function_id = l.function_id and h.decision = 'held' and h.ended_at is null
      and l.person_id is distinct from h.made_by and l.person_id is distinct from h.decided_by)
$$;
