-- Whoever was invited to a coming meeting and can no longer read it: by a consent, a disclosure, protection, custody, a team that was left,
-- or the clock. There is one question and one answer for all of them, so that a new way of ending needs nothing here.
alter table child.meeting_participants add column let_go_at timestamptz;
comment on column child.meeting_participants.let_go_at is 'Since when they can no longer read the coming meeting: their calendar has let go of it, and only the unit that invited sees the row.';
create index meetings_coming_idx on child.meetings (ends_at) where cancelled_at is null and closed_at is null;

create function child.still_reads_invitation(m child.meetings, p child.meeting_participants) returns boolean
language sql stable security definer set search_path = '' as $$
  select case when p.guardian_id is not null then exists (select from child.guardians g join sharing.disclosures d on d.to_guardian_id = g.id
      join sharing.disclosed_items i on i.disclosure_id = d.id
      where g.id = p.guardian_id and g.custody and g.ended_at is null and child.shows_to_guardian(g)
        and i.item_id = m.id and i.item_kind = 'meeting' and i.ends_at > now())
    else not sharing.hidden_by_protection(m.child_id, p.function_id)
      and (exists (select from people.functions f join sharing.involvements i on i.function_id = f.id
          where f.id = p.function_id and f.unit_id = m.unit_id and i.child_id = m.child_id and i.ended_at is null)
        or exists (select from sharing.disclosed_items i where i.item_id = m.id and i.item_kind = 'meeting'
          and i.to_function_id = p.function_id and i.ends_at > now())) end
$$;
revoke execute on function child.still_reads_invitation(child.meetings, child.meeting_participants) from public;
comment on function child.still_reads_invitation(child.meetings, child.meeting_participants) is
  'Whether a participant can read the meeting now, as the policies have it; a test compares them.';

create function child.has_it_in_calendar(m child.meetings, p child.meeting_participants) returns boolean
language sql stable security definer set search_path = '' as $$
  select (p.invited_at < now() - interval '1 day' or exists (select from people.sent_letters s where s.item_id = m.id
      and s.letter in ('meeting_invited', 'meeting_moved') and (s.function_id = p.function_id or s.guardian_id = p.guardian_id)))
    and ((select c.protection = 'none' from child.children c where c.id = m.child_id)
      or exists (select from child.protection_decisions d where d.child_id = m.child_id and d.protection <> 'none' and d.at >= p.invited_at)
        and coalesce((select d.protection = 'none' from child.protection_decisions d where d.child_id = m.child_id and d.at < p.invited_at
          order by d.at desc limit 1), true))
$$;
revoke execute on function child.has_it_in_calendar(child.meetings, child.meeting_participants) from public;
comment on function child.has_it_in_calendar(child.meetings, child.meeting_participants) is
  'Whether a mail with the time has reached them: letters that were sent are known for a day. Of a child that was protected then, no mail had a time (R8).';

