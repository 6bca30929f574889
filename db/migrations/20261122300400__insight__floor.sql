-- What the child's floor says, as counts (R16). A finished quarter is counted once into rows that no serving role reads, hiding is
-- decided once for the whole of it, and what may be shown is read by kring_insight alone. The floor is never told.

-- Everything counted is an event with a day in the quarter: two quarters share no event, so one taken from the other tells nothing.

create table insight.raw_counts (
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  quarter date not null,
  measure text not null,
  part text not null,
  kind text not null default '',
  unit_id uuid references people.units (id) on delete cascade,
  key text not null generated always as (measure || '/' || part || '/' || coalesce(unit_id::text, kind)) stored,
  value int not null,
  children int not null,
  invented boolean not null default false,
  primary key (collaboration_id, quarter, key),
  constraint quarter_begins check (quarter = date_trunc('quarter', quarter::timestamp)::date),
  constraint counts_are_counts check (value >= 0 and children >= 0),
  constraint unit_has_kind check (unit_id is null or kind <> '')
);
comment on table insight.raw_counts is 'R16: a finished quarter as it was counted, before anything is hidden. No serving role reads it. Part n is how many; another part is how many of them have something, not_ how many have not; median is days. Without kind it is the whole collaboration, without unit the kind.';
create index raw_counts_unit_id_idx on insight.raw_counts (unit_id);
alter table insight.raw_counts enable row level security, force row level security;
create policy owner_all on insight.raw_counts to kring_owner using (true) with check (true);

create table insight.quarters (
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  quarter date not null,
  hidden_below int not null,
  invented boolean not null default false,
  released_at timestamptz not null default now(),
  primary key (collaboration_id, quarter),
  constraint quarter_begins check (quarter = date_trunc('quarter', quarter::timestamp)::date),
  constraint limit_never_under_five check (hidden_below >= 5)
);
comment on table insight.quarters is 'R16: a quarter that has been released. It stands: it is never counted again. Invented: laid for the demo, counted from nobody.';
alter table insight.quarters enable row level security, force row level security;
create policy owner_all on insight.quarters to kring_owner using (true) with check (true);
-- The setting itself, not people.my_collaboration(): kring_insight has no use of any schema but this.
create policy select_mine on insight.quarters for select to kring_insight
  using (collaboration_id = (select nullif(current_setting('kring.collaboration_id', true), '')::uuid));
grant select on insight.quarters to kring_insight;

create table insight.cells (
  collaboration_id uuid not null,
  quarter date not null,
  measure text not null,
  part text not null,
  kind text not null default '',
  unit_id uuid references people.units (id) on delete cascade,
  key text not null generated always as (measure || '/' || part || '/' || coalesce(unit_id::text, kind)) stored,
  value int,
  bound text,
  primary key (collaboration_id, quarter, key),
  foreign key (collaboration_id, quarter) references insight.quarters (collaboration_id, quarter) on delete cascade,
  constraint value_or_bound check ((value is null) <> (bound is null)),
  constraint bound_known check (bound in ('few', 'almost_all'))
);
comment on table insight.cells is 'R16: what a released quarter shows. A cell that is not here is hidden. A bound stands for the whole collaboration only, where all but a few have something, or only a few.';
create index cells_unit_id_idx on insight.cells (unit_id);
alter table insight.cells enable row level security, force row level security;
create policy owner_all on insight.cells to kring_owner using (true) with check (true);
-- A unit's own figures are its own: nobody compares units by name.
create policy select_whole_and_my_unit on insight.cells for select to kring_insight
  using (collaboration_id = (select nullif(current_setting('kring.collaboration_id', true), '')::uuid)
    and (unit_id is null or unit_id = (select nullif(current_setting('kring.unit_id', true), '')::uuid)));
grant select on insight.cells to kring_insight;

