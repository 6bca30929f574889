-- ADR 31. What a function is told of in its inbox may be mailed: wordless, to who holds the function when it is sent, by their own choice,
-- and only about what the function may read then (ADR 20).

-- Acts as a function to the end of the transaction, so that the views of the policies answer as they would for it.
create function people.act_for(func uuid) returns void language sql security definer set search_path = '' as $$
  select set_config('kring.person_id', '', true), set_config('kring.guardian_id', '', true), set_config('kring.function_id', coalesce(func::text, ''), true),
    set_config('kring.unit_id', coalesce((select f.unit_id::text from people.functions f where f.id = func), ''), true)
$$;

-- All that waits for a function and that it may read now: the rows of its inbox that are its own to do, each kind as the inbox has them.
-- `answers`: somebody waits for an answer. A test compares it with the inbox, function by function.
create function child.waits_for(func uuid) returns table (kind text, id uuid, due date, answers boolean)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
    union all select 'invitation', m.id, m.child_id, m.unit_id, m.starts_at::date, true, 'meeting', m.id, null
      from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.answer is null and m.function_id <> func and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    union all select 'minutes', m.id, m.child_id, m.unit_id, m.ends_at::date, false, 'meeting', m.id, null
      from child.meetings m where m.function_id = func and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()
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

-- Whether a notice tells its function anything that it may not read any more. Of an emergency and of rows of a log the notice itself is
-- what is told, to those who oversee and open no record. The actor is set for the transaction.
create function sharing.may_be_mailed(n sharing.notices) returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  perform people.act_for(n.to_function_id);
  return n.child_id is null or n.kind ~ '^(emergency|held_back)_'
    or (not sharing.hidden_by_protection(n.child_id, n.to_function_id)
      and (exists (select from sharing.my_involvements i join child.children c on c.id = i.child_id where i.child_id = n.child_id and c.unit_id = people.my_unit())
        or exists (select from sharing.given_to_my_function d where case
          when n.item_kind in ('worry', 'request', 'assessment', 'meeting', 'plan') then d.item_id = n.item_id and d.item_kind = n.item_kind
          else d.item_id = n.child_id and d.item_kind = 'child' end)));
end $$;

-- To whom a notice is mailed, if it has not been seen meanwhile. Whether it is mailed at once is of its kind and of the reader's choice.
-- What has lain for a day in a queue is told in the morning. `begun`: when the reader began to hold the function, where the notice tells of that.
create function sharing.notice_letter(notice uuid, func uuid, person uuid) returns table (email text, language text, kind text, choice text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  n sharing.notices;
begin
  select * into n from sharing.notices x where x.id = notice and x.to_function_id = func and x.seen_at is null and x.made_at > now() - interval '1 day';
  if n.id is null or not people.holds(func, person) or not sharing.may_be_mailed(n) then return; end if;
  return query select a.email, a.language, n.kind, people.mail_choice(person) from child.address_of(person, null) a;
end $$;
grant execute on function sharing.notice_letter(uuid, uuid, uuid) to kring_worker;

-- Only what somebody does is mailed at once: what is seeded or found by the clock is told in the morning. Kinds that have a letter of
-- their own name are mailed by it; a test compares them.
create function sharing.mail_notice() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.me() is not null and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))));
  end if;
  return null;
end $$;
create trigger mail_notice after insert on sharing.notices for each row execute function sharing.mail_notice();

-- The morning mail of one person, over all functions that they hold when it is sent: how much is late, how much waits and how much news
-- there is. No row where it is another day's, where they want none, or where nothing has come or become late since they were last
-- told; on Mondays what is late is said again.
create function sharing.digest_letter(digest uuid, at timestamptz) returns table (email text, language text, late integer, waiting integer, news integer)
language plpgsql volatile security definer set search_path = '' as $$
declare
  d people.mail_digests;
  today date := (at at time zone 'Europe/Stockholm')::date;
  v_choice text;
  v_func uuid;
  v_late integer := 0;
  v_waiting integer := 0;
  v_news integer := 0;
  v_new boolean := false;
  part record;
