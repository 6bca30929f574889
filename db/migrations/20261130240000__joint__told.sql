-- R14: whoever is put into a subject, whose yes a link waits for, and whose forum is woken, hears of it. Without a name: what it is they read there.

create function joint.tell_of_subject(subject uuid, kind text, to_functions uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into sharing.notices (collaboration_id, to_function_id, kind, item_kind, item_id)
    select s.collaboration_id, t.id, tell_of_subject.kind, 'subject', s.id from joint.subjects s cross join unnest(tell_of_subject.to_functions) t(id)
      where s.id = tell_of_subject.subject and t.id is distinct from people.my_function() order by t.id;
  select pg_notify('kring', 'function:' || t.id) from unnest(tell_of_subject.to_functions) t(id);
$$;

create function joint.tell_party() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.somebody_acts() then perform joint.tell_of_subject(new.subject_id, 'subject_joined', array[new.function_id]); end if;
  return null;
end $$;
create trigger tell_party after insert on joint.parties for each row when (new.function_id is not null) execute function joint.tell_party();

-- Who leads the side that did not propose it.
create function joint.tell_link() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  other uuid := case when joint.function_leads(new.made_by, new.from_id) then new.to_id else new.from_id end;
begin
  if people.somebody_acts() then
    perform joint.tell_of_subject(other, 'subject_link_asked', array(
      select s.owner_function_id from joint.subjects s where s.id = other
      union select p.function_id from joint.parties p join joint.roles r on r.kind = p.kind and r.role = p.role
        where p.subject_id = other and p.until_at is null and p.function_id is not null and r.leads));
  end if;
  return null;
end $$;
create trigger tell_link after insert on joint.links for each row when (new.agreed_at is null) execute function joint.tell_link();

create function joint.tell_woken() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if people.somebody_acts() then
    perform joint.tell_of_subject(new.id, 'subject_woken', array(
      select new.owner_function_id union select p.function_id from joint.parties p where p.subject_id = new.id and p.until_at is null and p.function_id is not null));
  end if;
  return null;
end $$;
create trigger tell_woken after update of state on joint.subjects for each row when (old.state = 'asleep' and new.state = 'awake') execute function joint.tell_woken();
