-- R3: those of the lead's own unit who are invited write in the draft while the meeting of the lead is open. Until now only functions of
-- other units could: a named person was refused in a meeting that said "you can write together".
create function child.draft_open_in_meeting(plan uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from child.plans p
      -- The lead's own meeting: otherwise whoever calls one could invite oneself into the draft. A meeting that nobody closed ends by itself.
      join child.meetings m on m.child_id = p.child_id and m.function_id = p.lead_function_id
        and m.opened_at > now() - interval '1 day' and m.closed_at is null and m.cancelled_at is null
      join child.meeting_participants t on t.meeting_id = m.id and t.function_id = people.my_function() and t.edits_plan
    where p.id = plan and p.ended_at is null)
$$;
comment on function child.draft_open_in_meeting(uuid) is 'R3: whether the draft is open to my function in a meeting of my own unit that its lead has opened.';
grant execute on function child.draft_open_in_meeting(uuid) to kring_app;

create policy select_in_open_meeting on child.plan_parts for select to kring_app
  using (unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = plan_parts.child_id offset 0) and child.draft_open_in_meeting(plan_id));
comment on policy select_in_open_meeting on child.plan_parts is 'R3: a colleague in the room reads the draft while the lead''s meeting is open.';
create policy insert_in_open_meeting on child.plan_parts for insert to kring_app
  with check (edited_by = (select people.my_function()) and unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = plan_parts.child_id offset 0) and child.draft_open_in_meeting(plan_id)
    and exists (select from child.plans p where p.id = plan_parts.plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id));
comment on policy insert_in_open_meeting on child.plan_parts is 'R3: a colleague in the room writes in the draft while the lead''s meeting is open.';
create policy update_in_open_meeting on child.plan_parts for update to kring_app
  using (unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = plan_parts.child_id offset 0) and child.draft_open_in_meeting(plan_id));
comment on policy update_in_open_meeting on child.plan_parts is 'R3: the same for what stands in the draft.';
