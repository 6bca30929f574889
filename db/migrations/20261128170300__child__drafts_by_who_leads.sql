-- R3, R9: the same for the two policies of a draft that were written anew since: who leads works with the child.
do $$
declare
  each record;
  lead constant text := 'p.lead_function_id = ( SELECT people.my_function() AS my_function)';
  leads constant text := '(p.lead_function_id = ( SELECT people.my_function() AS my_function) and exists (select from sharing.my_involvements i where i.child_id = p.child_id offset 0))';
begin
  for each in
    select p.polname, p.polrelid::regclass::text as target, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as rule
    from pg_policy p where concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) like '%' || lead || '%'
      and concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) not like '%sharing.my_involvements%'
  loop
    if each.qual is not null then
      execute format('alter policy %I on %s using (%s)', each.polname, each.target, replace(each.qual, lead, leads));
    end if;
    if each.rule is not null then
      execute format('alter policy %I on %s with check (%s)', each.polname, each.target, replace(each.rule, lead, leads));
    end if;
  end loop;
end $$;
