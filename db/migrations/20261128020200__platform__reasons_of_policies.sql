-- Why each policy that no shape makes is needed: its comment. A house rule refuses a policy that has neither (test/rules/policies.test.ts).

comment on policy owner_insert on audit.access_log is
  'R7: the log is written by audit.log alone, which runs as the owner. There is no update and no delete policy for anyone: the log is append-only for its owner too.';
comment on policy owner_select on audit.access_log is
  'R7: the owner''s functions read the log to answer a review or a guardian; each asks first who is asking.';
comment on policy select_all on audit.access_log is
  'R7: the auditor verifies the whole chain across all collaborations, and reads nothing but the log and its seals.';
comment on policy delete_when_involved on audit.held_back is
  'R7: no shape removes rows about a child. Whoever in the unit works with the child may let the guardians see the line again.';
comment on policy owner_insert on audit.seals is
  'R7: a seal is made by audit.seal alone and never changed: no update and no delete policy exists.';
comment on policy owner_select on audit.seals is
  'R7: the next seal is chained to the last one, so audit.seal reads it.';
comment on policy select_all on audit.seals is
  'R7: the auditor verifies the whole chain across all collaborations.';
comment on policy insert_for_my_action on child.action_marks is
  'R3: progress is noted by the function that does the action, or by the lead, on the version in force of a plan that has not ended. Two tables decide, so no parent''s column can.';
comment on policy select_with_part on child.action_marks is
  'R2, R3: whoever reads a published version of the action reads its progress. No sharing.follows: the parent is known by plan and part in any of its versions, not by a foreign key.';
comment on policy select_my_own_child on child.children is
  'R8: a custody holder reads the child''s row in each unit that made it known to them, unless the child is protected and they are not listed. A function answers, since the list of listed guardians is not theirs to read.';
comment on policy all_of_my_function on child.drafts is
  'R15: an unfinished form belongs to the function and stays with it. No people.of_function: also a changed row must name the person who changed it, and a child that they may read.';
comment on policy insert_as_me on child.events is
  'A receiver''s answer or mark is an event in the giver''s unit, so the writer need not be involved: any child they may read, in the unit that holds the child''s record.';
comment on policy select_myself on child.guardians is
  'R8: a guardian sees their own row while they have custody, and none of the other guardians: somebody who was given the child''s name gets no list of the family with it.';
comment on policy answer_as_invited on child.meeting_participants is
  'Whoever is invited answers for themselves, as a function or as a guardian, if they still read the meeting. sharing.follows gives the row to its caller only.';
comment on policy update_as_caller on child.meetings is
  'The function that called the meeting changes it, and only while it works with the child: colleagues who are involved read it, and do not move it.';
comment on policy insert_as_caller on child.minutes is
  'Minutes are written by the function that called the meeting. They are read by sharing.protect, version by version, so sharing.follows would open them to everyone invited.';
comment on policy insert_as_lead on child.plan_partners is
  'R2: who is to receive the plan is chosen by its lead. Read by the involved of the unit, not by all who read the plan, so no sharing.follows.';
comment on policy update_as_lead on child.plan_partners is
  'R2: what a partner is to receive is changed by the lead of the plan alone.';
comment on policy insert_as_lead on child.plan_parts is
  'R3: the draft is written by the lead, and by functions to whom the lead has opened it, while the plan lasts; each part says who wrote it last.';
comment on policy select_as_lead on child.plan_parts is
  'R3: the draft is the lead''s. Colleagues who are involved with the child read what is published, not what is being written.';
comment on policy select_open_draft on child.plan_parts is
  'R3: for a meeting the lead opens the draft to functions of other units, by a disclosure of kind `draft`.';
comment on policy update_as_lead on child.plan_parts is
  'R3: changed by the lead, and by functions to whom the lead has opened the draft, while the plan lasts.';
comment on policy insert_as_lead on child.plan_version_parts is
  'R3: only while the version is being made (the same transaction and person), and only parts of that plan''s own draft: who reads a published part reads its marks.';
comment on policy insert_as_lead on child.plan_versions is
  'R3: a version is published by the lead of the plan, in their own name, and not after the plan has ended.';
comment on policy select_open_draft on child.plans is
  'R3: whoever the draft is open to finds the plan that it is a draft of, though no version was given to them.';
comment on policy update_as_lead on child.plans is
  'R3: only the function that leads the plan changes or ends it, and only while it works with the child.';
comment on policy select_when_involved on child.protection_decisions is
  'R8: decisions stand in the child''s own unit and carry no other reader. No sharing.protect: they are never disclosed, and an involvement exists only in the unit that holds the record.';
