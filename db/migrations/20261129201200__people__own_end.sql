-- R15: whoever administers and ends their own appointment is not kept from it by the line in the log that says so: the line is written when the
-- appointment has ended, and nothing else is written in it any more. Found by the random lives.
create or replace function people.still_holds() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  acting uuid := nullif(current_setting('kring.appointment_id', true), '')::uuid;
begin
  if acting is null or people.my_function() is null then return new; end if;
  if tg_table_schema = 'audit' then
    if new.item_kind = 'appointment' and new.item_id = acting and new.purpose = 'ended' then return new; end if;
  end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('handover:' || people.my_function(), 0));
  -- By the clock: the transaction may have begun before the one that it waited for.
  if not exists (select from people.appointments a where a.id = acting and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;
