-- R15: a manager adds somebody new by their mail address, and the account is known at the first sign-in, where the provider vouches for
-- that address. No manager knows the name that a colleague has at the provider.
create table people.expected_persons (
  person_id uuid primary key references people.persons on delete cascade,
  issuer text not null,
  email text not null constraint expected_email check (email = lower(email) and email like '%_@_%'),
  made_at timestamptz not null default now()
);
comment on table people.expected_persons is 'R15: added by a mail address at a provider, and not signed in yet. The first sign-in with that address makes the account. Read and written by functions only.';
create index expected_persons_by_mail on people.expected_persons (issuer, email);
alter table people.expected_persons enable row level security, force row level security;
create policy owner_all on people.expected_persons for all to kring_owner using (true) with check (true);
insert into platform.retention (table_name, class, keeps) values ('people.expected_persons', 'house', 'until the first sign-in, as long as the person');

create function people.expect_person(token_hash bytea, name text, email text, once uuid, issuer text default null) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
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
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), expect_person.name, expect_person.once, 'staff') returning id into made;
  insert into people.expected_persons (person_id, issuer, email) values (made, v_issuer, lower(expect_person.email));
  insert into people.addresses (person_id, email) values (made, expect_person.email);
  return made;
end $$;
grant execute on function people.expect_person(bytea, text, text, uuid, text) to kring_app;
comment on function people.expect_person(bytea, text, text, uuid, text) is 'By a manager: somebody new of the collaboration, whose account is known when they sign in with that address. Where they have an account here already, what they are given becomes that one''s then.';

create function people.claim_expected(issuer text, subject text, email text) returns integer language plpgsql security definer set search_path = '' as $$
declare
  x record;
  own uuid;
  done integer := 0;
begin
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
      update people.appointments a set person_id = own where a.person_id = x.person_id and a.made_by is distinct from own
        and not exists (select from people.appointments b where b.person_id = own and b.function_id = a.function_id
          and b.starts_at < coalesce(a.ends_at, 'infinity') and coalesce(b.ends_at, 'infinity') > a.starts_at);
      update people.appointments a set ends_at = greatest(now(), a.starts_at) where a.person_id = x.person_id and (a.ends_at is null or a.ends_at > now());
      delete from people.addresses d where d.person_id = x.person_id;
    end if;
    done := done + 1;
  end loop;
  return done;
end $$;
grant execute on function people.claim_expected(text, text, text) to kring_app;
comment on function people.claim_expected(text, text, text) is 'At a sign-in for whose mail address the provider vouches: makes the account of each who was expected by it. Answers how many.';

-- Whom the manager sees as not signed in yet, in the own unit.
create function people.expected_in_my_unit() returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct e.person_id from people.appointments a join people.expected_persons e on e.person_id = a.person_id
  where a.unit_id = people.my_unit() and people.i_manage(a.unit_id)
$$;
grant execute on function people.expected_in_my_unit() to kring_app;
