-- Whom a mail goes to and what it may say is asked at each attempt to deliver it, of the rights that its reader has at that moment
-- (R8, R15, ADR 20). Who may not know gets no row, and no mail: not that there was one.

-- Addresses were answered to whoever named a function or a guardian, whatever the mail was about.
drop function people.mail_addresses(uuid);
drop function people.guardian_mail_address(uuid);

-- Who holds a function now: each gets a job of their own, so that one who cannot be reached does not make the others get theirs twice.
create function people.mail_holders(func uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct a.person_id from people.appointments a
  where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
$$;
grant execute on function people.mail_holders(uuid) to kring_worker;

create function people.holds(func uuid, person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.appointments a
    where a.function_id = func and a.person_id = person and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
$$;

-- The child that an item is about, when this function or this guardian may read the item now; else null. Asked through the same views as
-- the policies, as the one that it is asked of: what narrows a right narrows the mail. The actor is set for the transaction, so a caller
-- asks nothing else in it. A mail goes past the screen, so protection is asked too, though it ends what was given.
create function child.known_to(item_kind text, item uuid, func uuid, guardian uuid) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_child uuid;
  v_unit uuid;
  v_reader uuid;
begin
  select x.child_id, x.unit_id into v_child, v_unit from (
    select m.child_id, m.unit_id from child.meetings m where known_to.item_kind = 'meeting' and m.id = known_to.item
    union all select r.child_id, r.unit_id from child.requests r where known_to.item_kind = 'request' and r.id = known_to.item
    union all select p.child_id, p.unit_id from child.plans p where known_to.item_kind = 'plan' and p.id = known_to.item) x;
  if v_child is null then return null; end if;
  select g.person_id into v_reader from child.guardians g
    where g.id = guardian and g.child_id = v_child and g.custody and g.ended_at is null;
  perform set_config('kring.person_id', coalesce(v_reader::text, ''), true),
    set_config('kring.guardian_id', coalesce(v_reader::text, ''), true),
    set_config('kring.function_id', coalesce(func::text, ''), true),
    set_config('kring.unit_id', coalesce((select f.unit_id::text from people.functions f where f.id = func), ''), true);
  if guardian is not null then
    return case when v_reader is not null and sharing.guardian_may_see(v_child)
      and exists (select from sharing.given_to_me_as_guardian d where d.item_id = item and d.item_kind = known_to.item_kind) then v_child end;
  end if;
  return case when not sharing.hidden_by_protection(v_child, func)
    and ((v_unit = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = v_child))
      or exists (select from sharing.given_to_my_function d where d.item_id = item and d.item_kind = known_to.item_kind)) then v_child end;
end $$;

-- The address of a holder of the function, or of the guardian: their own, in their language.
create function child.address_of(person uuid, guardian uuid) returns table (email text, language text)
language sql stable security definer set search_path = '' as $$
  select d.email, coalesce(p.language, c.default_language)
  from people.persons p join people.addresses d on d.person_id = p.id join people.collaborations c on c.id = p.collaboration_id
  where p.id = case when address_of.guardian is null then address_of.person
    else (select g.person_id from child.guardians g where g.id = address_of.guardian) end
$$;

-- To whom a letter that says only that something waits goes, if they may know of the item. `secret`: the child's identity is protected.
create function child.letter_to(item_kind text, item uuid, func uuid, person uuid, guardian uuid)
returns table (email text, language text, secret boolean)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_child uuid := child.known_to(item_kind, item, func, guardian);
begin
  if v_child is null or (guardian is null and not people.holds(func, person)) then return; end if;
  return query select a.email, a.language, c.protection <> 'none' from child.address_of(person, guardian) a, child.children c where c.id = v_child;
end $$;
grant execute on function child.letter_to(text, uuid, uuid, uuid, uuid) to kring_worker;

-- The same for a letter about a meeting, with what it may say: of a protected child nothing but that something waits (R8). `names` are
-- those of the family, for the mail to see that the place has none of them. meeting_withdrawn goes to one who no longer holds the
-- function that still has the meeting: their calendar lets go of it, and is told neither time nor place (R15).
create function child.meeting_letter(letter text, meeting uuid, func uuid, person uuid, guardian uuid)
returns table (email text, language text, secret boolean, starts_at timestamptz, ends_at timestamptz, place text, sequence integer, names text[])
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
        union all select g.name from child.guardians g where g.child_id = m.child_id) else '{}' end
    from child.address_of(person, guardian) a, (select not v_secret and letter <> 'meeting_withdrawn') t(told);
end $$;
grant execute on function child.meeting_letter(text, uuid, uuid, uuid, uuid) to kring_worker;