-- What an event of a measure can have. `everywhere`: counted for kinds and units too, not only for the whole.
create function insight.attributes() returns table (measure text, attribute text, everywhere boolean)
language sql immutable set search_path = '' as $$
  select m, a, false from unnest(array['worries', 'plans']) m,
    unnest(array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']) a
  union all select 'partners', a, false from unnest(array['municipality', 'region', 'state', 'civil', 'other']) a
  union all select * from (values ('worries', 'in_time', true), ('requests', 'in_time', true), ('reviews', 'on_time', true),
    ('plans', 'led', true), ('plans', 'voice', true), ('plans', 'civil', true)) x
$$;

-- Something that happened on the child's floor: in whose unit, about which child, after how many days, and what it has.
create type insight.floor_event as (measure text, unit_id uuid, child_id uuid, days int, marks text[]);

-- What happened in a quarter, one row an event.
create function insight.floor_events(collaboration uuid, quarter date) returns setof insight.floor_event
language sql stable set search_path = '' as $$
  with span as (
    select quarter as first, (quarter + interval '3 months')::date as after,
      quarter::timestamp at time zone 'Europe/Stockholm' as since,
      (quarter + interval '3 months')::timestamp at time zone 'Europe/Stockholm' as until
  ), published as (
    -- A plan as it was last published in the quarter.
    select distinct on (v.plan_id) v.*, p.ended_at, p.next_on as next_now
    from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    where p.collaboration_id = collaboration and v.published_at >= s.since and v.published_at < s.until
    order by v.plan_id, v.version desc
  ), partner as (
    select v.plan_id, v.unit_id, v.child_id, case when o.kind in ('association', 'congregation') then 'civil'
      when o.kind = 'state_agency' then 'state' when o.kind in ('municipality', 'region') then o.kind else 'other' end as sector
    from span s, published v join child.plan_partners x on x.plan_id = v.plan_id and x.gets <> 'nothing'
      join people.functions f on f.id = x.function_id join people.units u on u.id = f.unit_id
      join people.organisations o on o.id = u.organisation_id
    where x.added_at < s.until and (x.removed_at is null or x.removed_at >= s.until)
  )
  select 'worries', w.unit_id, w.child_id,
    (w.answered_at at time zone 'Europe/Stockholm')::date - (w.sent_at at time zone 'Europe/Stockholm')::date,
    w.areas || case when (w.answered_at at time zone 'Europe/Stockholm')::date <= w.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.worries w where w.collaboration_id = collaboration and w.sent_at >= s.since and w.sent_at < s.until
  union all
  -- By the day that it should be answered, and by the unit that should. Withdrawn before an answer: nobody waits for one.
  select 'requests', f.unit_id, r.child_id,
    (r.answered_at at time zone 'Europe/Stockholm')::date - (r.sent_at at time zone 'Europe/Stockholm')::date,
    case when (r.answered_at at time zone 'Europe/Stockholm')::date <= r.answer_by then array['in_time'] else '{}'::text[] end
  from span s, child.requests r join people.functions f on f.id = r.to_function_id
  where r.collaboration_id = collaboration and r.answer_by >= s.first and r.answer_by < s.after
    and (r.withdrawn_at is null or r.answered_at is not null)
  union all
  -- R13: led when somebody holds the lead at the end of the quarter and a day lies ahead; a plan that has ended needs neither.
  select 'plans', v.unit_id, v.child_id, null,
    array(select distinct x.area from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.kind = 'need' and x.area is not null)
    || case when v.ended_at < s.until or (greatest(v.next_on, v.next_now) >= s.after and exists (select from people.appointments a
      where a.function_id = v.lead_function_id and a.starts_at < s.until and (a.ends_at is null or a.ends_at >= s.until)))
      then array['led'] else '{}'::text[] end
    || case when exists (select from child.plan_version_parts x where x.plan_id = v.plan_id and x.version = v.version
      and x.voice = 'child' and x.words <> '') then array['voice'] else '{}'::text[] end
    || case when exists (select from partner x where x.plan_id = v.plan_id and x.sector = 'civil') then array['civil'] else '{}'::text[] end
  from span s, published v
  union all
  select 'partners', x.unit_id, x.child_id, null, array[x.sector] from partner x
  union all
  -- From the first worry about the child to the first version.
  select 'starts', v.unit_id, v.child_id, (v.published_at at time zone 'Europe/Stockholm')::date - w.first, '{}'
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select min((x.sent_at at time zone 'Europe/Stockholm')::date) as first from child.worries x
      where x.child_id = v.child_id and x.sent_at <= v.published_at) w
  where p.collaboration_id = collaboration and v.version = 1 and v.published_at >= s.since and v.published_at < s.until and w.first is not null
  union all
  -- The day that a version promised. A promise that a newer version or the plan's end took the place of before its day is none.
  select 'reviews', v.unit_id, v.child_id, null, case when h.held then array['on_time'] else '{}'::text[] end
  from span s, child.plan_versions v join child.plans p on p.id = v.plan_id
    cross join lateral (select exists (select from child.reviews r where r.plan_id = v.plan_id and r.version = v.version
      and r.held_on <= v.next_on) as held) h
  where p.collaboration_id = collaboration and v.next_on >= s.first and v.next_on < s.after
    and (h.held or ((p.ended_at is null or (p.ended_at at time zone 'Europe/Stockholm')::date > v.next_on)
      and not exists (select from child.plan_versions n where n.plan_id = v.plan_id and n.version > v.version
        and (n.published_at at time zone 'Europe/Stockholm')::date <= v.next_on)))
  union all
  select 'consents', c.unit_id, c.child_id, null, '{}' from span s, sharing.consents c
  where c.collaboration_id = collaboration and c.given_on >= s.first and c.given_on < s.after
  union all
  select 'withdrawals', c.unit_id, c.child_id, null, '{}'
  from span s, sharing.consents c join lateral (select min(x.withdrawn_at) as at from sharing.consent_scopes x where x.consent_id = c.id) w on true
  where c.collaboration_id = collaboration and w.at >= s.since and w.at < s.until
