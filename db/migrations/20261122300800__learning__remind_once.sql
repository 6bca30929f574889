-- A reminder that is asked for twice goes once: whoever was told within the hour is not told again.
create function learning.told_lately(survey uuid, what text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from learning.survey_moves m where m.survey_id = survey and m.kind = what and m.at > now() - interval '1 hour')
$$;

create or replace function learning.invitations_to_remind(survey uuid) returns table (id uuid, address text)
language sql stable security definer set search_path = '' as $$
  select i.id, i.address from learning.invitations i join learning.surveys s on s.id = i.survey_id
  where i.survey_id = survey and i.state in ('sending', 'sent') and not i.answered and s.state = 'open'
    and not exists (select from learning.answers a where a.invitation_id = i.id)
    and not learning.told_lately(survey, 'reminded')
$$;

create or replace function learning.managers_to_tell(survey uuid, again boolean) returns table (target_id uuid, name text, address text, place text, told boolean)
language sql stable security definer set search_path = '' as $$
  select t.id, t.manager_name, t.manager_address, coalesce(u.name, o.name, ''), t.forwarded_count is not null
  from learning.targets t join learning.surveys s on s.id = t.survey_id
    left join people.organisations o on o.id = t.organisation_id left join people.units u on u.id = t.unit_id
  where t.survey_id = survey and t.manager_address is not null and s.state = 'open' and 'forwarded' = any(s.ways)
    and (t.manager_sent_on is null or (again and t.forwarded_count is null and not learning.told_lately(survey, 'told_managers')))
$$;
