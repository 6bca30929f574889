-- R3, R4: why there is a plan, the views and the fields of a SIP speak of everything, and go with the whole alone. The page that publishes
-- knew it; the database took them within any areas, and a draft that was opened for some showed them after it had come to speak of more.

create or replace function child.check_disclosed_items() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  foreign_item boolean;
  outside_areas boolean;
begin
  if not exists (select from made i where i.item_kind <> 'child' or i.item_id <> i.child_id or i.version <> 1) then return null; end if;
  select bool_or(x.areas is null), bool_or(not x.areas <@ d.areas and d.to_function_id is not null and d.kind <> 'emergency')
    into foreign_item, outside_areas
    from made i join sharing.disclosures d on d.id = i.disclosure_id left join lateral (
      select '{}'::text[] as areas where i.item_kind = 'child' and i.item_id = i.child_id and i.version = 1
      union all
      select w.areas from child.worries w join child.worry_versions v on v.worry_id = w.id
        where i.item_kind = 'worry' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and v.version = i.version
      union all
      select a.areas from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
        where i.item_kind = 'assessment' and a.id = i.item_id and a.child_id = i.child_id and a.unit_id = i.from_unit_id and v.version = i.version
      union all
      select r.areas from child.requests r
        where i.item_kind = 'request' and r.id = i.item_id and r.child_id = i.child_id and r.unit_id = i.from_unit_id and r.version = i.version
      union all
      select '{}' from child.plan_versions v
        where i.item_kind = 'plan' and v.plan_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select case when v.area is not null then array[v.area] when v.kind = 'matters' then '{}' else
        array(select distinct w.area from child.plan_version_parts w where w.plan_id = v.plan_id and w.version = v.version and w.area is not null) end
        from child.plan_version_parts v
        where i.item_kind = 'plan_part' and v.part_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select array(select distinct v.area from child.plan_version_parts v where v.plan_id = w.plan_id and v.version = w.version and v.area is not null)
        from child.plan_words w
        where i.item_kind = 'plan_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and w.version = i.version
      union all
      select '{}' from child.plans p
        where i.item_kind = 'draft' and p.id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.lead_function_id = d.from_function_id
      union all
      select '{}' from child.meetings m
        where i.item_kind = 'meeting' and m.id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
      union all
      select w.areas from child.meeting_words w
        where i.item_kind = 'meeting_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and i.version = 1
          and w.kind <> 'not_to_raise'
      union all
      select m.areas from child.minutes m
        where i.item_kind = 'minutes' and m.meeting_id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
          and m.version = i.version
      union all
      select p.areas from child.minutes_points p
        where i.item_kind = 'minutes_point' and p.point_id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.version = i.version
    ) x on true;
  if foreign_item then raise check_violation using constraint = 'disclosed_item_is_the_givers'; end if;
  if outside_areas then raise check_violation using constraint = 'disclosed_item_within_the_areas'; end if;
  return null;
end $$;

create function child.draft_covers(plan uuid, kind text, area text, parent uuid, editor uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.item_id = draft_covers.plan and i.item_kind = 'draft' and i.to_function_id = people.my_function() and i.ends_at > now()
      and case
        when x.area is not null then x.area = any(d.areas)
        when draft_covers.kind = 'matters' or draft_covers.editor = people.my_function() then true
        else not exists (select from child.plan_parts p where p.plan_id = draft_covers.plan and p.removed_at is null and p.area <> all(d.areas)) end)
  from (select coalesce(draft_covers.area, (select p.area from child.plan_parts p where p.id = draft_covers.parent)) as area) x
$$;
comment on function child.draft_covers(uuid, text, text, uuid, uuid) is
  'R3, R4: may I read a part of this draft, which was opened to my function? A goal and an action have the area of their need. What has none speaks of everything, so it is read by those whose areas cover all of the draft, and by who wrote it last; what matters to the child by all.';
revoke all on function child.draft_covers(uuid, text, text, uuid, uuid) from public;
grant execute on function child.draft_covers(uuid, text, text, uuid, uuid) to kring_app;
alter policy select_open_draft on child.plan_parts using (exists (select from sharing.given_to_my_function d
  where d.item_id = plan_parts.plan_id and d.item_kind = 'draft' offset 0)
  and child.draft_covers(plan_id, kind, area, parent_id, edited_by));
alter policy insert_as_lead on child.plan_parts with check (edited_by = (select people.my_function()) and exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id and p.ended_at is null
    and (p.lead_function_id = (select people.my_function()) or (exists (select from sharing.given_to_my_function d
      where d.item_id = p.id and d.item_kind = 'draft' offset 0)
      and child.draft_covers(plan_parts.plan_id, plan_parts.kind, plan_parts.area, plan_parts.parent_id, plan_parts.edited_by)))));
alter policy update_as_lead on child.plan_parts
  using (exists (select from child.plans p
    where p.id = plan_parts.plan_id and p.ended_at is null and (p.lead_function_id = (select people.my_function())
      or (exists (select from sharing.given_to_my_function d where d.item_id = p.id and d.item_kind = 'draft' offset 0)
        and child.draft_covers(plan_parts.plan_id, plan_parts.kind, plan_parts.area, plan_parts.parent_id, plan_parts.edited_by)))));
drop function child.draft_covers(uuid, text, uuid);
