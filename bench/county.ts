// Lays the county that is measured: architecture's sizes, or a tenth with --small. A folder that is whole is used again.
import type pg from 'pg'
import { withClient } from '../src/platform/database/index.ts'
import { issuer, openHouse, type Size, scaleOf, sizes } from './house.ts'

export async function lay(size: Size) {
  const started = performance.now()
  const house = await openHouse(size, { durable: false })
  try {
    await withClient(house.adminUrl, async client => {
      if (await isWhole(client)) return
      const { rowCount } = await client.query('select from people.collaborations limit 1')
      if (rowCount)
        throw new Error(`The folder ${house.folder} holds half a county: remove it and lay again.`)
      await fill(client, scaleOf[size])
      process.stderr.write(`Laid ${size} in ${Math.round((performance.now() - started) / 1000)} s.\n`)
    })
  } finally {
    await house.stop()
  }
}

async function isWhole(client: pg.Client) {
  const { rows } = await client.query(`select to_regclass('bench.whole') is not null as whole`)
  return rows[0].whole as boolean
}

async function fill(client: pg.Client, scale: number) {
  // No triggers and no checks of references: the sets below are right by how they are made, and tried after.
  await client.query(
    `set timezone = 'Europe/Stockholm'; set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '128MB'`,
  )
  await client.query(helpers(scale))
  for (const [what, text] of steps(scale)) {
    const before = performance.now()
    await client.query('begin')
    await client.query(text)
    await client.query('commit')
    tell(what, before)
  }
  const before = performance.now()
  await layLog(client, scale)
  tell('access log', before)
  const analyzed = performance.now()
  await client.query('vacuum (freeze, analyze)')
  tell('vacuum and analyze', analyzed)
  await client.query('create table bench.whole as select now() as at')
}

function tell(what: string, since: number) {
  process.stderr.write(`  ${what.padEnd(34)} ${((performance.now() - since) / 1000).toFixed(1)} s\n`)
}

/** Ids that can be reckoned instead of joined: a UUIDv7 of a kind (three hexadecimal digits) and a number. */
function helpers(scale: number) {
  const { units, children } = sizes(scale)
  return `
    create schema bench;
    grant usage on schema bench to public;
    create function bench.id(kind text, n bigint) returns uuid language sql immutable parallel safe as
      $$ select ('0190' || lpad(to_hex(n), 8, '0') || '7' || kind || '8000' || lpad(to_hex(n), 12, '0'))::uuid $$;
    create function bench.unit(n bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('001', n % ${units}) $$;
    -- Function s of a unit: 0 and 1 are named persons, 2 the manager, 3 to 7 work with the children.
    create function bench.func(unit bigint, s bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('002', (unit % ${units}) + s * ${units}) $$;
    create function bench.person(unit bigint, s bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('003', (unit % ${units}) + s * ${units}) $$;
    create function bench.place() returns uuid language sql immutable parallel safe as $$ select bench.id('000', 1) $$;
    create function bench.words(n bigint) returns text language sql immutable parallel safe as $$ select (array[
      'Barnet har varit tystare än förut de senaste veckorna och drar sig undan när de andra leker.',
      'Hen kommer ofta sent på morgonen, har inte ätit och somnar vid bordet innan lunch.',
      'På rasterna går det bra när någon vuxen är nära, men inomhus blir det ofta bråk om platser.',
      'Hen berättar gärna om sina djur och sin morfar, och ritar mycket när det är lugnt omkring.',
      'Det är svårt att komma igång med uppgifterna, fast hen kan det mesta när någon sitter bredvid.',
      'Vi har märkt att läsningen har gått framåt sedan vi började med korta stunder varje dag.',
      'Hen säger själv att magen gör ont före idrotten och vill helst vara kvar i klassrummet.'])[1 + n % 7] || ' ' || n $$;
    create function bench.area(n bigint) returns text language sql immutable parallel safe as $$ select (array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'])[1 + n % 8] $$;
    -- Each child: its unit, its place there, the two functions beside the named person, and where the named person sits.
    create table bench.kids as
      select n, n % ${units} as u, n / ${units} as k, bench.id('004', n) as id, bench.unit(n) as unit_id,
        3 + (n / ${units}) % 5 as first, 3 + (n / ${units} + 2) % 5 as second, (n / ${units}) % 2 as named,
        (n / ${units}) % 4 = 0 as elsewhere,
        case when (n / ${units}) % 4 = 0 then (n + ${units / 2}) % ${units} else n % ${units} end as named_unit
      from generate_series(0, ${children - 1}) n;
    analyze bench.kids;
    create table bench.basis as select b.id from sharing.bases b where b.code = 'no_harm';
  `
}

