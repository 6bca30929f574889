-- R14: a request that was declined waits for whoever sent it, until they have asked somebody else or have noted that it is enough. Of the
-- sender's unit alone (R1): what they do after a no is not told to who said it, who may still read the request.
create table child.request_ends (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  request_id uuid not null unique,
  child_id uuid not null references child.children on delete cascade,
  unit_id uuid not null references people.units on delete restrict,
  how text not null constraint how_known check (how in ('asked_another', 'enough')),
  words text not null default '' constraint words_fit check (length(words) <= 2000),
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  at timestamptz not null default now(),
  once uuid not null unique,
  constraint enough_says_why check (how <> 'enough' or words <> ''),
  foreign key (request_id, child_id) references child.requests (id, child_id) on delete cascade
);
comment on table child.request_ends is 'R14: what the sender did after a no. Never given to anyone (R1).';
select sharing.protect('child.request_ends', class => 'child_record', keeps => 'with the request');
select sharing.allow_insert_when_involved('child.request_ends',
  inserts => 'id, collaboration_id, request_id, child_id, unit_id, how, words, function_id, person_id, once', signed => 'function_id, person_id',
  also => 'exists (select from child.requests r join child.request_answers a on a.request_id = r.id and a.kind = ''declined''
    where r.id = request_ends.request_id and r.child_id = request_ends.child_id and r.from_function_id = (select people.my_function()) and r.withdrawn_at is null)');
create index request_answers_declined_idx on child.request_answers (request_id) where kind = 'declined';
