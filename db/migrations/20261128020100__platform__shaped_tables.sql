-- Existing tables whose policies are of a shape's form get them from the shape: the same rights, in one form. Policies that no shape
-- makes stay as they are (`kept`); the next migration says why each is needed.

do $$
declare
  p record;
  kept text[] := string_to_array(replace($list$
    child.children:select_my_own_child, child.guardians:select_myself, child.events:insert_as_me,
    child.requests:withdraw_as_sender, child.plans:select_open_draft, child.plans:update_as_lead,
    child.plan_partners:insert_as_lead, child.plan_partners:update_as_lead, child.plan_versions:insert_as_lead,
    child.plan_version_parts:insert_as_lead, child.reviews:insert_as_lead, child.reviews:answers_what_is_published,
    child.worry_versions:answers_what_is_published, child.meetings:update_as_caller,
    child.meeting_participants:answer_as_invited, child.minutes:insert_as_caller, child.review_needs:insert_with_review,
    sharing.consents:select_my_own, sharing.consent_scopes:insert_with_consent, audit.held_back:delete_when_involved,
    people.appointments:insert_by_manager, people.appointments:update_by_manager, people.appointments:begins_now_or_later,
    people.appointments:ended_is_ended, learning.register_imports:withdraw_as_lead,
    learning.register_entries:insert_imported_as_lead, learning.register_entries:insert_keyed_as_keeper,
    learning.surveys:update_as_lead, learning.surveys:delete_planned_as_lead, learning.targets:update_as_lead,
    learning.targets:delete_before_it_opens_as_lead
  $list$, ' ', ''), ',');
begin
  kept := (select array_agg(btrim(each, E' \n')) from unnest(kept) each);
  for p in
    select format('%I.%I', schemaname, tablename) as target, policyname from pg_policies
    where 'kring_app' = any(roles) and format('%s.%s:%s', schemaname, tablename, policyname) <> all (kept)
      and format('%s.%s', schemaname, tablename) in (
        'audit.held_back', 'child.agenda_points', 'child.assessment_versions', 'child.assessments', 'child.children',
        'child.events', 'child.guardians', 'child.meeting_participants', 'child.meetings', 'child.minutes',
        'child.named_persons', 'child.notices', 'child.plan_alternatives', 'child.plan_partners', 'child.plan_version_parts',
        'child.plan_versions', 'child.plans', 'child.reports', 'child.requests', 'child.review_needs', 'child.reviews',
        'child.worries', 'child.worry_versions', 'learning.answer_imports', 'learning.county_choices',
        'learning.county_story_moves', 'learning.indicator_changes', 'learning.indicator_comments',
        'learning.indicator_moves', 'learning.indicator_values', 'learning.indicators', 'learning.instrument_edits',
        'learning.instrument_moves', 'learning.instrument_uses', 'learning.labels', 'learning.raw_quotes',
        'learning.register_entries', 'learning.register_imports', 'learning.release_cells', 'learning.release_groups',
        'learning.releases', 'learning.settings', 'learning.survey_moves', 'learning.surveys', 'learning.targets',
        'people.appointments', 'people.functions', 'people.named_person_rules', 'people.organisations', 'people.units',
        'sharing.consent_scopes', 'sharing.consents', 'sharing.disclosure_consents', 'sharing.involvements')
  loop
    execute format('drop policy %I on %s', p.policyname, p.target);
  end loop;
end $$;

-- About a child.
select sharing.protect('child.children', kind => 'child', child_column => 'id');
select sharing.allow_update_when_involved('child.children', child_column => 'id',
  updates => 'given_name, family_name, language, interpreter');
select sharing.protect('child.guardians');
select sharing.allow_update_when_involved('child.guardians', updates => 'name, relation, custody, ended_at');
select sharing.protect('child.named_persons', kind => 'child', id_column => 'child_id');
select sharing.allow_insert_when_involved('child.named_persons',
  inserts => 'id, collaboration_id, child_id, unit_id, function_id, how, set_by', signed => 'set_by',
  also => 'exists (select from people.functions f where f.id = child.named_persons.function_id)');
