-- What sign-out and the watch over a session need besides the doors of people__sessions.

-- Does a session live? Asked by every open tab, so it must not count as being there: the idle limit goes on running.
create function people.session_lives(token_hash bytea) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.sessions s where s.token_hash = session_lives.token_hash and s.ended_at is null
    and s.expires_at > now() and s.last_seen_at + s.idle > now())
$$;

-- A provider may say that a person has left without saying which session: then all of theirs end.
create function people.end_sessions_of(issuer text, subject text) returns int language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  update people.sessions s set ended_at = now() from people.accounts a
    where a.issuer = end_sessions_of.issuer and a.subject = end_sessions_of.subject
      and s.person_id = a.person_id and s.issuer = a.issuer and s.ended_at is null;
  get diagnostics n = row_count;
  return n;
end $$;

-- R19: a session that is over is forgotten after a day, its identity token with it. Answers how many.
create function people.forget_sessions() returns int language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  delete from people.sessions s
    where least(s.ended_at, s.expires_at, s.last_seen_at + s.idle) < now() - interval '1 day';
  get diagnostics n = row_count;
  return n;
end $$;

grant execute on function people.session_lives(bytea), people.end_sessions_of(text, text) to kring_app;
grant execute on function people.forget_sessions() to kring_worker;
