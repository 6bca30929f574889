-- An answer in which nothing is answered is no answer: none is stored of a function, and one that is there is counted nowhere.

create or replace function learning.answer_as_function(survey uuid, version uuid, given jsonb) returns text language plpgsql security definer set search_path to '' as $$
declare
  s learning.surveys;
  target uuid := learning.my_target(survey);
begin
  perform learning.hold_open(survey);
  select * into s from learning.surveys x where x.id = survey and x.collaboration_id = people.my_collaboration();
  if s.id is null or target is null or s.anonymous or not 'app' = any(s.ways) or people.my_function() is null then
    raise exception 'no such survey' using errcode = 'P0002';
  end if;
  if s.state <> 'open' then return 'closed'; end if;
  if s.version_id <> version then return 'version'; end if;
  if given = '{}' then return 'blank'; end if;
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, function_id, given_on)
  values (s.collaboration_id, s.id, false, target, version, 'app', given, people.my_function(), current_date)
  on conflict on constraint one_answer_per_function do nothing;
  if not found then return 'used'; end if;
  perform pg_notify('kring', 'survey:' || s.id);
  return 'stored';
end $$;
create or replace function learning.survey_counts(survey uuid) returns table(target_id uuid, organisation text, unit text, role text, asked integer, answers integer, ways jsonb) language sql stable security definer set search_path to '' as $$
  with mine as (select s.* from learning.surveys s where s.id = survey and s.collaboration_id = people.my_collaboration()),
  seen as (
    select t.* from learning.targets t join mine m on m.id = t.survey_id
    where learning.i_lead() or (t.unit_id is not null and people.i_manage(t.unit_id))),
  given as (select a.target_id, a.way, count(*)::int as n from learning.answers a join mine m on m.id = a.survey_id
    where a.answers is distinct from '{}' group by a.target_id, a.way),
  sums as (select g.target_id, sum(g.n)::int as n, jsonb_object_agg(g.way, g.n) as ways from given g group by g.target_id)
  select t.id, o.name, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 and not ('app' = any(m.ways) and not m.anonymous and t.organisation_id is not null) then null
      else coalesce(t.forwarded_count, 0) + t.invited_count
        + case when 'app' = any(m.ways) and not m.anonymous then (select count(distinct f.id)::int
            from (select t.unit_id as id where t.unit_id is not null
              union all select u2.id from people.units u2 where t.unit_id is null and u2.organisation_id = t.organisation_id) fu
            join people.functions f on f.unit_id = fu.id
            join people.appointments p on p.function_id = f.id and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())) else 0 end end,
    coalesce(g.n, 0), coalesce(g.ways, '{}')
  from seen t cross join mine m left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
    left join sums g on g.target_id = t.id
  union all
  select null, null, null, null, nullif(m.invited_count, 0), coalesce(g.n, 0), coalesce(g.ways, '{}')
  from mine m left join sums g on g.target_id is null where learning.i_lead() and (m.invited_count > 0 or g.n > 0)
$$;

create or replace function learning.targets_to_count(survey uuid) returns table(target_id uuid, kind text, organisation_id uuid, organisation text, unit_id uuid, unit text, role text, asked integer, answers integer) language sql stable security definer set search_path to '' as $$
  with given as (select a.target_id, count(*)::int as n from learning.answers a where a.survey_id = survey and a.answers is distinct from '{}' group by 1)
  select t.id, o.kind, o.id, o.name, u.id, u.name, t.role,
    case when t.forwarded_count is null and t.invited_count = 0 then null else coalesce(t.forwarded_count, 0) + t.invited_count end,
    coalesce(g.n, 0)
  from learning.targets t left join given g on g.target_id = t.id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey
  union all
  select null, null, null, null, null, null, null, null, g.n from given g where g.target_id is null
  order by 4, 6, 7, 1
$$;
