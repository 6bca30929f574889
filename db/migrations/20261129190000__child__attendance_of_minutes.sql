-- Each version of the minutes says who was there, as it says the rest; a correction may change it.
alter table child.minutes add column attended uuid[];
comment on column child.minutes.attended is 'Participants who were there, as this version says; null: it says nothing of that. Shown by the rows of participants that the reader sees (R10b), never counted.';
grant insert (attended) on child.minutes to kring_app;

-- Where nobody was ticked the question was not answered, and it was said of everybody that they had not been there.
update child.meeting_participants p set attended = null
  where p.attended is false and not exists (select from child.meeting_participants x where x.meeting_id = p.meeting_id and x.attended);

-- What stands today is what the latest version says.
update child.minutes m set attended = a.ids
  from (select p.meeting_id, array_agg(p.id order by p.id) as ids from child.meeting_participants p where p.attended group by p.meeting_id) a
  where a.meeting_id = m.meeting_id and m.version = (select max(x.version) from child.minutes x where x.meeting_id = m.meeting_id);
