-- Letters about items, as before (ADR 20), with two more: a mail to a guardian names who sends it, unless the child is protected, and
-- whoever wants no mail at once gets none but about meetings, which stand in their calendar (ADR 31).
drop function child.letter_to(text, uuid, uuid, uuid, uuid);
drop function child.meeting_letter(text, uuid, uuid, uuid, uuid);

create function child.wants_mail(person uuid, guardian uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select case when guardian is null then people.mail_choice(person) in ('sorted', 'at_once')
    else people.mail_choice((select g.person_id from child.guardians g where g.id = guardian)) <> 'off' end
$$;

create function child.unit_of(item_kind text, item uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select r.unit_id from child.requests r where item_kind = 'request' and r.id = item
  union all select p.unit_id from child.plans p where item_kind = 'plan' and p.id = item
$$;

-- To whom a letter that says only that something waits goes, if they may know of the item. `secret`: the child's identity is protected.
create function child.letter_to(item_kind text, item uuid, func uuid, person uuid, guardian uuid) returns table (email text, language text, secret boolean, from_name text, from_phone text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_child uuid := child.known_to(item_kind, item, func, guardian);
begin
  if v_child is null or (guardian is null and not people.holds(func, person)) or not child.wants_mail(person, guardian) then return; end if;
  return query select a.email, a.language, c.protection <> 'none', s.name, s.phone
    from child.address_of(person, guardian) a join child.children c on c.id = v_child
      left join people.sender_of(child.unit_of(item_kind, item)) s on guardian is not null and c.protection = 'none';
end $$;
grant execute on function child.letter_to(text, uuid, uuid, uuid, uuid) to kring_worker;

-- The same for a letter about a meeting, with what it may say: of a protected child nothing but that something waits (R8). `names` are
-- those of the family, for the mail to see that the place has none of them. meeting_withdrawn goes to one who no longer holds the
-- function that still has the meeting: their calendar lets go of it, and is told neither time nor place (R15).
create function child.meeting_letter(letter text, meeting uuid, func uuid, person uuid, guardian uuid) returns table (email text, language text, secret boolean, starts_at timestamptz, ends_at timestamptz, place text, sequence integer, names text[], from_name text, from_phone text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  m child.meetings;
  v_secret boolean;
  v_asked boolean;
begin
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
        and (a.function_id = m.function_id or exists (select from child.meeting_participants p where p.meeting_id = m.id and p.function_id = a.function_id)))
    end, false) then return; end if;
  -- The one who called it moves it, and needs no mail; a holder who took it over has it in the calendar from a mail.
  if letter in ('meeting_moved', 'meeting_cancelled') and not v_asked and not exists (select from people.appointments a
    where a.function_id = func and a.person_id = meeting_letter.person and a.starts_at > m.invited_at
      and (a.ends_at is null or a.ends_at > now())) then return; end if;
  return query select a.email, a.language, v_secret,
      case when told then m.starts_at end, case when told then m.ends_at end, case when told then m.place else '' end,
      case when not v_secret then m.sequence end,
      case when told then array(select c.given_name || ' ' || c.family_name from child.children c where c.id = m.child_id
        union all select g.name from child.guardians g where g.child_id = m.child_id) else '{}' end, s.name, s.phone
    from child.address_of(person, guardian) a cross join (select not v_secret and letter <> 'meeting_withdrawn') t(told)
      left join people.sender_of(m.unit_id) s on meeting_letter.guardian is not null and not v_secret;
end $$;
grant execute on function child.meeting_letter(text, uuid, uuid, uuid, uuid) to kring_worker;
