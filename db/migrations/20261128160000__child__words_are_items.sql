-- R2, R4: every text that another unit or a guardian can read is an item of a disclosure, with a version and areas, so that it reaches
-- those whose part it is and no others. Four kinds of text were read with the row that they stood on: why a plan ended and what comes
-- after, what is new in a version, what an invitation says of the child, and what came of a point in the minutes.

-- A plan's words that belong to no single part. They speak of all of it, so a disclosure that gives them covers every area of the version.
create table child.plan_words (
  id uuid default platform.new_id() primary key,
  plan_id uuid not null references child.plans on delete cascade,
  version integer not null,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null,
  reason text,
  words text not null default '',
  afterwards text not null default '',
  written_by uuid references people.persons on delete restrict,
  at timestamptz not null default now(),
  constraint once_a_version unique (plan_id, version, kind),
  constraint plan_words_kind_check check (kind in ('changed', 'ended')),
  constraint plan_words_reason_check check (reason in ('goals_reached', 'family_declined', 'moved', 'handed_over', 'adult', 'other')),
  constraint ended_with_reason check ((kind = 'ended') = (reason is not null)),
  constraint plan_words_words_check check (length(words) <= 20000),
  constraint plan_words_afterwards_check check (length(afterwards) <= 20000)
);
comment on table child.plan_words is 'R2, R3: what is new in a version, and why the plan ended and what comes after. Given on their own, to those who have the whole.';
comment on column child.plan_words.written_by is 'Null where it was written before this was kept.';
select sharing.protect('child.plan_words', kind => 'plan_words', version_column => 'version', class => 'child_record', keeps => 'with the plan');
grant insert (id, plan_id, version, child_id, unit_id, kind, reason, words, afterwards, written_by) on child.plan_words to kring_app;
create policy insert_as_lead on child.plan_words for insert to kring_app with check (
  written_by = (select people.me()) and exists (select from child.plans p
    where p.id = plan_words.plan_id and p.child_id = plan_words.child_id and p.unit_id = plan_words.unit_id
      and p.lead_function_id = (select people.my_function())
      and (plan_words.kind = 'changed' or (p.ended_at = now() and p.current_version = plan_words.version)))
  and (plan_words.kind = 'ended' or exists (select from child.plan_versions v
    where v.plan_id = plan_words.plan_id and v.version = plan_words.version and v.published_at = now() and v.published_by = (select people.me()))));
comment on policy insert_as_lead on child.plan_words is
  'R3: written by the lead of the plan, in the transaction that publishes the version or ends the plan, and never again.';
create trigger tell_of_plan after insert on child.plan_words for each row execute function child.tell_of_plan();

-- The texts of an invitation: the points of the agenda, how the child takes part, what the child does not want raised.
create table child.meeting_words (
  id uuid default platform.new_id() primary key,
  meeting_id uuid not null references child.meetings on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  position integer not null default 0,
  kind text not null,
  areas text[] not null,
  words text not null,
  raised_by text not null default 'professional',
  removed_at timestamptz,
  unique (id, meeting_id),
  constraint meeting_words_kind_check check (kind in ('information', 'discussion', 'decision', 'child_how', 'not_to_raise')),
  constraint meeting_words_areas_check check (child.areas_ok(areas)),
  constraint meeting_words_words_check check (length(words) between 1 and 2000),
  constraint meeting_words_raised_by_check check (raised_by in ('child', 'guardian', 'partner', 'professional'))
);
comment on table child.meeting_words is 'R2, R4: each text of an invitation is given on its own, to those whose areas cover it. It is never changed: another text is another row.';
comment on column child.meeting_words.kind is 'What the child does not want raised is never given: the database refuses it.';
comment on column child.meeting_words.areas is 'What the text speaks of: all eight where it is of the child as a whole, none where it is practical alone.';
select sharing.protect('child.meeting_words', kind => 'meeting_words', class => 'child_record', keeps => 'with the meeting');
create index on child.meeting_words (meeting_id, position);
grant insert (id, meeting_id, child_id, unit_id, position, kind, areas, words, raised_by), update (removed_at) on child.meeting_words to kring_app;
create policy insert_as_caller on child.meeting_words for insert to kring_app with check (exists (select from child.meetings m
  where m.id = meeting_words.meeting_id and m.child_id = meeting_words.child_id and m.unit_id = meeting_words.unit_id
    and m.function_id = (select people.my_function()) and m.closed_at is null));
comment on policy insert_as_caller on child.meeting_words is
  'An invitation is written by the function that called the meeting, until it closes. By hand: sharing.follows would open it to everyone invited, whatever their areas.';
create policy remove_as_caller on child.meeting_words for update to kring_app using (exists (select from child.meetings m
  where m.id = meeting_words.meeting_id and m.function_id = (select people.my_function()) and m.closed_at is null));
