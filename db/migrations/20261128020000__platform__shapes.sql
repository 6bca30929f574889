-- Shapes: one call gives a table its forced row-level security, policies, column grants, indexes of its foreign keys and its
-- retention class (docs/decisions/0012-sql-shapes.md, db/CONVENTIONS.md). Only kring_owner may call them: migrations do.

-- ==================== What every shape does ====================

create function platform.has_column(target regclass, name text) returns boolean language sql stable set search_path = '' as $$
  select exists (select from pg_catalog.pg_attribute a where a.attrelid = target and a.attname = name and a.attnum > 0 and not a.attisdropped)
$$;

create function platform.need_columns(target regclass, shape text, variadic names text[]) returns void language plpgsql set search_path = '' as $$
declare
  missing text := (select string_agg(name, ', ') from unnest(names) name where not platform.has_column(target, name));
begin
  if missing is not null then
    raise exception '% needs a column that % does not have: %', shape, target, missing using errcode = 'undefined_column';
  end if;
end $$;

create function platform.index_column(target regclass, name text) returns void language plpgsql set search_path = '' as $$
declare
  number int2 := (select a.attnum from pg_catalog.pg_attribute a where a.attrelid = target and a.attname = name and not a.attisdropped);
  optional boolean := (select not a.attnotnull from pg_catalog.pg_attribute a where a.attrelid = target and a.attnum = number);
begin
  if exists (select from pg_catalog.pg_index i where i.indrelid = target and i.indisvalid and i.indkey[0] = number
    and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, target) = format('(%I IS NOT NULL)', name))) then
    return;
  end if;
  execute format('create index on %s (%I) %s', target, name, case when optional then format('where %I is not null', name) else '' end);
end $$;
comment on function platform.index_column is
  'Makes an index on one column unless one begins with it. A column that may be null gets a partial index: a look-up by = finds it all the same.';

create function platform.index_foreign_keys(target regclass) returns void language plpgsql set search_path = '' as $$
declare
  key record;
begin
  for key in
    select k.conkey, k.conindid, (select array_agg(a.attname order by not a.attnotnull desc, n.at)
        from unnest(k.conkey) with ordinality n(num, at) join pg_catalog.pg_attribute a on a.attrelid = target and a.attnum = n.num
        where a.attname <> 'collaboration_id' or cardinality(k.conkey) = 1) as names
      from pg_catalog.pg_constraint k
      where k.conrelid = target and k.contype = 'f' and k.confrelid not in ('people.collaborations'::regclass, 'people.units'::regclass, 'sharing.bases'::regclass)
      order by cardinality(k.conkey), k.conname
  loop
    if not exists (select from pg_catalog.pg_index i join pg_catalog.pg_attribute a on a.attrelid = target and a.attnum = i.indkey[0]
      where i.indrelid = target and i.indisvalid and a.attname = any(key.names)
        and (i.indpred is null or pg_catalog.pg_get_expr(i.indpred, target) = format('(%I IS NOT NULL)', a.attname))) then
      perform platform.index_column(target, key.names[1]);
    end if;
  end loop;
end $$;
comment on function platform.index_foreign_keys is
$$Gives every foreign key of a table an index, so that removing the other row does not read the whole table. A key of several columns
is served by an index that begins with one of them other than collaboration_id.
Not to people.collaborations, people.units and sharing.bases: those rows are closed, never removed while something points at them, and
no list starts from them; an index of a few distinct values on every table would cost each write and tempt the planner.$$;

create function platform.secure(target regclass, class text, keeps text, call text) returns void language plpgsql set search_path = '' as $$
declare
  name text := (select format('%s.%s', n.nspname, c.relname) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = target);
  policy oid;
begin
  execute format('alter table %s enable row level security, force row level security', target);
  select p.oid into policy from pg_catalog.pg_policy p where p.polrelid = target and p.polname = 'owner_all';
  if policy is null then
    execute format('create policy owner_all on %s to kring_owner using (true) with check (true)', target);
  end if;
  execute format('comment on policy owner_all on %s is %L', target, concat_ws(E'\n', pg_catalog.obj_description(policy, 'pg_policy'), call));
  perform platform.index_foreign_keys(target);
  if class is not null then
    insert into platform.retention (table_name, class, keeps) values (name, secure.class, secure.keeps)
      on conflict (table_name) do update set class = excluded.class, keeps = excluded.keeps;
  elsif not exists (select from platform.retention r where r.table_name = name) then
    raise exception '% has no retention class: say class and keeps', name using errcode = 'invalid_parameter_value';
  end if;
