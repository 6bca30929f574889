-- R1, R9, R14: whoever opens a child of their own unit in an emergency reads the worry, and not what was said about it afterwards: of the
-- author's unit the answers are for those who work with the child. Found by the long random lives.
alter policy select_with_worry on child.worry_answers using (exists (select from child.worries w
  where w.id = worry_answers.worry_id and ((w.unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = w.child_id offset 0))
    or w.to_function_id = (select people.my_function()) or worry_answers.function_id = (select people.my_function()))));
alter policy select_with_request on child.request_answers using (exists (select from child.requests r
  where r.id = request_answers.request_id and ((r.unit_id = (select people.my_unit()) and exists (select from sharing.my_involvements i where i.child_id = r.child_id offset 0))
    or r.to_function_id = (select people.my_function()) or request_answers.function_id = (select people.my_function()))));
