-- R15: by which addresses an organisation's files know somebody. There was one row for each person: who was told of by two organisations was
-- known to both by what the other had written last, so that the first one's next file met somebody whom it did not know.

drop trigger carry_added_as on people.appointments;
drop function people.carry_added_as();
alter table people.added_as drop constraint added_as_pkey;
alter table people.added_as add column organisation_id uuid references people.organisations on delete cascade,
  add column noted_at timestamptz not null default now();
-- Until now they were known by that address wherever they hold something.
insert into people.added_as (person_id, organisation_id, email)
  select distinct x.person_id, u.organisation_id, x.email from people.added_as x
    join people.appointments a on a.person_id = x.person_id join people.units u on u.id = a.unit_id;
delete from people.added_as x where x.organisation_id is null;
alter table people.added_as alter column organisation_id set not null;
alter table people.added_as add primary key (person_id, organisation_id, email);
create index added_as_organisation_id_idx on people.added_as (organisation_id);
comment on table people.added_as is 'R15: the addresses that an organisation has written for somebody: by them its files know who holds a function, and by no other organisation''s. Where their mail goes is theirs to say, and stands in addresses. Read and written by functions only.';

create function people.my_organisation() returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(people.my_scim_organisation(), (select u.organisation_id from people.functions f join people.units u on u.id = f.unit_id where f.id = people.my_function()))
$$;
revoke execute on function people.my_organisation() from public;
comment on function people.my_organisation() is 'The organisation that whoever acts belongs to: that of the unit where their function stands, or whose directory it is.';

-- A file of a whole county notes some thousands.
create function people.know_as(person uuid, organisation uuid, email text) returns void language sql security definer set search_path = '' as $$
  insert into people.added_as (person_id, organisation_id, email)
    select p.id, know_as.organisation, know_as.email from people.persons p
    where p.id = know_as.person and p.kind = 'staff' and know_as.organisation is not null and know_as.email <> ''
    on conflict do nothing
$$;
revoke execute on function people.know_as(uuid, uuid, text) from public;
comment on function people.know_as(uuid, uuid, text) is 'That an organisation knows somebody by an address, too: nothing that it or another knows is overwritten.';

create or replace function people.note_added_as() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Their own word is where their mail goes, not who they are to a file.
  if new.person_id = people.me() then return null; end if;
  if people.somebody_acts() then
    -- Another address instead of one: whoever is given the old one next is somebody else.
    if tg_op = 'UPDATE' then
      delete from people.added_as x where x.person_id = new.person_id and x.organisation_id = people.my_organisation() and lower(x.email) = lower(old.email);
    end if;
    perform people.know_as(new.person_id, people.my_organisation(), new.email);
  else
    -- What is seeded has nobody who acts: the organisations where they hold something.
    perform people.know_as(new.person_id, u.organisation_id, new.email) from people.appointments a join people.units u on u.id = a.unit_id
      where a.person_id = new.person_id;
  end if;
  return null;
end $$;

create function people.note_added_as_where_appointed() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid := (select u.organisation_id from people.units u where u.id = new.unit_id);
begin
  -- Who gives for another organisation says by whom it is known there, where it has said nothing itself.
  if exists (select from people.added_as x where x.person_id = new.person_id and x.organisation_id = organisation) then return null; end if;
  if people.somebody_acts() then
    perform people.know_as(new.person_id, organisation, x.email) from people.added_as x
      where x.person_id = new.person_id and x.organisation_id = people.my_organisation();
  else
    perform people.know_as(new.person_id, organisation, d.email) from people.addresses d where d.person_id = new.person_id;
  end if;
  return null;
end $$;
create trigger note_added_as after insert on people.appointments for each row execute function people.note_added_as_where_appointed();

create function people.note_directory_address() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.scim_mail(new) = people.scim_mail(old) then return null; end if;
  delete from people.added_as x where x.person_id = new.person_id and x.organisation_id = new.organisation_id and lower(x.email) = people.scim_mail(old);
  perform people.know_as(new.person_id, new.organisation_id, people.scim_mail(new));
  return null;
