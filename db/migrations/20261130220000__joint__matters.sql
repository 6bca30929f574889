-- R14: what is owed an answer, in joint work (ADR 37). A matter has an owner and a day; late it climbs along "lifts to", and its answer reaches
-- everybody who raised it. Everything is written by functions here, since each step tells somebody.

create function pg_temp.by_hand(target regclass, keeps text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy owner_all on %s for all to kring_owner using (true) with check (true)', target);
  perform platform.index_foreign_keys(target);
  insert into platform.retention (table_name, class, keeps) values (target::text, 'joint_record', by_hand.keeps);
  execute format('grant select on %s to kring_app', target);
end $$;
create function pg_temp.allow(target regclass, name text, command text, using_rule text, why text) returns void language plpgsql as $$
begin
  execute format('create policy %I on %s for %s to kring_app using (%s)', name, target, command, using_rule);
  execute format('comment on policy %I on %s is %L', name, target, why);
end $$;

create table joint.matters (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  kind text not null,
  sort text not null,
  words text not null,
  subject_id uuid references joint.subjects on delete set null,
  raised_by uuid not null references people.functions on delete restrict,
  owner_function_id uuid not null references people.functions on delete restrict,
  raised_at timestamptz not null default now(),
  answer_by date not null,
  state text not null default 'open',
  answered_at timestamptz,
  merged_into uuid references joint.matters on delete set null,
  -- How many reminders of this day have gone, and whether it has been told that nobody receives it.
  reminders smallint not null default 0,
  stuck boolean not null default false,
  once uuid not null unique,
  constraint matter_kind check (kind in ('friction')),
  constraint matter_sort check (sort in ('unlike_information', 'unlike_expectations', 'unclear_role', 'between_chairs', 'no_routine', 'secrecy', 'time', 'long_ways',
    'no_answer_above', 'closed_door', 'plan_not_adapted', 'seen_as_adversary', 'left_out', 'shift', 'money', 'other')),
  constraint matter_words check (length(words) between 1 and 4000),
  constraint matter_state check (state in ('open', 'answered', 'merged', 'withdrawn')),
  constraint matter_is_answered_at_a_time check ((state = 'answered') = (answered_at is not null)),
  constraint matter_merged_into_another check (merged_into is null or merged_into <> id)
);
comment on table joint.matters is 'R14, R15: something that is owed an answer, with the forum that has it now and the function that answers.';
comment on column joint.matters.sort is 'What sort of friction it is (B11, P20).';
comment on column joint.matters.subject_id is 'The forum that has it now; null while nobody has taken it.';
create index matters_owner_function_id_due_idx on joint.matters (owner_function_id, answer_by) where state = 'open';
create index matters_subject_id_due_idx on joint.matters (subject_id, answer_by) where state = 'open';
create index matters_open_idx on joint.matters (answer_by) where state = 'open';
create index matters_collaboration_id_answered_at_idx on joint.matters (collaboration_id, answered_at desc) where state = 'answered';

create table joint.matter_raisers (
  id uuid primary key default platform.new_id(),
  matter_id uuid not null references joint.matters on delete cascade,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  raised_at timestamptz not null default now(),
  may_show boolean not null default false,
  may_name boolean not null default false,
  not_enough_at timestamptz,
  constraint raiser_once unique (matter_id, function_id),
  constraint named_where_it_is_shown check (may_show or not may_name)
);
comment on table joint.matter_raisers is 'R14: everybody who hears the answer: who raised it, and who said that it is the same for them.';
comment on column joint.matter_raisers.not_enough_at is 'When they said that the answer was not enough: once.';

create table joint.matter_words (
  id uuid primary key default platform.new_id(),
  matter_id uuid not null references joint.matters on delete cascade,
  kind text not null,
  words text not null,
  subject_id uuid references joint.subjects on delete set null,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique,
  constraint matter_words_kind check (kind in ('words', 'answer', 'not_enough')),
  constraint matter_words_length check (length(words) between 1 and 4000)
);
comment on table joint.matter_words is 'What is said about a matter, its answers among it; subject_id is the forum that had it then.';
create index matter_words_matter_id_at_idx on joint.matter_words (matter_id, at);

create table joint.matter_climbs (
  id uuid primary key default platform.new_id(),
  matter_id uuid not null references joint.matters on delete cascade,
  from_subject_id uuid references joint.subjects on delete cascade,
  to_subject_id uuid not null references joint.subjects on delete cascade,
  why text not null,
  words text not null default '',
  function_id uuid references people.functions on delete restrict,
  person_id uuid references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid unique,
  constraint climb_why check (why in ('raised', 'late', 'lifted')),
  constraint climb_words check (length(words) <= 4000),
  constraint climb_by_hand_is_signed check ((why = 'late') = (function_id is null))
);
comment on table joint.matter_climbs is 'R14: the way of a matter, forum by forum, from the one that it was raised in. Nobody signs what climbs by the clock.';
create index matter_climbs_matter_id_at_idx on joint.matter_climbs (matter_id, at);
create index matter_climbs_to_subject_id_matter_id_idx on joint.matter_climbs (to_subject_id, matter_id);

-- ---------------------------------------------------------------- who reads

create function joint.reads(subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.subjects s where s.id = subject and s.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (s.audience <> 'parties' or joint.takes_part(s.id)))
$$;
comment on function joint.reads(uuid) is 'Whether I read a subject, as the policy of subjects says; for policies that may not ask it.';

create function joint.reads_matter(matter uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.matter_raisers r where r.matter_id = matter and r.function_id = people.my_function())
    or exists (select from joint.matter_climbs c where c.matter_id = matter and joint.reads(c.to_subject_id))
$$;
grant execute on function joint.reads_matter(uuid) to kring_app;
comment on function joint.reads_matter(uuid) is 'Whether my function raised it, or I read a forum that has it or had it.';

create function joint.answers_for(matter uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.matters m where m.id = matter and m.collaboration_id = people.my_collaboration() and m.state <> 'withdrawn'
    and (m.owner_function_id = people.my_function() or (m.subject_id is not null and joint.leads(m.subject_id))))
$$;
grant execute on function joint.answers_for(uuid) to kring_app;
comment on function joint.answers_for(uuid) is 'Whether it is mine to answer: my function owns it, or leads the forum that has it now.';

select pg_temp.by_hand('joint.matters', 'as long as the collaboration decides');
select pg_temp.allow('joint.matters', 'select_on_its_way', 'select',
  'collaboration_id = (select people.my_collaboration()) and (raised_by = (select people.my_function())
    or (state <> ''withdrawn'' and (owner_function_id = (select people.my_function()) or joint.reads_matter(id))) and (select people.my_function()) is not null)',
  'who raised it, who is to answer, and whoever reads a forum that has it or had it; what was taken back is its raiser''s alone.');
