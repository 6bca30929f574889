-- A worry can be taken back for ten minutes by who sent it, while nobody outside the author's function has opened it. What was written
-- stays, for the author alone: the record is true, and nobody is told of words that they never read.
alter table child.worries add column withdrawn_at timestamptz;
alter table child.worries add constraint withdrawn_before_an_answer check (withdrawn_at is null or answered_at is null);
alter table child.worry_versions add column withdrawn_at timestamptz;
comment on column child.worries.withdrawn_at is 'Taken back by the author, whom alone it is there for since then.';
comment on column child.worry_versions.withdrawn_at is 'As in child.worries, so that the policy asks for that row only where there is something to ask.';

create policy taken_back_for_the_author on child.worries as restrictive for select to kring_app
  using (withdrawn_at is null or (author_function_id = (select people.my_function()) and author_person_id = (select people.me())));
comment on policy taken_back_for_the_author on child.worries is 'Restrictive: it narrows the shape and opens nothing. What was taken back before anybody had opened it is there for who wrote it, and for nobody else.';
create policy taken_back_for_the_author on child.worry_versions as restrictive for select to kring_app
  using (withdrawn_at is null or exists (select from child.worries w where w.id = worry_versions.worry_id));
comment on policy taken_back_for_the_author on child.worry_versions is 'Restrictive: it narrows the shape and opens nothing. Where the worry was taken back, whoever reads the worry reads this.';

create policy nothing_more_of_what_was_taken_back on child.worry_versions as restrictive for insert to kring_app
  with check (exists (select from child.worries w where w.id = worry_versions.worry_id and w.withdrawn_at is null));
comment on policy nothing_more_of_what_was_taken_back on child.worry_versions is 'Restrictive: it narrows the shape and opens nothing. A version that came afterwards would be there for the whole team.';

-- What a receiver was given and never opened is not remembered by them: neither the act nor the child's name. The giver keeps both.
alter table sharing.disclosures drop constraint disclosures_end_reason_check;
alter table sharing.disclosures add constraint disclosures_end_reason_check check (end_reason in ('consent_withdrawn', 'consent_expired', 'ended_by_giver', 'replaced',
  'guardian_ended', 'reader_removed', 'meeting_closed', 'consent_no_longer_covers', 'came_of_age', 'taken_back'));
alter policy select_given_to_me on sharing.disclosures
  using (to_function_id = (select people.my_function()) and decision = 'given' and end_reason is distinct from 'taken_back'
    and (ended_at is null and valid_until > now() or sharing.i_may_remember(child_id)));
comment on policy select_given_to_me on sharing.disclosures is 'R2, R8: the receiver sees what was given to its function, also when it has ended, but not of a child that is protected now, and not what was taken back before it was opened. What was considered and not given is the giver''s own.';

create or replace function sharing.only_end_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then raise check_violation using constraint = 'disclosure_already_ended'; end if;
  -- Taken back is what the receiver does not hear of: it is judged by a function, and never said by who ends it.
  if current_user = 'kring_app' and new.end_reason = 'taken_back' then raise insufficient_privilege; end if;
  new.ended_at := now();
  return new;
end $$;

-- Nobody waits for it, and it counts nowhere: as in what it stood in before, without what was withdrawn.

create or replace function child.emergency_items(child uuid) returns table(kind text, id uuid, version integer) language sql stable security definer set search_path to '' as $$
  select 'plan', p.id, p.current_version from child.plans p where p.child_id = child and p.current_version > 0
  union all select 'plan_part', v.part_id, v.version from child.plan_version_parts v join child.plans p on p.id = v.plan_id
    where p.child_id = child and v.version = p.current_version
  union all select 'plan_words', w.id, w.version from child.plan_words w join child.plans p on p.id = w.plan_id
    where p.child_id = child and w.version = p.current_version and p.current_version > 0
  union all select 'worry', w.worry_id, w.version from child.worry_versions w where w.child_id = child
    and w.written_at > now() - interval '1 year' and w.withdrawn_at is null
$$;

create or replace function child.holds_here(child uuid, func uuid) returns text[] language sql stable security definer set search_path to '' as $$
  select array_remove(array[
    case when exists (select from child.named_persons n where n.child_id = child and n.function_id = func and n.until is null) then 'named_person' end,
    case when exists (select from child.plans p where p.child_id = child and p.lead_function_id = func and p.ended_at is null) then 'lead' end,
    case when exists (select from child.plans p join child.plan_version_parts v on v.plan_id = p.id and v.version = p.current_version
      where p.child_id = child and p.ended_at is null and v.kind = 'action' and v.function_id = func) then 'action' end,
    case when exists (select from child.meetings m where m.child_id = child and m.function_id = func
      and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = child and w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null) then 'worry' end
  ], null)