/** [what, how] in the order in which they are laid. */
function steps(scale: number): [string, string][] {
  const { units, functions } = sizes(scale)
  const parts = `(values (0, 'why', null, null, null), (1, 'matters', null, 'child', null), (2, 'need', null, null, 0), (3, 'goal', 2, null, 0),
    (4, 'action', 2, null, 0), (5, 'action', 2, null, 0), (6, 'need', null, null, 1), (7, 'goal', 6, null, 1), (8, 'action', 6, null, 1),
    (9, 'action', 6, null, 1), (10, 'view', null, 'guardian', null)) p(no, kind, parent, voice, area)`
  const partColumns = `bench.id('00b', x.n * 16 + p.no) as id, bench.id('00a', x.n) as plan_id, x.id as child_id, x.unit_id, p.kind,
    case when p.parent is not null then bench.id('00b', x.n * 16 + p.parent) end as parent_id, p.no as position,
    bench.area(x.n + p.area) as area, p.voice, bench.words(x.n + p.no) as words, case when p.kind = 'action' then bench.words(x.n) else '' end as how_seen,
    case when p.kind <> 'action' then null when p.no in (4, 8) then bench.func(x.u, x.first) else bench.func(x.u + p.no, 3 + x.k % 5) end as function_id,
    case when p.kind = 'action' then current_date - 30 end as from_on, case when p.kind = 'action' then current_date + 20 + (x.n % 90)::int end as until_on`
  // Two partners a plan, beside the guardian: the functions that have its actions.
  const partners = '(values (1, 5), (2, 9)) q(no, away)'
  const disclosed = (kind: string, from: string) => `
    insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, to_unit_id, kind, basis_id,
        purpose, areas, informed, valid_until, made_at)
      select d.id, bench.place(), d.child_id, d.unit_id, d.from_function, d.from_person, d.to_function, d.to_unit, '${kind}', (select id from bench.basis),
        'Att barnet får rätt hjälp i tid', d.areas, true, d.at + interval '700 days', d.at
      from (${from}) d;
    insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
      select d.id, d.child_id, 'child', d.child_id, 1, d.to_function, d.unit_id, d.at + interval '700 days' from (${from}) d;`
  return [
    [
      'units, functions, persons',
      `insert into people.collaborations (id, name) values (bench.place(), 'Kring barnen i Mätlän');
      insert into people.organisations (id, collaboration_id, name, kind)
        select bench.id('005', n), bench.place(), 'Kommun ' || n, 'municipality' from generate_series(0, ${units / 50 - 1}) n;
      insert into people.units (id, collaboration_id, organisation_id, name, kind, legal_domain)
        select bench.unit(n), bench.place(), bench.id('005', n % ${units / 50}), 'Enhet ' || n,
          (array['preschool', 'school', 'child_health_centre', 'social_services'])[1 + n % 4], (array['preschool', 'school', 'health', 'social'])[1 + n % 4]
        from generate_series(0, ${units - 1}) n;
      insert into people.functions (id, collaboration_id, unit_id, name, kind, receives_requests)
        select bench.func(n % ${units}, n / ${units}), bench.place(), bench.unit(n),
          (array['Barnets kontakt', 'Barnets kontakt', 'Chef', 'Pedagog', 'Pedagog', 'Kurator', 'Specialpedagog', 'Sjuksköterska'])[1 + n / ${units}] || ' ' || n,
          case n / ${units} when 0 then 'named_person' when 1 then 'named_person' when 2 then 'manager' else 'staff' end, n / ${units} >= 5
        from generate_series(0, ${functions - 1}) n;
      insert into people.persons (id, collaboration_id, name, language)
        select bench.id('003', n), bench.place(), (array['Alma', 'Bo', 'Cleo', 'Dag', 'Ebba', 'Farid', 'Greta', 'Hugo'])[1 + n % 8] || ' Mätare ' || n, 'sv' from generate_series(0, ${functions - 1}) n;
      insert into people.accounts (person_id, issuer, subject) select bench.id('003', n), '${issuer}', 'p' || n from generate_series(0, ${functions - 1}) n;
      insert into people.addresses (person_id, email) select bench.id('003', n), 'p' || n || '@example.org' from generate_series(0, ${functions - 1}) n;
      insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id, starts_at)
        select bench.id('006', n), bench.place(), bench.unit(n), bench.id('002', n), bench.id('003', n), now() - interval '800 days' from generate_series(0, ${functions - 1}) n;
      insert into people.named_person_rules (id, collaboration_id, unit_id, from_age, to_age, function_id)
        select bench.id('007', n), bench.place(), bench.unit(n), case n / ${units} when 0 then 0 else 9 end, case n / ${units} when 0 then 8 else 20 end, bench.id('002', n)
        from generate_series(0, ${2 * units - 1}) n;
      analyze people.units, people.functions, people.persons, people.appointments`,
    ],
    [
      'children and who is around them',
      `insert into child.children (id, collaboration_id, unit_id, given_name, family_name, birth_date, once, created_at)
        select id, bench.place(), unit_id, (array['Alva', 'Elis', 'Juni', 'Noa', 'Saga', 'Tage', 'Vera', 'Ylva'])[1 + n % 8], 'Exempel ' || n,
          current_date - (700 + n % 6000)::int, gen_random_uuid(), now() - interval '800 days' from bench.kids;
      insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role, since)
        select x.id, x.unit_id, bench.func(x.u, s.slot), bench.place(), case when s.slot < 2 then 'named_person' else 'involved' end, now() - interval '700 days'
        from bench.kids x cross join lateral (values (x.named), (x.first), (x.second)) s(slot);
      insert into child.guardians (id, collaboration_id, child_id, unit_id, name, relation, custody, once, since)
        select bench.id('008', n * 2 + g), bench.place(), id, unit_id, (array['Kim', 'Robin'])[g + 1] || ' Exempel ' || n, (array['mamma', 'pappa'])[g + 1], true, gen_random_uuid(), now() - interval '700 days'
        from bench.kids, generate_series(0, 1) g;
      insert into child.named_persons (id, collaboration_id, child_id, unit_id, function_id, how, set_by, since)
        select bench.id('009', n), bench.place(), id, unit_id, bench.func(named_unit, named), case when elsewhere then 'by_hand' else 'by_rule' end, bench.person(u, named), now() - interval '700 days' from bench.kids;
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
        select id, 'child', bench.place(), sha256(convert_to('number ' || n, 'UTF8')) from bench.kids;
      insert into child.assessments (id, collaboration_id, child_id, unit_id, function_id, areas, opened_at, held_on, current_version, once)
        select bench.id('00c', n), bench.place(), id, unit_id, bench.func(u, named), array['safe', 'healthy', 'included'], now() - interval '90 days', current_date - 90, 1, gen_random_uuid()
        from bench.kids where k % 3 = 0;
      insert into child.assessment_versions (assessment_id, version, child_id, unit_id, answers, written_by, written_at)
        select bench.id('00c', n), 1, id, unit_id, jsonb_build_object(
          'child', jsonb_build_object('safe', jsonb_build_object('strengths', bench.words(n)), 'included', jsonb_build_object('needs', bench.words(n + 4)), 'child_words', bench.words(n + 5)),
          'guardian', jsonb_build_object('safe', jsonb_build_object('strengths', bench.words(n + 1)), 'healthy', jsonb_build_object('strengths', bench.words(n + 3))),
          'professional', jsonb_build_object('safe', jsonb_build_object('needs', bench.words(n + 2)))), bench.person(u, named), now() - interval '90 days'
        from bench.kids where k % 3 = 0;
      insert into child.events (id, collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id, at)
        select bench.id('00d', n * 5 + e), bench.place(), id, unit_id, 'worry_shared', 'worry', bench.id('010', n * 5 + e), bench.func(u, first), bench.person(u, first), now() - e * interval '100 days'
        from bench.kids, generate_series(0, 4) e`,
    ],
    [
      'worries',
      `create table bench.worries as
        select x.n * 10 + j as n, x.id as child_id, x.unit_id, x.u, x.elsewhere, j, slot, at, heavy,
          case when heavy then 0 else x.named_unit end as to_u, case when heavy then 0 else x.named end as to_slot,
          -- One in twenty waits for its answer; the one that receives from everywhere always has as many.
          case when heavy then q / 5 < 60 else (x.n / 3 + j) % 20 = 0 end as open
        from (select *, k / 4 * ${units} + u as q from bench.kids) x cross join generate_series(0, 9) j
          cross join lateral (select case j % 2 when 0 then x.first else x.second end as slot, now() - (5 + j * 65 + x.n % 60) * interval '1 day' as at,
            x.elsewhere and x.u <> 0 and j = 7 and q % 5 = 0 as heavy) y;
      insert into child.worries (id, collaboration_id, child_id, unit_id, author_function_id, author_person_id, to_function_id, areas, answer_by, answered_at, once, sent_at)
        select bench.id('010', n), bench.place(), child_id, unit_id, bench.func(u, slot), bench.person(u, slot), bench.func(to_u, to_slot), array[bench.area(n)],
          at::date + 10, case when not open then at + interval '3 days' end, gen_random_uuid(), at from bench.worries order by at`,
    ],
    [
      'what the worries say',
      `insert into child.worry_versions (worry_id, version, child_id, unit_id, instrument_version_id, answers, written_by, written_at)
        select bench.id('010', n), 1, child_id, unit_id, (select learning.version_in_use('worry')), jsonb_build_object('works', bench.words(n), 'noticed', bench.words(n + 1), 'myself', bench.words(n + 2), 'others', bench.words(n + 3),
          'child_said', bench.words(n + 4), 'guardians_know', 'yes'), bench.person(u, slot), at from bench.worries order by at;
      insert into child.worry_answers (id, worry_id, child_id, unit_id, kind, words, function_id, person_id, once, at)
        select bench.id('011', n), bench.id('010', n), child_id, unit_id, 'reply', bench.words(n + 5), bench.func(to_u, to_slot), bench.person(to_u, to_slot), gen_random_uuid(), at + interval '3 days'
        from bench.worries where not open and n % 3 = 0`,
    ],
    [
      'what was given of them',
      `${disclosed(
        'worry',
        `select bench.id('012', n) as id, child_id, unit_id, bench.func(u, slot) as from_function, bench.person(u, slot) as from_person, bench.func(to_u, to_slot) as to_function,
        bench.unit(to_u) as to_unit, array[bench.area(n)] as areas, at from bench.worries where elsewhere`,
      )}
      insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
        select bench.id('012', n), child_id, 'worry', bench.id('010', n), 1, bench.func(to_u, to_slot), unit_id, at + interval '700 days' from bench.worries where elsewhere;
      insert into child.notices (id, collaboration_id, to_function_id, child_id, kind, item_kind, item_id, made_at, seen_at)
        select bench.id('013', n), bench.place(), bench.func(to_u, to_slot), child_id, 'worry_came', 'worry', bench.id('010', n), at, case when not open or n % 2 = 0 then at + interval '1 day' end
        from bench.worries where open or n % 4 = 0`,
    ],
    [
      'requests',
      `create table bench.requests as select *, bench.func(u + 7, 5 + k % 3) as to_function, bench.unit(u + 7) as to_unit, now() - (3 + n % 200) * interval '1 day' as at from bench.kids where k between 12 and 20;
      insert into child.requests (id, collaboration_id, child_id, unit_id, from_function_id, from_person_id, to_function_id, asked, tried, areas, answer_by, answered_at, once, sent_at)
        select bench.id('014', n), bench.place(), id, unit_id, bench.func(u, named), bench.person(u, named), to_function, bench.words(n), bench.words(n + 1), array['achieving', 'included'],
          at::date + 14, case when n % 3 > 0 then at + interval '6 days' end, gen_random_uuid(), at from bench.requests;
      insert into child.request_answers (id, request_id, child_id, unit_id, kind, words, function_id, person_id, once, at)
        select bench.id('015', n), bench.id('014', n), id, unit_id, 'accepted', bench.words(n + 2), to_function, bench.person(u + 7, 5 + k % 3), gen_random_uuid(), at + interval '6 days' from bench.requests where n % 3 > 0;
      ${disclosed('request', `select bench.id('016', n) as id, id as child_id, unit_id, bench.func(u, named) as from_function, bench.person(u, named) as from_person, to_function, to_unit, array['achieving', 'included'] as areas, at from bench.requests`)}
      insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
        select bench.id('016', n), id, 'request', bench.id('014', n), 1, to_function, unit_id, at + interval '700 days' from bench.requests`,
    ],
    [
      'plans',
      `create table bench.plans as select *, now() - interval '40 days' as at from bench.kids where k < 12;
      update sharing.involvements i set role = 'lead' from bench.plans x where i.child_id = x.id and i.function_id = bench.func(x.u, x.named);
      insert into child.plans (id, collaboration_id, child_id, unit_id, lead_function_id, next_on, current_version, started_at, once)
        select bench.id('00a', n), bench.place(), id, unit_id, bench.func(u, named), current_date + 10 + (n % 80)::int, 2, now() - interval '150 days', gen_random_uuid() from bench.plans;
      insert into child.plan_parts (id, plan_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on)
        select ${partColumns} from bench.plans x cross join ${parts};
      insert into child.plan_partners (plan_id, child_id, unit_id, id, function_id, guardian_id, gets, areas, basis_id, purpose, until_on)
        select bench.id('00a', n), x.id, unit_id, bench.id('017', n * 4 + q.no), bench.func(u + q.away, 3 + k % 5), null, 'areas', array[bench.area(n)], (select id from bench.basis), 'Att barnet får rätt hjälp i tid', current_date + 300
          from bench.plans x cross join ${partners}
        union all select bench.id('00a', n), id, unit_id, bench.id('017', n * 4), null, bench.id('008', n * 2), 'whole', '{}', (select b.id from sharing.bases b where b.code = 'guardian'), 'Vårdnadshavarens insyn', current_date + 300 from bench.plans;
      insert into child.plan_versions (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, what_changed, published_by, published_at)
        select bench.id('00a', n), v, id, unit_id, bench.func(u, named), current_date + 10 + (n % 80)::int, false, case v when 2 then bench.words(n) else '' end, bench.person(u, named), now() - (180 - 70 * v) * interval '1 day'
        from bench.plans, generate_series(1, 2) v`,
    ],
    [
      'what the plans say',
      `insert into child.plan_version_parts (plan_id, version, part_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on)
        select y.plan_id, v, y.id, y.child_id, y.unit_id, y.kind, y.parent_id, y.position, y.area, y.voice, y.words, y.how_seen, y.function_id, y.from_on, y.until_on
        from (select ${partColumns} from bench.plans x cross join ${parts}) y cross join generate_series(1, 2) v;
      insert into child.action_marks (id, plan_id, part_id, child_id, unit_id, state, words, function_id, person_id, once, at)
        select bench.id('018', n * 2 + m), bench.id('00a', n), bench.id('00b', n * 16 + 4 + m), id, unit_id, (array['under_way', 'done'])[m + 1], bench.words(n + m),
          bench.func(u, case m when 0 then first else named end), bench.person(u, case m when 0 then first else named end), gen_random_uuid(), now() - interval '9 days'
        from bench.plans, generate_series(0, 1) m`,
    ],
    [
      'what was given of the plans',
      `${disclosed(
        'plan',
        `select bench.id('019', n * 4 + q.no) as id, x.id as child_id, unit_id, bench.func(u, named) as from_function, bench.person(u, named) as from_person, bench.func(u + q.away, 3 + k % 5) as to_function,
        bench.unit(u + q.away) as to_unit, array[bench.area(n)] as areas, at from bench.plans x cross join ${partners}`,
      )}
      insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
        select bench.id('019', n * 4 + q.no), x.id, i.kind, i.id, 2, bench.func(u + q.away, 3 + k % 5), unit_id, at + interval '700 days'
        from bench.plans x cross join ${partners} cross join lateral (
          select 'plan' as kind, bench.id('00a', x.n) as id
          union all select 'plan_part', bench.id('00b', x.n * 16 + p) from unnest(array[1, 2, 3, 4, 5] || case q.away when 9 then array[9] else '{}' end) p) i`,
    ],
    [
      'meetings and consents',
      `insert into child.meetings (id, collaboration_id, child_id, unit_id, plan_id, function_id, starts_at, ends_at, place, invited_at, once)
        select bench.id('01a', n), bench.place(), id, unit_id, bench.id('00a', n), bench.func(u, named), current_date + (n % 60)::int - 30 + time '09:00', current_date + (n % 60)::int - 30 + time '10:00', 'Rum 4', now() - interval '35 days', gen_random_uuid()
        from bench.plans where k < 8;
      insert into child.meeting_participants (id, meeting_id, child_id, unit_id, function_id, invited_at)
        select bench.id('01b', n * 2 + m), bench.id('01a', n), id, unit_id, bench.func(u, case m when 0 then first else second end), now() - interval '35 days' from bench.plans, generate_series(0, 1) m where k < 8;
      insert into sharing.consents (id, collaboration_id, child_id, unit_id, guardian_id, given_on, how, received_by_function, received_by_person, valid_until, once)
        select bench.id('01c', n * 2 + g), bench.place(), id, unit_id, bench.id('008', n * 2 + g), current_date - 60, 'in_person', bench.func(u, named), bench.person(u, named), current_date + 300, gen_random_uuid()
        from bench.plans, generate_series(0, 1) g;
      insert into sharing.consent_scopes (consent_id, to_unit_id, areas)
        select bench.id('01c', n * 2 + g), bench.unit(u + a), array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
        from bench.plans, generate_series(0, 1) g, (values (5), (9)) w(a)`,
    ],
  ]
}

