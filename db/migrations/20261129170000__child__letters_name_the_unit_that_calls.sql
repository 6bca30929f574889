-- Staff who are invited to a meeting are told which unit calls, as guardians are: who asks decides how soon one answers. Never which child
-- (R8), and nothing of one with protected identity. A meeting that is called off, or that has been left, names no unit.
do $$
declare
  was text := pg_get_functiondef('child.meeting_letter(text, uuid, uuid, uuid, uuid)'::regprocedure);
  here constant text := 'on meeting_letter.guardian is not null and not v_secret';
begin
  if strpos(was, here) = 0 then raise exception 'child.meeting_letter is not as it was'; end if;
  execute replace(was, here,
    'on (meeting_letter.guardian is not null or letter in (''meeting_invited'', ''meeting_moved'')) and not v_secret');
end $$;
