-- What the family, the protected and the log reviewer need beside the sharing primitive.

-- R4: a yes counts only from one who has custody of that very child now, and is received by the one who writes it down.
create function sharing.check_consent() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.guardian_id is not null and not exists (select from child.guardians g
    where g.id = new.guardian_id and g.child_id = new.child_id and g.custody and g.ended_at is null) then
    raise check_violation using constraint = 'consent_is_a_custody_holders';
  end if;
  if people.my_function() is not null
    and (new.received_by_function <> people.my_function() or new.received_by_person <> people.me()) then
    raise check_violation using constraint = 'consent_is_received_by_its_writer';
  end if;
  return new;
end $$;
create trigger check_consent before insert on sharing.consents for each row execute function sharing.check_consent();

-- R19: a number that belongs to nobody any more is forgotten with its row.
create function sharing.forget_identity() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from sharing.identities i where i.row_id = old.id;
  return null;
end $$;
create trigger forget_identity after delete on child.children for each row execute function sharing.forget_identity();
create trigger forget_identity after delete on child.guardians for each row execute function sharing.forget_identity();
create trigger forget_identity after delete on people.persons for each row execute function sharing.forget_identity();

-- R14: those who work by a yes hear at once that it is gone: who received it, the named person, and whoever had been given something.
create function sharing.tell_of_withdrawal() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  c sharing.consents;
begin
  select * into c from sharing.consents where id = new.consent_id;
  insert into child.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    select c.collaboration_id, told.function_id, c.child_id, 'consent_withdrawn', 'consent', c.id
    from (select i.function_id from sharing.involvements i where i.child_id = c.child_id and i.ended_at is null
            and (i.function_id = c.received_by_function or i.role <> 'involved')
          union
          select d.to_function_id from sharing.disclosures d join sharing.disclosure_consents x on x.disclosure_id = d.id
            where x.consent_id = c.id and d.to_unit_id = new.to_unit_id and d.ended_at is null) told
    where told.function_id is distinct from people.my_function();
  return null;
end $$;
create trigger tell_of_withdrawal after update of withdrawn_at on sharing.consent_scopes for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function sharing.tell_of_withdrawal();

-- R8: the list covers the family too. A custody holder may be the one that the child is hidden from.
create table sharing.protected_guardians (
  child_id uuid not null references child.children on delete cascade,
  guardian_id uuid not null references child.guardians on delete cascade,
  added_by uuid not null references people.persons on delete restrict,
  added_at timestamptz not null default now(),
  review_on date not null,
  primary key (child_id, guardian_id)
);

-- Why protection was turned on, changed or off, and by whom.
create table child.protection_decisions (
  id uuid primary key default platform.new_id(),
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  protection text not null check (protection in ('none', 'marked', 'protected_registration', 'fictitious')),
  reason text not null check (length(reason) between 1 and 2000),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now()
);
create index on child.protection_decisions (child_id, at desc);

do $$
declare t text;
begin
  foreach t in array array['sharing.protected_guardians', 'child.protection_decisions'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to kring_owner using (true) with check (true)', t);
    -- Only those who are involved, in the unit that holds the record.
    execute format('create policy select_when_involved on %1$s for select to kring_app using (
      exists (select from sharing.involvements i where i.child_id = %1$s.child_id
        and i.function_id = (select people.my_function()) and i.ended_at is null))', t);
    execute format('grant select on %s to kring_app', t);
  end loop;
end $$;

insert into platform.retention (table_name, class, keeps) values
  ('sharing.protected_guardians', 'sharing_record', '5 years after the last note, by the unit''s document plan'),
  ('child.protection_decisions', 'child_record', '5 years after the last note, by the unit''s document plan');

-- May I, as guardian, know of this record? Custody, and for a protected child a place on the list.
create function sharing.guardian_may_see(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.guardians g join child.children c on c.id = g.child_id
    where g.child_id = child and g.person_id = people.me_as_guardian() and g.custody and g.ended_at is null
      and (c.protection = 'none' or exists (select from sharing.protected_guardians p
        where p.child_id = child and p.guardian_id = g.id)))
$$;
grant execute on function sharing.guardian_may_see(uuid) to kring_app;

drop policy select_my_own_child on child.children;
create policy select_my_own_child on child.children for select to kring_app using (
  (select people.me_as_guardian()) is not null and sharing.guardian_may_see(id));

-- A guardian's own row names the unit, and with it the place: only while they may know of the record (R8). So with what they
-- were given once.
create policy select_myself on child.guardians for select to kring_app using (
  person_id = (select people.me_as_guardian()) and custody and ended_at is null and sharing.guardian_may_see(child_id));
create policy select_given_to_me_as_guardian on sharing.disclosed_items for select to kring_app using (
  to_person_id = (select people.me_as_guardian()) and (ends_at > now() or sharing.guardian_may_see(child_id)));

-- Where the family was not told, with a reason, the family's own page must not tell it.
drop policy select_about_my_child on sharing.disclosures;
create policy select_about_my_child on sharing.disclosures for select to kring_app using (
  (select people.me_as_guardian()) is not null and informed and sharing.guardian_may_see(child_id));

-- R8: nothing is given to a guardian of a protected child who is not listed.
create function sharing.check_protected_guardian() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.to_guardian_id is not null and new.decision = 'given'
    and exists (select from child.children c where c.id = new.child_id and c.protection <> 'none')
    and not exists (select from sharing.protected_guardians p where p.child_id = new.child_id and p.guardian_id = new.to_guardian_id) then
    raise check_violation using constraint = 'protected_child_needs_listed_reader';
  end if;
  return new;
end $$;
create trigger check_protected_guardian before insert on sharing.disclosures for each row execute function sharing.check_protected_guardian();

create function sharing.list_protected_guardian(child uuid, guardian uuid, review date) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child)
    or not exists (select from child.guardians g where g.id = guardian and g.child_id = child and g.custody and g.ended_at is null) then
    raise insufficient_privilege;
  end if;
  insert into sharing.protected_guardians (child_id, guardian_id, added_by, review_on) values (child, guardian, people.me(), review)
    on conflict (child_id, guardian_id) do update set review_on = excluded.review_on;
