-- What is decided and what is promised in joint work (ADR 37): decisions by bodies, formal or not, and commitments that each party follows up by itself.

create table joint.decisions (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  kind text not null,
  decided_on date,
  grew_until date,
  body_id uuid references people.bodies on delete restrict,
  by_whom text not null default '',
  paragraph text not null default '',
  what text not null,
  why text not null default '',
  laid_aside text not null default '',
  changes text not null default '',
  supersedes_id uuid references joint.decisions on delete restrict,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  made_at timestamptz not null default now(),
  once uuid not null unique,
  constraint decision_kind check (kind in ('formal', 'orienting', 'grew')),
  constraint decision_when check (decided_on is not null and (grew_until is null or (kind = 'grew' and grew_until >= decided_on))),
  constraint decision_by_somebody check (kind <> 'formal' or body_id is not null or by_whom <> ''),
  constraint decision_texts check (length(by_whom) <= 200 and length(paragraph) <= 100 and length(what) between 1 and 2000 and length(why) <= 4000
    and length(laid_aside) <= 4000 and length(changes) <= 4000)
);
comment on table joint.decisions is 'What was decided about a subject: formally by a body, to steer by, or grown by itself between two days; what was laid aside, and what it changed for others.';
comment on column joint.decisions.decided_on is 'The day; of what grew by itself the first.';
create index decisions_subject_id_decided_on_idx on joint.decisions (subject_id, decided_on desc);
select joint.follows_subject('joint.decisions', write => 'leaders', signed => 'function_id, person_id',
  inserts => 'subject_id, kind, decided_on, grew_until, body_id, by_whom, paragraph, what, why, laid_aside, changes, supersedes_id, function_id, person_id, once');

create table joint.commitments (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  decision_id uuid references joint.decisions on delete restrict,
  by_function_id uuid not null references people.functions on delete restrict,
  words text not null,
  seen_by text not null default '',
  adds text not null,
  starts_on date not null,
  due_on date not null,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  made_at timestamptz not null default now(),
  once uuid not null unique,
  constraint commitment_texts check (length(words) between 1 and 1000 and length(seen_by) <= 1000),
  constraint commitment_adds check (adds in ('adds', 'fills_in')),
  constraint commitment_days check (due_on >= starts_on)
);
comment on table joint.commitments is 'What a party has promised: by which function, until when, how it will be seen, and whether it adds or fills in for somebody else''s duty.';
create index commitments_by_function_id_due_on_idx on joint.commitments (by_function_id, due_on);
create index commitments_subject_id_due_on_idx on joint.commitments (subject_id, due_on);
select joint.follows_subject('joint.commitments', write => 'parties', signed => 'function_id, person_id',
  inserts => 'subject_id, decision_id, by_function_id, words, seen_by, adds, starts_on, due_on, function_id, person_id, once');

-- A promise is made by whoever keeps it, or by who leads; only by a function that is in it.
create function joint.check_commitment() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not joint.function_takes_part(new.by_function_id, new.subject_id) then raise check_violation using constraint = 'promised_by_a_party'; end if;
  if people.somebody_acts() and new.by_function_id <> people.my_function() and not joint.leads(new.subject_id) then
    raise check_violation using constraint = 'promised_for_oneself';
  end if;
  if new.decision_id is not null and not exists (select from joint.decisions d where d.id = new.decision_id and d.subject_id = new.subject_id) then
    raise check_violation using constraint = 'decision_of_the_same_subject';
  end if;
  return new;
end $$;
create function joint.function_takes_part(func uuid, subject uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from joint.parties p where p.subject_id = subject and p.function_id = func and p.until_at is null)
    or exists (select from joint.subjects s where s.id = subject and s.owner_function_id = func)
$$;
-- After: who may not write gets the answer of the policy.
create constraint trigger check_commitment after insert on joint.commitments for each row execute function joint.check_commitment();

create table joint.follow_ups (
  id uuid primary key default platform.new_id(),
  subject_id uuid not null references joint.subjects on delete cascade,
  commitment_id uuid not null references joint.commitments on delete cascade,
  outcome text not null,
  words text not null default '',
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique,
  constraint follow_up_outcome check (outcome in ('done', 'partly', 'not_done', 'not_wanted')),
  constraint follow_up_words check (length(words) <= 2000)
);
comment on table joint.follow_ups is 'How a party sees that a promise has gone: each for itself, and all views stand. The latest of each function counts.';
create index follow_ups_commitment_id_at_idx on joint.follow_ups (commitment_id, at desc);
select joint.follows_subject('joint.follow_ups', write => 'parties', signed => 'function_id, person_id',
  inserts => 'subject_id, commitment_id, outcome, words, function_id, person_id, once',
  also => 'exists (select from joint.commitments c where c.id = follow_ups.commitment_id and c.subject_id = follow_ups.subject_id)');

create function joint.note_promise() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform joint.note(new.subject_id, tg_argv[0], jsonb_build_object(tg_argv[1], new.id));
  return null;
end $$;
create trigger note_decision after insert on joint.decisions for each row execute function joint.note_promise('decided', 'decision');
create trigger note_commitment after insert on joint.commitments for each row execute function joint.note_promise('promised', 'commitment');
create trigger note_follow_up after insert on joint.follow_ups for each row execute function joint.note_promise('followed_up', 'commitment');