create function child.let_go_of_meetings(child uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  letters jsonb;
begin
  with seen as (
    select p.id, p.let_go_at is null as invited, child.still_reads_invitation(m, p) as reads, child.has_it_in_calendar(m, p) as has_it
    from child.meetings m join child.meeting_participants p on p.meeting_id = m.id
    where m.ends_at > now() and m.cancelled_at is null and m.closed_at is null and p.invited_at is not null
      and (let_go_of_meetings.child is null or m.child_id = let_go_of_meetings.child)
      -- What is being sent is waited for: the clock asks again.
      and not people.letter_on_its_way('{meeting_invited,meeting_moved}', m.id, p.function_id, p.guardian_id)
  ), changed as (
    update child.meeting_participants p set let_go_at = case when s.reads then null else now() end
    from seen s where s.id = p.id and s.reads <> s.invited
      -- Another that asked at the same moment has told of it.
      and (p.let_go_at is null) = s.invited
    returning p.meeting_id, p.function_id, p.guardian_id, s.reads, s.has_it
  )
  select jsonb_agg(jsonb_build_object(
      'to', case when c.guardian_id is null then jsonb_build_object('functionId', c.function_id) else jsonb_build_object('guardianId', c.guardian_id) end,
      'letter', case when c.reads then 'meeting_invited' else 'meeting_lost' end,
      'item', jsonb_build_object('kind', 'meeting', 'id', c.meeting_id)))
    into letters from changed c where c.reads or c.has_it;
  if letters is not null then perform platform.add_jobs('mail', letters); end if;
end $$;
revoke execute on function child.let_go_of_meetings(uuid) from public;
grant execute on function child.let_go_of_meetings(uuid) to kring_worker;
comment on function child.let_go_of_meetings(uuid) is
  'Lets go of those who can no longer read a coming meeting, of one child or of all, and invites again those who can. Idempotent; run after every loss, and by the clock.';

insert into platform.tasks (name, by_app, payload)
  select 'meetings-lost', false, replace(t.payload, '"meeting"', '"child"') from platform.tasks t where t.name = 'meeting-undone';

create function child.look_for_losses() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  changed constant jsonb := to_jsonb(coalesce(new, old));
  v_child constant uuid := coalesce(changed ->> 'child_id', changed ->> 'id');
begin
  if to_regclass('graphile_worker._private_jobs') is not null
    and exists (select from child.meetings m where m.child_id = v_child and m.ends_at > now() and m.cancelled_at is null and m.closed_at is null)
    and not platform.has_job('meetings-lost', jsonb_build_object('child', v_child), now()) then
    perform platform.add_jobs('meetings-lost', jsonb_build_array(jsonb_build_object('child', v_child)), now());
  end if;
  return null;
end $$;
comment on function child.look_for_losses() is 'So that a calendar lets go at once; what this misses, and what ends by the clock, is found within minutes.';
create trigger look_for_losses after update of ended_at on sharing.disclosures for each row
  when (old.ended_at is null and new.ended_at is not null) execute function child.look_for_losses();
create trigger look_for_losses after update of ended_at on sharing.involvements for each row
  when (old.ended_at is null and new.ended_at is not null) execute function child.look_for_losses();
create trigger look_for_losses after delete on sharing.protected_readers for each row execute function child.look_for_losses();
create trigger look_for_losses after update of protection on child.children for each row
  when (old.protection is distinct from new.protection) execute function child.look_for_losses();
create trigger look_for_losses after update of custody, ended_at on child.guardians for each row
  when (old.custody is distinct from new.custody or old.ended_at is distinct from new.ended_at) execute function child.look_for_losses();

create policy still_invited on child.meeting_participants as restrictive for select to kring_app
  using (let_go_at is null or (unit_id = (select people.my_unit())
    and exists (select from sharing.my_involvements i where i.child_id = meeting_participants.child_id offset 0)));
comment on policy still_invited on child.meeting_participants is
  'R2: who can no longer read the meeting is shown to the unit that invited, and to nobody else. By hand: a restriction of all other readers.';

create or replace function child.meeting_letter(letter text, meeting uuid, func uuid, person uuid, guardian uuid)
returns table (email text, language text, secret boolean, starts_at timestamptz, ends_at timestamptz, place text, sequence integer,
  names text[], from_name text, from_phone text)
language plpgsql security definer set search_path = '' as $$
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
        union all select g.name from child.guardians g where g.child_id = m.child_id) else '{}' end, coalesce(s.name, case when meeting_letter.guardian is null and told and letter in ('meeting_invited', 'meeting_moved')
        then (select u.name from people.units u where u.id = m.unit_id) end), s.phone
    from child.address_of(person, guardian) a cross join (select not v_secret and letter <> 'meeting_withdrawn') t(told)
      left join people.sender_of(m.unit_id) s on meeting_letter.guardian is not null and not v_secret;
end $$;