$$;

create or replace function child.merge_obstacles(kept uuid, old uuid) returns text[] language sql stable security definer set search_path to '' as $$
  with k as (select * from child.children c where c.id = kept), o as (select * from child.children c where c.id = old)
  select array_remove(array[
    case when not exists (select from child.named_persons n where n.child_id in (kept, old) and n.function_id = people.my_function() and n.until is null) then 'not_named' end,
    case when (select k.person_number <> o.person_number and k.person_number <> '' and o.person_number <> '' from k, o) then 'two_numbers' end,
    case when exists (select from child.merges m where m.split_at is null and (m.old_child_id in (kept, old) or m.child_id = old)) then 'merged_before' end,
    case when exists (select from child.guardians g where g.child_id = old and g.ended_at is null and not exists (
        select from child.guardians x left join sharing.identities xi on xi.row_id = x.id left join sharing.identities gi on gi.row_id = g.id
        where x.child_id = kept and x.ended_at is null and x.custody = g.custody
          and case when xi.number_hash is not null and gi.number_hash is not null then xi.number_hash = gi.number_hash
            else people.folded(x.name) = people.folded(g.name) end)) then 'guardians' end,
    case when exists (select from child.plans p where p.child_id = old and p.ended_at is null) then
      case when exists (select from child.plans p where p.child_id = kept and p.ended_at is null) then 'two_plans' else 'plan' end end,
    case when exists (select from sharing.disclosures d where d.child_id = old and d.decision = 'given' and d.ended_at is null and d.valid_until > now()) then 'given' end,
    case when exists (select from child.meetings m where m.child_id = old and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null) then 'meeting' end,
    case when exists (select from child.worries w where w.child_id = old and w.answered_at is null and w.withdrawn_at is null)
      or exists (select from child.requests r where r.child_id = old and r.answered_at is null and r.withdrawn_at is null)
      or exists (select from child.join_requests r where r.child_id = old and r.answer is null) then 'waiting' end,
    -- R8: whoever works with one record reads the other, so all of them are on the list of a protected one.
    case when (select k.protection <> o.protection from k, o)
      or exists (select from sharing.involvements i where i.child_id in (kept, old) and i.ended_at is null
        and (sharing.hidden_by_protection(kept, i.function_id) or sharing.hidden_by_protection(old, i.function_id))) then 'protection' end
  ], null)
$$;

create or replace function child.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language plpgsql security definer set search_path to '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
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

create or replace function people.unit_figures() returns table(function_id uuid, children integer, plans integer, waiting integer, meetings integer, drafts integer, overdue integer) language sql stable security definer set search_path to '' as $$
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
      where x.cancelled_at is null and x.closed_at is null and x.ends_at > now() and (x.unit_id = m.unit_id or people.has_now(m.id, x.unit_id, 'meeting', x.id))
  ), leads as (
    select m.id, p.next_on < current_date as late from mine m join child.plans p on p.lead_function_id = m.id and p.ended_at is null
  )
  select m.id,
    (select count(*)::int from sharing.involvements i where i.function_id = m.id and i.ended_at is null),
    (select count(*)::int from leads l where l.id = m.id),
    (select count(*)::int from waits w where w.id = m.id),
    (select count(*)::int from meets x where x.id = m.id),
    (select count(*)::int from sharing.drafts d where d.function_id = m.id),
    (select count(*)::int from waits w where w.id = m.id and w.late) + (select count(*)::int from leads l where l.id = m.id and l.late)
  from mine m
$$;

