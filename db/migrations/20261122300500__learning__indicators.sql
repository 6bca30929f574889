-- Indicators with targets, their values, and registers that are summed.

create table learning.indicators (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  code text not null,
  name text not null,
  definition text not null,
  kind text not null,
  unit text not null,
  source text not null,
  source_words text not null,
  survey_code text,
  survey_item text,
  survey_options text[],
  floor_measure text,
  floor_part text,
  base_value numeric,
  base_on date,
  target_value numeric,
  target_on date,
  target_is text,
  every_months int,
  owner_function_id uuid references people.functions (id) on delete set null,
  made_by_function_id uuid references people.functions (id) on delete set null,
  made_at timestamptz not null default now(),
  revision int not null default 1,
  once uuid not null,
  constraint indicators_once unique (once),
  constraint indicator_code_is_one unique (collaboration_id, code),
  constraint indicator_code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  constraint indicator_name_length check (length(name) between 1 and 160),
  constraint indicator_definition_length check (length(definition) between 1 and 2000),
  constraint indicator_source_words_length check (length(source_words) between 1 and 1000),
  constraint indicator_kind check (kind in ('goal', 'effect')),
  constraint indicator_unit check (unit in ('number', 'percent', 'days')),
  constraint indicator_source check (source in ('keyed', 'register', 'survey', 'floor')),
  constraint base_is_whole check ((base_value is null) = (base_on is null)),
  constraint target_is_whole check (num_nulls(target_value, target_on, target_is) in (0, 3)),
  constraint target_direction check (target_is in ('at_least', 'at_most')),
  constraint goal_has_target check (kind = 'effect' or target_value is not null),
  constraint register_counts check (source <> 'register' or unit = 'number'),
  constraint survey_is_named check ((source = 'survey') = (survey_code is not null and survey_item is not null and cardinality(survey_options) > 0) and (source = 'survey' or num_nulls(survey_code, survey_item, survey_options) = 3)),
  constraint survey_gives_a_share check (source <> 'survey' or unit = 'percent'),
  constraint floor_is_named check ((source = 'floor') = (floor_measure is not null and floor_part is not null) and (source = 'floor' or num_nulls(floor_measure, floor_part) = 2)),
  constraint indicator_every_months check (every_months in (1, 3, 6, 12)),
  constraint base_is_finite check (abs(base_value) < 1e12),
  constraint target_is_finite check (abs(target_value) < 1e12)
);
comment on table learning.indicators is 'R17: what the joint work shall achieve (goal) or hopes will follow (effect): never both, each with its own source, base, target and days. R15: a function owns it and keys in its values.';
create index indicators_owner_function_id_idx on learning.indicators (owner_function_id);
create index indicators_made_by_function_id_idx on learning.indicators (made_by_function_id);
alter table learning.indicators enable row level security, force row level security;
create policy owner_all on learning.indicators to kring_owner using (true) with check (true);
create policy select_in_a_function on learning.indicators for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
create policy insert_as_lead on learning.indicators for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and made_by_function_id = (select people.my_function())
    and (select learning.i_lead())
    and exists (select from people.functions f where f.id = owner_function_id and f.collaboration_id = (select people.my_collaboration())));
create policy update_as_lead on learning.indicators for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration())
    and exists (select from people.functions f where f.id = owner_function_id and f.collaboration_id = (select people.my_collaboration())));
grant select on learning.indicators to kring_app;
grant insert (id, collaboration_id, code, name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options,
    floor_measure, floor_part, base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, made_by_function_id, once),
  update (name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options, floor_measure, floor_part,
    base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, revision) on learning.indicators to kring_app;

-- Whoever owns the indicator now, and the process leader, write values, entries and comments.
create function learning.i_keep(indicator uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.indicators i where i.id = indicator and i.collaboration_id = people.my_collaboration()
    and (i.owner_function_id = people.my_function() or learning.i_lead()))
$$;
grant execute on function learning.i_keep(uuid) to kring_app;