end $$;
comment on function people.note_directory_address() is 'The address that a directory tells of instead of another is the one that its organisation knows, wherever else they work.';
create trigger note_directory_address after update of emails on people.scim_users for each row
  when (new.person_id is not null and new.person_id = old.person_id) execute function people.note_directory_address();

create or replace function people.claim_expected(issuer text, subject text, email text) returns integer language plpgsql security definer set search_path = '' as $$
declare
  x record;
  own uuid;
  done integer := 0;
  moved people.appointments;
begin
  -- Other letters that fold to these are no address of theirs.
  if claim_expected.email !~ '^[!-~]+$' then return 0; end if;
  perform pg_advisory_xact_lock(hashtextextended(claim_expected.issuer || ' ' || lower(claim_expected.email), 0));
  for x in select e.person_id, p.collaboration_id from people.expected_persons e join people.persons p on p.id = e.person_id
    where e.issuer = claim_expected.issuer and e.email = lower(claim_expected.email) for update of e
  loop
    select a.person_id into own from people.accounts a
      where a.issuer = claim_expected.issuer and a.subject = claim_expected.subject and a.kind = 'staff' and a.collaboration_id = x.collaboration_id;
    delete from people.expected_persons e where e.person_id = x.person_id;
    if own is null then
      insert into people.accounts (person_id, issuer, subject) values (x.person_id, claim_expected.issuer, claim_expected.subject);
    else
      -- Known here by this account already: what was given to the one who was expected is theirs, but nothing that they hold already,
      -- and nothing that they gave themselves so.
      for moved in update people.appointments a set person_id = own where a.person_id = x.person_id and a.made_by is distinct from own
        and not (a.made_by is null and people.has_administered(own))
        and not exists (select from people.appointments b where b.person_id = own and b.function_id = a.function_id
          and b.starts_at < coalesce(a.ends_at, 'infinity') and coalesce(b.ends_at, 'infinity') > a.starts_at) returning a.*
      loop
        perform people.note_claim(moved, own, 'made');
      end loop;
      for moved in update people.appointments a set ends_at = greatest(now(), a.starts_at)
        where a.person_id = x.person_id and (a.ends_at is null or a.ends_at > now()) returning a.*
      loop
        perform people.note_claim(moved, own, 'ended');
      end loop;
      delete from people.addresses d where d.person_id = x.person_id;
      -- The next file names them as the last did.
      insert into people.added_as (person_id, organisation_id, email, noted_at)
        select own, y.organisation_id, y.email, y.noted_at from people.added_as y where y.person_id = x.person_id on conflict do nothing;
      update people.scim_users u set person_id = own, made_person = false where u.person_id = x.person_id;
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;

create or replace function people.add_person(token_hash bytea, name text, email text, subject text, once uuid, issuer text DEFAULT NULL::text) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if not people.i_add_persons() then raise insufficient_privilege; end if;
  select coalesce(add_person.issuer, s.issuer) into v_issuer from people.sessions s
    where s.token_hash = add_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended(v_issuer || ' ' || add_person.subject, 0));
  select p.id into made from people.persons p
    where p.once = add_person.once and p.collaboration_id = people.my_collaboration() and p.kind = 'staff';
  if made is not null then return made; end if;
  select p.* into known from people.accounts a join people.persons p on p.id = a.person_id
    where a.issuer = v_issuer and a.subject = add_person.subject and a.kind = 'staff' and a.collaboration_id = people.my_collaboration();
  if known.id is not null then
    if not exists (select from people.appointments a where a.person_id = known.id and (a.ends_at is null or a.ends_at > a.starts_at)) then
      update people.persons p set name = add_person.name, once = add_person.once where p.id = known.id;
      insert into people.addresses (person_id, email) values (known.id, add_person.email)
        on conflict (person_id) do update set email = excluded.email;
      return known.id;
    end if;
    if lower(known.name) <> lower(add_person.name) then
      raise check_violation using constraint = 'subject_is_another_persons';
    end if;
    perform people.know_as(known.id, people.my_organisation(), add_person.email);
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), add_person.name, add_person.once, 'staff') returning id into made;
  insert into people.accounts (person_id, issuer, subject) values (made, v_issuer, add_person.subject);
  insert into people.addresses (person_id, email) values (made, add_person.email);
  return made;
