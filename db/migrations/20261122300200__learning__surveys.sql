-- Surveys: a published version, who is asked, when and how, and what was answered (ADR 9).

create table learning.surveys (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  version_id uuid not null references learning.instrument_versions (id) on delete restrict,
  code text,
  title jsonb not null,
  introduction jsonb not null default '{}',
  anonymous boolean not null,
  languages text[] not null,
  ways text[] not null,
  opens_on date not null,
  closes_on date not null,
  remind_on date,
  state text not null default 'planned',
  goal_count int,
  -- Links of their own that stand under no target.
  invited_count int not null default 0,
  previous_survey_id uuid references learning.surveys (id) on delete set null,
  owner_function_id uuid references people.functions (id) on delete set null,
  made_at timestamptz not null default now(),
  released_at timestamptz,
  once uuid,
  constraint one_survey_code unique (collaboration_id, code),
  constraint surveys_once unique (once),
  constraint survey_is_anonymous_or_not unique (id, collaboration_id, anonymous),
  constraint survey_state check (state in ('planned', 'open', 'closed')),
  constraint survey_code_reads check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  constraint survey_title check (jsonb_typeof(title) = 'object' and length(title::text) between 3 and 2000),
  constraint survey_introduction check (jsonb_typeof(introduction) = 'object' and length(introduction::text) <= 40000),
  constraint survey_languages check (cardinality(languages) between 1 and 12),
  constraint survey_ways check (cardinality(ways) >= 1 and ways <@ array['personal', 'forwarded', 'open', 'app', 'paper', 'import']),
  constraint closes_after_it_opens check (closes_on >= opens_on),
  constraint reminds_after_it_opens check (remind_on >= opens_on),
  constraint goal_counts check (goal_count between 1 and 10000000)
);
comment on table learning.surveys is 'A published version put to somebody: when, in which languages and ways, anonymous or not (R18). What was answered is read by nobody, only counted.';
create index surveys_collaboration_id_idx on learning.surveys (collaboration_id, state);
create index surveys_version_id_idx on learning.surveys (version_id);
create index surveys_previous_survey_id_idx on learning.surveys (previous_survey_id);
create index surveys_owner_function_id_idx on learning.surveys (owner_function_id);

create table learning.survey_moves (
  id uuid primary key default platform.new_id(),
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  kind text not null,
  count int,
  note text not null default '',
  function_id uuid references people.functions (id) on delete set null,
  at timestamptz not null default now(),
  constraint move_kind check (kind in ('planned', 'open', 'closed', 'invited', 'told_managers', 'reminded', 'imported')),
  constraint survey_note_length check (length(note) <= 2000)
);
comment on table learning.survey_moves is 'What was done with a survey, by which function and when; for what was sent or taken in, how many. Nothing about who answered.';
create index survey_moves_survey_id_idx on learning.survey_moves (survey_id, at);
create index survey_moves_collaboration_id_idx on learning.survey_moves (collaboration_id);
create index survey_moves_function_id_idx on learning.survey_moves (function_id);

-- Who is asked, and the one link that a manager forwards. No organisation is the open link.
-- The tokens of the links are made from the installation's secret and the id; the table knows them by hash.
create table learning.targets (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  organisation_id uuid references people.organisations (id) on delete cascade,
  unit_id uuid references people.units (id) on delete cascade,
  role text,
  manager_name text not null default '',
  manager_address text,
  manager_sent_on date,
  invited_count int not null default 0,
  forwarded_count int,
  told_on date,
  goal_count int,
  link_hash bytea not null,
  tell_hash bytea not null,
  constraint one_target unique nulls not distinct (survey_id, organisation_id, unit_id, role),
  constraint target_link unique (link_hash),
  constraint target_tell unique (tell_hash),
  constraint target_in_survey unique (id, survey_id),
  constraint target_role check (length(role) between 1 and 120),
  constraint unit_has_organisation check (unit_id is null or organisation_id is not null),
  constraint manager_name_length check (length(manager_name) <= 200),
  constraint manager_address_reads check (manager_address ~ '^[^@\s]+@[^@\s]+$' and length(manager_address) <= 254),
  constraint forwarded_counts check (forwarded_count between 0 and 1000000),
  constraint told_has_day check ((forwarded_count is null) = (told_on is null)),
  constraint target_goal check (goal_count between 1 and 10000000),
  constraint hash_lengths check (length(link_hash) = 32 and length(tell_hash) = 32)
);
comment on table learning.targets is 'Who is asked: an organisation, a unit, a role there, or by the open link anybody. How many a manager forwarded to is the manager''s own word; null is unknown.';
create index targets_collaboration_id_idx on learning.targets (collaboration_id);
create index targets_organisation_id_idx on learning.targets (organisation_id);
create index targets_unit_id_idx on learning.targets (unit_id);

