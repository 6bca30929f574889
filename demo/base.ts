import type pg from 'pg'
import type { Secret } from '../src/platform/generations.ts'
import { numberHash } from '../src/platform/number-hash.ts'
import { holderOf } from './as-person.ts'
import { type ChildOf, children, otherRecords } from './children.ts'
import { collaboration, functions, organisations, units } from './county.ts'
import { idOf, ids } from './ids.ts'
import { people } from './people.ts'

type Row = Record<string, unknown>

/** What is there before anyone has done anything: the house, its people, and the children as their units know them. */
export async function seedBase(
  client: pg.ClientBase,
  { secret, issuer }: { secret: Secret; issuer: string },
) {
  const insert = inserter(client)
  const here = { collaboration_id: ids.collaboration }
  await insert('people.collaborations', [{ id: ids.collaboration, ...collaboration }])
  await insert(
    'people.organisations',
    organisations.map(({ id, name, kind }) => ({ id: idOf(`organisation/${id}`), ...here, name, kind })),
  )
  await insert(
    'people.units',
    units.map(({ id, name, kind, domain, organisation, functions: posts }, n) => ({
      id: idOf(`unit/${id}`),
      ...here,
      organisation_id: idOf(`organisation/${organisation.id}`),
      name,
      kind,
      legal_domain: domain,
      ...agesOf(posts),
      phone: `0980-31 92 ${String(n + 1).padStart(2, '0')}`,
    })),
  )
  await insert(
    'people.functions',
    functions.map(({ slug, unit, name, kind, receives, emergency }) => ({
      id: idOf(`function/${slug}`),
      ...here,
      unit_id: idOf(`unit/${unit.id}`),
      name,
      kind: kind ?? 'staff',
      receives_requests: receives ?? false,
      may_open_in_emergency: emergency ?? false,
    })),
  )
  await insert(
    'people.named_person_rules',
    functions.flatMap(({ slug, unit, namedPersonOf }) =>
      namedPersonOf
        ? [
            {
              id: idOf(`rule/${slug}`),
              ...here,
              unit_id: idOf(`unit/${unit.id}`),
              from_age: namedPersonOf[0],
              to_age: namedPersonOf[1],
              function_id: idOf(`function/${slug}`),
            },
          ]
        : [],
    ),
  )
  await insert(
    'people.persons',
    personsOf.map(({ name, language, person_id, kind }) => ({
      id: person_id,
      ...here,
      name,
      language: language ?? null,
      kind,
    })),
  )
  await insert(
    'people.accounts',
    personsOf.map(({ id, person_id }) => ({ person_id, issuer, subject: id })),
  )
  await insert(
    'people.addresses',
    personsOf.map(person => ({ person_id: person.person_id, email: addressOf(person) })),
  )
  // All have been here before; but one, who sees what is shown the first time.
  await insert(
    'people.guided_persons',
    personsOf.filter(({ id }) => id !== 'karin-oberg').map(({ person_id }) => ({ person_id })),
  )
  await insert('people.appointments', people.flatMap(appointmentsOf))

  const known = [...children, ...otherRecords]
  await insert(
    'child.children',
    known.map(({ id, given, family, unit, number = '', born, language, interpreter, protection }) => ({
      id: idOf(`child/${id}`),
      ...here,
      unit_id: idOf(`unit/${unit}`),
      given_name: given,
      family_name: family,
      birth_date: born ?? birthDate(number),
      person_number: number,
      language: language ?? '',
      interpreter: interpreter ?? false,
      protection: protection ?? 'none',
      once: idOf(`once/child/${id}`),
      created_at: daysAgo(200),
    })),
  )
  await insert('sharing.protected_readers', known.filter(child => child.protection).flatMap(readersOf))
  await insert('sharing.involvements', known.flatMap(involvementsOf))
  await insert('child.named_persons', known.map(namedPersonOf))
  await insert(
    'child.guardians',
    known.flatMap(({ id, unit, guardians }) =>
      guardians.map(({ id: guardian, name, relation, custody, signsIn }) => ({
        id: idOf(`guardian/${id}/${guardian}`),
        ...here,
        child_id: idOf(`child/${id}`),
        unit_id: idOf(`unit/${unit}`),
        name,
        relation,
        custody: custody ?? true,
        person_id: signsIn ? guardianPerson(guardian) : null,
        once: idOf(`once/guardian/${id}/${guardian}`),
        since: daysAgo(200),
      })),
    ),
  )

  const identity = (kind: string, row_id: string, number: string) => ({
    row_id,
    kind,
    ...here,
    number_hash: numberHash(secret, number),
  })
  await insert('sharing.identities', [
    ...known.flatMap(({ id, number }) => (number ? [identity('child', idOf(`child/${id}`), number)] : [])),
    ...people.flatMap(({ id, number }) => (number ? [identity('person', guardianPerson(id), number)] : [])),
    ...known.flatMap(({ id, guardians }) =>
      guardians
        .filter(each => each.signsIn)
        .map(each =>
          identity(
            'guardian',
            idOf(`guardian/${id}/${each.id}`),
            people.find(person => person.id === each.id)?.number as string,
          ),
        ),
    ),
  ])
}

