-- Results: a closed survey counted once, small numbers hidden once for all pages (R16, ADR 10), and free texts that wait for a process leader.

create table learning.releases (
  id uuid primary key default platform.new_id(),
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  asked_by_function_id uuid references people.functions (id) on delete set null,
  asked_at timestamptz not null default now(),
  hidden_below int,
  released_at timestamptz,
  constraint one_release unique (survey_id),
  constraint limit_never_under_five check (hidden_below >= 5),
  constraint released_with_its_limit check ((released_at is null) = (hidden_below is null))
);
comment on table learning.releases is 'R16: a closed survey that is counted, or has been. It stands: it is never counted again, so that two counts cannot be taken from each other.';
create index releases_collaboration_id_idx on learning.releases (collaboration_id);
create index releases_asked_by_function_id_idx on learning.releases (asked_by_function_id);

create table learning.release_groups (
  release_id uuid not null references learning.releases (id) on delete cascade,
  number int not null,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  dimension text not null,
  key text not null,
  label text not null,
  parent text not null default '',
  answers int,
  asked int,
  primary key (release_id, number),
  constraint one_group unique (release_id, dimension, key),
  constraint dimension_known check (dimension in ('all', 'kind', 'organisation', 'unit', 'role')),
  constraint label_length check (length(label) <= 300)
);
comment on table learning.release_groups is 'Whom a release can be read for, with the names of that day. No answers is fewer than the limit; asked null is unknown: somebody did not tell.';
create index release_groups_collaboration_id_idx on learning.release_groups (collaboration_id);

create table learning.release_cells (
  release_id uuid not null,
  number int not null,
  item text not null,
  part text not null,
  option text not null,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  value int,
  primary key (release_id, number, item, part, option),
  foreign key (release_id, number) references learning.release_groups (release_id, number) on delete cascade,
  constraint value_counts check (value >= 0)
);
comment on table learning.release_cells is 'R16: how many of a group chose what. Null is hidden: the number itself is stored nowhere. Part is a row, or an option of which several could be chosen; option $n is how many answered with one of the answers.';
create index release_cells_collaboration_id_idx on learning.release_cells (collaboration_id);

-- A free text, without anything that leads to who wrote it or for which group. Nobody but the process leader sees it before it is kept.
create table learning.quotes (
  id uuid primary key default gen_random_uuid(),
  release_id uuid not null references learning.releases (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  item text not null,
  part text not null default '',
  state text not null default 'waiting',
  words text,
  theme text not null default '',
  decided_by_function_id uuid references people.functions (id) on delete set null,
  decided_at timestamptz,
  constraint quote_state check (state in ('waiting', 'kept', 'left_out')),
  constraint kept_has_words check ((state = 'kept') = (words is not null)),
  constraint decided_has_time check ((state = 'waiting') = (decided_at is null)),
  constraint words_length check (length(words) between 1 and 20000),
  constraint theme_length check (length(theme) <= 80)
);
comment on table learning.quotes is 'R16, R18: a free text of an answer, as it may be read. The id is random, so that the order tells nothing; no group, no time of answering.';
comment on column learning.quotes.id is 'Version 4: a version 7 would hold an order.';
create index quotes_release_id_idx on learning.quotes (release_id, item, state);
create index quotes_collaboration_id_idx on learning.quotes (collaboration_id);
create index quotes_decided_by_function_id_idx on learning.quotes (decided_by_function_id);

create table learning.raw_quotes (
  quote_id uuid primary key references learning.quotes (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  words text not null,
  constraint raw_length check (length(words) <= 20000)
);
comment on table learning.raw_quotes is 'A free text as it was written. Read by the process leader alone, to decide on it.';
create index raw_quotes_collaboration_id_idx on learning.raw_quotes (collaboration_id);

do $$
declare t text;
begin
  foreach t in array array['releases', 'release_groups', 'release_cells', 'quotes', 'raw_quotes'] loop
    execute format('alter table learning.%I enable row level security, force row level security', t);
    execute format('create policy owner_all on learning.%I to kring_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Every function of the collaboration reads what is released; a guardian as such has no function.
create policy select_as_staff on learning.releases for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
create policy insert_as_lead on learning.releases for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and asked_by_function_id = (select people.my_function()) and (select learning.i_lead())
    and exists (select from learning.surveys s where s.id = survey_id and s.state = 'closed'));
grant select on learning.releases to kring_app;
grant insert (survey_id, collaboration_id, asked_by_function_id) on learning.releases to kring_app;
create policy select_as_staff on learning.release_groups for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
create policy select_as_staff on learning.release_cells for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
grant select on learning.release_groups, learning.release_cells to kring_app;

create policy select_kept_or_as_lead on learning.quotes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and ((state = 'kept' and (select people.my_function()) is not null) or (select learning.i_lead())));
create policy update_as_lead on learning.quotes for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()) and decided_by_function_id = (select people.my_function()));
grant select on learning.quotes to kring_app;
grant update (state, words, theme, decided_by_function_id, decided_at) on learning.quotes to kring_app;
create policy select_as_lead on learning.raw_quotes for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select on learning.raw_quotes to kring_app;