-- Who was sent a link of their own. Nothing in it leads to a ballot or an answer (R18).
create table learning.invitations (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  target_id uuid,
  address text not null,
  state text not null default 'waiting',
  who_hash bytea,
  sent_on date,
  answered boolean not null default false,
  constraint one_invitation unique (survey_id, address),
  constraint invitation_who unique (who_hash),
  constraint invitation_target foreign key (target_id, survey_id) references learning.targets (id, survey_id) on delete cascade,
  constraint address_reads check (address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254 and address = lower(address)),
  constraint invitation_state check (state in ('waiting', 'sending', 'sent', 'failed')),
  constraint who_when_sent check (state = 'waiting' or who_hash is not null),
  constraint who_hash_length check (length(who_hash) = 32)
);
comment on table learning.invitations is 'R18: who was sent a link of their own, and whether they have answered: marks are written for five or more at once, never beside an answer, and hold no time. Erased 30 days after the survey closed.';
create index invitations_collaboration_id_idx on learning.invitations (collaboration_id);
create index invitations_target_id_idx on learning.invitations (target_id);

-- The right to answer once. Made shuffled for five or more at once, in one transaction; who holds it is known to nobody.
create table learning.ballots (
  what_hash bytea primary key,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  target_id uuid,
  used boolean not null default false,
  constraint ballot_target foreign key (target_id, survey_id) references learning.targets (id, survey_id) on delete cascade,
  constraint what_hash_length check (length(what_hash) = 32)
);
comment on table learning.ballots is 'R18: the right to answer once, known by a hash that only the mailed link leads to.';
create index ballots_survey_id_idx on learning.ballots (survey_id);
create index ballots_collaboration_id_idx on learning.ballots (collaboration_id);
create index ballots_target_id_idx on learning.ballots (target_id);

create table learning.answers (
  id uuid primary key default gen_random_uuid(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  survey_id uuid not null,
  anonymous boolean not null,
  target_id uuid,
  version_id uuid not null references learning.instrument_versions (id) on delete restrict,
  way text not null,
  answers jsonb not null,
  function_id uuid references people.functions (id) on delete cascade,
  invitation_id uuid references learning.invitations (id) on delete set null,
  given_on date,
  constraint answer_to_survey foreign key (survey_id, collaboration_id, anonymous) references learning.surveys (id, collaboration_id, anonymous) on delete cascade,
  constraint answer_target foreign key (target_id, survey_id) references learning.targets (id, survey_id) on delete set null (target_id),
  constraint anonymous_is_anonymous check (not anonymous or (function_id is null and invitation_id is null and given_on is null)),
  constraint answer_way check (way in ('personal', 'forwarded', 'open', 'app', 'paper', 'import')),
  constraint answers_are_one check (jsonb_typeof(answers) = 'object'),
  constraint answers_length check (length(answers::text) <= 400000),
  constraint one_answer_per_function unique (survey_id, function_id),
  constraint one_answer_per_invitation unique (invitation_id)
);
comment on table learning.answers is 'R18: what was answered. An anonymous one has a random id, no time, no address and no language of a browser; the check lets nothing lead to a person. Read by no serving role; counted into releases.';
comment on column learning.answers.id is 'Version 4: a version 7 would hold the time.';
create index answers_survey_id_idx on learning.answers (survey_id, target_id);
create index answers_collaboration_id_idx on learning.answers (collaboration_id);
create index answers_target_id_idx on learning.answers (target_id);
create index answers_version_id_idx on learning.answers (version_id);
create index answers_function_id_idx on learning.answers (function_id) where function_id is not null;

-- A file is taken in once.
create table learning.answer_imports (
  survey_id uuid not null references learning.surveys (id) on delete cascade,
  sha256 bytea not null,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  count int not null,
  function_id uuid references people.functions (id) on delete set null,
  at timestamptz not null default now(),
  primary key (survey_id, sha256)
);
comment on table learning.answer_imports is 'Which files of answers were taken in, so that the same one is not counted twice.';
create index answer_imports_collaboration_id_idx on learning.answer_imports (collaboration_id);
create index answer_imports_function_id_idx on learning.answer_imports (function_id);

do $$
declare t text;
begin
  foreach t in array array['surveys', 'survey_moves', 'targets', 'invitations', 'ballots', 'answers', 'answer_imports'] loop
    execute format('alter table learning.%I enable row level security, force row level security', t);
    execute format('create policy owner_all on learning.%I to kring_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Asked by a policy of the table itself, which could not look there without asking itself again.
create function learning.is_my_survey(survey uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration())
$$;
-- The last day as it stands before the statement that changes it.
create function learning.closing_day(survey uuid) returns date
language sql stable security definer set search_path = '' as $$
  select s.closes_on from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration()
$$;
grant execute on function learning.is_my_survey(uuid), learning.closing_day(uuid) to kring_app;

-- Everybody who works here may know which surveys there are; who is asked is the process leader's.
create policy select_mine on learning.surveys for select to kring_app using (collaboration_id = (select people.my_collaboration()));
create policy insert_as_lead on learning.surveys for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and owner_function_id = (select people.my_function()) and (select learning.i_lead())
    and exists (select from learning.instrument_versions v where v.id = version_id and v.state = 'published'
      and (v.collaboration_id is null or v.collaboration_id = (select people.my_collaboration())))
    and (previous_survey_id is null or learning.is_my_survey(previous_survey_id)));
create policy update_as_lead on learning.surveys for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()) and (previous_survey_id is null or learning.is_my_survey(previous_survey_id))
    -- R19: the day it closed is the day from which addresses are forgotten, and is moved by nobody.
    and (state <> 'closed' or closes_on = learning.closing_day(id)));
