-- R15: meetings follow the function, in calendars too. Whoever begins to hold it is invited to what is to come, and the calendar of
-- whoever leaves lets go of it; on the day that was set, where a handover is dated ahead. people knows nothing of this.

create function child.has_coming_meetings(func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.meetings m where m.function_id = func and m.ends_at > now() and m.closed_at is null)
    or exists (select from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and m.ends_at > now() and m.closed_at is null)
$$;

-- A job for each turn of an appointment, at its time. What is to be mailed is asked when that has come: the day may have been changed.
create function child.mail_handover() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  coming boolean := child.has_coming_meetings(new.function_id);
begin
  if (tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at) and (coming or new.starts_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), new.starts_at);
  end if;
  if new.ends_at > new.starts_at and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at) and (coming or new.ends_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), new.ends_at);
  end if;
  return null;
end $$;
create trigger mail_handover after insert or update on people.appointments for each row execute function child.mail_handover();

-- The letters of a turn: about meetings to come that the function has called or is invited to. One who was mailed as a holder is not
-- mailed again when they begin, and one who left before is told nothing of what came after.
create function child.handover_letters(appointment uuid, turn text)
returns table (letter text, function_id uuid, person_id uuid, meeting_id uuid)
language sql stable security definer set search_path = '' as $$
  with a as (
    select a.function_id, a.person_id, a.starts_at, a.ends_at from people.appointments a where a.id = appointment
      and case turn when 'begins' then people.holds(a.function_id, a.person_id) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
        else a.ends_at <= now() and a.ends_at > a.starts_at and not people.holds(a.function_id, a.person_id) end
  ), had as (
    select a.*, m.id, m.invited_at, m.cancelled_at from a join child.meetings m on m.function_id = a.function_id
      where m.ends_at > now() and m.closed_at is null
    union all
    select a.*, m.id, p.invited_at, m.cancelled_at from a join child.meeting_participants p on p.function_id = a.function_id
      join child.meetings m on m.id = p.meeting_id where m.ends_at > now() and m.closed_at is null
  )
  select case turn when 'begins' then 'meeting_invited' else 'meeting_withdrawn' end, h.function_id, h.person_id, h.id
  from had h where case turn when 'begins' then h.invited_at < h.starts_at and h.cancelled_at is null
    else h.invited_at < h.ends_at and (h.cancelled_at is null or h.cancelled_at > h.ends_at) end
$$;
grant execute on function child.handover_letters(uuid, text) to kring_worker;

-- Turns that were set before there were jobs for them.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', a.id, 'turn', 'begins')), a.starts_at)
      from people.appointments a where a.starts_at > now();
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', a.id, 'turn', 'ends')), a.ends_at)
      from people.appointments a where a.ends_at > now() and a.ends_at > a.starts_at;
  end if;
end $$;
