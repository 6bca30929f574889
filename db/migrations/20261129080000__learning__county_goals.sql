-- The county page says of each figure whether it meets its goal. Chosen with the figures, so that a goal never outlives its figure.
alter table learning.county_choices add column goals text[] not null default '{}';
alter table learning.county_choices
  add constraint a_goal_for_each_figure_or_none check (cardinality(goals) in (0, cardinality(figures))),
  add constraint goals_have_a_direction
    check (array_to_string(goals, ' ') ~ '^((none|at_(least|most):[0-9]{1,5}([.][0-9])?)( |$))*$' and array_position(goals, null) is null);
comment on column learning.county_choices.goals is 'Of each figure, in their order: `at_least:90`, `at_most:10` or `none`. Empty: none has a goal.';
drop policy insert_in_my_collaboration on learning.county_choices;
drop policy select_in_my_collaboration on learning.county_choices;
drop policy owner_all on learning.county_choices;
select people.of_collaboration('learning.county_choices', read => 'any_function', write => 'process_leader',
  inserts => 'collaboration_id, figures, goals, function_id, person_id, once', signed => 'function_id, person_id');
