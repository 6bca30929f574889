-- R7: whoever ends an appointment signs for it themself; a manager's own SQL could name anybody.
alter policy update_by_manager on people.appointments with check (unit_id = (select people.my_unit()) and ended_by is not distinct from (select people.me()));

-- What has been done by that form about that guardian or child is not done again. The form of another is none of this one's: a change was
-- dropped without a word for whoever sent one.
do $$
declare
  each record;
begin
  for each in
    select p.oid, p.proname, x.done, x.done || x.about as done_here from (values
      ('decide_custody', 'c.once = decide_custody.once', ' and c.guardian_id = decide_custody.guardian'),
      ('correct_guardian', 'c.once = correct_guardian.once', ' and c.guardian_id = correct_guardian.guardian'),
      ('remove_guardian', 'c.once = remove_guardian.once', ' and c.guardian_id = remove_guardian.guardian'),
      ('correct_child', 'x.once = correct_child.once', ' and x.child_id = correct_child.child')) x(name, done, about)
      join pg_proc p on p.proname = x.name and p.pronamespace = 'child'::regnamespace
  loop
    if strpos(pg_get_functiondef(each.oid), each.done) = 0 then raise exception 'child.% is not as it was', each.proname; end if;
    execute replace(pg_get_functiondef(each.oid), each.done, each.done_here);
  end loop;
end $$;