end $$;

create or replace function people.expect_person(token_hash bytea, name text, email text, once uuid, issuer text DEFAULT NULL::text) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if not people.i_add_persons() then raise insufficient_privilege; end if;
  select coalesce(expect_person.issuer, s.issuer) into v_issuer from people.sessions s
    where s.token_hash = expect_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtextextended(v_issuer || ' ' || lower(expect_person.email), 0));
  select p.id into made from people.persons p
    where p.once = expect_person.once and p.collaboration_id = people.my_collaboration() and p.kind = 'staff';
  if made is not null then return made; end if;
  -- Only one who is still expected is the same: whether an account has that address already is nobody's to learn by adding it.
  select p.* into known from people.expected_persons x join people.persons p on p.id = x.person_id
    where x.issuer = v_issuer and x.email = lower(expect_person.email) and p.collaboration_id = people.my_collaboration();
  if known.id is not null then
    if people.folded(known.name) <> people.folded(expect_person.name) then
      raise check_violation using constraint = 'address_is_another_persons';
    end if;
    perform people.know_as(known.id, people.my_organisation(), expect_person.email);
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), expect_person.name, expect_person.once, 'staff') returning id into made;
  insert into people.expected_persons (person_id, issuer, email) values (made, v_issuer, lower(expect_person.email));
  insert into people.addresses (person_id, email) values (made, expect_person.email);
  return made;
end $$;

create or replace function people.scim_person(usr uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  u people.scim_users;
  known_by text;
  found_person uuid;
  made uuid;
begin
  select * into u from people.scim_users x where x.id = usr;
  if u.person_id is not null then return u.person_id; end if;
  known_by := people.scim_subject(u);
  if known_by = '' then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(u.issuer || ' ' || known_by, 0));
  if u.sign_in = 'mail' then
    select x.person_id into found_person from people.expected_persons x join people.persons p on p.id = x.person_id
      where x.issuer = u.issuer and x.email = known_by and p.collaboration_id = u.collaboration_id order by p.id limit 1;
  else
    select a.person_id into found_person from people.accounts a
      where a.issuer = u.issuer and a.subject = known_by and a.kind = 'staff' and a.collaboration_id = u.collaboration_id;
  end if;
  if found_person is null then
    insert into people.persons (id, collaboration_id, name, kind) values (gen_random_uuid(), u.collaboration_id, people.scim_name(u), 'staff') returning id into made;
    if u.sign_in = 'mail' then
      insert into people.expected_persons (person_id, issuer, email) values (made, u.issuer, known_by);
    else
      insert into people.accounts (person_id, issuer, subject) values (made, u.issuer, known_by);
    end if;
    if people.scim_mail(u) <> '' then insert into people.addresses (person_id, email) values (made, people.scim_mail(u)); end if;
  end if;
  update people.scim_users x set person_id = coalesce(made, found_person), made_person = made is not null where x.id = usr;
  perform people.know_as(coalesce(made, found_person), u.organisation_id, people.scim_mail(u));
  return coalesce(made, found_person);
end $$;

create or replace function people.fill_by_file(file uuid, rows jsonb) returns void language plpgsql security definer set search_path = '' as $$
declare
  system boolean := people.i_am('{administrator}');
  kept uuid := people.my_kept_organisation();
  today date := (now() at time zone 'Europe/Stockholm')::date;
  keys jsonb;
  wrong integer;
  made uuid[];
  moved uuid[];
