-- Sheets (joint-work.md, ADR 37): an instrument filled in about a subject by its parties, in rounds. Each answers alone: nobody reads an answer, its
-- time or that there is one before the round is opened.

create table joint.sheets (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  version_id uuid not null references learning.instrument_versions on delete restrict,
  made_by uuid not null references people.functions on delete restrict,
  next_on date,
  made_at timestamptz not null default now(),
  once uuid not null unique,
  constraint sheet_of_its_subject unique (id, subject_id)
);
comment on table joint.sheets is 'An instrument that the parties of a subject fill in about it, in rounds.';
comment on column joint.sheets.next_on is 'When the next round begins, as the leaders have planned it.';
select joint.follows_subject('joint.sheets', write => 'leaders', inserts => 'subject_id, version_id, made_by, next_on, once', updates => 'next_on', signed => 'made_by');

create function joint.check_sheet() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- What asks about a child is the child's floor's; somebody's own practice is nobody else's to read.
  if not exists (select from learning.instrument_versions v join joint.subjects s on s.id = new.subject_id
      where v.id = new.version_id and v.state = 'published' and (v.collaboration_id is null or v.collaboration_id = s.collaboration_id)
        and v.definition ->> 'about' in ('forum', 'collaboration')) then
    raise check_violation using constraint = 'sheet_asks_about_a_group';
  end if;
  return new;
end $$;
create trigger check_sheet before insert on joint.sheets for each row execute function joint.check_sheet();

create table joint.rounds (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  sheet_id uuid not null references joint.sheets on delete cascade,
  number integer not null,
  answer_by date not null,
  begun_by uuid not null references people.functions on delete restrict,
  begun_at timestamptz not null default now(),
  opened_at timestamptz,
  opened_by uuid references people.functions on delete restrict,
  once uuid not null unique,
  constraint round_of_its_subject unique (id, subject_id),
  constraint round_of_its_sheet foreign key (sheet_id, subject_id) references joint.sheets (id, subject_id) on delete cascade,
  constraint round_number check (number >= 1),
  constraint round_opened check (opened_by is null or opened_at is not null)
);
comment on table joint.rounds is 'One time that a sheet is filled in. It is closed, and each answers alone, until opened_at.';
comment on column joint.rounds.opened_by is 'Who opened it; null where it opened by itself, when everybody was ready.';
create unique index round_number_once on joint.rounds (sheet_id, number);
create unique index one_round_at_a_time on joint.rounds (sheet_id) where opened_at is null;
create index rounds_that_wait on joint.rounds (subject_id) where opened_at is null;
select joint.follows_subject('joint.rounds', write => 'leaders', inserts => 'subject_id, sheet_id, answer_by, begun_by, once', signed => 'begun_by');

-- ---------------------------------------------------------------- answers

create table joint.sheet_answers (
  round_id uuid not null references joint.rounds on delete cascade,
  subject_id uuid not null references joint.subjects on delete cascade,
  function_id uuid not null references people.functions on delete restrict,
  late boolean not null default false,
  answers jsonb not null default '{}',
  person_id uuid references people.persons on delete restrict,
  revision integer not null default 1,
  changed_at timestamptz not null default now(),
  shown boolean not null default false,
  primary key (round_id, function_id, late),
  constraint answer_of_its_round foreign key (round_id, subject_id) references joint.rounds (id, subject_id) on delete cascade,
  constraint sheet_answers_are_one check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 200000),
  constraint sheet_answers_are_somebodys check (person_id is not null or answers = '{}')
);
comment on table joint.sheet_answers is 'What one function answers in one round. Its own until the round is opened (shown), and of one that left before, for ever.';
comment on column joint.sheet_answers.late is 'Handed in after the round was opened.';
comment on column joint.sheet_answers.shown is 'It was the answer of somebody who was to answer when the round was opened. Set by joint.open_now alone.';
alter table joint.sheet_answers enable row level security, force row level security;
create policy owner_all on joint.sheet_answers for all to kring_owner using (true) with check (true);
select platform.index_foreign_keys('joint.sheet_answers');
insert into platform.retention (table_name, class, keeps) values ('joint.sheet_answers', 'joint_record', 'with its subject');
create policy select_own_and_opened on joint.sheet_answers for select to kring_app
  using (function_id = (select people.my_function()) or (shown and exists (select from joint.subjects s where s.id = sheet_answers.subject_id)));
