-- The child's plan: a draft that is the lead's (R3), versions that are given out, marks by the partners, reviews; and meetings.

create table child.plans (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  -- R13: one lead and one next date, always.
  lead_function_id uuid not null references people.functions on delete restrict,
  next_on date not null,
  sip boolean not null default false,
  current_version int not null default 0,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  end_reason text check (end_reason in ('goals_reached', 'family_declined', 'moved', 'handed_over', 'adult', 'other')),
  end_words text not null default '' check (length(end_words) <= 4000),
  -- If the family wants: what happens when the plan has ended.
  afterwards text not null default '' check (length(afterwards) <= 4000),
  once uuid not null unique,
  unique (id, child_id),
  constraint ended_with_reason check ((ended_at is null) = (end_reason is null))
);
-- R13: one plan at a time.
create unique index one_live_plan on child.plans (child_id) where ended_at is null;
create index on child.plans (lead_function_id, next_on) where ended_at is null;
select sharing.protect('child.plans', 'plan', 'id');
select sharing.allow_insert_when_involved('child.plans', 'id, collaboration_id, child_id, unit_id, lead_function_id, next_on, sip, once',
  'lead_function_id = (select people.my_function())');
create policy select_open_draft on child.plans for select to kring_app using (
  exists (select from sharing.disclosed_items d where d.item_id = plans.id and d.item_kind = 'draft'
    and d.to_function_id = (select people.my_function()) and d.ends_at > now()));
