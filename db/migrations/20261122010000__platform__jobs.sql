-- Jobs: enqueued in the transaction that makes them necessary, so that neither exists without the other.
-- The queue itself is graphile-worker's own schema, installed by it as kring_owner at start (src/platform/jobs).

-- The only way for a serving role into the queue. A payload holds ids and addresses, never a text about a child.
create function platform.enqueue(task text, payload jsonb default '{}', run_at timestamptz default now())
returns bigint language plpgsql security definer set search_path = '' as $$
begin
  if length(payload::text) > 100000 then
    raise exception 'the payload of a job is too large' using errcode = '22023';
  end if;
  return (select j.id from graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => 12) j);
end $$;
grant execute on function platform.enqueue(text, jsonb, timestamptz) to kring_app, kring_worker;

-- What /metrics shows: how many wait, and how many have been given up.
create function platform.job_counts(out task text, out waiting bigint, out retrying bigint, out given_up bigint)
returns setof record language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select j.task_identifier,
      count(*) filter (where j.attempts = 0),
      count(*) filter (where j.attempts between 1 and j.max_attempts - 1),
      count(*) filter (where j.attempts >= j.max_attempts)
    from graphile_worker.jobs j group by j.task_identifier;
end $$;
grant execute on function platform.job_counts() to kring_app, kring_worker;
