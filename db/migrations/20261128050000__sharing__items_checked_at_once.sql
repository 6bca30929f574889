-- Publishing a plan gives some forty items in one statement. Each was looked at by three triggers, of which two asked for its
-- disclosure again; now each is completed from it, and what must hold of all is asked once.

-- An item follows its disclosure. Where there is none that gives, the row is left without an end: kring_app is refused by the policy
-- insert_with_my_disclosure, which comes first and says the same of a disclosure that does not exist and of somebody else's;
-- anybody else by not null. It replaces refuse_other_givers, a trigger that asked the policy's question once more.
create or replace function sharing.complete_item() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select d.to_function_id, g.person_id, d.from_unit_id, coalesce(least(d.valid_until, d.ended_at), d.valid_until)
    into new.to_function_id, new.to_person_id, new.from_unit_id, new.ends_at
    from sharing.disclosures d left join child.guardians g on g.id = d.to_guardian_id
    where d.id = new.disclosure_id and d.child_id = new.child_id and d.decision = 'given';
  return new;
end $$;
drop trigger a_refuse_other_givers on sharing.disclosed_items;
drop function sharing.refuse_other_givers();

-- What is given must be the child's, of the giving unit, in a version that exists, and within the areas of the disclosure.
create function child.check_disclosed_items() returns trigger language plpgsql security definer set search_path = '' as $$
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
      select case when v.area is null then '{}' else array[v.area] end from child.plan_version_parts v
        where i.item_kind = 'plan_part' and v.part_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select '{}' from child.plans p
        where i.item_kind = 'draft' and p.id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.lead_function_id = d.from_function_id
      union all
      select '{}' from child.meetings m
        where i.item_kind = 'meeting' and m.id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
      union all
      select '{}' from child.minutes m
        where i.item_kind = 'minutes' and m.meeting_id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
          and m.version = i.version
    ) x on true;
  if foreign_item then raise check_violation using constraint = 'disclosed_item_is_the_givers'; end if;
  if outside_areas then raise check_violation using constraint = 'disclosed_item_within_the_areas'; end if;
  return null;
end $$;
drop trigger check_disclosed_item on sharing.disclosed_items;
drop function child.check_disclosed_item();
create trigger check_disclosed_items after insert on sharing.disclosed_items referencing new table as made
  for each statement execute function child.check_disclosed_items();
