-- An answer in which nothing is answered is no answer. One that is sent all the same is stored as every other and taken back in the same
-- transaction: it takes as long, uses up no link, and leaves nothing to count. One that was stored before goes when it is opened.

create or replace function learning.give_answers(given jsonb) returns table(place integer, outcome text) language plpgsql security definer set search_path to '' as $$
declare
  each record;
  l record;
begin
  -- In one order, so that two transactions never wait for each other's ballots.
  for each in select (ordinality - 1)::int as n, decode(value ->> 'link', 'hex') as hash, value from jsonb_array_elements(given) with ordinality order by value ->> 'link', ordinality
  loop
    place := each.n;
    if each.value ->> 'blank' = 'true' then
      begin
        select g.outcome into outcome from learning.give_answers(jsonb_build_array(each.value - 'blank')) g;
        raise exception 'taken back' using errcode = 'KR018';
      exception when sqlstate 'KR018' then null;
      end;
      return next; continue;
    end if;
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

create or replace function learning.open_answers(survey uuid, opened jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  with gone as (
    delete from learning.answers a using jsonb_array_elements(opened) o, learning.surveys s
    where a.id = (o ->> 'id')::uuid and a.survey_id = survey and a.sealed is not null and s.id = survey and s.state = 'closed'
    returning a.collaboration_id, a.survey_id, a.anonymous, a.target_id, a.version_id, a.way, o -> 'answers' as answers)
  insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers)
  select g.collaboration_id, g.survey_id, g.anonymous, g.target_id, g.version_id, g.way, g.answers from gone g where g.answers <> '{}' order by random();
  if not exists (select from learning.answers a where a.survey_id = survey and a.sealed is not null) then
    perform learning.shuffle_answers(survey);
  end if;
end $$;
