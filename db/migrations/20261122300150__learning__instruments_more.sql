-- The editor's undo, and the collaboration's own words for the wheel.

-- An edit that went back (or forward again) to what a draft was at an earlier revision says which.
alter table learning.instrument_edits add column back_to int;
grant insert (back_to) on learning.instrument_edits to kring_app;

-- What the areas of the wheel are called here. The ids never change, so that years and units can be compared.
create function learning.set_wheel_labels(labels jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not learning.i_lead() then
    raise exception 'only a process leader names the areas' using errcode = '42501';
  end if;
  if jsonb_typeof(labels) is distinct from 'object' or length(labels::text) > 10000 then
    raise exception 'labels by language and area' using errcode = '22023';
  end if;
  update people.collaborations c set wheel_labels = labels where c.id = people.my_collaboration();
end $$;
grant execute on function learning.set_wheel_labels(jsonb) to kring_app;
