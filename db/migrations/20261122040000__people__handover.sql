-- What a manager needs for the functions of her unit: persons, figures without names, and a history that stays as it was.

-- A new person sent twice is one.
alter table people.persons add column once uuid unique;

-- R15: what has been is not rewritten. A manager cannot let an appointment begin or end before now, nor touch one that
-- has ended. Restrictive: it narrows the policies of people__organisations, and opens nothing.
create policy begins_now_or_later on people.appointments as restrictive for insert to kring_app
  with check (starts_at >= now() and (ends_at is null or ends_at >= starts_at));
create policy ended_is_ended on people.appointments as restrictive for update to kring_app
  using (ends_at is null or ends_at > now()) with check (ends_at is null or ends_at >= now());

-- A person that the manager of a unit takes into the house, with the sign-in that they will use: the issuer is that of the
-- manager's own session. A subject that a colleague signs in with is that colleague, when the name agrees; with another name
-- it is refused, since one of the two is wrong. A subject that only a guardian signs in with is taken over without a word:
-- an answer of its own would tell that there is a child (R10).
create function people.add_person(token_hash bytea, name text, email text, subject text, once uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_issuer text;
  known people.persons;
  made uuid;
begin
  if people.my_unit() is null or not people.i_manage(people.my_unit()) then raise insufficient_privilege; end if;
  select s.issuer into v_issuer from people.sessions s
    where s.token_hash = add_person.token_hash and s.person_id = people.me() and s.ended_at is null;
  if v_issuer is null then raise insufficient_privilege; end if;
  select p.id into made from people.persons p where p.once = add_person.once and p.collaboration_id = people.my_collaboration();
  if made is not null then return made; end if;
  select p.* into known from people.accounts a join people.persons p on p.id = a.person_id
    where a.issuer = v_issuer and a.subject = add_person.subject;
  if known.id is not null then
    if exists (select from people.appointments x where x.person_id = known.id) then
      if known.collaboration_id <> people.my_collaboration() or lower(known.name) <> lower(add_person.name) then
        raise check_violation using constraint = 'subject_is_another_persons';
      end if;
    else
      if known.collaboration_id <> people.my_collaboration() then
        raise check_violation using constraint = 'subject_is_another_persons';
      end if;
      update people.persons p set name = add_person.name, once = add_person.once where p.id = known.id;
      insert into people.addresses (person_id, email) values (known.id, add_person.email) on conflict do nothing;
    end if;
    return known.id;
  end if;
  insert into people.persons (collaboration_id, name, once) values (people.my_collaboration(), add_person.name, add_person.once) returning id into made;
  insert into people.accounts (person_id, issuer, subject) values (made, v_issuer, add_person.subject);
  insert into people.addresses (person_id, email) values (made, add_person.email);
  return made;
end $$;
grant execute on function people.add_person(bytea, text, text, text, uuid) to kring_app;

-- What each function of the manager's own unit carries, as counts: never a name, never which child. No row for anyone else.
-- `overdue` is what should have been answered or met about by now. What another unit has addressed to a function counts from
-- when it is given, and no longer than it is: a count tells of a row as well as a row does (R1, R10).
create function people.has_now(func uuid, unit uuid, kind text, item uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = func and f.unit_id = unit)
    or exists (select from sharing.disclosed_items d where d.item_id = item and d.item_kind = kind and d.to_function_id = func and d.ends_at > now())
$$;

create function people.unit_figures() returns table (function_id uuid, children int, plans int, waiting int, meetings int, drafts int, overdue int)
language sql stable security definer set search_path = '' as $$
  select f.id,
    (select count(*)::int from sharing.involvements i where i.function_id = f.id and i.ended_at is null),
    (select count(*)::int from child.plans p where p.lead_function_id = f.id and p.ended_at is null),
    (select count(*)::int from child.worries w where w.to_function_id = f.id and w.answered_at is null and people.has_now(f.id, w.unit_id, 'worry', w.id))
      + (select count(*)::int from child.requests r where r.to_function_id = f.id and r.answered_at is null and r.withdrawn_at is null
        and people.has_now(f.id, r.unit_id, 'request', r.id)),
    (select count(*)::int from child.meetings m where m.cancelled_at is null and m.closed_at is null and m.ends_at > now()
      and people.has_now(f.id, m.unit_id, 'meeting', m.id)
      and (m.function_id = f.id or exists (select from child.meeting_participants p where p.meeting_id = m.id and p.function_id = f.id))),
    (select count(*)::int from child.drafts d where d.function_id = f.id),
    (select count(*)::int from child.worries w where w.to_function_id = f.id and w.answered_at is null and w.answer_by < current_date
      and people.has_now(f.id, w.unit_id, 'worry', w.id))
      + (select count(*)::int from child.requests r where r.to_function_id = f.id and r.answered_at is null and r.withdrawn_at is null and r.answer_by < current_date
        and people.has_now(f.id, r.unit_id, 'request', r.id))
      + (select count(*)::int from child.plans p where p.lead_function_id = f.id and p.ended_at is null and p.next_on < current_date)
  from people.functions f
  where f.unit_id = people.my_unit() and people.i_manage(f.unit_id)
$$;
grant execute on function people.unit_figures() to kring_app;
