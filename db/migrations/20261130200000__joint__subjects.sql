-- What organisations do together, about no child (ADR 37): subjects, their parties, links between them, and their history.

create schema joint;
grant usage on schema joint to kring_app, kring_worker;

alter table platform.retention drop constraint retention_class_check, add constraint retention_class_check check (class in ('house', 'child_record',
  'sharing_record', 'access_log', 'session', 'draft', 'notice', 'catalogue', 'instrument', 'survey', 'answer', 'figure', 'joint_record'));

-- A table with policies of its own, and one such policy with its reason.
create function pg_temp.by_hand(target regclass, class text, keeps text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy owner_all on %s for all to kring_owner using (true) with check (true)', target);
  perform platform.index_foreign_keys(target);
  insert into platform.retention (table_name, class, keeps) values (target::text, by_hand.class, by_hand.keeps);
end $$;
create function pg_temp.allow(target regclass, name text, command text, using_rule text, check_rule text, why text) returns void language plpgsql as $$
begin
  execute format('create policy %I on %s for %s to kring_app %s %s', name, target, command, 'using (' || using_rule || ')', 'with check (' || check_rule || ')');
  execute format('comment on policy %I on %s is %L', name, target, why);
end $$;

-- ---------------------------------------------------------------- kinds

create table joint.kinds (
  kind text primary key,
  states text[] not null,
  constraint kind_states check (cardinality(states) > 0)
);
comment on table joint.kinds is 'What a subject can be, with its states: the first is the one that it begins in. Declared in src/joint/kinds.';
create table joint.roles (
  kind text not null references joint.kinds on delete cascade,
  role text not null,
  leads boolean not null default false,
  primary key (kind, role)
);
comment on column joint.roles.leads is 'Whoever has it writes the common part of the subject, as its owner does.';
do $$
declare t regclass;
begin
  foreach t in array '{joint.kinds,joint.roles}'::regclass[] loop
    perform pg_temp.by_hand(t, 'catalogue', 'as long as the version');
    perform pg_temp.allow(t, 'select_all', 'select', 'true', null, 'what can be worked on together is no secret.');
    execute format('grant select on %s to kring_app', t);
  end loop;
end $$;

insert into joint.kinds (kind, states) values ('forum', '{awake,asleep,ended}');
insert into joint.roles (kind, role, leads) values ('forum', 'convener', true), ('forum', 'secretary', true), ('forum', 'member', false), ('forum', 'informed', false);

-- ---------------------------------------------------------------- subjects and parties

create table joint.subjects (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  kind text not null references joint.kinds on delete restrict,
  state text not null,
  title text not null,
  purpose text not null default '',
  facts jsonb not null default '{}',
  owner_function_id uuid not null references people.functions on delete restrict,
  place_id uuid references people.organisations on delete restrict,
  audience text not null default 'parties',
  starts_on date,
  ends_on date,
  published_at timestamptz,
  made_at timestamptz not null default now(),
  version integer not null default 1,
  once uuid not null unique,
  constraint subject_title check (length(title) between 1 and 200),
  constraint subject_purpose check (length(purpose) <= 4000),
  constraint subject_facts check (jsonb_typeof(facts) = 'object' and length(facts::text) <= 40000),
  constraint subject_audience check (audience in ('parties', 'collaboration', 'public')),
  constraint subject_dates check (ends_on is null or starts_on is null or ends_on >= starts_on),
  constraint only_what_is_public_is_published check (published_at is null or audience = 'public')
);
comment on table joint.subjects is 'R14, R15: anything that organisations work on together. Read by its parties, or by those that its audience says.';
comment on column joint.subjects.facts is 'What only its kind has, by the fields of its kind.';
comment on column joint.subjects.place_id is 'The municipality or other organisation that it is of; null for the whole county.';
comment on column joint.subjects.version is 'Counted at each change of its words: who changes what somebody else has changed since reads both (R20).';
create index subjects_collaboration_id_idx on joint.subjects (collaboration_id, kind, title);

create table joint.parties (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  subject_id uuid not null references joint.subjects on delete cascade,
  kind text not null,
  role text not null,
  function_id uuid references people.functions on delete restrict,
  named text not null default '',
  declined text not null default '',
  added_by uuid not null references people.functions on delete restrict,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  once uuid not null unique,
  constraint party_role foreign key (kind, role) references joint.roles (kind, role) on delete restrict,
  constraint party_is_somebody check ((function_id is null) = (named <> '') and length(named) <= 200),
  constraint party_declined check (declined = '' or (function_id is null and length(declined) <= 2000)),
  constraint party_ends_after check (until_at is null or until_at >= from_at)
);
comment on table joint.parties is 'R15: a function with a role in a subject; or one that has no function here, by name, and what they said if they said no.';
create unique index party_once on joint.parties (subject_id, function_id) where until_at is null and function_id is not null;
create index parties_function_id_idx on joint.parties (function_id, subject_id) where until_at is null and function_id is not null;

-- What I am a party of, and what I lead. As their owner, so that the policies of subjects and parties do not ask each other.
create view joint.my_parties with (security_barrier = true) as
  select p.subject_id, p.role, r.leads from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role
  where p.function_id = people.my_function() and p.until_at is null;
create view joint.my_owned with (security_barrier = true) as
  select s.id as subject_id from joint.subjects s where s.owner_function_id = people.my_function();
grant select on joint.my_parties, joint.my_owned to kring_app;

create function joint.leads(subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.my_parties p where p.subject_id = subject and p.leads)
    or exists (select from joint.my_owned o where o.subject_id = subject)
$$;
grant execute on function joint.leads(uuid) to kring_app;
comment on function joint.leads(uuid) is 'Whether I write its common part: I own it, or have a role in it that leads.';

select pg_temp.by_hand('joint.subjects', 'joint_record', 'as long as the collaboration decides');
select pg_temp.allow('joint.subjects', 'select_by_audience', 'select',
  'collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null and (audience <> ''parties''
    or owner_function_id = (select people.my_function()) or exists (select from joint.my_parties p where p.subject_id = subjects.id offset 0))',
  null, 'the owner and the parties read it, and whoever its audience says.');
