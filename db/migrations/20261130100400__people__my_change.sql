-- R20: whoever changes the house is told what was done. The history is read by the system administrator and by who reviews the log; of their
-- own last change whoever made it is told here.

create function people.my_change(about uuid, kinds text[]) returns table(kind text, act text, who text) language sql stable security definer rows 1 set search_path = '' as $$
  select c.kind, c.act, coalesce((select p.name from people.appointments a join people.persons p on p.id = a.person_id where c.kind = 'appointment' and a.id = c.row_id), '')
  from people.changes c
  where c.collaboration_id = people.my_collaboration() and c.at > now() - interval '10 minutes'
    and c.person_id = people.me() and c.function_id = people.my_function() and c.kind = any(kinds)
    and (c.row_id = about or case c.kind
      when 'appointment' then c.row_id in (select a.id from people.appointments a where a.function_id = about)
      when 'named_person_rule' then coalesce(c.after, c.before) ->> 'unit_id' = about::text
      when 'scim_token' then coalesce(c.after, c.before) ->> 'organisation_id' = about::text else false end)
  order by c.at desc, c.id desc limit 1
$$;
grant execute on function people.my_change(uuid, text[]) to kring_app;
comment on function people.my_change(uuid, text[]) is 'R20: my own last change, of the last ten minutes, of that row or of what stands in it: appointments of a function, rules of a unit, tokens of an organisation.';
