drop function people.unit_figures();

-- What each function of the manager's own unit carries, as counts: never a name, never which child. No row for anyone else.
-- `overdue` is what should have been answered, met about or done by now: the three after it. `actions` is all that it has left to do in
-- plans, late or not. What another unit has addressed or given to a function counts from when it is given, and no longer than it is: a
-- count tells of a row as well as a row does (R1, R10).
create function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer, late_answers integer, late_reviews integer, late_actions integer, actions integer) language sql stable security definer set search_path to '' as $$
  with mine as materialized (
    select f.id, f.unit_id from people.functions f where f.unit_id = people.my_unit() and people.i_manage(f.unit_id)
  ), waits as (
    select m.id, w.answer_by < current_date as late from mine m join child.worries w on w.to_function_id = m.id and w.answered_at is null
      where w.withdrawn_at is null and (w.unit_id = m.unit_id or people.has_now(m.id, w.unit_id, 'worry', w.id))
    union all
    select m.id, r.answer_by < current_date from mine m join child.requests r on r.to_function_id = m.id and r.answered_at is null
      where r.withdrawn_at is null and (r.unit_id = m.unit_id or people.has_now(m.id, r.unit_id, 'request', r.id))
  ), meets as (
    select m.id, x.id as meeting from mine m join child.meetings x on x.function_id = m.id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and (x.unit_id = m.unit_id or people.has_now(m.id, x.unit_id, 'meeting', x.id))
    union
    select m.id, x.id from mine m join child.meeting_participants p on p.function_id = m.id and p.let_go_at is null join child.meetings x on x.id = p.meeting_id
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and child.still_reads_invitation(x, p)
  ), leads as (
    select m.id, p.next_on < current_date as late from mine m join child.plans p on p.lead_function_id = m.id and p.ended_at is null
  ), acts as (
    -- As they stand in the function's own inbox: in the version that counts, which its own unit has made or it was given.
    select m.id, coalesce(v.until_on < current_date, false) as late from mine m join child.plan_version_parts v on v.function_id = m.id and v.kind = 'action'
      join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where coalesce((select k.state from child.action_marks k where k.part_id = v.part_id order by k.at desc limit 1), 'not_started') <> 'done'
        and not sharing.hidden_by_protection(v.child_id, m.id)
        and ((v.unit_id = m.unit_id and exists (select from sharing.involvements i where i.child_id = v.child_id and i.function_id = m.id and i.ended_at is null))
          or exists (select from sharing.disclosed_items d where d.item_id = v.part_id and d.item_kind = 'plan_part' and d.version = v.version
            and d.to_function_id = m.id and d.ends_at > now()))
  ), late as (
    select m.id, (select count(*)::int from waits w where w.id = m.id and w.late) as answers, (select count(*)::int from leads l where l.id = m.id and l.late) as reviews,
      (select count(*)::int from acts a where a.id = m.id and a.late) as actions
    from mine m
  )
  select m.id,
    -- R10a: a child with two records that are one is one child.
    (select count(distinct coalesce(g.child_id, i.child_id))::int from sharing.involvements i
      left join child.merges g on g.old_child_id = i.child_id and g.split_at is null where i.function_id = m.id and i.ended_at is null),
    (select count(*)::int from leads l where l.id = m.id),
    (select count(*)::int from waits w where w.id = m.id),
    (select count(*)::int from meets x where x.id = m.id),
    (select count(*)::int from sharing.drafts d where d.function_id = m.id),
    l.answers + l.reviews + l.actions, l.answers, l.reviews, l.actions, (select count(*)::int from acts a where a.id = m.id)
  from mine m join late l on l.id = m.id
$$;
grant execute on function people.unit_figures() to kring_app;