create policy update_as_lead on child.plans for update to kring_app using (
  lead_function_id = (select people.my_function()) and exists (select from sharing.involvements i
    where i.child_id = plans.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (lead_function_id, next_on, sip, current_version, ended_at, end_reason, end_words, afterwards) on child.plans to kring_app;

-- The draft, part by part. Kinds with one row each: why, matters, the SIP fields, afterwards. The rest repeat.
create table child.plan_parts (
  id uuid primary key default platform.new_id(),
  plan_id uuid not null references child.plans on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null check (kind in ('why', 'matters', 'need', 'goal', 'action', 'view', 'disagreement',
    'sip_measures', 'sip_responsibility', 'sip_others', 'sip_overall')),
  parent_id uuid,
  position int not null default 0,
  area text check (area is null or child.areas_ok(array[area])),
  -- Whose words (R12).
  voice text check (voice in ('child', 'guardian', 'partner', 'professional')),
  words text not null default '' check (length(words) <= 10000),
  how_seen text not null default '' check (length(how_seen) <= 4000),
  function_id uuid references people.functions on delete restrict,
  from_on date,
  until_on date,
  edited_by uuid references people.functions on delete set null,
  edited_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (id, plan_id),
  foreign key (parent_id, plan_id) references child.plan_parts (id, plan_id) on delete cascade,
  constraint dates_in_order check (until_on is null or from_on is null or until_on >= from_on),
  constraint need_has_area check (kind <> 'need' or area is not null),
  constraint goal_and_action_have_parent check (kind not in ('goal', 'action') or parent_id is not null)
);
create index on child.plan_parts (plan_id, position);
alter table child.plan_parts enable row level security;
alter table child.plan_parts force row level security;
create policy owner_all on child.plan_parts to kring_owner using (true) with check (true);
-- R3: the draft stays with the lead, and with those to whom the lead has opened it for a meeting.
create policy select_as_lead on child.plan_parts for select to kring_app using (
  exists (select from child.plans p where p.id = plan_id and p.lead_function_id = (select people.my_function())));
create policy select_open_draft on child.plan_parts for select to kring_app using (
  exists (select from sharing.disclosed_items d where d.item_id = plan_parts.plan_id and d.item_kind = 'draft'
    and d.to_function_id = (select people.my_function()) and d.ends_at > now()));
create policy insert_as_lead on child.plan_parts for insert to kring_app with check (
  edited_by = (select people.my_function())
  and exists (select from child.plans p where p.id = plan_id and p.child_id = plan_parts.child_id and p.unit_id = plan_parts.unit_id and p.ended_at is null
    and (p.lead_function_id = (select people.my_function())
      or exists (select from sharing.disclosed_items d where d.item_id = p.id and d.item_kind = 'draft'
        and d.to_function_id = (select people.my_function()) and d.ends_at > now()))));
create policy update_as_lead on child.plan_parts for update to kring_app using (
  exists (select from child.plans p where p.id = plan_id and p.ended_at is null
    and (p.lead_function_id = (select people.my_function())
      or exists (select from sharing.disclosed_items d where d.item_id = p.id and d.item_kind = 'draft'
        and d.to_function_id = (select people.my_function()) and d.ends_at > now()))));
grant select on child.plan_parts to kring_app;
grant insert (id, plan_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on, edited_by) on child.plan_parts to kring_app;
grant update (position, area, voice, words, how_seen, function_id, from_on, until_on, edited_by, edited_at, removed_at) on child.plan_parts to kring_app;

-- Nobody says that another has written it.
create function child.edited_by_me() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'kring_app' and new.edited_by is distinct from people.my_function() then raise insufficient_privilege; end if;
  return new;
end $$;
create trigger edited_by_me before update on child.plan_parts for each row
  when (new.edited_by is distinct from old.edited_by) execute function child.edited_by_me();

-- R20: when two have written in the same field, the other text stands here until someone has chosen.
create table child.plan_alternatives (
  id uuid primary key default platform.new_id(),
  plan_id uuid not null references child.plans on delete cascade,
  part_id uuid not null references child.plan_parts on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  field text not null check (field in ('words', 'how_seen')),
  text text not null check (length(text) <= 10000),
  by_function uuid not null references people.functions on delete restrict,
  by_person uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  settled_at timestamptz,
  settled_how text check (settled_how in ('took_this', 'kept_other', 'kept_both'))
);
create index on child.plan_alternatives (plan_id) where settled_at is null;
alter table child.plan_alternatives enable row level security;
alter table child.plan_alternatives force row level security;
create policy owner_all on child.plan_alternatives to kring_owner using (true) with check (true);
create policy select_with_part on child.plan_alternatives for select to kring_app using (
  exists (select from child.plan_parts p where p.id = part_id));
create policy insert_with_part on child.plan_alternatives for insert to kring_app with check (
  by_function = (select people.my_function()) and by_person = (select people.me())
  and exists (select from child.plan_parts p where p.id = part_id and p.plan_id = plan_alternatives.plan_id
    and p.child_id = plan_alternatives.child_id and p.unit_id = plan_alternatives.unit_id));
create policy update_with_part on child.plan_alternatives for update to kring_app using (
  exists (select from child.plan_parts p where p.id = part_id));
grant select on child.plan_alternatives to kring_app;
grant insert (id, plan_id, part_id, child_id, unit_id, field, text, by_function, by_person) on child.plan_alternatives to kring_app;
grant update (settled_at, settled_how) on child.plan_alternatives to kring_app;

-- Who gets which part when the plan is published. Chosen by the lead in the draft; each publication is a disclosure a partner.
create table child.plan_partners (
  plan_id uuid not null references child.plans on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  id uuid primary key default platform.new_id(),
  function_id uuid references people.functions on delete restrict,
  guardian_id uuid,
  -- 'whole', or only what stands under these areas, besides their own actions.
  gets text not null default 'areas' check (gets in ('whole', 'areas')),
  areas text[] not null default '{}' check (child.areas_ok(areas)),
  basis_id uuid references sharing.bases on delete restrict,
  purpose text not null default '' check (length(purpose) <= 2000),
  family_view text not null default '' check (length(family_view) <= 4000),
  informed boolean not null default true,
  not_informed_reason text not null default '' check (length(not_informed_reason) <= 2000),
  until_on date,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  foreign key (guardian_id, child_id) references child.guardians (id, child_id) on delete cascade,
  constraint function_or_guardian check ((function_id is null) <> (guardian_id is null))
);
create unique index one_row_a_partner on child.plan_partners (plan_id, function_id, guardian_id) nulls not distinct where removed_at is null;
alter table child.plan_partners enable row level security;
alter table child.plan_partners force row level security;
create policy owner_all on child.plan_partners to kring_owner using (true) with check (true);
create policy select_in_my_unit_when_involved on child.plan_partners for select to kring_app using (
  unit_id = (select people.my_unit()) and exists (select from sharing.involvements i
    where i.child_id = plan_partners.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
create policy insert_as_lead on child.plan_partners for insert to kring_app with check (
  exists (select from child.plans p where p.id = plan_id and p.child_id = plan_partners.child_id and p.unit_id = plan_partners.unit_id
    and p.lead_function_id = (select people.my_function())));
create policy update_as_lead on child.plan_partners for update to kring_app using (
  exists (select from child.plans p where p.id = plan_id and p.lead_function_id = (select people.my_function())));
grant select on child.plan_partners to kring_app;
grant insert (id, plan_id, child_id, unit_id, function_id, guardian_id, gets, areas, basis_id, purpose, family_view, informed, not_informed_reason, until_on) on child.plan_partners to kring_app;
grant update (gets, areas, basis_id, purpose, family_view, informed, not_informed_reason, until_on, removed_at) on child.plan_partners to kring_app;

-- A published version: frozen, and given part by part.
create table child.plan_versions (
  plan_id uuid not null references child.plans on delete cascade,
  version int not null check (version > 0),
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  lead_function_id uuid not null references people.functions on delete restrict,
  next_on date not null,
  sip boolean not null,
  what_changed text not null default '' check (length(what_changed) <= 4000),
  published_by uuid not null references people.persons on delete restrict,
  published_at timestamptz not null default now(),
  primary key (plan_id, version)
);
select sharing.protect('child.plan_versions', 'plan', 'plan_id', 'version');
create policy insert_as_lead on child.plan_versions for insert to kring_app with check (
  published_by = (select people.me())
  and exists (select from child.plans p where p.id = plan_id and p.child_id = plan_versions.child_id and p.unit_id = plan_versions.unit_id
    and p.lead_function_id = (select people.my_function()) and p.ended_at is null));
grant insert (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, what_changed, published_by) on child.plan_versions to kring_app;

create table child.plan_version_parts (
  plan_id uuid not null,
  version int not null,
  part_id uuid not null,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  kind text not null,
  parent_id uuid,
  position int not null,
  area text,
  voice text,
  words text not null,
  how_seen text not null,
  function_id uuid references people.functions on delete restrict,
  from_on date,
  until_on date,
  primary key (plan_id, version, part_id),
  foreign key (plan_id, version) references child.plan_versions on delete cascade
);
create index on child.plan_version_parts (part_id, version);
create index on child.plan_version_parts (function_id, until_on) where kind = 'action';
select sharing.protect('child.plan_version_parts', 'plan_part', 'part_id', 'version');
-- R3: only while the version is being made, and only parts of that plan's own draft: who reads a part reads its marks.
create policy insert_as_lead on child.plan_version_parts for insert to kring_app with check (
  exists (select from child.plans p where p.id = plan_id and p.child_id = plan_version_parts.child_id and p.unit_id = plan_version_parts.unit_id
    and p.lead_function_id = (select people.my_function()))
  and exists (select from child.plan_versions v where v.plan_id = plan_version_parts.plan_id and v.version = plan_version_parts.version
    and v.published_at = now() and v.published_by = (select people.me()))
  and exists (select from child.plan_parts q where q.id = part_id and q.plan_id = plan_version_parts.plan_id));
grant insert on child.plan_version_parts to kring_app;

-- A partner marks an action. The latest row is the state; all who read the action read its marks.
create table child.action_marks (
  id uuid primary key default platform.new_id(),
  plan_id uuid not null references child.plans on delete cascade,
  part_id uuid not null,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  state text not null check (state in ('not_started', 'under_way', 'done', 'hindered')),
  words text not null default '' check (length(words) <= 4000),
  function_id uuid references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  once uuid not null unique,
  at timestamptz not null default now()
);
create index on child.action_marks (part_id, at desc);
create index on child.action_marks (plan_id);
alter table child.action_marks enable row level security;
alter table child.action_marks force row level security;
create policy owner_all on child.action_marks to kring_owner using (true) with check (true);
create policy select_with_part on child.action_marks for select to kring_app using (
  exists (select from child.plan_version_parts v where v.part_id = action_marks.part_id and v.plan_id = action_marks.plan_id));
create policy insert_for_my_action on child.action_marks for insert to kring_app with check (
  function_id = (select people.my_function()) and person_id = (select people.me())
  and exists (select from child.plan_version_parts v join child.plans p on p.id = v.plan_id
    where v.part_id = action_marks.part_id and v.plan_id = action_marks.plan_id and v.kind = 'action'
      and v.version = p.current_version and p.ended_at is null
      and v.child_id = action_marks.child_id and v.unit_id = action_marks.unit_id
      and (v.function_id = (select people.my_function()) or p.lead_function_id = (select people.my_function()))));
grant select on child.action_marks to kring_app;
grant insert (id, plan_id, part_id, child_id, unit_id, state, words, function_id, person_id, once) on child.action_marks to kring_app;

-- Follow-up: each need beside what it was, in words.
create table child.reviews (
  id uuid primary key default platform.new_id(),
  plan_id uuid not null references child.plans on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  version int not null,
  held_on date not null,
  assessment_before uuid,
  assessment_after uuid,
  child_words text not null default '' check (length(child_words) <= 10000),
  guardian_words text not null default '' check (length(guardian_words) <= 10000),
  decision text not null check (decision in ('continue', 'end')),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  once uuid not null unique,
  at timestamptz not null default now(),
  foreign key (assessment_before, child_id) references child.assessments (id, child_id) on delete cascade,
  foreign key (assessment_after, child_id) references child.assessments (id, child_id) on delete cascade
);
create index on child.reviews (plan_id);
select sharing.protect('child.reviews', 'review', 'id');
create policy insert_as_lead on child.reviews for insert to kring_app with check (
  person_id = (select people.me()) and function_id = (select people.my_function())
  and exists (select from child.plans p where p.id = plan_id and p.child_id = reviews.child_id and p.unit_id = reviews.unit_id
    and p.lead_function_id = (select people.my_function())));
grant insert (id, plan_id, child_id, unit_id, version, held_on, assessment_before, assessment_after, child_words, guardian_words, decision, function_id, person_id, once) on child.reviews to kring_app;

create table child.review_needs (
  review_id uuid not null references child.reviews on delete cascade,
  part_id uuid not null,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  what text not null check (what in ('reached', 'go_on', 'change', 'no_longer')),
  words text not null default '' check (length(words) <= 4000),
  primary key (review_id, part_id)
);
alter table child.review_needs enable row level security;
alter table child.review_needs force row level security;
create policy owner_all on child.review_needs to kring_owner using (true) with check (true);
create policy select_with_review on child.review_needs for select to kring_app using (exists (select from child.reviews r where r.id = review_id));
create policy insert_with_review on child.review_needs for insert to kring_app with check (
  exists (select from child.reviews r where r.id = review_id and r.child_id = review_needs.child_id and r.person_id = (select people.me()) and r.at = now()));
grant select on child.review_needs to kring_app;
grant insert (review_id, part_id, child_id, unit_id, what, words) on child.review_needs to kring_app;

create table child.meetings (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  plan_id uuid,
  function_id uuid not null references people.functions on delete restrict,
  version int not null default 1,
  kind text not null default 'meeting' check (kind in ('meeting', 'sip')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '' check (length(place) <= 200),
  child_takes_part text not null default 'undecided' check (child_takes_part in ('undecided', 'whole', 'part', 'phone', 'represented', 'words_or_picture', 'not')),
  child_how text not null default '' check (length(child_how) <= 2000),
  -- The family's own word: what must not be raised.
  not_to_raise text not null default '' check (length(not_to_raise) <= 2000),
  invited_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  sequence int not null default 0,
  once uuid not null unique,
  foreign key (plan_id, child_id) references child.plans (id, child_id) on delete set null (plan_id),
  constraint ends_after_start check (ends_at > starts_at)
);
create index on child.meetings (child_id, starts_at desc);
create index on child.meetings (function_id, starts_at);
select sharing.protect('child.meetings', 'meeting', 'id');
select sharing.allow_insert_when_involved('child.meetings', 'id, collaboration_id, child_id, unit_id, plan_id, function_id, kind, starts_at, ends_at, place, child_takes_part, child_how, not_to_raise, once',
  'function_id = (select people.my_function())');
create policy update_as_caller on child.meetings for update to kring_app using (
  function_id = (select people.my_function()) and exists (select from sharing.involvements i
    where i.child_id = meetings.child_id and i.function_id = (select people.my_function()) and i.ended_at is null));
grant update (starts_at, ends_at, place, child_takes_part, child_how, not_to_raise, invited_at, opened_at, closed_at, cancelled_at, sequence, function_id) on child.meetings to kring_app;

create table child.meeting_participants (
  id uuid primary key default platform.new_id(),
  meeting_id uuid not null references child.meetings on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  function_id uuid references people.functions on delete restrict,
  guardian_id uuid,
  edits_plan boolean not null default false,
  invited_at timestamptz,
  answer text check (answer in ('yes', 'no', 'maybe')),
  answered_at timestamptz,
  attended boolean,
  foreign key (guardian_id, child_id) references child.guardians (id, child_id) on delete cascade,
  constraint function_or_guardian check ((function_id is null) <> (guardian_id is null))
);
create unique index one_row_a_participant on child.meeting_participants (meeting_id, function_id, guardian_id) nulls not distinct;
alter table child.meeting_participants enable row level security;
alter table child.meeting_participants force row level security;
create policy owner_all on child.meeting_participants to kring_owner using (true) with check (true);
create policy select_with_meeting on child.meeting_participants for select to kring_app using (exists (select from child.meetings m where m.id = meeting_id));
create policy insert_as_caller on child.meeting_participants for insert to kring_app with check (
  exists (select from child.meetings m where m.id = meeting_id and m.child_id = meeting_participants.child_id and m.unit_id = meeting_participants.unit_id
    and m.function_id = (select people.my_function())));
create policy update_as_caller on child.meeting_participants for update to kring_app using (
  exists (select from child.meetings m where m.id = meeting_id and m.function_id = (select people.my_function())));
create policy answer_as_invited on child.meeting_participants for update to kring_app using (
  exists (select from child.meetings m where m.id = meeting_id)
  and (function_id = (select people.my_function())
    or exists (select from child.guardians g where g.id = guardian_id and g.person_id = (select people.me_as_guardian()))));
grant select on child.meeting_participants to kring_app;
grant insert (id, meeting_id, child_id, unit_id, function_id, guardian_id, edits_plan) on child.meeting_participants to kring_app;
grant update (invited_at, answer, answered_at, attended, edits_plan) on child.meeting_participants to kring_app;

-- Who is invited answers; all else is the caller's: one who could say «I edit the plan» would invite oneself into the draft (R3).
create function child.only_the_answer() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.invited_at, new.attended, new.edits_plan) is distinct from (old.invited_at, old.attended, old.edits_plan)
    and current_user = 'kring_app' and not exists (select from child.meetings m
      where m.id = new.meeting_id and m.function_id = people.my_function()) then
    raise insufficient_privilege;
  end if;
  return new;
end $$;
create trigger only_the_answer before update on child.meeting_participants for each row execute function child.only_the_answer();

create table child.agenda_points (
  id uuid primary key default platform.new_id(),
  meeting_id uuid not null references child.meetings on delete cascade,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  position int not null default 0,
  kind text not null check (kind in ('information', 'discussion', 'decision')),
  title text not null check (length(title) between 1 and 300),
  raised_by text not null default 'professional' check (raised_by in ('child', 'guardian', 'partner', 'professional')),
  outcome text not null default '' check (length(outcome) <= 4000),
  removed_at timestamptz
);
create index on child.agenda_points (meeting_id, position);
alter table child.agenda_points enable row level security;
alter table child.agenda_points force row level security;
create policy owner_all on child.agenda_points to kring_owner using (true) with check (true);
create policy select_with_meeting on child.agenda_points for select to kring_app using (exists (select from child.meetings m where m.id = meeting_id));
create policy insert_as_caller on child.agenda_points for insert to kring_app with check (
  exists (select from child.meetings m where m.id = meeting_id and m.child_id = agenda_points.child_id and m.unit_id = agenda_points.unit_id
    and m.function_id = (select people.my_function()) and m.closed_at is null));
create policy update_as_caller on child.agenda_points for update to kring_app using (
  exists (select from child.meetings m where m.id = meeting_id and m.function_id = (select people.my_function()) and m.closed_at is null));
grant select on child.agenda_points to kring_app;
grant insert (id, meeting_id, child_id, unit_id, position, kind, title, raised_by) on child.agenda_points to kring_app;
grant update (position, kind, title, outcome, removed_at) on child.agenda_points to kring_app;

-- Minutes: closing makes version 1; a correction is a new version with a reason.
create table child.minutes (
  meeting_id uuid not null references child.meetings on delete cascade,
  version int not null check (version > 0),
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  words text not null check (length(words) <= 20000),
  child_words text not null default '' check (length(child_words) <= 10000),
  agenda jsonb not null default '[]',
  reason text not null default '' check (length(reason) <= 2000),
  written_by uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  primary key (meeting_id, version),
  constraint correction_has_reason check (version = 1 or length(reason) > 0)
);
select sharing.protect('child.minutes', 'minutes', 'meeting_id', 'version');
create policy insert_as_caller on child.minutes for insert to kring_app with check (
  written_by = (select people.me())
  and exists (select from child.meetings m where m.id = meeting_id and m.child_id = minutes.child_id and m.unit_id = minutes.unit_id
    and m.function_id = (select people.my_function())));
grant insert (meeting_id, version, child_id, unit_id, words, child_words, agenda, reason, written_by) on child.minutes to kring_app;

-- What an emergency opens (R9): the plan as last published, and the worries of the last year. Nothing else is needed at once.
create function child.emergency_items(child uuid) returns table (kind text, id uuid, version int)
language sql stable security definer set search_path = '' as $$
  select 'plan', p.id, p.current_version from child.plans p where p.child_id = child and p.current_version > 0
  union all select 'plan_part', v.part_id, v.version from child.plan_version_parts v join child.plans p on p.id = v.plan_id
    where p.child_id = child and v.version = p.current_version
  union all select 'worry', w.worry_id, w.version from child.worry_versions w where w.child_id = child
    and w.written_at > now() - interval '1 year'
$$;

-- An item that is given must be the child's, of the giving unit, in a version that exists, and within the areas of the disclosure.
create function child.check_disclosed_item() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  ok boolean;
  item_areas text[] := '{}';
  given sharing.disclosures;
begin
  select * into given from sharing.disclosures d where d.id = new.disclosure_id;
  case new.item_kind
    when 'child' then ok := new.item_id = new.child_id and new.version = 1;
    when 'worry' then
      select true, w.areas into ok, item_areas from child.worries w join child.worry_versions v on v.worry_id = w.id
        where w.id = new.item_id and w.child_id = new.child_id and w.unit_id = new.from_unit_id and v.version = new.version;
    when 'assessment' then
      select true, a.areas into ok, item_areas from child.assessments a join child.assessment_versions v on v.assessment_id = a.id
        where a.id = new.item_id and a.child_id = new.child_id and a.unit_id = new.from_unit_id and v.version = new.version;
    when 'request' then
      select true, r.areas into ok, item_areas from child.requests r
        where r.id = new.item_id and r.child_id = new.child_id and r.unit_id = new.from_unit_id and r.version = new.version;
    when 'plan' then
      select true into ok from child.plan_versions v where v.plan_id = new.item_id and v.child_id = new.child_id
        and v.unit_id = new.from_unit_id and v.version = new.version;
    when 'plan_part' then
      select true, case when v.area is null then '{}' else array[v.area] end into ok, item_areas from child.plan_version_parts v
        where v.part_id = new.item_id and v.child_id = new.child_id and v.unit_id = new.from_unit_id and v.version = new.version;
    when 'draft' then
      select true into ok from child.plans p where p.id = new.item_id and p.child_id = new.child_id and p.unit_id = new.from_unit_id
        and p.lead_function_id = given.from_function_id;
    when 'meeting' then
      select true into ok from child.meetings m where m.id = new.item_id and m.child_id = new.child_id and m.unit_id = new.from_unit_id;
    when 'minutes' then
      select true into ok from child.minutes m where m.meeting_id = new.item_id and m.child_id = new.child_id and m.unit_id = new.from_unit_id
        and m.version = new.version;
    else ok := false;
  end case;
  if not coalesce(ok, false) then raise check_violation using constraint = 'disclosed_item_is_the_givers'; end if;
  if given.to_function_id is not null and given.kind <> 'emergency' and not item_areas <@ given.areas then
    raise check_violation using constraint = 'disclosed_item_within_the_areas';
  end if;
  return new;
end $$;
create trigger check_disclosed_item before insert on sharing.disclosed_items for each row execute function child.check_disclosed_item();

-- Open pages hear that something changed; they read it through their own rights.
create function child.tell_of_plan() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'plan:' || new.plan_id);
  return null;
end $$;
create trigger tell_of_plan after insert or update on child.plan_parts for each row execute function child.tell_of_plan();
create trigger tell_of_plan after insert or update on child.plan_alternatives for each row execute function child.tell_of_plan();
create trigger tell_of_plan after insert on child.plan_versions for each row execute function child.tell_of_plan();
create trigger tell_of_plan after insert on child.action_marks for each row execute function child.tell_of_plan();

create function child.tell_of_meeting() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'meeting:' || case when tg_table_name = 'meetings' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'meeting_id' end);
  return null;
end $$;
create trigger tell_of_meeting after insert or update on child.meetings for each row execute function child.tell_of_meeting();
create trigger tell_of_meeting after insert or update on child.meeting_participants for each row execute function child.tell_of_meeting();
create trigger tell_of_meeting after insert or update on child.agenda_points for each row execute function child.tell_of_meeting();
create trigger tell_of_meeting after insert on child.minutes for each row execute function child.tell_of_meeting();

create function child.tell_of_child() returns trigger language plpgsql as $$
begin
  perform pg_notify('kring', 'child:' || new.child_id);
  return null;
end $$;
create trigger tell_of_child after insert on child.events for each row execute function child.tell_of_child();
create trigger tell_of_child after insert on sharing.disclosures for each row execute function child.tell_of_child();

-- R19: every table has a retention class. A table without a row here fails a test.
create table platform.retention (
  table_name text primary key,
  class text not null check (class in ('house', 'child_record', 'sharing_record', 'access_log', 'session', 'draft', 'notice', 'catalogue')),
  keeps text not null
);
insert into platform.retention (table_name, class, keeps)
  select format('%s.%s', n.nspname, c.relname),
    case when n.nspname = 'people' and c.relname = 'sessions' then 'session'
      when n.nspname = 'people' then 'house'
      when n.nspname = 'audit' then 'access_log'
      when c.relname in ('bases', 'basis_pairs') then 'catalogue'
      when n.nspname = 'sharing' then 'sharing_record'
      when c.relname = 'drafts' then 'draft'
      when c.relname = 'notices' then 'notice'
      else 'child_record' end,
    case when c.relname = 'sessions' then '30 days after it ended'
      when n.nspname = 'people' then 'while the collaboration lasts'
      when n.nspname = 'audit' then '10 years'
      when c.relname in ('bases', 'basis_pairs') then 'always: past grounds explain past acts'
      when c.relname = 'drafts' then '30 days after the last change'
      when c.relname = 'notices' then '1 year'
      else '5 years after the last note, by the unit''s document plan' end
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('people', 'sharing', 'audit', 'child');
