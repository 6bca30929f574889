-- Where my mail goes is mine to say. Whoever adds somebody says it first, and until now for good: an address that was planted by an
-- appointment that never began could not be corrected by anybody.
create function people.set_my_address(address text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if people.me() is null then raise insufficient_privilege; end if;
  insert into people.addresses (person_id, email) values (people.me(), address)
    on conflict (person_id) do update set email = excluded.email;
  -- What was refused was refused for the address that was.
  delete from people.mail_failures f where f.person_id = people.me();
end $$;
comment on function people.set_my_address(text) is 'R15: where the mail of the one who acts goes; of nobody else.';
revoke execute on function people.set_my_address(text) from public;
grant execute on function people.set_my_address(text) to kring_app;
