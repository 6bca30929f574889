-- R14: nobody leaves a child while a meeting that they called has no minutes, and where somebody must leave all the same, whoever is asked
-- about the child has it. What was lost to a meeting stops no function from being closed, and leaves the calendar also of one called off.

create or replace function child.holds_here(child uuid, func uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select array_remove(array[
    case when exists (select from child.named_persons n where n.child_id = child and n.function_id = func and n.until is null) then 'named_person' end,
    case when exists (select from child.plans p where p.child_id = child and p.lead_function_id = func and p.ended_at is null) then 'lead' end,
    case when exists (select from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version
      where p.child_id = child and p.ended_at is null and v.kind = 'action' and v.function_id = func) then 'action' end,
    case when exists (select from child.meetings m where m.child_id = child and m.function_id = func and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = child and w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null) then 'worry' end
  ], null)
$$;

create or replace function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path = '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x where x.child_id = kept and x.ended_at is null and x.custody = g.custody and child.is_same_guardian(x, g, 'infinity')
          -- R8: nor does one that sees one of them see the other by it.
          and child.shows_by_itself(x) = child.shows_by_itself(g)))
      -- Nor is anybody in the family by one of them who was taken out of it in the other.
      or exists (select from child.guardians g join child.guardians x on x.ended_at is null and g.ended_at is not null
          and (x.child_id, g.child_id) in ((kept, old), (old, kept)) and child.is_same_guardian(x, g, 'infinity')
        where not exists (select from child.guardians y where y.child_id = g.child_id and y.ended_at is null and child.is_same_guardian(y, x, 'infinity'))) then 'guardians' end,
    case when exists (select from child.plans p where p.child_id = old and p.ended_at is null) then
      case when exists (select from child.plans p where p.child_id = kept and p.ended_at is null) then 'two_plans' else 'plan' end end,
    case when exists (select from sharing.disclosures d where d.child_id = old and d.decision = 'given' and d.ended_at is null and d.valid_until > now()) then 'given' end,
    case when exists (select from child.meetings m where m.child_id = old and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = old and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.child_id = old and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.child_id = old and r.answer is null) then 'waiting' end,
    -- R8: whoever works with one record reads the other, so all of them are on the list of a protected one.
    case when (select k.protection <> o.protection from k, o)
      or exists (select from sharing.involvements i where i.child_id in (kept, old) and i.ended_at is null
        and (sharing.hidden_by_protection(kept, i.function_id) or sharing.hidden_by_protection(old, i.function_id))) then 'protection' end
  ], null)
$$;

create or replace function child.follow_involvement() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update child.colleagues c set ended_at = now() where c.child_id = new.child_id and c.function_id = new.function_id and c.ended_at is null;
  -- R14: a meeting without minutes that it had called is closed by whoever is asked about the child.
  update child.meetings m set function_id = k.function_id from child.contact_in_unit(new.child_id) k
    where m.child_id = new.child_id and m.function_id = new.function_id and m.cancelled_at is null and m.closed_at is null;
  return null;
end $$;

create or replace function people.function_obstacles(func uuid) returns text[] language sql stable security definer set search_path = '' as $$
  select array_remove(array[
    case when exists (select from people.appointments a where a.function_id = func and (a.ends_at is null or a.ends_at > now())
      and a.ends_at is distinct from a.starts_at) then 'held' end,
    case when exists (select from people.named_person_rules r where r.function_id = func) then 'rule' end,
    case when exists (select from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.to_function_id = func and r.answer is null) then 'waits' end,
    case when exists (select from child.worries w where w.author_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.from_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.from_function_id = func and r.answer is null) then 'asks' end,
    case when exists (select from sharing.involvements i where i.function_id = func and i.ended_at is null and (cardinality(child.holds_here(i.child_id, func)) > 0
        or not exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> func and x.ended_at is null)))
      or exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null)
      or child.acts_in_own_draft(func) then 'holds' end,
    case when exists (select from sharing.disclosures d where d.to_function_id = func and d.decision = 'given' and d.ended_at is null and d.valid_until > now())
      or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = func and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null
          -- R2, R8: of what it can read no longer nothing is said.
          and child.still_reads_invitation(m, p)) then 'given' end
  ], null)
$$;

create or replace function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer, late_answers integer, late_reviews integer, late_actions integer) language sql stable security definer set search_path = '' as $$
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
    select m.id, x.id from mine m join child.meeting_participants p on p.function_id = m.id join child.meetings x on x.id = p.meeting_id
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

create or replace function child.let_go_of_meetings(child uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  letters jsonb;
begin
  with seen as (
    select p.id, p.let_go_at is null as invited, child.still_reads_invitation(m, p) as reads, child.has_it_in_calendar(m, p) as has_it
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
  ), changed as (
    update child.meeting_participants p set let_go_at = case when s.reads then null else now() end
    from seen s where s.id = p.id and s.reads <> s.invited
      -- Another that asked at the same moment has told of it.
      and (p.let_go_at is null) = s.invited
    returning p.meeting_id, p.function_id, p.guardian_id, s.reads, s.has_it
  )
  select jsonb_agg(jsonb_build_object(
      'to', case when c.guardian_id is null then jsonb_build_object('functionId', c.function_id) else jsonb_build_object('guardianId', c.guardian_id) end,
      'letter', case when c.reads then 'meeting_invited' else 'meeting_lost' end,
      'item', jsonb_build_object('kind', 'meeting', 'id', c.meeting_id)))
    into letters from changed c where c.reads or c.has_it;
  if letters is not null then perform platform.add_jobs('mail', letters); end if;
end $$;

-- Meetings that nobody could close any more.
update child.meetings m set function_id = k.function_id
  from child.meetings x cross join lateral child.contact_in_unit(x.child_id) k
  where x.id = m.id and m.cancelled_at is null and m.closed_at is null
    and not exists (select from sharing.involvements i where i.child_id = m.child_id and i.function_id = m.function_id and i.ended_at is null);
