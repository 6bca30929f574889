-- R1, R4: whoever was let go of a meeting has nothing of it: it is not among the meetings of their function that the manager counts, nor in
-- what comes along with the function to its next holder. Who reads it again after it has been, was invited like the others (R20).

create index meeting_participants_let_go_idx on child.meeting_participants (meeting_id) where let_go_at is not null;

-- What each function of the manager's own unit carries, as counts: never a name, never which child. No row for anyone else.
-- `overdue` is what should have been answered, met about or done by now: the three after it. What another unit has addressed or given to a
-- function counts from when it is given, and no longer than it is: a count tells of a row as well as a row does (R1, R10).
create or replace function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer, late_answers integer, late_reviews integer, late_actions integer) language sql stable security definer set search_path to '' as $$
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
    select m.id from mine m join child.plan_version_parts v on v.function_id = m.id and v.kind = 'action' and v.until_on < current_date
      join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where coalesce((select k.state from child.action_marks k where k.part_id = v.part_id order by k.at desc limit 1), 'not_started') <> 'done'
        and not sharing.hidden_by_protection(v.child_id, m.id)
        and ((v.unit_id = m.unit_id and exists (select from sharing.involvements i where i.child_id = v.child_id and i.function_id = m.id and i.ended_at is null))
          or exists (select from sharing.disclosed_items d where d.item_id = v.part_id and d.item_kind = 'plan_part' and d.version = v.version
            and d.to_function_id = m.id and d.ends_at > now()))
  ), late as (
    select m.id, (select count(*)::int from waits w where w.id = m.id and w.late) as answers, (select count(*)::int from leads l where l.id = m.id and l.late) as reviews,
      (select count(*)::int from acts a where a.id = m.id) as actions
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
    l.answers + l.reviews + l.actions, l.answers, l.reviews, l.actions
  from mine m join late l on l.id = m.id
$$;

-- The letters of a turn: about meetings to come that the function has called or is invited to. One who was mailed as a holder is not
-- mailed again when they begin, and one who left before is told nothing of what came after.
create or replace function child.handover_letters(appointment uuid, turn text) returns table(letter text, function_id uuid, person_id uuid, meeting_id uuid) language sql stable security definer set search_path to '' as $$
  with a as (
    select a.function_id, a.person_id, a.starts_at, a.ends_at from people.appointments a where a.id = appointment and people.turn_stands(a, turn)
      and (turn = 'begins' or (a.ends_at > a.starts_at and people.has_heard(a)
        and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null)))
  ), had as (
    select a.*, m.id, m.invited_at, m.cancelled_at from a join child.meetings m on m.function_id = a.function_id
      where m.ends_at > now() and m.closed_at is null
    union all
    select a.*, m.id, p.invited_at, m.cancelled_at from a join child.meeting_participants p on p.function_id = a.function_id and p.let_go_at is null
      join child.meetings m on m.id = p.meeting_id where m.ends_at > now() and m.closed_at is null
  )
  select case turn when 'begins' then 'meeting_invited' else 'meeting_withdrawn' end, h.function_id, h.person_id, h.id
  from had h where case turn when 'begins' then h.invited_at < h.starts_at and h.cancelled_at is null
    else h.invited_at < h.ends_at and (h.cancelled_at is null or h.cancelled_at > h.ends_at) end
$$;

create or replace function child.has_coming_meetings(func uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (select from child.meetings m where m.function_id = func and m.ends_at > now() and m.closed_at is null)
    or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.let_go_at is null and m.ends_at > now() and m.closed_at is null)
$$;

-- Lets go of those who can no longer read a coming meeting, of one child or of all, and invites again those who can. Idempotent; run after every loss, and by the clock.
create or replace function child.let_go_of_meetings(child uuid) returns void language plpgsql security definer set search_path to '' as $$
declare
  letters jsonb;
begin
  with seen as (
    select p.id, p.let_go_at is null as invited, child.still_reads_invitation(m, p) as reads, child.has_it_in_calendar(m, p) as has_it, true as comes
    from child.meetings m join child.meeting_participants p on p.meeting_id = m.id
    where m.ends_at > now() and m.closed_at is null and p.invited_at is not null
      -- One that was called off or taken back before the loss was looked for: its cancellation reaches nobody who has lost it.
      and (m.cancelled_at is null or (p.let_go_at is null and m.cancelled_at > now() - interval '1 day'
        and (m.undone_at is null or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
          and (s.function_id = p.function_id or s.guardian_id = p.guardian_id)))
        and not exists (select from people.sent_letters s where s.item_id = m.id and s.letter = 'meeting_cancelled'
          and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))))
      and (let_go_of_meetings.child is null or m.child_id = let_go_of_meetings.child)
      -- What is being sent is waited for: the clock asks again.
      and not people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
    union all
    -- Of one that has been nobody is let go; who reads it again is one of those who were invited, without a letter.
    select p.id, false, true, false, false
    from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
    where p.let_go_at is not null and m.cancelled_at is null and (m.ends_at <= now() or m.closed_at is not null)
      and m.ends_at > now() - interval '1 year'
      and (let_go_of_meetings.child is null or m.child_id = let_go_of_meetings.child)
      and child.still_reads_invitation(m, p)
  ), changed as (
    update child.meeting_participants p set let_go_at = case when s.reads then null else now() end
    from seen s where s.id = p.id and s.reads <> s.invited
      -- Another that asked at the same moment has told of it.
      and (p.let_go_at is null) = s.invited
    returning p.meeting_id, p.function_id, p.guardian_id, s.reads, s.has_it, s.comes
  )
  select jsonb_agg(jsonb_build_object(
      'to', case when c.guardian_id is null then jsonb_build_object('functionId', c.function_id) else jsonb_build_object('guardianId', c.guardian_id) end,
      'letter', case when c.reads then 'meeting_invited' else 'meeting_lost' end,
      'item', jsonb_build_object('kind', 'meeting', 'id', c.meeting_id)))
    into letters from changed c where c.comes and (c.reads or c.has_it);
  if letters is not null then perform platform.add_jobs('mail', letters); end if;
end $$;
