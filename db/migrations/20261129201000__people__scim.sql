-- R15, ADR 36: an organisation's directory says by SCIM 2.0 who works there. A group of it holds a function where the administrator has said
-- so, and its members hold it for as long as they are members. A token reaches the rows of its own organisation and nothing else.

-- ---------------------------------------------------------------- what there is

create table people.scim_tokens (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  name text not null check (length(name) between 1 and 80),
  token_hash bytea not null unique check (length(token_hash) = 32),
  issuer text not null check (length(issuer) between 1 and 500),
  sign_in text not null constraint scim_sign_in check (sign_in in ('user_name', 'external_id', 'mail')),
  made_by uuid references people.persons on delete set null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  once uuid not null unique
);
comment on table people.scim_tokens is 'ADR 36: by which a directory is let in, to the rows of one organisation. The token itself is shown once and kept by nobody here.';
comment on column people.scim_tokens.sign_in is 'By which attribute the provider (issuer) knows whoever signs in: its subject is the user name or the external id, or it vouches for the mail address.';
select people.of_collaboration('people.scim_tokens', read => 'nobody', class => 'house', keeps => 'as long as the organisation');

create table people.scim_users (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  user_name text not null check (length(user_name) between 1 and 254),
  external_id text not null default '' check (length(external_id) <= 254),
  display_name text not null default '' check (length(display_name) <= 200),
  formatted_name text not null default '' check (length(formatted_name) <= 200),
  given_name text not null default '' check (length(given_name) <= 120),
  family_name text not null default '' check (length(family_name) <= 120),
  emails jsonb not null default '[]' check (jsonb_typeof(emails) = 'array' and jsonb_array_length(emails) <= 5),
  active boolean not null default true,
  issuer text not null,
  sign_in text not null constraint scim_user_sign_in check (sign_in in ('user_name', 'external_id', 'mail')),
  person_id uuid references people.persons on delete set null,
  made_person boolean not null default false,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (id, organisation_id)
);
comment on table people.scim_users is 'ADR 36: somebody whom the directory of an organisation has told of. Nobody in Kring before a group gives them a function: person_id is empty until then.';
comment on column people.scim_users.made_person is 'This organisation has told of that person first: it may say what they are called, as long as they work nowhere else.';
create unique index scim_user_name_taken on people.scim_users (organisation_id, lower(user_name));
create unique index scim_external_id_taken on people.scim_users (organisation_id, external_id) where external_id <> '';
create index scim_users_in_order on people.scim_users (organisation_id, id);
select people.of_collaboration('people.scim_users', read => 'nobody', class => 'house', keeps => 'as long as the directory says, or the organisation');

create table people.scim_groups (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  display_name text not null check (length(display_name) between 1 and 200),
  external_id text not null default '' check (length(external_id) <= 254),
  function_id uuid references people.functions on delete set null,
  version integer not null default 1,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  unique (id, organisation_id)
);
comment on table people.scim_groups is 'ADR 36: a group of a directory. Without a function it gives nobody anything, and waits for the administrator.';
create unique index scim_group_external_id_taken on people.scim_groups (organisation_id, external_id) where external_id <> '';
create index scim_groups_in_order on people.scim_groups (organisation_id, id);
select people.of_collaboration('people.scim_groups', read => 'nobody', class => 'house', keeps => 'as long as the directory says, or the organisation');

create table people.scim_members (
  group_id uuid not null,
  user_id uuid not null,
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  primary key (group_id, user_id),
  constraint scim_member_of_group foreign key (group_id, organisation_id) references people.scim_groups (id, organisation_id) on delete cascade,
  constraint scim_member_is_user foreign key (user_id, organisation_id) references people.scim_users (id, organisation_id) on delete cascade
);
comment on table people.scim_members is 'ADR 36: who is in a group: both are of one organisation.';
select people.of_collaboration('people.scim_members', read => 'nobody', class => 'house', keeps => 'as long as the group');

create table people.scim_appointments (
  appointment_id uuid primary key references people.appointments on delete cascade,
  user_id uuid references people.scim_users on delete set null
);
comment on table people.scim_appointments is 'ADR 36: which appointments a directory has made, and for whom: those alone it ends. Read and written by functions only.';
alter table people.scim_appointments enable row level security, force row level security;
create policy owner_all on people.scim_appointments for all to kring_owner using (true) with check (true);
create index scim_appointments_user_id_idx on people.scim_appointments (user_id) where user_id is not null;
insert into platform.retention (table_name, class, keeps) values ('people.scim_appointments', 'house', 'as long as the appointment');

