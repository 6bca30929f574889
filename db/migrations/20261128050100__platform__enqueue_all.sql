-- Several jobs of one task, as platform.enqueue makes one: a plan's version tells everybody at once.
create function platform.enqueue_all(task text, payloads jsonb) returns void language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from jsonb_array_elements(payloads) p where length(p::text) > 100000) then
    raise exception 'the payload of a job is too large' using errcode = '22023';
  end if;
  perform graphile_worker.add_jobs(array(
    select row(task, p::json, null, null, 12, null, null, null)::graphile_worker.job_spec from jsonb_array_elements(payloads) p));
end $$;
grant execute on function platform.enqueue_all(text, jsonb) to kring_app, kring_worker;