comment on policy remove_as_caller on child.meeting_words is 'A text is taken away by the function that called the meeting, until it closes.';
create trigger tell_of_meeting after insert or update on child.meeting_words for each row execute function child.tell_of_meeting();

-- What came of each point, in a version of the minutes.
alter table child.minutes add column areas text[] not null default array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'];
alter table child.minutes add constraint minutes_areas_check check (child.areas_ok(areas));
comment on column child.minutes.areas is 'What the text and the child''s words speak of. What came of a point has the areas of the point.';
grant insert (areas) on child.minutes to kring_app;
create table child.minutes_points (
  meeting_id uuid not null,
  version integer not null,
  point_id uuid not null,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  position integer not null,
  kind text not null,
  raised_by text not null,
  title text not null,
  areas text[] not null,
  outcome text not null default '',
  primary key (meeting_id, version, point_id),
  foreign key (meeting_id, version) references child.minutes on delete cascade,
  foreign key (point_id, meeting_id) references child.meeting_words (id, meeting_id) on delete cascade,
  constraint minutes_points_kind_check check (kind in ('information', 'discussion', 'decision')),
  constraint minutes_points_raised_by_check check (raised_by in ('child', 'guardian', 'partner', 'professional')),
  constraint minutes_points_title_check check (length(title) between 1 and 2000),
  constraint minutes_points_areas_check check (child.areas_ok(areas)),
  constraint minutes_points_outcome_check check (length(outcome) <= 4000)
);
comment on table child.minutes_points is 'R2, R4: a point as it stood when the minutes were written, and what came of it. Given on its own, to those whose areas cover it.';
select sharing.protect('child.minutes_points', kind => 'minutes_point', id_column => 'point_id', version_column => 'version', class => 'child_record', keeps => 'with the meeting');
grant insert (meeting_id, version, point_id, child_id, unit_id, position, kind, raised_by, title, areas, outcome) on child.minutes_points to kring_app;
create policy insert_with_minutes on child.minutes_points for insert to kring_app with check (exists (select from child.minutes m
  where m.meeting_id = minutes_points.meeting_id and m.version = minutes_points.version and m.child_id = minutes_points.child_id
    and m.unit_id = minutes_points.unit_id and m.written_by = (select people.me()) and m.at = now()));
comment on policy insert_with_minutes on child.minutes_points is
  'Written once, in the transaction of the version of the minutes and by its writer. sharing.follows knows no time.';

-- What may be given as which kind.
alter table sharing.disclosed_items drop constraint item_kind_known;
alter table sharing.disclosed_items add constraint item_kind_known check (item_kind in
  ('child', 'worry', 'assessment', 'request', 'plan', 'plan_part', 'plan_words', 'draft', 'meeting', 'meeting_words', 'minutes', 'minutes_point'));

create or replace function child.check_disclosed_items() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  foreign_item boolean;
  outside_areas boolean;
begin
  if not exists (select from made i where i.item_kind <> 'child' or i.item_id <> i.child_id or i.version <> 1) then return null; end if;
  select bool_or(x.areas is null), bool_or(not x.areas <@ d.areas and d.to_function_id is not null and d.kind <> 'emergency')
    into foreign_item, outside_areas
    from made i join sharing.disclosures d on d.id = i.disclosure_id left join lateral (
      select '{}'::text[] as areas where i.item_kind = 'child' and i.item_id = i.child_id and i.version = 1
      union all
      select w.areas from child.worries w join child.worry_versions v on v.worry_id = w.id
        where i.item_kind = 'worry' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and v.version = i.version
      union all
      select a.areas from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
        where i.item_kind = 'assessment' and a.id = i.item_id and a.child_id = i.child_id and a.unit_id = i.from_unit_id and v.version = i.version
      union all
      select r.areas from child.requests r
        where i.item_kind = 'request' and r.id = i.item_id and r.child_id = i.child_id and r.unit_id = i.from_unit_id and r.version = i.version
      union all
      select '{}' from child.plan_versions v
        where i.item_kind = 'plan' and v.plan_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select case when v.area is null then '{}' else array[v.area] end from child.plan_version_parts v
        where i.item_kind = 'plan_part' and v.part_id = i.item_id and v.child_id = i.child_id and v.unit_id = i.from_unit_id and v.version = i.version
      union all
      select array(select distinct v.area from child.plan_version_parts v where v.plan_id = w.plan_id and v.version = w.version and v.area is not null)
        from child.plan_words w
        where i.item_kind = 'plan_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and w.version = i.version
      union all
      select '{}' from child.plans p
        where i.item_kind = 'draft' and p.id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.lead_function_id = d.from_function_id
      union all
      select '{}' from child.meetings m
        where i.item_kind = 'meeting' and m.id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
      union all
      select w.areas from child.meeting_words w
        where i.item_kind = 'meeting_words' and w.id = i.item_id and w.child_id = i.child_id and w.unit_id = i.from_unit_id and i.version = 1
          and w.kind <> 'not_to_raise'
      union all
      select m.areas from child.minutes m
        where i.item_kind = 'minutes' and m.meeting_id = i.item_id and m.child_id = i.child_id and m.unit_id = i.from_unit_id
          and m.version = i.version
      union all
      select p.areas from child.minutes_points p
        where i.item_kind = 'minutes_point' and p.point_id = i.item_id and p.child_id = i.child_id and p.unit_id = i.from_unit_id
          and p.version = i.version
    ) x on true;
  if foreign_item then raise check_violation using constraint = 'disclosed_item_is_the_givers'; end if;
  if outside_areas then raise check_violation using constraint = 'disclosed_item_within_the_areas'; end if;
  return null;
