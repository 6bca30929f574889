-- Which surveys there are is for those who work here: a guardian, or one who has no function, has no use of the list. Whoever is
-- asked by a link gets the survey through learning.open_link.
alter policy select_mine on learning.surveys
  using (collaboration_id = (select people.my_collaboration()) and (select people.my_function()) is not null);
