-- ADR 34: who administers sees no child, nor by another function that they hold. What gives a function rights over children is decided by
-- somebody who has never held it: nobody lets their own open records in an emergency, makes it the named person of new children, or
-- changes the law that its unit is under (R6).

create function people.is_of_mine(func uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from people.appointments a where a.function_id = func and a.ends_at is distinct from a.starts_at
    and (a.person_id = people.me() or exists (select from people.expected_persons e join people.addresses d on lower(d.email) = e.email
      where e.person_id = a.person_id and d.person_id = people.me())))
$$;
comment on function people.is_of_mine(uuid) is 'Whether I hold a function, shall hold it, have held it, or am expected in it by my mail address.';

create function people.refuse_own_rights() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  own boolean;
begin
  case tg_table_name
    when 'functions' then
      own := ((new.may_open_in_emergency and not old.may_open_in_emergency)
          -- A manager decides who receives what in the own unit; appoints nobody to the own function either.
          or (not people.i_manage(new.unit_id) and ((new.receives_requests and not old.receives_requests) or new.kind <> old.kind)))
        and people.is_of_mine(new.id);
    when 'named_person_rules' then
      own := people.is_of_mine(new.function_id);
    else
      own := new.legal_domain <> old.legal_domain
        and exists (select from people.functions f where f.unit_id = new.id and not people.administers(f.kind) and people.is_of_mine(f.id));
  end case;
  if own then raise check_violation using constraint = 'rights_given_by_another', message = 'nobody gives a function of their own rights over children'; end if;
  return new;
end $$;
comment on function people.refuse_own_rights() is 'ADR 34: what gives rights over children to a function is decided by somebody else than those who hold it.';
create trigger refuse_own_rights before update on people.functions for each row execute function people.refuse_own_rights();
create trigger refuse_own_rights before insert on people.named_person_rules for each row execute function people.refuse_own_rights();
create trigger refuse_own_rights before update on people.units for each row execute function people.refuse_own_rights();
