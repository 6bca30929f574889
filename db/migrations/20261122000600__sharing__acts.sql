-- What must hold when someone shares, and what follows when a ground falls away.

-- Do the needed yeses exist now, for these areas and this unit? Answers until when, and which; no row when not.
create function sharing.consent_for(child uuid, to_unit uuid, wanted text[])
returns table (valid_until date, consent_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
declare
  policy text;
  holders int;
begin
  select k.consent_policy into policy from child.children c join people.collaborations k on k.id = c.collaboration_id where c.id = child;
  select count(*) into holders from child.guardians g where g.child_id = child and g.custody and g.ended_at is null;
  return query
    with live as (
      select c.id, c.guardian_id, c.given_by_child, c.valid_until from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = child and s.to_unit_id = to_unit and s.withdrawn_at is null
        and c.given_on <= current_date and c.valid_until >= current_date
        and s.areas @> wanted
        and (c.given_by_child or exists (select from child.guardians g where g.id = c.guardian_id and g.custody and g.ended_at is null))
    ), longest as (
      select distinct on (l.guardian_id, l.given_by_child) l.* from live l order by l.guardian_id, l.given_by_child, l.valid_until desc
    ), needed as (
      select * from longest where case when policy = 'mature_child_alone' and exists (select from longest where given_by_child)
        then given_by_child
        else not given_by_child or policy = 'all_custodians_and_mature_child' end
    )
    select min(n.valid_until), array_agg(n.id) from needed n
    having (policy = 'mature_child_alone' and bool_or(n.given_by_child))
      or (holders > 0 and count(*) filter (where not n.given_by_child) = holders
          and (policy <> 'all_custodians_and_mature_child' or bool_or(n.given_by_child)));
end $$;

-- The same question from the screen, for a child that one's function is involved with.
create function sharing.may_rest_on_consent(child uuid, to_unit uuid, wanted text[])
returns table (valid_until date, consent_ids uuid[])
language sql stable security definer set search_path = '' as $$
  select * from sharing.consent_for(child, to_unit, wanted) where sharing.i_am_involved(child)
$$;
grant execute on function sharing.may_rest_on_consent(uuid, uuid, text[]) to kring_app;

-- The checks below look past the policies, and PostgreSQL asks them before it asks the policies: without this, their refusals
-- would tell a stranger which consents, guardians and protections there are (R10). Runs as the one who writes, and before them.
create function sharing.refuse_strangers() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'kring_app' and not sharing.i_am_involved(new.child_id) then raise insufficient_privilege; end if;
  return new;
end $$;
create trigger a_refuse_strangers before insert on sharing.disclosures for each row execute function sharing.refuse_strangers();
create trigger a_refuse_strangers before insert on sharing.consents for each row execute function sharing.refuse_strangers();

create function sharing.refuse_other_givers() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'kring_app' and not exists (select from sharing.disclosures d where d.id = new.disclosure_id
    and d.child_id = new.child_id and d.from_unit_id = people.my_unit() and d.from_function_id = people.my_function()
    and d.made_at = now() and d.decision = 'given') then
    raise insufficient_privilege;
  end if;
  return new;
end $$;
create trigger a_refuse_other_givers before insert on sharing.disclosed_items for each row execute function sharing.refuse_other_givers();

-- R6, R4, R8: a disclosure stands only on a ground in force for that pair of domains, and a consent that covers it.
create function sharing.check_disclosure() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  basis sharing.bases;
  v_from text;
  v_to text;
  consent record;
begin
  select * into basis from sharing.bases b where b.id = new.basis_id;
  if new.kind <> 'emergency' and basis.emergency then
    raise check_violation using constraint = 'basis_is_for_emergencies';
  end if;
  -- R1: only the unit that holds the record gives from it. Locked, so that protection turned on meanwhile is waited for (R8).
  perform from child.children c where c.id = new.child_id and c.unit_id = new.from_unit_id for share;
  if not found then raise check_violation using constraint = 'giver_owns_the_record'; end if;
  select u.legal_domain into v_from from people.units u where u.id = new.from_unit_id;
  if new.to_guardian_id is not null then
    v_to := 'family';
    new.to_unit_id := null;
    -- A parent without custody is an outsider to the secrecy. Locked, so that custody lost meanwhile is waited for.
    perform from child.guardians g where g.id = new.to_guardian_id and g.child_id = new.child_id and g.custody and g.ended_at is null for share;
    if not found then raise check_violation using constraint = 'guardian_of_the_child'; end if;
  else
    select u.legal_domain, u.id into v_to, new.to_unit_id from people.functions f join people.units u on u.id = f.unit_id
      where f.id = new.to_function_id and f.collaboration_id = new.collaboration_id;
    if v_to is null or new.to_unit_id = new.from_unit_id then
      raise check_violation using constraint = 'recipient_in_another_unit';
    end if;
    if new.decision = 'given' and new.kind <> 'emergency' and sharing.hidden_by_protection(new.child_id, new.to_function_id) then
      raise check_violation using constraint = 'protected_child_needs_listed_reader';
    end if;
  end if;
  if basis.valid_from > current_date or basis.valid_until < current_date
    or (new.kind <> 'emergency' and not exists (select from sharing.basis_pairs p
      where p.basis_id = basis.id and p.from_domain = v_from and p.to_domain = v_to)) then
    raise check_violation using constraint = 'basis_allowed_for_the_two_units';
  end if;
  if basis.needs_consent and new.decision = 'given' then
    select * into consent from sharing.consent_for(new.child_id, new.to_unit_id, new.areas);
    if consent.consent_ids is null then raise check_violation using constraint = 'consent_covers_the_disclosure'; end if;
    new.valid_until := least(new.valid_until, (consent.valid_until + 1)::timestamp at time zone 'Europe/Stockholm');
  end if;
  return new;
end $$;
create trigger check_disclosure before insert on sharing.disclosures for each row execute function sharing.check_disclosure();

-- Remembers which consents it rests on, and gives the child's name along with the first item.
create function sharing.after_disclosure() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.decision = 'given' and (select b.needs_consent from sharing.bases b where b.id = new.basis_id) then
    insert into sharing.disclosure_consents (disclosure_id, consent_id, child_id)
      select new.id, unnest(c.consent_ids), new.child_id from sharing.consent_for(new.child_id, new.to_unit_id, new.areas) c;
    -- R4: a withdrawal at this very moment is waited for, and then there is no ground; one that comes later finds this row.
    perform from sharing.disclosure_consents x join sharing.consent_scopes s on s.consent_id = x.consent_id
      where x.disclosure_id = new.id and s.to_unit_id = new.to_unit_id for share of s;
    if exists (select from sharing.disclosure_consents x join sharing.consent_scopes s on s.consent_id = x.consent_id
      where x.disclosure_id = new.id and s.to_unit_id = new.to_unit_id and s.withdrawn_at is not null) then
      raise check_violation using constraint = 'consent_covers_the_disclosure';
    end if;
  end if;
  if new.decision = 'given' then
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id, ends_at)
      values (new.id, new.child_id, 'child', new.child_id, 1, new.from_unit_id, new.valid_until);
  end if;
  return null;