do $$
declare t regclass;
begin
  foreach t in array '{joint.matter_raisers,joint.matter_words,joint.matter_climbs}'::regclass[] loop
    perform pg_temp.by_hand(t, 'with its matter');
    perform pg_temp.allow(t, 'select_with_matters', 'select', format('exists (select from joint.matters m where m.id = %s.matter_id)', t), 'whoever reads the matter reads this.');
  end loop;
end $$;
select pg_temp.allow('joint.matter_raisers', 'update_own', 'update', 'function_id = (select people.my_function())', 'who raised it says whether it may be shown, and by whom it was.');
grant update (may_show, may_name) on joint.matter_raisers to kring_app;

-- R15: the function says whether it may be shown, but a name only by the very person: whoever holds the function later names nobody else.
create function joint.name_only_myself() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.may_name and not old.may_name and new.person_id is distinct from people.me() then new.may_name := false; end if;
  return new;
end $$;
create trigger name_only_myself before update on joint.matter_raisers for each row execute function joint.name_only_myself();

-- ---------------------------------------------------------------- days, owners and what is told

-- As the county counts days to answer, and never on a Saturday or Sunday, when nobody is reminded.
create function joint.answer_day(collaboration uuid, at timestamptz) returns date language sql stable security definer set search_path = '' as $$
  select d.day + case extract(isodow from d.day) when 6 then 2 when 7 then 1 else 0 end
  from (select (at at time zone 'Europe/Stockholm')::date + c.answer_days as day from people.collaborations c where c.id = collaboration) d
$$;

