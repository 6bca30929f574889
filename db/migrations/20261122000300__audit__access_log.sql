-- R7: every reading is logged, by whom, in which function, what, when, why; append-only for everyone; sealed in batches.

create table audit.access_log (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  -- The transaction that wrote the row: batches are ranges of it, so that a late commit is never left out of a seal.
  xid xid8 not null default pg_current_xact_id(),
  collaboration_id uuid not null,
  person_id uuid,
  appointment_id uuid,
  function_id uuid,
  unit_id uuid,
  as_guardian boolean not null default false,
  child_id uuid,
  act text not null,
  item_kind text not null default '',
  item_id uuid,
  purpose text not null default '',
  constraint act_known check (act in ('read', 'write', 'search', 'refused', 'emergency', 'export')),
  primary key (id, at)
) partition by range (at);
create index on audit.access_log (child_id, at desc);
create index on audit.access_log (function_id, at desc);
create index on audit.access_log (xid);

create table audit.access_log_rest partition of audit.access_log default;

-- Makes the partition of a month; called at start and by a daily job for the month ahead.
create function audit.ensure_partition(month date) returns void language plpgsql security definer set search_path = '' as $$
declare
  first date := date_trunc('month', month)::date;
  name text := 'access_log_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('audit.' || name) is null then
    execute format('create table audit.%I partition of audit.access_log for values from (%L) to (%L)',
      name, first, (first + interval '1 month')::date);
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
  end if;
end $$;
grant execute on function audit.ensure_partition(date) to kring_worker;

create table audit.seals (
  id bigint generated always as identity primary key,
  from_xid xid8 not null,
  until_xid xid8 not null unique,
  rows int not null,
  -- 16 bytes a row: its id and the first 8 bytes of its digest, so that the first touched row can be named.
  leaves bytea not null,
  merkle_root bytea not null,
  previous bytea not null,
  hash bytea not null unique,
  sealed_at timestamptz not null default now()
);

-- Rows that a guardian must not see in the family's extract, with why and until when (R7).
create table audit.held_back (
  id uuid primary key default platform.new_id(),
  child_id uuid not null,
  unit_id uuid not null references people.units on delete cascade,
  function_id uuid not null,
  reason text not null check (length(reason) between 1 and 2000),
  review_on date not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  unique (child_id, function_id)
);

do $$
declare t text;
begin
  foreach t in array array['access_log', 'access_log_rest', 'seals', 'held_back'] loop
    execute format('alter table audit.%I enable row level security', t);
    execute format('alter table audit.%I force row level security', t);
  end loop;
end $$;

-- Append-only, for the owner too: no update and no delete policy exists for anyone.
create policy owner_select on audit.access_log for select to kring_owner using (true);
create policy owner_insert on audit.access_log for insert to kring_owner with check (true);
create policy owner_select on audit.seals for select to kring_owner using (true);
create policy owner_insert on audit.seals for insert to kring_owner with check (true);
create policy owner_all on audit.held_back to kring_owner using (true) with check (true);
create policy select_all on audit.access_log for select to kring_auditor using (true);
grant select on audit.access_log, audit.seals to kring_auditor;
create policy select_all on audit.seals for select to kring_auditor using (true);

-- Writes one row about the current actor; who acts is never an argument.
create function audit.log(act text, child_id uuid, item_kind text, item_id uuid, purpose text)
returns void language sql volatile security definer set search_path = '' as $$
  insert into audit.access_log (collaboration_id, person_id, appointment_id, function_id, unit_id, as_guardian,
    act, child_id, item_kind, item_id, purpose)
  values (coalesce(people.my_collaboration(), '00000000-0000-0000-0000-000000000000'), people.me(),
    nullif(current_setting('kring.appointment_id', true), '')::uuid, people.my_function(), people.my_unit(),
    people.me_as_guardian() is not null, act, child_id, item_kind, item_id, purpose)
$$;
grant execute on function audit.log(text, uuid, text, uuid, text) to kring_app;

-- Every column keeps its place, also when it is null: joined by a sign, a value could move to the next column unnoticed.
create function audit.digest(l audit.access_log) returns bytea language sql immutable set search_path = '' as $$
  select sha256(convert_to(jsonb_build_array(l.id, extract(epoch from l.at), l.xid::text, l.collaboration_id, l.person_id,
    l.appointment_id, l.function_id, l.unit_id, l.as_guardian, l.child_id, l.act, l.item_kind, l.item_id, l.purpose)::text, 'UTF8'))
$$;