begin
  select * into d from people.mail_digests x where x.id = digest;
  v_choice := people.mail_choice(d.person_id);
  if d.on_day is distinct from today or v_choice = 'off' then return; end if;
  for v_func in select distinct a.function_id from people.appointments a
    where a.person_id = d.person_id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
  loop
    with rows as materialized (select * from child.waits_for(v_func)),
    told as (
      select n.made_at from sharing.notices n where n.to_function_id = v_func and n.seen_at is null and sharing.may_be_mailed(n)
        and not exists (select from rows r where r.answers and r.id = n.item_id)
    )
    select (select count(*) from rows r where r.due < today) as late,
      (select count(*) from rows r where r.due = today or (r.answers and r.due > today)) as waiting,
      (select count(*) from told) as news,
      exists (select from rows r where r.due < today and r.due >= coalesce((d.told_at at time zone 'Europe/Stockholm')::date, '-infinity')) as turned_late,
      exists (select from sharing.notices n where n.to_function_id = v_func and n.seen_at is null and n.made_at > coalesce(d.told_at, '-infinity')
        and sharing.may_be_mailed(n)) as came
    into part;
    v_late := v_late + part.late;
    v_new := v_new or part.turned_late;
    -- Who is told at once needs the morning for lateness alone: that comes with no notice.
    if v_choice <> 'at_once' then
      v_waiting := v_waiting + part.waiting;
      v_news := v_news + part.news;
      v_new := v_new or part.came;
    end if;
  end loop;
  if v_late + v_waiting + v_news = 0 or not (v_new or (v_late > 0 and extract(isodow from today) = 1)) then return; end if;
  return query select a.email, a.language, v_late, v_waiting, v_news from child.address_of(d.person_id, null) a;
end $$;
grant execute on function sharing.digest_letter(uuid, timestamptz) to kring_worker;

create function sharing.digest_sent(digest uuid, at timestamptz) returns void language sql security definer set search_path = '' as $$
  update people.mail_digests d set told_at = at where d.id = digest
$$;
grant execute on function sharing.digest_sent(uuid, timestamptz) to kring_worker;

-- A job for each end of an appointment that somebody makes or ends, at its time: the new holder and the one who leaves are told by mail.
create function sharing.mail_turn() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.me() is null then return null; end if;
  if tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), new.starts_at);
  end if;
  if new.ends_at > new.starts_at and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at) then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), new.ends_at);
  end if;
  return null;
end $$;
create trigger mail_turn after insert or update on people.appointments for each row execute function sharing.mail_turn();

-- Whose turn it is, when it has come: the day may have been changed meanwhile.
create function sharing.turn_of(appointment uuid, turn text) returns table (function_id uuid, person_id uuid)
language sql stable security definer set search_path = '' as $$
  select a.function_id, a.person_id from people.appointments a where a.id = appointment and case turn
    when 'begins' then people.holds(a.function_id, a.person_id) and a.starts_at > now() - interval '2 days'
    else a.ends_at <= now() and a.ends_at > a.starts_at and a.ends_at > now() - interval '2 days' and not people.holds(a.function_id, a.person_id) end
$$;
grant execute on function sharing.turn_of(uuid, text) to kring_worker;

-- The letter of a turn: to the new holder with how much waits for the function, to the one who has left without. `after`: somebody had it before.
create function sharing.turn_letter(letter text, appointment uuid, func uuid, person uuid) returns table (email text, language text, choice text, late integer, waiting integer, after boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  a people.appointments;
  today date := (now() at time zone 'Europe/Stockholm')::date;
begin
  select x.* into a from people.appointments x where x.id = appointment and x.function_id = func and x.person_id = person;
  if a.id is null or people.holds(func, person) = (letter = 'function_left') then return; end if;
  return query select d.email, d.language, people.mail_choice(person),
      case when letter = 'function_begun' then (select count(*)::integer from child.waits_for(func) r where r.due < today) else 0 end,
      case when letter = 'function_begun' then (select count(*)::integer from child.waits_for(func) r where r.due = today or (r.answers and r.due > today)) else 0 end,
      exists (select from people.appointments b where b.function_id = func and b.person_id <> person and b.ends_at <= now() and b.ends_at > a.starts_at - interval '90 days')
    from child.address_of(person, null) d;
end $$;
grant execute on function sharing.turn_letter(text, uuid, uuid, uuid) to kring_worker;
