-- What the child's floor asks is an instrument (ADR 8): whoever answers keeps the version that was answered, with its words.

-- A worry. The form may have been begun under a version that is retired by now.
alter table child.worry_versions add column instrument_version_id uuid not null default learning.version_in_use('worry')
  references learning.instrument_versions (id) on delete restrict;
comment on column child.worry_versions.answers is 'By the ids of the items of the version that was answered. The areas stand in child.worries too: a disclosure is judged by them.';
create index worry_versions_instrument_version_id_idx on child.worry_versions (instrument_version_id);
grant insert (instrument_version_id) on child.worry_versions to kring_app;
create policy answers_what_is_published on child.worry_versions as restrictive for insert to kring_app
  with check (exists (select from learning.instrument_versions v where v.id = instrument_version_id and v.state in ('published', 'retired')));
update child.worry_versions v set answers = v.answers || jsonb_build_object('areas', w.areas)
  from child.worries w where w.id = v.worry_id and w.areas <> '{}';

-- A wheel asks each voice by an instrument of its own, the same ones as long as it is written in: nobody loses a word
-- because somebody has published a newer version meanwhile. Whoever opens it does not choose which.
alter table child.assessments
  add column professional_version_id uuid not null default learning.version_in_use('wheel_professional') references learning.instrument_versions (id) on delete restrict,
  add column guardian_version_id uuid not null default learning.version_in_use('wheel_guardian') references learning.instrument_versions (id) on delete restrict,
  add column child_version_id uuid not null default learning.version_in_use('wheel_child') references learning.instrument_versions (id) on delete restrict;
create index assessments_professional_version_id_idx on child.assessments (professional_version_id);
create index assessments_guardian_version_id_idx on child.assessments (guardian_version_id);
create index assessments_child_version_id_idx on child.assessments (child_version_id);
update child.assessments a set child_version_id = learning.version_in_use('wheel_child_young')
  from child.children c where c.id = a.child_id and a.held_on < c.birth_date + interval '10 years';

-- A child under ten on the day is asked by the young ones' wheel.
create function child.ask_by_age() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.held_on < (select c.birth_date from child.children c where c.id = new.child_id) + interval '10 years' then
    new.child_version_id := learning.version_in_use('wheel_child_young');
  end if;
  return new;
end $$;
create trigger ask_by_age before insert on child.assessments for each row execute function child.ask_by_age();

-- {"child": {"safe": {"strengths": "…", "needs": "…"}, "safe-face": "good", "child_words": "…"}, "guardian": {…}, "professional": {…}}
update child.assessment_versions v set answers = (
  select coalesce(jsonb_object_agg(x.voice, x.said) filter (where x.said <> '{}'), '{}') from (
    select s.voice,
      coalesce((select jsonb_object_agg(a.key, p.said) from jsonb_each(v.answers) a cross join lateral (select jsonb_strip_nulls(
        jsonb_build_object('strengths', a.value -> 'strengths' -> s.voice, 'needs', a.value -> 'needs' -> s.voice)) as said) p where p.said <> '{}'), '{}')
      || case when s.voice <> 'child' then '{}' else
        coalesce((select jsonb_object_agg(a.key || '-face', a.value -> 'face') from jsonb_each(v.answers) a where a.value ? 'face'), '{}')
        || case when v.child_words = '' then '{}' else jsonb_build_object('child_words', v.child_words) end end as said
    from unnest(array['child', 'guardian', 'professional']) s(voice)) x);
alter table child.assessment_versions
  drop column child_words,
  drop constraint assessment_versions_answers_check,
  add constraint voices_apart check (jsonb_typeof(answers) = 'object' and answers - array['child', 'guardian', 'professional'] = '{}'),
  -- Room for what a child has drawn.
  add constraint assessment_versions_answers_check check (pg_column_size(answers) < 2000000);
comment on column child.assessment_versions.answers is 'R12: by voice, each voice by the ids of the items of its version on child.assessments. A face is the child''s own picture, never a number (R11).';

-- A follow-up: what was asked once stands here, what was asked of each need with the need. The day and the decision are columns
-- as before, since rules and figures rest on them.
alter table child.reviews
  add column instrument_version_id uuid not null default learning.version_in_use('review') references learning.instrument_versions (id) on delete restrict,
  add column answers jsonb not null default '{}',
  add constraint reviews_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000);
create index reviews_instrument_version_id_idx on child.reviews (instrument_version_id);
grant insert (instrument_version_id, answers) on child.reviews to kring_app;
create policy answers_what_is_published on child.reviews as restrictive for insert to kring_app
  with check (exists (select from learning.instrument_versions v where v.id = instrument_version_id and v.state in ('published', 'retired')));
update child.reviews r set answers = jsonb_strip_nulls(jsonb_build_object('held_on', r.held_on, 'child_words', nullif(r.child_words, ''),
    'guardian_words', nullif(r.guardian_words, ''), 'decision', r.decision)
  || case when r.decision = 'continue' then '{}' else (select jsonb_build_object('end_reason', p.end_reason, 'end_words', nullif(p.end_words, ''),
    'afterwards', nullif(p.afterwards, '')) from child.plans p where p.id = r.plan_id) end);
alter table child.reviews drop column child_words, drop column guardian_words;

alter table child.review_needs add column answers jsonb not null default '{}',
  add constraint review_needs_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000);
grant insert (answers) on child.review_needs to kring_app;
update child.review_needs set answers = jsonb_strip_nulls(jsonb_build_object('what', what, 'words', nullif(words, '')));
alter table child.review_needs drop column what, drop column words;

-- How long the words of an ending may be, the instrument says; here stands what no instrument may pass.
alter table child.plans drop constraint plans_end_words_check, drop constraint plans_afterwards_check,
  add constraint plans_end_words_check check (length(end_words) <= 20000),
  add constraint plans_afterwards_check check (length(afterwards) <= 20000);
alter table child.worry_versions drop constraint worry_versions_answers_check,
  add constraint worry_versions_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 2000000);

-- What was being written goes on under the names that the fields have now (R20).
update child.drafts d set body = (
  select jsonb_object_agg(case
    when d.form = 'worry' and b.key = any (array['works', 'noticed', 'areas', 'child_said', 'guardians_know', 'guardians_said', 'information', 'myself', 'unit', 'others'])
      then 'q.' || b.key
    when d.form = 'wheel' and b.key = 'childWords' then 'q.child_child_words'
    when d.form = 'wheel' and b.key ~ '^[a-z]+-face$' then 'q.child_' || b.key
    when d.form = 'wheel' and b.key ~ '^[a-z]+-(strengths|needs)-(child|guardian|professional)$'
      then format('q.%s_%s.%s', split_part(b.key, '-', 3), split_part(b.key, '-', 1), split_part(b.key, '-', 2))
    else b.key end, b.value)
  from jsonb_each(d.body) b)
where d.form in ('worry', 'wheel') and d.body <> '{}';
