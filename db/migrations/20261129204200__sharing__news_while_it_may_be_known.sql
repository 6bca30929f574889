-- R2, R4, R8: news of a child goes to those who may know of it now, as mail does; whoever tells is not refused because another has lost the
-- right meanwhile (R14).

create function sharing.may_be_told(child uuid, item_kind text, item uuid, func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select not sharing.hidden_by_protection(child, func)
    and (exists (select from sharing.involvements i join people.functions f on f.id = i.function_id join child.children c on c.id = i.child_id and c.unit_id = f.unit_id
        where i.child_id = child and i.function_id = func and i.ended_at is null)
      or exists (select from sharing.disclosed_items d, lateral (select may_be_told.item_kind in ('worry', 'request', 'assessment', 'meeting', 'plan') as itself) k
        where d.item_id = case when k.itself then item else child end and d.item_kind = case when k.itself then may_be_told.item_kind else 'child' end
          and d.to_function_id = func and d.ends_at > now()))
$$;
comment on function sharing.may_be_told(uuid, text, uuid, uuid) is 'Whether a function may hear of an item now: it works with the child in its own unit, or a live disclosure gives it the item; of anything without one, the child.';

create or replace function sharing.may_be_mailed(n sharing.notices) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  perform people.act_for(n.to_function_id);
  return n.child_id is null or n.kind ~ '^(emergency|held_back)_' or sharing.may_be_told(n.child_id, n.item_kind, n.item_id, n.to_function_id);
end $$;

create or replace function sharing.notify(to_function uuid, kind text, child uuid, item_kind text, item_id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) and not sharing.guardian_may_see(child)
    and not exists (select from sharing.given_to_my_function d where d.item_id = child and d.item_kind = 'child') then
    raise insufficient_privilege;
  end if;
  if not sharing.may_be_told(child, item_kind, item_id, to_function) then return; end if;
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), to_function, child, kind, item_kind, item_id);
  perform pg_notify('kring', 'function:' || to_function);
end $$;
comment on function sharing.notify(uuid, text, uuid, text, uuid) is 'R14: tells a function that something has happened, if it may hear of it now (R2, R8). Whoever tells learns nothing of that.';

create or replace function child.undo_invitation(meeting uuid) returns text language plpgsql security definer set search_path = '' as $$
declare
  m child.meetings;
  p child.meeting_participants;
  called timestamptz;
  v_told uuid;
begin
  select * into m from child.meetings x where x.id = meeting;
  called := child.called_by_me(m);
  if called is null then return null; end if;
  -- Whoever composes a letter about it, opens it or cancels it at this moment is waited for.
  select * into m from child.meetings x where x.id = meeting for update;
  if m.undone_at is not null then return 'done'; end if;
  if m.opened_at is not null or m.closed_at is not null or m.cancelled_at is not null then return 'changed'; end if;
  if platform.undo_until(called) <= clock_timestamp() then return 'late'; end if;
  for p in select * from child.meeting_participants x where x.meeting_id = m.id loop
    if child.knows_of_invitation(m, p) then
      -- Of the agenda and of how the child takes part nothing is left to read.
      update sharing.disclosed_items i set ends_at = now() from sharing.disclosures d
        where d.id = i.disclosure_id and d.child_id = m.child_id and i.ends_at > now() and i.item_kind = 'meeting_words'
          and i.item_id in (select w.id from child.meeting_words w where w.meeting_id = m.id)
          and (d.to_function_id = p.function_id or d.to_guardian_id = p.guardian_id);
      update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null
        where n.item_id = m.id and n.kind = 'meeting_invited' and n.to_function_id = p.function_id;
      insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
        select m.collaboration_id, p.function_id, m.child_id, 'meeting_undone', 'meeting', m.id where p.function_id is not null
          -- Who has lost the right to it is told nothing more.
          and sharing.may_be_told(m.child_id, 'meeting', m.id, p.function_id)
        returning to_function_id into v_told;
      if found then perform pg_notify('kring', 'function:' || v_told); end if;
    else
      with gone as (
        update sharing.disclosures d set ended_at = now(), end_reason = 'taken_back'
          where d.child_id = m.child_id and d.ended_at is null and (d.to_function_id = p.function_id or d.to_guardian_id = p.guardian_id)
            and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and (i.item_id = m.id
              or i.item_id in (select w.id from child.meeting_words w where w.meeting_id = m.id)))
          returning d.id)
      update sharing.disclosed_items i set to_function_id = null, to_person_id = null from gone g where i.disclosure_id = g.id;
      delete from sharing.notices n where n.item_id = m.id and n.to_function_id = p.function_id;
      if p.function_id is not null then perform pg_notify('kring', 'function:' || p.function_id); end if;
    end if;
  end loop;
  update child.meetings x set cancelled_at = now(), undone_at = now(), sequence = x.sequence + 1 where x.id = m.id;
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (m.collaboration_id, m.child_id, m.unit_id, 'meeting_undone', 'meeting', m.id, people.my_function(), people.me());
  perform platform.add_jobs('meeting-undone', jsonb_build_array(jsonb_build_object('meeting', m.id)));
  return 'done';