$$;

-- Counts them: for the whole, for each kind of unit, for each unit. Half of those that waited had waited so many days; one
-- without an answer has waited longest.
create function insight.tally(collaboration uuid, of_quarter date, events insight.floor_event[], invented boolean default false) returns void
language sql set search_path = '' as $$
  insert into insight.raw_counts (collaboration_id, quarter, invented, measure, part, kind, unit_id, value, children)
  with e as materialized (
    select x.*, u.kind from unnest(events) x join people.units u on u.id = x.unit_id
  ), grouped as (
    select e.measure, coalesce(e.kind, '') as kind, e.unit_id, count(*)::int as n, count(distinct e.child_id)::int as children,
      array_agg(coalesce(e.days, 1000000) order by e.days nulls last) as days
    from e group by grouping sets ((e.measure), (e.measure, e.kind), (e.measure, e.kind, e.unit_id))
  ), shares as (
    select e.measure, a.attribute, coalesce(e.kind, '') as kind, e.unit_id, grouping(e.kind) = 1 or a.everywhere as wanted,
      count(*) filter (where a.attribute = any (e.marks))::int as yes,
      count(distinct e.child_id) filter (where a.attribute = any (e.marks))::int as yes_children,
      count(*) filter (where a.attribute <> all (e.marks))::int as no,
      count(distinct e.child_id) filter (where a.attribute <> all (e.marks))::int as no_children
    from e join insight.attributes() a on a.measure = e.measure
    group by a.everywhere, grouping sets ((e.measure, a.attribute), (e.measure, a.attribute, e.kind), (e.measure, a.attribute, e.kind, e.unit_id))
  )
  select collaboration, of_quarter, invented, x.* from (
    select g.measure, 'n' as part, g.kind, g.unit_id, g.n as value, g.children from grouped g where g.measure <> 'partners' or g.kind = ''
    union all
    select s.measure, p.part, s.kind, s.unit_id, p.value, p.children from shares s
      cross join lateral (values (s.attribute, s.yes, s.yes_children), ('not_' || s.attribute, s.no, s.no_children)) p (part, value, children)
    where s.wanted
    union all
    -- With the bounds between which chance alone would leave it 19 times of 20, by order of size; for the whole, from 20 up.
    select g.measure, p.part, g.kind, g.unit_id, g.days[p.place], g.children from grouped g
      cross join lateral (values ('median', ceil(g.n / 2.0)::int),
        ('median_low', case when g.kind = '' and g.n >= 20 then floor(g.n / 2.0 - 0.98 * sqrt(g.n))::int end),
        ('median_high', case when g.kind = '' and g.n >= 20 then ceil(g.n / 2.0 + 1 + 0.98 * sqrt(g.n))::int end)) p (part, place)
    where g.measure in ('worries', 'requests', 'starts') and g.days[p.place] < 1000000
  ) x
