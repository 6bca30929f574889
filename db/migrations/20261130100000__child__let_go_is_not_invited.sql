-- R1, R4: whoever was let go of a meeting is not invited to it: it stays in no calendar because of that seat, does not come along with the
-- function, and its draft is not open to them.

create or replace function child.meeting_letter(letter text, meeting uuid, func uuid, person uuid, guardian uuid) returns table(email text, language text, secret boolean, starts_at timestamptz, ends_at timestamptz, place text, sequence integer, names text[], from_name text, from_phone text) language plpgsql security definer set search_path to '' as $$
declare
  m child.meetings;
  v_secret boolean;
  v_asked boolean;
begin
  perform from child.meetings x where x.id = meeting for share;
  if letter = 'meeting_lost' then
    -- Nothing but the id that their calendar knows already, in the same words whatever was lost.
    if child.known_to('meeting', meeting, func, guardian) is not null then return; end if;
    return query select a.email, a.language, false, null::timestamptz, null::timestamptz, '', x.sequence, '{}'::text[], null::text, null::text
      from child.meetings x cross join child.address_of(meeting_letter.person, meeting_letter.guardian) a
      where x.id = meeting and x.ends_at > now() and x.closed_at is null
        and exists (select from child.meeting_participants p where p.meeting_id = x.id and p.let_go_at is not null
          and p.function_id is not distinct from func and p.guardian_id is not distinct from meeting_letter.guardian)
        and (func is null or people.holds(func, meeting_letter.person))
        -- It stays in the calendar of one who has another function that is in it.
        and not exists (select from people.appointments o where o.person_id = meeting_letter.person and people.holds(o.function_id, o.person_id)
          and (o.function_id = x.function_id or exists (select from child.meeting_participants p
            where p.meeting_id = x.id and p.function_id = o.function_id and p.let_go_at is null)));
    return;
  end if;
  if child.known_to('meeting', meeting, func, guardian) is null then return; end if;
  select * into m from child.meetings x where x.id = meeting;
  select c.protection <> 'none' into v_secret from child.children c where c.id = m.child_id;
  select exists (select from child.meeting_participants p where p.meeting_id = m.id
    and p.function_id is not distinct from func and p.guardian_id is not distinct from guardian) into v_asked;
  if not v_asked and m.function_id is distinct from func then return; end if;
  if guardian is null and people.holds(func, person) = (letter = 'meeting_withdrawn') then return; end if;
  if not coalesce(case letter
    when 'meeting_invited' then m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    when 'meeting_moved' then m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    when 'meeting_cancelled' then m.cancelled_at is not null
    when 'meeting_withdrawn' then not v_secret and m.ends_at > now() and exists (select from people.appointments a
      where a.function_id = func and a.person_id = meeting_letter.person and a.ends_at <= now())
      -- It stays in the calendar of one who goes on to another function that is in it.
      and not exists (select from people.appointments a where a.person_id = meeting_letter.person and people.holds(a.function_id, a.person_id)
        and (a.function_id = m.function_id or exists (select from child.meeting_participants p where p.meeting_id = m.id and p.function_id = a.function_id
          and p.let_go_at is null)))
    end, false) then return; end if;
  -- The one who called it moves it, and needs no mail; a holder who took it over has it in the calendar from a mail.
  if letter in ('meeting_moved', 'meeting_cancelled') and not v_asked and not exists (select from people.appointments a
    where a.function_id = func and a.person_id = meeting_letter.person and a.starts_at > m.invited_at
      and (a.ends_at is null or a.ends_at > now())) then return; end if;
  return query select a.email, a.language, v_secret,
      case when told then m.starts_at end, case when told then m.ends_at end, case when told then m.place else '' end,
      case when not v_secret then m.sequence end,
      case when told then array(select c.given_name || ' ' || c.family_name from child.children c where c.id = m.child_id
        union all select g.name from child.guardians g where g.child_id = m.child_id) else '{}' end, coalesce(s.name, case when meeting_letter.guardian is null and told and letter in ('meeting_invited', 'meeting_moved')
        then (select u.name from people.units u where u.id = m.unit_id) end), s.phone
    from child.address_of(person, guardian) a cross join (select not v_secret and letter <> 'meeting_withdrawn') t(told)
      left join people.sender_of(m.unit_id) s on meeting_letter.guardian is not null and not v_secret;
end $$;

create or replace function people.what_came_along() returns table(children integer, plans integer, meetings integer) language sql stable rows 1 set search_path to '' as $$
  select (select count(*)::int from sharing.my_involvements),
    (select count(*)::int from child.plans p where p.lead_function_id = people.my_function() and p.ended_at is null),
    (select count(*)::int from child.meetings m where m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
      and (m.function_id = people.my_function() or exists (select from child.meeting_participants t
        where t.meeting_id = m.id and t.function_id = people.my_function() and t.let_go_at is null)))
$$;

create or replace function child.draft_open_in_meeting(plan uuid) returns boolean language sql stable security definer set search_path to '' as $$
  select exists (
    select from child.plans p
      -- The lead's own meeting: otherwise whoever calls one could invite oneself into the draft. A meeting that nobody closed ends by itself.
      join child.meetings m on m.child_id = p.child_id and m.function_id = p.lead_function_id
        and m.opened_at > now() - interval '1 day' and m.closed_at is null and m.cancelled_at is null
      join child.meeting_participants t on t.meeting_id = m.id and t.function_id = people.my_function() and t.edits_plan and t.let_go_at is null
    where p.id = plan and p.ended_at is null and p.unit_id = people.my_unit() and sharing.i_am_involved(p.child_id))
$$;
