-- What a request needs besides its tables: one answer that counts, and no answer when a proposal was refused.

-- R14: a request ends with one answer. Two who hold the same function and answer at once: the second is told of the first.
create unique index one_answer_that_counts on child.request_answers (request_id)
  where kind in ('accepted', 'advised', 'declined', 'send_on_agreed');

-- A proposal to send it on is an answer until the sender says no: then the sender waits again.
create or replace function child.mark_request_answered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update child.requests r set answered_at = case when new.kind <> 'send_on_refused' then coalesce(r.answered_at, now()) end
    where r.id = new.request_id;
  return null;
end $$;
