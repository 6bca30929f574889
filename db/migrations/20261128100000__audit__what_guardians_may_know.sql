-- R10b: what was done without telling the guardians is invisible to them from the first second, in the log too. A reading tells of a
-- disclosure by who read and by what was read, so both are asked:
-- - a function of another unit stands in the guardians' log only while something lives that was given to it and that they were told of;
-- - an item is read by nobody, in the unit that wrote it neither, from when it was given to somebody without telling, unless it was given
--   with telling too. By its id, not its kind: the minutes have their meeting's. What stood there before goes on standing: a line that
--   vanishes tells as much as one that comes.
-- That somebody decides over holding back is not told either. What is held back by somebody's yes never hides that person's own readings.
-- An emergency (R9) is told: they see who opened, and what was read while it was open. A draft is not yet an item about the child.
create function audit.told_to_guardians(child uuid) returns setof audit.access_log language sql stable security definer set search_path = '' as $$
  with told as (
    select d.to_function_id as function_id, d.made_at as since, coalesce(least(d.ended_at, d.valid_until), d.valid_until) as until from sharing.disclosures d
    where d.child_id = child and d.decision = 'given' and (d.informed or d.kind = 'emergency') and d.to_function_id is not null
  ), untold as (
    select i.item_id, min(d.made_at) as since from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = child and i.item_kind <> 'child' and d.kind <> 'emergency' group by 1 having not bool_or(d.informed)
    union all
    select d.id, d.made_at from sharing.disclosures d where d.child_id = child and not d.informed and d.kind <> 'emergency'
  )
  select l.* from audit.access_log l join child.children c on c.id = l.child_id
  where l.child_id = child and sharing.guardian_may_see(child)
    and l.act in ('read', 'emergency', 'export') and not l.as_guardian and l.function_id is not null
    and l.item_kind not in ('report', 'protection', 'held_back', 'opened_list') and l.item_kind not like 'draft\_%'
    and (l.item_kind <> 'draft' or exists (select from child.plans p where p.id = l.item_id))
    and not exists (select from untold u where u.item_id = l.item_id and u.since <= l.at)
    and (l.unit_id = c.unit_id or l.act = 'emergency'
      or exists (select from told t where t.function_id = l.function_id and t.since <= l.at and l.at < t.until)
      or exists (select from people.functions f where f.id = l.function_id and f.kind = 'log_reviewer'))
    and not exists (select from audit.held_back h where h.child_id = child and h.function_id = l.function_id and h.decision = 'held' and h.ended_at is null
      and l.person_id is distinct from h.made_by and l.person_id is distinct from h.decided_by)
$$;
comment on function audit.told_to_guardians(uuid) is
  'R7, R10b: the rows of the log that a guardian who may see the child is told of, and none to anybody else. Not granted: the functions below answer from it.';

-- R7: a line for each function and day, the latest days first, so that nothing is cut without a word: the next page begins before the
-- last day of this one. An opening in an emergency is a line of its own.
create function audit.family_days(child uuid, before date default null, at_most integer default 30)
returns table (day date, function_name text, unit_name text, organisation_name text, emergency boolean, item_kinds text[])
language sql stable security definer set search_path = '' as $$
  with lines as (
    select (l.at at time zone 'Europe/Stockholm')::date as day, l.function_id, l.unit_id, l.act = 'emergency' as emergency,
      array_agg(distinct l.item_kind) as item_kinds, max(l.at) as latest
    from audit.told_to_guardians(child) l group by 1, 2, 3, 4
  ), days as (
    select distinct l.day from lines l where before is null or l.day < before order by l.day desc limit least(at_most, 400)
  )
  select l.day, f.name, u.name, o.name, l.emergency, l.item_kinds
  from days d join lines l on l.day = d.day join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
    join people.organisations o on o.id = u.organisation_id
  order by l.day desc, l.latest desc, f.id
$$;
comment on function audit.family_days(uuid, date, integer) is 'Who has looked, for a guardian: never an employee''s name.';

-- R9: every opening in an emergency, however much was read since.
create function audit.family_emergencies(child uuid) returns table (at timestamptz, function_name text, unit_name text)
language sql stable security definer set search_path = '' as $$
  select l.at, f.name, u.name from audit.told_to_guardians(child) l
    join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
  where l.act = 'emergency' order by l.at desc
$$;
comment on function audit.family_emergencies(uuid) is 'Openings in an emergency, for a guardian. All of them: they are few.';

drop function audit.family_extract(uuid);
revoke execute on function audit.told_to_guardians(uuid), audit.family_days(uuid, date, integer), audit.family_emergencies(uuid) from public;
grant execute on function audit.family_days(uuid, date, integer), audit.family_emergencies(uuid) to kring_app;

-- R7: the log of a child a page at a time, beginning after the row that the page before ended with; or only the emergencies, all of them.
drop function audit.readings(uuid);
create function audit.readings(child uuid, after_at timestamptz default null, after_id bigint default null, at_most integer default 100, emergencies boolean default false)
returns table (id bigint, at timestamptz, act text, item_kind text, person_name text, function_name text, unit_name text, as_guardian boolean, purpose text)
language sql stable security definer set search_path = '' as $$
  select l.id, l.at, l.act,
    case when l.item_kind = 'draft' and not exists (select from child.plans p where p.id = l.item_id) then 'draft_other' else l.item_kind end,
    case when l.as_guardian then '' else p.name end, f.name, u.name, l.as_guardian, l.purpose
  from audit.access_log l left join people.persons p on p.id = l.person_id left join people.functions f on f.id = l.function_id
    left join people.units u on u.id = l.unit_id
  where l.child_id = child and l.act <> 'refused' and (not emergencies or l.act = 'emergency')
    and (after_at is null or (l.at, l.id) < (after_at, after_id))
    and (sharing.i_am_involved(child)
      or exists (select from people.functions m join child.children c on c.unit_id = m.unit_id or m.kind = 'log_reviewer'
        where m.id = people.my_function() and m.kind in ('manager', 'log_reviewer') and c.id = child
          and m.collaboration_id = c.collaboration_id))
  order by l.at desc, l.id desc limit case when emergencies then null else least(at_most, 500) end
$$;
revoke execute on function audit.readings(uuid, timestamptz, bigint, integer, boolean) from public;
grant execute on function audit.readings(uuid, timestamptz, bigint, integer, boolean) to kring_app;
