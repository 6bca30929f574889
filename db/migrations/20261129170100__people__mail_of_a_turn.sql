-- A handover and its undo sent a mail for each meeting, and each again when it was taken back (ADR 20, 31). Now no mail of a turn goes before
-- the handover can no longer be taken back, so one that is taken back mails nobody; and each who begins or leaves gets one mail about
-- the function and its coming meetings.

do $$
declare
  was text;
  r record;
begin
  -- Not before it can no longer be taken back. What is enqueued holds no name, and is asked again when its time comes.
  was := pg_get_functiondef('sharing.mail_turn()'::regprocedure);
  if strpos(was, ', new.starts_at);') = 0 or strpos(was, 'new.ends_at);') = 0 or strpos(was, '''ends''), new.ends_at) and') = 0 then
    raise exception 'sharing.mail_turn is not as it was';
  end if;
  was := replace(was, ', new.starts_at);', ', greatest(new.starts_at, platform.undo_until(now())));');
  was := replace(was, '''ends''), new.ends_at) and', '''ends''), greatest(new.ends_at, platform.undo_until(now()))) and');
  execute replace(was, ', new.ends_at);', ', greatest(new.ends_at, platform.undo_until(now())));');

  -- What somebody changes is mailed by `appointment-turn`, meetings with it. A register that is read in makes this job.
  was := pg_get_functiondef('child.mail_handover()'::regprocedure);
  if strpos(was, 'begin' || chr(10) || '  if (tg_op') = 0 then raise exception 'child.mail_handover is not as it was'; end if;
  execute replace(was, 'begin' || chr(10) || '  if (tg_op', 'begin' || chr(10) || '  if people.me() is not null then return null; end if;' || chr(10) || '  if (tg_op');

  -- Whoever began by a handover that was taken back was not told that they had begun, and is not told that they have left:
  -- `handover-undone` tells whom a letter has reached all the same.
  for r in select * from (values
      ('sharing.turn_of(uuid,text)', 'a.ends_at > now() - interval ''2 days'' and not people.holds(a.function_id, a.person_id)'),
      ('child.handover_letters(uuid,text)', 'a.ends_at > a.starts_at and not people.holds(a.function_id, a.person_id)')) x (name, here) loop
    was := pg_get_functiondef(r.name::regprocedure);
    if strpos(was, r.here) = 0 then raise exception '% is not as it was', r.name; end if;
    execute replace(was, r.here, r.here || ' and not exists (select from people.handovers h where h.made_appointment = a.id and h.undone_at is not null)');
  end loop;

  -- So with what others are told of it in their inbox, of those who want each such thing by mail. The function itself is told by the
  -- mail of the turn, where the turn is now.
  was := pg_get_functiondef('sharing.mail_notice()'::regprocedure);
  if strpos(was, 'new.id))));') = 0 or strpos(was, 'begin' || chr(10) || '  if people.me() is not null and') = 0 then
    raise exception 'sharing.mail_notice is not as it was';
  end if;
  was := replace(was, 'begin' || chr(10) || '  if people.me() is not null and', 'begin
  if new.item_kind = ''function'' and new.item_id = new.to_function_id and exists (select from people.appointments a
      where a.function_id = new.item_id and (a.starts_at = now() or a.ends_at = now())) then return null; end if;
  if people.me() is not null and');
  execute replace(was, 'new.id))));', 'new.id))), case when new.item_kind = ''function'' then platform.undo_until(now()) end);');

  -- Who has not seen that it was handed over is not told that it was not.
  was := pg_get_functiondef('people.undo_handover(uuid,uuid)'::regprocedure);
  if strpos(was, '  update people.handovers x set undone_at = now()') = 0 then raise exception 'people.undo_handover is not as it was'; end if;
  execute replace(was, '  update people.handovers x set undone_at = now()', '  update sharing.notices n set seen_at = now() where n.item_id = func and n.item_kind = ''function'' and n.made_at = now() and n.seen_at is null
    and exists (select from sharing.notices o where o.to_function_id = n.to_function_id and o.item_id = func and o.item_kind = ''function''
      and o.made_at = h.made_at and o.seen_at = now());
  update people.handovers x set undone_at = now()');

  -- Those who are mailed by `appointment-turn` as well: once is enough.
  if to_regclass('graphile_worker._private_jobs') is not null then
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = 'meeting-handover' and j.locked_at is null
        and exists (select from graphile_worker._private_jobs o join graphile_worker._private_tasks u on u.id = o.task_id
          where u.identifier = 'appointment-turn' and o.payload::jsonb = j.payload::jsonb);
  end if;
end $$;
