-- The figures of a unit start from what belongs to its functions. Before, the meetings of the whole county were read once for each.
-- In place of the index of the foreign key alone.
drop index child.meeting_participants_function_id_idx;
create index meeting_participants_function_id_idx on child.meeting_participants (function_id, meeting_id) where function_id is not null;

create or replace function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer)
language sql stable security definer set search_path = '' as $$
  with mine as materialized (
    select f.id, f.unit_id from people.functions f where f.unit_id = people.my_unit() and people.i_manage(f.unit_id)
  ), waits as (
    select m.id, w.answer_by < current_date as late from mine m join child.worries w on w.to_function_id = m.id and w.answered_at is null
      where w.unit_id = m.unit_id or people.has_now(m.id, w.unit_id, 'worry', w.id)
    union all
    select m.id, r.answer_by < current_date from mine m join child.requests r on r.to_function_id = m.id and r.answered_at is null
      where r.withdrawn_at is null and (r.unit_id = m.unit_id or people.has_now(m.id, r.unit_id, 'request', r.id))
  ), meets as (
    select m.id, x.id as meeting from mine m join child.meetings x on x.function_id = m.id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and (x.unit_id = m.unit_id or people.has_now(m.id, x.unit_id, 'meeting', x.id))
    union
    select m.id, x.id from mine m join child.meeting_participants p on p.function_id = m.id join child.meetings x on x.id = p.meeting_id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and (x.unit_id = m.unit_id or people.has_now(m.id, x.unit_id, 'meeting', x.id))
  ), leads as (
    select m.id, p.next_on < current_date as late from mine m join child.plans p on p.lead_function_id = m.id and p.ended_at is null
  )
  select m.id,
    (select count(*)::int from sharing.involvements i where i.function_id = m.id and i.ended_at is null),
    (select count(*)::int from leads l where l.id = m.id),
    (select count(*)::int from waits w where w.id = m.id),
    (select count(*)::int from meets x where x.id = m.id),
    (select count(*)::int from child.drafts d where d.function_id = m.id),
    (select count(*)::int from waits w where w.id = m.id and w.late) + (select count(*)::int from leads l where l.id = m.id and l.late)
  from mine m
$$;
