-- What is taken back within ten minutes is told by mail to those whom the first mail has reached, and to nobody else: a withdrawal would tell
-- the others that there was something (R10). So it is kept which letters have gone, for a day.
create table people.sent_letters (
  id uuid default platform.new_id() primary key,
  letter text not null,
  item_id uuid not null,
  function_id uuid references people.functions (id) on delete cascade,
  person_id uuid references people.persons (id) on delete cascade,
  guardian_id uuid,
  sent_at timestamptz not null default clock_timestamp(),
  constraint sent_to_one check ((person_id is null) <> (guardian_id is null))
);
comment on table people.sent_letters is 'Which letters a mail server has taken, to whom, for a day: what is taken back is told to those alone. Read and written by functions only.';
create index on people.sent_letters (item_id);
select platform.index_foreign_keys('people.sent_letters');
create index on people.sent_letters (sent_at);
alter table people.sent_letters enable row level security, force row level security;
create policy owner_all on people.sent_letters for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.sent_letters', 'house', 'a day');

create function people.note_sent(letter text, item uuid, func uuid, person uuid, guardian uuid) returns void
language sql security definer set search_path = '' as $$
  delete from people.sent_letters s where s.sent_at < now() - interval '1 day';
  insert into people.sent_letters (letter, item_id, function_id, person_id, guardian_id) values (letter, item, func, person, guardian)
$$;
comment on function people.note_sent(text, uuid, uuid, uuid, uuid) is 'A mail server has taken this letter.';
grant execute on function people.note_sent(text, uuid, uuid, uuid, uuid) to kring_worker;

-- A job that runs was locked before it asked what it may say, and is locked until it is noted as sent.
create function people.letter_on_its_way(letters text[], item uuid, func uuid, guardian uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'mail-to' and j.locked_at is not null and j.payload ->> 'letter' = any(letters)
      and (item is null or j.payload -> 'item' ->> 'id' = item::text)
      and (func is null or j.payload -> 'to' ->> 'functionId' = func::text)
      and (guardian is null or j.payload -> 'to' ->> 'guardianId' = guardian::text));
end $$;
comment on function people.letter_on_its_way(text[], uuid, uuid, uuid) is 'Whether a worker is sending one of these letters at this moment. What is null is any.';
revoke execute on function people.letter_on_its_way(text[], uuid, uuid, uuid) from public;

create function platform.has_job(task text, payload jsonb, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  -- Before there is a queue nothing is in it.
  if to_regclass('graphile_worker._private_jobs') is null then return false; end if;
  return exists (select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = task and j.run_at = at and j.payload::jsonb = has_job.payload);
end $$;
comment on function platform.has_job(text, jsonb, timestamptz) is 'Whether the same job waits for the same moment already.';
revoke execute on function platform.has_job(text, jsonb, timestamptz) from public;