end $$;
create trigger after_disclosure after insert on sharing.disclosures for each row execute function sharing.after_disclosure();

-- Recipient and end come from the disclosure, never from the one who writes the item.
create function sharing.complete_item() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select d.to_function_id, g.person_id, d.from_unit_id, coalesce(least(d.valid_until, d.ended_at), d.valid_until)
    into new.to_function_id, new.to_person_id, new.from_unit_id, new.ends_at
    from sharing.disclosures d left join child.guardians g on g.id = d.to_guardian_id
    where d.id = new.disclosure_id and d.child_id = new.child_id and d.decision = 'given';
  if not found then raise check_violation using constraint = 'item_follows_its_disclosure'; end if;
  return new;
end $$;
create trigger complete_item before insert on sharing.disclosed_items for each row execute function sharing.complete_item();
-- The column is set by the trigger above; the default lets an insert leave it out.
alter table sharing.disclosed_items alter column ends_at set default 'infinity';

-- An ended disclosure gives nothing from this transaction on; open pages are told at once.
create function sharing.end_items() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update sharing.disclosed_items i set ends_at = least(i.ends_at, new.ended_at) where i.disclosure_id = new.id;
  perform pg_notify('kring', 'child:' || new.child_id);
  if new.to_function_id is not null then perform pg_notify('kring', 'function:' || new.to_function_id); end if;
  return null;
