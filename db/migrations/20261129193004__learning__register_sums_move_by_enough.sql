-- R16: two public sums of a register that follow each other tell what is between them: 40, then 42. The sum moves forward only where what has
-- changed since the one that was published last is nothing, or enough; and its day is the end of a quarter, not that of the newest entry.

create function learning.register_published(indicator uuid, few integer, out on_day date, out value numeric)
language plpgsql stable set search_path = '' as $$
declare
  -- The number that was shown last: what the next is compared with.
  known numeric;
  cut record;
  total numeric;
begin
  -- Each quarter that is over, and the moment, thirty days later, when its sum was made: the same whenever it is asked.
  for cut in
    select q.since::date as before, (q.since + interval '30 days') at time zone 'Europe/Stockholm' as at
    from (select min(e.at) as at from learning.register_entries e where e.indicator_id = indicator) first,
      generate_series(date_trunc('quarter', (first.at at time zone 'Europe/Stockholm') - interval '30 days'),
        date_trunc('quarter', (now() at time zone 'Europe/Stockholm') - interval '30 days'), interval '3 months') q(since)
    order by 1
  loop
    select sum(e.amount) into total from learning.register_entries e
      where e.indicator_id = indicator and e.on_day < cut.before and e.at < cut.at
        and not exists (select from learning.register_entries r where r.replaces_id = e.id and r.at < cut.at)
        and (e.import_id is null or exists (select from learning.register_imports m where m.id = e.import_id and coalesce(m.withdrawn_at, 'infinity') >= cut.at));
    continue when total is null or (known is not null and total <> known and abs(total - known) < few);
    on_day := cut.before - 1;
    value := case when abs(total) >= few then total end;
    known := coalesce(value, known);
  end loop;
end $$;
comment on function learning.register_published(uuid, integer) is 'R16: the sum of a register as it is shown to everybody, and the last day of the quarter that it is of. value is null where it is too small; no day where there is no sum.';
revoke execute on function learning.register_published(uuid, integer) from public;

do $$
declare
  was text := pg_get_functiondef('learning.county_published(uuid, text[])'::regprocedure);
  gone int := strpos(was, '  -- The quarters that are over, and the moment when their sum is made.');
  stays int := strpos(was, '  surveyed as (');
  here constant text := '(select jsonb_build_object(''on'', e.on_day, ''value'', case when abs(e.value) >= f.n then e.value end) from register e where e.indicator_id = i.id)';
begin
  if gone = 0 or stays < gone or strpos(was, here) = 0 then raise exception 'learning.county_published is not as it was'; end if;
  was := left(was, gone - 1) || substr(was, stays);
  execute replace(was, here, '(select jsonb_build_object(''on'', e.on_day, ''value'', e.value) from learning.register_published(i.id, f.n) e where i.source = ''register'' and e.on_day is not null)');
end $$;
