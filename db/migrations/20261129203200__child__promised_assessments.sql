-- R14: an answer that promises an assessment is a promise until somebody of that unit has begun or written one, or whoever promised says that
-- it became something else: an answer as any other, so that its words reach who asked.
alter table child.worry_answers drop constraint worry_answers_kind_check;
alter table child.worry_answers add constraint worry_answers_kind_check
  check (kind in ('reply', 'acted', 'guided', 'assessment_opened', 'assessment_dropped', 'question'));
create index worry_answers_promises_idx on child.worry_answers (function_id, at) where kind = 'assessment_opened';

-- A wheel that was begun and shall not be filled in. Who and when is in its event. Saved after all, it is one again.
alter table child.assessments add column set_aside_at timestamptz;
grant update (set_aside_at) on child.assessments to kring_app;
create index assessments_begun_idx on child.assessments (function_id, opened_at) where current_version = 0 and set_aside_at is null;

-- Worries that a function has promised an assessment on and has not begun, with the moment of the promise.
create function child.promised_assessments(func uuid) returns table(worry_id uuid, child_id uuid, unit_id uuid, at timestamptz)
  language sql stable set search_path = '' as $$
  select a.worry_id, a.child_id, a.unit_id, a.at
  from child.worry_answers a join child.worries w on w.id = a.worry_id
  where a.function_id = func and a.kind = 'assessment_opened' and w.to_function_id = func and w.withdrawn_at is null
    and not exists (select from child.worry_answers b where b.worry_id = a.worry_id and b.function_id = func
      and b.kind in ('assessment_opened', 'assessment_dropped') and (b.at, b.id) > (a.at, a.id))
    and not exists (select from child.assessments x where x.child_id = a.child_id and x.unit_id = (select f.unit_id from people.functions f where f.id = func)
      and x.set_aside_at is null and (x.opened_at >= a.at
        or exists (select from child.assessment_versions v where v.assessment_id = x.id and v.written_at >= a.at)))
$$;
grant execute on function child.promised_assessments(uuid) to kring_app;
comment on function child.promised_assessments(uuid) is 'R14: worries on which the function has promised an assessment that nobody of its unit has begun. By the rights of who asks.';

-- As before, and: what a no, a promise and a begun wheel leave to do.
create or replace function child.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language plpgsql security definer set search_path = '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
    union all select 'request_declined', r.id, r.child_id, r.unit_id, (r.answered_at at time zone 'Europe/Stockholm')::date + 10, true, 'request', r.id, null
      from child.requests r where r.from_function_id = func and r.answered_at is not null and r.withdrawn_at is null
        and exists (select from child.request_answers a where a.request_id = r.id and a.kind = 'declined')
        and not exists (select from child.request_ends e where e.request_id = r.id)
    union all select 'assessment_promised', p.worry_id, p.child_id, p.unit_id, (p.at at time zone 'Europe/Stockholm')::date + 10, true, 'worry', p.worry_id, null
      from child.promised_assessments(func) p
    union all select 'wheel_begun', a.id, a.child_id, a.unit_id, (a.opened_at at time zone 'Europe/Stockholm')::date + 10, false, 'assessment', a.id, null
      from child.assessments a where a.function_id = func and a.current_version = 0 and a.set_aside_at is null
    union all select 'invitation', m.id, m.child_id, m.unit_id, m.starts_at::date, true, 'meeting', m.id, null
      from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.answer is null and m.function_id <> func and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    union all select 'minutes', m.id, m.child_id, m.unit_id, m.ends_at::date, false, 'meeting', m.id, null
      from child.meetings m where m.function_id = func and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()
    union all select 'join', r.id, r.child_id, r.unit_id, r.answer_by, true, 'join', r.id, null
      from child.join_requests r where r.to_function_id = func and r.answer is null
    union all select 'plan', p.id, p.child_id, p.unit_id, p.next_on, false, 'plan', p.id, null
      from child.plans p where p.lead_function_id = func and p.ended_at is null
    union all select 'action', p.id, p.child_id, p.unit_id, v.until_on, false, 'plan_part', v.part_id, v.version
      from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where v.function_id = func and v.kind = 'action'
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
  )
  select o.kind, o.id, o.due, o.answers from own o
  where not sharing.hidden_by_protection(o.child_id, func)
    and ((o.unit_id = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = o.child_id offset 0))
      or exists (select from sharing.given_to_my_function d where d.item_id = o.item_id and d.item_kind = o.item_kind
        and (o.version is null or d.version = o.version) offset 0));
end $$;