comment on policy insert_as_party on child.request_answers is
  'R14: the function that was asked answers; whether it may be sent on is answered by the function that asked. Which of the two depends on the kind of answer, and a withdrawn request takes none.';
comment on policy select_with_request on child.request_answers is
  'R2, R14: read by the unit that asked, by the function that was asked, and by who answered, if they still read the request. Others who were given the request were not given its answers.';
comment on policy withdraw_as_sender on child.requests is
  'A request is withdrawn by the function that sent it, while it works with the child; colleagues read it only.';
comment on policy insert_with_review on child.review_needs is
  'A review is written once: its needs come in the same transaction, by the same person. sharing.follows knows no time.';
comment on policy answers_what_is_published on child.reviews is
  'Restrictive: it narrows insert_as_lead and opens nothing. A follow-up answers a version of the instrument that is or was in force, never a draft.';
comment on policy insert_as_lead on child.reviews is
  'A follow-up is recorded by the lead of the plan, in their own name. Read by sharing.protect, as it can be disclosed on its own.';
comment on policy insert_as_receiver_or_author on child.worry_answers is
  'R14: the function that was asked answers, and the one who noticed may answer back; nobody else who was given the worry.';
comment on policy select_with_worry on child.worry_answers is
  'R2, R14: the author''s unit and whoever was asked read what was answered. Others who were given the worry were not given what is said about it afterwards.';
comment on policy answers_what_is_published on child.worry_versions is
  'Restrictive: it narrows the insert of sharing.allow_insert_when_involved and opens nothing. A worry answers a version of the instrument that is or was in force, never a draft.';
comment on policy select_whole_and_my_unit on insight.cells is
  'R16: released figures of the county, and of one''s own unit: nobody compares units by name. Reads the settings themselves, since kring_insight may use no other schema.';
comment on policy select_mine on insight.quarters is
  'R16: the quarters of one''s own collaboration. Reads the setting itself, since kring_insight may use no other schema.';
comment on policy insert_as_lead on learning.county_stories is
  'A story begins as a draft of the process leader, in their own name. Read by another rule than it is written, by its state, so no people.of_collaboration.';
comment on policy select_shown_or_as_clearer on learning.county_stories is
  'What is shown is read by all staff; what is not yet cleared by those who write and clear it.';
comment on policy update_draft_as_lead on learning.county_stories is
  'Changed only while it is a draft, and whoever changed it last stands for it: what was cleared stays as it was cleared.';
comment on policy insert_draft_as_lead on learning.instrument_versions is
  'A version begins as a draft, of an instrument that is the collaboration''s own: a shipped one is copied first.';
comment on policy select_for_jobs on learning.instrument_versions is
  'Jobs count, remind and export across all collaborations, and need what was asked to read what was answered. No text about a person stands in a version.';
comment on policy select_shipped_mine_and_drafts_as_lead on learning.instrument_versions is
  'Whoever answers reads what is asked, so everyone reads what is shipped and what is published; a draft is the process leader''s. Shipped rows have no collaboration, which people.of_collaboration would hide.';
comment on policy update_under_work_as_lead on learning.instrument_versions is
  'Changed while it is written or tried, by the process leader; what was published stays as it was answered.';
comment on policy insert_as_lead on learning.instruments is
  'The process leader makes an instrument or copies one, in their own name. Read by a wider rule than people.of_collaboration has, since shipped ones have no collaboration.';
comment on policy select_for_jobs on learning.instruments is
  'Jobs name the instrument in what they count and send, across all collaborations.';
comment on policy select_mine_and_shipped on learning.instruments is
  'Those that are shipped with Kring have no collaboration and are everyone''s; the others are the collaboration''s own.';
comment on policy delete_before_sent_as_lead on learning.invitations is
  'An address can be taken back until something is sent to it; after that the row answers for what was sent.';
comment on policy insert_as_lead on learning.invitations is
  'Addresses are given by the process leader, until the survey is closed. Read by columns, so no people.of_collaboration: it grants the whole row.';
comment on policy select_as_lead on learning.invitations is
  'R18: the address and whether it was sent, to the process leader; who has answered is in no column that is granted.';
comment on policy select_kept_or_as_lead on learning.quotes is
  'R18: words that people wrote are read by staff when somebody has decided that they give nobody away; until then by the process leader who decides.';
comment on policy update_as_lead on learning.quotes is
  'R18: a decision about a text carries the name of the function that made it now, not of the one that made it first.';
comment on policy insert_imported_as_lead on learning.register_entries is
  'Rows of a file come from the process leader, under an import that stands, to an indicator that is fed by a register.';
comment on policy insert_keyed_as_keeper on learning.register_entries is
  'Single values are entered by who keeps the indicator, in their own name; two ways of writing need two policies.';
