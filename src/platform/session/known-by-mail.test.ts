import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentityProvider } from '../../../test/identity-provider.ts'
import { browser, type House, openHouse } from '../../../test/platform-house.ts'

// R15: a colleague who was added by a mail address is known at the first sign-in, where the provider vouches for the address.
type Opened = Awaited<ReturnType<typeof openIdentityProvider>>
let house: House
let staff: Opened
let other: Opened
/** Answers the address only when it is asked. */
let asked: Opened
beforeAll(async () => {
  staff = await openIdentityProvider()
  other = await openIdentityProvider()
  asked = await openIdentityProvider({
    userinfo: { sub: 'vera', email: 'vera@sjostad.example.se', email_verified: true },
  })
  house = await openHouse({
    provider: () => ({ ...staff.settings, signsIn: ['staff'], mail: 'verified' }),
    more: [
      { ...other.settings, key: '2', signsIn: ['staff'] },
      { ...asked.settings, key: '3', signsIn: ['staff'], mail: 'verified' },
    ],
  })
})
afterAll(async () => {
  await house?.close()
  for (const each of [staff, other, asked]) await each.close()
})

const admin = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows
async function expectSomebody(name: string, email: string, issuer = staff.issuer) {
  const [person] = await admin(
    `insert into people.persons (collaboration_id, name, kind) select collaboration_id, $1, 'staff' from people.persons where id = $2 returning id`,
    [name, house.story.karin],
  )
  await admin('insert into people.expected_persons (person_id, issuer, email) values ($1, $2, $3)', [
    person.id,
    issuer,
    email,
  ])
  await admin('insert into people.addresses (person_id, email) values ($1, $2)', [person.id, email])
  return person.id as string
}
const appoint = (person: string, func: string, by: string | null = null) =>
  admin(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id, made_by)
       select collaboration_id, unit_id, id, $2, $3 from people.functions where id = $1 returning id`,
    [func, person, by],
  )
/** The name that one is greeted by; undefined where nobody is known. */
async function signIn(at: Opened, claims: Record<string, unknown>, by = '1') {
  const tab = browser(house.origin)
  const { text, path } = await at.signIn(tab, `/sign-in/start?by=${by}&to=/me`, claims)
  return path === '/me' ? (JSON.parse(text).personName as string) : undefined
}

test('by the address, however it is written, and by the account from then on', async () => {
  const vera = await expectSomebody('Vera Ny', 'vera@sjostad.example.se')
  await appoint(vera, house.story.teacher)
  expect(await signIn(staff, { sub: 'v1', email: 'Vera@Sjostad.example.se', email_verified: true })).toBe(
    'Vera Ny',
  )
  expect(await admin('select from people.expected_persons')).toEqual([])
  expect(await signIn(staff, { sub: 'v1' })).toBe('Vera Ny')
  expect(
    await signIn(staff, { sub: 'v2', email: 'vera@sjostad.example.se', email_verified: true }),
  ).toBeUndefined()
})

test('not by an address that nobody vouches for, nor at another provider', async () => {
  const maj = await expectSomebody('Maj Ny', 'maj@sjostad.example.se')
  await appoint(maj, house.story.teacher)
  for (const claims of [
    { sub: 'm1', email: 'maj@sjostad.example.se' },
    { sub: 'm1', email: 'maj@sjostad.example.se', email_verified: false },
    { sub: 'm1', email: 'maj@sjostad.example.se', email_verified: 'true' },
    { sub: 'm1', email: 'maj', email_verified: true },
    { sub: 'm1' },
  ])
    expect(await signIn(staff, claims), JSON.stringify(claims)).toBeUndefined()
  expect(
    await signIn(other, { sub: 'm1', email: 'maj@sjostad.example.se', email_verified: true }, '2'),
  ).toBeUndefined()
  expect(await admin('select person_id from people.expected_persons')).toEqual([{ person_id: maj }])
})

test('a provider that answers the address only when it is asked is asked', async () => {
  const vera = await expectSomebody('Vera Annan', 'vera@sjostad.example.se', asked.issuer)
  await appoint(vera, house.story.teacher)
  expect(await signIn(asked, { sub: 'vera' }, '3')).toBe('Vera Annan')
})

test('who has an account here already gets what was given to the address, but not what they gave themselves', async () => {
  const [unit] = await admin('select unit_id from people.functions where id = $1', [house.story.teacher])
  const make = async (name: string) =>
    (
      await admin(
        `insert into people.functions (collaboration_id, unit_id, name) select collaboration_id, id, $2 from people.units where id = $1 returning id`,
        [unit.unit_id, name],
      )
    )[0].id as string
  const [given, taken] = [await make('Kurator'), await make('Chef')]
  const twin = await expectSomebody('Karin Ek', 'karin@sjostad.example.se')
  await appoint(twin, given, house.story.maria)
  await appoint(twin, taken, house.story.karin)
  const tab = browser(house.origin)
  await staff.signIn(tab, '/sign-in/start?by=1&to=/me', {
    sub: 'karin',
    email: 'karin@sjostad.example.se',
    email_verified: true,
  })
  const held = await admin(
    `select f.name from people.appointments a join people.functions f on f.id = a.function_id
       where a.person_id = $1 and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now()) order by f.name`,
    [house.story.karin],
  )
  expect(held.map(({ name }) => name)).toEqual(['Förskollärare', 'Kurator'])
  expect(
    await admin(
      'select from people.appointments where person_id = $1 and (ends_at is null or ends_at > now())',
      [twin],
    ),
  ).toEqual([])
})
