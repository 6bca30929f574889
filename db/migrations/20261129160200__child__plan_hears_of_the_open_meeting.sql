-- Open pages of the plan hear that a meeting is opened and closed; they read it through their own rights.
create function child.tell_plan_of_meeting() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('kring', 'plan:' || p.id) from child.plans p where p.child_id = new.child_id and p.ended_at is null;
  return null;
end $$;
create trigger tell_plan_of_meeting after update on child.meetings for each row
  when ((old.opened_at, old.closed_at, old.cancelled_at) is distinct from (new.opened_at, new.closed_at, new.cancelled_at))
  execute function child.tell_plan_of_meeting();
