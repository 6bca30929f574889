-- ADR 37: nothing in joint work is about a named child. What looks like a name is asked about, and what was answered is kept.

create table joint.name_answers (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations on delete cascade,
  function_id uuid not null references people.functions on delete restrict,
  person_id uuid not null references people.persons on delete restrict,
  item_kind text not null,
  item_id uuid not null,
  at timestamptz not null default now(),
  constraint name_answer_item check (item_kind in ('matter', 'subject'))
);
comment on table joint.name_answers is 'Who said that a text that looked as if it named somebody was about no child, and of which row. Never what it said.';
select people.of_function('joint.name_answers', inserts => 'collaboration_id, function_id, person_id, item_kind, item_id', signed => 'function_id, person_id',
  class => 'joint_record', keeps => 'with its row');

-- Which of the words are the given name of a child that I work with. By my own rights: it asks nothing that I may not read.
create function joint.names_of_my_children(words text[]) returns setof text language sql stable set search_path = '' as $$
  select distinct w from unnest(words) w join child.children c on people.folded(w) = any (regexp_split_to_array(people.folded(c.given_name), '[ -]+'))
    where exists (select from sharing.my_involvements i where i.child_id = c.id offset 0)
$$;
grant execute on function joint.names_of_my_children(text[]) to kring_app;
comment on function joint.names_of_my_children(text[]) is 'For the check of names in free text: of children that I work with, by my own policies.';
