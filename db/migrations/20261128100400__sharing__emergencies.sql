-- R9: an emergency opens what is needed at once, a colleague's record in one's own unit too; what finds nothing is slowed, told once with a
-- count, and never pushes an opening out of the reviewer's sight.
alter table sharing.notices add column times integer not null default 1 check (times > 0);
-- Some were told one by one before.
update sharing.notices n set seen_at = now() where n.kind = 'emergency_found_nothing' and n.seen_at is null
  and exists (select from sharing.notices later where later.to_function_id = n.to_function_id and later.kind = n.kind and later.seen_at is null and later.id > n.id);
create unique index notices_that_count on sharing.notices (to_function_id, kind) where kind = 'emergency_found_nothing' and seen_at is null;
comment on column sharing.notices.times is 'How often it has happened since it was last seen: told once, with the count.';

create or replace function sharing.check_disclosure() returns trigger language plpgsql security definer set search_path = '' as $$
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
    -- R9: in an emergency a function also opens what its own unit holds and it does not work with.
    if v_to is null or (new.to_unit_id = new.from_unit_id and new.kind <> 'emergency') then
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

-- After three that found nothing within an hour one waits a minute between, after six ten: nobody in need waits long, and nobody goes
-- through the numbers. Answers from when one may ask again; null: now.
create function sharing.emergency_waits_until() returns timestamptz language sql stable security definer set search_path = '' as $$
  select case when x.misses >= 6 then x.latest + interval '10 minutes' when x.misses >= 3 then x.latest + interval '1 minute' end
  from (select count(distinct l.xid) as misses, max(l.at) as latest from audit.access_log l
    where l.person_id = people.me() and l.act = 'emergency' and l.item_kind = 'none'
      and l.at > now() - interval '1 hour') x
  where x.misses >= 3
$$;

-- One at a time for each person, so that many at once are counted as many.
create function sharing.wait_for_my_emergency() returns void language sql security definer set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('emergency:' || people.me(), 0))
$$;

create or replace function sharing.open_in_emergency(number_hash bytea, reason text) returns setof uuid language plpgsql security definer set search_path = '' as $$
declare
  found_child child.children;
  made uuid;
  emergency_basis uuid;
begin
  if length(coalesce(reason, '')) < 10 or not exists (
    select from people.functions f where f.id = people.my_function() and f.may_open_in_emergency) then
    raise insufficient_privilege;
  end if;
  perform sharing.wait_for_my_emergency();
  if sharing.emergency_waits_until() > now() then raise check_violation using constraint = 'emergency_waits'; end if;
  select b.id into emergency_basis from sharing.bases b where b.emergency and b.valid_from <= current_date
    and (b.valid_until is null or b.valid_until >= current_date) order by b.valid_from desc limit 1;
  for found_child in
    select c.* from sharing.identities i join child.children c on c.id = i.row_id
    where i.kind = 'child' and i.number_hash = open_in_emergency.number_hash
      and i.collaboration_id = people.my_collaboration()
      -- What my function works with in its own unit is open already.
      and not (c.unit_id = people.my_unit() and sharing.i_am_involved(c.id))
  loop
    made := platform.new_id();
    insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id,
        kind, basis_id, purpose, informed, not_informed_reason, valid_until)
      values (made, found_child.collaboration_id, found_child.id, found_child.unit_id, people.my_function(), people.me(), people.my_function(),
        'emergency', emergency_basis, reason, false, 'emergency', now() + interval '1 day');
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, from_unit_id)
      select made, found_child.id, x.kind, x.id, x.version, found_child.unit_id from child.emergency_items(found_child.id) x;
    perform audit.log('emergency', found_child.id, 'child', found_child.id, reason);
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select found_child.collaboration_id, f.function_id, found_child.id, 'emergency_opened', 'child', found_child.id
      from (select i.function_id from sharing.involvements i where i.child_id = found_child.id and i.ended_at is null
            union select m.id from people.functions m where m.unit_id in (found_child.unit_id, people.my_unit()) and m.kind = 'manager'
            union select r.id from people.functions r where r.collaboration_id = found_child.collaboration_id and r.kind = 'log_reviewer') f;
    perform pg_notify('kring', 'function:' || n.to_function_id) from sharing.notices n
      where n.child_id = found_child.id and n.kind = 'emergency_opened' and n.made_at = now();
    return next found_child.id;
  end loop;
  if made is null and not exists (
    select from sharing.identities i join child.children c on c.id = i.row_id
    where i.kind = 'child' and i.number_hash = open_in_emergency.number_hash and c.unit_id = people.my_unit() and sharing.i_am_involved(c.id)) then
    perform audit.log('emergency', null, 'none', null, reason);
    -- One notice until it is seen, which counts.
    insert into sharing.notices (collaboration_id, to_function_id, kind)
      select r.collaboration_id, r.id, 'emergency_found_nothing' from people.functions r
      where r.collaboration_id = people.my_collaboration() and r.kind = 'log_reviewer' order by r.id
      on conflict (to_function_id, kind) where kind = 'emergency_found_nothing' and seen_at is null
        do update set times = notices.times + 1, made_at = now();
    perform pg_notify('kring', 'function:' || r.id) from people.functions r
      where r.collaboration_id = people.my_collaboration() and r.kind = 'log_reviewer';
  end if;