begin
  if not people.i_administer() or current_setting('kring.file', true) is distinct from file::text then raise insufficient_privilege; end if;
  -- Rights are asked of each row anew: what was shown is what somebody sent.
  if exists (select from jsonb_to_recordset(rows) r(function uuid) left join people.functions f on f.id = r.function
        and f.collaboration_id = people.my_collaboration() left join people.units u on u.id = f.unit_id
      where f.id is null or not people.fills(f.kind, u.organisation_id, system, kept)) then
    raise insufficient_privilege;
  end if;

  -- Each new person once, with whom they are known as: an account of that name at the provider, or somebody expected by that address.
  select coalesce(jsonb_agg(to_jsonb(k)), '[]') into keys from (
    select distinct on (r.person) r.n, r.person, r.name, r.email, r.subject, r.issuer, coalesce(a.person_id, e.person_id) as known
    from jsonb_to_recordset(rows) r(n int, act text, person uuid, name text, email text, subject text, issuer text)
      left join people.accounts a on r.subject <> '' and a.issuer = r.issuer and a.subject = r.subject and a.kind = 'staff'
        and a.collaboration_id = people.my_collaboration()
      left join lateral (select x.person_id from people.expected_persons x join people.persons p on p.id = x.person_id
        where r.subject = '' and x.issuer = r.issuer and x.email = lower(r.email) and p.collaboration_id = people.my_collaboration() limit 1) e on true
    where r.act = 'new' order by r.person, r.n) k;
  -- As on a page: who was added and never held anything is written anew, somebody of another name is somebody else.
  update people.persons p set name = k.name from jsonb_to_recordset(keys) k(known uuid, name text, subject text)
    where p.id = k.known and k.subject <> '' and p.name <> k.name
      and not exists (select from people.appointments a where a.person_id = p.id and (a.ends_at is null or a.ends_at > a.starts_at));
  select k.n into wrong from jsonb_to_recordset(keys) k(n int, known uuid, name text) join people.persons p on p.id = k.known
    where people.folded(p.name) <> people.folded(k.name) order by k.n limit 1;
  if wrong is not null then raise check_violation using constraint = 'row_is_another_persons', detail = wrong::text; end if;
  insert into people.persons (id, collaboration_id, name, kind)
    select k.person, people.my_collaboration(), k.name, 'staff' from jsonb_to_recordset(keys) k(person uuid, known uuid, name text) where k.known is null;
  insert into people.accounts (person_id, issuer, subject)
    select k.person, k.issuer, k.subject from jsonb_to_recordset(keys) k(person uuid, known uuid, issuer text, subject text) where k.known is null and k.subject <> '';
  insert into people.expected_persons (person_id, issuer, email)
    select k.person, k.issuer, lower(k.email) from jsonb_to_recordset(keys) k(person uuid, known uuid, issuer text, subject text, email text)
    where k.known is null and k.subject = '';
  insert into people.addresses (person_id, email)
    select k.person, k.email from jsonb_to_recordset(keys) k(person uuid, known uuid, email text) where k.known is null;
  -- By the file's own word, whoever told of them first: the same file again finds them.
  insert into people.added_as (person_id, organisation_id, email)
    select distinct coalesce(k.known, k.person), people.my_organisation(), r.email from jsonb_to_recordset(rows) r(act text, person uuid, email text)
      join jsonb_to_recordset(keys) k(person uuid, known uuid) on k.person = r.person where r.act = 'new' on conflict do nothing;

  -- From today or later. Who holds it already is not appointed again.
  if exists (select from jsonb_to_recordset(rows) r(act text, first date, last date) where r.act = 'new' and (r.first < today or r.last < coalesce(r.first, today))) then
    raise check_violation using constraint = 'appointment_ends_after_it_starts';
  end if;
  with done as (insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id, starts_at, ends_at, made_by)
    select r.id, f.collaboration_id, f.unit_id, f.id, coalesce(k.known, k.person), t.starts, t.ends, people.me()
    from jsonb_to_recordset(rows) r(id uuid, act text, function uuid, person uuid, first date, last date)
      join people.functions f on f.id = r.function
      join jsonb_to_recordset(keys) k(person uuid, known uuid) on k.person = r.person
      cross join lateral (select greatest(now(), r.first::timestamp at time zone 'Europe/Stockholm') as starts,
        (r.last + 1)::timestamp at time zone 'Europe/Stockholm' as ends) t
    where r.act = 'new' and not exists (select from people.appointments a where a.function_id = f.id and a.person_id = coalesce(k.known, k.person)
      and a.starts_at < coalesce(t.ends, 'infinity') and coalesce(a.ends_at, 'infinity') > t.starts) returning id)
    select array_agg(id) into made from done;

  with done as (update people.appointments a set ends_at = case when r.last < today then greatest(now(), a.starts_at) else (r.last + 1)::timestamp at time zone 'Europe/Stockholm' end
    from jsonb_to_recordset(rows) r(id uuid, act text, function uuid, last date)
    where r.act = 'until' and a.id = r.id and a.function_id = r.function and (a.ends_at is null or a.ends_at > now()) returning a.id)
    select array_agg(id) into moved from done;
  if cardinality(made || moved) > 0 then
    perform people.tell_reviewers(people.my_collaboration(), cardinality(made || moved)), people.mail_of_file(coalesce(made, '{}'), coalesce(moved, '{}'));
  end if;

  -- R14, when all of it is done: nobody waits for a function that nobody holds any more.
  select min(r.n) into wrong from jsonb_to_recordset(rows) r(n int, id uuid, act text, function uuid) join people.appointments a on a.id = r.id
      join people.functions f on f.id = a.function_id
    where r.act = 'until' and a.ends_at is not null
      and not exists (select from people.appointments b where b.function_id = f.id and b.id <> a.id and b.starts_at <= a.ends_at and (b.ends_at is null or b.ends_at > a.ends_at))
      and (cardinality(array_remove(array_remove(people.function_obstacles(f.id), 'held'), 'rule')) > 0
        or (f.kind = 'administrator' and not exists (select from people.appointments b join people.functions g on g.id = b.function_id
          where g.collaboration_id = f.collaboration_id and g.kind = 'administrator' and b.starts_at <= a.ends_at and (b.ends_at is null or b.ends_at > a.ends_at))));
  if wrong is not null then raise check_violation using constraint = 'function_is_needed', detail = wrong::text; end if;
