-- A child as one unit knows it (R10: identity rows are per unit), its guardians, and who is involved.

create table child.children (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  given_name text not null check (length(given_name) between 1 and 80),
  family_name text not null default '' check (length(family_name) <= 80),
  birth_date date not null check (birth_date > '1990-01-01'),
  person_number text not null default '' check (person_number = '' or person_number ~ '^\d{8}-\d{4}$'),
  language text not null default '' check (length(language) <= 80),
  interpreter boolean not null default false,
  -- R8, in the words of the population register.
  protection text not null default 'none' check (protection in ('none', 'marked', 'protected_registration', 'fictitious')),
  once uuid not null unique,
  created_at timestamptz not null default now()
);
-- The row's own column is `id`, where the others say `child_id`: the unit's policy is written for it.
select sharing.protect('child.children', 'child', 'id', unit_readable => false);
create policy select_in_my_unit_when_involved on child.children for select to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = children.id and i.function_id = (select people.my_function()) and i.ended_at is null));
create policy update_in_my_unit_when_involved on child.children for update to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = children.id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (given_name, family_name, language, interpreter) on child.children to kring_app;

alter table sharing.involvements add foreign key (child_id) references child.children on delete cascade;
alter table sharing.consents add foreign key (child_id) references child.children on delete cascade;
alter table sharing.disclosures add foreign key (child_id) references child.children on delete cascade;
alter table sharing.protected_readers add foreign key (child_id) references child.children on delete cascade;
alter table audit.held_back add foreign key (child_id) references child.children on delete cascade;

create table child.guardians (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  name text not null check (length(name) between 1 and 120),
  relation text not null default '' check (length(relation) <= 80),
  -- A parent without custody is an outsider to the secrecy.
  custody boolean not null,
  person_id uuid references people.persons on delete set null,
  once uuid not null unique,
  since timestamptz not null default now(),
  ended_at timestamptz,
  unique (id, child_id)
);
create index on child.guardians (child_id);
create index on child.guardians (person_id);
select sharing.protect('child.guardians', 'child', 'child_id');
-- A guardian of the child sees their own row; a receiver of the child's name gets no list of the family with it.
drop policy select_disclosed_to_my_function on child.guardians;
drop policy select_disclosed_to_me_as_guardian on child.guardians;
create policy update_in_my_unit_when_involved on child.guardians for update to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = guardians.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (name, relation, custody, ended_at) on child.guardians to kring_app;

alter table sharing.consents add foreign key (guardian_id) references child.guardians on delete cascade;
alter table sharing.disclosures add foreign key (to_guardian_id) references child.guardians on delete cascade;

-- A custody holder reads the child's row in each unit that has made it known to them: their own child.
create policy select_my_own_child on child.children for select to kring_app using (
  exists (select from child.guardians g where g.child_id = children.id and g.person_id = (select people.me_as_guardian())
    and g.custody and g.ended_at is null));

-- What a guardian sees of consent and sharing: their own consents; every live or past giving about their child.
create policy select_my_own on sharing.consents for select to kring_app using (
  exists (select from child.guardians g where g.id = guardian_id and g.person_id = (select people.me_as_guardian())));
create policy select_about_my_child on sharing.disclosures for select to kring_app using (
  exists (select from child.guardians g where g.child_id = disclosures.child_id and g.person_id = (select people.me_as_guardian())
    and g.custody and g.ended_at is null)
  and (kind in ('plan', 'meeting', 'request', 'draft') or informed));

-- A new child in my unit: the row, my involvement, and the keyed hash that only the emergency reads. Never looks for an
-- equal number: what another unit knows neither shows nor costs time (R10).
create function child.register_child(given_name text, family_name text, birth_date date, person_number text, language text,
  interpreter boolean, protection text, number_hash bytea, once uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  insert into child.children (collaboration_id, unit_id, given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    values (people.my_collaboration(), people.my_unit(), given_name, family_name, birth_date, person_number, language, interpreter, protection, once)
    returning id into made;
  if protection <> 'none' then
    insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
      values (made, people.my_function(), people.me(), current_date + 90);
  end if;
  insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id)
    values (made, people.my_unit(), people.my_function(), people.my_collaboration());
  if number_hash is not null then
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
      values (made, 'child', people.my_collaboration(), number_hash);
  end if;
  return made;
end $$;
grant execute on function child.register_child(text, text, date, text, text, boolean, text, bytea, uuid) to kring_app;

-- A guardian in my unit's record. The row becomes theirs when they sign in the next time (people.begin_session): if it were
-- theirs at once, it would tell my unit that another one knows the family (R10).
create function child.register_guardian(child uuid, name text, relation text, custody boolean, number_hash bytea, once uuid)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
  made uuid;
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  insert into child.guardians (collaboration_id, child_id, unit_id, name, relation, custody, once)
    values (people.my_collaboration(), child, people.my_unit(), name, relation, custody, once)
    returning id into made;
  if number_hash is not null then
    insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
      values (made, 'guardian', people.my_collaboration(), number_hash);
  end if;
  return made;
end $$;
grant execute on function child.register_guardian(uuid, text, text, boolean, bytea, uuid) to kring_app;

-- Brings another function of my own unit in. R8: a protected child's readers are listed first.
create function sharing.involve(child uuid, func uuid, as_role text default 'involved') returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from people.functions f where f.id = func and f.unit_id = people.my_unit()) then
    raise insufficient_privilege;
  end if;
  if sharing.hidden_by_protection(child, func) then
    raise check_violation using constraint = 'protected_child_needs_listed_reader';
  end if;
  insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role)
    values (child, people.my_unit(), func, people.my_collaboration(), as_role)
    on conflict (child_id, function_id) do update set ended_at = null,
      role = case when excluded.role = 'involved' then sharing.involvements.role else excluded.role end;
