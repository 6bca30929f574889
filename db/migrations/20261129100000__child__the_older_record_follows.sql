-- R4, R8, R10a: while two records are one, who is family and who may know is decided in the record that is kept, and judged at each reading.
-- What was changed there after the merge had left the older one open to a guardian who no longer may see, and what came to the older one by
-- its name or number landed where nobody goes on (docs/decisions/0030).

create function child.kept_of(child uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce((select m.child_id from child.merges m where m.old_child_id = child and m.split_at is null), child)
$$;
comment on function child.kept_of(uuid) is 'The record that goes on: of a record that was merged into another that one, of any other itself.';

create function child.is_same_guardian(one child.guardians, other child.guardians, since timestamptz) returns boolean language sql stable security definer set search_path = '' as $$
  select case when one.person_id is not null and other.person_id is not null then one.person_id = other.person_id
    when o.number_hash is not null and t.number_hash is not null then o.number_hash = t.number_hash
    else people.folded(one.name) = people.folded(other.name)
      and not exists (select from child.guardian_changes c where c.guardian_id in (one.id, other.id) and c.number_changed and c.at >= since) end
  from (select 1) x left join sharing.identities o on o.row_id = one.id and o.kind = 'guardian'
    left join sharing.identities t on t.row_id = other.id and t.kind = 'guardian'
$$;
comment on function child.is_same_guardian(child.guardians, child.guardians, timestamptz) is 'Rows of two records for one person: by who signed in, else by number, else by name, where no number was corrected since then.';

create function child.shows_by_itself(g child.guardians) returns boolean language sql stable security definer set search_path = '' as $$
  select g.custody and g.ended_at is null and exists (select from child.children c where c.id = g.child_id
    and sharing.reaches_age(c.birth_date, 18) > now()
    and (c.protection = 'none' or exists (select from sharing.protected_guardians p where p.child_id = c.id and p.guardian_id = g.id)))
$$;
comment on function child.shows_by_itself(child.guardians) is 'R8, R10b: a custody holder of the child now, who is listed where the child is protected, until the child comes of age.';

create or replace function child.shows_to_guardian(g child.guardians) returns boolean language sql stable security definer set search_path = '' as $$
  select case when m.id is null then child.shows_by_itself(g)
    else g.custody and g.ended_at is null and exists (select from child.guardians x
      where x.child_id = m.child_id and child.is_same_guardian(x, g, m.at) and child.shows_by_itself(x)) end
  from (select 1) one left join child.merges m on m.old_child_id = g.child_id and m.split_at is null
$$;
comment on function child.shows_to_guardian(child.guardians) is 'Whether the record shows itself to this guardian; one that was merged into another, as that one does (R10a).';

create or replace function sharing.guardian_may_see(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.guardians g
    where g.child_id = child and g.person_id = people.me_as_guardian() and g.custody and g.ended_at is null and child.shows_to_guardian(g))
$$;

create or replace function audit.told_to_guardians(child uuid) returns setof audit.access_log language sql stable security definer set search_path = '' as $$
  with kept as materialized (select k.item_id from sharing.kept_from_me(child) k
  ), told as (
    select d.to_function_id as function_id, d.made_at as since, coalesce(least(d.ended_at, d.valid_until), d.valid_until) as until from sharing.disclosures d
    where d.child_id = child and d.decision = 'given' and (d.informed or d.kind = 'emergency') and d.to_function_id is not null
      and (d.kind = 'emergency' or not exists (select from sharing.disclosed_items i join kept k on k.item_id = i.item_id
        where i.disclosure_id = d.id and i.item_kind <> 'child'))
  ), given as (
    select i.item_id, d.to_function_id, d.made_at, d.informed from sharing.disclosures d join sharing.disclosed_items i on i.disclosure_id = d.id
      where d.child_id = child and i.item_kind <> 'child' and d.kind <> 'emergency'
  ), untold as (
    select g.item_id, null::uuid as function_id, min(g.made_at) as since from given g group by 1 having not bool_or(g.informed)
    -- Others were told of the item, and of this receiver nobody.
    union all
    select g.item_id, g.to_function_id, min(g.made_at) from given g where g.to_function_id is not null group by 1, 2 having not bool_or(g.informed)
    union all
    select d.id, null, d.made_at from sharing.disclosures d where d.child_id = child and not d.informed and d.kind <> 'emergency'
  )
  select l.* from audit.access_log l join child.children c on c.id = l.child_id
  where l.child_id = child and sharing.guardian_may_see(child)
    and l.act in ('read', 'emergency', 'export') and not l.as_guardian and l.function_id is not null
    and l.item_kind not in ('report', 'protection', 'held_back', 'opened_list') and l.item_kind not like 'draft\_%'
    and (l.item_kind <> 'draft' or exists (select from child.plans p where p.id = l.item_id))
    and not exists (select from untold u where u.item_id = l.item_id and u.since <= l.at and (u.function_id is null or u.function_id = l.function_id))
    and not exists (select from kept k where k.item_id = l.item_id)
    and (l.unit_id = c.unit_id or l.act = 'emergency'
      or exists (select from told t where t.function_id = l.function_id and t.since <= l.at and l.at < t.until)
      or exists (select from people.functions f where f.id = l.function_id and f.kind = 'log_reviewer'))
    -- What is held back in the record that is kept is held back in the older one (R10a).
    and not exists (select from audit.held_back h where h.child_id in (child, child.kept_of(child)) and h.function_id = l.function_id
      and h.decision = 'held' and h.ended_at is null
      and l.person_id is distinct from h.made_by and l.person_id is distinct from h.decided_by)
$$;

create or replace function audit.functions_that_read(child uuid) returns table(function_id uuid, function_name text, unit_name text, organisation_name text, times bigint) language sql stable security definer set search_path = '' as $$
  select f.id, f.name, u.name, o.name, count(*)
  from audit.access_log l join people.functions f on f.id = l.function_id join people.units u on u.id = f.unit_id
    join people.organisations o on o.id = u.organisation_id
  where l.child_id = any(array(select functions_that_read.child union all
      select m.old_child_id from child.merges m where m.child_id = functions_that_read.child and m.split_at is null))
    and l.act in ('read', 'emergency', 'export') and sharing.i_am_involved(functions_that_read.child)
  group by f.id, f.name, u.name, o.name
  order by o.name, u.name, f.name
$$;
comment on function audit.functions_that_read(uuid) is 'Which functions have read about a child of my unit, also in a record that was merged into this one: whose rows can be held back from the family.';

create or replace function child.find_double(given_name text, family_name text, birth_date date, person_number text, without uuid default null) returns table(child_id uuid, same_number boolean, mine boolean) language sql stable security definer rows 1 set search_path = '' as $$
  select x.id, x.same_number, x.mine
  from (
    select k.id, k.created_at, k.protection, true as same_number, sharing.i_am_involved(k.id) as mine from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit() and c.person_number = find_double.person_number and c.person_number <> ''
    union all
    select k.id, k.created_at, k.protection, false, sharing.i_am_involved(k.id) from child.children c join child.children k on k.id = child.kept_of(c.id)
      where c.unit_id = people.my_unit()
        and people.folded(c.given_name || ' ' || c.family_name) = people.folded(find_double.given_name || ' ' || find_double.family_name)
        and extract(year from c.birth_date) = extract(year from find_double.birth_date)
  ) x
  where x.id is distinct from without and (x.mine or x.protection = 'none')
    -- A record that nobody works with any more has nobody to ask.
    and exists (select from sharing.involvements i where i.child_id = x.id and i.ended_at is null)
  order by x.same_number desc, x.mine desc, x.created_at, x.id limit 1
$$;

create function child.hold_double(given_name text, family_name text, birth_date date, person_number text) returns table(child_id uuid, same_number boolean, mine boolean) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  before record;
  d record;
begin
  select * into before from child.find_double(given_name, family_name, birth_date, person_number);
  loop
    if before.child_id is null then return; end if;
    -- A merge or a split that is being made is waited for, and the record that goes on after it is the one.
    perform from child.children c where c.id = before.child_id for no key update;
    select * into d from child.find_double(given_name, family_name, birth_date, person_number);
    exit when d.child_id is not distinct from before.child_id;
    before := d;
  end loop;
  return query select d.child_id, d.same_number, d.mine;
end $$;
comment on function child.hold_double(text, text, date, text) is 'child.find_double for one who is about to write something for the child: until the transaction is over the record is the one that goes on.';

create or replace function child.hand_worry(given_name text, family_name text, birth_date date, person_number text, instrument uuid, answers jsonb, areas text[], once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select w.id into made from child.worries w where w.once = hand_worry.once and w.author_function_id = people.my_function();
  if made is not null then return made; end if;
  if not exists (select from learning.instrument_versions v where v.id = instrument and v.state in ('published', 'retired')
    and (v.collaboration_id is null or v.collaboration_id = people.my_collaboration())) then raise insufficient_privilege; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.worries (collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, handed_as, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), people.my_function(), people.me(), k.function_id, hand_worry.areas,
      current_date + c.answer_days, trim(given_name || ' ' || family_name), hand_worry.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  insert into child.worry_versions (worry_id, version, child_id, unit_id, instrument_version_id, answers, written_by)
    values (made, 1, d.child_id, people.my_unit(), instrument, hand_worry.answers, people.me());
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (people.my_collaboration(), d.child_id, people.my_unit(), 'worry_handed', 'worry', made, people.my_function(), people.me());
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'worry_came', 'worry', made);
  perform audit.log('write', d.child_id, 'worry', made, '');
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;

create or replace function child.ask_to_join(given_name text, family_name text, birth_date date, person_number text, words text, once uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k record;
  made uuid;
begin
  if people.my_function() is null then raise insufficient_privilege; end if;
  select r.id into made from child.join_requests r where r.once = ask_to_join.once and r.from_function_id = people.my_function();
  if made is not null then return made; end if;
  select * into d from child.hold_double(given_name, family_name, birth_date, person_number);
  if d.child_id is null or d.mine then return null; end if;
  select r.id into made from child.join_requests r where r.child_id = d.child_id and r.from_function_id = people.my_function() and r.answer is null;
  if made is not null then return made; end if;
  select * into k from child.contact_in_unit(d.child_id);
  insert into child.join_requests (collaboration_id, child_id, unit_id, to_function_id, from_function_id, from_person_id, child_name, words, answer_by, once)
    select people.my_collaboration(), d.child_id, people.my_unit(), k.function_id, people.my_function(), people.me(),
      trim(given_name || ' ' || family_name), ask_to_join.words, current_date + c.answer_days, ask_to_join.once
    from people.collaborations c where c.id = people.my_collaboration()
    returning id into made;
  perform child.note(d.child_id, 'join_asked');
  insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
    values (people.my_collaboration(), k.function_id, d.child_id, 'join_asked', 'join', made);
  perform pg_notify('kring', 'function:' || k.function_id);
  return made;
end $$;

-- R8: who came along is off the list of a protected child with which they no longer work.
create or replace function child.split(merge uuid, words text) returns void language plpgsql security definer set search_path = '' as $$
declare
  m child.merges;
  gone record;
begin
  select * into m from child.merges x where x.id = split.merge;
  if m.id is null or not sharing.i_am_involved(m.child_id) then raise insufficient_privilege; end if;
  perform child.lock_to_change(m.child_id);
  perform from child.children c where c.id = m.old_child_id for no key update;
  select * into m from child.merges x where x.id = split.merge;
  if m.split_at is not null then return; end if;
  if m.function_id <> people.my_function() and not exists (select from child.named_persons n
      where n.child_id = m.child_id and n.function_id = people.my_function() and n.until is null) then
    raise check_violation using constraint = 'split_by_the_named_person';
  end if;
  update child.merges x set split_at = now(), split_words = split.words, split_by_function_id = people.my_function(), split_by_person_id = people.me()
    where x.id = m.id;
  perform child.note(m.child_id, 'record_split');
  perform child.note(m.old_child_id, 'record_split');
  if not exists (select from child.named_persons n where n.child_id = m.old_child_id and n.until is null) then
    insert into child.named_persons (collaboration_id, child_id, unit_id, function_id, how, set_by)
      select n.collaboration_id, n.child_id, n.unit_id, n.function_id, 'by_hand', people.me() from child.named_persons n
      where n.child_id = m.old_child_id and n.until = m.at order by n.since desc limit 1;
  end if;
  for gone in update child.colleagues c set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
      where c.merge_id = m.id and c.ended_at is null returning c.child_id, c.function_id
  loop
    -- Who has something there by now that somebody must have stays, and the last one too.
    update sharing.involvements i set ended_at = now()
      where i.child_id = gone.child_id and i.function_id = gone.function_id and i.ended_at is null
        and cardinality(child.holds_here(i.child_id, i.function_id)) = 0
        and exists (select from sharing.involvements x where x.child_id = i.child_id and x.function_id <> i.function_id and x.ended_at is null);
    if found then
      delete from sharing.protected_readers r where r.child_id = gone.child_id and r.function_id = gone.function_id;
    end if;
    perform pg_notify('kring', 'function:' || gone.function_id);
  end loop;
  perform pg_notify('kring', 'child:' || m.child_id), pg_notify('kring', 'child:' || m.old_child_id);
end $$;

-- R8: of the older record nothing is decided by itself: what is decided in the one that is kept covers it.
create or replace function child.set_protection(child uuid, protection text) returns void language plpgsql security definer set search_path = '' as $$
declare
  record_id uuid;
begin
  if not sharing.i_am_involved(child) then raise insufficient_privilege; end if;
  if child.kept_of(child) <> child then raise check_violation using constraint = 'record_is_merged'; end if;
  foreach record_id in array array(select child union all select m.old_child_id from child.merges m where m.child_id = set_protection.child and m.split_at is null) loop
    update child.children c set protection = set_protection.protection where c.id = record_id;
    if protection <> 'none' then
      insert into sharing.protected_readers (child_id, function_id, added_by, review_on)
        select record_id, i.function_id, people.me(), current_date + 90 from sharing.involvements i
        where i.child_id = record_id and i.ended_at is null
        on conflict do nothing;
      update sharing.disclosures d set ended_at = now(), end_reason = 'reader_removed'
        where d.child_id = record_id and d.to_function_id is not null and d.ended_at is null
          and not exists (select from sharing.protected_readers r where r.child_id = record_id and r.function_id = d.to_function_id);
    end if;
  end loop;
end $$;

-- R15: a mail that was refused was refused for the person to whom it was sent, and tells nothing to others who say that the address is theirs.
drop function people.mail_refused(text);
drop function people.mail_arrived(text);
create function people.mail_refused(address text, person uuid, guardian uuid) returns void language sql security definer set search_path = '' as $$
  insert into people.mail_failures (person_id) select a.person_id from people.addresses a
    where a.email = address and a.person_id = coalesce(mail_refused.person, (select g.person_id from child.guardians g where g.id = guardian))
  on conflict do nothing
$$;
create function people.mail_arrived(address text, person uuid, guardian uuid) returns void language sql security definer set search_path = '' as $$
  delete from people.mail_failures f using people.addresses a
    where a.email = address and f.person_id = a.person_id and a.person_id = coalesce(mail_arrived.person, (select g.person_id from child.guardians g where g.id = guardian))
$$;
grant execute on function people.mail_refused(text, uuid, uuid), people.mail_arrived(text, uuid, uuid) to kring_worker;
