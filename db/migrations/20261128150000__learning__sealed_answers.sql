-- R18 (ADR 26): the transaction of an answer and those of the access log are of one counter, and the write-ahead log tells the second of
-- each. So what was answered is not to be read by whoever has the database until the survey is counted: then all are written anew, under
-- new ids and in random order, in one transaction.
alter table learning.answers alter column answers drop not null;
alter table learning.answers add column sealed bytea;
alter table learning.answers
  add constraint answers_open_or_sealed check ((answers is null) <> (sealed is null)),
  add constraint sealed_is_anonymous check (sealed is null or anonymous),
  add constraint sealed_lengths check (length(sealed) - 28 in (4096, 16384, 65536, 262144, 1048576, 4194304));
comment on column learning.answers.sealed is 'An anonymous answer by a link, sealed under the base secret until its survey is counted; its length tells nothing.';
-- It is random: nothing is won by trying to make it smaller.
alter table learning.answers alter column sealed set storage external;

-- Stores answers given by links, many in one transaction. Each: {link, who, version, id, answers or sealed}, hashes in hexadecimal; `who`
-- and `answers` only where the survey is not anonymous, else `sealed` in base64. Outcomes: stored, used, closed, version, unknown. Safe
-- when repeated: the same id is stored once.
create or replace function learning.give_answers(given jsonb) returns table(place integer, outcome text) language plpgsql security definer set search_path to '' as $$
declare
  each record;
  l record;
begin
  -- In one order, so that two transactions never wait for each other's ballots.
  for each in select (ordinality - 1)::int as n, decode(value ->> 'link', 'hex') as hash, value from jsonb_array_elements(given) with ordinality order by value ->> 'link', ordinality
  loop
    place := each.n;
    select o.survey_id, o.target_id, o.collaboration_id, o.version_id, o.personal, o.anonymous into l from learning.open_link(each.hash) o;
    if l.survey_id is null then outcome := 'unknown'; return next; continue; end if;
    perform learning.hold_open(l.survey_id);
    if not exists (select from learning.surveys s where s.id = l.survey_id and s.state = 'open') then outcome := 'closed'; return next; continue; end if;
    if l.version_id::text is distinct from each.value ->> 'version' then outcome := 'version'; return next; continue; end if;
    if l.personal then
      update learning.ballots b set used = true where b.what_hash = each.hash and not b.used;
      if not found then
        outcome := case when exists (select from learning.answers a where a.id = (each.value ->> 'id')::uuid) then 'stored' else 'used' end;
        return next; continue;
      end if;
    end if;
    insert into learning.answers (id, collaboration_id, survey_id, anonymous, target_id, version_id, way, answers, sealed, invitation_id, given_on)
    values (coalesce((each.value ->> 'id')::uuid, gen_random_uuid()), l.collaboration_id, l.survey_id, l.anonymous, l.target_id, l.version_id,
      case when l.personal then 'personal' when exists (select from learning.targets t where t.id = l.target_id and t.organisation_id is null) then 'open' else 'forwarded' end,
      case when not l.anonymous then each.value -> 'answers' end, case when l.anonymous then decode(each.value ->> 'sealed', 'base64') end,
      case when l.personal and not l.anonymous then (select i.id from learning.invitations i where i.survey_id = l.survey_id and i.who_hash = decode(each.value ->> 'who', 'hex')) end,
      case when not l.anonymous then current_date end)
    on conflict (id) do nothing;
    outcome := 'stored';
    return next;
  end loop;
end $$;

