-- R4, R6: a consent and a ground carry as long as their conditions hold, and no longer: as long as every custody holder has said yes who
-- is one now, and until the child comes of age. What time ends is in `valid_until` from the beginning, so that no job is waited for; what
-- an event ends is judged again in the same transaction, here, whoever causes it.
alter table sharing.bases add column until_age integer constraint until_some_age check (until_age between 1 and 30);
comment on column sharing.bases.until_age is 'R6: the ground is for children under this age, and ends by itself at midnight, Swedish time, when the child reaches it.';
update sharing.bases set until_age = 18 where code in ('care_social_under_18', 'guardian');

alter table sharing.disclosures drop constraint disclosures_end_reason_check,
  add constraint disclosures_end_reason_check check (end_reason in ('consent_withdrawn', 'consent_expired', 'ended_by_giver', 'replaced',
    'guardian_ended', 'reader_removed', 'meeting_closed', 'consent_no_longer_covers', 'came_of_age'));

-- Midnight, Swedish time, when somebody born that day reaches an age. Born on 29 February: on 28 February.
create function sharing.reaches_age(birth_date date, age integer) returns timestamptz language sql immutable set search_path = '' as $$
  select (birth_date + make_interval(years => age)) at time zone 'Europe/Stockholm'
$$;
create function sharing.is_of_age(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select sharing.reaches_age(c.birth_date, 18) <= now() from child.children c where c.id = child), false)
$$;

-- R8, R10b: a custody holder of the child now, who is listed where the child is protected, until the child comes of age.
create or replace function sharing.guardian_may_see(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.guardians g join child.children c on c.id = g.child_id
    where g.child_id = child and g.person_id = people.me_as_guardian() and g.custody and g.ended_at is null
      and sharing.reaches_age(c.birth_date, 18) > now()
      and (c.protection = 'none' or exists (select from sharing.protected_guardians p
        where p.child_id = child and p.guardian_id = g.id)))
$$;

-- R4: of an adult only the own yes counts, and a guardian's reaches to the day before.
create or replace function sharing.consent_for(child uuid, to_unit uuid, wanted text[]) returns table (valid_until date, consent_ids uuid[])
language plpgsql stable security definer set search_path = '' as $$
declare
  policy text;
  holders int;
  last_day date;
begin
  select k.consent_policy, (c.birth_date + interval '18 years')::date - 1 into policy, last_day
    from child.children c join people.collaborations k on k.id = c.collaboration_id where c.id = child;
  select count(*) into holders from child.guardians g where g.child_id = child and g.custody and g.ended_at is null;
  if sharing.is_of_age(child) then policy := 'of_age'; end if;
  return query
    with live as (
      select c.id, c.guardian_id, c.given_by_child, case when c.given_by_child then c.valid_until else least(c.valid_until, last_day) end as valid_until
      from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = child and s.to_unit_id = to_unit and s.withdrawn_at is null
        and c.given_on <= current_date and c.valid_until >= current_date
        and s.areas @> wanted
        and (c.given_by_child or (policy <> 'of_age'
          and exists (select from child.guardians g where g.id = c.guardian_id and g.custody and g.ended_at is null)))
    ), longest as (
      select distinct on (l.guardian_id, l.given_by_child) l.* from live l order by l.guardian_id, l.given_by_child, l.valid_until desc
    ), needed as (
      select * from longest where case when policy in ('mature_child_alone', 'of_age') and exists (select from longest where given_by_child)
        then given_by_child
        else not given_by_child or policy = 'all_custodians_and_mature_child' end
    )
    select min(n.valid_until), array_agg(n.id) from needed n
    having (policy in ('mature_child_alone', 'of_age') and bool_or(n.given_by_child))
      or (policy <> 'of_age' and holders > 0 and count(*) filter (where not n.given_by_child) = holders
          and (policy <> 'all_custodians_and_mature_child' or bool_or(n.given_by_child)));
end $$;

-- The latest moment to which a disclosure may last, by its ground and its receiver; infinity where neither depends on the child's age.
create function sharing.lasts_at_most(child uuid, basis uuid, to_guardian uuid) returns timestamptz language sql stable security definer set search_path = '' as $$
  select least(
    case when to_guardian is null then 'infinity' else sharing.reaches_age(c.birth_date, 18) end,
    case when b.until_age is null then 'infinity' else sharing.reaches_age(c.birth_date, b.until_age) end)
  from child.children c cross join sharing.bases b where c.id = child and b.id = basis
$$;

-- Before check_disclosure, by its name; that one lowers it further for a consent.
create function sharing.bound_disclosure() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  most timestamptz := sharing.lasts_at_most(new.child_id, new.basis_id, new.to_guardian_id);
begin
  if most <= now() then raise check_violation using constraint = 'basis_is_for_children'; end if;
  new.valid_until := least(new.valid_until, most);
  return new;
end $$;
create trigger b_bound_disclosure before insert on sharing.disclosures for each row execute function sharing.bound_disclosure();

-- What has been given of a child, judged anew: what no longer has its consents or its receiver ends now, and nothing lasts longer than its
-- ground. Answers how many ended.
create function sharing.judge_again(child uuid) returns integer language plpgsql security definer set search_path = '' as $$
declare
  ended integer;