end $$;
-- After any update: `of ended_at` would sleep when only the reason is written, though the trigger below sets the time.
create trigger end_items after update on sharing.disclosures for each row
  when (old.ended_at is null and new.ended_at is not null) execute function sharing.end_items();
create function sharing.only_end_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then raise check_violation using constraint = 'disclosure_already_ended'; end if;
  new.ended_at := now();
  return new;
end $$;
create trigger only_end_once before update of ended_at, end_reason on sharing.disclosures for each row execute function sharing.only_end_once();

-- A guardian that gets a sign-in, or loses custody, keeps or loses what was given to them in the same second.
create function sharing.follow_guardian() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.person_id is distinct from old.person_id then
    update sharing.disclosed_items i set to_person_id = new.person_id from sharing.disclosures d
      where d.id = i.disclosure_id and d.to_guardian_id = new.id;
  end if;
  if (new.ended_at is not null and old.ended_at is null) or (old.custody and not new.custody) then
    update sharing.disclosures d set ended_at = now(), end_reason = 'guardian_ended'
      where d.to_guardian_id = new.id and d.ended_at is null;
  end if;
  return null;
end $$;
create trigger follow_guardian after update on child.guardians for each row execute function sharing.follow_guardian();

-- R4: withdrawn in one step, without a reason. Ends what rests on it in the same transaction.
-- By the guardian who gave it, or noted by an involved function of the unit that received it. Answers how many it ended.
create function sharing.withdraw_consent(consent uuid, to_unit uuid, how text) returns int
language plpgsql security definer set search_path = '' as $$
declare
  c sharing.consents;
  ended int;
begin
  select * into c from sharing.consents where id = consent;
  if c.id is null or not (
    exists (select from child.guardians g where g.id = c.guardian_id and g.person_id = people.me_as_guardian())
    or (c.unit_id = people.my_unit() and sharing.i_am_involved(c.child_id) and how <> 'signed_in')) then
    raise no_data_found;
  end if;
  update sharing.consent_scopes s set withdrawn_at = now(), withdrawn_by = people.me(), withdrawn_how = how
    where s.consent_id = consent and (to_unit is null or s.to_unit_id = to_unit) and s.withdrawn_at is null;
  with fallen as (
    update sharing.disclosures d set ended_at = now(), end_reason = 'consent_withdrawn'
      where d.ended_at is null and (to_unit is null or d.to_unit_id = to_unit)
        and exists (select from sharing.disclosure_consents x where x.disclosure_id = d.id and x.consent_id = consent)
      returning 1)
    select count(*) into ended from fallen;
  perform pg_notify('kring', 'child:' || c.child_id);
  return ended;
end $$;
grant execute on function sharing.withdraw_consent(uuid, uuid, text) to kring_app;

-- R9: opens every record that matches name and number, for a day, with a reason. Owner, managers and log reviewers are told
-- in the same transaction. Answers the children opened; nothing found is told to the reviewers as well.
create function sharing.open_in_emergency(number_hash bytea, reason text) returns setof uuid
language plpgsql security definer set search_path = '' as $$
declare
  found_child child.children;
  made uuid;
  emergency_basis uuid;