end $$;

create or replace function child.emergency_items(child uuid) returns table(kind text, id uuid, version integer) language sql stable security definer set search_path = '' as $$
  select 'plan', p.id, p.current_version from child.plans p where p.child_id = child and p.current_version > 0
  union all select 'plan_part', v.part_id, v.version from child.plan_version_parts v join child.plans p on p.id = v.plan_id
    where p.child_id = child and v.version = p.current_version
  union all select 'plan_words', w.id, w.version from child.plan_words w join child.plans p on p.id = w.plan_id
    where p.child_id = child and w.version = p.current_version and p.current_version > 0
  union all select 'worry', w.worry_id, w.version from child.worry_versions w where w.child_id = child
    and w.written_at > now() - interval '1 year'
$$;

-- R4: a draft that was opened for some areas shows no part that was written in another afterwards.
create function child.draft_covers(plan uuid, area text, parent uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
    where i.item_id = plan and i.item_kind = 'draft' and i.to_function_id = people.my_function() and i.ends_at > now()
      and (x.area is null or x.area = any(d.areas)))
  from (select coalesce(draft_covers.area, (select p.area from child.plan_parts p where p.id = parent)) as area) x
$$;
comment on function child.draft_covers(uuid, text, uuid) is
  'R4: may I read a part of this draft, which was opened to my function? A goal and an action have the area of their need; what has none speaks of everything.';
revoke all on function child.draft_covers(uuid, text, uuid) from public;
grant execute on function child.draft_covers(uuid, text, uuid) to kring_app;
alter policy select_open_draft on child.plan_parts using (exists (select from sharing.given_to_my_function d
  where d.item_id = plan_parts.plan_id and d.item_kind = 'draft' offset 0)
  and child.draft_covers(plan_id, area, parent_id));
comment on policy select_open_draft on child.plan_parts is
  'R3, R4: for a meeting the lead opens the draft to functions of other units, by a disclosure of kind `draft`, for the areas that it names.';
alter policy insert_as_lead on child.plan_parts with check (edited_by = (select people.my_function()) and exists (select from child.plans p
  where p.id = plan_parts.plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id and p.ended_at is null
    and (p.lead_function_id = (select people.my_function()) or (exists (select from sharing.given_to_my_function d
      where d.item_id = p.id and d.item_kind = 'draft' offset 0) and child.draft_covers(plan_parts.plan_id, plan_parts.area, plan_parts.parent_id)))));
alter policy update_as_lead on child.plan_parts
  using (exists (select from child.plans p
    where p.id = plan_parts.plan_id and p.ended_at is null and (p.lead_function_id = (select people.my_function())
      or (exists (select from sharing.given_to_my_function d where d.item_id = p.id and d.item_kind = 'draft' offset 0)
        and child.draft_covers(plan_parts.plan_id, plan_parts.area, plan_parts.parent_id)))));

-- What was written before. A plan's words go to those who have every part of the version; the texts of a meeting to guardians, and to
-- functions whose ground is no consent or whose consent covers every area: who has less never was to read them.
insert into child.plan_words (plan_id, version, child_id, unit_id, kind, words, written_by, at)
  select plan_id, version, child_id, unit_id, 'changed', what_changed, published_by, published_at from child.plan_versions where what_changed <> '';
insert into child.plan_words (plan_id, version, child_id, unit_id, kind, reason, words, afterwards, written_by, at)
  select p.id, p.current_version, p.child_id, p.unit_id, 'ended', p.end_reason, p.end_words, p.afterwards,
    (select r.person_id from child.reviews r where r.plan_id = p.id and r.decision = 'end' order by r.at desc limit 1), p.ended_at
  from child.plans p where p.ended_at is not null;

