-- What may stand in the queue (ADR 20). A job outlives the moment that it was enqueued in, and with it every text that it carries:
-- a payload names rows by their ids and holds nothing else. `payload` is a regular expression over PostgreSQL's own text of the jsonb,
-- which has one order of keys. `by_app`: a request may enqueue it; the others are enqueued by jobs and by functions of the owner.
create table platform.tasks (
  name text primary key,
  payload text not null,
  by_app boolean not null,
  constraint task_name check (name ~ '^[a-z-]{3,40}$')
);
comment on table platform.tasks is 'What may stand in the queue, and what its payload looks like: ids, never a text, a time or an address.';

insert into platform.tasks (name, by_app, payload)
  select name, by_app, '^' || replace(replace(payload, 'ID', '"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"'), 'WORD', '"[a-z_]{3,60}"') || '$'
  from (values
    ('mail', true, '\{"to": \{"(functionId|guardianId)": ID\}, "item": \{"id": ID, "kind": WORD\}, "letter": WORD\}'),
    ('mail-to', false, '\{"to": \{("personId": ID, "functionId"|"guardianId"): ID\}, "item": \{"id": ID, "kind": WORD\}, "letter": WORD\}'),
    ('meeting-handover', false, '\{"turn": "(begins|ends)", "appointment": ID\}'),
    ('survey-send', true, '\{"survey": ID\}'),
    ('survey-remind', true, '\{"survey": ID\}'),
    ('survey-release', true, '\{"survey": ID\}')) t(name, by_app, payload);

create function platform.check_jobs(task text, payloads jsonb) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  known platform.tasks;
begin
  select * into known from platform.tasks t where t.name = task;
  if known.name is null then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  -- The values are not told: they may be what should not be here.
  if exists (select from jsonb_array_elements(payloads) p where length(p::text) > 1000 or p::text !~ known.payload) then
    raise exception 'the payload of a job is not what its task takes' using errcode = '22023';
  end if;
  return known.by_app;
end $$;

-- The only way for a serving role into the queue: tasks that a request may ask for, with ids.
create or replace function platform.enqueue(task text, payload jsonb default '{}', run_at timestamptz default now())
returns bigint language plpgsql security definer set search_path = '' as $$
begin
  if not platform.check_jobs(task, jsonb_build_array(payload)) then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  return (select j.id from graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => 12) j);
end $$;

-- Several jobs of one task, as platform.enqueue makes one: a plan's version tells everybody at once.
create or replace function platform.enqueue_all(task text, payloads jsonb) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not platform.check_jobs(task, payloads) then
    raise exception 'no task of this name may be enqueued' using errcode = '42501';
  end if;
  perform platform.add_jobs(task, payloads);
end $$;

-- The same for any known task: for jobs that make jobs, and for triggers of the owner.
create function platform.add_jobs(task text, payloads jsonb, run_at timestamptz default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform platform.check_jobs(task, payloads);
  perform graphile_worker.add_jobs(array(
    select row(task, p::json, null, run_at, 12, null, null, null)::graphile_worker.job_spec from jsonb_array_elements(payloads) p));
end $$;
grant execute on function platform.add_jobs(text, jsonb, timestamptz) to kring_worker;

-- Mail that an earlier version wrote and could not send yet holds its text, place and address, and was judged when it was written:
-- it is not sent. What it told of waits in Kring.
do $$
begin
  if to_regclass('graphile_worker._private_jobs') is not null then
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier in ('mail', 'mail-to');
  end if;
end $$;
