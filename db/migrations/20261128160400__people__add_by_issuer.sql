-- R10: whoever comes as a guest signs in at another provider than the manager who takes them in. Which providers there are is a setting of
-- the installation, so the issuer is given by the program; left out, it is the one of the manager's own session.
drop function people.add_person(bytea, text, text, text, uuid);
create function people.add_person(token_hash bytea, name text, email text, subject text, once uuid, issuer text default null) returns uuid
language plpgsql security definer set search_path = '' as $$
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
comment on function people.add_person(bytea, text, text, text, uuid, text) is
  'R10: a staff person that the manager of a unit takes into the house, with the sign-in that they will use. A subject that a colleague signs in with is that colleague, unchanged, when the name agrees; with another name it is refused, since one of the two is wrong. A guardian, and the staff of another collaboration, are not looked at. The new id holds no time.';
revoke execute on function people.add_person(bytea, text, text, text, uuid, text) from public;
grant execute on function people.add_person(bytea, text, text, text, uuid, text) to kring_app;
