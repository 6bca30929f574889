-- Who was there is said of each by itself: there, not there, or nothing. A version holds both, as a correction may change either.
alter table child.minutes add column absent uuid[];
comment on column child.minutes.attended is 'Participants who were there, as this version says; of others it does not say so. Shown by the rows of participants that the reader sees (R10b), never counted.';
comment on column child.minutes.absent is 'Participants who were not there, as this version says; of whom neither is said, nothing is said. Shown as attended is.';
alter table child.minutes add constraint there_or_not_there check (not attended && absent);
grant insert (absent) on child.minutes to kring_app;

-- What stands today is what the latest version says. Earlier versions never said it.
update child.minutes m set absent = a.ids
  from (select p.meeting_id, array_agg(p.id order by p.id) as ids from child.meeting_participants p where p.attended is false group by p.meeting_id) a
  where a.meeting_id = m.meeting_id and m.version = (select max(x.version) from child.minutes x where x.meeting_id = m.meeting_id);