end $$;
grant execute on function sharing.involve(uuid, uuid, text) to kring_app;

create function sharing.end_involvement(child uuid, func uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  update sharing.involvements i set ended_at = now()
    where i.child_id = child and i.function_id = func and i.unit_id = people.my_unit() and i.ended_at is null;
end $$;
grant execute on function sharing.end_involvement(uuid, uuid) to kring_app;

create function sharing.hidden_by_protection(child uuid, func uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from child.children c where c.id = child and c.protection <> 'none')
    and not exists (select from sharing.protected_readers r where r.child_id = child and r.function_id = func)
$$;

-- To anyone who was never given anything about the child this is false, whatever the child.
create function sharing.i_may_remember(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from sharing.disclosed_items d where d.item_id = child and d.item_kind = 'child'
      and d.to_function_id = people.my_function())
    and not sharing.hidden_by_protection(child, people.my_function())
$$;
grant execute on function sharing.i_may_remember(uuid) to kring_app;

-- What has been given to me, also when it has ended: the page says so. Not of a child that is protected now, and not mine
-- to know of any more (R8). What lives is looked at first: the rest is asked of few rows.
create policy select_given_to_me on sharing.disclosures for select to kring_app using (
  to_function_id = (select people.my_function()) and decision = 'given'
  and ((ended_at is null and valid_until > now()) or sharing.i_may_remember(child_id)));
create policy select_given_to_me on sharing.disclosed_items for select to kring_app using (
  to_function_id = (select people.my_function())
  and (ends_at > now() or sharing.i_may_remember(child_id)));

-- Lists who is involved in my own unit, to those who are involved themselves.
create function sharing.my_units_team(child uuid) returns table (function_id uuid, role text, since timestamptz)
language sql stable security definer set search_path = '' as $$
  select i.function_id, i.role, i.since from sharing.involvements i
  where i.child_id = child and i.unit_id = people.my_unit() and i.ended_at is null and sharing.i_am_involved(child)
$$;
grant execute on function sharing.my_units_team(uuid) to kring_app;

-- R8: puts a function of any unit on, or takes it off, the list of who may see a protected child.
create function sharing.list_protected_reader(child uuid, func uuid, review date) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from people.functions f where f.id = func and f.collaboration_id = people.my_collaboration()) then
    raise insufficient_privilege;
  end if;
  insert into sharing.protected_readers (child_id, function_id, added_by, review_on) values (child, func, people.me(), review)
    on conflict (child_id, function_id) do update set review_on = excluded.review_on;
end $$;
grant execute on function sharing.list_protected_reader(uuid, uuid, date) to kring_app;

