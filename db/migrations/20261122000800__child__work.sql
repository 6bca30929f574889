-- Worries, reports, assessments, requests: what is written about a child. Each version is a row; each answer too.

create function child.areas_ok(areas text[]) returns boolean language sql immutable parallel safe set search_path = '' as $$
  select areas <@ array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
$$;
grant execute on function child.areas_ok(text[]) to kring_app;

-- A worry: an observation by the five questions, strengths first (R11, R12).
create table child.worries (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  author_function_id uuid not null references people.functions on delete restrict,
  author_person_id uuid not null references people.persons on delete restrict,
  to_function_id uuid not null references people.functions on delete restrict,
  areas text[] not null default '{}' check (child.areas_ok(areas)),
  answer_by date not null,
  -- Set by the first answer (R14); null while the author waits.
  answered_at timestamptz,
  once uuid not null unique,
  sent_at timestamptz not null default now()
);
create index on child.worries (child_id, sent_at desc);
create index on child.worries (to_function_id, answered_at, answer_by);
create index on child.worries (author_function_id, sent_at desc);
select sharing.protect('child.worries', 'worry', 'id');
select sharing.allow_insert_when_involved('child.worries', 'id, collaboration_id, child_id, unit_id, author_function_id,
  author_person_id, to_function_id, areas, answer_by, once',
  'author_function_id = (select people.my_function()) and author_person_id = (select people.me())');

create table child.worry_versions (
  worry_id uuid not null references child.worries on delete cascade,
  version int not null default 1 check (version > 0),
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  -- Answers by stable ids: works, noticed, information, myself, unit, others, child_said, guardians_know, guardians_said.
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 200000),
  why text not null default '',
  written_by uuid not null references people.persons on delete restrict,
  written_at timestamptz not null default now(),
  primary key (worry_id, version)
);
select sharing.protect('child.worry_versions', 'worry', 'worry_id', 'version');
select sharing.allow_insert_when_involved('child.worry_versions', 'worry_id, version, child_id, unit_id, answers, why, written_by',
  $$written_by = (select people.me()) and exists (select from child.worries w where w.id = worry_id
    and w.child_id = worry_versions.child_id and w.unit_id = worry_versions.unit_id)$$);

-- What the named person did with it: replied, acted at once, guided the family along, opened an assessment.
create table child.worry_answers (
  id uuid primary key default platform.new_id(),
  worry_id uuid not null references child.worries on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null check (kind in ('reply', 'acted', 'guided', 'assessment_opened', 'question')),
  words text not null check (length(words) between 1 and 10000),
  service text not null default '' check (length(service) <= 200),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  once uuid not null unique,
  at timestamptz not null default now()
);
create index on child.worry_answers (worry_id);
-- The author is never left without an answer (R14): the author's unit and whoever was asked read it. Others who have been
-- given the worry were not given what is said about it afterwards (R2).
alter table child.worry_answers enable row level security;
alter table child.worry_answers force row level security;
create policy owner_all on child.worry_answers to kring_owner using (true) with check (true);
create policy select_with_worry on child.worry_answers for select to kring_app using (
  exists (select from child.worries w where w.id = worry_id and (w.unit_id = (select people.my_unit())
    or w.to_function_id = (select people.my_function()) or worry_answers.function_id = (select people.my_function()))));
create policy insert_as_receiver_or_author on child.worry_answers for insert to kring_app with check (
  function_id = (select people.my_function()) and person_id = (select people.me())
  and exists (select from child.worries w where w.id = worry_id and w.child_id = worry_answers.child_id and w.unit_id = worry_answers.unit_id
    and (w.to_function_id = (select people.my_function()) or w.author_function_id = (select people.my_function()))));
grant select on child.worry_answers to kring_app;
grant insert (id, worry_id, child_id, unit_id, kind, words, service, function_id, person_id, once) on child.worry_answers to kring_app;

create function child.mark_worry_answered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update child.worries w set answered_at = now() where w.id = new.worry_id and w.answered_at is null
    and w.to_function_id = new.function_id;
  return null;
end $$;
create trigger mark_worry_answered after insert on child.worry_answers for each row execute function child.mark_worry_answered();

-- R5: that the duty to report was done. A record, not the channel. No guardian reads it, and no disclosure can carry it.
create table child.reports (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  made_at timestamptz not null,
  made_to text not null check (length(made_to) between 1 and 200),
  how text not null check (how in ('phone', 'in_person', 'e_service', 'letter')),
  note text not null default '' check (length(note) <= 4000),
  guardians_told boolean not null,
  not_told_reason text not null default '' check (length(not_told_reason) <= 2000),
  once uuid not null unique,
  written_at timestamptz not null default now(),
  constraint told_or_why_not check (guardians_told or length(not_told_reason) > 0)
);
create index on child.reports (child_id);
select sharing.protect('child.reports', 'report', 'id');
select sharing.allow_insert_when_involved('child.reports', 'id, collaboration_id, child_id, unit_id, function_id, person_id,
  made_at, made_to, how, note, guardians_told, not_told_reason, once',
  'function_id = (select people.my_function()) and person_id = (select people.me())');

