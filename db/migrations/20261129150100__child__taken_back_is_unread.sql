-- R2, R7: what can be taken back as unread has been read by nobody: no list shows its words while it can be, whoever of another unit has been
-- in Kring since counts as one who may know, and what is taken back is as if never given, for meetings as for worries.

create function people.has_been_here(func uuid, person uuid, since timestamptz) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.sessions s where s.last_seen_at >= has_been_here.since - interval '1 minute'
    and (s.person_id = has_been_here.person or s.person_id in (select a.person_id from people.appointments a
      where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))))
$$;
comment on function people.has_been_here(uuid, uuid, timestamptz) is 'Whether whoever holds the function, or the person, has had a page of Kring since then. A session notes that once a minute.';

create or replace function child.who_opened(w child.worries) returns table(reader text) language sql stable security definer rows 1 set search_path = '' as $$
  with seen as (
    select l.function_id, l.person_id, l.at from audit.access_log l
      where l.child_id = w.child_id and l.at > w.sent_at - interval '1 hour' and l.item_kind = 'worry' and l.item_id = w.id and l.act <> 'refused'
    union all
    select n.to_function_id, null, n.seen_at from sharing.notices n
      where n.item_id = w.id and n.item_kind = 'worry' and n.to_function_id = w.to_function_id and n.seen_at is not null
    union all
    select a.function_id, a.person_id, a.at from child.worry_answers a where a.worry_id = w.id
    union all
    -- To another unit the child itself was new: its name stands in their inbox.
    select w.to_function_id, null, w.sent_at from people.functions f where f.id = w.to_function_id and f.unit_id <> w.unit_id
      and people.has_been_here(f.id, null, w.sent_at)
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

create or replace function child.knows_of_invitation(m child.meetings, p child.meeting_participants) returns boolean language sql stable security definer set search_path = '' as $$
  -- Its time stands in lists: in the inbox, on the child's page and on the family's.
  select child.has_seen_invitation(m, p)
    or people.has_been_here(p.function_id, (select g.person_id from child.guardians g where g.id = p.guardian_id), coalesce(m.invited_at, now()))
    or exists (select from people.sent_letters s where s.item_id = m.id and s.letter in ('meeting_invited', 'meeting_moved')
      and (s.function_id = p.function_id or s.guardian_id = p.guardian_id))
    or people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
$$;

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
      update sharing.notices n set seen_at = now()
        where n.item_id = m.id and n.kind = 'meeting_invited' and n.to_function_id = p.function_id and n.seen_at is null;
      insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
        select m.collaboration_id, p.function_id, m.child_id, 'meeting_undone', 'meeting', m.id where p.function_id is not null
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

create function child.shows_words(w child.worries) returns boolean language sql stable set search_path = '' as $$
  select w.author_function_id = people.my_function() or w.answered_at is not null or platform.undo_until(w.sent_at) <= now()
$$;
comment on function child.shows_words(child.worries) is 'Whether a list shows the words of a worry: while it can be taken back as unread they are its author''s alone.';
grant execute on function child.shows_words(child.worries) to kring_app;