-- What a job needs to count by: nothing when there is nothing to count. Until its transaction ends no answer comes or goes.
create function learning.survey_to_count(survey uuid) returns table (version_id uuid, small_number_limit int, definition jsonb)
language plpgsql security definer set search_path = '' as $$
begin
  perform learning.hold_open(survey, closing => true);
  return query select s.version_id, coalesce(t.small_number_limit, 5), v.definition
  from learning.releases r join learning.surveys s on s.id = r.survey_id
    join learning.instrument_versions v on v.id = s.version_id
    left join learning.settings t on t.collaboration_id = s.collaboration_id
  where s.id = survey and r.released_at is null and s.state = 'closed';
end $$;

-- How many were asked, by target: null is unknown. The same as in learning.survey_counts, for everybody in it.
create function learning.targets_to_count(survey uuid) returns table (
  target_id uuid, kind text, organisation_id uuid, organisation text, unit_id uuid, unit text, role text, asked int, answers int)
language sql stable security definer set search_path = '' as $$
  with given as (select a.target_id, count(*)::int as n from learning.answers a where a.survey_id = survey group by 1)
  select t.id, o.kind, o.id, o.name, u.id, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 then null else coalesce(t.forwarded_count, 0) + t.invited_count end,
    coalesce(g.n, 0)
  from learning.targets t left join given g on g.target_id = t.id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey
  union all
  select null, null, null, null, null, null, null, null, g.n from given g where g.target_id is null
  order by 4, 6, 7, 1
$$;

