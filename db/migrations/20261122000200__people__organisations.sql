-- Collaborations, organisations, units, functions, appointments, persons and their sessions.

create table people.collaborations (
  id uuid primary key default platform.new_id(),
  name text not null check (length(name) between 1 and 200),
  default_language text not null default 'sv' check (default_language in ('sv', 'en')),
  -- The tenant's own words for the wheel: {"sv": {"safe": "Trygg", …}, "en": {…}} over stable ids.
  wheel_labels jsonb not null default '{}',
  -- R4: who must say yes. 'all_custodians' is the law's main rule (FB 6:11, 6:13).
  consent_policy text not null default 'all_custodians' check (consent_policy in ('all_custodians', 'all_custodians_and_mature_child', 'mature_child_alone')),
  answer_days int not null default 10 check (answer_days between 1 and 60),
  contact text not null default '',
  created_at timestamptz not null default now()
);

create table people.organisations (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  name text not null check (length(name) between 1 and 200),
  kind text not null,
  constraint organisation_kind check (kind in ('municipality', 'region', 'state_agency', 'independent_school',
    'association', 'congregation', 'foundation', 'company', 'university'))
);
create index on people.organisations (collaboration_id);

-- A unit is a secrecy boundary ("verksamhetsgren", OSL 8:2). Its legal domain says which chapter guards it.
create table people.units (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  name text not null check (length(name) between 1 and 200),
  kind text not null,
  legal_domain text not null,
  phone text not null default '',
  constraint unit_kind check (kind in ('preschool', 'school', 'school_health', 'child_health_centre', 'maternity_clinic',
    'primary_care', 'child_psychiatry', 'habilitation', 'youth_clinic', 'social_services', 'family_centre', 'leisure_centre', 'residential_home',
    'guardians_office', 'police', 'migration_agency', 'county_board', 'association', 'congregation', 'office')),
  -- preschool OSL 23:1 · school 23:2 · health 25:1 · social 26:1 · police 35:1 · migration 37:1 · guardians_office 32:4
  -- · private_school skollagen 29:14 · private_care PSL 6:12 · civil: no statute, an agreement · other
  constraint unit_legal_domain check (legal_domain in ('preschool', 'school', 'health', 'social', 'police', 'migration',
    'guardians_office', 'private_school', 'private_care', 'civil', 'other'))
);
create index on people.units (collaboration_id);
create index on people.units (organisation_id);

-- R15: rights, tasks and memory belong to the function.
create table people.functions (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  unit_id uuid not null references people.units on delete cascade,
  name text not null check (length(name) between 1 and 120),
  kind text not null default 'staff',
  receives_requests boolean not null default false,
  may_open_in_emergency boolean not null default false,
  constraint function_kind check (kind in ('staff', 'named_person', 'manager', 'process_leader', 'log_reviewer', 'administrator'))
);
create index on people.functions (unit_id);
create index on people.functions (collaboration_id);

create table people.persons (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  name text not null check (length(name) between 1 and 120),
  language text check (language in ('sv', 'en')),
  colour_scheme text not null default 'auto' check (colour_scheme in ('auto', 'light', 'dark')),
  created_at timestamptz not null default now()
);

-- How a person signs in, and where mail goes. Apart from the name, so that a colleague's name never brings them along.
create table people.accounts (
  person_id uuid not null references people.persons on delete cascade,
  issuer text not null,
  subject text not null,
  primary key (issuer, subject)
);
create index on people.accounts (person_id);

create table people.addresses (
  person_id uuid primary key references people.persons on delete cascade,
  email text not null check (email like '%_@_%')
);

create table people.appointments (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  unit_id uuid not null references people.units on delete cascade,
  function_id uuid not null references people.functions on delete cascade,
  person_id uuid not null references people.persons on delete cascade,
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  made_by uuid references people.persons on delete set null,
  ended_by uuid references people.persons on delete set null,
  constraint appointment_ends_after_it_starts check (ends_at is null or ends_at >= starts_at)
);
create index on people.appointments (function_id);
create index on people.appointments (person_id);

-- Which function is the named person, by the child's unit and age (R13). Set by hand for a child where no rule fits.
create table people.named_person_rules (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  unit_id uuid not null references people.units on delete cascade,
  from_age int not null check (from_age between 0 and 20),
  to_age int not null,
  function_id uuid not null references people.functions on delete cascade,
  constraint rule_ages_in_order check (to_age >= from_age)
);
create index on people.named_person_rules (unit_id);

create table people.sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references people.persons on delete cascade,
  appointment_id uuid references people.appointments on delete set null,
  as_guardian boolean not null default false,
  issuer text not null,
  provider_sid text,
  id_token text,
  idle interval not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index on people.sessions (person_id);
create index on people.sessions (issuer, provider_sid);

-- Rights. The owner reads through a policy too, since row-level security is forced.
do $$
declare t text;
begin
  foreach t in array array['collaborations', 'organisations', 'units', 'functions', 'persons', 'accounts', 'addresses',
    'appointments', 'named_person_rules', 'sessions'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
    execute format('create policy owner_all on people.%I to kring_owner using (true) with check (true)', t);
  end loop;
  -- The house itself is no secret to those who work in it: organisations, units, functions and who holds them.
  foreach t in array array['organisations', 'units', 'functions', 'appointments', 'named_person_rules'] loop
    execute format('create policy select_in_my_collaboration on people.%I for select to kring_app
      using (collaboration_id = (select people.my_collaboration()))', t);
    execute format('grant select on people.%I to kring_app', t);
  end loop;
end $$;

create policy select_mine on people.collaborations for select to kring_app
  using (id = (select people.my_collaboration()));
grant select on people.collaborations to kring_app;

-- A name is readable when it is mine or belongs to someone who holds or has held a function here.
-- A guardian's name is not: it would tell that there is a child.
create policy select_staff_and_self on people.persons for select to kring_app
  using (id = (select people.me())
    or (collaboration_id = (select people.my_collaboration())
        and exists (select from people.appointments a where a.person_id = persons.id)));
create policy update_self on people.persons for update to kring_app
  using (id = (select people.me())) with check (id = (select people.me()));
grant select on people.persons to kring_app;
grant update (language, colour_scheme) on people.persons to kring_app;

-- A manager appoints to the functions of her own unit, and ends appointments there (R15).
create function people.i_manage(unit uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f
    where f.id = people.my_function() and f.unit_id = unit and f.kind = 'manager')
$$;
grant execute on function people.i_manage(uuid) to kring_app;

create policy insert_by_manager on people.appointments for insert to kring_app
  with check (unit_id = (select people.my_unit()) and collaboration_id = (select people.my_collaboration())
    and people.i_manage(unit_id)
    and exists (select from people.functions f where f.id = function_id and f.unit_id = appointments.unit_id)
    and made_by = (select people.me()));
create policy update_by_manager on people.appointments for update to kring_app
  using (unit_id = (select people.my_unit()) and people.i_manage(unit_id))
  with check (unit_id = (select people.my_unit()));
grant insert (collaboration_id, unit_id, function_id, person_id, starts_at, ends_at, made_by) on people.appointments to kring_app;
grant update (ends_at, ended_by) on people.appointments to kring_app;

create function people.tell_of_appointment() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'person:' || new.person_id);
  return null;
end $$;
create trigger tell_of_appointment after insert or update on people.appointments
  for each row execute function people.tell_of_appointment();
