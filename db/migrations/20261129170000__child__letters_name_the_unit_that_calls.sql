-- Staff who are invited to a meeting are told which unit calls: who asks decides how soon one answers. Never which child (R8), and nothing
-- of one with protected identity. A meeting that is called off, or that has been left, names no unit. What guardians are told of the
-- sender is as it was: to them a unit of social services or of health care goes by its principal alone.
do $$
declare
  was text := pg_get_functiondef('child.meeting_letter(text, uuid, uuid, uuid, uuid)'::regprocedure);
  here constant text := 's.name, s.phone' || chr(10);
begin
  if strpos(was, here) = 0 then raise exception 'child.meeting_letter is not as it was'; end if;
  execute replace(was, here,
    'coalesce(s.name, case when meeting_letter.guardian is null and told and letter in (''meeting_invited'', ''meeting_moved'')
        then (select u.name from people.units u where u.id = m.unit_id) end), s.phone' || chr(10));
end $$;