select sharing.allow_update_when_involved('child.named_persons', updates => 'until');
select sharing.protect('child.events');
select sharing.protect('child.worries', kind => 'worry');
select sharing.allow_insert_when_involved('child.worries',
  inserts => 'id, collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, once',
  signed => 'author_function_id, author_person_id');
select sharing.protect('child.worry_versions', kind => 'worry', id_column => 'worry_id', version_column => 'version');
select sharing.allow_insert_when_involved('child.worry_versions',
  inserts => 'worry_id, version, child_id, unit_id, answers, why, written_by, instrument_version_id', signed => 'written_by',
  also => 'exists (select from child.worries w where w.id = child.worry_versions.worry_id and w.child_id = child.worry_versions.child_id and w.unit_id = child.worry_versions.unit_id)');
select sharing.protect('child.reports', kind => 'report');
select sharing.allow_insert_when_involved('child.reports',
  inserts => 'id, collaboration_id, child_id, unit_id, function_id, person_id, made_at, made_to, how, note, guardians_told, not_told_reason, once',
  signed => 'function_id, person_id');
select sharing.protect('child.assessments', kind => 'assessment');
select sharing.allow_insert_when_involved('child.assessments',
  inserts => 'id, collaboration_id, child_id, unit_id, function_id, instrument, areas, held_on, once', signed => 'function_id');
select sharing.allow_update_when_involved('child.assessments', updates => 'areas, held_on, current_version');
select sharing.protect('child.assessment_versions', kind => 'assessment', id_column => 'assessment_id',
  version_column => 'version');
select sharing.allow_insert_when_involved('child.assessment_versions',
  inserts => 'assessment_id, version, child_id, unit_id, answers, written_by', signed => 'written_by',
  also => 'exists (select from child.assessments a where a.id = child.assessment_versions.assessment_id and a.child_id = child.assessment_versions.child_id and a.unit_id = child.assessment_versions.unit_id)');
select sharing.protect('child.requests', kind => 'request', version_column => 'version');
select sharing.allow_insert_when_involved('child.requests',
  inserts => 'id, collaboration_id, child_id, unit_id, from_function_id, from_person_id, to_function_id, asked, tried, child_view, guardian_view, areas, answer_by, sent_on_from, once',
  signed => 'from_function_id, from_person_id');
select sharing.protect('child.plans', kind => 'plan');
select sharing.allow_insert_when_involved('child.plans',
  inserts => 'id, collaboration_id, child_id, unit_id, lead_function_id, next_on, sip, once', signed => 'lead_function_id');
select sharing.protect('child.plan_partners');
select sharing.protect('child.plan_versions', kind => 'plan', id_column => 'plan_id', version_column => 'version');
select sharing.protect('child.plan_version_parts', kind => 'plan_part', id_column => 'part_id', version_column => 'version');
select sharing.protect('child.reviews', kind => 'review');
select sharing.protect('child.meetings', kind => 'meeting');
select sharing.allow_insert_when_involved('child.meetings',
  inserts => 'id, collaboration_id, child_id, unit_id, plan_id, function_id, kind, starts_at, ends_at, place, child_takes_part, child_how, not_to_raise, once',
  signed => 'function_id');
select sharing.protect('child.minutes', kind => 'minutes', id_column => 'meeting_id', version_column => 'version');
select sharing.protect('sharing.consents');
select sharing.allow_insert_when_involved('sharing.consents',
  inserts => 'id, collaboration_id, child_id, unit_id, guardian_id, given_by_child, maturity_assessment, given_on, how, received_by_function, received_by_person, valid_until, wants_to_take_part, gdpr_ground, note, once',
  signed => 'received_by_function, received_by_person');
select sharing.protect('audit.held_back');
select sharing.allow_insert_when_involved('audit.held_back',
  inserts => 'child_id, unit_id, function_id, reason, review_on, made_by',
  also => 'made_by = (select people.me()) and exists (select from child.children c where c.id = audit.held_back.child_id)');