select pg_temp.allow('joint.subjects', 'insert_as_owner', 'insert', null,
  'collaboration_id = (select people.my_collaboration()) and owner_function_id = (select people.my_function()) and published_at is null',
  'any function begins one, and owns what it begins.');
select pg_temp.allow('joint.subjects', 'update_as_leader', 'update', 'joint.leads(id)', 'collaboration_id = (select people.my_collaboration())',
  'the owner and the roles that lead change it.');
grant select, insert (collaboration_id, kind, state, title, purpose, facts, owner_function_id, place_id, audience, starts_on, ends_on, once),
  update (state, title, purpose, facts, place_id, audience, starts_on, ends_on, published_at) on joint.subjects to kring_app;

select pg_temp.by_hand('joint.parties', 'joint_record', 'with their subject');
select pg_temp.allow('joint.parties', 'select_with_subjects', 'select', 'exists (select from joint.subjects s where s.id = parties.subject_id)', null,
  'whoever reads the subject reads who is in it.');
select pg_temp.allow('joint.parties', 'insert_as_leader', 'insert', null,
  'added_by = (select people.my_function()) and collaboration_id = (select people.my_collaboration()) and until_at is null and joint.leads(subject_id)',
  'the owner and the roles that lead say who is in it.');
select pg_temp.allow('joint.parties', 'update_as_leader', 'update', 'joint.leads(subject_id) or function_id = (select people.my_function())', null,
  'a leader ends anybody''s part, and a party its own.');
grant select, insert (collaboration_id, subject_id, kind, role, function_id, named, declined, added_by, once), update (until_at) on joint.parties to kring_app;

-- ---------------------------------------------------------------- what stands under a subject

-- A table whose rows stand under a subject: read by whoever reads the subject. write: `leaders` (owner and roles that lead), `parties` (whoever is in it or
-- owns it; `signed` must name the column of their function), `readers`, or `nobody` (only functions of the owner). inserts, updates: the columns
-- that may be written. own: updates are the writer's alone. also: what else must be true of a written row. class and keeps: retention (R19).
create function joint.follows_subject(target regclass, by_column text default 'subject_id', write text default 'nobody', inserts text default null,
  updates text default null, signed text default null, also text default null, class text default 'joint_record', keeps text default 'with its subject')
returns void language plpgsql set search_path = '' as $$
declare
  shape constant text := 'joint.follows_subject';
  reader text := format('exists (select from joint.subjects subject where subject.id = %s.%I)', target, by_column);
  writer text := case write
    when 'leaders' then format('joint.leads(%I)', by_column)
    when 'parties' then format('joint.takes_part(%I)', by_column)
    when 'readers' then reader
    when 'nobody' then null end;
