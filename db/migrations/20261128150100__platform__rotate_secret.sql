-- R10: the base secret can be exchanged though guardians' numbers are kept as hashes alone: each hash becomes the keyed hash of itself
-- under the next generation (src/platform/generations.ts). For the owner's own program, while nobody serves; granted to nobody.

-- All keyed hashes of person numbers, each once.
create function platform.keyed_hashes() returns table (hash bytea)
language sql stable set search_path = '' as $$
  select distinct i.number_hash from sharing.identities i
$$;

-- Puts each hash's next in its place; equal ones stay equal. Answers how many rows there were.
create function platform.carry_hashes_on(was bytea[], becomes bytea[]) returns int
language plpgsql set search_path = '' as $$
declare
  n int;
begin
  update sharing.identities i set number_hash = h.becomes from unnest(was, becomes) h(was, becomes) where i.number_hash = h.was;
  get diagnostics n = row_count;
  if exists (select from sharing.identities i where i.number_hash = any(was)) then
    raise exception 'a keyed hash was left behind' using errcode = '55000';
  end if;
  return n;
end $$;

-- Who serves from this database now: none may, since each holds the generations that it started with.
create function platform.serving() returns int
language sql stable set search_path = '' as $$
  select count(*)::int from pg_catalog.pg_stat_activity a
  where a.datname = pg_catalog.current_database() and a.usename in ('kring_app', 'kring_worker', 'kring_insight')
$$;
revoke execute on function platform.keyed_hashes(), platform.carry_hashes_on(bytea[], bytea[]), platform.serving() from public;
comment on table platform.secret_check is 'A keyed hash by which the base secret of this database is known again, and how many of its generations it stands at; one row, made at the first start.';
