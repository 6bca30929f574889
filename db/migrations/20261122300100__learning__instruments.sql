-- Instruments: what the model asks, as versioned definitions (ADR 8), and the words that a collaboration has of its own.

create schema learning;
grant usage on schema learning to kring_app, kring_worker;

alter table platform.retention drop constraint retention_class_check;
alter table platform.retention add constraint retention_class_check check (class in (
  'house', 'child_record', 'sharing_record', 'access_log', 'session', 'draft', 'notice', 'catalogue',
  'instrument', 'survey', 'answer', 'figure'));

-- Files of db/catalogue that have been laid: content that is delivered with Kring, given to the function its folder is named for.
create table platform.laid (
  name text primary key,
  sha256 text not null,
  laid_at timestamptz not null default now()
);
comment on table platform.laid is 'Which files of db/catalogue have been laid here, and their exact text.';

-- The process leader makes what a collaboration asks and reads what it says.
create function learning.i_lead() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = 'process_leader'
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function learning.i_lead() to kring_app;

create table learning.settings (
  collaboration_id uuid primary key references people.collaborations (id) on delete cascade,
  small_number_limit int not null default 5,
  caution_below_n int not null default 30,
  caution_below_rate int not null default 50,
  constraint limit_only_raised check (small_number_limit between 5 and 100),
  constraint caution_n check (caution_below_n between 5 and 10000),
  constraint caution_rate check (caution_below_rate between 0 and 100)
);
comment on table learning.settings is 'R16: below which number a cell is hidden (5 or more, never less), and below which n or response rate in per cent a figure says "tolka med försiktighet".';
alter table learning.settings enable row level security, force row level security;
create policy owner_all on learning.settings to kring_owner using (true) with check (true);
create policy select_mine on learning.settings for select to kring_app using (collaboration_id = (select people.my_collaboration()));
create policy insert_as_lead on learning.settings for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy update_as_lead on learning.settings for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy select_for_jobs on learning.settings for select to kring_worker using (true);
grant select on learning.settings to kring_app, kring_worker;
grant insert (collaboration_id, small_number_limit, caution_below_n, caution_below_rate), update (small_number_limit, caution_below_n, caution_below_rate) on learning.settings to kring_app;

create table learning.instruments (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid references people.collaborations (id) on delete cascade,
  code text not null,
  copied_from_id uuid references learning.instruments (id) on delete set null,
  made_by_function_id uuid references people.functions (id) on delete set null,
  made_at timestamptz not null default now(),
  once uuid,
  constraint one_code unique nulls not distinct (collaboration_id, code),
  constraint instruments_once unique (once),
  constraint code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$')
);
comment on table learning.instruments is 'What the model asks: the same thing over its versions. Without a collaboration it is shipped with Kring, read by all and changed by nobody.';
create index instruments_copied_from_id_idx on learning.instruments (copied_from_id);
create index instruments_made_by_function_id_idx on learning.instruments (made_by_function_id);
alter table learning.instruments enable row level security, force row level security;
create policy owner_all on learning.instruments to kring_owner using (true) with check (true);
create policy select_mine_and_shipped on learning.instruments for select to kring_app
  using (collaboration_id is null or collaboration_id = (select people.my_collaboration()));
create policy insert_as_lead on learning.instruments for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and made_by_function_id = (select people.my_function()) and (select learning.i_lead()));
create policy select_for_jobs on learning.instruments for select to kring_worker using (true);
grant select on learning.instruments to kring_app, kring_worker;
grant insert (id, collaboration_id, code, copied_from_id, made_by_function_id, once) on learning.instruments to kring_app;