-- ---------------------------------------------------------------- who may

create function people.my_scim_token() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.scim_token_id', true), '')::uuid $$;
comment on function people.my_scim_token() is 'The token that acts, null where a person does. Set for one transaction by people.open_scim; then nobody acts, in no function, unit or collaboration.';

create function people.my_scim_organisation() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.scim_organisation_id', true), '')::uuid $$;
comment on function people.my_scim_organisation() is 'The organisation whose directory acts.';

create function people.somebody_acts() returns boolean language sql stable parallel safe set search_path = '' as
$$ select people.me() is not null or people.my_scim_token() is not null $$;
comment on function people.somebody_acts() is 'A person, or a directory; false for what is seeded or migrated.';

-- The one place that says who keeps tokens and the table of groups.
create function people.directories_i_keep() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(o.id), '{}') from people.organisations o
  where o.collaboration_id = people.my_collaboration() and people.i_keep(o.id)
$$;
comment on function people.directories_i_keep() is 'ADR 36: the organisations whose tokens and groups the one who acts keeps: all of the collaboration, or their own, for who administers one.';
grant execute on function people.directories_i_keep() to kring_app;

create function people.directories_i_see() returns uuid[] language sql stable security definer set search_path = '' as $$
  select case when people.my_scim_organisation() is null then people.directories_i_keep() else array[people.my_scim_organisation()] end
$$;
comment on function people.directories_i_see() is 'Those that I keep; of a directory its own.';
grant execute on function people.directories_i_see() to kring_app;

create policy select_by_keeper on people.scim_tokens for select to kring_app
  using (organisation_id = any ((select people.directories_i_keep())::uuid[]));
comment on policy select_by_keeper on people.scim_tokens is 'Who keeps an organisation''s directory sees its tokens, never the hash. No shape: it stands on the organisation, and one function says who keeps it.';
grant select (id, collaboration_id, organisation_id, name, issuer, sign_in, made_by, made_at, expires_at, last_used_at, revoked_at, once) on people.scim_tokens to kring_app;

create policy select_in_directory on people.scim_users for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
comment on policy select_in_directory on people.scim_users is 'A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.';
create policy select_in_directory on people.scim_groups for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
comment on policy select_in_directory on people.scim_groups is 'A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.';
create policy select_in_directory on people.scim_members for select to kring_app
  using (organisation_id = any ((select people.directories_i_see())::uuid[]));
comment on policy select_in_directory on people.scim_members is 'A directory sees its own, and who keeps it. No shape: a directory acts in no collaboration, so that nothing else of it is readable.';
-- Which person it is, and whether they were there before, is nobody's to read: it would tell of another organisation.
grant select (id, collaboration_id, organisation_id, user_name, external_id, display_name, formatted_name, given_name, family_name, emails, active, version, made_at, changed_at) on people.scim_users to kring_app;
grant select on people.scim_groups, people.scim_members to kring_app;

create function people.open_scim(token_hash bytea) returns table(token_id uuid, organisation_id uuid, sign_in text) language plpgsql security definer set search_path = '' as $$
declare
  t people.scim_tokens;
begin
  select x.* into t from people.scim_tokens x join people.organisations o on o.id = x.organisation_id
    where x.token_hash = open_scim.token_hash and x.revoked_at is null and x.expires_at > now() and o.closed_at is null;
  if t.id is null then return; end if;
  if t.last_used_at is null or t.last_used_at < now() - interval '1 minute' then
    update people.scim_tokens x set last_used_at = now() where x.id = t.id;
  end if;
  perform set_config(name, '', true) from unnest('{kring.person_id,kring.appointment_id,kring.function_id,kring.unit_id,kring.collaboration_id,kring.guardian_id}'::text[]) name;
  perform set_config('kring.scim_token_id', t.id::text, true), set_config('kring.scim_organisation_id', t.organisation_id::text, true),
    set_config('kring.reason', 'SCIM: ' || t.name, true);
  return query select t.id, t.organisation_id, t.sign_in;