end $$;

create or replace function audit.decide_held_back(held uuid, hold boolean, review date) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  h audit.held_back;
begin
  -- A split that takes what is held back along is waited for, and waits.
  perform from child.children c where c.id = (select child.kept_of(x.child_id) from audit.held_back x where x.id = held) for no key update;
  select * into h from audit.held_back x where x.id = held and x.ended_at is null and x.decision is distinct from 'refused' for update;
  if not found or not audit.decides(h) then return null; end if;
  -- The same answer once more changes and tells nothing.
  if hold and h.decision = 'held' and h.decided_by = people.me() and h.review_on = review then return h.child_id; end if;
  if hold then
    if review is null or review <= current_date or review > current_date + 366 then
      raise check_violation using constraint = 'review_within_a_year';
    end if;
    update audit.held_back set decision = 'held', review_on = review, decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now()
      where id = held;
  elsif h.decision is null then
    update audit.held_back set decision = 'refused', decided_by = people.me(), decided_by_function = people.my_function(), decided_at = now() where id = held;
  else
    update audit.held_back set ended_at = now(), ended_by = people.me() where id = held;
  end if;
  -- Answered for everybody who was asked.
  update sharing.notices n set seen_at = now() where n.item_id = held and n.item_kind = 'held_back' and n.seen_at is null;
  if h.asked_by_function is not null then
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select people.my_collaboration(), h.asked_by_function, h.child_id, case when hold then 'held_back_yes' else 'held_back_no' end, 'child_log', h.child_id
        -- Not to one that has left the child since it asked.
        where sharing.may_be_told(h.child_id, 'child_log', h.child_id, h.asked_by_function);
    perform pg_notify('kring', 'function:' || h.asked_by_function);
  end if;
  return h.child_id;
end $$;

create or replace function sharing.tell_of_withdrawal() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  c sharing.consents;
begin
  select * into c from sharing.consents where id = new.consent_id;
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    select c.collaboration_id, told.function_id, c.child_id, 'consent_withdrawn', 'consent', c.id
    from (select i.function_id from sharing.involvements i where i.child_id = c.child_id and i.ended_at is null
            and (i.function_id = c.received_by_function or i.role <> 'involved')
            and not sharing.hidden_by_protection(c.child_id, i.function_id)
          union
          select d.to_function_id from sharing.disclosures d join sharing.disclosure_consents x on x.disclosure_id = d.id
            where x.consent_id = c.id and d.to_unit_id = new.to_unit_id and d.ended_at is null
              -- Whose time is out, and whom a protection has shut out since, is told nothing.
              and d.valid_until > now() and not sharing.hidden_by_protection(c.child_id, d.to_function_id)) told
    where told.function_id is distinct from people.my_function();
  return null;
end $$;
