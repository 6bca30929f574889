-- The sharing primitive: involvement, basis, consent, disclosure. R1–R6, R8–R10 stand here and nowhere else.

-- R10: that a unit works with a child is itself secret. A row is readable by the function it names, and by nobody else.
create table sharing.involvements (
  child_id uuid not null,
  unit_id uuid not null references people.units on delete cascade,
  function_id uuid not null references people.functions on delete cascade,
  collaboration_id uuid not null references people.collaborations on delete cascade,
  role text not null default 'involved' check (role in ('involved', 'named_person', 'lead')),
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (child_id, function_id)
);
create index on sharing.involvements (function_id, child_id) where ended_at is null;

-- R6: the grounds, as data that a lawyer reads and changes. A change of law is a new row with its dates.
create table sharing.bases (
  id uuid primary key default platform.new_id(),
  code text not null,
  name_sv text not null, name_en text not null,
  paragraph text not null,
  explanation_sv text not null, explanation_en text not null,
  needs_consent boolean not null default false,
  -- The ground that a reader in an emergency uses; never offered in a form.
  emergency boolean not null default false,
  valid_from date not null,
  valid_until date,
  unique (code, valid_from),
  constraint basis_dates check (valid_until is null or valid_until >= valid_from)
);

-- From which legal domain to which a ground may carry. No row, no ground. Recipient 'family' is the child's own guardian.
create table sharing.basis_pairs (
  basis_id uuid not null references sharing.bases on delete cascade,
  from_domain text not null,
  to_domain text not null,
  primary key (basis_id, from_domain, to_domain)
);

-- R4: one custody holder's yes (or the child's own), to named units, about named areas, until a day.
create table sharing.consents (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null,
  unit_id uuid not null references people.units on delete cascade,
  guardian_id uuid,
  given_by_child boolean not null default false,
  -- The assessment behind a child's own consent (FB 6:11, OSL 12:3).
  maturity_assessment text not null default '' check (length(maturity_assessment) <= 4000),
  given_on date not null,
  how text not null check (how in ('in_person', 'phone', 'in_writing', 'signed_in')),
  received_by_function uuid not null references people.functions on delete restrict,
  received_by_person uuid not null references people.persons on delete restrict,
  valid_until date not null,
  -- Three different things (R4): secrecy consent is the row itself; wanting to take part is asked apart; the GDPR ground
  -- is the controller's, not the guardian's, and is only noted.
  wants_to_take_part text not null default 'yes' check (wants_to_take_part in ('yes', 'no', 'undecided')),
  gdpr_ground text not null default 'public_task' check (gdpr_ground in ('public_task', 'legal_duty', 'agreement', 'consent')),
  note text not null default '' check (length(note) <= 4000),
  once uuid not null unique,
  created_at timestamptz not null default now(),
  constraint consent_has_one_giver check ((guardian_id is null) = given_by_child),
  constraint childs_consent_has_assessment check (not given_by_child or length(maturity_assessment) > 0),
  constraint consent_at_most_two_years check (valid_until > given_on and valid_until <= given_on + 731)
);
create index on sharing.consents (child_id);
create index on sharing.consents (guardian_id);

create table sharing.consent_scopes (
  consent_id uuid not null references sharing.consents on delete cascade,
  to_unit_id uuid not null references people.units on delete cascade,
  areas text[] not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references people.persons on delete restrict,
  withdrawn_how text check (withdrawn_how in ('signed_in', 'in_person', 'phone', 'in_writing')),
  primary key (consent_id, to_unit_id),
  constraint areas_are_of_the_wheel check (areas <@ array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected',
    'responsible', 'included'] and cardinality(areas) > 0)
);

-- R2: sharing is an act. One recipient a row, since the ground depends on the pair of units.
create table sharing.disclosures (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null,
  from_unit_id uuid not null references people.units on delete cascade,
  from_function_id uuid not null references people.functions on delete restrict,
  from_person_id uuid not null references people.persons on delete restrict,
  to_function_id uuid references people.functions on delete restrict,
  to_unit_id uuid references people.units on delete restrict,
  to_guardian_id uuid,
  -- 'withheld' records the decision not to share, the same way and with the same care.
  decision text not null default 'given' check (decision in ('given', 'withheld')),
  kind text not null default 'item' check (kind in ('item', 'worry', 'request', 'plan', 'draft', 'meeting', 'emergency')),
  basis_id uuid not null references sharing.bases on delete restrict,
  purpose text not null check (length(purpose) between 1 and 2000),
  areas text[] not null default '{}',
  family_view text not null default '' check (length(family_view) <= 4000),
  informed boolean not null,
  not_informed_reason text not null default '' check (length(not_informed_reason) <= 2000),
  valid_until timestamptz not null,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (end_reason in ('consent_withdrawn', 'consent_expired', 'ended_by_giver', 'replaced', 'guardian_ended', 'reader_removed', 'meeting_closed')),
  constraint one_recipient check ((to_function_id is null) <> (to_guardian_id is null)),
  constraint told_or_why_not check (informed or length(not_informed_reason) > 0),
  constraint ends_at_most_in_two_years check (valid_until <= made_at + interval '2 years 1 day')
);
create index on sharing.disclosures (child_id);
create index on sharing.disclosures (to_function_id, made_at desc);

