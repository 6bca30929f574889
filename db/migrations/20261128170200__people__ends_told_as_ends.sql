-- R7: an end before it began is an end, and is told as one.
create or replace function people.log_appointment() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'made' when new.ends_at <= greatest(now(), new.starts_at) then 'ended' else 'changed' end;
begin
  -- What is seeded or migrated has nobody who acts.
  if people.me() is null then return null; end if;
  if tg_op = 'UPDATE' and new.starts_at = old.starts_at and new.ends_at is not distinct from old.ends_at then return null; end if;
  perform audit.log('appoint', null, 'appointment', new.id, what);
  perform people.tell_of_change(new, what);
  return null;
end $$;
