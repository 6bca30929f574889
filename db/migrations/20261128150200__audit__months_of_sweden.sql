-- A month of the log began at midnight of the session that made its partition: sessions of different time zones left a gap, in which no
-- row can be written, or an overlap, which cannot be made. It begins at Swedish midnight, and where its neighbour was made otherwise
-- it begins where that one ends.

-- When the partition of a month begins or ends, as it stands; null when there is none.
create function audit.bound_of(month date, which text) returns timestamptz
language sql stable set search_path = '' as $$
  select (substring(pg_catalog.pg_get_expr(c.relpartbound, c.oid) from which || ' \(''([^'']+)''\)'))::timestamptz
  from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass('audit.access_log_' || pg_catalog.to_char(month, 'YYYY_MM'))
$$;
revoke execute on function audit.bound_of(date, text) from public;

create or replace function audit.ensure_partition(month date) returns void
language plpgsql security definer set search_path = '' as $$
declare
  first date := date_trunc('month', month::timestamp)::date;
  after date := (first + interval '1 month')::date;
  name text := 'access_log_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass('audit.' || name) is null then
    -- A literal with its offset says the same in every session.
    execute format('create table audit.%I partition of audit.access_log for values from (%L) to (%L)', name,
      coalesce(audit.bound_of((first - interval '1 month')::date, 'TO'), first::timestamp at time zone 'Europe/Stockholm'),
      coalesce(audit.bound_of(after, 'FROM'), after::timestamp at time zone 'Europe/Stockholm'));
    execute format('alter table audit.%I enable row level security', name);
    execute format('alter table audit.%I force row level security', name);
  end if;
end $$;