end $$;

create function sharing.unlist_protected_guardian(child uuid, guardian uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  perform from child.children c where c.id = child for no key update;
  delete from sharing.protected_guardians p where p.child_id = child and p.guardian_id = guardian;
  update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
    where d.child_id = child and d.to_guardian_id = guardian and d.ended_at is null;
  perform pg_notify('kring', 'child:' || child);
end $$;

-- Turns protection on or off with the reason kept, and ends what was given to guardians who are not listed.
create function child.decide_protection(child uuid, protection text, reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform child.set_protection(child, protection);
  insert into child.protection_decisions (child_id, unit_id, protection, reason, function_id, person_id)
    values (child, people.my_unit(), protection, reason, people.my_function(), people.me());
  if protection <> 'none' then
    update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
      where d.child_id = child and d.to_guardian_id is not null and d.ended_at is null
        and not exists (select from sharing.protected_guardians p where p.child_id = child and p.guardian_id = d.to_guardian_id);
  end if;
  perform pg_notify('kring', 'child:' || child);
end $$;

grant execute on function sharing.list_protected_guardian(uuid, uuid, date), sharing.unlist_protected_guardian(uuid, uuid),
  child.decide_protection(uuid, text, text) to kring_app;

-- R7: what the family reads. As before, but without the reason of an emergency, which may name the one who reads it.
create or replace function audit.family_extract(child uuid) returns table (at timestamptz, act text, item_kind text, function_name text, unit_name text, organisation_name text, purpose text)
language sql stable security definer set search_path = '' as $$
  select l.at, l.act, l.item_kind, f.name, u.name, o.name, case when l.act = 'emergency' then '' else l.purpose end
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
    join people.organisations o on o.id = u.organisation_id
  where l.child_id = child and l.act in ('read', 'emergency', 'export') and l.item_kind not in ('report', 'protection') and not l.as_guardian
    and not exists (select from audit.held_back h where h.child_id = child and h.function_id = l.function_id)
    and sharing.guardian_may_see(child)
  order by l.at desc limit 500
$$;

-- Which functions have read about a child of my unit: whose rows can be held back from the family.
create function audit.functions_that_read(child uuid) returns table (function_id uuid, function_name text, unit_name text, organisation_name text, times bigint)
language sql stable security definer set search_path = '' as $$
  select f.id, f.name, u.name, o.name, count(*)
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where l.child_id = child and l.act in ('read', 'emergency', 'export') and sharing.i_am_involved(child)
  group by f.id, f.name, u.name, o.name
  order by o.name, u.name, f.name
$$;
grant execute on function audit.functions_that_read(uuid) to kring_app;

create function audit.i_review() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.functions f where f.id = people.my_function() and f.kind = 'log_reviewer')
$$;

-- For the log reviewer: how much each holder of a function read, searched and was refused, day by day. No child is named.
create function audit.review_days(since date) returns table (day date, function_id uuid, function_name text, unit_name text,
  organisation_name text, person_name text, readings int, children int, searches int, refused int)
language sql stable security definer set search_path = '' as $$
  select (l.at at time zone 'Europe/Stockholm')::date as day, f.id, f.name, u.name, o.name, p.name,
    (count(*) filter (where l.act in ('read', 'export')))::int, (count(distinct l.child_id) filter (where l.act in ('read', 'export')))::int,
    (count(*) filter (where l.act = 'search'))::int, (count(*) filter (where l.act = 'refused'))::int
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = l.person_id
  where l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
  group by 1, f.id, f.name, u.name, o.name, p.name
  order by 1 desc, 10 desc, o.name, u.name, f.name
  limit 2000
$$;

-- Each opening in an emergency once, whatever number of units held a record: how many know a child is itself secret (R10).
create function audit.review_emergencies(since date) returns table (at timestamptz, person_name text, function_name text,
  unit_name text, organisation_name text, reason text, found boolean, readings_after int)
language sql stable security definer set search_path = '' as $$
  with openings as (
    select l.xid, min(l.at) as at, l.person_id, l.function_id, min(l.purpose) as reason, bool_or(l.child_id is not null) as found,
      array_agg(l.child_id) as children
    from audit.access_log l
    where l.act = 'emergency' and l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
    group by l.xid, l.person_id, l.function_id
  )
  select e.at, p.name, f.name, u.name, o.name, e.reason, e.found,
    (select count(*)::int from audit.access_log r where r.child_id = any(e.children) and r.function_id = e.function_id
      and r.act = 'read' and r.at between e.at and e.at + interval '1 day')
  from openings e join people.functions f on f.id = e.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = e.person_id
  order by e.at desc limit 200
$$;
grant execute on function audit.review_days(date), audit.review_emergencies(date) to kring_app;
