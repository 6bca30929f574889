-- The inbox shows the first fifty by their day: an index that holds only what waits gives them in order, whatever lies below them. An index
-- over answered_at does not, since `is null` is no equality to the planner.
create index worries_waiting_idx on child.worries (to_function_id, answer_by) where answered_at is null;
create index worries_unanswered_idx on child.worries (author_function_id, answer_by) where answered_at is null;
create index requests_waiting_idx on child.requests (to_function_id, answer_by) where answered_at is null and withdrawn_at is null;
create index requests_unanswered_idx on child.requests (from_function_id, answer_by) where answered_at is null and withdrawn_at is null;