/** Without its indexes while it is filled: they are made again, by the same names, when the rows are there. */
async function layLog(client: pg.Client, scale: number) {
  const { log, children } = sizes(scale)
  await client.query(
    `select audit.ensure_partition((current_date - n * interval '1 month')::date) from generate_series(0, 12) n`,
  )
  const { rows: indexes } =
    await client.query(`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
    where indrelid = 'audit.access_log'::regclass and not indisprimary`)
  await client.query(
    `${indexes.map(({ name }) => `drop index ${name};`).join(' ')} alter table audit.access_log drop constraint access_log_pkey`,
  )
  // A table of who reads whom, so that ten million rows cost a join and no reckoning.
  await client.query(`create table bench.readings as
    select row_number() over (order by x.n, s.slot)::int - 1 as n, x.id as child_id, bench.person(x.u, s.slot) as person_id, bench.id('006', x.u + s.slot * ${sizes(scale).units}) as appointment_id,
      bench.func(x.u, s.slot) as function_id, x.unit_id
    from bench.kids x cross join lateral (values (x.named), (x.first), (x.second)) s(slot); analyze bench.readings`)
  const readings = children * 3
  await client.query(`insert into audit.access_log (at, collaboration_id, person_id, appointment_id, function_id, unit_id, child_id, act, item_kind, item_id)
    select now() - interval '360 days' + l.n * (interval '360 days' / ${log}), bench.place(), r.person_id, r.appointment_id, r.function_id, r.unit_id, r.child_id, 'read', 'child', r.child_id
    from generate_series(0, ${log - 1}) l(n) join bench.readings r on r.n = (l.n::bigint * 7919) % ${readings}`)
  await client.query(`alter table audit.access_log add constraint access_log_pkey primary key (id, at)`)
  for (const { made } of indexes) await client.query(made.replace(' ON ONLY ', ' ON '))
}