$$;

-- A quarter is counted when it has been over for thirty days: an answer has had its time to come.
create function insight.is_over(quarter date) returns boolean
language sql stable set search_path = '' as $$
  select quarter + interval '3 months 30 days' <= (now() at time zone 'Europe/Stockholm')
$$;

-- The quarters that wait to be counted, from the first in which anything happened.
create function insight.due_quarters() returns table (collaboration_id uuid, quarter date)
language sql stable security definer set search_path = '' as $$
  select c.id, q::date from people.collaborations c
    cross join lateral (select least((select min(w.sent_at) from child.worries w where w.collaboration_id = c.id),
      (select min(p.started_at) from child.plans p where p.collaboration_id = c.id)) as at) first
    cross join lateral generate_series(date_trunc('quarter', first.at at time zone 'Europe/Stockholm'),
      now() at time zone 'Europe/Stockholm', interval '3 months') q
  where insight.is_over(q::date)
    and not exists (select from insight.quarters k where k.collaboration_id = c.id and k.quarter = q::date)
  order by 1, 2
$$;
grant execute on function insight.due_quarters() to kring_worker;

-- The counts of a quarter that is over and not yet released, for the one who decides what is hidden; and the limit.
create function insight.count_floor(collaboration uuid, of_quarter date)
  returns table (key text, measure text, part text, kind text, unit_id uuid, value int, children int, hidden_below int)
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('insight.floor' || collaboration || of_quarter, 0));
  if not insight.is_over(of_quarter) or exists (select from insight.quarters q
    where q.collaboration_id = collaboration and q.quarter = of_quarter) then return; end if;
  if not exists (select from insight.raw_counts r where r.collaboration_id = collaboration and r.quarter = of_quarter) then
    perform insight.tally(collaboration, of_quarter, array(select x from insight.floor_events(collaboration, of_quarter) x));
  end if;
  return query
    select r.key, r.measure, r.part, r.kind, r.unit_id, r.value, r.children, insight.hidden_below(collaboration)
    from insight.raw_counts r where r.collaboration_id = collaboration and r.quarter = of_quarter order by r.key;
end $$;
grant execute on function insight.count_floor(uuid, date) to kring_worker;

create function insight.hidden_below(collaboration uuid) returns int
language sql stable set search_path = '' as $$
  select coalesce((select s.small_number_limit from learning.settings s where s.collaboration_id = collaboration), 5)
$$;

