import { sizes } from '../sizes.ts'
import type { Step, Tenant } from './ids.ts'

/** Of the seeded people; the demo's have their own. */
export const issuer = 'http://localhost/bench'

export function peopleSteps({ scale, letter }: Tenant): Step[] {
  const { units, functions } = sizes(scale)
  const organisations = Math.ceil(units / 50)
  return [
    [
      'units, functions, persons',
      `insert into people.collaborations (id, name) values (bench.collaboration(), 'Kring barnen i Mätlän') on conflict do nothing;
      insert into people.organisations (id, collaboration_id, name, kind)
        select bench.id('005', n), bench.collaboration(), 'Kommun ' || n, 'municipality' from generate_series(0, ${organisations - 1}) n;
      insert into people.units (id, collaboration_id, organisation_id, name, kind, legal_domain)
        select bench.unit(n), bench.collaboration(), bench.id('005', n % ${organisations}), 'Enhet ' || n,
          (array['preschool', 'school', 'child_health_centre', 'social_services'])[1 + n % 4], (array['preschool', 'school', 'health', 'social'])[1 + n % 4]
        from generate_series(0, ${units - 1}) n;
      insert into people.functions (id, collaboration_id, unit_id, name, kind, receives_requests)
        select bench.func(n % ${units}, n / ${units}), bench.collaboration(), bench.unit(n),
          (array['Barnets kontakt', 'Barnets kontakt', 'Chef', 'Pedagog', 'Pedagog', 'Kurator', 'Specialpedagog', 'Sjuksköterska'])[1 + n / ${units}] || ' ' || n,
          case n / ${units} when 0 then 'named_person' when 1 then 'named_person' when 2 then 'manager' else 'staff' end, n / ${units} >= 5
        from generate_series(0, ${functions - 1}) n;
      insert into people.persons (id, collaboration_id, name, language)
        select bench.id('003', n), bench.collaboration(), (array['Alma', 'Bo', 'Cleo', 'Dag', 'Ebba', 'Farid', 'Greta', 'Hugo'])[1 + n % 8] || ' Mätare ' || n, 'sv' from generate_series(0, ${functions - 1}) n;
      insert into people.accounts (person_id, kind, collaboration_id, issuer, subject) select bench.id('003', n), 'staff', bench.collaboration(), '${issuer}', '${letter}' || n from generate_series(0, ${functions - 1}) n;
      insert into people.addresses (person_id, email) select bench.id('003', n), '${letter}' || n || '@example.org' from generate_series(0, ${functions - 1}) n;
      insert into people.appointments (id, collaboration_id, unit_id, function_id, person_id, starts_at)
        select bench.id('006', n), bench.collaboration(), bench.unit(n), bench.id('002', n), bench.id('003', n), now() - interval '800 days' from generate_series(0, ${functions - 1}) n;
      insert into people.named_person_rules (id, collaboration_id, unit_id, from_age, to_age, function_id)
        select bench.id('007', n), bench.collaboration(), bench.unit(n), case n / ${units} when 0 then 0 else 9 end, case n / ${units} when 0 then 8 else 20 end, bench.id('002', n)
        from generate_series(0, ${2 * units - 1}) n;
      analyze people.units, people.functions, people.persons, people.appointments`,
    ],
  ]
}