-- Who has what no forum has: the manager of the unit, else the process leader; never who raised it.
create function joint.owner_above(func uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select o.id from people.functions f join people.functions o on o.collaboration_id = f.collaboration_id and o.id <> f.id and o.closed_at is null
    and ((o.kind = 'manager' and o.unit_id = f.unit_id) or o.kind = 'process_leader')
  where f.id = func
  order by not exists (select from people.appointments a where a.function_id = o.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())),
    o.kind = 'manager' desc, o.name, o.id limit 1
$$;
create function joint.my_owner_above() returns uuid language sql stable security definer set search_path = '' as $$
  select joint.owner_above(people.my_function())
$$;
grant execute on function joint.my_owner_above() to kring_app;
comment on function joint.my_owner_above() is 'Which function would have what I raise without a forum.';

create function joint.is_held(func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.appointments a where a.function_id = func and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()))
$$;

create function joint.tell(func uuid, kind text, matter uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  told uuid;
begin
  if func is null or func is not distinct from people.my_function() then return; end if;
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select f.collaboration_id, f.id, tell.kind, 'matter', matter from people.functions f where f.id = func returning id into told;
  perform pg_notify('kring', 'function:' || func);
  -- By the clock nobody acts, and sharing.mail_notice mails of what somebody does.
  if told is not null and not people.somebody_acts() then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', func),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', told))));
  end if;
end $$;

-- The owner; while nobody holds that function, whoever else leads the forum.
create function joint.tell_owner(matter uuid, kind text) returns void language sql security definer set search_path = '' as $$
  select joint.tell(x.id, tell_owner.kind, matter) from (
    select m.owner_function_id as id from joint.matters m where m.id = matter and joint.is_held(m.owner_function_id)
    union select p.function_id from joint.matters m join joint.parties p on p.subject_id = m.subject_id and p.until_at is null
      join joint.roles r on r.kind = p.kind and r.role = p.role and r.leads
      where m.id = matter and not joint.is_held(m.owner_function_id)) x
$$;
create function joint.tell_raisers(matter uuid, kind text) returns void language sql security definer set search_path = '' as $$
  select joint.tell(r.function_id, tell_raisers.kind, matter) from joint.matter_raisers r where r.matter_id = matter
$$;
-- Who has had it on its way and is not to answer now.
create function joint.tell_way(matter uuid, kind text) returns void language sql security definer set search_path = '' as $$
  select joint.tell(x.id, tell_way.kind, matter) from (
    select distinct s.owner_function_id as id from joint.matter_climbs c join joint.subjects s on s.id = c.to_subject_id where c.matter_id = matter) x
  where x.id <> (select m.owner_function_id from joint.matters m where m.id = matter)
    and not exists (select from joint.matter_raisers r where r.matter_id = matter and r.function_id = x.id)
$$;

