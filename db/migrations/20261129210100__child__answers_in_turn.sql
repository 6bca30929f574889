-- R14: a request has one end. An answer fits what was said before it: what is over takes no more, and only a proposal to send it on is agreed
-- to or refused. Before, the sender could refuse what nobody had proposed, and a request that had its answer waited again. As before, and:
-- the request is held while its answers are looked at, so that of two at one moment the second sees the first.
create or replace function child.mark_request_answered() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last text;
begin
  perform from child.requests r where r.id = new.request_id for no key update;
  select a.kind into last from child.request_answers a where a.request_id = new.request_id and a.id <> new.id order by a.at desc, a.id desc limit 1;
  if (case when new.kind in ('send_on_agreed', 'send_on_refused') then last is distinct from 'send_on_proposed'
      else last is not null and last <> 'send_on_refused' end) then
    raise unique_violation using constraint = 'answer_fits_what_was_said';
  end if;
  update child.requests r set answered_at = case when new.kind <> 'send_on_refused' then coalesce(r.answered_at, now()) end
    where r.id = new.request_id;
  return null;
end $$;
comment on function child.mark_request_answered() is 'R14: each answer fits the one before. A proposal to send it on is an answer until the sender says no: then the sender waits again.';