create table sharing.disclosed_items (
  disclosure_id uuid not null references sharing.disclosures on delete cascade,
  child_id uuid not null,
  item_kind text not null,
  item_id uuid not null,
  version int not null,
  to_function_id uuid,
  -- The signed-in person behind to_guardian_id, kept in step by triggers, so that policies need no join.
  to_person_id uuid,
  from_unit_id uuid not null,
  ends_at timestamptz not null,
  constraint item_kind_known check (item_kind in ('child', 'worry', 'assessment', 'request', 'plan', 'plan_part', 'draft', 'meeting', 'minutes')),
  primary key (item_id, disclosure_id, item_kind, version)
);
create index on sharing.disclosed_items (item_id, to_function_id, ends_at) where to_function_id is not null;
create index on sharing.disclosed_items (item_id, to_person_id, ends_at) where to_person_id is not null;
create index on sharing.disclosed_items (to_function_id, item_kind, ends_at desc) where to_function_id is not null;
create index on sharing.disclosed_items (to_person_id, item_kind) where to_person_id is not null;
create index on sharing.disclosed_items (disclosure_id);
create index on sharing.disclosed_items (child_id);

-- Which consents a disclosure rests on: when one falls, it falls.
create table sharing.disclosure_consents (
  disclosure_id uuid not null references sharing.disclosures on delete cascade,
  consent_id uuid not null references sharing.consents on delete cascade,
  child_id uuid not null,
  primary key (disclosure_id, consent_id)
);
create index on sharing.disclosure_consents (consent_id);

-- R8: for a child with protected identity, only functions on this list; others have neither involvement nor disclosure.
create table sharing.protected_readers (
  child_id uuid not null,
  function_id uuid not null references people.functions on delete cascade,
  added_by uuid not null references people.persons on delete restrict,
  added_at timestamptz not null default now(),
  review_on date not null,
  primary key (child_id, function_id)
);

-- R10: equal person numbers meet only here, as keyed hashes, and no serving role can read the table.
create table sharing.identities (
  row_id uuid primary key,
  kind text not null check (kind in ('child', 'guardian', 'person')),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  number_hash bytea not null check (length(number_hash) = 32)
);
create index on sharing.identities (number_hash);

do $$
declare t text;
begin
  foreach t in array array['involvements', 'bases', 'basis_pairs', 'consents', 'consent_scopes', 'disclosures', 'disclosed_items',
    'disclosure_consents', 'protected_readers', 'identities'] loop
    execute format('alter table sharing.%I enable row level security', t);
    execute format('alter table sharing.%I force row level security', t);
    execute format('create policy owner_all on sharing.%I to kring_owner using (true) with check (true)', t);
  end loop;
end $$;

create policy select_all on sharing.bases for select to kring_app using (true);
create policy select_all on sharing.basis_pairs for select to kring_app using (true);
create policy select_mine on sharing.involvements for select to kring_app
  using (function_id = (select people.my_function()));

grant select on sharing.bases, sharing.basis_pairs, sharing.involvements, sharing.consents, sharing.consent_scopes,
  sharing.disclosures, sharing.disclosed_items, sharing.disclosure_consents, sharing.protected_readers to kring_app;

-- True when the current function is involved with the child in its own unit. For commands; policies write it out.
create function sharing.i_am_involved(child uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from sharing.involvements i
    where i.child_id = child and i.function_id = people.my_function() and i.ended_at is null)
$$;
grant execute on function sharing.i_am_involved(uuid) to kring_app;

-- The one rule of reading, written out on every shareable table:
--   my unit made it and my function is involved (R1), or a live disclosure gives that version to my function (R2),
--   or to me as a guardian. There is no third way: an emergency (R9) is itself a disclosure.
-- `id_column` and `version_column` name the item on the table; version null = any version of the item.
create function sharing.protect(target regclass, kind text, id_column text, version_column text default null,
  unit_readable boolean default true) returns void language plpgsql set search_path = '' as $$
