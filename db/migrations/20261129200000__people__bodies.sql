-- A body is the board or committee of an organisation that decides and is the principal. A `ref` is what the source system calls a row:
-- files and protocols know the row by it.

create table people.bodies (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  organisation_id uuid not null references people.organisations on delete cascade,
  name text not null check (length(name) between 1 and 200),
  kind text not null constraint body_kind check (kind in ('assembly', 'executive', 'committee', 'joint_committee', 'board', 'association_board')),
  ref text not null default '' constraint body_ref check (length(ref) <= 100 and ref = trim(ref)),
  closed_at timestamptz,
  once uuid unique,
  constraint body_of_organisation unique (id, organisation_id)
);
comment on table people.bodies is 'R15: a board or committee of an organisation: it decides, and is the principal of units. Secrecy follows the unit, never the body.';
select people.of_collaboration('people.bodies', read => 'everyone', write => 'administrator',
  inserts => 'collaboration_id, organisation_id, name, kind, ref, once', updates => 'name, kind, ref, closed_at',
  also => 'exists (select from people.organisations o where o.id = organisation_id and o.collaboration_id = people.bodies.collaboration_id)',
  class => 'house', keeps => 'as long as the organisation');
create unique index body_ref_taken on people.bodies (collaboration_id, ref) where ref <> '';

alter table people.units add column body_id uuid,
  -- The key says that it is a body of the unit's own organisation.
  add constraint unit_body foreign key (body_id, organisation_id) references people.bodies (id, organisation_id) on delete set null (body_id);
create index units_body_id_organisation_id_idx on people.units (body_id, organisation_id) where body_id is not null;
comment on column people.units.body_id is 'The body that is its principal; null where the organisation has none, or nobody has said which.';

alter table people.organisations add column ref text not null default '' constraint organisation_ref check (length(ref) <= 100 and ref = trim(ref));
alter table people.units add column ref text not null default '' constraint unit_ref check (length(ref) <= 100 and ref = trim(ref));
alter table people.functions add column ref text not null default '' constraint function_ref check (length(ref) <= 100 and ref = trim(ref));
comment on column people.organisations.ref is 'What the source system calls it: files know the row by it. Empty where nobody has said it; then by its id here.';
comment on column people.bodies.ref is 'As of organisations.';
comment on column people.units.ref is 'As of organisations.';
comment on column people.functions.ref is 'As of organisations.';
create unique index organisation_ref_taken on people.organisations (collaboration_id, ref) where ref <> '';
create unique index unit_ref_taken on people.units (collaboration_id, ref) where ref <> '';
create unique index function_ref_taken on people.functions (collaboration_id, ref) where ref <> '';
grant insert (ref), update (ref) on people.organisations to kring_app;
grant insert (ref, body_id), update (ref, body_id) on people.units to kring_app;
grant insert (ref), update (ref) on people.functions to kring_app;

-- ---------------------------------------------------------------- kept, named once, closed as the others

alter table people.changes drop constraint change_kind, add constraint change_kind
  check (kind in ('collaboration', 'organisation', 'body', 'unit', 'function', 'named_person_rule', 'appointment'));
create trigger note_change after insert or update on people.bodies for each row execute function people.note_change('body');
create trigger refuse_same_name before insert or update on people.bodies for each row execute function people.refuse_same_name('organisation_id', 'body_name_in_organisation');
create trigger refuse_in_closed before insert or update of closed_at on people.bodies for each row execute function people.refuse_in_closed();
create trigger refuse_to_close before update of closed_at on people.bodies for each row execute function people.refuse_to_close();
drop trigger refuse_in_closed on people.units;
create trigger refuse_in_closed before insert or update of closed_at, body_id on people.units for each row execute function people.refuse_in_closed();

create or replace function people.refuse_in_closed() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  it jsonb := to_jsonb(new);
  place_closed timestamptz;
  body_closed timestamptz;
begin
  if new.closed_at is not null then return new; end if;
  -- Whoever closes it at this moment is waited for.
  if tg_table_name = 'functions' then
    select u.closed_at into place_closed from people.units u where u.id = (it ->> 'unit_id')::uuid for share;
  else
    select o.closed_at into place_closed from people.organisations o where o.id = (it ->> 'organisation_id')::uuid for share;
    select b.closed_at into body_closed from people.bodies b where b.id = (it ->> 'body_id')::uuid for share;
  end if;
  if coalesce(place_closed, body_closed) is not null then raise check_violation using constraint = 'stands_in_what_is_closed'; end if;
  return new;
end $$;

create or replace function people.refuse_to_close() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.closed_at is null or old.closed_at is not null then return new; end if;
  if people.i_am('{administrator}') and coalesce(current_setting('kring.reason', true), '') = '' then
    raise check_violation using constraint = 'reason_is_missing';
  end if;
  case tg_table_name
    when 'organisations' then
      if exists (select from people.units u where u.organisation_id = new.id and u.closed_at is null) then
        raise check_violation using constraint = 'organisation_has_units';
      end if;
      if exists (select from people.bodies b where b.organisation_id = new.id and b.closed_at is null) then
        raise check_violation using constraint = 'organisation_has_bodies';
      end if;
    when 'bodies' then
      if exists (select from people.units u where u.body_id = new.id and u.closed_at is null) then
        raise check_violation using constraint = 'body_has_units';
      end if;
    when 'units' then
      if exists (select from people.functions f where f.unit_id = new.id and f.closed_at is null) then
        raise check_violation using constraint = 'unit_has_functions';
      end if;
    else
      if cardinality(people.function_obstacles(new.id)) > 0
          or (people.i_am('{administrator}') and cardinality(people.closing_obstacles(new.id)) > 0) then
        raise check_violation using constraint = 'function_is_needed';
      end if;
      update sharing.involvements i set ended_at = now() where i.function_id = new.id and i.ended_at is null;
      delete from sharing.protected_readers r where r.function_id = new.id;
  end case;
  return new;
end $$;
