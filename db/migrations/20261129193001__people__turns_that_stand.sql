-- R15, ADR 20: a mail of a turn goes when that turn can no longer be taken back, to those whom it is true of. A function that was handed over,
-- taken back and handed over again mailed by the jobs of the first turn inside the ten minutes of the second; and whoever held it only in
-- between was told that they had left what they never heard that they had.

create function people.turn_stands(a people.appointments, turn text) returns boolean language sql stable security definer set search_path = '' as $$
  select case turn
    when 'begins' then a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
    else a.ends_at <= now() and not people.holds(a.function_id, a.person_id) end
  and not exists (select from people.handovers h where h.undone_at is null and platform.undo_until(h.made_at) > now()
    and case turn when 'begins' then h.made_appointment else h.left_appointment end = a.id)
$$;
comment on function people.turn_stands(people.appointments, text) is 'Whether this very appointment has begun, or ended, by a handover that can no longer be taken back.';
revoke execute on function people.turn_stands(people.appointments, text) from public;

create function people.has_heard(a people.appointments) returns boolean language sql stable security definer set search_path = '' as $$
  select a.ends_at > platform.undo_until(a.starts_at) or exists (select from people.sent_letters s
    where s.function_id = a.function_id and s.person_id = a.person_id and s.sent_at >= a.starts_at)
$$;
comment on function people.has_heard(people.appointments) is 'Whether whoever held it knows that they did: for longer than a handover can be taken back, or a letter has reached them in it.';
revoke execute on function people.has_heard(people.appointments) from public;

create or replace function sharing.turn_of(appointment uuid, turn text) returns table(function_id uuid, person_id uuid) language sql stable security definer set search_path = '' as $$
  select a.function_id, a.person_id from people.appointments a where a.id = appointment and people.turn_stands(a, turn) and case turn
    when 'begins' then a.starts_at > now() - interval '2 days' and not exists (select from people.sent_letters s
      where s.letter = 'function_begun' and s.item_id = a.id and s.person_id = a.person_id)
    else a.ends_at > a.starts_at and a.ends_at > now() - interval '2 days' and people.has_heard(a)
      and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null) end
$$;

create or replace function child.handover_letters(appointment uuid, turn text)
returns table (letter text, function_id uuid, person_id uuid, meeting_id uuid)
language sql stable security definer set search_path = '' as $$
  with a as (
    select a.function_id, a.person_id, a.starts_at, a.ends_at from people.appointments a where a.id = appointment and people.turn_stands(a, turn)
      and (turn = 'begins' or (a.ends_at > a.starts_at and people.has_heard(a)
        and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null)))
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

do $$
declare
  was text;
begin
  -- A mail that was tried again later is asked the same.
  was := pg_get_functiondef('sharing.turn_letter(text, uuid, uuid, uuid)'::regprocedure);
  if strpos(was, 'people.holds(func, person) = (letter = ''function_left'')') = 0 then raise exception 'sharing.turn_letter is not as it was'; end if;
  execute replace(was, 'people.holds(func, person) = (letter = ''function_left'')',
    'not people.turn_stands(a, case letter when ''function_left'' then ''ends'' else ''begins'' end)');

  -- Who left again before they were told that they had begun, and is given it back, is told when that stands.
  was := pg_get_functiondef('sharing.mail_turn()'::regprocedure);
  if strpos(was, 'if tg_op = ''INSERT'' or new.starts_at is distinct from old.starts_at then') = 0 then raise exception 'sharing.mail_turn is not as it was'; end if;
  execute replace(was, 'if tg_op = ''INSERT'' or new.starts_at is distinct from old.starts_at then',
    'if tg_op = ''INSERT'' or new.starts_at is distinct from old.starts_at
    or (old.ends_at > old.starts_at and old.ends_at <= least(now(), platform.undo_until(new.starts_at)) and coalesce(new.ends_at, ''infinity'') > now()) then');
end $$;
