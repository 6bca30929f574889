-- The four cards that are shown the first time stay away once they have been read. Only the person knows: it would tell that they have been here.
create table people.guided_persons (
  person_id uuid primary key references people.persons (id) on delete cascade,
  at timestamptz not null default now()
);
comment on table people.guided_persons is 'Who has read the guide for the first time. Read and written by their own functions only.';
alter table people.guided_persons enable row level security, force row level security;
create policy owner_all on people.guided_persons for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.guided_persons', 'house', 'as long as the person');

create function people.am_guided() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.guided_persons g where g.person_id = people.me())
$$;
comment on function people.am_guided() is 'Whether I have read the guide for the first time.';
create function people.guide_me() returns void language sql security definer set search_path = '' as $$
  insert into people.guided_persons (person_id) select people.me() where people.me() is not null on conflict do nothing
$$;
comment on function people.guide_me() is 'Puts the guide for the first time away for me.';
revoke execute on function people.am_guided(), people.guide_me() from public;
grant execute on function people.am_guided(), people.guide_me() to kring_app;
