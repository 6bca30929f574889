-- One word for one thing: a floor is a part of the program. Figures counted from the work around children are child figures.
alter table learning.indicators drop constraint floor_is_named, drop constraint indicator_source;
alter table learning.indicators rename column floor_measure to figure_measure;
alter table learning.indicators rename column floor_part to figure_part;
update learning.indicators set source = 'child_figure' where source = 'floor';
alter table learning.indicators
  add constraint indicator_source check (source in ('keyed', 'register', 'survey', 'child_figure')),
  add constraint child_figure_is_named check (
    (source = 'child_figure') = (figure_measure is not null and figure_part is not null)
    and (source = 'child_figure' or num_nulls(figure_measure, figure_part) = 2)
  );
alter table learning.county_choices drop constraint figures_name_their_source;
update learning.county_choices set figures = array(select regexp_replace(f, '^floor:', 'child_figure:') from unnest(figures) with ordinality u(f, n) order by n)
  where exists (select from unnest(figures) f where f like 'floor:%');
alter table learning.county_choices
  add constraint figures_name_their_source check (array_to_string(figures, ' ') ~ '^([a-z_]{1,20}:[a-z0-9._-]{1,80}( |$))+$');

alter type insight.floor_event rename to child_event;
comment on type insight.child_event is 'Something that happened in the work around a child: in whose unit, about which child, after how many days, and what it has.';
alter function insight.floor_events(uuid, date) rename to child_events;
do $$
declare each record;
begin
  for each in select p.oid::regprocedure as signature, p.proname as name from pg_proc p
    where p.pronamespace = 'insight'::regnamespace and p.proname in ('count_floor', 'release_floor')
  loop
    execute format('alter function %s rename to %I', each.signature, replace(each.name, 'floor', 'quarter'));
  end loop;
end $$;

do $$
declare each record;
begin
  -- Bodies are text: they name the type, the function and the columns as they were.
  for each in
    select regexp_replace(regexp_replace(replace(replace(pg_get_functiondef(p.oid), 'insight.floor_event', 'insight.child_event'), '''insight.floor''', '''insight.child_figures'''),
      '\mfloor_(measure|part)\M', 'figure_\1', 'g'), '\minsight\.(count|release)_floor\M', 'insight.\1_quarter', 'g') as definition
    from pg_proc p
    where p.prokind = 'f' and p.prosrc ~ 'insight\.floor|\mfloor_(measure|part)\M|\m(count|release)_floor\M'
  loop
    execute each.definition;
  end loop;
  -- The comments keep the calls of the shapes that made the tables.
  for each in
    select p.polname, p.polrelid::regclass as relation, regexp_replace(d.description, '\mfloor_(measure|part)\M', 'figure_\1', 'g') as said
    from pg_policy p join pg_description d on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass
    where d.description ~ '\mfloor_(measure|part)\M'
  loop
    execute format('comment on policy %I on %s is %L', each.polname, each.relation, each.said);
  end loop;
end $$;