begin
  if length(coalesce(reason, '')) < 10 or not exists (
    select from people.functions f where f.id = people.my_function() and f.may_open_in_emergency) then
    raise insufficient_privilege;
  end if;
  select b.id into emergency_basis from sharing.bases b where b.emergency and b.valid_from <= current_date
    and (b.valid_until is null or b.valid_until >= current_date) order by b.valid_from desc limit 1;
  for found_child in
    select c.* from sharing.identities i join child.children c on c.id = i.row_id
    where i.kind = 'child' and i.number_hash = open_in_emergency.number_hash
      and i.collaboration_id = people.my_collaboration() and c.unit_id <> people.my_unit()
  loop
    made := platform.new_id();
    insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id,
        kind, basis_id, purpose, informed, not_informed_reason, valid_until)
      values (made, found_child.collaboration_id, found_child.id, found_child.unit_id, people.my_function(), people.me(), people.my_function(),
        'emergency', emergency_basis, reason, false, 'emergency', now() + interval '1 day');
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
      select made, found_child.id, x.kind, x.id, x.version, found_child.unit_id from child.emergency_items(found_child.id) x;
    perform audit.log('emergency', found_child.id, 'child', found_child.id, reason);
    insert into child.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select found_child.collaboration_id, f.function_id, found_child.id, 'emergency_opened', 'child', found_child.id
      from (select i.function_id from sharing.involvements i where i.child_id = found_child.id and i.ended_at is null
            union select m.id from people.functions m where m.unit_id in (found_child.unit_id, people.my_unit()) and m.kind = 'manager'
            union select r.id from people.functions r where r.collaboration_id = found_child.collaboration_id and r.kind = 'log_reviewer') f;
    perform pg_notify('kring', 'function:' || n.to_function_id) from child.notices n
      where n.child_id = found_child.id and n.kind = 'emergency_opened' and n.made_at = now();
    return next found_child.id;
  end loop;
  if made is null then
    perform audit.log('emergency', null, 'none', null, reason);
    insert into child.notices (collaboration_id, to_function_id, kind)
      select r.collaboration_id, r.id, 'emergency_found_nothing' from people.functions r
      where r.collaboration_id = people.my_collaboration() and r.kind = 'log_reviewer';
  end if;
end $$;
grant execute on function sharing.open_in_emergency(bytea, text) to kring_app;

-- R7: who has looked, for the family. Function and unit, never the employee's name; the reports' rows and what is held back are left out.
create function audit.family_extract(child uuid) returns table (at timestamptz, act text, item_kind text, function_name text, unit_name text, organisation_name text, purpose text)
language sql stable security definer set search_path = '' as $$
  select l.at, l.act, l.item_kind, f.name, u.name, o.name, l.purpose
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = l.unit_id
    join people.organisations o on o.id = u.organisation_id
  where l.child_id = child and l.act in ('read', 'emergency', 'export') and l.item_kind <> 'report' and not l.as_guardian
    and not exists (select from audit.held_back h where h.child_id = child and h.function_id = l.function_id)
    and exists (select from child.guardians g where g.child_id = child and g.person_id = people.me_as_guardian()
      and g.custody and g.ended_at is null)
  order by l.at desc limit 500
$$;
grant execute on function audit.family_extract(uuid) to kring_app;

-- The same for the unit's own involved functions, and for the log reviewer.
create function audit.readings(child uuid) returns table (at timestamptz, act text, item_kind text, person_name text, function_name text, unit_name text, as_guardian boolean, purpose text)
language sql stable security definer set search_path = '' as $$
  select l.at, l.act, l.item_kind, case when l.as_guardian then '' else p.name end, f.name, u.name, l.as_guardian, l.purpose
  from audit.access_log l left join people.persons p on p.id = l.person_id left join people.functions f on f.id = l.function_id
    left join people.units u on u.id = l.unit_id
  where l.child_id = child and l.act <> 'refused'
    and (sharing.i_am_involved(child)
      or exists (select from people.functions m join child.children c on c.unit_id = m.unit_id or m.kind = 'log_reviewer'
        where m.id = people.my_function() and m.kind in ('manager', 'log_reviewer') and c.id = child
          and m.collaboration_id = c.collaboration_id))
  order by l.at desc limit 500
$$;
grant execute on function audit.readings(uuid) to kring_app;

create policy select_in_my_unit_when_involved on audit.held_back for select to kring_app using (
  unit_id = (select people.my_unit()) and sharing.i_am_involved(child_id));
create policy insert_when_involved on audit.held_back for insert to kring_app with check (
  unit_id = (select people.my_unit()) and sharing.i_am_involved(child_id) and made_by = (select people.me())
  and exists (select from child.children c where c.id = child_id));
grant select on audit.held_back to kring_app;
grant insert (child_id, unit_id, function_id, reason, review_on, made_by) on audit.held_back to kring_app;
create policy delete_when_involved on audit.held_back for delete to kring_app using (
  unit_id = (select people.my_unit()) and sharing.i_am_involved(child_id));
grant delete on audit.held_back to kring_app;
