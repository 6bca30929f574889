-- An emergency that is sent twice (a nervous click, a lost answer) opens once and alarms once.
create table sharing.emergency_asks (
  once uuid primary key,
  collaboration_id uuid not null references people.collaborations on delete cascade,
  function_id uuid not null references people.functions on delete cascade,
  person_id uuid not null references people.persons on delete cascade,
  at timestamptz not null default now()
);
alter table sharing.emergency_asks enable row level security;
alter table sharing.emergency_asks force row level security;
create policy owner_all on sharing.emergency_asks to kring_owner using (true) with check (true);

insert into platform.retention (table_name, class, keeps) values ('sharing.emergency_asks', 'sharing_record', '10 years, as the log');

-- Null: it was asked before, and nothing more happens. Else how many records of other units it opened (R9).
create function sharing.ask_in_emergency(once uuid, number_hash bytea, reason text) returns int
language plpgsql security definer set search_path = '' as $$
declare
  opened int;
begin
  insert into sharing.emergency_asks (once, collaboration_id, function_id, person_id)
    select ask_in_emergency.once, people.my_collaboration(), people.my_function(), people.me() where people.my_function() is not null
    on conflict do nothing;
  if not found then return null; end if;
  select count(*) into opened from sharing.open_in_emergency(number_hash, reason);
  return opened;
end $$;
grant execute on function sharing.ask_in_emergency(uuid, bytea, text) to kring_app;