-- Counts the answers of a closed survey, by target, item, part and option. `items`: {item id: one | many | rank | rows | text | [edges]}.
-- An option is what was chosen; `$answered` that anything was (several chosen, ranked, written); for numbers the place among the edges.
create function learning.count_answers(survey uuid, items jsonb) returns table (target_id uuid, item text, part text, option text, n int)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from learning.surveys s where s.id = survey and s.state = 'closed') then return; end if;
  return query
  with asked as materialized (select e.key as id, case when jsonb_typeof(e.value) = 'array' then 'number' else e.value #>> '{}' end as kind,
      case when jsonb_typeof(e.value) = 'array' then array(select jsonb_array_elements_text(e.value)::numeric) end as edges from jsonb_each(items) e),
  given as not materialized (select a.target_id as t, i.id, i.kind, i.edges, a.answers -> i.id as v from learning.answers a cross join asked i
    where a.survey_id = survey and a.answers ? i.id),
  simple as (
    select g.t, g.id, case
        when jsonb_typeof(g.v) = 'string' and (g.kind = 'one' or left(g.v #>> '{}', 1) = '$') then g.v #>> '{}'
        when g.kind = 'one' then '$other'
        when g.kind = 'number' then width_bucket((g.v #>> '{}')::numeric, g.edges)::text
        else '$answered' end as o, count(*)::int as c
    from given g where not (g.kind in ('many', 'rank') and g.v = '[]') group by 1, 2, 3),
  listed as (
    select g.t, g.id, l.value as p, case g.kind when 'many' then 'yes' else l.ordinality::text end as o, count(*)::int as c
    from given g cross join lateral jsonb_array_elements_text(g.v) with ordinality l
    where g.kind in ('many', 'rank') and jsonb_typeof(g.v) = 'array' group by 1, 2, 3, 4),
  lines as (
    select g.t, g.id, l.key as p, l.value #>> '{}' as o, count(*)::int as c from given g cross join lateral jsonb_each(g.v) l
    where g.kind = 'rows' and jsonb_typeof(g.v) = 'object' and jsonb_typeof(l.value) = 'string' group by 1, 2, 3, 4)
  select s.t, s.id, '', s.o, s.c from simple s
  union all select l.t, l.id, l.p, l.o, l.c from listed l
  union all select r.t, r.id, r.p, r.o, r.c from lines r;
end $$;

-- Stores what may be shown, and the free texts in no order: `texts` are [item, part], no part for an answer that is words alone.
-- Done once: what is released stands.
create function learning.store_release(survey uuid, groups jsonb, cells jsonb, texts jsonb, hidden_below int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  r learning.releases;
begin
  perform learning.hold_open(survey, closing => true);
  select * into r from learning.releases x where x.survey_id = survey for update;
  if not found or r.released_at is not null then return false; end if;
  if not exists (select from learning.surveys s where s.id = survey and s.state = 'closed') then return false; end if;
  insert into learning.release_groups (release_id, number, collaboration_id, dimension, key, label, parent, answers, asked)
    select r.id, g.number, r.collaboration_id, g.dimension, g.key, left(g.label, 300), g.parent, g.answers, g.asked
    from jsonb_to_recordset(groups) g (number int, dimension text, key text, label text, parent text, answers int, asked int);
  insert into learning.release_cells (release_id, number, item, part, option, collaboration_id, value)
    select r.id, (c ->> 0)::int, c ->> 1, c ->> 2, c ->> 3, r.collaboration_id, (c ->> 4)::int from jsonb_array_elements(cells) c;
  perform learning.copy_texts(r.id, survey, r.collaboration_id, texts);
  update learning.releases x set released_at = now(), hidden_below = store_release.hidden_below where x.id = r.id;
  update learning.surveys s set released_at = now() where s.id = survey;
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;

create function learning.copy_texts(release uuid, survey uuid, collaboration uuid, texts jsonb) returns void
language plpgsql set search_path = '' as $$
begin
  with written as materialized (
    select gen_random_uuid() as id, x.item, x.part, left(x.words #>> '{}', 20000) as words from (
      select t ->> 0 as item, t ->> 1 as part, case t ->> 1 when '' then a.answers -> (t ->> 0) else a.answers -> (t ->> 0) -> (t ->> 1) end as words
      from learning.answers a cross join jsonb_array_elements(texts) t where a.survey_id = survey) x
    where jsonb_typeof(x.words) = 'string' and left(x.words #>> '{}', 1) <> '$' and btrim(x.words #>> '{}') <> '' order by random()),
  stored as (insert into learning.quotes (id, release_id, collaboration_id, item, part) select w.id, release, collaboration, w.item, w.part from written w)
  insert into learning.raw_quotes (quote_id, collaboration_id, words) select w.id, collaboration, w.words from written w;
end $$;

grant execute on function learning.survey_to_count(uuid), learning.targets_to_count(uuid), learning.count_answers(uuid, jsonb),
  learning.store_release(uuid, jsonb, jsonb, jsonb, int) to kring_worker;

insert into platform.retention (table_name, class, keeps) values
  ('learning.releases', 'survey', 'as its survey'),
  ('learning.release_groups', 'survey', 'as its survey'),
  ('learning.release_cells', 'survey', 'as its survey'),
  ('learning.quotes', 'survey', 'as its survey'),
  ('learning.raw_quotes', 'answer', 'as its survey');