-- Releases a quarter once: every count but the hidden. Whoever decides may hide more, never less: what is under the limit, in
-- number or in children, stays hidden whatever is asked. True when this call released it.
create function insight.release_floor(collaboration uuid, of_quarter date, hidden text[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  few int := insight.hidden_below(collaboration);
begin
  perform pg_advisory_xact_lock(hashtextextended('insight.floor' || collaboration || of_quarter, 0));
  if not insight.is_over(of_quarter) then return false; end if;
  insert into insight.quarters (collaboration_id, quarter, hidden_below, invented)
    select collaboration, of_quarter, few, coalesce(bool_or(r.invented), false) from insight.raw_counts r
    where r.collaboration_id = collaboration and r.quarter = of_quarter
    on conflict do nothing;
  if not found then return false; end if;
  insert into insight.cells (collaboration_id, quarter, measure, part, kind, unit_id, value, bound)
  with raw as materialized (
    select r.*, r.value >= few and r.children >= few and h.key is null as open
    from insight.raw_counts r left join unnest(hidden) h (key) on h.key = r.key
    where r.collaboration_id = collaboration and r.quarter = of_quarter
  ), bounded as materialized (
    -- How many have something when a few at most have not, or the other way round: of the whole, and of one thing at a time.
    select y.key, case when n.value < few and y.value >= few and y.children >= few then 'almost_all'
      when y.value < few and n.value >= few and n.children >= few then 'few' end as bound
    from raw y join raw n on n.key = y.measure || '/not_' || y.part || '/'
    where y.kind = '' and y.measure <> 'partners' and not y.open
  ), grouped as (
    select r.*, b.bound, bool_or(r.part = 'n' and r.open) over (partition by r.measure, r.kind, r.unit_id) as of_open_group
    from raw r left join bounded b on b.key = r.key
  )
  select g.collaboration_id, g.quarter, g.measure, g.part, g.kind, g.unit_id, case when g.bound is null then g.value end, g.bound
  from grouped g
  where g.of_open_group and (g.part like 'median%' or g.open or g.bound is not null);
  return true;
end $$;
grant execute on function insight.release_floor(uuid, date, text[]) to kring_worker;
grant usage on schema insight to kring_worker;

-- The county page: which six figures, and one story.

create table learning.county_choices (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  figures text[] not null,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null,
  at timestamptz not null default now(),
  constraint county_choices_once unique (once),
  constraint six_figures_at_most check (cardinality(figures) between 1 and 6),
  constraint figures_name_their_source check (array_to_string(figures, ' ') ~ '^([a-z]{1,20}:[a-z0-9._-]{1,80}( |$))+$')
);
comment on table learning.county_choices is 'Which figures the county page shows, by source and id, in their order. The latest choice counts.';
create index county_choices_collaboration_id_at_idx on learning.county_choices (collaboration_id, at desc);
create index county_choices_function_id_idx on learning.county_choices (function_id);
create index county_choices_person_id_idx on learning.county_choices (person_id);
alter table learning.county_choices enable row level security, force row level security;
create policy owner_all on learning.county_choices to kring_owner using (true) with check (true);
create policy select_in_a_function on learning.county_choices for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
create policy insert_as_lead on learning.county_choices for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and function_id = (select people.my_function())
    and person_id = (select people.me()) and (select learning.i_lead()));
grant select on learning.county_choices to kring_app;
grant insert (collaboration_id, figures, function_id, person_id, once) on learning.county_choices to kring_app;

create table learning.county_stories (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  title text not null,
  words text not null,
  made_of text not null,
  consent_note text not null default '',
  state text not null default 'draft',
  revision int not null default 1,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null,
  written_at timestamptz not null default now(),
  constraint county_stories_once unique (once),
  constraint story_title_length check (length(title) between 1 and 120),
  constraint story_words_length check (length(words) between 1 and 1500),
  constraint story_made_of check (made_of in ('invented', 'consented')),
  constraint consented_says_how check (made_of = 'invented' or length(consent_note) > 0),
  constraint consent_note_length check (length(consent_note) <= 1000),
  constraint story_state check (state in ('draft', 'cleared', 'shown', 'taken_down'))
);
comment on table learning.county_stories is 'One story beside the figures, of invented words or of words that somebody has agreed to. A draft may change; the states are rows of county_story_moves.';
create index county_stories_collaboration_id_idx on learning.county_stories (collaboration_id);
create index county_stories_function_id_idx on learning.county_stories (function_id);
create index county_stories_person_id_idx on learning.county_stories (person_id);
create unique index one_story_shown on learning.county_stories (collaboration_id) where state = 'shown';
alter table learning.county_stories enable row level security, force row level security;
create policy owner_all on learning.county_stories to kring_owner using (true) with check (true);

-- Who may read a story before it is shown, and clear what somebody else has written.
create function learning.i_clear_stories() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind in ('process_leader', 'manager')
    and f.collaboration_id = people.my_collaboration())