begin
  if write not in ('leaders', 'parties', 'readers', 'nobody') then
    raise exception '% of %: who writes? leaders, parties, readers or nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if writer is null and coalesce(inserts, updates) is not null then
    raise exception '% of %: columns to write, but write is nobody', shape, target using errcode = 'invalid_parameter_value';
  end if;
  if write in ('parties', 'readers') and signed is null then
    raise exception '% of %: what % write is signed: say the column that holds the writer', shape, target, write using errcode = 'invalid_parameter_value';
  end if;
  perform platform.need_columns(target, shape, by_column);
  perform platform.secure(target, class, keeps, platform.told(shape, target, json_build_object('by_column', nullif(by_column, 'subject_id'),
    'write', nullif(write, 'nobody'), 'inserts', inserts, 'updates', updates, 'signed', signed, 'also', also)));
  perform platform.index_column(target, by_column);
  perform platform.add_policy(target, 'select_with_subjects', 'select', reader, null, shape, 'whoever reads the subject reads this.');
  execute format('grant select on %s to kring_app', target);
  if inserts is not null then
    perform platform.add_policy(target, 'insert_with_subjects', 'insert', null,
      platform.both(variadic people.signs(target, signed) || writer || also), shape, format('written by %s of the subject.', write));
    execute format('grant insert (%s) on %s to kring_app', inserts, target);
  end if;
  if updates is not null then
    perform platform.add_policy(target, 'update_with_subjects', 'update',
      platform.both(variadic people.signs(target, case when write = 'leaders' then null else signed end) || writer), null,
      shape, format('changed by %s of the subject, each what is theirs.', write));
    execute format('grant update (%s) on %s to kring_app', updates, target);
  end if;
end $$;

create function joint.takes_part(subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.my_parties p where p.subject_id = subject) or exists (select from joint.my_owned o where o.subject_id = subject)
$$;
grant execute on function joint.takes_part(uuid) to kring_app;
comment on function joint.takes_part(uuid) is 'Whether I am a party of it, or own it.';

-- ---------------------------------------------------------------- links

create table joint.links (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  from_id uuid not null references joint.subjects on delete cascade,
  to_id uuid not null references joint.subjects on delete cascade,
  kind text not null,
  made_by uuid not null references people.functions on delete restrict,
  made_at timestamptz not null default now(),
  agreed_at timestamptz,
  ended_at timestamptz,
  once uuid not null unique,
  constraint link_kind check (kind in ('reports_to', 'lifts_to', 'activates', 'informs', 'carries', 'builds_on', 'follows_from', 'part_of', 'ended_in')),
  constraint link_between_two check (from_id <> to_id)
);
comment on table joint.links is 'What hangs together with what. Read by who reads both ends or leads one; it holds from when both sides have agreed.';
comment on column joint.links.agreed_at is 'When both sides stood behind it: at once where one leads both, or where it asks nothing of the other side.';
create unique index link_once on joint.links (from_id, to_id, kind) where ended_at is null;
create index links_to_id_idx on joint.links (to_id) where ended_at is null;
select pg_temp.by_hand('joint.links', 'joint_record', 'with its subjects');
select pg_temp.allow('joint.links', 'select_with_ends', 'select',
  '(exists (select from joint.subjects s where s.id = links.from_id) and exists (select from joint.subjects s where s.id = links.to_id))
    or joint.leads(from_id) or joint.leads(to_id)', null,
  'whoever reads both ends, and whoever leads one: a proposal tells the other side who proposes it.');