-- A matter and all that have been merged into it.
create function joint.with_merged(matter uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive all_of(id) as (select matter union select m.id from all_of a join joint.matters m on m.merged_into = a.id and m.state = 'merged')
  select id from all_of
$$;

create function joint.refresh_matter() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  about uuid := case when tg_table_name = 'matters' then new.id else (to_jsonb(new) ->> 'matter_id')::uuid end;
begin
  perform pg_notify('kring', 'matter:' || about);
  perform pg_notify('kring', 'subject:' || c.to_subject_id) from (select distinct x.to_subject_id from joint.matter_climbs x where x.matter_id = about) c;
  if tg_table_name = 'matters' then
    perform pg_notify('kring', 'function:' || f) from (values (new.owner_function_id), (new.raised_by)) x(f);
  end if;
  return null;
end $$;
create trigger refresh_matter after insert or update on joint.matters for each row execute function joint.refresh_matter();
create trigger refresh_matter after insert or update on joint.matter_words for each row execute function joint.refresh_matter();
create trigger refresh_matter after insert or update on joint.matter_raisers for each row execute function joint.refresh_matter();
create trigger refresh_matter after insert on joint.matter_climbs for each row execute function joint.refresh_matter();

-- What stands in the history of each forum on the way: that it came, went on, was answered.
create function joint.note_climb() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform joint.note(new.to_subject_id, 'matter_came', jsonb_build_object('matter', new.matter_id));
  if new.from_subject_id is not null then perform joint.note(new.from_subject_id, 'matter_went_on', jsonb_build_object('matter', new.matter_id)); end if;
  return null;
end $$;
create trigger note_climb after insert on joint.matter_climbs for each row execute function joint.note_climb();
create function joint.note_matter() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform joint.note(c.to_subject_id, case new.state when 'open' then 'matter_reopened' else 'matter_' || new.state end, jsonb_build_object('matter', new.id))
    from (select distinct x.to_subject_id from joint.matter_climbs x where x.matter_id = new.id) c;
  return null;
end $$;
create trigger note_matter after update on joint.matters for each row when (old.state <> new.state) execute function joint.note_matter();

-- R15: another owner of the forum has what the forum has.
create function joint.hand_over_matters() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update joint.matters m set owner_function_id = new.owner_function_id where m.subject_id = new.id;
  return null;
end $$;
create trigger hand_over_matters after update of owner_function_id on joint.subjects for each row
  when (old.owner_function_id <> new.owner_function_id) execute function joint.hand_over_matters();

-- ---------------------------------------------------------------- what is done

-- R14: raises one in a forum that I read, or without one: then it is the manager's of my unit. Idempotent by once.
create function joint.raise_matter(kind text, sort text, words text, subject uuid, may_show boolean, may_name boolean, once uuid) returns table(id uuid, is_new boolean)
  language plpgsql security definer set search_path = '' as $$
declare
  s joint.subjects;
  v_owner uuid;
  made uuid;
begin
  if people.my_function() is null or people.me() is null then raise insufficient_privilege; end if;
  return query select m.id, false from joint.matters m where m.once = raise_matter.once and m.raised_by = people.my_function();
  if found then return; end if;
  if subject is not null then
    select * into s from joint.subjects x where x.id = subject and joint.reads(x.id) and x.state <> 'ended' for key share;
    if s.id is null then raise check_violation using constraint = 'matter_to_a_forum_that_one_reads'; end if;
  end if;
  v_owner := coalesce(s.owner_function_id, joint.owner_above(people.my_function()));
  if v_owner is null then raise check_violation using constraint = 'matter_has_an_owner'; end if;
  insert into joint.matters (collaboration_id, kind, sort, words, subject_id, raised_by, owner_function_id, answer_by, once)
    values (people.my_collaboration(), raise_matter.kind, raise_matter.sort, raise_matter.words, s.id, people.my_function(), v_owner,
      joint.answer_day(people.my_collaboration(), now()), raise_matter.once)
    on conflict on constraint matters_once_key do nothing returning matters.id into made;
  if made is null then raise insufficient_privilege; end if;
  insert into joint.matter_raisers (matter_id, function_id, person_id, may_show, may_name)
    values (made, people.my_function(), people.me(), raise_matter.may_show, raise_matter.may_name and raise_matter.may_show);
  if s.id is not null then
    insert into joint.matter_climbs (matter_id, to_subject_id, why, function_id, person_id) values (made, s.id, 'raised', people.my_function(), people.me());
  end if;
  perform joint.tell_owner(made, 'matter_came');
  return query select made, true;
end $$;
grant execute on function joint.raise_matter(text, text, text, uuid, boolean, boolean, uuid) to kring_app;

-- One that I read, locked; a stranger finds nothing.
create function joint.held_matter(matter uuid) returns joint.matters language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters;
begin
  select * into m from joint.matters x where x.id = matter and x.collaboration_id = people.my_collaboration() and people.my_function() is not null
    and (x.raised_by = people.my_function() or (x.state <> 'withdrawn' and (x.owner_function_id = people.my_function() or joint.reads_matter(x.id)))) for update;
  if m.id is null then raise insufficient_privilege; end if;
  return m;
end $$;

-- Taken back within ten minutes, while nobody has done anything with it.
create function joint.withdraw_matter(matter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if m.state = 'withdrawn' then return true; end if;
  if m.raised_by <> people.my_function() or m.state <> 'open' or platform.undo_until(m.raised_at) <= now()
    or exists (select from joint.matter_words w where w.matter_id = m.id) or exists (select from joint.matter_climbs c where c.matter_id = m.id and c.why <> 'raised')
    or exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id <> m.raised_by)
    or exists (select from joint.matters o where o.merged_into = m.id) then return false; end if;
  update joint.matters x set state = 'withdrawn' where x.id = m.id;
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  return true;
end $$;
grant execute on function joint.withdraw_matter(uuid) to kring_app;

-- It is the same for me: I hear the answer, too.
create function joint.join_matter(matter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if m.state not in ('open', 'merged') then return exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = people.my_function()); end if;
  insert into joint.matter_raisers (matter_id, function_id, person_id) values (m.id, people.my_function(), people.me()) on conflict on constraint raiser_once do nothing;
  return true;
end $$;
grant execute on function joint.join_matter(uuid) to kring_app;

-- By who raised it, who is to answer, and who takes part in the forum that has it. Idempotent by once.
create function joint.write_in_matter(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
  raises boolean := exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = people.my_function());
begin
  if exists (select from joint.matter_words w where w.once = write_in_matter.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state not in ('open', 'merged') or not (raises or joint.answers_for(m.id) or (m.subject_id is not null and joint.takes_part(m.subject_id))) then return false; end if;
  insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
    values (m.id, 'words', write_in_matter.words, m.subject_id, people.my_function(), people.me(), write_in_matter.once);
  perform joint.tell_owner(m.id, 'matter_words');
  if not raises or m.raised_by <> people.my_function() then perform joint.tell_raisers(m.id, 'matter_words'); end if;
  return true;
end $$;
grant execute on function joint.write_in_matter(uuid, text, uuid) to kring_app;

-- R14: with a reason, to everybody who raised it or what was merged into it, and past every forum on the way. Idempotent by once.
create function joint.answer_matter(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
  each uuid;
begin
  if exists (select from joint.matter_words w where w.once = answer_matter.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state <> 'open' or not joint.answers_for(m.id) then return false; end if;
  for each in select joint.with_merged(m.id) loop
    insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
      values (each, 'answer', answer_matter.words, case when each = m.id then m.subject_id end, people.my_function(), people.me(),
        case when each = m.id then answer_matter.once else gen_random_uuid() end);
    update joint.matters x set state = 'answered', answered_at = now() where x.id = each;
    update sharing.notices n set seen_at = now() where n.item_id = each and n.item_kind = 'matter' and n.seen_at is null;
    perform joint.tell_raisers(each, 'matter_answered');
    perform joint.tell_way(each, 'matter_answered');
  end loop;
  return true;
end $$;
grant execute on function joint.answer_matter(uuid, text, uuid) to kring_app;

-- Once each, by who raised it: it is open again where it was answered, with days as from the beginning. Idempotent by once.
create function joint.not_enough(matter uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if exists (select from joint.matter_words w where w.once = not_enough.once and w.matter_id = m.id and w.function_id = people.my_function()) then return true; end if;
  if m.state <> 'answered' then return false; end if;
  update joint.matter_raisers r set not_enough_at = now() where r.matter_id = m.id and r.function_id = people.my_function() and r.not_enough_at is null;
  if not found then return false; end if;
  insert into joint.matter_words (matter_id, kind, words, subject_id, function_id, person_id, once)
    values (m.id, 'not_enough', not_enough.words, m.subject_id, people.my_function(), people.me(), not_enough.once);
  update joint.matters x set state = 'open', answered_at = null, merged_into = null, reminders = 0, stuck = false, answer_by = joint.answer_day(m.collaboration_id, now()) where x.id = m.id;
  perform joint.tell_owner(m.id, 'matter_reopened');
  return true;
end $$;
grant execute on function joint.not_enough(uuid, text, uuid) to kring_app;

-- Gives it to another forum, with days of its own. What was merged into it has its day from it.
create function joint.move_matter(m joint.matters, to_subject uuid, why text, words text, at timestamptz, once uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  v_owner uuid := (select s.owner_function_id from joint.subjects s where s.id = to_subject);
  v_day date := joint.answer_day(m.collaboration_id, at);
  each uuid;
begin
  insert into joint.matter_climbs (matter_id, from_subject_id, to_subject_id, why, words, function_id, person_id, at, once)
    values (m.id, m.subject_id, to_subject, move_matter.why, move_matter.words, case when move_matter.why <> 'late' then people.my_function() end,
      case when move_matter.why <> 'late' then people.me() end, move_matter.at, move_matter.once);
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  update joint.matters x set subject_id = to_subject, owner_function_id = v_owner, answer_by = v_day, reminders = 0, stuck = false where x.id = m.id;
  update joint.matters x set answer_by = v_day where x.id in (select joint.with_merged(m.id)) and x.id <> m.id;
  perform joint.tell_owner(m.id, case when move_matter.why = 'late' then 'matter_climbed_here' else 'matter_lifted_here' end);
  for each in select joint.with_merged(m.id) loop
    perform joint.tell_raisers(each, 'matter_went_on');
  end loop;
  if m.owner_function_id <> v_owner and not exists (select from joint.matter_raisers r where r.matter_id = m.id and r.function_id = m.owner_function_id) then
    perform joint.tell(m.owner_function_id, 'matter_went_on', m.id);
  end if;
end $$;

-- Where it can go from a forum: along agreed links upwards, by name, never to where it has been.
create function joint.ways_up(matter uuid) returns table(id uuid, title text) language sql stable security definer set search_path = '' as $$
  select s.id, s.title from joint.matters m join joint.links l on l.from_id = m.subject_id and l.kind = 'lifts_to' and l.agreed_at is not null and l.ended_at is null
    join joint.subjects s on s.id = l.to_id and s.state <> 'ended'
  where m.id = matter and not exists (select from joint.matter_climbs c where c.matter_id = m.id and c.to_subject_id = s.id)
  order by s.title collate "sv-x-icu", s.id
$$;
create function joint.my_ways_up(matter uuid) returns table(id uuid, title text) language sql stable security definer set search_path = '' as $$
  select w.id, w.title from joint.ways_up(matter) w where joint.answers_for(matter)
$$;
grant execute on function joint.my_ways_up(uuid) to kring_app;
comment on function joint.my_ways_up(uuid) is 'The forums that I can lift it to; whoever leads the forum that has it knows what it is linked to.';

-- By hand, with why: from a forum along its links; what no forum has, by its owner or who raised it, to a forum that they read. Idempotent by once.
create function joint.lift_matter(matter uuid, to_subject uuid, words text, once uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters := joint.held_matter(matter);
begin
  if exists (select from joint.matter_climbs c where c.once = lift_matter.once and c.matter_id = m.id and c.function_id = people.my_function()) then return true; end if;
  if m.state <> 'open' or trim(words) = '' then return false; end if;
  if m.subject_id is not null then
    if not exists (select from joint.my_ways_up(m.id) w where w.id = to_subject) then return false; end if;
  elsif people.my_function() not in (m.owner_function_id, m.raised_by)
    or not exists (select from joint.subjects s where s.id = to_subject and joint.reads(s.id) and s.state <> 'ended') then return false;
  end if;
  perform joint.move_matter(m, to_subject, 'lifted', lift_matter.words, now(), lift_matter.once);
  return true;
end $$;
grant execute on function joint.lift_matter(uuid, uuid, text, uuid) to kring_app;

-- By who answers for one and reads the other: from now they have one answer. Each is still read by its own readers alone.
create function joint.merge_matter(matter uuid, into_matter uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare
  m joint.matters;
  o joint.matters;
begin
  -- In the order of their ids, so that two who merge the same two never wait for each other.
  perform joint.held_matter(least(matter, into_matter));
  perform joint.held_matter(greatest(matter, into_matter));
  select * into m from joint.matters x where x.id = matter;
  select * into o from joint.matters x where x.id = into_matter;
  if m.state = 'merged' and m.merged_into = o.id then return true; end if;
  if m.id = o.id or m.state <> 'open' or o.state <> 'open' or not joint.answers_for(m.id) then return false; end if;
  update joint.matters x set state = 'merged', merged_into = o.id where x.id = m.id;
  update joint.matters x set answer_by = o.answer_by where x.id in (select joint.with_merged(m.id));
  update sharing.notices n set seen_at = now() where n.item_id = m.id and n.item_kind = 'matter' and n.seen_at is null;
  perform joint.tell_raisers(m.id, 'matter_merged');
  return true;
end $$;
grant execute on function joint.merge_matter(uuid, uuid) to kring_app;

-- How many others have raised what was merged into it: to who answers for it.
create function joint.raised_too(matter uuid) returns integer language sql stable security definer set search_path = '' as $$
  select count(distinct r.function_id)::integer from joint.matter_raisers r
  where joint.answers_for(matter) and r.matter_id in (select joint.with_merged(matter)) and not exists (
    select from joint.matter_raisers own where own.matter_id = matter and own.function_id = r.function_id)
$$;
grant execute on function joint.raised_too(uuid) to kring_app;

-- ---------------------------------------------------------------- by the clock

-- Reminds three days before and on the day, and lets what is late climb: from seven on weekdays in Sweden, as mail goes. Answers how many climbed.
create function joint.move_matters(at timestamptz) returns integer language plpgsql security definer set search_path = '' as $$
declare
  local timestamp := at at time zone 'Europe/Stockholm';
  today date := local::date;
  m joint.matters;
  v_to uuid;
  climbed integer := 0;
begin
  if extract(isodow from local) > 5 or local::time < '07:00' then return 0; end if;
  for m in select * from joint.matters x where x.state = 'open' and x.answer_by <= today + 3
      and (x.answer_by < today or x.reminders < case when x.answer_by = today then 2 else 1 end) order by x.id for update skip locked
  loop
    if m.answer_by >= today then
      update joint.matters x set reminders = case when m.answer_by = today then 2 else 1 end where x.id = m.id;
      perform joint.tell_owner(m.id, case when m.answer_by = today then 'matter_due_today' else 'matter_due_soon' end);
      continue;
    end if;
    select w.id into v_to from joint.ways_up(m.id) w limit 1;
    if v_to is not null then
      perform joint.move_matter(m, v_to, 'late', '', at, null);
      climbed := climbed + 1;
    elsif not m.stuck then
      update joint.matters x set stuck = true where x.id = m.id;
      perform joint.tell(f.id, 'matter_no_way_up', m.id) from (
        select m.owner_function_id as id union
        select p.function_id from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role and r.leads
          where p.subject_id = m.subject_id and p.until_at is null and p.function_id is not null) f;
    end if;
  end loop;
  return climbed;
end $$;
grant execute on function joint.move_matters(timestamptz) to kring_worker;

-- Forums with late matters and nobody above who receives them, to the process leader: the forum and its owner, and nothing of the matters.
create function joint.holes() returns table(subject_id uuid, title text, owner_function_id uuid, late integer) language sql stable security definer set search_path = '' as $$
  select s.id, s.title, s.owner_function_id, count(*)::integer from joint.matters m join joint.subjects s on s.id = m.subject_id
  where m.collaboration_id = people.my_collaboration() and m.state = 'open' and m.answer_by < current_date
    and exists (select from people.functions f where f.id = people.my_function() and f.kind = 'process_leader' and f.collaboration_id = m.collaboration_id)
    and not exists (select from joint.ways_up(m.id))
  group by s.id order by count(*) desc, s.title collate "sv-x-icu", s.id limit 100
$$;
grant execute on function joint.holes() to kring_app;

-- What is answered and may be shown, to everybody who works in the collaboration: what was asked, what was answered, and who raised it only where they said so.
create function joint.shown_matters(search text, most integer, skip integer) returns table(id uuid, sort text, words text, answer text, raised_at timestamptz, answered_at timestamptz, raised_by text)
  language sql stable security definer set search_path = '' as $$
  select m.id, m.sort, m.words, (select w.words from joint.matter_words w where w.matter_id = m.id and w.kind = 'answer' order by w.at desc, w.id desc limit 1),
    m.raised_at, m.answered_at, case when r.may_name then (select p.name from people.persons p where p.id = r.person_id) end
  from joint.matters m join joint.matter_raisers r on r.matter_id = m.id and r.function_id = m.raised_by and r.may_show
  where people.my_function() is not null and m.collaboration_id = people.my_collaboration() and m.state = 'answered'
    and (search = '' or strpos(people.folded(m.words), people.folded(search)) > 0)
  order by m.answered_at desc, m.id desc limit least(most, 100) offset skip
$$;
grant execute on function joint.shown_matters(text, integer, integer) to kring_app;

-- ---------------------------------------------------------------- what waits, and mail

-- What waits of joint work for a function: a part of child.waits_for, which a morning mail counts.
create function joint.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language sql stable security definer set search_path = '' as $$
  select 'matter', m.id, m.answer_by, true from joint.matters m where m.owner_function_id = func and m.state = 'open'
$$;

-- As before, and: what is owed an answer in joint work.
create or replace function child.waits_for(func uuid) returns table(kind text, id uuid, due date, answers boolean) language plpgsql security definer set search_path to '' as $$
begin
  perform people.act_for(func);
  return query
  with own as (
    select 'worry' as kind, w.id, w.child_id, w.unit_id, w.answer_by as due, true as answers, 'worry' as item_kind, w.id as item_id, null::integer as version
      from child.worries w where w.to_function_id = func and w.answered_at is null and w.withdrawn_at is null
    union all select 'request', r.id, r.child_id, r.unit_id, r.answer_by, true, 'request', r.id, null
      from child.requests r where r.to_function_id = func and r.answered_at is null and r.withdrawn_at is null
    union all select 'request_declined', r.id, r.child_id, r.unit_id, (r.answered_at at time zone 'Europe/Stockholm')::date + 10, true, 'request', r.id, null
      from child.requests r where r.from_function_id = func and r.answered_at is not null and r.withdrawn_at is null
        and exists (select from child.request_answers a where a.request_id = r.id and a.kind = 'declined')
        and not exists (select from child.request_ends e where e.request_id = r.id)
    union all select 'assessment_promised', p.worry_id, p.child_id, p.unit_id, (p.at at time zone 'Europe/Stockholm')::date + 10, true, 'worry', p.worry_id, null
      from child.promised_assessments(func) p
    union all select 'wheel_begun', a.id, a.child_id, a.unit_id, (a.opened_at at time zone 'Europe/Stockholm')::date + 10, false, 'assessment', a.id, null
      from child.assessments a where a.function_id = func and a.current_version = 0 and a.set_aside_at is null
    union all select 'invitation', m.id, m.child_id, m.unit_id, m.starts_at::date, true, 'meeting', m.id, null
      from child.meeting_participants p join child.meetings m on m.id = p.meeting_id
      where p.function_id = func and p.answer is null and m.function_id <> func and m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
    union all select 'minutes', m.id, m.child_id, m.unit_id, m.ends_at::date, false, 'meeting', m.id, null
      from child.meetings m where m.function_id = func and m.cancelled_at is null and m.closed_at is null and m.ends_at < now()
    union all select 'join', r.id, r.child_id, r.unit_id, r.answer_by, true, 'join', r.id, null
      from child.join_requests r where r.to_function_id = func and r.answer is null
    union all select 'plan', p.id, p.child_id, p.unit_id, p.next_on, false, 'plan', p.id, null
      from child.plans p where p.lead_function_id = func and p.ended_at is null
    union all select 'action', p.id, p.child_id, p.unit_id, v.until_on, false, 'plan_part', v.part_id, v.version
      from child.plan_version_parts v join child.plans p on p.id = v.plan_id and p.current_version = v.version and p.ended_at is null
      where v.function_id = func and v.kind = 'action'
        and coalesce((select m.state from child.action_marks m where m.part_id = v.part_id order by m.at desc limit 1), 'not_started') <> 'done'
  )
  select o.kind, o.id, o.due, o.answers from own o
  where not sharing.hidden_by_protection(o.child_id, func)
    and ((o.unit_id = people.my_unit() and exists (select from sharing.my_involvements i where i.child_id = o.child_id offset 0))
      or exists (select from sharing.given_to_my_function d where d.item_id = o.item_id and d.item_kind = o.item_kind
        and (o.version is null or d.version = o.version) offset 0))
  union all select j.kind, j.id, j.due, j.answers from joint.waits_for(func) j;
end $$;

-- As before, and: what can be taken back for ten minutes is not mailed before that.
create or replace function sharing.mail_notice() returns trigger language plpgsql security definer set search_path to '' as $$
begin
  if new.item_kind = 'function' and coalesce(current_setting('kring.file', true), '') <> '' then return null; end if;
  if new.item_kind = 'function' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.somebody_acts() and new.kind <> all ('{meeting_invited,meeting_changed,meeting_cancelled,meeting_undone,request_came,request_answered,plan_published}') then
    perform platform.add_jobs('mail', jsonb_build_array(jsonb_build_object('to', jsonb_build_object('functionId', new.to_function_id),
      'letter', 'notice', 'item', jsonb_build_object('kind', 'notice', 'id', new.id))), case when new.item_kind in ('function', 'directory', 'matter') then platform.undo_until(now()) end);
  end if;
  return null;
end $$;
