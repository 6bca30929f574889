import type { Step, Tenant } from './ids.ts'
import { issuer } from './people.ts'

export function childrenSteps({ letter }: Tenant): Step[] {
  return [
    [
      'children and who is around them',
      `insert into child.children (id, collaboration_id, unit_id, given_name, family_name, birth_date, once, created_at)
        select id, bench.collaboration(), unit_id, (array['Alva', 'Elis', 'Juni', 'Noa', 'Saga', 'Tage', 'Vera', 'Ylva'])[1 + n % 8], 'Exempel ' || n,
          current_date - (700 + n % 6000)::int, gen_random_uuid(), now() - interval '800 days' from bench.kids;
      insert into sharing.involvements (child_id, unit_id, function_id, collaboration_id, role, since)
        select x.id, x.unit_id, bench.func(x.u, s.slot), bench.collaboration(), case when s.slot < 2 then 'named_person' else 'involved' end, now() - interval '700 days'
        from bench.kids x cross join lateral (values (x.named), (x.first), (x.second)) s(slot);
      insert into people.persons (id, collaboration_id, name, language, kind) select bench.id('01d', n), bench.collaboration(), 'Kim Exempel ' || n, 'sv', 'guardian' from bench.kids where k = 1;
      insert into people.accounts (person_id, kind, collaboration_id, issuer, subject) select bench.id('01d', n), 'guardian', bench.collaboration(), '${issuer}', 'guardian-${letter}' || u from bench.kids where k = 1;
      insert into child.guardians (id, collaboration_id, child_id, unit_id, name, relation, custody, once, since, person_id)
        select bench.id('008', n * 2 + g), bench.collaboration(), id, unit_id, (array['Kim', 'Robin'])[g + 1] || ' Exempel ' || n, (array['mamma', 'pappa'])[g + 1], true, gen_random_uuid(), now() - interval '700 days',
          case when k = 1 and g = 0 then bench.id('01d', n) end
        from bench.kids, generate_series(0, 1) g;
      insert into child.named_persons (id, collaboration_id, child_id, unit_id, function_id, how, set_by, since)
        select bench.id('009', n), bench.collaboration(), id, unit_id, bench.func(named_unit, named), case when elsewhere then 'by_hand' else 'by_rule' end, bench.person(u, named), now() - interval '700 days' from bench.kids;
      insert into sharing.identities (row_id, kind, collaboration_id, number_hash)
        select id, 'child', bench.collaboration(), sha256(convert_to('number ' || n, 'UTF8')) from bench.kids;
      insert into child.assessments (id, collaboration_id, child_id, unit_id, function_id, areas, opened_at, held_on, current_version, once)
        select bench.id('00c', n), bench.collaboration(), id, unit_id, bench.func(u, named), array['safe', 'healthy', 'included'], now() - interval '90 days', current_date - 90, 1, gen_random_uuid()
        from bench.kids where k % 3 = 0;
      insert into child.assessment_versions (assessment_id, version, child_id, unit_id, answers, written_by, written_at)
        select bench.id('00c', n), 1, id, unit_id, jsonb_build_object(
          'child', jsonb_build_object('safe', jsonb_build_object('strengths', bench.words(n)), 'included', jsonb_build_object('needs', bench.words(n + 4)), 'child_words', bench.words(n + 5)),
          'guardian', jsonb_build_object('safe', jsonb_build_object('strengths', bench.words(n + 1)), 'healthy', jsonb_build_object('strengths', bench.words(n + 3))),
          'professional', jsonb_build_object('safe', jsonb_build_object('needs', bench.words(n + 2)))), bench.person(u, named), now() - interval '90 days'
        from bench.kids where k % 3 = 0;
      insert into sharing.events (id, collaboration_id, child_id, unit_id, kind, item_kind, item_id, function_id, person_id, at)
        select bench.id('00d', n * 5 + e), bench.collaboration(), id, unit_id, 'worry_shared', 'worry', bench.id('010', n * 5 + e), bench.func(u, first), bench.person(u, first), now() - e * interval '100 days'
        from bench.kids, generate_series(0, 4) e`,
    ],
  ]
}