create policy delete_planned_as_lead on learning.surveys for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'planned' and (select learning.i_lead()));
grant select, delete on learning.surveys to kring_app;
grant insert (id, collaboration_id, version_id, code, title, introduction, anonymous, languages, ways, opens_on, closes_on, remind_on, goal_count, previous_survey_id, owner_function_id, once),
  update (title, introduction, languages, ways, opens_on, closes_on, remind_on, goal_count, previous_survey_id) on learning.surveys to kring_app;

create policy select_as_lead on learning.survey_moves for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select on learning.survey_moves to kring_app;

create policy select_as_lead on learning.targets for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy insert_as_lead on learning.targets for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
    and exists (select from learning.surveys s where s.id = survey_id and s.state <> 'closed')
    and (organisation_id is null or exists (select from people.organisations o where o.id = organisation_id))
    and (unit_id is null or exists (select from people.units u where u.id = unit_id and u.organisation_id = targets.organisation_id)));
create policy update_as_lead on learning.targets for update to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()))
  with check (collaboration_id = (select people.my_collaboration()));
create policy delete_before_it_opens_as_lead on learning.targets for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
    and exists (select from learning.surveys s where s.id = survey_id and s.state = 'planned'));
grant select, delete on learning.targets to kring_app;
grant insert (id, collaboration_id, survey_id, organisation_id, unit_id, role, manager_name, manager_address, goal_count, link_hash, tell_hash),
  update (manager_name, manager_address, forwarded_count, told_on, goal_count) on learning.targets to kring_app;

-- The address and whether it went; never who has answered.
create policy select_as_lead on learning.invitations for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
create policy insert_as_lead on learning.invitations for insert to kring_app
  with check (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead())
    and exists (select from learning.surveys s where s.id = survey_id and s.state <> 'closed'));
create policy delete_before_sent_as_lead on learning.invitations for delete to kring_app
  using (collaboration_id = (select people.my_collaboration()) and state = 'waiting' and (select learning.i_lead()));
grant select (id, collaboration_id, survey_id, target_id, address, state, sent_on), delete on learning.invitations to kring_app;
grant insert (id, collaboration_id, survey_id, target_id, address) on learning.invitations to kring_app;

create policy select_as_lead on learning.answer_imports for select to kring_app
  using (collaboration_id = (select people.my_collaboration()) and (select learning.i_lead()));
grant select on learning.answer_imports to kring_app;

-- An answer and the closing of its survey wait for each other; answers do not wait for answers.
create function learning.hold_open(survey uuid, closing boolean default false) returns void
language plpgsql set search_path = '' as $$
begin
  if closing then perform pg_advisory_xact_lock(hashtextextended('survey ' || survey, 0));
  else perform pg_advisory_xact_lock_shared(hashtextextended('survey ' || survey, 0)); end if;
end $$;

-- R18: after this neither the place of a row nor its transaction tells in which order answers came, or which ballot was used for which.
create function learning.shuffle_answers(survey uuid) returns void
language plpgsql set search_path = '' as $$
declare
  kept learning.answers[];
  rights learning.ballots[];
