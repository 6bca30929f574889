import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { schemas } from './sight.ts'

// What holds for every table, function and role, looked up in the catalogue of the database: a new one is asked as well.

const database = await testDatabase()
afterAll(() => database.drop())
const rows = async <T = string>(sql: string, values: unknown[] = []) =>
  (await database.admin.query(sql, values)).rows.map(row => Object.values(row)[0] as T)
const serving = ['kring_app', 'kring_worker', 'kring_insight', 'kring_auditor']
const inSchemas = `n.nspname in (${schemas.map(each => `'${each}'`).join(', ')})`
const floors = ['people', 'sharing', 'audit', 'child', 'joint', 'learning', 'insight']
const secret = `n.nspname in (${floors.map(each => `'${each}'`).join(', ')})`

describe('Tables', () => {
  test('are seen by this test', async () => {
    expect(
      (
        await rows(
          `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${secret} and c.relkind in ('r', 'p')`,
        )
      ).length,
    ).toBeGreaterThan(80)
  })

  test('have row-level security that is forced, partitions too, where a collaboration or a person stands in them', async () => {
    expect(
      await rows(`select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${secret} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`),
      // What the floors may ask for: the same in every county, and no serving role writes there.
    ).toEqual(['learning.purposes'])
  })

  test('of learning say what they hold', async () => {
    // The older floors say it above each table.
    expect(
      await rows(`select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('learning', 'insight') and c.relkind in ('r', 'p') and not c.relispartition and coalesce(obj_description(c.oid, 'pg_class'), '') = '' order by 1`),
    ).toEqual([])
  })

  test('have no policy for everyone: each names its role', async () => {
    expect(
      await rows(`select polrelid::regclass || ' ' || polname from pg_policy where '0'::oid = any(polroles)`),
    ).toEqual([])
  })

  test('that a serving role may touch have a policy for it', async () => {
    expect(
      await rows(
        `select distinct g.grantee || ' ' || g.table_schema || '.' || g.table_name from information_schema.role_table_grants g
      join pg_class c on c.oid = format('%I.%I', g.table_schema, g.table_name)::regclass
      where g.grantee = any($1) and g.table_schema = any($2) and c.relkind in ('r', 'p') and c.relrowsecurity
        and not exists (select from pg_policies p where p.schemaname = g.table_schema and p.tablename = g.table_name and g.grantee = any(p.roles))`,
        [serving, floors],
      ),
    ).toEqual([])
  })

  test('are written column by column: nobody may insert or update a whole table', async () => {
    // A published part is frozen as a whole: all of its columns are given, and none may be changed.
    expect(
      await rows(
        `select table_schema || '.' || table_name || ' ' || privilege_type from information_schema.role_table_grants
      where grantee = any($1) and privilege_type in ('INSERT', 'UPDATE') and table_schema <> 'graphile_worker'`,
        [serving],
      ),
    ).toEqual(['child.plan_version_parts INSERT'])
  })

  test('are emptied by nobody, and rows are removed only where that is meant', async () => {
    expect(
      await rows(
        `select table_schema || '.' || table_name from information_schema.role_table_grants where grantee = any($1)
      and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
        [serving],
      ),
    ).toEqual([])
    expect(
      await rows(
        `select table_schema || '.' || table_name from information_schema.role_table_grants where grantee = any($1)
      and privilege_type = 'DELETE' and table_schema <> 'graphile_worker' order by 1`,
        [serving],
      ),
    ).toEqual([
      // Taken back while the round is closed, without a trace of when.
      'joint.round_ready',
      // R20: what was undone and then written over by something new.
      'learning.instrument_edits',
      // None is the shipped one, and the shipped words.
      'learning.instrument_uses',
      // Before it is sent.
      'learning.invitations',
      'learning.labels',
      // Before it opens.
      'learning.surveys',
      'learning.targets',
      // R13: an age gets another named person; people.changes keeps what was.
      'people.named_person_rules',
      'sharing.drafts',
    ])
  })

  test('never let a right, an owner, a time of making or a place be updated', async () => {
    expect(
      await rows(
        `select table_schema || '.' || table_name || '.' || column_name from information_schema.column_privileges
      where grantee = any($1) and privilege_type = 'UPDATE' and table_schema <> 'graphile_worker' and (column_name in ('id', 'unit_id', 'collaboration_id', 'once', 'created_at', 'made_at', 'protection', 'valid_until', 'to_person_id', 'version')
        or (column_name = 'child_id' and table_name <> 'drafts') or column_name like 'from\\_%id')`,
        [serving],
      ),
    ).toEqual([])
  })

  test('say of every foreign key what happens when the other row goes', async () => {
    expect(
      await rows(`select conrelid::regclass || ' ' || conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where ${inSchemas} and contype = 'f' and confdeltype = 'a'`),
    ).toEqual([])
  })

  test('lose their rows about a child when the child is erased (R19)', async () => {
    expect(
      await rows(
        `select k.conrelid::regclass::text from pg_constraint k where k.contype = 'f' and k.confrelid = 'child.children'::regclass and k.confdeltype <> 'c'`,
      ),
    ).toEqual([])
  })

  test('have a retention class each, and no class is kept for a table that is gone (R19)', async () => {
    const kept = new Set(await rows('select table_name from platform.retention'))
    const tables =
      await rows(`select format('%s.%s', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${secret} and c.relkind in ('r', 'p') and not c.relispartition`)
    expect(tables.filter(each => !kept.has(each))).toEqual([])
    tables.push('platform.shipped')
    expect([...kept].filter(each => !tables.includes(each))).toEqual([])
  })

  test('are known by UUIDs that they make themselves', async () => {
    expect(
      await rows(`select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${secret} and c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'id'
        and pg_get_expr(d.adbin, d.adrelid) is distinct from 'platform.new_id()' order by 1`),
      // R18: an answer and a text of one have a random id, since a time would tell who gave it.
    ).toEqual(['audit.access_log', 'audit.seals', 'learning.answers', 'learning.quotes'])
  })

  test('name every check that more than one column shares, so that a refusal can be told in words', async () => {
    expect(
      await rows(`select conrelid::regclass || ' ' || conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${inSchemas} and contype = 'c' and cardinality(conkey) > 1 and conname ~ '_check\\d*$' and not c.relispartition`),
    ).toEqual([])
  })

  test('tell nothing by a unique key that stands across units, but for keys that are drawn at random', async () => {
    // A unique index is asked past the policies: what it stands on must be one's own already, or a random key that nobody guesses.
    const keys =
      await rows(`select format('%s(%s)', i.indrelid::regclass, (select string_agg(a.attname, ', ' order by k.n) from unnest(i.indkey) with ordinality k(num, n)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num)) from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname in ('sharing', 'child', 'joint', 'learning') and not c.relispartition
        and (has_any_column_privilege('kring_app', c.oid, 'insert')) order by 1`)
    // Each of the others is reached only past a policy that asks for the parent row, which is the writer's own.
    expect(keys.filter(each => !/\((id|once)(, (child_id|plan_id))?\)$/.test(each))).toEqual([
      'child.assessment_versions(assessment_id, version)',
      'child.meeting_participants(meeting_id, function_id, guardian_id)',
      'child.meeting_words(id, meeting_id)',
      'child.minutes(meeting_id, version)',
      'child.minutes_points(meeting_id, version, point_id)',
      'child.named_persons(child_id)',
      'child.plan_partners(plan_id, function_id, guardian_id)',
      'child.plan_version_parts(plan_id, version, part_id)',
      'child.plan_versions(plan_id, version)',
      'child.plan_words(plan_id, version, kind)',
      'child.plans(child_id)',
      'child.request_answers(request_id)',
      'child.request_ends(request_id)',
      'child.review_needs(review_id, part_id)',
      'child.worry_versions(worry_id, version)',
      // Whoever leads the subject reads both.
      'joint.agreed(round_id, item, revision)',
      'joint.links(from_id, to_id, kind)',
      'joint.parties(subject_id, function_id)',
      'joint.round_ready(round_id, function_id)',
      'joint.rounds(id, subject_id)',
      'joint.rounds(sheet_id)',
      'joint.rounds(sheet_id, number)',
      'joint.sheet_answers(round_id, function_id, late)',
      'joint.sheets(id, subject_id)',
      'learning.county_stories(collaboration_id)',
      'learning.indicator_changes(indicator_id, revision)',
      'learning.indicator_values(replaces_id)',
      'learning.indicators(collaboration_id, code)',
      'learning.instrument_edits(version_id, revision)',
      'learning.instrument_uses(collaboration_id, purpose)',
      'learning.instrument_versions(instrument_id)',
      'learning.instrument_versions(instrument_id, number)',
      'learning.instruments(collaboration_id, code)',
      'learning.invitations(survey_id, address)',
      'learning.invitations(who_hash)',
      'learning.labels(collaboration_id, scale_id, option_id, language)',
      'learning.register_entries(replaces_id)',
      'learning.register_imports(collaboration_id, sha256)',
      'learning.releases(survey_id)',
      'learning.settings(collaboration_id)',
      'learning.surveys(collaboration_id, code)',
      'learning.surveys(id, collaboration_id, anonymous)',
      'learning.targets(id, survey_id)',
      'learning.targets(link_hash)',
      'learning.targets(survey_id, organisation_id, unit_id, role)',
      'learning.targets(tell_hash)',
      'sharing.consent_scopes(consent_id, to_unit_id)',
      'sharing.disclosed_items(item_id, disclosure_id, item_kind, version)',
      'sharing.drafts(function_id, person_id, form, id)',
    ])
  })
})

describe('Roles', () => {
  test('that serve own nothing, pass no policy, and become nobody else', async () => {
    expect(
      await rows(
        `select rolname from pg_roles where rolname like 'kring%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    ).toEqual([])
    expect(
      await rows(
        `select c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any($1)`,
        [serving],
      ),
    ).toEqual([])
    // But for one: a page of figures steps into kring_insight, and has nothing of it until it does.
    expect(
      await rows(
        `select format('%s as %s, inherits %s', r.rolname, m.roleid::regrole, m.inherit_option)
        from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any($1)`,
        [serving],
      ),
    ).toEqual(['kring_app as kring_insight, inherits f'])
    expect(
      await rows(
        `select nspname from pg_namespace n, unnest($1::text[]) r where has_schema_privilege(r, n.oid, 'create')`,
        [serving],
      ),
    ).toEqual([])
    expect(
      await rows(
        `select datname from pg_database d, unnest($1::text[]) r where datname = current_database() and (has_database_privilege(r, d.oid, 'create') or has_database_privilege(r, d.oid, 'temporary'))`,
        [serving],
      ),
    ).toEqual([])
  })

  test('that meet people do not touch the queue but by its gateway', async () => {
    expect(
      await rows(
        `select table_name from information_schema.role_table_grants where grantee = 'kring_app' and table_schema <> all($1)`,
        [floors],
      ),
    ).toEqual([])
  })

  test('read figures only as kring_insight, and as kring_insight nothing else (R16)', async () => {
    expect(
      await rows(
        `select format('%s %s.%s', grantee, table_schema, table_name) from information_schema.role_table_grants
        where (grantee = 'kring_insight' or table_schema = 'insight') and grantee = any($1) order by 1`,
        [serving],
      ),
    ).toEqual(['kring_insight insight.cells', 'kring_insight insight.quarters'])
    expect(
      await rows(
        `select nspname from pg_namespace where has_schema_privilege('kring_insight', oid, 'usage')
        and nspname not in ('pg_catalog', 'information_schema', 'public') and nspname !~ '^pg_'`,
      ),
    ).toEqual(['insight'])
    expect(
      await rows(
        `select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where ${inSchemas} and has_function_privilege('kring_insight', p.oid, 'execute')`,
      ),
    ).toEqual([])
  })

  test('reach no row about a child or of an answer through the worker, the auditor or insight', async () => {
    expect(
      await rows(`select distinct grantee || ' ' || table_schema || '.' || table_name from information_schema.role_table_grants
      where grantee in ('kring_worker', 'kring_insight', 'kring_auditor') and table_schema in ('people', 'sharing', 'audit', 'child', 'joint', 'learning') order by 1`),
    ).toEqual([
      'kring_auditor audit.access_log',
      'kring_auditor audit.seals',
      'kring_worker learning.instrument_versions',
      'kring_worker learning.instruments',
      'kring_worker learning.purposes',
      'kring_worker learning.settings',
    ])
  })

  test('read no answer, no right to answer, and not who has answered (R18)', async () => {
    const columns = (table: string) =>
      rows(
        `select distinct grantee || ' ' || column_name from information_schema.column_privileges
        where table_schema = 'learning' and table_name = $2 and privilege_type = 'SELECT' and grantee = any($1) order by 1`,
        [serving, table],
      )
    for (const table of ['answers', 'ballots']) expect(await columns(table), table).toEqual([])
    expect(await columns('invitations')).toEqual(
      ['address', 'collaboration_id', 'id', 'sent_on', 'state', 'survey_id', 'target_id'].map(
        each => `kring_app ${each}`,
      ),
    )
    expect(
      await rows(
        `select distinct table_name from information_schema.column_privileges where grantee = any($1)
        and table_schema = 'learning' and table_name = any('{answers,ballots}')`,
        [serving],
      ),
    ).toEqual([])
  })

  test('do not write into the log: only its function does (R7)', async () => {
    const rights = ['insert', 'update', 'delete', 'truncate']
    for (const role of serving) {
      for (const right of rights)
        expect(
          await rows<boolean>(
            `select bool_or(has_table_privilege($1, c.oid, $2)) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'audit' and c.relname ~ '^(access_log|seals)' and c.relkind in ('r', 'p')`,
            [role, right],
          ),
        ).toEqual([false])
    }
    expect(
      await rows(
        `select polname from pg_policy where polrelid in ('audit.access_log'::regclass, 'audit.seals'::regclass) and polcmd in ('w', 'd', '*')`,
      ),
    ).toEqual([])
  })
})

describe('Functions', () => {
  test('are executable by nobody that was not named', async () => {
    expect(
      await rows(`select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${inSchemas}
      and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`),
    ).toEqual([])
  })

  test('that act with the owner’s rights fix their search path', async () => {
    const definers = await rows(
      `select p.oid::regprocedure || '' from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${inSchemas} and p.prosecdef`,
    )
    expect(definers.length).toBeGreaterThan(30)
    expect(
      await rows(`select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${inSchemas} and p.prosecdef
      and not coalesce(p.proconfig::text like '%search_path=%', false)`),
    ).toEqual([])
  })

  test('of the serving role are each known here, with where they are tried', async () => {
    const granted =
      await rows(`select distinct format('%s.%s', n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${inSchemas} and has_function_privilege('kring_app', p.oid, 'execute') and p.prorettype <> 'trigger'::regtype order by 1`)
    const untold = granted.filter(each => !tried[each])
    expect(untold, 'add it to `tried` together with the test that tries it').toEqual([])
    expect(Object.keys(tried).filter(each => !granted.includes(each))).toEqual([])
    // The words «lives» and «learning» count only when a action or a question there calls it.
    const folder = join(import.meta.dirname)
    const source = (of: (file: string) => boolean) =>
      readdirSync(folder)
        .filter(each => each.endsWith('.ts') && !each.startsWith('house-rules') && of(each))
        .map(each => readFileSync(join(folder, each), 'utf8'))
        .join('\n')
    const calls: Record<string, string> = {
      lives: source(each => !each.startsWith('learning')),
      learning: source(each => each.startsWith('learning')),
    }
    expect(
      Object.entries(tried)
        .filter(([name, where]) => calls[where]?.includes(name) === false)
        .map(([name]) => name),
    ).toEqual([])
  })

  test('of the other roles are each known here: jobs read and write by these alone', async () => {
    const granted =
      await rows(`select distinct format('%s %s.%s', r.rolname, n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      cross join (values ('kring_worker'), ('kring_insight'), ('kring_auditor')) r(rolname)
      where n.nspname = any('{${floors.join()}}') and p.prorettype <> 'trigger'::regtype and has_function_privilege(r.rolname, p.oid, 'execute') order by 1`)
    expect(granted).toEqual(jobs)
  })
})

/** What jobs call; each is tried in src/learning/surveys, src/learning/insight or src/platform. */
const jobs = [
  'kring_auditor audit.anchor',
  'kring_auditor audit.verify_log',
  'kring_auditor people.me',
  'kring_auditor people.me_as_guardian',
  'kring_auditor people.my_collaboration',
  'kring_auditor people.my_function',
  'kring_auditor people.my_unit',
  'kring_worker audit.anchor',
  'kring_worker audit.count_new',
  'kring_worker audit.ensure_partition',
  'kring_worker audit.seal',
  'kring_worker audit.tell_of_due_reviews',
  'kring_worker child.despite_letter',
  'kring_worker child.handover_letters',
  'kring_worker child.let_go_of_meetings',
  'kring_worker child.letter_to',
  'kring_worker child.meeting_letter',
  'kring_worker child.undone_letters',
  'kring_worker insight.count_quarter',
  'kring_worker insight.due_quarters',
  'kring_worker insight.release_quarter',
  'kring_worker joint.move_matters',
  'kring_worker learning.count_answers',
  'kring_worker learning.county_mail_done',
  'kring_worker learning.county_mails_to_send',
  'kring_worker learning.forget_county_links',
  'kring_worker learning.forget_invitations',
  'kring_worker learning.invitations_to_remind',
  'kring_worker learning.invitations_to_send',
  'kring_worker learning.managers_to_tell',
  'kring_worker learning.mark_sent',
  'kring_worker learning.move_due_surveys',
  'kring_worker learning.note_sending',
  'kring_worker learning.open_answers',
  'kring_worker learning.sealed_answers',
  'kring_worker learning.store_release',
  'kring_worker learning.survey_to_count',
  'kring_worker learning.survey_to_send',
  'kring_worker learning.surveys_to_remind',
  'kring_worker learning.targets_to_count',
  'kring_worker learning.write_ballots',
  'kring_worker people.forget_county_files',
  'kring_worker people.forget_sessions',
  'kring_worker people.index_changed_functions',
  'kring_worker people.mail_arrived',
  'kring_worker people.mail_holders',
  'kring_worker people.mail_refused',
  'kring_worker people.make_digests',
  'kring_worker people.me',
  'kring_worker people.me_as_guardian',
  'kring_worker people.my_collaboration',
  'kring_worker people.my_function',
  'kring_worker people.my_unit',
  'kring_worker people.note_sent',
  'kring_worker people.tell_of_stopped_directories',
  'kring_worker sharing.come_of_age',
  'kring_worker sharing.digest_letter',
  'kring_worker sharing.digest_sent',
  'kring_worker sharing.notice_letter',
  'kring_worker sharing.turn_letter',
  'kring_worker sharing.turn_of',
  'kring_worker sharing.undone_turn_letters',
]

/** How each function that kring_app may call is exercised: `lives` (model), `learning` (learning-functions), or the test that does it. */
const tried: Record<string, string> = {
  'joint.hand_over': 'test/rules/joint',
  'joint.i_answer': 'test/rules/joint',
  'joint.open_round': 'test/rules/joint',
  'joint.to_answer': 'test/rules/joint',
  'joint.answer_matter': 'test/rules/joint',
  'joint.answers_for': 'test/rules/joint',
  'joint.holes': 'src/joint/matters',
  'joint.join_matter': 'test/rules/joint',
  'joint.lift_matter': 'test/rules/joint',
  'joint.merge_matter': 'test/rules/joint',
  'joint.my_owner_above': 'src/joint/matters',
  'joint.my_ways_up': 'src/joint/matters',
  'joint.names_of_my_children': 'src/joint/naming',
  'joint.not_enough': 'test/rules/joint',
  'joint.raise_matter': 'test/rules/joint',
  'joint.raised_too': 'src/joint/matters',
  'joint.reads_matter': 'test/rules/joint',
  'joint.shown_matters': 'test/rules/joint',
  'joint.withdraw_matter': 'test/rules/joint',
  'joint.write_in_matter': 'test/rules/joint',
  'joint.leads': 'src/joint/subjects',
  'joint.may_agree': 'src/joint/subjects',
  'joint.other_end': 'src/joint/subjects',
  'joint.takes_part': 'src/joint/subjects',
  'joint.wake': 'src/joint/subjects',
  'audit.are_mine': 'src/overview/log',
  'audit.decide_held_back': 'lives',
  'audit.end_held_back': 'lives',
  'audit.family_days': 'lives',
  'audit.family_emergencies': 'lives',
  'audit.i_decide': 'src/overview/log',
  'sharing.emergency_waits_until': 'src/child/emergency',
  'sharing.guardians_know_of': 'src/child/meetings',
  'sharing.is_kept_from_me': 'src/overview/family',
  'sharing.wait_for_my_emergency': 'src/child/emergency',
  'audit.functions_that_read': 'lives',
  'audit.log': 'lives',
  'audit.readings': 'lives',
  'audit.review_days': 'lives',
  'audit.review_emergencies': 'lives',
  'child.answer_join': 'lives',
  'child.areas_ok': 'pure',
  'child.case_number': 'pure',
  'child.ask_to_join': 'lives',
  'child.hand_worry': 'lives',
  'child.let_go': 'lives',
  'child.log_handed': 'src/child/team',
  'child.merge': 'lives',
  'child.split': 'lives',
  'child.why_not_merge': 'src/child/merging',
  'child.likeness': 'pure',
  'child.look_for_double': 'lives',
  'child.i_shared_just_now': 'src/child/plans',
  'child.hold_worry': 'src/child/worries',
  'child.my_handed_worries': 'lives',
  'child.withdraw_worry': 'lives',
  'child.worry_receipt': 'src/child/worries',
  'child.promised_assessments': 'src/child/worries',
  'child.open_to_guardian': 'src/child/merging',
  'child.shows_words': 'src/child/worries',
  'child.my_join_requests': 'lives',
  'child.take_in': 'lives',
  'child.team': 'lives',
  'child.decide_protection': 'lives',
  'child.draft_covers': 'src/child/plans',
  'child.draft_open_in_meeting': 'src/child/meetings',
  'child.hand_over_lead': 'lives',
  'sharing.notify': 'lives',
  'child.register_child': 'lives',
  'child.register_guardian': 'lives',
  'child.correct_child': 'lives',
  'child.correct_guardian': 'lives',
  'child.decide_custody': 'lives',
  'child.lock_to_change': 'src/child/custody',
  'child.my_invitation': 'src/child/meetings/undo',
  'child.undo_invitation': 'lives',
  'child.number_in_family': 'src/child/custody',
  'child.remove_guardian': 'lives',
  'audit.child_of_case': 'src/overview/log',
  'audit.review_day': 'src/overview/log',
  'audit.have_searched_lately': 'src/overview/search',
  'audit.my_recent_children': 'src/child/children',
  'child.count_my_list': 'src/child/children',
  'child.my_list': 'src/child/children',
  'learning.answer_as_function': 'learning',
  'learning.closing_day': 'learning',
  'learning.definition_by_link': 'learning',
  'learning.discard_draft': 'learning',
  'learning.end_county_link': 'learning',
  'learning.give_answers': 'learning',
  'learning.i_clear_stories': 'learning',
  'learning.i_keep': 'learning',
  'learning.i_lead': 'learning',
  'learning.import_answers': 'learning',
  'learning.is_live': 'pure: what the row says, by the day',
  'learning.is_my_survey': 'learning',
  'learning.key_in': 'learning',
  'learning.mail_county_link': 'learning',
  'learning.make_county_link': 'learning',
  'learning.managers_of_posts': 'learning',
  'learning.mark_answered': 'src/learning/surveys/answering',
  'learning.move_story': 'learning',
  'learning.move_survey': 'learning',
  'learning.move_version': 'learning',
  'learning.my_answer': 'learning',
  'learning.note_import': 'learning',
  'learning.open_county': 'learning',
  'learning.open_link': 'learning',
  'learning.open_tell': 'learning',
  'learning.public_counties': 'learning',
  'learning.public_county': 'learning',
  'learning.set_wheel_labels': 'learning',
  'learning.survey_counts': 'learning',
  'learning.surveys_for_me': 'learning',
  'learning.tell_forwarded': 'learning',
  'learning.tell_of_answers': 'pure: says again what every page may ask',
  'learning.version_in_use': 'learning',
  'learning.withdraw_by_link': 'learning',
  'learning.withdraw_my_answer': 'learning',
  'people.add_person': 'lives',
  'people.administers': 'pure',
  'people.begin_file': 'src/people/county-files',
  'people.file_at_work': 'src/people/county-files',
  'people.end_file': 'src/people/county-files',
  'people.file_holdings': 'src/people/county-files',
  'people.file_obstacles': 'src/people/county-files',
  'people.fill_by_file': 'src/people/county-files',
  'people.my_addresses': 'src/people/county-files',
  'people.my_change': 'src/people/changes',
  'people.appoint': 'lives',
  'people.i_administer': 'pure: whether I administer',
  'people.i_keep': 'src/people/organisations',
  'people.kept_by_organisation': 'pure',
  'people.my_kept_organisation': 'src/people/organisations',
  'people.closing_obstacles': 'src/people/posts',
  'people.end_appointment': 'lives',
  'people.ending_obstacle': 'src/people/posts',
  'people.is_empty_installation': 'src/people/administration',
  'people.is_organisation_number': 'src/people/organisations',
  'audit.review_appointments': 'src/people/own-appointments',
  'people.directories_i_keep': 'lives: the policies of a directory',
  'people.directories_i_see': 'src/people/scim',
  'people.states_of_tokens': 'src/people/scim',
  'people.take_over_scim_token': 'lives',
  'people.tokens_that_stop': 'src/people/scim',
  'people.end_directory': 'src/people/scim',
  'people.lock_my_directory': 'src/people/scim',
  'people.make_scim_token': 'lives',
  'people.map_scim_group': 'lives',
  'people.open_scim': 'lives',
  'people.revoke_scim_token': 'src/people/scim',
  'people.scim_change_members': 'lives',
  'people.scim_remove_group': 'src/people/scim',
  'people.scim_remove_user': 'src/people/scim',
  'people.scim_save_group': 'lives',
  'people.scim_save_user': 'lives',
  'people.am_guided': 'src/overview/home',
  'people.choose_mail': 'src/overview/inbox',
  'people.change_function': 'src/people/functions',
  'people.claim_expected': 'src/people/units',
  'people.close_function': 'src/people/functions',
  'people.expect_person': 'src/people/units',
  'people.expected_in_my_unit': 'src/people/units',
  'people.is_named_person': 'src/people/functions',
  'people.make_function': 'src/people/functions',
  'people.reopen_function': 'src/people/functions',
  'people.why_not_close': 'src/people/functions',
  'people.mail_failures_of_my_unit': 'src/overview/inbox',
  'people.my_mail': 'src/overview/inbox',
  'people.answer_appointment': 'lives',
  'people.ask_for_appointment': 'lives',
  'people.folded': 'src/platform',
  'people.near_words': 'pure',
  'people.one_letter_apart': 'pure',
  'people.sounds': 'pure',
  'people.guide_me': 'src/overview/home',
  'people.hand_over': 'lives',
  'people.my_handover': 'src/people/units',
  'people.undo_handover': 'lives',
  'people.i_answer': 'src/people/own-appointments',
  'people.set_my_address': 'src/people/settings',
  'people.take_back_appointment': 'src/people/own-appointments',
  'people.begin_session': 'lives',
  'people.choose_appointment': 'lives',
  'people.end_session': 'src/platform/session',
  'people.end_sessions_by_sid': 'src/platform/session',
  'people.end_sessions_of': 'src/platform/session',
  'people.i_am': 'test/rules/shapes',
  'people.i_manage': 'each-rule R15',
  'people.is_guardian': 'src/platform/session',
  'people.me': 'pure: what the session says',
  'people.me_as_guardian': 'pure: what the session says',
  'people.my_appointment': 'test/rules/shapes',
  'people.my_appointments': 'src/platform/session',
  'people.my_collaboration': 'pure: what the session says',
  'people.my_function': 'pure: what the session says',
  'people.my_unit': 'pure: what the session says',
  'people.open_request': 'lives',
  'people.search_colleagues': 'src/people',
  'people.search_functions': 'src/people',
  'people.session_lives': 'src/platform/session',
  'people.unit_figures': 'lives',
  'people.what_came_along': 'src/overview/inbox',
  'platform.enqueue': 'src/platform/jobs',
  'platform.enqueue_all': 'src/platform/jobs',
  'platform.job_counts': 'src/platform/jobs',
  'platform.new_id': 'pure',
  'platform.undo_until': 'pure',
  'sharing.ask_in_emergency': 'src/child/emergency',
  'sharing.guardian_may_see': 'lives',
  'sharing.i_am_involved': 'lives',
  'sharing.i_may_remember': 'each-rule R8',
  'sharing.involve': 'lives',
  'sharing.list_protected_guardian': 'lives',
  'sharing.list_protected_reader': 'lives',
  'sharing.may_rest_on_consent': 'lives',
  'sharing.my_units_team': 'lives',
  'sharing.open_in_emergency': 'lives',
  'sharing.unlist_protected_guardian': 'lives',
  'sharing.unlist_protected_reader': 'lives',
  'sharing.withdraw_consent': 'lives',
  'sharing.yes_was_gone': 'src/child/consents',
}