begin
  update sharing.disclosures d set ended_at = now(), end_reason = x.why
  from (
    select d.id, case
      when sharing.lasts_at_most(child, d.basis_id, d.to_guardian_id) <= now() then 'came_of_age'
      when d.to_guardian_id is not null and not exists (select from child.guardians g where g.id = d.to_guardian_id and g.custody and g.ended_at is null)
        then 'guardian_ended'
      when b.needs_consent and not exists (select from sharing.consent_for(child, d.to_unit_id, d.areas)) then
        case when sharing.is_of_age(child) then 'came_of_age' else 'consent_no_longer_covers' end
      end as why
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.child_id = child and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
  ) x
  where d.id = x.id and x.why is not null;
  get diagnostics ended = row_count;
  with bounds as (
    select d.id, least(sharing.lasts_at_most(child, d.basis_id, d.to_guardian_id), case when b.needs_consent then
      (select (c.valid_until + 1)::timestamp at time zone 'Europe/Stockholm' from sharing.consent_for(child, d.to_unit_id, d.areas) c) end) as most
    from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.child_id = child and d.decision = 'given' and d.ended_at is null and d.valid_until > now()
  ), shorter as (
    update sharing.disclosures d set valid_until = x.most from bounds x where d.id = x.id and d.valid_until > x.most
      returning d.id, d.valid_until
  )
  update sharing.disclosed_items i set ends_at = least(i.ends_at, s.valid_until) from shorter s where s.id = i.disclosure_id;
  return ended;
end $$;
comment on function sharing.judge_again(uuid) is
  'R4, R6: run whenever who has custody, the child''s birth date or what the consents need has changed; by triggers, never by the app.';

create function sharing.judge_after_guardian() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform sharing.judge_again(new.child_id);
  return null;
end $$;
create trigger judge_again_after_insert after insert on child.guardians for each row when (new.custody) execute function sharing.judge_after_guardian();
create trigger judge_again_after_update after update on child.guardians for each row
  when (old.custody is distinct from new.custody or old.ended_at is distinct from new.ended_at) execute function sharing.judge_after_guardian();

create function sharing.judge_after_child() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform sharing.judge_again(new.id);
  return null;
end $$;
create trigger judge_again after update of birth_date on child.children for each row
  when (old.birth_date is distinct from new.birth_date) execute function sharing.judge_after_child();

create function sharing.judge_after_policy() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform sharing.judge_again(d.child_id) from (select distinct d.child_id from sharing.disclosures d join sharing.bases b on b.id = d.basis_id
    where d.collaboration_id = new.id and d.ended_at is null and b.needs_consent) d;
  return null;
end $$;
create trigger judge_again after update of consent_policy on people.collaborations for each row
  when (old.consent_policy is distinct from new.consent_policy) execute function sharing.judge_after_policy();

-- R4: as before, and what needs the consent without having been written down under it ends too.
create or replace function sharing.withdraw_consent(consent uuid, to_unit uuid, how text) returns integer language plpgsql security definer set search_path = '' as $$
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
  -- And whatever else needed it: custody may have come back since that was given.
  ended := ended + sharing.judge_again(c.child_id);
  return ended;
end $$;

-- What has been given before today gets its ends too.
select sharing.judge_again(c.child_id) from (select distinct d.child_id from sharing.disclosures d where d.ended_at is null) c;

-- Eighteen is an event: at midnight, Swedish time, the open pages of guardians and receivers hear that it has ended, and everybody who works
-- with the child is told. Answers how many children; each once.
create index children_birth_date_idx on child.children (birth_date);
create function sharing.come_of_age() returns integer language plpgsql security definer set search_path = '' as $$
declare
  child record;
  done integer := 0;
begin
  for child in
    select c.id, c.collaboration_id from child.children c
    where c.birth_date between (now() at time zone 'Europe/Stockholm')::date - interval '18 years 3 days' and (now() at time zone 'Europe/Stockholm')::date - interval '18 years' + interval '1 day'
      and sharing.reaches_age(c.birth_date, 18) <= now()
      -- Once for each birthday: one that was written wrong before is no reason to miss the right one.
      and not exists (select from sharing.notices n where n.child_id = c.id and n.kind = 'came_of_age' and n.made_at >= sharing.reaches_age(c.birth_date, 18))
  loop
    perform sharing.judge_again(child.id);
    insert into sharing.notices (collaboration_id, to_function_id, child_id, kind, item_kind, item_id)
      select child.collaboration_id, i.function_id, child.id, 'came_of_age', 'child', child.id
      from sharing.involvements i where i.child_id = child.id and i.ended_at is null;
    perform pg_notify('kring', 'function:' || i.function_id) from sharing.involvements i where i.child_id = child.id and i.ended_at is null;
    perform pg_notify('kring', 'child:' || child.id);
    done := done + 1;
  end loop;
  return done;
end $$;
comment on function sharing.come_of_age() is 'R4: run by a job every few minutes. What ends at eighteen has ended without it.';

revoke execute on function sharing.reaches_age(date, integer), sharing.is_of_age(uuid), sharing.lasts_at_most(uuid, uuid, uuid), sharing.bound_disclosure(),
  sharing.judge_again(uuid), sharing.judge_after_guardian(), sharing.judge_after_child(), sharing.judge_after_policy(), sharing.come_of_age() from public;
grant execute on function sharing.come_of_age() to kring_worker;