/** R13: the ages that a unit follows are those that it has a named person for. */
function agesOf(posts: (typeof units)[number]['functions']) {
  const ages = posts.flatMap(({ namedPersonOf }) => namedPersonOf ?? [])
  return ages.length
    ? { from_age: Math.min(...ages), to_age: Math.max(...ages) }
    : { from_age: null, to_age: null }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** Whoever works here and is a guardian as well is two persons (R10). */
const isStaff = ({ number, holds, held }: (typeof people)[number]) =>
  number === undefined || held !== undefined || holds.length > 0

function guardianPerson(id: string) {
  const person = people.find(each => each.id === id)
  return idOf(person && isStaff(person) ? `person/${id}/guardian` : `person/${id}`)
}

const personsOf = people.flatMap(person => [
  ...(isStaff(person) ? [{ ...person, person_id: idOf(`person/${person.id}`), kind: 'staff' }] : []),
  ...(person.number ? [{ ...person, person_id: guardianPerson(person.id), kind: 'guardian' }] : []),
])

function addressOf({ id, holds, held, kind }: (typeof personsOf)[number]) {
  const unit = kind === 'staff' && units.find(each => (holds[0] ?? held)?.startsWith(`${each.id}/`))
  return `${id.replace('-', '.')}@${unit ? unit.organisation.mail : 'example.org'}`
}

function appointmentsOf({ id, holds, held }: (typeof people)[number]): Row[] {
  const appointment = (slug: string, starts_at: Date, ends_at: Date | null) => ({
    id: idOf(`appointment/${id}/${slug}`),
    collaboration_id: ids.collaboration,
    unit_id: idOf(`unit/${slug.split('/')[0]}`),
    function_id: idOf(`function/${slug}`),
    person_id: idOf(`person/${id}`),
    starts_at,
    ends_at,
  })
  return [
    ...holds.map(slug => appointment(slug, daysAgo(500), null)),
    ...(held ? [appointment(held, daysAgo(900), daysAgo(70))] : []),
  ]
}

const birthDate = (number: string) => `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`

const readersOf = ({ id, unit, known }: ChildOf): Row[] =>
  known.map(func => ({
    child_id: idOf(`child/${id}`),
    function_id: idOf(`function/${unit}/${func}`),
    added_by: idOf(`person/${holderOf(`${unit}/${known[0]}`)}`),
    added_at: daysAgo(150),
    review_on: daysAgo(-30),
  }))

const involvementsOf = ({ id, unit, known }: ChildOf): Row[] =>
  known.map((func, n) => ({
    child_id: idOf(`child/${id}`),
    unit_id: idOf(`unit/${unit}`),
    function_id: idOf(`function/${unit}/${func}`),
    collaboration_id: ids.collaboration,
    role: n === 0 ? 'named_person' : 'involved',
    since: daysAgo(200),
  }))

const namedPersonOf = ({ id, unit, known, byHand }: ChildOf): Row => ({
  id: idOf(`named-person/${id}`),
  collaboration_id: ids.collaboration,
  child_id: idOf(`child/${id}`),
  unit_id: idOf(`unit/${unit}`),
  function_id: idOf(`function/${unit}/${known[0]}`),
  how: byHand ? 'by_hand' : 'by_rule',
  set_by: idOf(`person/${holderOf(`${unit}/${known[0]}`)}`),
  since: daysAgo(200),
})

/** All rows of a table in one statement. */
function inserter(client: pg.ClientBase) {
  return async (table: string, rows: Row[]) => {
    const columns = Object.keys(rows[0] as Row)
    const values = rows.flatMap(row => columns.map(column => row[column]))
    const places = rows.map(
      (_, n) => `(${columns.map((_, m) => `$${n * columns.length + m + 1}`).join(', ')})`,
    )
    await client.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, values)
  }
}
