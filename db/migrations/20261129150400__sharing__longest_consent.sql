-- R4: of an adult only the own yes counts, and a guardian's reaches to the day before. Of two that end with the same day a disclosure rests
-- on the one that was said for longer, else on the earlier: it is not left to chance.
create or replace function sharing.consent_for(child uuid, to_unit uuid, wanted text[]) returns table(valid_until date, consent_ids uuid[]) language plpgsql stable security definer set search_path = '' as $$
declare
  policy text;
  holders int;
  last_day date;
begin
  select k.consent_policy, (c.birth_date + interval '18 years')::date - 1 into policy, last_day
    from child.children c join people.collaborations k on k.id = c.collaboration_id where c.id = child;
  select count(*) into holders from child.guardians g where g.child_id = child and g.custody and g.ended_at is null;
  if sharing.is_of_age(child) then policy := 'of_age'; end if;
  return query
    with live as (
      select c.id, c.guardian_id, c.given_by_child, case when c.given_by_child then c.valid_until else least(c.valid_until, last_day) end as valid_until,
        c.valid_until as said_until, c.created_at
      from sharing.consents c join sharing.consent_scopes s on s.consent_id = c.id
      where c.child_id = child and s.to_unit_id = to_unit and s.withdrawn_at is null
        and c.given_on <= current_date and c.valid_until >= current_date
        and s.areas @> wanted
        and (c.given_by_child or (policy <> 'of_age'
          and exists (select from child.guardians g where g.id = c.guardian_id and g.custody and g.ended_at is null
            and (g.custody_since is null or c.created_at >= g.custody_since))))
    ), longest as (
      select distinct on (l.guardian_id, l.given_by_child) l.* from live l order by l.guardian_id, l.given_by_child, l.valid_until desc, l.said_until desc, l.created_at
    ), needed as (
      select * from longest where case when policy in ('mature_child_alone', 'of_age') and exists (select from longest where given_by_child)
        then given_by_child
        else not given_by_child or policy = 'all_custodians_and_mature_child' end
    )
    select min(n.valid_until), array_agg(n.id) from needed n
    having (policy in ('mature_child_alone', 'of_age') and bool_or(n.given_by_child))
      or (policy <> 'of_age' and holders > 0 and count(*) filter (where not n.given_by_child) = holders
          and (policy <> 'all_custodians_and_mature_child' or bool_or(n.given_by_child)));
end $$;
