-- R10b: a guardian who was shut out of a record at a split reads nothing of it, whatever is given, and is given nothing until
-- somebody who works with the child has opened it to them.

create or replace view sharing.given_to_me_as_guardian with (security_barrier = true) as
  select d.item_id, d.item_kind, d.version from sharing.disclosed_items d
  where d.to_person_id = people.me_as_guardian() and d.ends_at > now() and sharing.guardian_may_see(d.child_id);
comment on view sharing.given_to_me_as_guardian is 'R2, R10b: what live disclosures give to me as a guardian, of a record that shows itself to me.';

drop policy select_given_to_me_as_guardian on sharing.disclosed_items;
create policy select_given_to_me_as_guardian on sharing.disclosed_items for select to kring_app
  using (to_person_id = (select people.me_as_guardian()) and sharing.guardian_may_see(child_id));
comment on policy select_given_to_me_as_guardian on sharing.disclosed_items is 'R4, R10b: who was given it, and what they once had, of a record that shows itself to them. By hand: what is over is read too.';

create or replace function sharing.check_protected_guardian() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.to_guardian_id is not null and new.decision = 'given'
    and exists (select from child.children c where c.id = new.child_id and c.protection <> 'none')
    and not exists (select from sharing.protected_guardians p where p.child_id = new.child_id and p.guardian_id = new.to_guardian_id) then
    raise check_violation using constraint = 'protected_child_needs_listed_reader';
  end if;
  -- sharing.check_disclosure has locked the guardian: a split of this moment is waited for.
  if new.decision = 'given' and exists (select from child.guardians g where g.id = new.to_guardian_id and g.shut_at is not null) then
    raise check_violation using constraint = 'guardian_is_shut_out';
  end if;
  return new;
end $$;