-- Rows of another row.
select sharing.follows('child.agenda_points', parent => 'child.meetings', by_column => 'meeting_id', write => 'function_id',
  inserts => 'id, meeting_id, child_id, unit_id, position, kind, title, raised_by',
  updates => 'position, kind, title, outcome, removed_at', parent_is => 'parent.closed_at is null');
select sharing.follows('child.meeting_participants', parent => 'child.meetings', by_column => 'meeting_id',
  write => 'function_id', inserts => 'id, meeting_id, child_id, unit_id, function_id, guardian_id, edits_plan',
  updates => 'edits_plan, invited_at, answer, answered_at, attended');
select sharing.follows('child.plan_alternatives', parent => 'child.plan_parts', by_column => 'part_id', write => 'reader',
  inserts => 'id, plan_id, part_id, child_id, unit_id, field, text, by_function, by_person',
  updates => 'settled_at, settled_how', signed => 'by_function, by_person',
  also => 'exists (select from child.plan_parts p where p.id = child.plan_alternatives.part_id and p.plan_id = child.plan_alternatives.plan_id)');
select sharing.follows('child.review_needs', parent => 'child.reviews', by_column => 'review_id');
select sharing.follows('sharing.consent_scopes', parent => 'sharing.consents', by_column => 'consent_id');
select sharing.follows('sharing.disclosure_consents', parent => 'sharing.disclosures', by_column => 'disclosure_id');
select sharing.follows('learning.county_story_moves', parent => 'learning.county_stories', by_column => 'story_id');

-- Of one function.
select people.of_function('child.notices', by_column => 'to_function_id', updates => 'seen_at');
select people.of_function('sharing.involvements');

-- Of one collaboration.
select people.of_collaboration('people.organisations', read => 'everyone');
select people.of_collaboration('people.units', read => 'everyone');
select people.of_collaboration('people.functions', read => 'everyone');
select people.of_collaboration('people.named_person_rules', read => 'everyone');
select people.of_collaboration('people.appointments', read => 'everyone');
select people.of_collaboration('learning.answer_imports', read => 'process_leader');
select people.of_collaboration('learning.instrument_moves', read => 'process_leader');
select people.of_collaboration('learning.raw_quotes', read => 'process_leader');
select people.of_collaboration('learning.survey_moves', read => 'process_leader');
select people.of_collaboration('learning.release_cells', read => 'any_function');
select people.of_collaboration('learning.release_groups', read => 'any_function');
select people.of_collaboration('learning.county_choices', read => 'any_function', write => 'process_leader',
  inserts => 'collaboration_id, figures, function_id, person_id, once', signed => 'function_id, person_id');
select people.of_collaboration('learning.indicator_changes', read => 'any_function', write => 'process_leader',
  inserts => 'indicator_id, collaboration_id, revision, was, why, function_id, person_id', signed => 'function_id, person_id',
  also => 'exists (select from learning.indicators i where i.id = learning.indicator_changes.indicator_id and i.collaboration_id = (select people.my_collaboration()))');
select people.of_collaboration('learning.indicator_moves', read => 'any_function', write => 'process_leader',
  inserts => 'indicator_id, collaboration_id, state, note, function_id, person_id, once', signed => 'function_id, person_id',
  also => 'exists (select from learning.indicators i where i.id = learning.indicator_moves.indicator_id and i.collaboration_id = (select people.my_collaboration()))');
select people.of_collaboration('learning.indicator_comments', read => 'any_function', write => 'any_function',
  inserts => 'indicator_id, collaboration_id, words, function_id, person_id, once', signed => 'function_id, person_id',
  also => 'learning.i_keep(indicator_id)');
select people.of_collaboration('learning.indicator_values', read => 'any_function', write => 'any_function',
  inserts => 'indicator_id, collaboration_id, on_day, value, n, parts, note, replaces_id, function_id, person_id, once',
  signed => 'function_id, person_id', also => 'learning.i_keep(indicator_id)');
