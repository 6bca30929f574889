-- What the work with plans needs besides the tables of child__plans.

-- A publication sent twice counts once: the second lands on the version that the first one made.
alter table child.plan_versions add column once uuid unique;
grant insert (once) on child.plan_versions to kring_app;

-- A guardian gets the whole plan unless the lead has decided not to share (R2): then the row says so, and why.
alter table child.plan_partners drop constraint plan_partners_gets_check,
  add constraint gets_known check (gets in ('whole', 'areas', 'nothing')),
  add constraint nothing_has_a_reason check (gets <> 'nothing' or (guardian_id is not null and length(not_informed_reason) > 0));

-- R20: who goes on writing in a text that waits beside another's replaces their own; what stood there before is kept.
alter table child.plan_alternatives drop constraint plan_alternatives_settled_how_check,
  add constraint settled_how_known check (settled_how in ('took_this', 'kept_other', 'kept_both', 'wrote_on'));

-- The lead hands the plan to another function of the same unit (R13): never a second without a lead, never two.
create function child.hand_over_lead(plan uuid, func uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  p child.plans;
begin
  select * into p from child.plans x where x.id = plan and x.lead_function_id = people.my_function() and x.ended_at is null for update;
  if p.id is null then raise no_data_found; end if;
  perform sharing.involve(p.child_id, func, 'lead');
  update sharing.involvements i set role = 'involved'
    where i.child_id = p.child_id and i.function_id = people.my_function() and i.role = 'lead' and func <> people.my_function();
  update child.plans x set lead_function_id = func where x.id = plan;
end $$;
grant execute on function child.hand_over_lead(uuid, uuid) to kring_app;

-- Open pages hear of a new lead, a new date and the end of a plan too.
create function child.tell_of_plan_itself() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'plan:' || new.id);
  return null;
end $$;
create trigger tell_of_plan after update on child.plans for each row execute function child.tell_of_plan_itself();