comment on policy withdraw_as_lead on learning.register_imports is
  'An import is withdrawn once, and the withdrawal is signed by who makes it, who need not be the one who imported.';
comment on policy select_for_jobs on learning.settings is
  'R16: jobs hide small numbers by the limit of each collaboration.';
comment on policy delete_planned_as_lead on learning.surveys is
  'A survey can be removed until it opens; from then on somebody may have answered.';
comment on policy update_as_lead on learning.surveys is
  'R18: whoever leads may change what has not closed; a closed survey keeps the day on which it closed, and a survey follows only one of the same collaboration.';
comment on policy delete_before_it_opens_as_lead on learning.targets is
  'Who is asked can be taken away until the survey opens: a link that was handed out keeps working.';
comment on policy update_as_lead on learning.targets is
  'Manager, reminder and goal of a target can change until the end; the conditions of a new target would refuse that when the survey has closed, so the shape makes the insert only.';
comment on policy begins_now_or_later on people.appointments is
  'R15: restrictive, narrows insert_by_manager and opens nothing. What has been is not rewritten: no appointment begins or ends before now.';
comment on policy ended_is_ended on people.appointments is
  'R15: restrictive, narrows update_by_manager and opens nothing. An appointment that has ended stays ended.';
comment on policy insert_by_manager on people.appointments is
  'R15: the manager appoints to functions of her own unit and signs. No people.of_unit: which unit somebody manages is asked of the row''s unit, and all of the collaboration reads who holds what.';
comment on policy update_by_manager on people.appointments is
  'R15: the manager of the unit ends an appointment; nobody else does, not even its holder.';
comment on policy select_mine on people.collaborations is
  'The tenant itself: its key is `id`, where every other table says collaboration_id.';
comment on policy select_staff_and_self on people.persons is
  'R10: a name is readable when it is mine or belongs to somebody who holds or has held a function here. A guardian''s name is not: it would tell that there is a child.';
comment on policy update_self on people.persons is
  'Everyone changes their own language and colours, and nothing of anyone else. A person is no row of a function or an appointment.';
comment on policy select_all on sharing.bases is
  'R6: the legal grounds are the law, the same for every collaboration, and no secret.';
comment on policy select_all on sharing.basis_pairs is
  'R6: between which legal domains a ground holds is the law, and no secret.';
comment on policy insert_with_consent on sharing.consent_scopes is
  'R4: to whom a consent reaches is written in the transaction that writes the consent, by who received it; later it can only be withdrawn. sharing.follows knows no time.';
comment on policy select_my_own on sharing.consents is
  'R4: a guardian reads the consents that they gave themselves, not those of the other guardian.';
comment on policy insert_with_my_disclosure on sharing.disclosed_items is
  'R2: what is given is written in the transaction of the disclosure, by its giver: nothing is slipped into one that was made before.';
comment on policy select_given_to_me on sharing.disclosed_items is
  'R2, R8: what was given to my function, also when it has ended: the page says so. Not of a child that is protected now. What lives is asked first, so the function is asked of few rows.';
comment on policy select_given_to_me_as_guardian on sharing.disclosed_items is
  'R2, R8: what was given to me as a guardian, also when it has ended, if the child is not protected from me now.';
comment on policy select_when_involved on sharing.disclosed_items is
  'R1: the giver''s side. The unit''s column is from_unit_id here, so that the receiver''s unit is never taken for it.';
comment on policy end_as_giver on sharing.disclosures is
  'R2: any involved function of the unit that gave can end it at once, not only the one that gave: the receiver cannot.';
comment on policy insert_as_giver on sharing.disclosures is
  'R1, R6: given by a function that works with the child, from its own unit, in its own name. An emergency (R9) is made by its function alone.';
comment on policy select_about_my_child on sharing.disclosures is
  'R8, R10b: a guardian sees what was given about their child if the family was told of it, unless the child is protected and they are not listed.';
comment on policy select_given_to_me on sharing.disclosures is
  'R2, R8: the receiver sees what was given to its function, also when it has ended, but not of a child that is protected now. What was considered and not given is the giver''s own.';
comment on policy select_when_involved on sharing.disclosures is
  'R1: the giver''s side: who sees what about the child, to the involved of the unit that gave. The unit''s column is from_unit_id.';
comment on policy select_when_involved on sharing.protected_guardians is
  'R8: the list is read by those who work with the child. It has no unit of its own: an involvement exists only in the unit that holds the record.';
comment on policy select_when_involved on sharing.protected_readers is
  'R8, R10: read by those who work with the child, and not by the listed function itself: that it is on a list would tell of the child before anything is given.';
