-- R15: a manager could add somebody who was to come to another unit, with a mail address of their own choosing, and take the appointment back
-- before it began. Whoever added the person in earnest was answered by that one, and the function's mail went to the first manager's address.
-- Who has never held anything is nobody's colleague: what the one who adds them writes is what holds.
create or replace function people.add_person(token_hash bytea, name text, email text, subject text, once uuid, issuer text default null) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
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
    return known.id;
  end if;
  insert into people.persons (id, collaboration_id, name, once, kind)
    values (gen_random_uuid(), people.my_collaboration(), add_person.name, add_person.once, 'staff') returning id into made;
  insert into people.accounts (person_id, issuer, subject) values (made, v_issuer, add_person.subject);
  insert into people.addresses (person_id, email) values (made, add_person.email);
  return made;
end $$;