select pg_temp.allow('joint.links', 'insert_as_leader', 'insert', null,
  'made_by = (select people.my_function()) and collaboration_id = (select people.my_collaboration())
    and exists (select from joint.subjects s where s.id = links.from_id) and exists (select from joint.subjects s where s.id = links.to_id)
    and (joint.leads(from_id) or joint.leads(to_id))', 'a leader of one end, who reads the other, proposes it.');
select pg_temp.allow('joint.links', 'update_as_leader', 'update', 'joint.leads(from_id) or joint.leads(to_id)', null,
  'a leader of either end agrees to it or ends it.');
grant select, insert (collaboration_id, from_id, to_id, kind, made_by, once), update (agreed_at, ended_at) on joint.links to kring_app;

create function joint.function_leads(func uuid, subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role
      where p.subject_id = subject and p.function_id = func and p.until_at is null and r.leads)
    or exists (select from joint.subjects s where s.id = subject and s.owner_function_id = func)
$$;

-- Nothing is agreed for the other side, and no chain leads back to where it began.
create function joint.check_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  asks boolean := new.kind in ('reports_to', 'lifts_to', 'activates');
  both_mine boolean := joint.leads(new.from_id) and joint.leads(new.to_id);
begin
  if tg_op = 'INSERT' then
    if (select count(distinct s.collaboration_id) from joint.subjects s where s.id in (new.from_id, new.to_id)) <> 1
      or new.collaboration_id <> (select s.collaboration_id from joint.subjects s where s.id = new.from_id) then
      raise check_violation using constraint = 'link_in_one_collaboration';
    end if;
    new.agreed_at := case when both_mine or not asks or not people.somebody_acts() then coalesce(new.agreed_at, now()) end;
    if new.kind in ('lifts_to', 'part_of') then
      perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('joint.links ' || new.collaboration_id::text, 0));
      if exists (
        with recursive up(id) as (
          select new.to_id
          union select l.to_id from up join joint.links l on l.from_id = up.id and l.kind = new.kind and l.ended_at is null)
        select from up where id = new.from_id) then
        raise check_violation using constraint = 'link_leads_back';
      end if;
    end if;
  else
    if old.ended_at is not null then raise check_violation using constraint = 'link_has_ended'; end if;
    if new.agreed_at is distinct from old.agreed_at then
      -- By the side that did not propose it.
      if old.agreed_at is not null or not joint.may_agree(old.id) then
        raise check_violation using constraint = 'link_is_agreed_by_the_other_side';
      end if;
      new.agreed_at := now();
    end if;
    if new.ended_at is not null then new.ended_at := now(); end if;
  end if;
  return new;
end $$;
create function joint.may_agree(link uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select l.agreed_at is null and l.ended_at is null
      and case when joint.function_leads(l.made_by, l.from_id) then joint.leads(l.to_id) else joint.leads(l.from_id) end
    from joint.links l where l.id = link), false)
$$;
grant execute on function joint.may_agree(uuid) to kring_app;
comment on function joint.may_agree(uuid) is 'Whether it waits for my side: I lead the end that did not propose it.';
create trigger check_link before insert or update on joint.links for each row execute function joint.check_link();

-- ---------------------------------------------------------------- history

create table joint.events (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  act text not null,
  detail jsonb not null default '{}',
  function_id uuid references people.functions on delete restrict,
  person_id uuid references people.persons on delete restrict,
  at timestamptz not null default now()
);
comment on table joint.events is 'What happened with a subject, by whom: written by triggers, so that nothing forgets it.';
create index events_subject_id_at_idx on joint.events (subject_id, at desc);
select joint.follows_subject('joint.events');

create function joint.note(subject uuid, act text, detail jsonb default '{}') returns void language sql security definer set search_path = '' as $$
  insert into joint.events (subject_id, act, detail, function_id, person_id) values (subject, act, detail, people.my_function(), people.me())
$$;

create function joint.note_subject() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> (select k.states[1] from joint.kinds k where k.kind = new.kind) then raise check_violation using constraint = 'subject_begins_in_its_first_state'; end if;
    perform joint.note(new.id, 'made');
    return new;
  end if;
  if new.state <> all (select unnest(k.states) from joint.kinds k where k.kind = new.kind) then raise check_violation using constraint = 'subject_state_of_its_kind'; end if;
  if new.state <> old.state then
    perform joint.note(new.id, 'state', jsonb_build_object('from', old.state, 'to', new.state, 'why', coalesce(nullif(current_setting('kring.reason', true), ''), '')));
  end if;
  if new.owner_function_id <> old.owner_function_id then
    if not exists (select from people.functions f where f.id = new.owner_function_id and f.collaboration_id = new.collaboration_id and f.closed_at is null) then
      raise check_violation using constraint = 'owner_in_the_same_collaboration';
    end if;
    perform joint.note(new.id, 'owner', jsonb_build_object('from', old.owner_function_id, 'to', new.owner_function_id));
  end if;
  if new.audience <> old.audience then perform joint.note(new.id, 'audience', jsonb_build_object('from', old.audience, 'to', new.audience)); end if;
  if (new.published_at is null) <> (old.published_at is null) then
    perform joint.note(new.id, case when new.published_at is null then 'unpublished' else 'published' end);
  end if;
  if (new.title, new.purpose, new.facts, new.place_id, new.starts_on, new.ends_on) is distinct from (old.title, old.purpose, old.facts, old.place_id, old.starts_on, old.ends_on) then
    new.version := old.version + 1;
    perform joint.note(new.id, 'changed');
  end if;
  return new;
