-- R7: whoever owns the server can empty the log and seal it anew, and the chain is whole again. What they cannot change is what has left
-- the server: an anchor, which is the latest seal's number and hash. `bin/db verify-log` asks that the chain runs through every anchor.
create function audit.anchor(out seal bigint, out rows_sealed bigint, out hash bytea) returns record language sql stable security definer set search_path = '' as $$
  select s.id, (select sum(x.rows) from audit.seals x), s.hash from audit.seals s order by s.id desc limit 1
$$;
comment on function audit.anchor() is 'The latest seal; nothing before the first. Goes out every day, signed.';
revoke execute on function audit.anchor() from public;
grant execute on function audit.anchor() to kring_worker, kring_auditor;
