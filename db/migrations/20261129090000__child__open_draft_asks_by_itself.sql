-- Asked by itself, and not only under the policies that use it, it tells nobody of a plan whom it is not open to: a function of another unit
-- whose disclosure has ended keeps its seat at the meeting.
create or replace function child.draft_open_in_meeting(plan uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from child.plans p
      -- The lead's own meeting: otherwise whoever calls one could invite oneself into the draft. A meeting that nobody closed ends by itself.
      join child.meetings m on m.child_id = p.child_id and m.function_id = p.lead_function_id
        and m.opened_at > now() - interval '1 day' and m.closed_at is null and m.cancelled_at is null
      join child.meeting_participants t on t.meeting_id = m.id and t.function_id = people.my_function() and t.edits_plan
    where p.id = plan and p.ended_at is null and p.unit_id = people.my_unit() and sharing.i_am_involved(p.child_id))
$$;
