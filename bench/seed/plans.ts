import { disclosed } from './disclosed.ts'
import type { Step } from './ids.ts'

export function planSteps(): Step[] {
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
  return [
    [
      'plans',
      `create table bench.plans as select *, now() - interval '40 days' as at from bench.kids where k < 12;
      update sharing.involvements i set role = 'lead' from bench.plans x where i.child_id = x.id and i.function_id = bench.func(x.u, x.named);
      insert into child.plans (id, collaboration_id, child_id, unit_id, lead_function_id, next_on, current_version, started_at, once)
        select bench.id('00a', n), bench.collaboration(), id, unit_id, bench.func(u, named), current_date + 10 + (n % 80)::int, 2, now() - interval '150 days', gen_random_uuid() from bench.plans;
      insert into child.plan_parts (id, plan_id, child_id, unit_id, kind, parent_id, position, area, voice, words, how_seen, function_id, from_on, until_on)
        select ${partColumns} from bench.plans x cross join ${parts};
      insert into child.plan_partners (plan_id, child_id, unit_id, id, function_id, guardian_id, gets, areas, basis_id, purpose, until_on)
        select bench.id('00a', n), x.id, unit_id, bench.id('017', n * 4 + q.no), bench.func(u + q.away, 3 + k % 5), null, 'areas', array[bench.area(n)], (select id from bench.basis), 'Att barnet får rätt hjälp i tid', current_date + 300
          from bench.plans x cross join ${partners}
        union all select bench.id('00a', n), id, unit_id, bench.id('017', n * 4), null, bench.id('008', n * 2), 'whole', '{}', (select b.id from sharing.bases b where b.code = 'guardian'), 'Vårdnadshavarens insyn', current_date + 300 from bench.plans;
      insert into child.plan_versions (plan_id, version, child_id, unit_id, lead_function_id, next_on, sip, published_by, published_at)
        select bench.id('00a', n), v, id, unit_id, bench.func(u, named), current_date + 10 + (n % 80)::int, false, bench.person(u, named), now() - (180 - 70 * v) * interval '1 day'
        from bench.plans, generate_series(1, 2) v;
      insert into child.plan_words (id, plan_id, version, child_id, unit_id, kind, words, written_by, at)
        select bench.id('01d', n), bench.id('00a', n), 2, id, unit_id, 'changed', bench.words(n), bench.person(u, named), now() - interval '40 days' from bench.plans`,
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
        select bench.id('01a', n), bench.collaboration(), id, unit_id, bench.id('00a', n), bench.func(u, named), current_date + (n % 60)::int - 30 + time '09:00', current_date + (n % 60)::int - 30 + time '10:00', 'Rum 4', now() - interval '35 days', gen_random_uuid()
        from bench.plans where k < 8;
      insert into child.meeting_words (id, meeting_id, child_id, unit_id, position, kind, areas, words)
        select bench.id('01e', n * 3 + p), bench.id('01a', n), id, unit_id, p, 'discussion', array[bench.area(n + p)], bench.words(n + p) from bench.plans, generate_series(0, 2) p where k < 8;
      insert into child.meeting_participants (id, meeting_id, child_id, unit_id, function_id, invited_at)
        select bench.id('01b', n * 2 + m), bench.id('01a', n), id, unit_id, bench.func(u, case m when 0 then first else second end), now() - interval '35 days' from bench.plans, generate_series(0, 1) m where k < 8;
      insert into sharing.consents (id, collaboration_id, child_id, unit_id, guardian_id, given_on, how, received_by_function, received_by_person, valid_until, once)
        select bench.id('01c', n * 2 + g), bench.collaboration(), id, unit_id, bench.id('008', n * 2 + g), current_date - 60, 'in_person', bench.func(u, named), bench.person(u, named), current_date + 300, gen_random_uuid()
        from bench.plans, generate_series(0, 1) g;
      insert into sharing.consent_scopes (consent_id, to_unit_id, areas)
        select bench.id('01c', n * 2 + g), bench.unit(u + a), array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included']
        from bench.plans, generate_series(0, 1) g, (values (5), (9)) w(a)`,
    ],
  ]
}