insert into child.meeting_words (id, meeting_id, child_id, unit_id, position, kind, areas, words, raised_by, removed_at)
  select a.id, a.meeting_id, a.child_id, a.unit_id, a.position, a.kind, array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'],
    a.title, a.raised_by, a.removed_at from child.agenda_points a;
insert into child.meeting_words (meeting_id, child_id, unit_id, kind, areas, words)
  select m.id, m.child_id, m.unit_id, x.kind, array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'], x.words
  from child.meetings m, lateral (values ('child_how', m.child_how), ('not_to_raise', m.not_to_raise)) x(kind, words) where x.words <> '';
-- A point that minutes speak of, and that is not there any more.
insert into child.meeting_words (id, meeting_id, child_id, unit_id, position, kind, areas, words, raised_by, removed_at)
  select distinct on (p.point ->> 'id') (p.point ->> 'id')::uuid, m.meeting_id, m.child_id, m.unit_id, p.position, p.point ->> 'kind',
    array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'], p.point ->> 'title', p.point ->> 'raisedBy', m.at
  from child.minutes m, jsonb_array_elements(m.agenda) with ordinality p(point, position)
  where not exists (select from child.meeting_words w where w.id = (p.point ->> 'id')::uuid)
  order by p.point ->> 'id', m.version desc;
insert into child.minutes_points (meeting_id, version, point_id, child_id, unit_id, position, kind, raised_by, title, areas, outcome)
  select m.meeting_id, m.version, (p.point ->> 'id')::uuid, m.child_id, m.unit_id, p.position, p.point ->> 'kind', p.point ->> 'raisedBy', p.point ->> 'title',
    array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'], coalesce(p.point ->> 'outcome', '')
  from child.minutes m, jsonb_array_elements(m.agenda) with ordinality p(point, position);

create temporary table gets_all on commit drop as
  select d.id, d.child_id, d.from_unit_id from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
  where d.decision = 'given' and d.kind = 'meeting' and d.ended_at is null and d.valid_until > now()
    and (d.to_guardian_id is not null or not b.needs_consent or exists (select from sharing.consent_for(d.child_id, d.to_unit_id,
      array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']) c where c.consent_ids is not null));
update sharing.disclosures d set areas = array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
  from gets_all g where g.id = d.id;
insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
  select distinct d.id, d.child_id, x.kind, x.id, x.version, d.from_unit_id
  from gets_all d join sharing.disclosed_items i on i.disclosure_id = d.id join lateral (
    select 'meeting_words' as kind, w.id, 1 as version from child.meeting_words w
      where i.item_kind = 'meeting' and w.meeting_id = i.item_id and w.kind <> 'not_to_raise'
    union all
    select 'minutes_point', p.point_id, p.version from child.minutes_points p
      where i.item_kind = 'minutes' and p.meeting_id = i.item_id and p.version = i.version
  ) x on true;
insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
  select d.id, d.child_id, 'plan_words', w.id, w.version, d.from_unit_id
  from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id and i.item_kind = 'plan'
    join child.plan_words w on w.plan_id = i.item_id and w.version = i.version
  where d.decision = 'given' and d.ended_at is null and d.valid_until > now()
    and not exists (select from child.plan_version_parts v where v.plan_id = w.plan_id and v.version = w.version
      and not exists (select from sharing.disclosed_items p where p.disclosure_id = d.id and p.item_kind = 'plan_part' and p.item_id = v.part_id and p.version = v.version));

alter table child.plan_versions drop column what_changed;
alter table child.plans drop constraint ended_with_reason, drop column end_reason, drop column end_words, drop column afterwards;
alter table child.minutes drop column agenda;
alter table child.meetings drop column child_how, drop column not_to_raise;
drop table child.agenda_points;
delete from platform.retention where table_name = 'child.agenda_points';
-- The shape once more, without the two columns.
drop policy insert_in_my_unit_when_involved on child.meetings;
comment on policy owner_all on child.meetings is 'sharing.protect(''child.meetings'', kind => ''meeting'')';
select sharing.allow_insert_when_involved('child.meetings',
  inserts => 'id, collaboration_id, child_id, unit_id, plan_id, function_id, kind, starts_at, ends_at, place, child_takes_part, once',
  signed => 'function_id');

-- A plan that has ended says why.
create function child.end_has_a_reason() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from child.plan_words w where w.plan_id = new.id and w.kind = 'ended') then
    raise check_violation using constraint = 'ended_with_reason', message = 'a plan that ends says why';
  end if;
  return null;
end $$;
create constraint trigger ended_with_reason after insert or update of ended_at on child.plans deferrable initially deferred
  for each row when (new.ended_at is not null) execute function child.end_has_a_reason();
