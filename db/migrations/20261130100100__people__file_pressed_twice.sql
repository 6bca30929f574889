-- R20: a file that is taken in is asked for once more at the same moment: it is at work, or it has been taken in. Neither is a refusal.

create function people.lock_of_file(file uuid) returns bigint language sql immutable parallel safe set search_path = '' as $$
  select hashtextextended('county-file:' || file, 0)
$$;
revoke execute on function people.lock_of_file(uuid) from public;
comment on function people.lock_of_file(uuid) is 'The key of the advisory lock that a file holds for as long as it is at work.';

drop function people.begin_file(uuid);
create function people.begin_file(file uuid) returns text language plpgsql security definer set search_path = '' as $$
declare
  f people.county_files;
begin
  select * into f from people.county_files x where x.id = file and x.appointment_id = people.my_appointment() and people.i_administer();
  if f.id is null then raise insufficient_privilege; end if;
  -- Whoever works with the same file at this moment is not waited for: a county takes minutes.
  if not pg_try_advisory_xact_lock(people.lock_of_file(file)) then return 'running'; end if;
  perform pg_advisory_xact_lock(hashtextextended('house:' || people.my_collaboration(), 0));
  if not exists (select from people.appointments a where a.id = people.my_appointment() and (a.ends_at is null or a.ends_at > clock_timestamp())) then
    raise insufficient_privilege;
  end if;
  select * into f from people.county_files x where x.id = file;
  if f.used_at is not null then return 'used'; end if;
  if f.id is null or f.made_at <= now() - interval '1 day' then raise insufficient_privilege; end if;
  -- A county at once takes longer than any page may.
  perform set_config('kring.file', file::text, true), set_config('statement_timeout', '600s', true);
  return 'begun';
end $$;
grant execute on function people.begin_file(uuid) to kring_app;
comment on function people.begin_file(uuid) is 'begun: from now the transaction alone changes the house, and nobody is appointed, handed over or named meanwhile. By whoever sent the file, within a day, once: running, while another transaction takes it in; used, when one has.';

create function people.file_at_work(file uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.county_files f where f.id = file and f.appointment_id = people.my_appointment())
    and exists (select from pg_catalog.pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and (l.classid::bigint << 32) | l.objid::bigint = people.lock_of_file(file))
$$;
grant execute on function people.file_at_work(uuid) to kring_app;
comment on function people.file_at_work(uuid) is 'Whether a file of one''s own is being taken in at this moment. False of anybody else''s.';