end $$;
comment on function platform.secure is
$$What all shapes begin with: forced row-level security, the owner's policy, indexes, the retention class (R19). The policy of the
owner keeps in its comment the calls that made the table what it is; a house rule runs them again and compares.$$;

create function platform.add_policy(target regclass, name text, command text, using_rule text, check_rule text, shape text, why text)
returns void language plpgsql set search_path = '' as $$
begin
  execute format('create policy %I on %s for %s to kring_app %s %s', name, target, command,
    'using (' || using_rule || ')', 'with check (' || check_rule || ')');
  execute format('comment on policy %I on %s is %L', name, target, format('Shape %s: %s', shape, why));
end $$;

create function platform.told(shape text, target regclass, arguments json) returns text language sql stable set search_path = '' as $$
  select format('%s(%s)', shape, concat_ws(', ', quote_literal(target::text),
    (select string_agg(format('%I => %s', e.key, quote_literal(regexp_replace(e.value, '\s+', ' ', 'g'))), ', ' order by e.at)
      from json_each_text(arguments) with ordinality e(key, value, at) where e.value is not null)))
$$;
comment on function platform.told is 'A call in words that can be run again: sharing.protect(''child.worries'', kind => ''worry'').';

create function platform.both(variadic rules text[]) returns text language sql immutable set search_path = '' as $$
  select coalesce(string_agg(once.rule, ' and ' order by once.at), 'true')
    from (select r.rule, min(r.at) as at from unnest(rules) with ordinality r(rule, at) where r.rule <> 'true' group by r.rule) once
$$;
comment on function platform.both is 'All of the rules, each once; what is null or true is left out.';

-- ==================== Who acts ====================

create function people.my_appointment() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.appointment_id', true), '')::uuid $$;
comment on function people.my_appointment is 'The appointment that acts, null for a guardian and for whoever has none (R15).';
grant execute on function people.my_appointment() to kring_app;

create function people.i_am(kinds text[]) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = any(kinds)
    and f.collaboration_id = people.my_collaboration())
$$;
comment on function people.i_am is 'Is the function that acts one of these kinds?';
grant execute on function people.i_am(text[]) to kring_app;

create function people.access(words text) returns text language plpgsql stable set search_path = '' as $$
declare
  kinds text[] := string_to_array(replace(words, ' ', ''), ',');
  known text := (select pg_catalog.pg_get_constraintdef(k.oid) from pg_catalog.pg_constraint k
    where k.conrelid = 'people.functions'::regclass and k.conname = 'function_kind');
  unknown text := (select string_agg(kind, ', ') from unnest(kinds) kind where strpos(known, quote_literal(kind)) = 0);
begin
  case words
    when 'everyone' then return 'true';
    when 'any_function' then return '(select people.my_function()) is not null';
    when 'nobody' then return null;
    else
      if unknown is not null then
        raise exception 'who may? everyone, any_function, nobody or kinds of function, not: %', unknown using errcode = 'invalid_parameter_value';
      end if;
      return format('(select people.i_am(%L))', kinds::text);
  end case;
end $$;
comment on function people.access is
  '`everyone`, guardians too; `any_function`, whoever acts in one; kinds of function, by commas; `nobody`, answered by null: only functions of the owner.';

create function people.signs(target regclass, columns text) returns text[] language plpgsql stable set search_path = '' as $$
declare
  name text;
  actor text;
  rules text[] := '{}';
begin
  foreach name in array string_to_array(replace(coalesce(columns, ''), ' ', ''), ',') loop
    perform platform.need_columns(target, 'signed', name);
    select case k.confrelid::regclass::text when 'people.functions' then 'my_function' when 'people.persons' then 'me'
        when 'people.units' then 'my_unit' when 'people.appointments' then 'my_appointment' end into actor
      from pg_catalog.pg_constraint k join pg_catalog.pg_attribute a on a.attrelid = target and a.attname = name
      where k.conrelid = target and k.contype = 'f' and k.conkey = array[a.attnum];
    if actor is null then
      raise exception '%.% points at no function, person, unit or appointment: it cannot be signed', target, name using errcode = 'invalid_parameter_value';
    end if;
    rules := rules || format('%I = (select people.%s())', name, actor);
  end loop;
  return rules || platform.has_tenant(target);
