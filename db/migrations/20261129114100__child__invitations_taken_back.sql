-- Who has called a meeting takes it back within ten minutes. It is cancelled, with a mark of its own. Those who know of the invitation are told
-- and keep its time, without its texts; those who do not, in another unit or in the family, lose it as if it had never been (R2, R10).
alter table child.meetings add column undone_at timestamptz,
  add constraint undone_is_cancelled check (undone_at is null or cancelled_at is not null);
comment on column child.meetings.undone_at is 'The invitation was taken back at once by the one who made it: a cancellation of its own kind.';

-- When I called it; null where somebody else did, another holder of my function too.
create function child.called_by_me(m child.meetings) returns timestamptz language sql stable security definer set search_path = '' as $$
  select min(e.at) from sharing.events e where e.child_id = m.child_id and e.item_id = m.id and e.kind = 'meeting_called'
    and e.function_id = people.my_function() and e.person_id = people.me() and m.function_id = people.my_function()
    and sharing.i_am_involved(m.child_id)
$$;
revoke execute on function child.called_by_me(child.meetings) from public;

-- Answered, or opened since it came: by the log of readings, so that a notice that was put away unread does not count.
create function child.has_seen_invitation(m child.meetings, p child.meeting_participants) returns boolean
language sql stable security definer set search_path = '' as $$
  select p.answered_at is not null
    or exists (select from audit.access_log l where l.function_id = p.function_id and l.item_id = m.id
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
    or exists (select from audit.access_log l join child.guardians g on g.id = p.guardian_id and g.person_id = l.person_id
      where l.child_id = m.child_id and l.as_guardian and l.item_id = m.id
        and l.at between m.invited_at and coalesce(m.undone_at, 'infinity'))
$$;
revoke execute on function child.has_seen_invitation(child.meetings, child.meeting_participants) from public;

create function child.my_invitation(meeting uuid) returns table (undo_until timestamptz, seen uuid[])
language sql stable security definer rows 1 set search_path = '' as $$
  select case when m.undone_at is null then platform.undo_until(child.called_by_me(m)) end,
    array(select p.id from child.meeting_participants p where p.meeting_id = m.id and child.has_seen_invitation(m, p))
  from child.meetings m where m.id = meeting and m.opened_at is null and m.closed_at is null
    and (m.cancelled_at is null or m.undone_at is not null)
    and platform.undo_until(coalesce(m.undone_at, child.called_by_me(m))) > clock_timestamp() and child.called_by_me(m) is not null
$$;
comment on function child.my_invitation(uuid) is 'While I can take back a meeting that I called, and for as long after I have: until when I can, and which participants saw the invitation before. No row for anyone else.';
grant execute on function child.my_invitation(uuid) to kring_app;

-- Whether a participant knows of the invitation: has seen it, or has got mail of it, or gets it at this moment.
create function child.knows_of_invitation(m child.meetings, p child.meeting_participants) returns boolean
language sql stable security definer set search_path = '' as $$
  select child.has_seen_invitation(m, p)
    or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
      and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))
    or people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
$$;
revoke execute on function child.knows_of_invitation(child.meetings, child.meeting_participants) from public;

create function child.undo_invitation(meeting uuid) returns text language plpgsql security definer set search_path = '' as $$
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
      update sharing.notices n set seen_at = now()
        where n.item_id = m.id and n.kind = 'meeting_invited' and n.to_function_id = p.function_id and n.seen_at is null;
      insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
        select m.collaboration_id, p.function_id, m.child_id, 'meeting_undone', 'meeting', m.id where p.function_id is not null
        returning to_function_id into v_told;
      if found then perform pg_notify('kring', 'function:' || v_told); end if;
    else
      update sharing.disclosures d set ended_at = now(), end_reason = 'ended_by_giver'
        where d.child_id = m.child_id and d.ended_at is null and (d.to_function_id = p.function_id or d.to_guardian_id = p.guardian_id)
          and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and (i.item_id = m.id
            or i.item_id in (select w.id from child.meeting_words w where w.meeting_id = m.id)));
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
comment on function child.undo_invitation(uuid) is 'Takes back a meeting that I called: done (also when it is already), late after ten minutes, changed when it was opened or cancelled meanwhile, null where it is not mine.';
grant execute on function child.undo_invitation(uuid) to kring_app;

insert into platform.tasks (name, by_app, payload)
  select 'meeting-undone', false, replace(t.payload, '"survey"', '"meeting"') from platform.tasks t where t.name = 'survey-send';

-- Those whom a mail of the meeting has reached get the cancellation. One that is being sent is waited for: the job is tried again.
create function child.undone_letters(meeting uuid) returns table (function_id uuid, person_id uuid, guardian_id uuid)
language plpgsql security definer set search_path = '' as $$
begin
  if people.letter_on_its_way('{meeting_invited,meeting_moved}', meeting, null, null) then
    raise object_in_use using message = 'a letter of it is on its way';
  end if;
  return query select distinct s.function_id, s.person_id, s.guardian_id from people.sent_letters s
    join child.meetings m on m.id = s.item_id and m.undone_at is not null
    where s.item_id = meeting and s.letter in ('meeting_invited', 'meeting_moved');
end $$;
grant execute on function child.undone_letters(uuid) to kring_worker;

-- A letter that is composed while its meeting is taken back waits for the end of it.
do $$
declare
  was text := pg_get_functiondef('child.meeting_letter(text, uuid, uuid, uuid, uuid)'::regprocedure);
  here constant text := 'begin
  if child.known_to(''meeting''';
begin
  if strpos(was, here) = 0 then raise exception 'child.meeting_letter is not as it was'; end if;
  execute replace(was, here, 'begin
  perform from child.meetings x where x.id = meeting for share;
  if child.known_to(''meeting''');
end $$;

-- The cancellation is mailed by itself, as the other letters of a meeting are.
do $$
declare
  was text := pg_get_functiondef('sharing.mail_notice()'::regprocedure);
begin
  if strpos(was, 'meeting_cancelled,') = 0 then raise exception 'sharing.mail_notice is not as it was'; end if;
  execute replace(was, 'meeting_cancelled,', 'meeting_cancelled,meeting_undone,');
end $$;
