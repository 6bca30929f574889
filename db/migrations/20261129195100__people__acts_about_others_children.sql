-- R15: a handover was taken back although the new holder had asked to be let in to a record, or handed a worry to one: what is done about a child
-- that the function does not work with is done all the same.

create index events_function_id_at_idx on sharing.events (function_id, at desc);

create or replace function people.undo_obstacle(h people.handovers) returns text language plpgsql security definer set search_path to '' as $$
declare
  old people.appointments;
  new people.appointments;
begin
  select * into old from people.appointments a where a.id = h.left_appointment;
  select * into new from people.appointments a where a.id = h.made_appointment;
  return case
    when platform.undo_until(h.made_at) <= clock_timestamp() then 'late'
    when old.ends_at is distinct from h.left_ends_at or new.ends_at is not null
      or exists (select from people.functions f where f.id = h.function_id and f.closed_at is not null) then 'changed'
    when old.person_id = people.me() then 'own'
    when exists (select from audit.access_log l where l.function_id = h.function_id and l.at >= h.made_at and l.appointment_id = new.id
        and l.act in ('write', 'emergency', 'appoint'))
      or exists (select from sharing.drafts d where d.function_id = h.function_id and d.person_id = new.person_id and d.updated_at > h.made_at)
      or exists (select from sharing.disclosures d where d.from_function_id = h.function_id and d.from_person_id = new.person_id and d.made_at > h.made_at)
      or exists (select from sharing.events e where e.function_id = h.function_id and e.person_id = new.person_id and e.at > h.made_at) then 'acted'
    end;
end $$;
