-- What one has done can be taken back for ten minutes, where nobody has read or done anything with it yet: said in one place.
create function platform.undo_until(done_at timestamptz) returns timestamptz language sql immutable parallel safe set search_path = '' as $$
  select done_at + interval '10 minutes'
$$;
grant execute on function platform.undo_until(timestamptz) to kring_app;
comment on function platform.undo_until(timestamptz) is 'Until when what was done then can be taken back by who did it.';
