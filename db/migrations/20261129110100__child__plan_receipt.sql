-- The receipt of a plan is drawn as long as other receipts are, which is said in one place.
create function child.i_shared_just_now(published_by uuid, published_at timestamptz) returns boolean language sql stable set search_path = '' as $$
  select published_by = people.me() and platform.undo_until(published_at) > now()
$$;
grant execute on function child.i_shared_just_now(uuid, timestamptz) to kring_app;
comment on function child.i_shared_just_now(uuid, timestamptz) is 'Whether I published that version of a plan a moment ago: of what is given to it, never of a row.';
