create function learning.managers_of_posts(survey uuid) returns table(target_id uuid, name text, address text) language sql stable security definer set search_path to '' as $$
  select distinct on (t.id) t.id, p.name, d.email
  from learning.surveys s join learning.targets t on t.survey_id = s.id
    join people.functions f on f.unit_id = t.unit_id and f.kind = 'manager' and f.collaboration_id = s.collaboration_id
    join people.appointments a on a.function_id = f.id and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())
    join people.persons p on p.id = a.person_id join people.addresses d on d.person_id = p.id
  where s.id = survey and s.collaboration_id = people.my_collaboration() and learning.i_lead()
  order by t.id, a.starts_at, a.id
$$;
comment on function learning.managers_of_posts(uuid) is 'Who manages each unit that a survey is put to, by the post and as of now, where an address is known. For the process leader, to be saved or changed before anything is mailed.';
grant execute on function learning.managers_of_posts(uuid) to kring_app;
