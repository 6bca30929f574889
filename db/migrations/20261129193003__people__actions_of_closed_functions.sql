-- R14: a function that has something to do in the draft of a plan is not closed, and nothing is given to do to one that is: the plan could
-- not be shared any more, and nobody said why. Drafts of other units tell nothing here: their manager asks nobody of this unit.

create function child.acts_in_own_draft(func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from child.plan_parts x join child.plans p on p.id = x.plan_id join people.functions f on f.id = x.function_id
    where x.function_id = func and x.unit_id = f.unit_id and x.kind = 'action' and x.removed_at is null and p.ended_at is null)
$$;
comment on function child.acts_in_own_draft(uuid) is 'Whether a function has an action in the draft of a plan of its own unit that goes on.';
revoke execute on function child.acts_in_own_draft(uuid) from public;

do $$
declare
  was text := pg_get_functiondef('people.function_obstacles(uuid)'::regprocedure);
  here constant text := 'or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null) then ''holds''';
begin
  if strpos(was, here) = 0 then raise exception 'people.function_obstacles is not as it was'; end if;
  execute replace(was, here, 'or exists (select from child.plans p where p.lead_function_id = func and p.ended_at is null)
      or child.acts_in_own_draft(func) then ''holds''');
end $$;

create trigger refuse_closed_function before insert on child.plan_parts for each row execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function_again before update on child.plan_parts for each row
  when (new.function_id is distinct from old.function_id) execute function people.refuse_closed_function('function_id');
create trigger refuse_closed_function before insert on child.plan_version_parts for each row execute function people.refuse_closed_function('function_id');