end $$;
comment on function people.signs is
  'What a new row says of its writer: each column named holds the one who acts, by what it points at; and collaboration_id, where there is one, is theirs.';

create function platform.has_tenant(target regclass) returns text language sql stable set search_path = '' as $$
  select case when platform.has_column(target, 'collaboration_id') then 'collaboration_id = (select people.my_collaboration())' else 'true' end
$$;

-- ==================== About a child ====================

drop function sharing.protect(regclass, text, text, text, boolean);
drop function sharing.allow_insert_when_involved(regclass, text, text);

create function sharing.involved(target regclass, child_column text) returns text language sql stable set search_path = '' as $$
  select format('unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = %s.%I offset 0)',
    target, child_column)
$$;
comment on function sharing.involved is
$$R1 in the fast form. `offset 0` keeps the planner from reading all that I am involved with: it looks up the one row, by its index.$$;

create function sharing.protect(target regclass, kind text default null, id_column text default 'id', version_column text default null,
  child_column text default 'child_id', class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'sharing.protect';
  given text := format('(select from sharing.%%I d where d.item_id = %s.%I and d.item_kind = %L%s offset 0)', target, id_column, kind,
    case when version_column is null then '' else format(' and d.version = %s.%I', target, version_column) end);
begin
  perform platform.need_columns(target, shape, 'unit_id', child_column, id_column, coalesce(version_column, id_column));
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('kind', kind,
    'id_column', nullif(id_column, 'id'), 'version_column', version_column, 'child_column', nullif(child_column, 'child_id'))));
  perform platform.index_column(target, child_column);
  perform platform.add_policy(target, 'select_in_my_unit_when_involved', 'select', sharing.involved(target, child_column), null,
    shape, 'my unit made it and my function is involved with the child (R1).');
  if kind is not null then
    perform platform.add_policy(target, 'select_disclosed_to_my_function', 'select', 'exists ' || format(given, 'given_to_my_function'), null,
      shape, 'a live disclosure gives it to my function (R2).');
    perform platform.add_policy(target, 'select_disclosed_to_me_as_guardian', 'select', 'exists ' || format(given, 'given_to_me_as_guardian'), null,
      shape, 'a live disclosure gives it to me as a guardian (R2).');
  end if;
  execute format('grant select on %s to kring_app', target);
end $$;
comment on function sharing.protect is
$$A table about a child. The one rule of reading: my unit made the row and my function is involved with the child (R1), or a live
disclosure gives that item, in that version, to my function or to me as a guardian (R2). There is no third way: an emergency (R9) is
itself a disclosure.
kind: the item_kind under which it is disclosed; left out, it is never given to anyone. id_column: the item's id on this table.
version_column: left out, any version gives the row. child_column: the child. class and keeps: the retention class (R19).
Writes nothing: sharing.allow_insert_when_involved and sharing.allow_update_when_involved do.$$;

create function sharing.allow_insert_when_involved(target regclass, inserts text, signed text default null, also text default null)
returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'sharing.allow_insert_when_involved';
begin
  perform platform.need_columns(target, shape, 'unit_id', 'child_id');
  perform platform.secure(target, null, null, platform.told(shape, target, json_build_object('inserts', inserts, 'signed', signed, 'also', also)));
  perform platform.add_policy(target, 'insert_in_my_unit_when_involved', 'insert', null,
    platform.both(variadic sharing.involved(target, 'child_id') || people.signs(target, signed) || also),
    shape, 'in my own name, in my unit, about a child that my function is involved with (R1).');
  execute format('grant insert (%s) on %s to kring_app', inserts, target);
end $$;
comment on function sharing.allow_insert_when_involved is
$$Writing in my own unit about a child that my function is involved with (R1). inserts: the columns that may be given. signed: the
columns that hold the writer (function, person). also: what else must be true of a new row, as SQL.$$;

create function sharing.allow_update_when_involved(target regclass, updates text, child_column text default 'child_id')
returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'sharing.allow_update_when_involved';
begin
  perform platform.need_columns(target, shape, 'unit_id', child_column);
  perform platform.secure(target, null, null, platform.told(shape, target, json_build_object('updates', updates,
    'child_column', nullif(child_column, 'child_id'))));
  perform platform.add_policy(target, 'update_when_involved', 'update', sharing.involved(target, child_column), null,
    shape, 'in my unit, about a child that my function is involved with (R1).');
  execute format('grant update (%s) on %s to kring_app', updates, target);
