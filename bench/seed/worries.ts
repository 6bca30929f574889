import { sizes } from '../sizes.ts'
import { disclosed } from './disclosed.ts'
import type { Step, Tenant } from './ids.ts'

export function worrySteps({ scale }: Tenant): Step[] {
  const { units } = sizes(scale)
  return [
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
        select bench.id('010', n), bench.collaboration(), child_id, unit_id, bench.func(u, slot), bench.person(u, slot), bench.func(to_u, to_slot), array[bench.area(n)],
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
      insert into sharing.notices (id, collaboration_id, to_function_id, child_id, kind, item_kind, item_id, made_at, seen_at)
        select bench.id('013', n), bench.collaboration(), bench.func(to_u, to_slot), child_id, 'worry_came', 'worry', bench.id('010', n), at, case when not open or n % 2 = 0 then at + interval '1 day' end
        from bench.worries where open or n % 4 = 0`,
    ],
    [
      'requests',
      `create table bench.requests as select *, bench.func(u + 7, 5 + k % 3) as to_function, bench.unit(u + 7) as to_unit, now() - (3 + n % 200) * interval '1 day' as at from bench.kids where k between 12 and 20;
      insert into child.requests (id, collaboration_id, child_id, unit_id, from_function_id, from_person_id, to_function_id, asked, tried, areas, answer_by, answered_at, once, sent_at)
        select bench.id('014', n), bench.collaboration(), id, unit_id, bench.func(u, named), bench.person(u, named), to_function, bench.words(n), bench.words(n + 1), array['achieving', 'included'],
          at::date + 14, case when n % 3 > 0 then at + interval '6 days' end, gen_random_uuid(), at from bench.requests;
      insert into child.request_answers (id, request_id, child_id, unit_id, kind, words, function_id, person_id, once, at)
        select bench.id('015', n), bench.id('014', n), id, unit_id, 'accepted', bench.words(n + 2), to_function, bench.person(u + 7, 5 + k % 3), gen_random_uuid(), at + interval '6 days' from bench.requests where n % 3 > 0;
      ${disclosed('request', `select bench.id('016', n) as id, id as child_id, unit_id, bench.func(u, named) as from_function, bench.person(u, named) as from_person, to_function, to_unit, array['achieving', 'included'] as areas, at from bench.requests`)}
      insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
        select bench.id('016', n), id, 'request', bench.id('014', n), 1, to_function, unit_id, at + interval '700 days' from bench.requests`,
    ],
  ]
}
