-- ADR 31. Each chooses when Kring mails them; an address that takes no mail is told to the person and to their manager, and what the
-- mail was about to nobody. The tables are reached by functions only: a choice would tell colleagues who is away from their mail.

create table people.mail_choices (
  person_id uuid primary key references people.persons (id) on delete cascade,
  choice text not null,
  constraint mail_choice check (choice in ('sorted', 'at_once', 'digest', 'off'))
);
comment on table people.mail_choices is 'When each wants mail: sorted (at once what is urgent, the rest in the morning), at_once, digest or off. No row is sorted. Read and written by functions only.';
alter table people.mail_choices enable row level security, force row level security;
create policy owner_all on people.mail_choices for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.mail_choices', 'house', 'as long as the person');

create table people.mail_failures (
  person_id uuid primary key references people.persons (id) on delete cascade,
  since timestamptz not null default now()
);
comment on table people.mail_failures is 'Whose address has been refused by its mail server, since when; gone when a mail has arrived. Read and written by functions only.';
alter table people.mail_failures enable row level security, force row level security;
create policy owner_all on people.mail_failures for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.mail_failures', 'house', 'until a mail arrives');

-- The claim on a day: whichever worker makes the row of a day enqueues its mail, and nobody else does.
create table people.mail_digests (
  id uuid default platform.new_id() primary key,
  person_id uuid not null unique references people.persons (id) on delete cascade,
  on_day date not null,
  told_at timestamptz
);
comment on table people.mail_digests is 'The latest day that a morning mail was made for each, and when one was last sent: what has come since is what the next is sent for.';
alter table people.mail_digests enable row level security, force row level security;
create policy owner_all on people.mail_digests for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.mail_digests', 'house', 'as long as the person');

create function people.mail_choice(person uuid) returns text language sql stable security definer set search_path = '' as $$
  select coalesce((select c.choice from people.mail_choices c where c.person_id = person), 'sorted')
$$;

create function people.my_mail() returns table (choice text, email text, failed_since timestamptz)
language sql stable security definer set search_path = '' as $$
  select people.mail_choice(people.me()), (select a.email from people.addresses a where a.person_id = people.me()),
    (select f.since from people.mail_failures f where f.person_id = people.me())
  where people.me() is not null
$$;
comment on function people.my_mail() is 'My own choice, my own address, and since when mail to it is refused.';
grant execute on function people.my_mail() to kring_app;

create function people.choose_mail(choice text) returns void language sql security definer set search_path = '' as $$
  insert into people.mail_choices (person_id, choice) select people.me(), choose_mail.choice where people.me() is not null
    on conflict (person_id) do update set choice = excluded.choice
$$;
comment on function people.choose_mail(text) is 'Chooses for me and nobody else.';
grant execute on function people.choose_mail(text) to kring_app;

-- A guardian holds no appointment, so a manager is never told that there is one.
create function people.mail_failures_of_my_unit() returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct f.person_id from people.appointments a join people.mail_failures f on f.person_id = a.person_id
  where a.unit_id = people.my_unit() and people.i_manage(a.unit_id) and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
$$;
comment on function people.mail_failures_of_my_unit() is 'Persons of the unit that I manage whose mail does not arrive; not what it was about.';
grant execute on function people.mail_failures_of_my_unit() to kring_app;

-- The server of the address has said that there is no such mailbox. Nothing but the address is known here of what was to be sent.
create function people.mail_refused(address text) returns void language sql security definer set search_path = '' as $$
  insert into people.mail_failures (person_id) select a.person_id from people.addresses a where a.email = address on conflict do nothing
$$;
grant execute on function people.mail_refused(text) to kring_worker;

create function people.mail_arrived(address text) returns void language sql security definer set search_path = '' as $$
  delete from people.mail_failures f using people.addresses a where a.email = address and f.person_id = a.person_id
$$;
grant execute on function people.mail_arrived(text) to kring_worker;

-- A job for each who wants a morning mail, once a day: from seven in the morning in Sweden on weekdays, and later the same day where no
-- worker ran at seven. Whether there is anything to tell is asked when it is sent. Answers how many.
create function people.make_digests(at timestamptz) returns integer language plpgsql security definer set search_path = '' as $$
declare
  local timestamp := at at time zone 'Europe/Stockholm';
  made jsonb;
begin
  if extract(isodow from local) > 5 or local::time < '07:00' then return 0; end if;
  with claimed as (
    insert into people.mail_digests (person_id, on_day)
      select p.person_id, local::date from (select distinct a.person_id from people.appointments a join people.addresses d on d.person_id = a.person_id
        where a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) p
      where people.mail_choice(p.person_id) <> 'off'
        and not exists (select from people.mail_digests m where m.person_id = p.person_id and m.on_day >= local::date)
      -- Another id: the mail of another day that still waits for its server finds its row no more.
      on conflict (person_id) do update set id = excluded.id, on_day = excluded.on_day where mail_digests.on_day < excluded.on_day
      returning id, person_id
  )
  select jsonb_agg(jsonb_build_object('to', jsonb_build_object('personId', c.person_id), 'letter', 'digest',
    'item', jsonb_build_object('kind', 'digest', 'id', c.id))) into made from claimed c;
  if made is null then return 0; end if;
  perform platform.add_jobs('mail-to', made);
  return jsonb_array_length(made);
end $$;
grant execute on function people.make_digests(timestamptz) to kring_worker;

-- What a mail to a guardian may call its sender: somebody whom they know, so that it does not look like a fraud. That a family is in
-- touch with a preschool or a school is known in the street; that it is with social services or a clinic is secret in itself, and
-- such a mail names the municipality or the region alone.
create function people.sender_of(unit uuid) returns table (name text, phone text) language sql stable security definer set search_path = '' as $$
  select case when u.legal_domain in ('preschool', 'school', 'private_school') then u.name else o.name end,
    case when u.legal_domain in ('preschool', 'school', 'private_school') then u.phone else '' end
  from people.units u join people.organisations o on o.id = u.organisation_id where u.id = unit
$$;

-- One who reads the mail of several functions is a reader in none of them; an appointment turns at both its ends.
update platform.tasks set payload = replace(payload, '"personId": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "functionId"|', '"personId": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "functionId"|"personId"|')
  where name = 'mail-to';
insert into platform.tasks (name, by_app, payload) select 'appointment-turn', false, payload from platform.tasks where name = 'meeting-handover';