end $$;
comment on function sharing.allow_update_when_involved is
  'Changing the columns `updates` of what my unit holds about a child that my function is involved with (R1).';

create function sharing.follows(target regclass, parent regclass, by_column text, write text default 'nobody', inserts text default null,
  updates text default null, signed text default null, parent_is text default null, also text default null,
  class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'sharing.follows';
  parents text := (select c.relname from pg_catalog.pg_class c where c.oid = parent);
  parent_key text;
  same text;
  writer text := case write when 'nobody' then null when 'reader' then 'true' else format('parent.%I = (select people.my_function())', write) end;
begin
  perform platform.need_columns(target, shape, by_column);
  select p.attname into parent_key from pg_catalog.pg_constraint k cross join lateral unnest(k.conkey, k.confkey) n(here, there)
    join pg_catalog.pg_attribute t on t.attrelid = target and t.attnum = n.here
    join pg_catalog.pg_attribute p on p.attrelid = parent and p.attnum = n.there
    where k.conrelid = target and k.confrelid = parent and k.contype = 'f' and t.attname = by_column limit 1;
  if parent_key is null then
    raise exception '%.% is no foreign key to %', target, by_column, parent using errcode = 'invalid_parameter_value';
  end if;
  if write not in ('nobody', 'reader') then perform platform.need_columns(parent, shape, write); end if;
  if writer is null and coalesce(inserts, updates) is not null then
    raise exception '% of %: who writes? reader, or a column of % that names a function', shape, target, parent using errcode = 'invalid_parameter_value';
  end if;
  select string_agg(format('parent.%1$I = %2$s.%1$I', name, target), ' and ') into same
    from unnest('{collaboration_id,child_id,unit_id}'::text[]) name
    where name <> by_column and platform.has_column(target, name) and platform.has_column(parent, name);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('parent', parent::text, 'by_column', by_column,
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'signed', signed, 'parent_is', parent_is, 'also', also)));
  perform platform.index_column(target, by_column);
  perform platform.add_policy(target, 'select_with_' || parents, 'select',
    format('exists (select from %s parent where parent.%I = %s.%I)', parent, parent_key, target, by_column), null,
    shape, format('whoever reads the row of %s reads this.', parent));
  execute format('grant select on %s to kring_app', target);
  if inserts is not null then
    perform platform.add_policy(target, 'insert_with_' || parents, 'insert', null,
      platform.both(variadic people.signs(target, signed) || format('exists (select from %s parent where %s)', parent,
        platform.both(format('parent.%I = %s.%I', parent_key, target, by_column), same, writer, parent_is)) || also),
      shape, format('written by %s of %s, about the same child and in the same unit.', case write when 'reader' then 'whoever reads the row' else write end, parent));
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_with_' || parents, 'update',
      format('exists (select from %s parent where %s)', parent,
        platform.both(format('parent.%I = %s.%I', parent_key, target, by_column), writer, parent_is)), null,
      shape, format('changed by %s of %s.', case write when 'reader' then 'whoever reads the row' else write end, parent));
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
end $$;
comment on function sharing.follows is
$$A table whose rows belong to a row of another one, and are read by whoever reads that, by the parent's own policies.
parent and by_column: the other table and the foreign key to it. write: `nobody` (functions of the owner), `reader` (whoever reads the
parent), or a column of the parent that names the function that writes. Where both have collaboration_id, child_id or unit_id, a new row
has the parent's. inserts, updates: the columns that may be written. signed: the columns that hold the writer.
parent_is: what must be true of the row `parent` to write, as SQL (`parent.closed_at is null`). also: what else must be true of a new row.$$;

-- ==================== About no child ====================

-- The four that follow are one shape with another owner of the row.
create function people.give_to(target regclass, shape text, called text, owner text, reader text, writer text, inserts text, updates text,
  deletes boolean, signed text, also text, read_by text, written_by text) returns void language plpgsql set search_path = '' as $$