-- An assessment: an instrument filled in about a child. The wheel first; answers by stable ids.
create table child.assessments (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  function_id uuid not null references people.functions on delete restrict,
  instrument text not null default 'wheel' check (instrument in ('wheel')),
  areas text[] not null default '{}' check (child.areas_ok(areas)),
  opened_at timestamptz not null default now(),
  held_on date not null,
  current_version int not null default 0,
  once uuid not null unique,
  unique (id, child_id)
);
create index on child.assessments (child_id, opened_at desc);
select sharing.protect('child.assessments', 'assessment', 'id');
select sharing.allow_insert_when_involved('child.assessments', 'id, collaboration_id, child_id, unit_id, function_id, instrument, areas, held_on, once',
  'function_id = (select people.my_function())');
create policy update_when_involved on child.assessments for update to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = assessments.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (areas, current_version, held_on) on child.assessments to kring_app;

create table child.assessment_versions (
  assessment_id uuid not null references child.assessments on delete cascade,
  version int not null check (version > 0),
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  -- {"safe": {"strengths": {"child": "…", "guardian": "…", "professional": "…"}, "needs": {…}, "face": "glad"}, …}: each voice apart (R12).
  -- A face is the child's own picture, never a number (R11).
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) < 400000),
  child_words text not null default '' check (length(child_words) <= 10000),
  written_by uuid not null references people.persons on delete restrict,
  written_at timestamptz not null default now(),
  primary key (assessment_id, version)
);
select sharing.protect('child.assessment_versions', 'assessment', 'assessment_id', 'version');
select sharing.allow_insert_when_involved('child.assessment_versions', 'assessment_id, version, child_id, unit_id, answers, child_words, written_by',
  $$written_by = (select people.me()) and exists (select from child.assessments a where a.id = assessment_id
    and a.child_id = assessment_versions.child_id and a.unit_id = assessment_versions.unit_id)$$);

-- A request for assistance: to one function, with an answer-by date; its disclosure gives it to the receiver (R14).
create table child.requests (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  from_function_id uuid not null references people.functions on delete restrict,
  from_person_id uuid not null references people.persons on delete restrict,
  to_function_id uuid not null references people.functions on delete restrict,
  version int not null default 1,
  asked text not null check (length(asked) between 1 and 10000),
  tried text not null default '' check (length(tried) <= 10000),
  child_view text not null default '' check (length(child_view) <= 10000),
  guardian_view text not null default '' check (length(guardian_view) <= 10000),
  areas text[] not null check (child.areas_ok(areas) and cardinality(areas) > 0),
  answer_by date not null,
  -- A request sent on points back to the one it came from, about the same child.
  sent_on_from uuid,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  once uuid not null unique,
  sent_at timestamptz not null default now(),
  unique (id, child_id),
  foreign key (sent_on_from, child_id) references child.requests (id, child_id) on delete set null (sent_on_from)
);
create index on child.requests (child_id, sent_at desc);
create index on child.requests (to_function_id, answered_at, answer_by);
create index on child.requests (from_function_id, sent_at desc);
select sharing.protect('child.requests', 'request', 'id', 'version');
select sharing.allow_insert_when_involved('child.requests', 'id, collaboration_id, child_id, unit_id, from_function_id, from_person_id,
  to_function_id, asked, tried, child_view, guardian_view, areas, answer_by, sent_on_from, once',
  'from_function_id = (select people.my_function()) and from_person_id = (select people.me())');
create policy withdraw_as_sender on child.requests for update to kring_app using (
  from_function_id = (select people.my_function()) and exists (select from sharing.involvements i
    where i.child_id = requests.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (withdrawn_at) on child.requests to kring_app;

create table child.request_answers (
  id uuid primary key default platform.new_id(),
  request_id uuid not null references child.requests on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null check (kind in ('accepted', 'advised', 'declined', 'send_on_proposed', 'send_on_agreed', 'send_on_refused')),
  words text not null check (length(words) between 1 and 10000),
  send_on_to uuid references people.functions on delete restrict,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  once uuid not null unique,
  at timestamptz not null default now(),
  constraint send_on_names_whom check ((kind = 'send_on_proposed') = (send_on_to is not null))
);
create index on child.request_answers (request_id);
alter table child.request_answers enable row level security;
alter table child.request_answers force row level security;
create policy owner_all on child.request_answers to kring_owner using (true) with check (true);
-- As with a worry: the asking unit and the one who was asked; not everyone who has been given the request.
create policy select_with_request on child.request_answers for select to kring_app using (
  exists (select from child.requests r where r.id = request_id and (r.unit_id = (select people.my_unit())
    or r.to_function_id = (select people.my_function()) or request_answers.function_id = (select people.my_function()))));
create policy insert_as_party on child.request_answers for insert to kring_app with check (
  function_id = (select people.my_function()) and person_id = (select people.me())
  and exists (select from child.requests r where r.id = request_id and r.child_id = request_answers.child_id and r.unit_id = request_answers.unit_id
    and r.withdrawn_at is null
    and case when kind in ('send_on_agreed', 'send_on_refused') then r.from_function_id else r.to_function_id end = (select people.my_function())));
grant select on child.request_answers to kring_app;
grant insert (id, request_id, child_id, unit_id, kind, words, send_on_to, function_id, person_id, once) on child.request_answers to kring_app;

create function child.mark_request_answered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.kind in ('accepted', 'advised', 'declined', 'send_on_proposed') then
    update child.requests r set answered_at = now() where r.id = new.request_id and r.answered_at is null;
  end if;
  return null;
end $$;
create trigger mark_request_answered after insert on child.request_answers for each row execute function child.mark_request_answered();