end $$;
create trigger note_subject_made after insert on joint.subjects for each row execute function joint.note_subject();
create trigger note_subject_changed before update on joint.subjects for each row execute function joint.note_subject();

create function joint.check_party() returns trigger language plpgsql security definer set search_path = '' as $$
declare s joint.subjects;
begin
  select * into s from joint.subjects x where x.id = new.subject_id for key share;
  if tg_op = 'INSERT' then
    if new.kind <> s.kind or new.collaboration_id <> s.collaboration_id then raise check_violation using constraint = 'party_of_its_subject'; end if;
    if new.function_id is not null and not exists (select from people.functions f where f.id = new.function_id
      and f.collaboration_id = s.collaboration_id and f.closed_at is null) then
      raise check_violation using constraint = 'party_in_the_same_collaboration';
    end if;
  elsif new.until_at is not null and old.until_at is null then new.until_at := now();
  elsif new.until_at is distinct from old.until_at then raise check_violation using constraint = 'party_has_ended';
  end if;
  return new;
end $$;
create trigger check_party before insert or update on joint.parties for each row execute function joint.check_party();
create function joint.note_party() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or old.until_at is null then
    perform joint.note(new.subject_id, case tg_op when 'INSERT' then 'party_added' else 'party_ended' end, jsonb_build_object('party', new.id));
  end if;
  return null;
end $$;
create trigger note_party after insert or update of until_at on joint.parties for each row execute function joint.note_party();

create function joint.note_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  what text := case when tg_op = 'INSERT' then 'linked' when new.ended_at is not null then 'unlinked' else 'link_agreed' end;
begin
  perform joint.note(each.subject, what, jsonb_build_object('link', new.id)) from (values (new.from_id), (new.to_id)) each(subject);
  return null;
end $$;
create trigger note_link after insert or update on joint.links for each row execute function joint.note_link();

-- Whoever leads it gives it to another owner: a function of its own, since who gives it away may not read it afterwards.
create function joint.hand_over(subject uuid, to_function uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not joint.leads(subject) then return false; end if;
  update joint.subjects s set owner_function_id = to_function where s.id = subject and s.owner_function_id <> to_function;
  return true;
end $$;
grant execute on function joint.hand_over(uuid, uuid) to kring_app;
comment on function joint.hand_over(uuid, uuid) is 'R15: who leads a subject gives it to another owner of the same collaboration; idempotent.';

-- What stands at the other end of a link that one reads.
create function joint.other_end(link uuid, here uuid) returns table(id uuid, title text, kind text, state text) language sql stable security definer rows 1 set search_path = '' as $$
  select s.id, s.title, s.kind, s.state from joint.links l join joint.subjects s on s.id = case when l.from_id = here then l.to_id else l.from_id end
  where l.id = link and here in (l.from_id, l.to_id) and joint.leads(here)
$$;
grant execute on function joint.other_end(uuid, uuid) to kring_app;
comment on function joint.other_end(uuid, uuid) is 'The name of what hangs together with a subject that I lead, also where I may not read it.';

-- Who leads a forum that activates another may wake it, and nothing else of it.
create function joint.wake(link uuid, why text) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  l joint.links;
begin
  select * into l from joint.links x where x.id = link and x.kind = 'activates' and x.agreed_at is not null and x.ended_at is null;
  if l.id is null or not joint.leads(l.from_id) then return false; end if;
  perform set_config('kring.reason', left(why, 2000), true);
  update joint.subjects s set state = 'awake' where s.id = l.to_id and s.state = 'asleep';
  perform set_config('kring.reason', '', true);
  return true;
end $$;
grant execute on function joint.wake(uuid, text) to kring_app;
comment on function joint.wake(uuid, text) is 'R15: along an agreed link "activates", by who leads the one that activates; idempotent; the reason stands in the history of the woken.';