create table learning.instrument_versions (
  id uuid primary key default platform.new_id(),
  instrument_id uuid not null references learning.instruments (id) on delete cascade,
  collaboration_id uuid references people.collaborations (id) on delete cascade,
  number int not null,
  state text not null default 'draft',
  definition jsonb not null,
  revision int not null default 0,
  what_changed text not null default '',
  edited_by_function_id uuid references people.functions (id) on delete set null,
  edited_at timestamptz not null default now(),
  published_at timestamptz,
  constraint one_number unique (instrument_id, number),
  constraint number_counts check (number >= 1),
  constraint version_state check (state in ('draft', 'tried', 'published', 'retired')),
  constraint published_has_time check ((state in ('published', 'retired')) = (published_at is not null)),
  constraint definition_is_one check (jsonb_typeof(definition) = 'object' and definition ->> 'format' = 'kring-instrument/1'),
  constraint definition_length check (pg_column_size(definition) <= 1000000),
  constraint what_changed_length check (length(what_changed) <= 2000)
);
comment on table learning.instrument_versions is 'A definition, whole. Draft and tried may change; published is frozen, and answers keep the version they answered.';
-- One draft at a time: two people would write two next versions.
create unique index one_version_under_work on learning.instrument_versions (instrument_id) where state in ('draft', 'tried');
create index instrument_versions_collaboration_id_idx on learning.instrument_versions (collaboration_id);
create index instrument_versions_edited_by_function_id_idx on learning.instrument_versions (edited_by_function_id);
alter table learning.instrument_versions enable row level security, force row level security;
create policy owner_all on learning.instrument_versions to kring_owner using (true) with check (true);
create policy select_shipped_mine_and_drafts_as_lead on learning.instrument_versions for select to kring_app
  using (collaboration_id is null or (collaboration_id = (select people.my_collaboration()) and (state <> 'draft' or (select learning.i_lead()))));
create policy insert_draft_as_lead on learning.instrument_versions for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and state = 'draft' and (select learning.i_lead())
    and exists (select from learning.instruments i where i.id = instrument_id and i.collaboration_id = (select people.my_collaboration())));
create policy update_under_work_as_lead on learning.instrument_versions for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state in ('draft', 'tried') and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()) and state in ('draft', 'tried'));
create policy select_for_jobs on learning.instrument_versions for select to kring_worker using (true);
grant select on learning.instrument_versions to kring_app, kring_worker;
grant insert (id, instrument_id, collaboration_id, number, definition, what_changed, edited_by_function_id),
  update (definition, revision, what_changed, edited_by_function_id, edited_at) on learning.instrument_versions to kring_app;

-- Who put a version in a state, when and why.
create table learning.instrument_moves (
  id uuid primary key default platform.new_id(),
  version_id uuid not null references learning.instrument_versions (id) on delete cascade,
  collaboration_id uuid references people.collaborations (id) on delete cascade,
  state text not null,
  note text not null default '',
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  at timestamptz not null default now(),
  constraint move_state check (state in ('draft', 'tried', 'published', 'retired')),
  constraint note_length check (length(note) <= 2000)
);
comment on table learning.instrument_moves is 'Who put a version in a state, when and why.';
create index instrument_moves_version_id_idx on learning.instrument_moves (version_id, at);
create index instrument_moves_collaboration_id_idx on learning.instrument_moves (collaboration_id);
create index instrument_moves_function_id_idx on learning.instrument_moves (function_id);
create index instrument_moves_person_id_idx on learning.instrument_moves (person_id);
alter table learning.instrument_moves enable row level security, force row level security;
create policy owner_all on learning.instrument_moves to kring_owner using (true) with check (true);
create policy select_mine on learning.instrument_moves for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select on learning.instrument_moves to kring_app;

-- What a draft was before each edit: undo, and nothing written is lost (R20).
create table learning.instrument_edits (
  version_id uuid not null references learning.instrument_versions (id) on delete cascade,
  revision int not null,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  definition jsonb not null,
  function_id uuid references people.functions (id) on delete set null,
  at timestamptz not null default now(),
  primary key (version_id, revision)
);
comment on table learning.instrument_edits is 'R20: what a draft was at each revision, so that an edit can be undone. Goes with the draft when it is published.';
create index instrument_edits_collaboration_id_idx on learning.instrument_edits (collaboration_id);
create index instrument_edits_function_id_idx on learning.instrument_edits (function_id);
alter table learning.instrument_edits enable row level security, force row level security;
create policy owner_all on learning.instrument_edits to kring_owner using (true) with check (true);
create policy select_as_lead on learning.instrument_edits for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy insert_as_lead on learning.instrument_edits for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and function_id = (select people.my_function()) and (select learning.i_lead())
    and exists (select from learning.instrument_versions v where v.id = version_id and v.collaboration_id = (select people.my_collaboration()) and v.state in ('draft', 'tried')));