begin
  if not (select s.anonymous from learning.surveys s where s.id = survey) then return; end if;
  select array_agg(a order by random()) into kept from learning.answers a where a.survey_id = survey;
  delete from learning.answers a where a.survey_id = survey;
  insert into learning.answers select * from unnest(kept);
  select array_agg(b order by random()) into rights from learning.ballots b where b.survey_id = survey;
  delete from learning.ballots b where b.survey_id = survey;
  insert into learning.ballots select * from unnest(rights);
end $$;

create function learning.set_survey_state(survey uuid, to_state text, note text, by_function uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform learning.hold_open(survey, closing => true);
  update learning.surveys s set state = to_state,
    -- Closed early: the last day that it was open. Open again: at least today.
    closes_on = case to_state when 'closed' then least(s.closes_on, current_date) else greatest(s.closes_on, current_date) end,
    opens_on = least(s.opens_on, current_date)
  where s.id = survey;
  insert into learning.survey_moves (survey_id, collaboration_id, kind, note, function_id)
    select s.id, s.collaboration_id, to_state, set_survey_state.note, by_function from learning.surveys s where s.id = survey;
  if to_state = 'closed' then perform learning.shuffle_answers(survey); end if;
  perform pg_notify('kring', 'survey:' || survey);
end $$;

-- Which moves there are. The table in surveys/asking/states.ts is the same, and a test compares them.
create function learning.move_survey(survey uuid, to_state text, note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was learning.surveys;
begin
  select * into was from learning.surveys s where s.id = survey for update;
  if not found or was.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead() then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if was.state = to_state then return; end if;
  if (was.state, to_state) not in (('planned', 'open'), ('open', 'closed'), ('closed', 'open')) or was.released_at is not null then
    raise exception 'a survey that is % cannot become %', was.state, to_state using errcode = '22023', constraint = 'survey_moves';
  end if;
  perform learning.set_survey_state(survey, to_state, note, people.my_function());
end $$;

-- By the clock: what has come to its day opens, what has passed its last day closes. Answers which.
create function learning.move_due_surveys() returns table (survey_id uuid, state text)
language plpgsql security definer set search_path = '' as $$
declare
  due record;
begin
  for due in select s.id, case s.state when 'planned' then 'open' else 'closed' end as next from learning.surveys s
    where (s.state = 'planned' and s.opens_on <= current_date and s.closes_on >= current_date) or (s.state = 'open' and s.closes_on < current_date)
    order by s.id for update skip locked
  loop
    perform learning.set_survey_state(due.id, due.next, '', null);
    survey_id := due.id; state := due.next;
    return next;
  end loop;
end $$;

-- What a link leads to: nothing for a link that is not there. `hash` is the ballot's or the target's.
create function learning.open_link(hash bytea) returns table (
  survey_id uuid, target_id uuid, collaboration_id uuid, version_id uuid, personal boolean, used boolean, state text, anonymous boolean,
  title jsonb, introduction jsonb, languages text[], opens_on date, closes_on date, place text, collaboration_name text, contact text, wheel_labels jsonb)
language sql stable security definer set search_path = '' as $$
  select s.id, l.target_id, s.collaboration_id, s.version_id, l.personal, l.used, s.state, s.anonymous,
    s.title, s.introduction, s.languages, s.opens_on, s.closes_on,
    case when l.personal then '' else coalesce(u.name, o.name, '') end, c.name, c.contact, c.wheel_labels
  from (
    select b.survey_id, b.target_id, true as personal, b.used from learning.ballots b where b.what_hash = hash
    union all
    select t.survey_id, t.id, false, false from learning.targets t where t.link_hash = hash) l
  join learning.surveys s on s.id = l.survey_id
  join people.collaborations c on c.id = s.collaboration_id
  left join learning.targets t on t.id = l.target_id
  left join people.organisations o on o.id = t.organisation_id
  left join people.units u on u.id = t.unit_id
$$;

-- The questions, for whoever holds a link to them.
create function learning.definition_by_link(hash bytea) returns jsonb
language sql stable security definer set search_path = '' as $$
  select v.definition from learning.open_link(hash) l join learning.instrument_versions v on v.id = l.version_id
$$;

-- Stores answers given by links, many in one transaction. Each: {link, who, version, id, answers}, hashes in hexadecimal; `who` is kept
-- only where the survey is not anonymous. Outcomes: stored, used, closed, version, unknown. Safe when repeated: the same id is stored once.
create function learning.give_answers(given jsonb) returns table (place int, outcome text)
language plpgsql security definer set search_path = '' as $$
declare
  each record;
  l record;
begin
  -- In one order, so that two transactions never wait for each other's ballots.
  for each in select (ordinality - 1)::int as n, decode(value ->> 'link', 'hex') as hash, value from jsonb_array_elements(given) with ordinality order by value ->> 'link', ordinality
  loop
    place := each.n;
    select o.survey_id, o.target_id, o.collaboration_id, o.version_id, o.personal, o.anonymous into l from learning.open_link(each.hash) o;
    if l.survey_id is null then outcome := 'unknown'; return next; continue; end if;
    perform learning.hold_open(l.survey_id);
    if not exists (select from learning.surveys s where s.id = l.survey_id and s.state = 'open') then outcome := 'closed'; return next; continue; end if;
    if l.version_id::text is distinct from each.value ->> 'version' then outcome := 'version'; return next; continue; end if;
    if l.personal then
      update learning.ballots b set used = true where b.what_hash = each.hash and not b.used;
      if not found then
        outcome := case when exists (select from learning.answers a where a.id = (each.value ->> 'id')::uuid) then 'stored' else 'used' end;
        return next; continue;
      end if;
    end if;
    insert into learning.answers (id, collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, invitation_id, given_on)
    values (coalesce((each.value ->> 'id')::uuid, gen_random_uuid()), l.collaboration_id, l.survey_id, l.anonymous, l.target_id, l.version_id,
      case when l.personal then 'personal' when exists (select from learning.targets t where t.id = l.target_id and t.organisation_id is null) then 'open' else 'forwarded' end,
      each.value -> 'answers',
      case when l.personal and not l.anonymous then (select i.id from learning.invitations i where i.survey_id = l.survey_id and i.who_hash = decode(each.value ->> 'who', 'hex')) end,
      case when not l.anonymous then current_date end)
    on conflict (id) do nothing;
    outcome := 'stored';
    return next;
  end loop;
end $$;

-- Opens the pages that show how many have answered.
create function learning.tell_of_answers(surveys uuid[]) returns void
language sql security definer set search_path = '' as $$
  select pg_notify('kring', 'survey:' || s.id) from learning.surveys s where s.id = any(surveys)
$$;

-- R18: who has answered, for five or more of a survey at once. Fewer are refused: beside their answers they could be told apart.
create function learning.mark_answered(who bytea[]) returns int
language plpgsql security definer set search_path = '' as $$
declare
  n int;
begin
  with marked as (select i.id from learning.invitations i
      where i.who_hash = any(who) and not i.answered
        and (select count(*) from learning.invitations o where o.survey_id = i.survey_id and o.who_hash = any(who) and not o.answered) >= 5
      order by random() for update)
  update learning.invitations i set answered = true from marked m where i.id = m.id;
  get diagnostics n = row_count;
  return n;
end $$;

-- The giver of an answer that is not anonymous, by the link: takes it back without a reason.
create function learning.withdraw_by_link(link bytea, who bytea) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  delete from learning.answers a using learning.ballots b, learning.invitations i
    where b.what_hash = link and i.survey_id = b.survey_id and i.who_hash = who and a.invitation_id = i.id and not a.anonymous;
  if not found then return false; end if;
  update learning.ballots b set used = false where b.what_hash = link;
  update learning.invitations i set answered = false where i.who_hash = who;
  perform pg_notify('kring', 'survey:' || b.survey_id) from learning.ballots b where b.what_hash = link;
  return true;
end $$;

-- Which of a survey's targets is mine: my unit before my organisation, without a role before with one.
create function learning.my_target(survey uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select t.id from learning.targets t join people.units u on u.id = people.my_unit()
  where t.survey_id = survey and (t.unit_id = u.id or (t.unit_id is null and t.organisation_id = u.organisation_id))
  order by t.unit_id nulls last, t.role nulls first limit 1
$$;

-- Surveys for me as a function: those that are put to my unit in the app, and those that I have answered.
create function learning.surveys_for_me() returns table (survey_id uuid, target_id uuid, answered_on date)
language sql stable security definer set search_path = '' as $$
  select s.id, m.target, a.given_on
  from learning.surveys s cross join lateral (select learning.my_target(s.id) as target) m
    left join learning.answers a on a.survey_id = s.id and a.function_id = people.my_function()
  where s.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (a.id is not null or (s.state = 'open' and 'app' = any(s.ways) and m.target is not null))
$$;

create function learning.answer_as_function(survey uuid, version uuid, given jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  s learning.surveys;
  target uuid := learning.my_target(survey);
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey and x.collaboration_id = people.my_collaboration();
  if s.id is null or target is null or s.anonymous or not 'app' = any(s.ways) or people.my_function() is null then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.state <> 'open' then return 'closed'; end if;
  if s.version_id <> version then return 'version'; end if;
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, function_id, given_on)
  values (s.collaboration_id, s.id, false, target, version, 'app', given, people.my_function(), current_date)
  on conflict on constraint one_answer_per_function do nothing;
  if not found then return 'used'; end if;
  perform pg_notify('kring', 'survey:' || s.id);
  return 'stored';
end $$;

create function learning.my_answer(survey uuid) returns table (answers jsonb, version_id uuid, given_on date)
language sql stable security definer set search_path = '' as $$
  select a.answers, a.version_id, a.given_on from learning.answers a where a.survey_id = survey and a.function_id = people.my_function()
$$;
create function learning.withdraw_my_answer(survey uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  delete from learning.answers a where a.survey_id = survey and a.function_id = people.my_function() and not a.anonymous;
  if found then perform pg_notify('kring', 'survey:' || survey); end if;
  return found;
end $$;

-- A paper, keyed in by the process leader. Not after the release. The same id again is stored once.
create function learning.key_in(survey uuid, target uuid, version uuid, paper uuid, given jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  s learning.surveys;
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey and x.collaboration_id = people.my_collaboration();
  if s.id is null or not learning.i_lead() or not 'paper' = any(s.ways)
    or (target is not null and not exists (select from learning.targets t where t.id = target and t.survey_id = s.id)) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.state = 'planned' or s.released_at is not null then return 'closed'; end if;
  if s.version_id <> version then return 'version'; end if;
  insert into learning.answers (id, collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, given_on)
  values (paper, s.collaboration_id, s.id, s.anonymous, target, version, 'paper', given, case when not s.anonymous then current_date end)
  on conflict (id) do nothing;
  perform pg_notify('kring', 'survey:' || s.id);
  return 'stored';
end $$;

-- Answers out of a file, some thousands at a time in the caller's transaction: [{target, answers}].
create function learning.import_answers(survey uuid, given jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare
  s learning.surveys;
  n int;
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey;
  -- The owner's own programs have no actor; a serving role has, or is refused.
  if s.id is null or (session_user <> 'kring_owner' and (s.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead())) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.released_at is not null then
    raise exception 'the results are released' using errcode = '22023', constraint = 'survey_is_released';
  end if;
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, given_on)
  select s.collaboration_id, s.id, s.anonymous, (g ->> 'target')::uuid, s.version_id, 'import', g -> 'answers', case when not s.anonymous then current_date end
  from jsonb_array_elements(given) g order by random();
  get diagnostics n = row_count;
  return n;
end $$;

-- After the last of a file: it is known, so that the same file is refused another time.
create function learning.note_import(survey uuid, sha bytea, n int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  s learning.surveys;
begin
  select * into s from learning.surveys x where x.id = survey;
  if s.id is null or (session_user <> 'kring_owner' and (s.collaboration_id is distinct from people.my_collaboration() or not learning.i_lead())) then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  insert into learning.answer_imports (survey_id, sha256, collaboration_id, count, function_id)
  values (survey, sha, s.collaboration_id, n, people.my_function()) on conflict do nothing;
  if not found then return false; end if;
  insert into learning.survey_moves (survey_id, collaboration_id, kind, count, function_id) values (survey, s.collaboration_id, 'imported', n, people.my_function());
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;

-- How many were asked and have answered, target by target: for the process leader all, for a manager those of the own unit.
-- `asked` is null where nobody knows. Answers without a target stand under null.
create function learning.survey_counts(survey uuid) returns table (target_id uuid, organisation text, unit text, role text, asked int, answers int, ways jsonb)
language sql stable security definer set search_path = '' as $$
  with mine as (select s.* from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration()),
  seen as (
    select t.* from learning.targets t join mine m on m.id = t.survey_id
    where learning.i_lead() or (t.unit_id is not null and people.i_manage(t.unit_id))),
  given as (select a.target_id, a.way, count(*)::int as n from learning.answers a join mine m on m.id = a.survey_id group by a.target_id, a.way),
  sums as (select g.target_id, sum(g.n)::int as n, jsonb_object_agg(g.way, g.n) as ways from given g group by g.target_id)
  select t.id, o.name, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 and not ('app' = any(m.ways) and not m.anonymous and t.organisation_id is not null) then null
      else coalesce(t.forwarded_count, 0) + t.invited_count
        + case when 'app' = any(m.ways) and not m.anonymous then (select count(distinct f.id)::int from people.functions f join people.units fu on fu.id = f.unit_id
            join people.appointments p on p.function_id = f.id and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())
            where f.unit_id = t.unit_id or (t.unit_id is null and fu.organisation_id = t.organisation_id)) else 0 end end,
    coalesce(g.n, 0), coalesce(g.ways, '{}')
  from seen t cross join mine m left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
    left join sums g on g.target_id = t.id
  union all
  select null, null, null, null, nullif(m.invited_count, 0), coalesce(g.n, 0), coalesce(g.ways, '{}')
  from mine m left join sums g on g.target_id is null where learning.i_lead() and (m.invited_count > 0 or g.n > 0)
$$;

-- The manager's word, by the link in the manager's mail: which survey and place it is about, and how many it went to.
create function learning.open_tell(hash bytea) returns table (survey_id uuid, title jsonb, languages text[], state text, closes_on date, place text, forwarded_count int, released boolean)
language sql stable security definer set search_path = '' as $$
  select s.id, s.title, s.languages, s.state, s.closes_on, coalesce(u.name, o.name, ''), t.forwarded_count, s.released_at is not null
  from learning.targets t join learning.surveys s on s.id = t.survey_id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.tell_hash = hash
$$;
create function learning.tell_forwarded(hash bytea, n int) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  survey uuid;
begin
  update learning.targets t set forwarded_count = n, told_on = current_date from learning.surveys s
    where t.tell_hash = hash and s.id = t.survey_id and s.released_at is null returning t.survey_id into survey;
  if survey is null then return false; end if;
  perform pg_notify('kring', 'survey:' || survey);
  return true;
end $$;

-- Sending, for the worker. Links are made in its memory; here come only hashes.
create function learning.survey_to_send(survey uuid) returns table (title jsonb, introduction jsonb, languages text[], anonymous boolean, closes_on date, state text, collaboration_id uuid, collaboration_name text, contact text)
language sql stable security definer set search_path = '' as $$
  select s.title, s.introduction, s.languages, s.anonymous, s.closes_on, s.state, s.collaboration_id, c.name, c.contact
  from learning.surveys s join people.collaborations c on c.id = s.collaboration_id where s.id = survey
$$;
create function learning.invitations_to_send(survey uuid) returns table (id uuid, target_id uuid, address text)
language sql stable security definer set search_path = '' as $$
  select i.id, i.target_id, i.address from learning.invitations i join learning.surveys s on s.id = i.survey_id
  where i.survey_id = survey and i.state = 'waiting' and s.state = 'open' and 'personal' = any(s.ways)
$$;
-- R18: for five or more at once where the survey is anonymous; ballots stand in an order of their own, and none alone under a target.
create function learning.write_ballots(survey uuid, who jsonb, what jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  s learning.surveys;
begin
  select * into s from learning.surveys x where x.id = survey for update;
  if s.state <> 'open' or jsonb_array_length(who) <> jsonb_array_length(what) then raise exception 'not to be sent now' using errcode = '22023'; end if;
  if s.anonymous and (jsonb_array_length(who) < 5
    or exists (select from jsonb_array_elements(what) w group by w ->> 'target' having count(*) < 5)) then
    raise exception 'fewer than five could be told apart' using errcode = '22023', constraint = 'ballots_for_five';
  end if;
  update learning.invitations i set who_hash = decode(w ->> 'hash', 'hex'), state = 'sending', sent_on = current_date
  from jsonb_array_elements(who) w where i.id = (w ->> 'id')::uuid and i.survey_id = survey and i.state = 'waiting';
  insert into learning.ballots (what_hash, collaboration_id, survey_id, target_id)
  select decode(w ->> 'hash', 'hex'), s.collaboration_id, s.id, (w ->> 'target')::uuid from jsonb_array_elements(what) w order by random();
  -- Who is asked where is counted as the ballots are, so that a share never has more answers than asked.
  update learning.targets t set invited_count = t.invited_count + w.n
  from (select (e ->> 'target')::uuid as id, count(*)::int as n from jsonb_array_elements(what) e group by 1) w where t.id = w.id;
  update learning.surveys x set invited_count = x.invited_count + (select count(*)::int from jsonb_array_elements(what) e where e ->> 'target' is null) where x.id = survey;
  perform pg_notify('kring', 'survey:' || survey);
end $$;
create function learning.mark_sent(survey uuid, sent uuid[], failed uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update learning.invitations i set state = case when i.id = any(failed) then 'failed' else 'sent' end
  where i.survey_id = survey and i.id = any(sent || failed) and i.state = 'sending';
end $$;
create function learning.invitations_to_remind(survey uuid) returns table (id uuid, address text)
language sql stable security definer set search_path = '' as $$
  select i.id, i.address from learning.invitations i join learning.surveys s on s.id = i.survey_id
  where i.survey_id = survey and i.state in ('sending', 'sent') and not i.answered and s.state = 'open'
    and not exists (select from learning.answers a where a.invitation_id = i.id)
$$;
create function learning.managers_to_tell(survey uuid, again boolean) returns table (target_id uuid, name text, address text, place text, told boolean)
language sql stable security definer set search_path = '' as $$
  select t.id, t.manager_name, t.manager_address, coalesce(u.name, o.name, ''), t.forwarded_count is not null
  from learning.targets t join learning.surveys s on s.id = t.survey_id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey and t.manager_address is not null and s.state = 'open' and 'forwarded' = any(s.ways)
    and (t.manager_sent_on is null or (again and t.forwarded_count is null))
$$;
create function learning.note_sending(survey uuid, what text, n int, targets uuid[] default '{}') returns void
language plpgsql security definer set search_path = '' as $$
begin
  update learning.targets t set manager_sent_on = current_date where t.survey_id = survey and t.id = any(targets);
  if n > 0 then
    insert into learning.survey_moves (survey_id, collaboration_id, kind, count) select s.id, s.collaboration_id, what, n from learning.surveys s where s.id = survey;
  end if;
  perform pg_notify('kring', 'survey:' || survey);
end $$;
-- Which surveys remind today by themselves and have not yet done so.
create function learning.surveys_to_remind() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select s.id from learning.surveys s where s.state = 'open' and s.remind_on <= current_date
    and not exists (select from learning.survey_moves m where m.survey_id = s.id and m.kind = 'reminded' and m.at >= s.remind_on)
$$;
-- R19: addresses and rights to answer go 30 days after a survey has closed; the numbers asked stay with the targets.
create function learning.forget_invitations() returns int
language plpgsql security definer set search_path = '' as $$
declare
  n int;
begin
  delete from learning.invitations i using learning.surveys s where s.id = i.survey_id and s.state = 'closed' and s.anonymous and s.closes_on < current_date - 30;
  get diagnostics n = row_count;
  delete from learning.ballots b using learning.surveys s where s.id = b.survey_id and s.state = 'closed' and s.anonymous and s.closes_on < current_date - 30;
  update learning.targets t set manager_address = null, manager_name = '' from learning.surveys s
    where s.id = t.survey_id and s.state = 'closed' and s.closes_on < current_date - 30 and t.manager_address is not null;
  return n;
end $$;

grant execute on function learning.move_survey(uuid, text, text), learning.open_link(bytea), learning.definition_by_link(bytea), learning.give_answers(jsonb), learning.tell_of_answers(uuid[]),
  learning.mark_answered(bytea[]), learning.withdraw_by_link(bytea, bytea), learning.surveys_for_me(),
  learning.answer_as_function(uuid, uuid, jsonb), learning.my_answer(uuid), learning.withdraw_my_answer(uuid), learning.key_in(uuid, uuid, uuid, uuid, jsonb),
  learning.import_answers(uuid, jsonb), learning.note_import(uuid, bytea, int), learning.survey_counts(uuid), learning.open_tell(bytea), learning.tell_forwarded(bytea, int) to kring_app;
grant execute on function learning.move_due_surveys(), learning.survey_to_send(uuid), learning.invitations_to_send(uuid), learning.write_ballots(uuid, jsonb, jsonb),
  learning.mark_sent(uuid, uuid[], uuid[]), learning.invitations_to_remind(uuid), learning.managers_to_tell(uuid, boolean), learning.note_sending(uuid, text, int, uuid[]),
  learning.surveys_to_remind(), learning.forget_invitations() to kring_worker;

insert into platform.retention (table_name, class, keeps) values
  ('learning.surveys', 'survey', 'as long as the collaboration'),
  ('learning.survey_moves', 'survey', 'as its survey'),
  ('learning.targets', 'survey', 'as its survey; a manager''s name and address until 30 days after it closed'),
  ('learning.invitations', 'survey', 'anonymous: until 30 days after the survey closed; else as the answer, which its giver may take back at any time'),
  ('learning.ballots', 'survey', 'as the invitations'),
  ('learning.answers', 'answer', 'as its survey; one that is not anonymous until its giver takes it back'),
  ('learning.answer_imports', 'survey', 'as its survey');
