-- R3, R9: a function leads a plan while it works with the child. Each policy of a lead took it for granted that whoever reads the plan of
-- their own unit does, and an emergency in one's own unit (R9) shows the plan to one who led it before: they read the draft, and could
-- write and publish. Found by the long random lives.
do $$
declare
  each record;
  lead constant text := 'p.lead_function_id = ( SELECT people.my_function() AS my_function)';
  leads constant text := '(p.lead_function_id = ( SELECT people.my_function() AS my_function) and exists (select from sharing.my_involvements i where i.child_id = p.child_id offset 0))';
  changed integer := 0;
begin
  for each in
    select p.polname, p.polrelid::regclass::text as target, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as rule
    from pg_policy p where concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) like '%' || lead || '%'
  loop
    if each.qual is not null then
      execute format('alter policy %I on %s using (%s)', each.polname, each.target, replace(each.qual, lead, leads));
    end if;
    if each.rule is not null then
      execute format('alter policy %I on %s with check (%s)', each.polname, each.target, replace(each.rule, lead, leads));
    end if;
    changed := changed + 1;
  end loop;
  -- A name that is written otherwise would be passed over without a word.
  if changed <> 10 then raise exception 'the policies of a lead are %, and not 10', changed; end if;
end $$;
