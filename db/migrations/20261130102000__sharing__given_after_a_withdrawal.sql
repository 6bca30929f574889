-- R4: whether a custody holder had taken a yes back to a unit at a moment, and had none in its place. By the reader's own rights.
create function sharing.yes_was_gone(child uuid, unit uuid, guardian uuid, at timestamptz) returns boolean language sql stable set search_path to '' as $$
  select exists (select from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = yes_was_gone.child and c.guardian_id = yes_was_gone.guardian and s.to_unit_id = unit and s.withdrawn_at <= at)
    and not exists (select from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = yes_was_gone.child and c.guardian_id = yes_was_gone.guardian and s.to_unit_id = unit and c.created_at <= at
        and c.valid_until >= (at at time zone 'Europe/Stockholm')::date and (s.withdrawn_at is null or s.withdrawn_at > at))
$$;
grant execute on function sharing.yes_was_gone(uuid, uuid, uuid, timestamptz) to kring_app;

-- What a guardian, whom the settings of the transaction name, may be told of it: as the policy about my child, and given on another ground
-- than the yes that they had taken back.
create function sharing.told_despite(d sharing.disclosures, guardian uuid) returns boolean language sql stable set search_path to '' as $$
  select d.informed and d.decision = 'given' and d.kind <> 'emergency' and d.to_unit_id is not null and d.ended_at is null and d.valid_until > now()
    and not exists (select from sharing.bases b where b.id = d.basis_id and b.needs_consent)
    and sharing.yes_was_gone(d.child_id, d.to_unit_id, guardian, d.made_at)
    and sharing.guardian_may_see(d.child_id) and not sharing.is_kept_from_me(d.id)
$$;

-- The letter to a custody holder that something was given though they had taken their yes back: to whoever may read of it when it is sent
-- (R10b), and one for all that was given in the same moment. Of a protected child it says that something waits (R8).
create function child.despite_letter(disclosure uuid, guardian uuid) returns table(email text, language text, secret boolean, from_name text, from_phone text) language plpgsql security definer set search_path to '' as $$
declare
  d sharing.disclosures;
  v_reader uuid;
begin
  select * into d from sharing.disclosures x where x.id = disclosure;
  if d.id is null then return; end if;
  select g.person_id into v_reader from child.guardians g
    where g.id = guardian and g.child_id = d.child_id and g.custody and g.ended_at is null;
  if v_reader is null then return; end if;
  perform set_config('kring.person_id', v_reader::text, true), set_config('kring.guardian_id', v_reader::text, true),
    set_config('kring.function_id', '', true), set_config('kring.unit_id', '', true);
  if not sharing.told_despite(d, guardian) or not child.wants_mail(v_reader, guardian) then return; end if;
  if exists (select from sharing.disclosures o where o.child_id = d.child_id and o.made_at = d.made_at and o.id < d.id and sharing.told_despite(o, guardian)) then return; end if;
  return query select a.email, a.language, c.protection <> 'none', s.name, s.phone
    from child.address_of(v_reader, guardian) a join child.children c on c.id = d.child_id
      left join people.sender_of(d.from_unit_id) s on c.protection = 'none';
end $$;
grant execute on function child.despite_letter(uuid, uuid) to kring_worker;
