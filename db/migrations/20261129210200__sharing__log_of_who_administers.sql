-- R7: who administers acts in no unit (ADR 34), and stands in one all the same. As before, and: their rows in the log name it, so that none of
-- them is left out where days and openings are told by unit.
create or replace function audit.log(act text, child_id uuid, item_kind text, item_id uuid, purpose text) returns void language sql security definer set search_path = '' as $$
  insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, as_guardian,
    act, child_id, item_kind, item_id, purpose)
  values (coalesce(people.my_collaboration(), '00000000-0000-0000-0000-000000000000'), people.me(),
    nullif(current_setting('kring.appointment_id', true), '')::uuid, people.my_function(),
    coalesce(people.my_unit(), (select f.unit_id from people.functions f where f.id = people.my_function())),
    people.me_as_guardian() is not null, act,
    case when act = 'refused' and child_id is null and item_id is not null then
      (select min(n.child_id::text)::uuid from audit.children_named(array[item_id]) n where n.collaboration_id = people.my_collaboration())
    else child_id end, item_kind, item_id, purpose)
$$;