end $$;

-- Each opening in an emergency once, whatever number of units held a record: how many know a child is itself secret (R10). All of them,
-- before what found nothing: that is one line a person, function and day, so that no number of tries hides an opening.
drop function audit.review_emergencies(date);
create function audit.review_emergencies(since date)
returns table (at timestamptz, person_name text, function_name text, unit_name text, organisation_name text, reason text, found boolean, readings_after integer, times integer)
language sql stable security definer set search_path = '' as $$
  with each_time as (
    select l.xid, min(l.at) as at, l.person_id, l.function_id, min(l.purpose) as reason, bool_or(l.child_id is not null) as found,
      array_agg(l.child_id) as children
    from audit.access_log l
    where l.act = 'emergency' and l.collaboration_id = people.my_collaboration() and l.at >= since and audit.i_review()
    group by l.xid, l.person_id, l.function_id
  ), openings as (
    select e.at, e.person_id, e.function_id, e.reason, e.found, e.children, 1 as times from each_time e where e.found
    union all
    select max(e.at), e.person_id, e.function_id, (array_agg(e.reason order by e.at desc))[1], false, '{}', count(*)::int
      from each_time e where not e.found group by e.person_id, e.function_id, (e.at at time zone 'Europe/Stockholm')::date
  )
  select e.at, p.name, f.name, u.name, o.name, e.reason, e.found,
    (select count(*)::int from audit.access_log r where r.child_id = any(e.children) and r.function_id = e.function_id
      and r.act = 'read' and r.item_kind <> 'opened_list' and r.at between e.at and e.at + interval '1 day'), e.times
  from openings e join people.functions f on f.id = e.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id join people.persons p on p.id = e.person_id
  order by e.found desc, e.at desc
$$;
revoke execute on function sharing.emergency_waits_until(), sharing.wait_for_my_emergency(), audit.review_emergencies(date) from public;
grant execute on function sharing.emergency_waits_until(), sharing.wait_for_my_emergency(), audit.review_emergencies(date) to kring_app;

-- R9: what an emergency opens is decided by child.emergency_items alone. Giver and receiver are one function there, in its own unit too.
alter policy insert_with_my_disclosure on sharing.disclosed_items
  with check (from_unit_id = (select people.my_unit()) and exists (select from sharing.disclosures d
    where d.id = disclosed_items.disclosure_id and d.child_id = disclosed_items.child_id and d.from_function_id = (select people.my_function())
      and d.made_at = now() and d.decision = 'given' and d.kind <> 'emergency'));

-- R10b: a guardian who is invited reads who else is, but not a function of another unit that they were not told of.
create function sharing.guardians_know_of(meeting uuid, func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.meetings m join people.functions f on f.unit_id = m.unit_id where m.id = meeting and f.id = func)
    or exists (select from sharing.disclosed_items i join sharing.disclosures d on d.id = i.disclosure_id
      where i.item_id = meeting and i.item_kind = 'meeting' and d.to_function_id = func and d.informed)
$$;
revoke execute on function sharing.guardians_know_of(uuid, uuid) from public;
grant execute on function sharing.guardians_know_of(uuid, uuid) to kring_app;
create policy told_to_guardians on child.meeting_participants as restrictive for select to kring_app
  using ((select people.me_as_guardian()) is null or function_id is null or sharing.guardians_know_of(meeting_id, function_id));
comment on policy told_to_guardians on child.meeting_participants is
  'R10b: no guardian reads of a participant of another unit whom they were not told of. By hand: a restriction of one kind of reader.';