$$;
grant execute on function learning.i_clear_stories() to kring_app;

create policy select_shown_or_as_clearer on learning.county_stories for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null
    and (state = 'shown' or (select learning.i_clear_stories())));
create policy insert_as_lead on learning.county_stories for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and function_id = (select people.my_function())
    and person_id = (select people.me()) and state = 'draft' and (select learning.i_lead()));
create policy update_draft_as_lead on learning.county_stories for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'draft' and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()) and state = 'draft' and person_id = (select people.me()));
grant select on learning.county_stories to kring_app;
grant insert (id, collaboration_id, title, words, made_of, consent_note, function_id, person_id, once),
  update (title, words, made_of, consent_note, revision, function_id, person_id) on learning.county_stories to kring_app;

create table learning.county_story_moves (
  id uuid primary key default platform.new_id(),
  story_id uuid not null references learning.county_stories (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  state text not null,
  note text not null default '',
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  at timestamptz not null default now(),
  constraint each_state_once unique (story_id, state),
  constraint story_move_state check (state in ('cleared', 'shown', 'taken_down')),
  constraint story_note_length check (length(note) <= 1000)
);
comment on table learning.county_story_moves is 'Who cleared a story, showed it and took it down, when and why.';
create index county_story_moves_collaboration_id_idx on learning.county_story_moves (collaboration_id);
create index county_story_moves_function_id_idx on learning.county_story_moves (function_id);
create index county_story_moves_person_id_idx on learning.county_story_moves (person_id);
alter table learning.county_story_moves enable row level security, force row level security;
create policy owner_all on learning.county_story_moves to kring_owner using (true) with check (true);
create policy select_with_story on learning.county_story_moves for select to kring_app
  using (exists (select from learning.county_stories s where s.id = story_id));
grant select on learning.county_story_moves to kring_app;

-- Which moves there are. The table in county/states.ts is the same, and a test compares them. Two people see every story
-- before anyone else does: who wrote it last does not clear it. Showing one takes down the one before.
create function learning.move_story(story uuid, to_state text, of_revision int, note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was learning.county_stories;
begin
  select * into was from learning.county_stories s where s.id = story for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_clear_stories() then
    raise no_data_found;
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('draft', 'cleared'), ('draft', 'taken_down'), ('cleared', 'shown'), ('cleared', 'taken_down'), ('shown', 'taken_down')) then
    raise check_violation using constraint = 'story_moves';
  end if;
  if was.revision <> of_revision then raise check_violation using constraint = 'story_was_changed'; end if;
  if to_state = 'cleared' and was.person_id is not distinct from people.me() then
    raise check_violation using constraint = 'cleared_by_another';
  end if;
  if to_state <> 'cleared' and not learning.i_lead() then raise no_data_found; end if;
  if to_state = 'shown' then
    with gone as (update learning.county_stories s set state = 'taken_down'
      where s.collaboration_id = was.collaboration_id and s.state = 'shown' returning s.id)
    insert into learning.county_story_moves (story_id, collaboration_id, state, function_id, person_id)
      select g.id, was.collaboration_id, 'taken_down', people.my_function(), people.me() from gone g;
  end if;
  update learning.county_stories s set state = to_state where s.id = story;
  insert into learning.county_story_moves (story_id, collaboration_id, state, note, function_id, person_id)
    values (story, was.collaboration_id, to_state, note, people.my_function(), people.me());
end $$;
grant execute on function learning.move_story(uuid, text, int, text) to kring_app;

insert into platform.retention (table_name, class, keeps) values
  ('insight.raw_counts', 'figure', 'as long as the quarter is shown; no row names a child'),
  ('insight.quarters', 'figure', 'as long as the collaboration'),
  ('insight.cells', 'figure', 'as its quarter'),
  ('learning.county_choices', 'house', 'as long as the collaboration'),
  ('learning.county_stories', 'figure', 'as long as the collaboration, or until what was agreed to ends'),
  ('learning.county_story_moves', 'figure', 'as its story');