create table learning.indicator_changes (
  id uuid primary key default platform.new_id(),
  indicator_id uuid not null references learning.indicators (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  revision int not null,
  was jsonb not null,
  why text not null,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  at timestamptz not null default now(),
  constraint one_change_a_revision unique (indicator_id, revision),
  constraint change_why_length check (length(why) between 1 and 1000)
);
comment on table learning.indicator_changes is 'What an indicator was before each change, and why it was changed: a target that moves is seen to move.';
create index indicator_changes_collaboration_id_idx on learning.indicator_changes (collaboration_id);
create index indicator_changes_function_id_idx on learning.indicator_changes (function_id);
create index indicator_changes_person_id_idx on learning.indicator_changes (person_id);

create table learning.indicator_moves (
  id uuid primary key default platform.new_id(),
  indicator_id uuid not null references learning.indicators (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  state text not null,
  note text not null default '',
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null,
  at timestamptz not null default now(),
  constraint indicator_moves_once unique (once),
  constraint indicator_move_state check (state in ('retired', 'in_use')),
  constraint indicator_move_note_length check (length(note) <= 1000)
);
comment on table learning.indicator_moves is 'When an indicator was retired or brought back, by whom and why: the latest counts, and without one it is in use.';
create index indicator_moves_indicator_id_at_idx on learning.indicator_moves (indicator_id, at desc);
create index indicator_moves_collaboration_id_idx on learning.indicator_moves (collaboration_id);
create index indicator_moves_function_id_idx on learning.indicator_moves (function_id);
create index indicator_moves_person_id_idx on learning.indicator_moves (person_id);

create table learning.indicator_values (
  id uuid primary key default platform.new_id(),
  indicator_id uuid not null references learning.indicators (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  on_day date not null,
  value numeric not null,
  n int,
  -- [{"label": "utomlands", "amount": 7}, …]: written and read together with the value.
  parts jsonb not null default '[]',
  note text not null default '',
  replaces_id uuid references learning.indicator_values (id) on delete cascade,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null,
  at timestamptz not null default now(),
  constraint indicator_values_once unique (once),
  constraint value_is_replaced_once unique (replaces_id),
  constraint value_is_finite check (abs(value) < 1e12),
  constraint value_n_counts check (n >= 0),
  constraint value_parts_are_a_list check (jsonb_typeof(parts) = 'array' and pg_column_size(parts) < 10000),
  constraint value_note_length check (length(note) <= 2000)
);
comment on table learning.indicator_values is 'What was keyed in, by which function. R20: a correction is a new row that replaces another; the other stays to read.';
create index indicator_values_indicator_id_on_day_idx on learning.indicator_values (indicator_id, on_day);
create index indicator_values_collaboration_id_idx on learning.indicator_values (collaboration_id);
create index indicator_values_function_id_idx on learning.indicator_values (function_id);
create index indicator_values_person_id_idx on learning.indicator_values (person_id);

create table learning.indicator_comments (
  id uuid primary key default platform.new_id(),
  indicator_id uuid not null references learning.indicators (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  words text not null,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null,
  at timestamptz not null default now(),
  constraint indicator_comments_once unique (once),
  constraint comment_length check (length(words) between 1 and 4000)
);
comment on table learning.indicator_comments is 'What the owner function and the process leader say of an indicator: why a figure is as it is.';
create index indicator_comments_indicator_id_at_idx on learning.indicator_comments (indicator_id, at);
create index indicator_comments_collaboration_id_idx on learning.indicator_comments (collaboration_id);
create index indicator_comments_function_id_idx on learning.indicator_comments (function_id);
create index indicator_comments_person_id_idx on learning.indicator_comments (person_id);

create table learning.register_imports (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  file_name text not null,
  sha256 text not null,
  rows int not null,
  mapping jsonb not null,
  -- None of a command's.
  once uuid,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by_function_id uuid references people.functions (id) on delete set null,
  withdrawn_by_person_id uuid references people.persons (id) on delete set null,
  withdrawn_why text not null default '',
  constraint import_file_name_length check (length(file_name) between 1 and 200),
  constraint register_imports_once unique (once),
  constraint import_has_rows check (rows > 0),
  constraint import_withdrawn_why_length check (length(withdrawn_why) <= 1000)
);
comment on table learning.register_imports is 'A file of entries that was taken in, whole. Withdrawn, none of its entries counts, and they stay to read.';
-- The same file twice would count everything twice.
create unique index one_import_of_a_file on learning.register_imports (collaboration_id, sha256) where withdrawn_at is null;
create index register_imports_function_id_idx on learning.register_imports (function_id);
create index register_imports_person_id_idx on learning.register_imports (person_id);
create index register_imports_withdrawn_by_function_id_idx on learning.register_imports (withdrawn_by_function_id);
create index register_imports_withdrawn_by_person_id_idx on learning.register_imports (withdrawn_by_person_id);

create table learning.register_entries (
  id uuid primary key default platform.new_id(),
  indicator_id uuid not null references learning.indicators (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  on_day date not null,
  amount numeric not null,
  part text not null default '',
  note text not null default '',
  reference text,
  import_id uuid references learning.register_imports (id) on delete cascade,
  line int,
  replaces_id uuid references learning.register_entries (id) on delete cascade,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid,
  at timestamptz not null default now(),
  constraint register_entries_once unique (once),
  constraint entry_is_replaced_once unique (replaces_id),
  constraint entry_is_keyed_or_imported check ((import_id is null) = (once is not null)),
  constraint entry_is_finite check (abs(amount) < 1e12),
  constraint entry_part_length check (length(part) <= 80),
  constraint entry_note_length check (length(note) <= 500),
  constraint entry_reference_length check (length(reference) between 1 and 120)
);
comment on table learning.register_entries is 'Dated amounts that an indicator sums, without any person. An imported one is by whoever made the import. R20: a correction is a new row that replaces.';
create index register_entries_indicator_id_on_day_idx on learning.register_entries (indicator_id, on_day);
create index register_entries_indicator_id_reference_idx on learning.register_entries (indicator_id, reference) where reference is not null;
create index register_entries_import_id_idx on learning.register_entries (import_id);
create index register_entries_collaboration_id_idx on learning.register_entries (collaboration_id);
create index register_entries_function_id_idx on learning.register_entries (function_id);
create index register_entries_person_id_idx on learning.register_entries (person_id);

-- Everybody who works in the collaboration reads; no row here names a child or who was counted.
do $$
declare t text;
begin
  foreach t in array array['indicator_changes', 'indicator_moves', 'indicator_values', 'indicator_comments', 'register_imports', 'register_entries'] loop
    execute format('alter table learning.%I enable row level security, force row level security', t);
    execute format('create policy owner_all on learning.%I to kring_owner using (true) with check (true)', t);
    execute format('create policy select_in_a_function on learning.%I for select to kring_app
      using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null)', t);
    execute format('grant select on learning.%I to kring_app', t);
  end loop;
  foreach t in array array['indicator_changes', 'indicator_moves'] loop
    execute format('create policy insert_as_lead on learning.%I for insert to kring_app
      with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
        and function_id = (select people.my_function()) and person_id = (select people.me())
        and exists (select from learning.indicators i where i.id = indicator_id and i.collaboration_id = (select people.my_collaboration())))', t);
  end loop;
  foreach t in array array['indicator_values', 'indicator_comments'] loop
    execute format('create policy insert_as_keeper on learning.%I for insert to kring_app
      with check (collaboration_id = (select people.my_collaboration()) and function_id = (select people.my_function())
        and person_id = (select people.me()) and learning.i_keep(indicator_id))', t);
  end loop;
end $$;
grant insert (indicator_id, collaboration_id, revision, was, why, function_id, person_id) on learning.indicator_changes to kring_app;
grant insert (indicator_id, collaboration_id, state, note, function_id, person_id, once) on learning.indicator_moves to kring_app;
grant insert (indicator_id, collaboration_id, on_day, value, n, parts, note, replaces_id, function_id, person_id, once) on learning.indicator_values to kring_app;
grant insert (indicator_id, collaboration_id, words, function_id, person_id, once) on learning.indicator_comments to kring_app;

create policy insert_as_lead on learning.register_imports for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
    and function_id = (select people.my_function()) and person_id = (select people.me()) and withdrawn_at is null);
create policy withdraw_as_lead on learning.register_imports for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and withdrawn_at is null and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()) and withdrawn_by_function_id = (select people.my_function())
    and withdrawn_by_person_id = (select people.me()));
grant insert (id, collaboration_id, file_name, sha256, rows, mapping, once, function_id, person_id),
  update (withdrawn_at, withdrawn_by_function_id, withdrawn_by_person_id, withdrawn_why) on learning.register_imports to kring_app;

create policy insert_keyed_as_keeper on learning.register_entries for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and import_id is null and function_id = (select people.my_function())
    and person_id = (select people.me()) and learning.i_keep(indicator_id));
create policy insert_imported_as_lead on learning.register_entries for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and import_id is not null and replaces_id is null and (select learning.i_lead())
    and exists (select from learning.register_imports r where r.id = import_id and r.withdrawn_at is null)
    and exists (select from learning.indicators i where i.id = indicator_id and i.source = 'register'));
grant insert (indicator_id, collaboration_id, on_day, amount, part, note, reference, import_id, line, replaces_id, function_id, person_id, once)
  on learning.register_entries to kring_app;

-- What replaces a row is of the same indicator.
create function learning.replaces_its_own() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  other uuid;
begin
  if new.replaces_id is null then return new; end if;
  execute format('select indicator_id from %I.%I where id = $1', tg_table_schema, tg_table_name) into other using new.replaces_id;
  if other is distinct from new.indicator_id then raise exception 'no such row' using errcode = 'P0002'; end if;
  return new;
end $$;
create trigger replaces_its_own before insert on learning.indicator_values for each row execute function learning.replaces_its_own();
create trigger replaces_its_own before insert on learning.register_entries for each row
  when (new.replaces_id is not null) execute function learning.replaces_its_own();

insert into platform.retention (table_name, class, keeps) values
  ('learning.indicators', 'figure', 'as long as the collaboration'),
  ('learning.indicator_changes', 'figure', 'as its indicator'),
  ('learning.indicator_moves', 'figure', 'as its indicator'),
  ('learning.indicator_values', 'figure', 'as its indicator'),
  ('learning.indicator_comments', 'figure', 'as its indicator'),
  ('learning.register_imports', 'figure', 'as long as the collaboration; no row names a person that was counted'),
  ('learning.register_entries', 'figure', 'as its indicator; no row names a person that was counted');