end $$;
grant execute on function people.open_scim(bytea) to kring_app;
comment on function people.open_scim(bytea) is 'ADR 36: a directory acts, to the end of the transaction: not a person, and in no function, unit or collaboration, so that every policy that asks for one gives nothing. No row for a token that is unknown, ended, past its day, or of an organisation that is ended.';

-- ---------------------------------------------------------------- every change is kept

alter table people.changes drop constraint change_kind, add constraint change_kind check (kind in ('collaboration', 'organisation', 'body', 'unit', 'function',
  'named_person_rule', 'appointment', 'scim_token', 'scim_user', 'scim_group'));

-- A directory changes a thousand times as much as people do: each is read by itself.
create index changes_of_directories on people.changes (collaboration_id, at desc, id desc) where person_id is null and reason like 'SCIM: %';
create index changes_of_people on people.changes (collaboration_id, at desc, id desc) where person_id is not null or reason not like 'SCIM: %';
drop index people.changes_at_idx;

-- The columns that are told of, by name. What a row is called and whose it is stands in every change: the row may be gone when it is read.
create function people.note_directory_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  told text[] := string_to_array(tg_argv[1], ',');
  any_row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  was jsonb;
  becomes jsonb;
  what text := case tg_op when 'INSERT' then 'made' when 'DELETE' then 'removed' else 'changed' end;
begin
  if not people.somebody_acts() then return null; end if;
  if tg_op <> 'INSERT' then select jsonb_object_agg(k, to_jsonb(old) -> k) into was from unnest(told) k; end if;
  if tg_op <> 'DELETE' then select jsonb_object_agg(k, to_jsonb(new) -> k) into becomes from unnest(told) k; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(k, was -> k), jsonb_object_agg(k, becomes -> k) into was, becomes
      from unnest(told) k where was -> k is distinct from becomes -> k;
    if was is null then return null; end if;
    if becomes ->> 'revoked_at' is not null then what := 'ended'; end if;
  end if;
  any_row := jsonb_build_object('title', coalesce(nullif(any_row ->> 'display_name', ''), any_row ->> 'name', any_row ->> 'user_name'),
    'organisation_id', any_row ->> 'organisation_id', 'collaboration_id', any_row ->> 'collaboration_id', 'id', any_row ->> 'id');
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason, person_id, function_id)
    values ((any_row ->> 'collaboration_id')::uuid, tg_argv[0], (any_row ->> 'id')::uuid, what,
      case when tg_op <> 'INSERT' then was || (any_row - '{id,collaboration_id}'::text[]) end,
      case when tg_op <> 'DELETE' then becomes || (any_row - '{id,collaboration_id}'::text[]) end,
      coalesce(current_setting('kring.reason', true), ''), people.me(), people.my_function());
  if people.i_administer() then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;
comment on function people.note_directory_change() is 'Keeps a change of a directory''s rows, made by the directory or by who keeps it.';
create trigger note_change after insert or update of revoked_at on people.scim_tokens for each row execute function people.note_directory_change('scim_token', 'name,sign_in,issuer,expires_at,revoked_at');
create trigger note_change after insert or update or delete on people.scim_users for each row execute function people.note_directory_change('scim_user', 'user_name,external_id,display_name,active');
create trigger note_change after insert or update or delete on people.scim_groups for each row execute function people.note_directory_change('scim_group', 'display_name,external_id,function_id');

create function people.note_directory_appointment() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  ended boolean := tg_op = 'UPDATE';
begin
  if people.my_scim_token() is null or (ended and new.ends_at is not distinct from old.ends_at) then return null; end if;
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason)
    values (new.collaboration_id, 'appointment', new.id, case when ended then 'ended' else 'made' end,
      case when ended then jsonb_build_object('ends_at', old.ends_at) end,
      case when ended then jsonb_build_object('ends_at', new.ends_at)
        else jsonb_build_object('unit_id', new.unit_id, 'function_id', new.function_id, 'person_id', new.person_id, 'starts_at', new.starts_at) end,
      current_setting('kring.reason', true));
  return null;
end $$;
comment on function people.note_directory_appointment() is 'Keeps what a directory makes and ends; people.note_change keeps what administrators do.';
create trigger note_directory_appointment after insert or update of ends_at on people.appointments for each row execute function people.note_directory_appointment();