create or replace function learning.count_answers(survey uuid, items jsonb) returns table(target_id uuid, item text, part text, option text, n integer) language plpgsql stable security definer set search_path to '' as $$
begin
  if not exists (select from learning.surveys s where s.id = survey and s.state = 'closed') then return; end if;
  if exists (select from learning.answers a where a.survey_id = survey and a.sealed is not null) then
    raise exception 'sealed answers are not counted yet' using errcode = '55000';
  end if;
  return query
  with asked as materialized (select e.key as id, case when jsonb_typeof(e.value) = 'array' then 'number' else e.value #>> '{}' end as kind,
      case when jsonb_typeof(e.value) = 'array' then array(select jsonb_array_elements_text(e.value)::numeric) end as edges from jsonb_each(items) e),
  given as not materialized (select a.target_id as t, i.id, i.kind, i.edges, a.answers -> i.id as v from learning.answers a cross join asked i
    where a.survey_id = survey and a.answers ? i.id),
  simple as (
    select g.t, g.id, case
        when jsonb_typeof(g.v) = 'string' and (g.kind = 'one' or left(g.v #>> '{}', 1) = '$') then g.v #>> '{}'
        when g.kind = 'one' then '$other'
        when g.kind = 'number' then width_bucket((g.v #>> '{}')::numeric, g.edges)::text
        else '$answered' end as o, count(*)::int as c
    from given g where not (g.kind in ('many', 'rank') and g.v = '[]') group by 1, 2, 3),
  listed as (
    select g.t, g.id, l.value as p, case g.kind when 'many' then 'yes' else l.ordinality::text end as o, count(*)::int as c
    from given g cross join lateral jsonb_array_elements_text(g.v) with ordinality l
    where g.kind in ('many', 'rank') and jsonb_typeof(g.v) = 'array' group by 1, 2, 3, 4),
  lines as (
    select g.t, g.id, l.key as p, l.value #>> '{}' as o, count(*)::int as c from given g cross join lateral jsonb_each(g.v) l
    where g.kind = 'rows' and jsonb_typeof(g.v) = 'object' and jsonb_typeof(l.value) = 'string' group by 1, 2, 3, 4)
  select s.t, s.id, '', s.o, s.c from simple s
  union all select l.t, l.id, l.p, l.o, l.c from listed l
  union all select r.t, r.id, r.p, r.o, r.c from lines r;
end $$;

-- For the job that counts: what is sealed of a closed survey whose results were asked for, some at a time.
create function learning.sealed_answers(survey uuid, most int) returns table (id uuid, sealed bytea)
language sql stable security definer set search_path = '' as $$
  select a.id, a.sealed from learning.answers a join learning.surveys s on s.id = a.survey_id
  where a.survey_id = survey and a.sealed is not null and s.state = 'closed'
    and exists (select from learning.releases r where r.survey_id = survey and r.released_at is null)
  order by a.id limit most
$$;

-- [{id, answers}] in place of what was sealed, under ids that lead to none of before. After the last, all of the survey are written once
-- more in one random order.
create function learning.open_answers(survey uuid, opened jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  with gone as (
    delete from learning.answers a using jsonb_array_elements(opened) o, learning.surveys s
    where a.id = (o ->> 'id')::uuid and a.survey_id = survey and a.sealed is not null and s.id = survey and s.state = 'closed'
    returning a.collaboration_id, a.survey_id, a.anonymous, a.target_id, a.version_id, a.way, o -> 'answers' as answers)
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers)
  select g.collaboration_id, g.survey_id, g.anonymous, g.target_id, g.version_id, g.way, g.answers from gone g order by random();
  if not exists (select from learning.answers a where a.survey_id = survey and a.sealed is not null) then
    perform learning.shuffle_answers(survey);
  end if;
end $$;
revoke execute on function learning.sealed_answers(uuid, int), learning.open_answers(uuid, jsonb) from public;
grant execute on function learning.sealed_answers(uuid, int), learning.open_answers(uuid, jsonb) to kring_worker;

-- What was given to open surveys before this stood as it was given: at least its order goes.
do $$
declare
  survey uuid;
begin
  for survey in select s.id from learning.surveys s where s.anonymous and s.state = 'open' loop
    perform learning.shuffle_answers(survey);
  end loop;
end $$;