begin
  if writer is null and (coalesce(inserts, updates) is not null or deletes) then
    raise exception '% of %: columns to write, but write is nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if reader is not null then
    perform platform.add_policy(target, 'select_' || called, 'select', platform.both(owner, reader), null, shape, 'read by ' || read_by);
    execute format('grant select on %s to kring_app', target);
  end if;
  if inserts is not null then
    perform platform.add_policy(target, 'insert_' || called, 'insert', null,
      platform.both(variadic array[owner, writer] || people.signs(target, signed) || also), shape, 'written by ' || written_by);
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_' || called, 'update', platform.both(owner, writer),
      platform.both(owner, writer, also), shape, 'changed by ' || written_by);
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
  if deletes then
    perform platform.add_policy(target, 'delete_' || called, 'delete', platform.both(owner, writer), null, shape, 'removed by ' || written_by);
    execute format('grant delete on %s to kring_app', target);
  end if;
end $$;

create function people.of_collaboration(target regclass, read text, write text default 'nobody', inserts text default null,
  updates text default null, deletes boolean default false, signed text default null, also text default null,
  class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'people.of_collaboration';
begin
  perform platform.need_columns(target, shape, 'collaboration_id');
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('read', read, 'write', nullif(write, 'nobody'),
    'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'collaboration_id');
  perform people.give_to(target, shape, 'in_my_collaboration', 'collaboration_id = (select people.my_collaboration())',
    people.access(read), people.access(write), inserts, updates, deletes, signed, also,
    format('%s of its collaboration.', read), format('%s of its collaboration.', write));
end $$;
comment on function people.of_collaboration is
$$A table of one collaboration, about no child. read and write: `everyone` (guardians too), `any_function` (whoever acts in one), kinds of
function by commas (`process_leader, manager`), or `nobody` (only functions of the owner). inserts, updates: the columns that may be
written; deletes: whether the writer may remove. signed: the columns that hold the writer. also: what else must be true of a written row,
as SQL. class and keeps: the retention class (R19).$$;

create function people.of_unit(target regclass, read text default 'any_function', write text default 'nobody', inserts text default null,
  updates text default null, deletes boolean default false, signed text default null, also text default null,
  class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'people.of_unit';
begin
  perform platform.need_columns(target, shape, 'unit_id');
  if 'everyone' in (read, write) then
    raise exception 'people.of_unit of %: a guardian is of no unit; say any_function, not everyone', target using errcode = 'invalid_parameter_value';
  end if;
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('read', nullif(read, 'any_function'),
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'unit_id');
  perform people.give_to(target, shape, 'in_my_unit', 'unit_id = (select people.my_unit())',
    people.access(read), people.access(write), inserts, updates, deletes, signed, also,
    format('%s of its unit.', read), format('%s of its unit.', write));
end $$;
comment on function people.of_unit is
$$A table of one unit, about no child: a boundary of secrecy, so other units read nothing (R10, R16). read and write:
`any_function` (whoever acts in one of the unit), kinds of function by commas, or `nobody`. The other arguments as in people.of_collaboration.$$;

create function people.of_function(target regclass, by_column text default 'function_id', inserts text default null,
  updates text default null, deletes boolean default false, signed text default null, also text default null,
  class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'people.of_function';
begin
  perform platform.need_columns(target, shape, by_column);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('by_column', nullif(by_column, 'function_id'),
    'inserts', inserts, 'updates', updates, 'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, by_column);
  perform people.give_to(target, shape, 'of_my_function', format('%I = (select people.my_function())', by_column),
    'true', 'true', inserts, updates, deletes, signed, also, 'the function it is of.', 'the function it is of.');
end $$;
comment on function people.of_function is
$$A table whose rows belong to one function: read and written by it alone, and handed on with it when its holder changes (R15).
by_column: the column that names it. The other arguments as in people.of_collaboration.$$;

create function people.of_appointment(target regclass, inserts text default null, updates text default null, deletes boolean default false,
  signed text default null, also text default null, class text default null, keeps text default null) returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'people.of_appointment';
begin
  perform platform.need_columns(target, shape, 'appointment_id');
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('inserts', inserts, 'updates', updates,
    'deletes', nullif(deletes, false), 'signed', signed, 'also', also)));
  perform platform.index_column(target, 'appointment_id');
  perform people.give_to(target, shape, 'of_my_appointment', 'appointment_id = (select people.my_appointment())',
    'true', 'true', inserts, updates, deletes, signed, also, 'the appointment it is of.', 'the appointment it is of.');
end $$;
comment on function people.of_appointment is
$$A table whose rows belong to one person in one function: read and written by that appointment alone, and by nobody when it has ended
(R15). The other arguments as in people.of_collaboration.$$;
