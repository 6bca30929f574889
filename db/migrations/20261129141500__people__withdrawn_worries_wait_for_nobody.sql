-- A worry that was taken back keeps no function open.
create or replace function people.function_obstacles(func uuid) returns text[] language sql stable security definer set search_path to '' as $$
  select array_remove(array[
    case when exists (select from people.appointments a where a.function_id = func and (a.ends_at is null or a.ends_at > now())
      and a.ends_at is distinct from a.starts_at) then 'held' end,
    case when exists (select from people.named_person_rules r where r.function_id = func) then 'rule' end,
    case when exists (select from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.to_function_id = func and r.answer is null) then 'waits' end,
    case when exists (select from sharing.involvements i where i.function_id = func and i.ended_at is null and (cardinality(child.holds_here(i.child_id, func)) > 0
        or not exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> func and x.ended_at is null)))
      or exists (select from child.named_persons n where n.function_id = func and n.until is null)
      or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null) then 'holds' end,
    case when exists (select from sharing.disclosures d where d.to_function_id = func and d.decision = 'given' and d.ended_at is null and d.valid_until > now())
      or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
        where p.function_id = func and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'given' end
  ], null)
$$;