comment on policy select_own_and_opened on joint.sheet_answers is 'Each reads what it has answered; the rest is read by whoever reads the subject, once the round is opened. No shape hides a row until another says that it is opened.';
create policy insert_own on joint.sheet_answers for insert to kring_app
  with check (function_id = (select people.my_function()) and person_id = (select people.me()) and joint.takes_part(subject_id));
comment on policy insert_own on joint.sheet_answers is 'Each answers for itself.';
create policy update_own_unopened on joint.sheet_answers for update to kring_app
  using (function_id = (select people.my_function()) and not shown and joint.takes_part(subject_id))
  with check (function_id = (select people.my_function()) and person_id = (select people.me()));
comment on policy update_own_unopened on joint.sheet_answers is 'Each changes what it has answered, until others may read it.';
grant select, insert (round_id, subject_id, function_id, late, answers, person_id), update (answers, person_id) on joint.sheet_answers to kring_app;

-- No time and no id: who is ready is told, and not when.
create table joint.round_ready (
  round_id uuid not null references joint.rounds on delete cascade,
  subject_id uuid not null references joint.subjects on delete cascade,
  function_id uuid not null references people.functions on delete restrict,
  primary key (round_id, function_id),
  constraint ready_of_its_round foreign key (round_id, subject_id) references joint.rounds (id, subject_id) on delete cascade
);
comment on table joint.round_ready is 'Who has said that they are ready: all that others see of a party before the round is opened.';
select joint.follows_subject('joint.round_ready', write => 'parties', inserts => 'round_id, subject_id, function_id', signed => 'function_id');
-- Column by column: a grant on the table would give the number of the transaction, too.
revoke select on joint.round_ready from kring_app;
grant select (round_id, subject_id, function_id), delete on joint.round_ready to kring_app;
create policy delete_own on joint.round_ready for delete to kring_app
  using (function_id = (select people.my_function()) and joint.takes_part(subject_id));
comment on policy delete_own on joint.round_ready is 'Each takes back its own, while the round is closed (joint.check_ready).';

-- Whoever is to answer: the owner, and every party with a function that is not only informed. With the rights of whoever asks.
create function joint.to_answer(subject uuid) returns table(function_id uuid) language sql stable rows 10 set search_path = '' as $$
  select f.id from (
    select p.function_id as id from joint.parties p where p.subject_id = subject and p.until_at is null and p.function_id is not null and p.role <> 'informed'
    union select s.owner_function_id from joint.subjects s where s.id = subject) x
  join people.functions f on f.id = x.id and f.closed_at is null
$$;
grant execute on function joint.to_answer(uuid) to kring_app;
comment on function joint.to_answer(uuid) is 'Functions that are to answer a round about a subject, of what the caller may read.';

create function joint.i_answer(subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.to_answer(subject) a where a.function_id = people.my_function())
$$;
grant execute on function joint.i_answer(uuid) to kring_app;
comment on function joint.i_answer(uuid) is 'Whether my function is to answer a round about it.';

-- The round, held until the transaction ends: opening waits for who writes, and who writes for the opening.
create function joint.held_round(round uuid) returns joint.rounds language sql volatile set search_path = '' as $$
  select r from joint.rounds r where r.id = round for no key update
$$;

create function joint.check_answer() returns trigger language plpgsql security definer set search_path = '' as $$
declare r joint.rounds;
begin
  -- By joint.open_now.
  if new.shown then return new; end if;
  r := joint.held_round(new.round_id);
  if not joint.i_answer(new.subject_id) then raise check_violation using constraint = 'not_asked_to_answer'; end if;
  if r.opened_at is not null and not new.late then raise check_violation using constraint = 'round_is_opened'; end if;
  if r.opened_at is null and new.late then raise check_violation using constraint = 'round_is_not_opened'; end if;
  if new.late then
    if exists (select from joint.round_ready d where d.round_id = new.round_id and d.function_id = new.function_id) then
      raise check_violation using constraint = 'handed_in_already';
    end if;
    new.shown := true;
  end if;
  new.changed_at := now();
  if tg_op = 'UPDATE' then new.revision := old.revision + 1; end if;
  return new;