declare
  item text := format('d.item_id = %s.%I and d.item_kind = %L', target, id_column, kind)
    || case when version_column is null then '' else format(' and d.version = %s.%I', target, version_column) end;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to kring_owner using (true) with check (true)', target);
  if unit_readable then
    execute format($p$create policy select_in_my_unit_when_involved on %1$s for select to kring_app using (
      unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
        where i.child_id = %1$s.child_id and i.function_id = (select people.my_function()) and i.ended_at is null))$p$, target);
  end if;
  execute format($p$create policy select_disclosed_to_my_function on %1$s for select to kring_app using (
    exists (select from sharing.disclosed_items d where %2$s
      and d.to_function_id = (select people.my_function()) and d.ends_at > now()))$p$, target, item);
  execute format($p$create policy select_disclosed_to_me_as_guardian on %1$s for select to kring_app using (
    exists (select from sharing.disclosed_items d where %2$s
      and d.to_person_id = (select people.me_as_guardian()) and d.ends_at > now()))$p$, target, item);
  execute format('grant select on %s to kring_app', target);
end $$;

-- Writing in my own unit about a child that my function is involved with; `also` says in whose name, and about what.
create function sharing.allow_insert_when_involved(target regclass, columns text, also text) returns void language plpgsql set search_path = '' as $$
begin
  execute format($p$create policy insert_in_my_unit_when_involved on %1$s for insert to kring_app with check (
    unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
      where i.child_id = %1$s.child_id and i.function_id = (select people.my_function()) and i.ended_at is null)
    and %2$s %3$s)$p$, target, also,
    case when columns ~ '\mcollaboration_id\M' then 'and collaboration_id = (select people.my_collaboration())' else '' end);
  execute format('grant insert (%s) on %s to kring_app', columns, target);
end $$;

-- Disclosures are readable by the giver's involved functions (who sees what), by the receiver, and by the guardian
-- (child__children, where it is known who is protected).
create policy select_when_involved on sharing.disclosures for select to kring_app using (
  from_unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = disclosures.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));

create policy insert_as_giver on sharing.disclosures for insert to kring_app with check (
  from_unit_id = (select people.my_unit()) and from_function_id = (select people.my_function())
  and from_person_id = (select people.me()) and collaboration_id = (select people.my_collaboration())
  and kind <> 'emergency'
  and exists (select from sharing.involvements i
    where i.child_id = disclosures.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
create policy end_as_giver on sharing.disclosures for update to kring_app using (
  from_unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = disclosures.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant insert (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, to_unit_id, to_guardian_id,
  decision, kind, basis_id, purpose, areas, family_view, informed, not_informed_reason, valid_until) on sharing.disclosures to kring_app;
grant update (ended_at, end_reason) on sharing.disclosures to kring_app;

create policy select_when_involved on sharing.disclosed_items for select to kring_app using (
  from_unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = disclosed_items.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
create policy insert_with_my_disclosure on sharing.disclosed_items for insert to kring_app with check (
  from_unit_id = (select people.my_unit())
  and exists (select from sharing.disclosures d where d.id = disclosure_id and d.child_id = disclosed_items.child_id
    and d.from_function_id = (select people.my_function()) and d.made_at = now() and d.decision = 'given'));
grant insert (disclosure_id, child_id, item_kind, item_id, version, from_unit_id) on sharing.disclosed_items to kring_app;

create policy select_when_involved on sharing.consents for select to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = consents.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
select sharing.allow_insert_when_involved('sharing.consents', 'id, collaboration_id, child_id, unit_id, guardian_id, given_by_child,
  maturity_assessment, given_on, how, received_by_function, received_by_person, valid_until, wants_to_take_part, gdpr_ground, note, once',
  'received_by_function = (select people.my_function()) and received_by_person = (select people.me())');

create policy select_with_consent on sharing.consent_scopes for select to kring_app using (
  exists (select from sharing.consents c where c.id = consent_id));
create policy insert_with_consent on sharing.consent_scopes for insert to kring_app with check (
  exists (select from sharing.consents c where c.id = consent_id and c.received_by_person = (select people.me())
    and c.created_at = now()));
grant insert (consent_id, to_unit_id, areas) on sharing.consent_scopes to kring_app;

create policy select_with_disclosure on sharing.disclosure_consents for select to kring_app using (
  exists (select from sharing.disclosures d where d.id = disclosure_id));

-- Not by the listed function itself: that it is on a list would tell of the child before anything is given (R10).
create policy select_when_involved on sharing.protected_readers for select to kring_app using (
  exists (select from sharing.involvements i
    where i.child_id = protected_readers.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
