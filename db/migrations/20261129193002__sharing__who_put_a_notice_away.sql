-- R14, R15: a handover that is taken back brings back what the new holder put away, and nothing else: not what another holder of the
-- function has seen to, and not what has become untrue meanwhile.

alter table sharing.notices add column seen_by uuid references people.persons on delete set null;
comment on column sharing.notices.seen_by is 'Who put it away; null where the database did, since it was true no more.';
select platform.index_foreign_keys('sharing.notices');
-- How a colleague works is nothing for whoever holds the function after them: this column is read by no one who signs in.
revoke select on sharing.notices from kring_app;
grant select (id, collaboration_id, to_function_id, child_id, kind, item_kind, item_id, made_at, seen_at, times) on sharing.notices to kring_app;

create function sharing.sign_seen() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'kring_app' and new.seen_at is distinct from old.seen_at then
    new.seen_by := case when new.seen_at is not null then people.me() end;
  end if;
  return new;
end $$;
create trigger sign_seen before update on sharing.notices for each row execute function sharing.sign_seen();

do $$
declare
  name text;
  was text;
begin
  -- What is true no more stays away, also where somebody had put it away before.
  foreach name in array array['audit.decide_held_back', 'audit.end_held_back', 'audit.tell_of_due_reviews', 'people.answer_appointment',
      'people.take_back_appointment', 'child.undo_invitation'] loop
    was := pg_get_functiondef(name::regproc);
    if was !~ 'update sharing.notices n set seen_at = now\(\)\s+where [^;]+ and n.seen_at is null;' then raise exception '% is not as it was', name; end if;
    execute regexp_replace(was, 'update sharing.notices n set seen_at = now\(\)(\s+where [^;]+) and n.seen_at is null;',
      'update sharing.notices n set seen_at = coalesce(n.seen_at, now()), seen_by = null\1;', 'g');
  end loop;

  was := pg_get_functiondef('people.undo_handover(uuid,uuid)'::regprocedure);
  if strpos(was, '  update sharing.notices n set seen_at = null where n.to_function_id = func and n.seen_at >= h.made_at and n.item_kind <> ''function'';') = 0 then
    raise exception 'people.undo_handover is not as it was';
  end if;
  -- The last of what was told more than once, unless it has been told again and waits: two of them would be one too many.
  execute replace(was, '  update sharing.notices n set seen_at = null where n.to_function_id = func and n.seen_at >= h.made_at and n.item_kind <> ''function'';',
    '  update sharing.notices n set seen_at = null, seen_by = null where n.to_function_id = func and n.seen_at >= h.made_at and n.item_kind <> ''function''
    and n.seen_by = (select a.person_id from people.appointments a where a.id = h.made_appointment)
    and not exists (select from sharing.notices o where o.to_function_id = func and o.kind = n.kind and o.item_id is not distinct from n.item_id
      and o.child_id is not distinct from n.child_id and (o.seen_at is null or (o.seen_by = n.seen_by and o.seen_at >= h.made_at
        and (o.made_at, o.id) > (n.made_at, n.id))));');
end $$;