create or replace function insight.child_events(collaboration uuid, quarter date) returns setof insight.child_event language sql stable set search_path to '' as $$
  with span as (
    select quarter as first, (quarter + interval '3 months')::date as after,
      quarter::timestamp at time zone 'Europe/Stockholm' as since,
      (quarter + interval '3 months')::timestamp at time zone 'Europe/Stockholm' as until
  ), published as (
    -- A plan as it was last published in the quarter.
    select distinct on (v.plan_id) v.*, p.ended_at, p.next_on as next_now
    from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    where p.collaboration_id = collaboration and v.published_at >= s.since and v.published_at < s.until
    order by v.plan_id, v.version desc
  ), partner as (
    select v.plan_id, v.unit_id, v.child_id, case when o.kind in ('association', 'congregation') then 'civil'
      when o.kind = 'state_agency' then 'state' when o.kind in ('municipality', 'region') then o.kind else 'other' end as sector
    from span s, published v join child.plan_partners x on x.plan_id = v.plan_id and x.gets <> 'nothing'
      join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = u.organisation_id
    where x.added_at < s.until and (x.removed_at is null or x.removed_at >= s.until)
  )
  select 'worries', w.unit_id, w.child_id,
    (w.answered_at at time zone 'Europe/Stockholm')::date - (w.sent_at at time zone 'Europe/Stockholm')::date,
    w.areas || case when (w.answered_at at time zone 'Europe/Stockholm')::date <= w.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.worries w where w.collaboration_id = collaboration and w.sent_at >= s.since and w.sent_at < s.until and w.withdrawn_at is null
  union all
  -- By the day that it should be answered, and by the unit that should. Withdrawn before an answer: nobody waits for one.
  select 'requests', f.unit_id, r.child_id,
    (r.answered_at at time zone 'Europe/Stockholm')::date - (r.sent_at at time zone 'Europe/Stockholm')::date,
    case when (r.answered_at at time zone 'Europe/Stockholm')::date <= r.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.requests r join people.functions f on f.id = r.to_function_id
  where r.collaboration_id = collaboration and r.answer_by >= s.first and r.answer_by < s.after
    and (r.withdrawn_at is null or r.answered_at is not null)
  union all
  -- R13: led when somebody holds the lead at the end of the quarter and a day lies ahead; a plan that has ended needs neither.
  select 'plans', v.unit_id, v.child_id, null,
    array(select distinct x.area from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.kind = 'need' and x.area is not null)
    || case when v.ended_at < s.until or (greatest(v.next_on, v.next_now) >= s.after and exists (select from people.appointments a
      where a.function_id = v.lead_function_id and a.starts_at < s.until and (a.ends_at is null or a.ends_at >= s.until)))
      then array['led'] else '{}'::text[] end
    || case when exists (select from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.voice = 'child' and x.words <> '') then array['voice'] else '{}'::text[] end
    || case when exists (select from partner x where x.plan_id = v.plan_id and x.sector = 'civil') then array['civil'] else '{}'::text[] end
  from span s, published v
  union all
  select 'partners', x.unit_id, x.child_id, null, array[x.sector] from partner x
  union all
  -- From the first worry about the child to the first version.
  select 'starts', v.unit_id, v.child_id, (v.published_at at time zone 'Europe/Stockholm')::date - w.first, '{}'
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select min((x.sent_at at time zone 'Europe/Stockholm')::date) as first from child.worries x
      where x.child_id = v.child_id and x.sent_at <= v.published_at and x.withdrawn_at is null) w
  where p.collaboration_id = collaboration and v.version = 1 and v.published_at >= s.since and v.published_at < s.until and w.first is not null
  union all
  -- The day that a version promised. A promise that a newer version or the plan's end took the place of before its day is none.
  select 'reviews', v.unit_id, v.child_id, null, case when h.held then array['on_time'] else '{}'::text[] end
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select exists (select from child.reviews r where r.plan_id = v.plan_id and r.version = v.version
      and r.held_on <= v.next_on) as held) h
  where p.collaboration_id = collaboration and v.next_on >= s.first and v.next_on < s.after
    and (h.held or ((p.ended_at is null or (p.ended_at at time zone 'Europe/Stockholm')::date > v.next_on)
      and not exists (select from child.plan_versions n where n.plan_id = v.plan_id and n.version > v.version
        and (n.published_at at time zone 'Europe/Stockholm')::date <= v.next_on)))
  union all
  select 'consents', c.unit_id, c.child_id, null, '{}' from span s, sharing.consents c
  where c.collaboration_id = collaboration and c.given_on >= s.first and c.given_on < s.after
  union all
  select 'withdrawals', c.unit_id, c.child_id, null, '{}'
  from span s, sharing.consents c join lateral (select min(x.withdrawn_at) as at from sharing.consent_scopes x where x.consent_id = c.id) w on true
  where c.collaboration_id = collaboration and w.at >= s.since and w.at < s.until
$$;

