-- R2, R7, R10: who has read is told, also when their appointment has ended since; and whoever takes an invitation back hears who was told.

-- Whoever held it for a while only, too: their appointment has ended, or was given back by the undo of a handover, as if it had never begun.
create or replace function people.has_been_here(func uuid, person uuid, since timestamptz) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.sessions s where s.last_seen_at >= has_been_here.since - interval '1 minute'
    and (s.person_id = has_been_here.person or s.person_id in (select a.person_id from people.appointments a
      where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > has_been_here.since
        or exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at > has_been_here.since)))))
$$;
comment on function people.has_been_here(uuid, uuid, timestamptz) is 'Whether somebody who has held the function since then, or the person, has had a page of Kring since then. A session notes that once a minute.';

-- Whoever came to hold it after what is said to be opened has not opened it: then the function is named.
do $$
declare
  was text := pg_get_functiondef('child.who_opened(child.worries)'::regprocedure);
  here constant text := 'where a.function_id = s.function_id and people.holds(a.function_id, a.person_id)';
begin
  if strpos(was, here) = 0 then raise exception 'child.who_opened is not as it was'; end if;
  execute replace(was, here, here || ' and a.starts_at <= s.at and (a.ends_at is null or a.ends_at > now())');
end $$;

create or replace function child.knows_of_invitation(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path = '' as $$
  -- Its time stands in lists: in the inbox, on the child's page and on the family's.
  select case when m.undone_at is null then child.has_seen_invitation(m, p)
    or people.has_been_here(p.function_id, (select g.person_id from child.guardians g where g.id = p.guardian_id), coalesce(m.invited_at, now()))
    or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
      and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))
    or people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
  -- Afterwards: whom the undo told, and nobody who has come since.
  else exists (select from sharing.notices n where n.item_id = m.id and n.kind = 'meeting_undone' and n.to_function_id = p.function_id)
    or exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = m.id and i.item_kind = 'meeting' and d.child_id = m.child_id and d.to_guardian_id = p.guardian_id and d.ended_at is null)
  end
$$;
comment on function child.knows_of_invitation(child.meetings, child.meeting_participants) is 'Whether a participant is told when the invitation is taken back: has seen it, may have seen it in a list, or has got mail of it, or gets it at this moment. Once it is taken back: whether they were told.';

drop function child.my_invitation(uuid);
create function child.my_invitation(meeting uuid) returns table (undo_until timestamptz, know uuid[])
language sql stable security definer rows 1 set search_path = '' as $$
  select case when m.undone_at is null then platform.undo_until(child.called_by_me(m)) end,
    array(select p.id from child.meeting_participants p where p.meeting_id = m.id and child.knows_of_invitation(m, p))
  from child.meetings m where m.id = meeting and m.opened_at is null and m.closed_at is null
    and (m.cancelled_at is null or m.undone_at is not null)
    and platform.undo_until(coalesce(m.undone_at, child.called_by_me(m))) > clock_timestamp() and child.called_by_me(m) is not null
$$;
comment on function child.my_invitation(uuid) is 'While I can take back a meeting that I called, and for as long after I have: until when I can, and which participants are told if I do, or were (child.knows_of_invitation). No row for anyone else.';
revoke execute on function child.my_invitation(uuid) from public;
grant execute on function child.my_invitation(uuid) to kring_app;