end $$;

drop function people.file_holdings();
create function people.file_holdings() returns table(id uuid, function_id uuid, name text, emails text[], first_day date, last_day date) language sql stable security definer set search_path = '' as $$
  select a.id, a.function_id, p.name,
    -- The latest first; of who administers the county the own ones before those of the organisation.
    array(select x.email from people.added_as x where x.person_id = a.person_id and x.organisation_id in (u.organisation_id, (select people.my_organisation()))
      group by x.email order by bool_or(x.organisation_id = (select people.my_organisation())) desc, max(x.noted_at) desc, x.email),
    (a.starts_at at time zone 'Europe/Stockholm')::date, ((a.ends_at - interval '1 microsecond') at time zone 'Europe/Stockholm')::date
  from people.appointments a join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id
    join people.persons p on p.id = a.person_id
  where a.collaboration_id = people.my_collaboration() and (a.ends_at is null or a.ends_at > now()) and a.ends_at is distinct from a.starts_at
    and people.fills(f.kind, u.organisation_id, (select people.i_am('{administrator}')), (select people.my_kept_organisation()))
  order by a.starts_at, a.id
$$;
grant execute on function people.file_holdings() to kring_app;
comment on function people.file_holdings() is 'R15: who holds the functions that whoever administers fills by file, now or later, by the addresses that their organisation knows them by. Nothing to anybody else.';
