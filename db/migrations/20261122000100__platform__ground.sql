-- Schemas, identifiers, the current actor, and the rule that nothing is public.

revoke all on schema public from public;

create schema if not exists platform;
create schema people;
create schema sharing;
create schema audit;
create schema child;
create schema insight;

grant usage on schema platform, people, sharing, audit, child to kring_app, kring_worker;
grant usage on schema audit to kring_auditor;
grant usage on schema insight to kring_insight;
alter default privileges revoke execute on functions from public;

-- Identifiers are UUIDv7: new rows lie beside each other in the index. PostgreSQL 18 makes them itself.
do $$
begin
  if current_setting('server_version_num')::int >= 180000 then
    execute 'create function platform.new_id() returns uuid language sql volatile parallel safe as ''select uuidv7()''';
  else
    execute $f$
      create function platform.new_id() returns uuid language sql volatile parallel safe as $body$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid()) placing
              substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
      $body$
    $f$;
  end if;
end $$;
grant execute on function platform.new_id() to kring_app, kring_worker;

-- Who acts now. Set for one transaction by people.open_request, never by `set`.
-- Policies call these inside `(select …)`, so that each is evaluated once a query.
create function people.me() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.person_id', true), '')::uuid $$;

create function people.my_function() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.function_id', true), '')::uuid $$;

create function people.my_unit() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.unit_id', true), '')::uuid $$;

create function people.my_collaboration() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.collaboration_id', true), '')::uuid $$;

-- The person when acting as a guardian, else null: a social worker who is also a parent reads
-- her own child's plan only when she has put on that hat.
create function people.me_as_guardian() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('kring.guardian_id', true), '')::uuid $$;

grant execute on function people.me(), people.my_function(), people.my_unit(), people.my_collaboration(),
  people.me_as_guardian() to kring_app, kring_worker, kring_auditor;