create or replace function insight.due_quarters() returns table(collaboration_id uuid, quarter date) language sql stable security definer set search_path to '' as $$
  select c.id, q::date from people.collaborations c
    cross join lateral (select least((select min(w.sent_at) from child.worries w where w.collaboration_id = c.id and w.withdrawn_at is null),
      (select min(p.started_at) from child.plans p where p.collaboration_id = c.id)) as at) first
    cross join lateral generate_series(date_trunc('quarter', first.at at time zone 'Europe/Stockholm'),
      now() at time zone 'Europe/Stockholm', interval '3 months') q
  where insight.is_over(q::date)
    and not exists (select from insight.quarters k where k.collaboration_id = c.id and k.quarter = q::date)
  order by 1, 2
$$;

create or replace function child.mark_worry_answered() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  w child.worries;
begin
  -- Whoever answers holds it open: it is answered or taken back, never both.
  perform child.hold_worry(new.worry_id);
  select * into w from child.worries x where x.id = new.worry_id;
  if w.withdrawn_at is not null then raise no_data_found; end if;
  update child.worries x set answered_at = now() where x.id = new.worry_id and x.answered_at is null
    and x.to_function_id = new.function_id;
  if w.handed_as <> '' and new.function_id = w.to_function_id and not exists (select from sharing.involvements i
      where i.child_id = w.child_id and i.function_id = w.author_function_id and i.ended_at is null) then
    -- Without the child: the one who handed it in may not know the record.
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      values (w.collaboration_id, w.author_function_id, 'worry_handed_answered', 'handed_worry', w.id);
    perform pg_notify('kring', 'function:' || w.author_function_id);
  end if;
  return null;
end $$;

-- The author's own page of what they handed over: what was taken back is there for the person who took it back.
drop function child.my_handed_worries();
create function child.my_handed_worries() returns table(id uuid, handed_as text, instrument_version_id uuid, answers jsonb, sent_at timestamptz, answer_by date, answered_at timestamptz, withdrawn_at timestamptz, undo_until timestamptz, replies jsonb) language sql stable security definer rows 10 set search_path = '' as $$
  select w.id, w.handed_as, v.instrument_version_id, v.answers, w.sent_at, w.answer_by, w.answered_at, w.withdrawn_at,
    -- By the clock and the author alone: whether somebody has opened it is not told by a button that is there or not.
    case when w.author_person_id = people.me() and w.withdrawn_at is null and w.answered_at is null then platform.undo_until(w.sent_at) end,
    coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'words', a.words, 'service', a.service, 'functionName', f.name, 'personName', p.name, 'at', a.at) order by a.at)
      from child.worry_answers a join people.functions f on f.id = a.function_id join people.persons p on p.id = a.person_id
      where a.worry_id = w.id and a.function_id = w.to_function_id and not sharing.hidden_by_protection(w.child_id, people.my_function())), '[]')
  from child.worries w join child.worry_versions v on v.worry_id = w.id and v.version = 1
  where w.author_function_id = people.my_function() and w.handed_as <> '' and (w.withdrawn_at is null or w.author_person_id = people.me())
  order by w.sent_at desc limit 50
$$;
grant execute on function child.my_handed_worries() to kring_app;
comment on function child.my_handed_worries() is 'R14: what my function has handed to records that it could not read, with what was answered to it and nothing else; of a child who is protected now without the answers (R8).';

-- One lock for a worry: shared by whoever opens or answers it, alone for who takes it back. It is held until the log row of the reading is
-- written, so that of two in the same second one wins whole. It asks nothing of the row and answers nothing.
create function child.hold_worry(worry uuid) returns void language sql set search_path = '' as $$
  select pg_advisory_xact_lock_shared(hashtextextended('worry:' || worry, 0))
$$;
grant execute on function child.hold_worry(uuid) to kring_app;
comment on function child.hold_worry(uuid) is 'Keeps a worry from being taken back while it is opened: until the end of the transaction. Read the worry after it.';