end $$;
create trigger check_answer before insert or update on joint.sheet_answers for each row execute function joint.check_answer();
create function joint.note_late() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;
-- Of an answer in a closed round nothing is told, not even that the page has changed.
create trigger note_late after insert on joint.sheet_answers for each row when (new.late) execute function joint.note_late();

-- ---------------------------------------------------------------- opening

-- Tells functions of a round (R14): about no child, and no more than that it has begun or is opened.
create function joint.tell_round(subject uuid, round uuid, kind text, to_functions uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select s.collaboration_id, t.id, tell_round.kind, 'round', tell_round.round from joint.subjects s cross join unnest(tell_round.to_functions) t(id)
      where s.id = tell_round.subject and t.id is distinct from people.my_function() order by t.id;
  select pg_notify('kring', 'function:' || t.id) from unnest(tell_round.to_functions) t(id);
$$;

-- Those who are to answer now are in it with what they have: who had nothing, with nothing. Whoever has left takes theirs along.
create function joint.open_now(round uuid, opener uuid) returns void language plpgsql security definer set search_path = '' as $$
declare r joint.rounds;
begin
  update joint.rounds x set opened_at = now(), opened_by = opener where x.id = round and x.opened_at is null returning * into r;
  if not found then return; end if;
  update joint.sheet_answers a set shown = true where a.round_id = round and not a.late and a.function_id in (select t.function_id from joint.to_answer(r.subject_id) t);
  insert into joint.sheet_answers (round_id, subject_id, function_id, shown) select round, r.subject_id, t.function_id, true from joint.to_answer(r.subject_id) t
    on conflict do nothing;
  -- Where it opened by itself, nobody is named: it would say who was ready last, and when.
  insert into joint.events (subject_id, act, detail, function_id, person_id) values (r.subject_id, 'round_opened', jsonb_build_object('round', round), opener,
    case when opener is not null then people.me() end);
  update sharing.notices n set seen_at = now() where n.item_id = round and n.item_kind = 'round' and n.kind = 'round_began' and n.seen_at is null;
  perform joint.tell_round(r.subject_id, round, 'round_opened', array(
    select p.function_id from joint.parties p where p.subject_id = r.subject_id and p.until_at is null and p.function_id is not null
    union select s.owner_function_id from joint.subjects s where s.id = r.subject_id));
  perform pg_notify('kring', 'subject:' || r.subject_id);
end $$;

create function joint.open_when_all_are_ready(round uuid) returns void language plpgsql security definer set search_path = '' as $$
declare r joint.rounds := joint.held_round(round);
begin
  if r.opened_at is null and exists (select from joint.to_answer(r.subject_id))
    and not exists (select t.function_id from joint.to_answer(r.subject_id) t except select d.function_id from joint.round_ready d where d.round_id = round) then
    perform joint.open_now(round, null);
  end if;
end $$;

create function joint.open_round(round uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare r joint.rounds := joint.held_round(round);
begin
  if r.id is null or not joint.leads(r.subject_id) then return false; end if;
  perform joint.open_now(round, people.my_function());
  return true;
end $$;
grant execute on function joint.open_round(uuid) to kring_app;
comment on function joint.open_round(uuid) is 'Who leads the subject opens a round although not everybody is ready; idempotent.';

create function joint.check_round() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- The planned time has come; the row is held, so that two rounds get no number in common.
  update joint.sheets s set next_on = null where s.id = new.sheet_id;
  new.number := 1 + coalesce((select max(x.number) from joint.rounds x where x.sheet_id = new.sheet_id), 0);
  return new;
end $$;
create trigger check_round before insert on joint.rounds for each row execute function joint.check_round();
create function joint.note_round() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform joint.note(new.subject_id, 'round_began', jsonb_build_object('round', new.id));
  perform joint.tell_round(new.subject_id, new.id, 'round_began', array(select t.function_id from joint.to_answer(new.subject_id) t));
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;
create trigger note_round after insert on joint.rounds for each row execute function joint.note_round();

create function joint.check_ready() returns trigger language plpgsql security definer set search_path = '' as $$
declare r joint.rounds;
begin
  if tg_op = 'DELETE' then
    -- Gone with its round.
    r := joint.held_round(old.round_id);
    if r.opened_at is not null then raise check_violation using constraint = 'round_is_opened'; end if;
    return old;
  end if;
  r := joint.held_round(new.round_id);
  if not joint.i_answer(new.subject_id) then raise check_violation using constraint = 'not_asked_to_answer'; end if;
  if r.opened_at is not null then raise check_violation using constraint = 'round_is_opened'; end if;
  return new;
end $$;
create trigger check_ready before insert or delete on joint.round_ready for each row execute function joint.check_ready();
create function joint.note_ready() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then perform joint.open_when_all_are_ready(new.round_id); end if;
  perform pg_notify('kring', 'subject:' || coalesce(new.subject_id, old.subject_id));
  return null;
end $$;
create trigger note_ready after insert or delete on joint.round_ready for each row execute function joint.note_ready();

-- Whoever is not to answer any more holds up no opening, and what they had said of being ready is gone.
create function joint.let_go_of_rounds() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  subject uuid := case tg_relid when 'joint.parties'::regclass then (to_jsonb(new) ->> 'subject_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
  round uuid;
begin
  for round in select r.id from joint.rounds r where r.subject_id = subject and r.opened_at is null order by r.id loop
    perform joint.held_round(round);
    delete from joint.round_ready d where d.round_id = round and d.function_id not in (select t.function_id from joint.to_answer(subject) t)
      and exists (select from joint.rounds r where r.id = round and r.opened_at is null);
    perform joint.open_when_all_are_ready(round);
  end loop;
  return null;
end $$;
create trigger let_go_of_rounds after update of until_at on joint.parties for each row execute function joint.let_go_of_rounds();
create trigger let_go_of_rounds after update of owner_function_id on joint.subjects for each row execute function joint.let_go_of_rounds();

-- ---------------------------------------------------------------- what is agreed

create table joint.agreed (
  round_id uuid not null references joint.rounds on delete cascade,
  subject_id uuid not null references joint.subjects on delete cascade,
  item text not null,
  revision integer not null,
  answer jsonb,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  primary key (round_id, item, revision),
  constraint agreed_of_its_round foreign key (round_id, subject_id) references joint.rounds (id, subject_id) on delete cascade,
  constraint agreed_item check (item ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  constraint agreed_revision check (revision >= 1),
  constraint agreed_length check (length(answer::text) <= 60000)
);
comment on table joint.agreed is 'What the parties have agreed on as the answer to one question, when they have read each other''s: written together, revision by revision (R20).';
comment on column joint.agreed.answer is 'By the format of the instrument; null where it was taken away.';
select joint.follows_subject('joint.agreed', write => 'parties', inserts => 'round_id, subject_id, item, revision, answer, function_id, person_id', signed => 'function_id',
  also => 'person_id = (select people.me()) and joint.i_answer(subject_id)');
create function joint.check_agreed() returns trigger language plpgsql security definer set search_path = '' as $$
declare r joint.rounds := joint.held_round(new.round_id);
begin
  if r.opened_at is null then raise check_violation using constraint = 'round_is_not_opened'; end if;
  if new.revision <> 1 + coalesce((select max(a.revision) from joint.agreed a where a.round_id = new.round_id and a.item = new.item), 0) then
    raise check_violation using constraint = 'agreed_meanwhile';
  end if;
  new.at := now();
  return new;
end $$;
create trigger check_agreed before insert on joint.agreed for each row execute function joint.check_agreed();
create function joint.note_agreed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_notify('kring', 'subject:' || new.subject_id);
  return null;
end $$;
create trigger note_agreed after insert on joint.agreed for each row execute function joint.note_agreed();

-- ---------------------------------------------------------------- drafts of an answer

-- A manager sees how much a function has begun, and whether somebody who took it over has begun to work: of an answer in a closed round that
-- would tell that there is one.
do $$
declare
  func regprocedure;
  changed text;
begin
  foreach func in array '{people.unit_figures(),people.undo_obstacle(people.handovers)}'::regprocedure[] loop
    changed := replace(pg_get_functiondef(func), 'from sharing.drafts d where ', 'from sharing.drafts d where d.form <> ''sheet'' and ');
    if changed = pg_get_functiondef(func) then raise exception '% asks for no drafts', func; end if;
    execute changed;
  end loop;
end $$;