create policy delete_as_lead on learning.instrument_edits for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select, delete on learning.instrument_edits to kring_app;
grant insert (version_id, revision, collaboration_id, definition, function_id) on learning.instrument_edits to kring_app;

-- Which moves there are. The table in instruments/states.ts is the same, and a test compares them.
create function learning.move_version(version uuid, to_state text, note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was learning.instrument_versions;
begin
  select * into was from learning.instrument_versions v where v.id = version for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead() then
    raise exception 'no such version' using errcode = 'P0002';
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('draft', 'tried'), ('tried', 'draft'), ('draft', 'published'), ('tried', 'published'), ('published', 'retired'), ('retired', 'published')) then
    raise exception 'a version that is % cannot become %', was.state, to_state using errcode = '22023', constraint = 'version_moves';
  end if;
  update learning.instrument_versions v set state = to_state,
    published_at = case when to_state in ('published', 'retired') then coalesce(v.published_at, now()) end
  where v.id = version;
  insert into learning.instrument_moves (version_id, collaboration_id, state, note, function_id, person_id)
  values (version, was.collaboration_id, to_state, note, people.my_function(), people.me());
  if to_state = 'published' then
    delete from learning.instrument_edits e where e.version_id = version;
  end if;
end $$;
grant execute on function learning.move_version(uuid, text, text) to kring_app;

-- A draft that nobody wants may go; what has been published stays.
create function learning.discard_draft(version uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  of_instrument uuid;
begin
  delete from learning.instrument_versions v
  where v.id = version and v.state in ('draft', 'tried') and v.collaboration_id = people.my_collaboration() and learning.i_lead()
  returning v.instrument_id into of_instrument;
  if of_instrument is null then raise exception 'no such draft' using errcode = 'P0002'; end if;
  delete from learning.instruments i where i.id = of_instrument
    and not exists (select from learning.instrument_versions v where v.instrument_id = i.id);
end $$;
grant execute on function learning.discard_draft(uuid) to kring_app;

-- What the floors ask for by its purpose, and which shipped instrument answers it unless the collaboration has chosen its own.
create table learning.purposes (
  purpose text primary key,
  default_code text not null,
  constraint purpose_reads check (purpose ~ '^[a-z_]{1,40}$')
);
comment on table learning.purposes is 'What the floors ask for, and which shipped instrument it is unless the collaboration has chosen one of its own.';
grant select on learning.purposes to kring_app, kring_worker;
insert into learning.purposes (purpose, default_code) values
  ('worry', 'five-questions'),
  ('wheel_professional', 'wheel-professional'),
  ('wheel_guardian', 'wheel-guardian'),
  ('wheel_child_young', 'wheel-child-4-9'),
  ('wheel_child', 'wheel-child-10-17'),
  ('review', 'plan-review');

create table learning.instrument_uses (
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  purpose text not null references learning.purposes (purpose) on delete cascade,
  instrument_id uuid not null references learning.instruments (id) on delete cascade,
  chosen_by_function_id uuid references people.functions (id) on delete set null,
  chosen_at timestamptz not null default now(),
  primary key (collaboration_id, purpose)
);
comment on table learning.instrument_uses is 'Which instrument a collaboration uses for a purpose; none chosen is the shipped one.';
create index instrument_uses_instrument_id_idx on learning.instrument_uses (instrument_id);
create index instrument_uses_purpose_idx on learning.instrument_uses (purpose);
create index instrument_uses_chosen_by_function_id_idx on learning.instrument_uses (chosen_by_function_id);
alter table learning.instrument_uses enable row level security, force row level security;
create policy owner_all on learning.instrument_uses to kring_owner using (true) with check (true);
create policy select_mine on learning.instrument_uses for select to kring_app using (collaboration_id = (select people.my_collaboration()));
create policy insert_as_lead on learning.instrument_uses for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
    and exists (select from learning.instruments i where i.id = instrument_id));