select people.of_collaboration('learning.indicators', read => 'any_function', write => 'process_leader',
  inserts => 'id, collaboration_id, code, name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options, floor_measure, floor_part, base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, made_by_function_id, once',
  updates => 'name, definition, kind, unit, source, source_words, survey_code, survey_item, survey_options, floor_measure, floor_part, base_value, base_on, target_value, target_on, target_is, every_months, owner_function_id, revision',
  signed => 'made_by_function_id',
  also => 'exists (select from people.functions f where f.id = learning.indicators.owner_function_id and f.collaboration_id = (select people.my_collaboration()))');
select people.of_collaboration('learning.instrument_edits', read => 'process_leader', write => 'process_leader',
  inserts => 'version_id, revision, collaboration_id, definition, function_id, back_to', deletes => true,
  signed => 'function_id',
  also => 'exists (select from learning.instrument_versions v where v.id = learning.instrument_edits.version_id and v.collaboration_id = (select people.my_collaboration()) and v.state in (''draft'', ''tried''))');
select people.of_collaboration('learning.instrument_uses', read => 'everyone', write => 'process_leader',
  inserts => 'collaboration_id, purpose, instrument_id, chosen_by_function_id',
  updates => 'instrument_id, chosen_by_function_id, chosen_at', deletes => true,
  also => 'exists (select from learning.instruments i where i.id = learning.instrument_uses.instrument_id)');
select people.of_collaboration('learning.labels', read => 'everyone', write => 'process_leader',
  inserts => 'collaboration_id, scale_id, option_id, language, label', updates => 'label', deletes => true);
select people.of_collaboration('learning.settings', read => 'everyone', write => 'process_leader',
  inserts => 'collaboration_id, small_number_limit, caution_below_n, caution_below_rate',
  updates => 'small_number_limit, caution_below_n, caution_below_rate');
select people.of_collaboration('learning.register_imports', read => 'any_function', write => 'process_leader',
  inserts => 'id, collaboration_id, file_name, sha256, rows, mapping, once, function_id, person_id',
  signed => 'function_id, person_id', also => 'withdrawn_at is null');
select people.of_collaboration('learning.register_entries', read => 'any_function');
select people.of_collaboration('learning.releases', read => 'any_function', write => 'process_leader',
  inserts => 'survey_id, collaboration_id, asked_by_function_id', signed => 'asked_by_function_id',
  also => 'exists (select from learning.surveys s where s.id = learning.releases.survey_id and s.state = ''closed'')');
select people.of_collaboration('learning.surveys', read => 'any_function', write => 'process_leader',
  inserts => 'id, collaboration_id, version_id, code, title, introduction, anonymous, languages, ways, opens_on, closes_on, remind_on, goal_count, previous_survey_id, owner_function_id, once',
  signed => 'owner_function_id',
  also => 'exists (select from learning.instrument_versions v where v.id = learning.surveys.version_id and v.state = ''published'' and (v.collaboration_id is null or v.collaboration_id = (select people.my_collaboration()))) and (previous_survey_id is null or learning.is_my_survey(previous_survey_id))');
select people.of_collaboration('learning.targets', read => 'process_leader', write => 'process_leader',
  inserts => 'id, collaboration_id, survey_id, organisation_id, unit_id, role, manager_name, manager_address, goal_count, link_hash, tell_hash',
  also => 'exists (select from learning.surveys s where s.id = learning.targets.survey_id and s.state <> ''closed'') and (organisation_id is null or exists (select from people.organisations o where o.id = learning.targets.organisation_id)) and (unit_id is null or exists (select from people.units u where u.id = learning.targets.unit_id and u.organisation_id = learning.targets.organisation_id))');

-- In the fast form too, and otherwise as it was: whoever wrote that a line is held back may take it away again.
alter policy delete_when_involved on audit.held_back using (unit_id = (select people.my_unit())
  and exists (select from sharing.my_involvements i where i.child_id = audit.held_back.child_id offset 0));

-- Tables without a shape get their indexes as well.
do $$
declare
  each regclass;
begin
  for each in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('people', 'sharing', 'audit', 'child', 'learning', 'insight') and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname
  loop
    perform platform.index_foreign_keys(each);
  end loop;
end $$;