create function audit.merkle_root(leaves bytea[]) returns bytea language plpgsql immutable set search_path = '' as $$
declare
  level bytea[] := leaves;
  next bytea[];
  i int;
begin
  if coalesce(array_length(level, 1), 0) = 0 then return sha256(''::bytea); end if;
  while array_length(level, 1) > 1 loop
    next := '{}';
    for i in 1..array_length(level, 1) by 2 loop
      next := next || sha256('\x01'::bytea || level[i] || coalesce(level[i + 1], level[i]));
    end loop;
    level := next;
  end loop;
  return level[1];
end $$;

-- Seals the rows of finished transactions since the last seal, at most some 20,000 at a time, never a part of a transaction.
-- Answers how many: call again until it is none.
create function audit.seal() returns int language plpgsql security definer set search_path = '' as $$
declare
  start xid8;
  stop xid8 := pg_snapshot_xmin(pg_current_snapshot());
  enough xid8;
  before bytea;
  digests bytea[];
  short bytea;
  root bytea;
begin
  perform pg_advisory_xact_lock(hashtext('audit.seal'));
  select s.until_xid, s.hash into start, before from audit.seals s order by s.id desc limit 1;
  start := coalesce(start, '0'::xid8);
  before := coalesce(before, sha256('kring'::bytea));
  select l.xid into enough from audit.access_log l where l.xid >= start and l.xid < stop order by l.xid offset 20000 limit 1;
  if enough is not null then
    -- Before the transaction that is too much; after it, when it is the first.
    stop := case when exists (select from audit.access_log l where l.xid >= start and l.xid < enough) then enough
      else (enough::text::numeric + 1)::text::xid8 end;
  end if;
  select array_agg(d order by id), string_agg(int8send(id) || substring(d from 1 for 8), ''::bytea order by id)
    into digests, short
    from (select l.id, audit.digest(l) as d from audit.access_log l where l.xid >= start and l.xid < stop) rows;
  if digests is null then return 0; end if;
  root := audit.merkle_root(digests);
  insert into audit.seals (from_xid, until_xid, rows, leaves, merkle_root, previous, hash)
    values (start, stop, array_length(digests, 1), short, root, before,
      sha256(before || root || convert_to(concat_ws('|', start, stop, array_length(digests, 1)), 'UTF8')));
  return array_length(digests, 1);
end $$;
grant execute on function audit.seal() to kring_worker;

-- Recomputes every seal. `first_bad_row` names the first row that was changed, removed or slipped in; null when whole.
create function audit.verify_log(out rows_checked bigint, out seals_checked bigint, out first_bad_row bigint, out what text)
language plpgsql security definer set search_path = '' as $$
declare
  s audit.seals;
  before bytea := sha256('kring'::bytea);
  covered xid8 := '0'::xid8;
  digests bytea[];
  bad bigint;
begin
  rows_checked := 0; seals_checked := 0;
  for s in select * from audit.seals order by id loop
    with kept as (
      select l.id, audit.digest(l) as d from audit.access_log l where l.xid >= s.from_xid and l.xid < s.until_xid
    ), sealed as (
      select ('x' || encode(substring(s.leaves from 1 + 16 * n for 8), 'hex'))::bit(64)::bigint as id,
        substring(s.leaves from 9 + 16 * n for 8) as d
      from generate_series(0, length(s.leaves) / 16 - 1) n
    )
    select min(coalesce(kept.id, sealed.id)) into bad from kept full join sealed on kept.id = sealed.id
      where kept.id is null or sealed.id is null or substring(kept.d from 1 for 8) <> sealed.d;
    if bad is not null then
      first_bad_row := bad; what := 'row'; return;
    end if;
    select array_agg(audit.digest(l) order by l.id) into digests from audit.access_log l
      where l.xid >= s.from_xid and l.xid < s.until_xid;
    if s.from_xid <> covered or s.previous <> before or s.merkle_root <> audit.merkle_root(digests)
      or s.hash <> sha256(before || s.merkle_root || convert_to(concat_ws('|', s.from_xid, s.until_xid, s.rows), 'UTF8')) then
      first_bad_row := ('x' || encode(substring(s.leaves from 1 for 8), 'hex'))::bit(64)::bigint;
      what := 'seal ' || s.id; return;
    end if;
    before := s.hash; covered := s.until_xid;
    rows_checked := rows_checked + s.rows; seals_checked := seals_checked + 1;
  end loop;
end $$;
grant execute on function audit.verify_log() to kring_auditor;