create function sharing.unlist_protected_reader(child uuid, func uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  -- Whoever gives something at this moment waits, and is refused then.
  perform from child.children c where c.id = child for no key update;
  delete from sharing.protected_readers r where r.child_id = child and r.function_id = func;
  update sharing.involvements i set ended_at = now() where i.child_id = child and i.function_id = func and i.ended_at is null;
  update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
    where d.child_id = child and d.to_function_id = func and d.ended_at is null;
end $$;
grant execute on function sharing.unlist_protected_reader(uuid, uuid) to kring_app;

-- Turns protection on (or, with a reason kept in the event, off). Those involved now are listed; live disclosures to others end.
create function child.set_protection(child uuid, protection text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  update child.children c set protection = set_protection.protection where c.id = child;
  if protection <> 'none' then
    insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
      select child, i.function_id, people.me(), current_date + 90 from sharing.involvements i
      where i.child_id = child and i.ended_at is null
      on conflict do nothing;
    update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
      where d.child_id = child and d.to_function_id is not null and d.ended_at is null
        and not exists (select from sharing.protected_readers r where r.child_id = child and r.function_id = d.to_function_id);
  end if;
end $$;
-- Only through child.decide_protection, which keeps the reason and covers the family.

-- Which function is the child's named person, with its history (R13).
create table child.named_persons (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  function_id uuid not null references people.functions on delete restrict,
  how text not null check (how in ('by_rule', 'by_hand')),
  set_by uuid not null references people.persons on delete restrict,
  since timestamptz not null default now(),
  until timestamptz
);
create unique index one_named_person on child.named_persons (child_id) where until is null;
select sharing.protect('child.named_persons', 'child', 'child_id');
select sharing.allow_insert_when_involved('child.named_persons', 'id, collaboration_id, child_id, unit_id, function_id, how, set_by',
  'set_by = (select people.me()) and exists (select from people.functions f where f.id = function_id)');
create policy update_when_involved on child.named_persons for update to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = named_persons.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (until) on child.named_persons to kring_app;

-- What happened, in the same transaction as the change.
create table child.events (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null check (kind ~ '^[a-z_]{3,60}$'),
  item_kind text not null default '',
  item_id uuid,
  function_id uuid,
  person_id uuid,
  at timestamptz not null default now()
);
create index on child.events (child_id, at desc);
select sharing.protect('child.events', 'event', 'id');
drop policy select_disclosed_to_my_function on child.events;
drop policy select_disclosed_to_me_as_guardian on child.events;
-- A receiver's deed (an answer, a mark) is an event in the giver's unit: the child's own unit decides where it lies.
create policy insert_as_me on child.events for insert to kring_app with check (
  person_id = (select people.me()) and function_id is not distinct from (select people.my_function())
  and collaboration_id = (select people.my_collaboration())
  and exists (select from child.children c where c.id = child_id and c.unit_id = events.unit_id));
grant insert (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id) on child.events to kring_app;

-- A note to a function that something waits or has come (R14). It tells what kind, and the page tells the rest by rights.
create table child.notices (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  to_function_id uuid not null references people.functions on delete cascade,
  child_id uuid references child.children on delete cascade,
  kind text not null check (kind ~ '^[a-z_]{3,60}$'),
  item_kind text not null default '',
  item_id uuid,
  made_at timestamptz not null default now(),
  seen_at timestamptz
);
create index on child.notices (to_function_id, made_at desc) where seen_at is null;
alter table child.notices enable row level security;
alter table child.notices force row level security;
create policy owner_all on child.notices to kring_owner using (true) with check (true);
create policy select_mine on child.notices for select to kring_app using (to_function_id = (select people.my_function()));
create policy update_mine on child.notices for update to kring_app using (to_function_id = (select people.my_function()));
grant select on child.notices to kring_app;
grant update (seen_at) on child.notices to kring_app;

-- Tells a function, when the one who tells can read the child and the one who is told may know of it. Only the child's own
-- unit hears that someone may not: to others an answer of its own would tell who else knows the child (R10).
create function child.notify(to_function uuid, kind text, child uuid, item_kind text, item_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  mine boolean := sharing.i_am_involved(child);
begin
  if not mine and not sharing.guardian_may_see(child) and not exists (select from sharing.disclosed_items d
    where d.item_id = child and d.item_kind = 'child' and d.ends_at > now()
      and (d.to_function_id = people.my_function() or d.to_person_id = people.me_as_guardian())) then
    raise insufficient_privilege;
  end if;
  if not exists (select from sharing.involvements i where i.child_id = child and i.function_id = to_function and i.ended_at is null)
    and not exists (select from sharing.disclosed_items d where d.child_id = child and d.to_function_id = to_function) then
    if mine then raise insufficient_privilege; end if;
    return;
  end if;
  insert into child.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), to_function, child, kind, item_kind, item_id);
  perform pg_notify('kring', 'function:' || to_function);
end $$;
grant execute on function child.notify(uuid, text, uuid, text, uuid) to kring_app;

-- Autosaved drafts of forms. They belong to the function (R15): a successor finds what was begun.
create table child.drafts (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  function_id uuid not null references people.functions on delete cascade,
  person_id uuid not null references people.persons on delete cascade,
  form text not null check (form ~ '^[a-z_]{3,40}$'),
  child_id uuid references child.children on delete cascade,
  body jsonb not null check (pg_column_size(body) < 400000),
  updated_at timestamptz not null default now(),
  unique (function_id, person_id, form, id)
);
create index on child.drafts (function_id, updated_at desc);
alter table child.drafts enable row level security;
alter table child.drafts force row level security;
create policy owner_all on child.drafts to kring_owner using (true) with check (true);
create policy all_of_my_function on child.drafts to kring_app
  using (function_id = (select people.my_function()))
  with check (function_id = (select people.my_function()) and person_id = (select people.me())
    and collaboration_id = (select people.my_collaboration())
    -- A child that one cannot read is as a child that does not exist: the foreign key would tell which.
    and (child_id is null or exists (select from child.children c where c.id = child_id)));
grant select, delete on child.drafts to kring_app;
grant insert (id, collaboration_id, function_id, person_id, form, child_id, body) on child.drafts to kring_app;
grant update (body, child_id, updated_at) on child.drafts to kring_app;
