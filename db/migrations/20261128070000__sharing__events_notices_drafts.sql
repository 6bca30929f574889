-- Events, notices and drafts are what every floor calls, so they stand beside disclosures, not inside the child's floor.
-- What is shipped with Kring is called so.
alter table child.events set schema sharing;
alter table child.notices set schema sharing;
alter table child.drafts set schema sharing;
alter table platform.laid rename to shipped;

do $$
declare each record;
begin
  -- The function first: its name is in its own definition.
  for each in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'child'::regnamespace and p.proname = 'notify' loop
    execute format('alter function %s set schema sharing', each.signature);
  end loop;
  -- Bodies are text: they name the tables by their old schema.
  for each in
    select regexp_replace(pg_get_functiondef(p.oid), '\mchild\.(events|notices|drafts|notify)\M', 'sharing.\1', 'g') as definition
    from pg_proc p
    where p.prokind = 'f' and p.prosrc ~ '\mchild\.(events|notices|drafts|notify)\M'
  loop
    execute each.definition;
  end loop;
end $$;

update platform.retention set table_name = 'sharing.' || split_part(table_name, '.', 2)
  where table_name in ('child.events', 'child.notices', 'child.drafts');
update platform.retention set table_name = 'platform.shipped' where table_name = 'platform.laid';
alter table platform.shipped rename column laid_at to shipped_at;
comment on table platform.shipped is 'Which files of db/catalogue are shipped here, and their exact text.';

-- The comments keep the calls of the shapes that made the tables.
do $$
declare each record;
begin
  for each in
    select p.polname, p.polrelid::regclass as relation,
      regexp_replace(d.description, '\mchild\.(events|notices|drafts)\M', 'sharing.\1', 'g') as said
    from pg_policy p join pg_description d on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass
    where d.description ~ '\mchild\.(events|notices|drafts)\M' or d.description ~ '\mplatform\.laid\M'
  loop
    execute format('comment on policy %I on %s is %L', each.polname, each.relation, replace(each.said, 'platform.laid', 'platform.shipped'));
  end loop;
end $$;