create policy update_as_lead on learning.instrument_uses for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration())
    and exists (select from learning.instruments i where i.id = instrument_id));
create policy delete_as_lead on learning.instrument_uses for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select, delete on learning.instrument_uses to kring_app;
grant insert (collaboration_id, purpose, instrument_id, chosen_by_function_id), update (instrument_id, chosen_by_function_id, chosen_at) on learning.instrument_uses to kring_app;

-- The version to fill in now: the latest published of the chosen instrument, else of the shipped one.
create function learning.version_in_use(for_purpose text) returns uuid
language sql stable set search_path = '' as $$
  select v.id from learning.purposes p
    left join learning.instrument_uses u on u.purpose = p.purpose and u.collaboration_id = people.my_collaboration()
    join learning.instruments i on i.id = u.instrument_id or (i.collaboration_id is null and i.code = p.default_code)
    join learning.instrument_versions v on v.instrument_id = i.id and v.state = 'published'
  where p.purpose = for_purpose
  order by (i.id = u.instrument_id) desc nulls last, v.number desc limit 1
$$;
grant execute on function learning.version_in_use(text) to kring_app;

-- The collaboration's own words for the options of shipped scales, over stable ids.
create table learning.labels (
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  scale_id text not null,
  option_id text not null,
  language text not null,
  label text not null,
  primary key (collaboration_id, scale_id, option_id, language),
  constraint label_length check (length(label) between 1 and 200),
  constraint label_language check (language ~ '^[a-z]{2,3}(-[A-Za-z]{2,4})?$')
);
comment on table learning.labels is 'The collaboration''s own words for the options of shipped scales. The wheel''s are people.collaborations.wheel_labels.';
alter table learning.labels enable row level security, force row level security;
create policy owner_all on learning.labels to kring_owner using (true) with check (true);
create policy select_mine on learning.labels for select to kring_app using (collaboration_id = (select people.my_collaboration()));
create policy insert_as_lead on learning.labels for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy update_as_lead on learning.labels for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy delete_as_lead on learning.labels for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select, delete on learning.labels to kring_app;
grant insert (collaboration_id, scale_id, option_id, language, label), update (label) on learning.labels to kring_app;

-- Lays a shipped version, from a file named `<code>.<number>.json`. A newer one retires those before it.
create function learning.ship_instrument(name text, definition jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  parts text[] := regexp_match(name, '^([a-z0-9-]+)\.([0-9]+)$');
  of_instrument uuid;
begin
  if parts is null or definition ->> 'code' is distinct from parts[1] then
    raise exception 'a shipped instrument is a file <code>.<number>.json with the same code inside: %', name;
  end if;
  insert into learning.instruments (code) values (parts[1]) on conflict on constraint one_code do nothing;
  select i.id into of_instrument from learning.instruments i where i.code = parts[1] and i.collaboration_id is null;
  update learning.instrument_versions v set state = 'retired' where v.instrument_id = of_instrument and v.number < parts[2]::int;
  insert into learning.instrument_versions (instrument_id, number, state, definition, published_at)
  values (of_instrument, parts[2]::int, 'published', definition, now());
end $$;

insert into platform.retention (table_name, class, keeps) values
  ('platform.laid', 'house', 'as long as the installation'),
  ('learning.settings', 'house', 'as long as the collaboration'),
  ('learning.instruments', 'instrument', 'as long as the collaboration, or as long as an answer to it is kept'),
  ('learning.instrument_versions', 'instrument', 'published: as long as an answer to it is kept; a draft until it is discarded'),
  ('learning.instrument_moves', 'instrument', 'as its version'),
  ('learning.instrument_edits', 'draft', 'until the draft is published or discarded'),
  ('learning.purposes', 'catalogue', 'as long as the installation'),
  ('learning.instrument_uses', 'house', 'as long as the collaboration'),
  ('learning.labels', 'house', 'as long as the collaboration');