-- Who outside the author's function has opened it, first of all: by the log of readings, a notice that was put away, an answer, or
-- because it was given on. The name is told of the function that it was sent to and of my own unit; of anybody else that it happened.
create function child.who_opened(w child.worries) returns table(reader text) language sql stable security definer rows 1 set search_path = '' as $$
  with seen as (
    select l.function_id, l.person_id, l.at from audit.access_log l
      where l.child_id = w.child_id and l.at > w.sent_at - interval '1 hour' and l.item_kind = 'worry' and l.item_id = w.id and l.act <> 'refused'
    union all
    select n.to_function_id, null, n.seen_at from sharing.notices n
      where n.item_id = w.id and n.item_kind = 'worry' and n.to_function_id = w.to_function_id and n.seen_at is not null
    union all
    select a.function_id, a.person_id, a.at from child.worry_answers a where a.worry_id = w.id
    union all
    -- Who is asked and who wrote may be one: what they answered themselves stays, too.
    select null, null, w.answered_at where w.answered_at is not null
    union all
    select null, null, d.made_at from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = w.id and i.item_kind = 'worry'
        and (d.kind <> 'worry' or d.from_function_id <> w.author_function_id or d.to_function_id is distinct from w.to_function_id)
  )
  select case when s.function_id = w.to_function_id or f.unit_id = w.unit_id then coalesce(p.name,
      (select string_agg(x.name, ', ' order by x.name) from people.appointments a join people.persons x on x.id = a.person_id
        where a.function_id = s.function_id and people.holds(a.function_id, a.person_id)), f.name) end
  from seen s left join people.functions f on f.id = s.function_id left join people.persons p on p.id = s.person_id
  where s.function_id is distinct from w.author_function_id
  order by 1 nulls last limit 1
$$;

-- What I sent a moment ago and can still see (R1), of which I am told until when it can be taken back and whether somebody has opened it.
create function child.worry_receipt(worry uuid) returns table(until timestamptz, is_opened boolean, reader text) language sql stable security definer rows 1 set search_path = '' as $$
  select platform.undo_until(w.sent_at), o.is_opened, o.reader
  from child.worries w left join lateral (select true as is_opened, x.reader from child.who_opened(w) x) o on true
  where w.id = worry and w.author_function_id = people.my_function() and w.author_person_id = people.me() and w.withdrawn_at is null
    and platform.undo_until(w.sent_at) > now() and w.unit_id = people.my_unit() and sharing.i_am_involved(w.child_id)
$$;
grant execute on function child.worry_receipt(uuid) to kring_app;

-- Takes back what I sent. No row: it is not mine. `withdrawn`: now. `before`: I had. `late`: the minutes are over. `opened`: by `reader`.
-- Who handed it to a record that they do not read is told one and the same, `late`, of both.
create function child.withdraw_worry(worry uuid) returns table(outcome text, reader text) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  w child.worries;
  knows boolean;
  opened record;
begin
  select * into w from child.worries x where x.id = worry and x.author_function_id = people.my_function() and x.author_person_id = people.me();
  if w.id is null then return; end if;
  knows := w.unit_id = people.my_unit() and sharing.i_am_involved(w.child_id);
  if not knows and w.handed_as = '' then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('worry:' || worry, 0));
  select * into w from child.worries x where x.id = worry;
  if w.withdrawn_at is not null then return query select 'before', null::text; return; end if;
  select true as is_opened, o.reader as name into opened from child.who_opened(w) o;
  if opened.is_opened and knows then return query select 'opened', opened.name; return; end if;
  if opened.is_opened or platform.undo_until(w.sent_at) <= clock_timestamp() then return query select 'late', null::text; return; end if;

  update child.worries x set withdrawn_at = now() where x.id = worry;
  update child.worry_versions v set withdrawn_at = now() where v.worry_id = worry;
  -- A letter in the queue is about a notice: with it, it goes.
  delete from sharing.notices n where n.item_id = worry and n.item_kind = 'worry';
  update sharing.disclosures d set ended_at = now(), end_reason = 'taken_back'
    where d.ended_at is null and d.id in (select i.disclosure_id from sharing.disclosed_items i where i.item_id = worry and i.item_kind = 'worry');
  update sharing.disclosed_items i set to_function_id = null
    where i.disclosure_id in (select d.id from sharing.disclosed_items x join sharing.disclosures d on d.id = x.disclosure_id
      where x.item_id = worry and x.item_kind = 'worry' and d.end_reason = 'taken_back');
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (w.collaboration_id, w.child_id, w.unit_id, 'worry_withdrawn', 'worry', worry, people.my_function(), people.me());
  perform audit.log('write', w.child_id, 'worry', worry, '');
  perform pg_notify('kring', 'function:' || w.to_function_id);
  return query select 'withdrawn', null::text;
end $$;
grant execute on function child.withdraw_worry(uuid) to kring_app;
