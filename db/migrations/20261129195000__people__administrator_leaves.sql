-- R15: an administrator ends their own appointment where another holds one. The change was written to the log in a function that they had left by then, which was refused.

create or replace function people.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  kept constant text[] := '{id,collaboration_id,once,created_at,person_kind,made_by,ended_by}';
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  any_row jsonb := coalesce(becomes, was);
  ends text := case tg_argv[0] when 'appointment' then 'ends_at' else 'closed_at' end;
  what text;
begin
  -- What is seeded or migrated has nobody who acts. Of appointments those of administrators are kept here; the log has them all.
  if current_setting('kring.command', true) is distinct from 'county' and (people.me() is null
      or (tg_argv[0] = 'appointment' and not people.i_am('{administrator}'))) then return null; end if;
  what := case when tg_op = 'INSERT' then 'made' when tg_op = 'DELETE' then 'removed'
    when was ->> ends is null and becomes ->> ends is not null then 'ended'
    when was ->> ends is not null and becomes ->> ends is null then 'reopened' else 'changed' end;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, becomes -> o.key) into was, becomes
      from jsonb_each(was) o where o.value is distinct from becomes -> o.key;
    if was is null then return null; end if;
  end if;
  insert into people.changes (collaboration_id, kind, row_id, act, before, after, reason, person_id, function_id)
    values (coalesce(any_row ->> 'collaboration_id', any_row ->> 'id')::uuid, tg_argv[0], (any_row ->> 'id')::uuid, what, was - kept, becomes - kept,
      coalesce(current_setting('kring.reason', true), ''), people.me(), people.my_function());
  -- An appointment is in the log already, as one; and who has ended their own acts no more.
  if tg_argv[0] <> 'appointment' and people.i_am('{administrator}') then perform audit.log('write', null, tg_argv[0], (any_row ->> 'id')::uuid, what); end if;
  return null;
end $$;