-- As before, and: a directory acts too, and is named in the log; who hears of a function is told once a moment; that nobody holds it is no longer so.
create or replace function people.log_appointment() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'made' when new.ends_at <= greatest(now(), new.starts_at) then 'ended' else 'changed' end;
begin
  -- What is seeded or migrated has nobody who acts.
  if not people.somebody_acts() then return null; end if;
  if tg_op = 'UPDATE' and new.starts_at = old.starts_at and new.ends_at is not distinct from old.ends_at then return null; end if;
  if people.me() is null then
    insert into audit.access_log (collaboration_id, act, item_kind, item_id, purpose)
      values (new.collaboration_id, 'appoint', 'appointment', new.id, what || ' by ' || current_setting('kring.reason', true));
  else
    perform audit.log('appoint', null, 'appointment', new.id, what);
  end if;
  if new.starts_at <= now() and new.ends_at is null then
    update sharing.notices n set seen_at = now() where n.kind = 'appointment_vacant' and n.item_id = new.function_id and n.seen_at is null;
  end if;
  perform people.tell_of_change(new, what);
  return null;
end $$;

create or replace function people.tell_of_change(a people.appointments, what text) returns void language plpgsql security definer set search_path = '' as $$
declare
  by_file boolean := coalesce(current_setting('kring.file', true), '') <> '';
  near uuid[] := array(select m.id from people.functions m where m.unit_id = a.unit_id and m.kind = 'manager' and m.id is distinct from people.my_function());
  hears uuid[] := near || case when a.function_id is distinct from people.my_function() then a.function_id end;
  told text;
begin
  if near = '{}' and not by_file then
    hears := hears || array(select m.id from people.functions m join people.units u on u.id = m.unit_id
      join people.units mine on mine.id = a.unit_id and mine.organisation_id = u.organisation_id
      where m.kind = 'manager' and m.id is distinct from people.my_function());
  end if;
  with said as (
    insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
      select distinct a.collaboration_id, h.id, w.kind, 'function', a.function_id
      from unnest(hears) h(id), (values (case what when 'ended' then 'appointment_ended' when 'changed' then 'appointment_changed' else 'appointment_made' end)) w(kind)
      -- Of a group of forty one notice: made_at is the moment of the transaction.
      where h.id is not null
        and not exists (select from sharing.notices n where n.to_function_id = h.id and n.kind = w.kind and n.item_id = a.function_id and n.made_at = now())
      returning to_function_id
  ) select max(pg_notify('kring', 'function:' || s.to_function_id)::text) into told from said s;
  if not by_file then perform people.tell_reviewers(a.collaboration_id, 1); end if;
end $$;

-- What a directory does is mailed as what a person does: by the turn of the appointment.
create or replace function child.mail_handover() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  coming boolean := child.has_coming_meetings(new.function_id);
begin
  if people.somebody_acts() then return null; end if;
  if (tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at) and (coming or new.starts_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), new.starts_at);
  end if;
  if new.ends_at > new.starts_at and not platform.has_job('meeting-handover', jsonb_build_object('appointment', new.id, 'turn', 'ends'), new.ends_at) and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at) and (coming or new.ends_at > now()) then
    perform platform.add_jobs('meeting-handover', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), new.ends_at);
  end if;
  return null;
end $$;

create or replace function sharing.mail_turn() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not people.somebody_acts() or coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if tg_op = 'INSERT' or new.starts_at is distinct from old.starts_at
    or (old.ends_at > old.starts_at and old.ends_at <= least(now(), platform.undo_until(new.starts_at)) and coalesce(new.ends_at, 'infinity') > now()) then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'begins')), greatest(new.starts_at, platform.undo_until(now())));
  end if;
  if new.ends_at is null then return null; end if;
  if new.ends_at > new.starts_at and (tg_op = 'INSERT' or new.ends_at is distinct from old.ends_at)
      and not platform.has_job('appointment-turn', jsonb_build_object('appointment', new.id, 'turn', 'ends'), greatest(new.ends_at, platform.undo_until(now()))) then
    perform platform.add_jobs('appointment-turn', jsonb_build_array(jsonb_build_object('appointment', new.id, 'turn', 'ends')), greatest(new.ends_at, platform.undo_until(now())));
  end if;
  return null;
end $$;

create or replace function sharing.mail_notice() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.item_kind = 'function' and coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if new.item_kind = 'function' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.somebody_acts() and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,meeting_undone,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))), case when new.item_kind = 'function' then platform.undo_until(now()) end);
  end if;
  return null;
end $$;
