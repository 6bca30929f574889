-- R7: "wrote a worry" stood in the log also where somebody had answered one, or taken it back. What was done is the purpose of an entry of
-- writing: `did:` and one of the words of the code, never words about a child, so that the reviewer reads it too. Entries from before have none.

create or replace function audit.review_day(func uuid, person uuid, day date, skip integer, at_most integer) returns table(at timestamptz, act text, item_kind text, case_number text, child_id uuid, purpose text, times integer) language sql stable security definer rows 50 set search_path = '' as $$
  with entries as materialized (
    select l.* from audit.access_log l
    where l.function_id = func and l.person_id = person and not l.as_guardian and l.act <> 'appoint' and l.collaboration_id = people.my_collaboration() and audit.i_review()
      and l.at >= day::timestamp at time zone 'Europe/Stockholm' and l.at < (day + 1)::timestamp at time zone 'Europe/Stockholm'),
  -- From before the log itself knew.
  named as (
    select n.item_id, min(n.child_id::text)::uuid as child_id
    from audit.children_named(array(select e.item_id from entries e where e.act = 'refused' and e.child_id is null and e.item_id is not null)) n
    where n.collaboration_id = people.my_collaboration() group by 1),
  told as (
    select e.at, case when e.act = 'search' and e.item_kind = 'inbox' then 'read' else e.act end as act,
      -- Of an attempt the kind is the beginning of an address: it tells only of the pages that are closed to most.
      case when e.act = 'refused' and e.item_kind not in ('log', 'emergency') then '' else e.item_kind end as item_kind, coalesce(e.child_id, n.child_id) as child_id,
      case when e.act = 'emergency' or e.act = 'write' and e.purpose like 'did:%' then e.purpose else '' end as purpose
    from entries e left join named n on n.item_id = e.item_id and e.act = 'refused')
  select max(t.at), t.act, t.item_kind, child.case_number(t.child_id), t.child_id, t.purpose, count(*)::int
  from told t
  group by date_trunc('minute', t.at), t.act, t.item_kind, t.child_id, t.purpose
  order by 1 desc, 2, 3, 5 offset greatest(skip, 0) limit least(at_most, 500)
$$;
comment on function audit.review_day(uuid, uuid, date, integer, integer) is 'For the log reviewer: what a person did in a function on a day, the latest first. The same thing in the same minute is one line. A child is its case number, also of an attempt that was refused. The reason of an emergency is for the reviewer to read (R9), and what was done where something was written; other purposes are words about a child.';

create or replace function child.withdraw_worry(worry uuid) returns table(outcome text, reader text) language plpgsql security definer rows 1 set search_path = '' as $$
declare
  w child.worries;
  knows boolean;
  opened record;
begin
  select * into w from child.worries x where x.id = worry and x.author_function_id = people.my_function() and x.author_person_id = people.me();
  if w.id is null then return; end if;
  knows := w.unit_id = people.my_unit() and sharing.i_am_involved(w.child_id);
  if not knows and w.handed_as = '' then return; end if;
  perform pg_advisory_xact_lock(hashtextextended('worry:' || worry, 0));
  select * into w from child.worries x where x.id = worry;
  if w.withdrawn_at is not null then return query select 'before', null::text; return; end if;
  select true as is_opened, o.reader as name into opened from child.who_opened(w) o;
  if opened.is_opened and knows then return query select 'opened', opened.name; return; end if;
  if opened.is_opened or platform.undo_until(w.sent_at) <= clock_timestamp() then return query select 'late', null::text; return; end if;

  update child.worries x set withdrawn_at = now() where x.id = worry;
  update child.worry_versions v set withdrawn_at = now() where v.worry_id = worry;
  -- A letter in the queue is about a notice: with it, it goes.
  delete from sharing.notices n where n.item_id = worry and n.item_kind = 'worry';
  update sharing.disclosures d set ended_at = now(), end_reason = 'taken_back'
    where d.ended_at is null and d.id in (select i.disclosure_id from sharing.disclosed_items i where i.item_id = worry and i.item_kind = 'worry');
  update sharing.disclosed_items i set to_function_id = null
    where i.disclosure_id in (select d.id from sharing.disclosed_items x join sharing.disclosures d on d.id = x.disclosure_id
      where x.item_id = worry and x.item_kind = 'worry' and d.end_reason = 'taken_back');
  insert into sharing.events (collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id)
    values (w.collaboration_id, w.child_id, w.unit_id, 'worry_withdrawn', 'worry', worry, people.my_function(), people.me());
  perform audit.log('write', w.child_id, 'worry', worry, 'did:withdrew');
  perform pg_notify('kring', 'function:' || w.to_function_id);
  return query select 'withdrawn', null::text;
end $$;
