import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { csv, sendFiles } from '../../../test/county-file.ts'
import { openDirectory } from '../../../test/directory.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { seededRandom } from '../../../test/seeded.ts'
import { scimPaths } from '../scim/index.ts'
import { countyFilePaths as at } from './noun.ts'

// R15: each organisation's files know somebody by what that organisation has written for them. Whatever another writes, in whatever order,
// the same file again changes nothing, and nobody reads an address that another has written.

type Browser = Awaited<ReturnType<House['as']>>
let house: House
/** Who administers Ekdala, the region, and the county. */
let senders: Record<'a' | 'b' | 'county', Browser>
const provider = { issuer: 'https://login.example.se', clientId: 'kring', clientSecret: 'x', key: '2' }
const collaboration = ids.collaboration
const [inEkdala, inRegion] = [idOf('organisation/ekdala'), idOf('organisation/region')]
const rows = async (sql: string, values: unknown[] = []) =>
  (await house.database.admin.query(sql, values)).rows

async function newFunction(organisation: string, kind: string, name = randomUUID()) {
  const [row] = await rows(
    `insert into people.functions (collaboration_id, unit_id, name, kind)
      select u.collaboration_id, u.id, $3, $2 from people.units u where u.organisation_id = $1 and u.closed_at is null order by u.name limit 1 returning id, name`,
    [organisation, kind, name],
  )
  return row as { id: string; name: string }
}

beforeAll(async () => {
  house = await openHouse({
    more: [{ ...provider, signsIn: ['staff'], label: 'Ekdala kommun', mail: 'verified' }],
  })
  const keeper = await newFunction(inRegion, 'organisation_administrator')
  const [rut] = await rows(
    `insert into people.persons (collaboration_id, name, kind) values ($1, 'Rut Regn', 'staff') returning id`,
    [collaboration],
  )
  await rows(
    `insert into people.accounts (person_id, issuer, subject) select $1, issuer, 'rut-regn' from people.accounts where person_id = $2`,
    [rut.id, ids.karin],
  )
  await rows(
    `insert into people.appointments (collaboration_id, unit_id, function_id, person_id) select collaboration_id, unit_id, id, $2 from people.functions where id = $1`,
    [keeper.id, rut.id],
  )
  senders = {
    a: await house.as('gunilla-frost'),
    b: await house.as('rut-regn'),
    county: await house.as('nils-kvist'),
  }
})
afterAll(() => house.close())

const fileOf = (func: string, name: string, email: string) =>
  csv('people', 'function_ref;name;email;provider', `${func};${name};${email};Ekdala kommun`)
async function send(by: Browser, file: ReturnType<typeof csv>) {
  const { location, text } = await sendFiles(house, by.token, [file])
  expect(location, text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 600)).not.toBe('')
  return location.split('/').at(-1)?.split('?')[0] as string
}
const judged = async (by: Browser, file: ReturnType<typeof csv>) => {
  const id = await send(by, file)
  const found = await rows('select shown from people.county_file_rows where file_id = $1 order by n', [id])
  return found.map(({ shown }) => shown.outcome as string)
}
const takeIn = async (by: Browser, file: ReturnType<typeof csv>) => {
  const id = await send(by, file)
  expect((await by.post(at.use(id))).location).toBe(at.file(id))
}
const signsIn = (subject: string, email: string) =>
  house.database.app.query('select people.claim_expected($1, $2, $3)', [provider.issuer, subject, email])
/** The house as files, for who asks. */
const asFiles = async (by: Browser) => (await by.get(at.house('people.csv'))).text

const random = seededRandom()
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map(each => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each)
}

test('files of two organisations and of the county about one person, in any order: the same again changes nothing', async () => {
  for (let n = 0; n < 4; n++) {
    const name = `Pia Prov${'abcd'[n]}`
    const files = await Promise.all(
      (
        [
          ['a', inEkdala, 'staff', `pia.a${n}@ekdala.example.se`],
          ['b', inRegion, 'staff', `pia.b${n}@region.example.se`],
          ['a', inEkdala, 'staff', `pia.annan${n}@ekdala.example.se`],
          ['county', inEkdala, 'manager', `pia.c${n}@lanet.example.se`],
        ] as const
      ).map(async ([of, organisation, kind, email]) => {
        const func = await newFunction(organisation, kind)
        return { by: senders[of], func: func.id, email, file: fileOf(func.id, name, email) }
      }),
    )
    // Each is sent before whoever it names signs in by it; otherwise in any order.
    const sent = new Set<string>()
    const steps = shuffled(files.flatMap(each => [each, each]))
    const order: string[] = []
    for (const { by, file, email } of steps) {
      order.push(`${sent.has(email) ? 'signs in' : 'file'} ${email}`)
      if (sent.has(email)) await signsIn(`pia-${n}`, email)
      else await takeIn(by, file)
      sent.add(email)
      for (const each of files.filter(one => sent.has(one.email)))
        expect([each.email, await judged(each.by, each.file)], order.join(', ')).toEqual([
          each.email,
          ['unchanged'],
        ])
    }
    // One person, each function once.
    const held = await rows(
      `select a.person_id, a.function_id from people.appointments a where a.function_id = any($1) and (a.ends_at is null or a.ends_at > now())`,
      [files.map(({ func }) => func)],
    )
    expect(held).toHaveLength(files.length)
    expect(new Set(held.map(({ person_id }) => person_id)).size).toBe(1)
    // What B wrote is in no file of A, and the other way about.
    const own = { a: /pia\.(a|annan|c)/, b: /pia\.b/ }
    const other = { a: /pia\.b/, b: /pia\.(a|annan|c)/ }
    for (const of of ['a', 'b'] as const) {
      const line = (await asFiles(senders[of])).split('\n').filter(each => each.includes(name))
      expect(line.length).toBeGreaterThan(0)
      for (const each of line) expect([own[of].test(each), other[of].test(each)], each).toEqual([true, false])
    }
  }
})

test('who is known by an account is known to each organisation by its own address, and twice is once', async () => {
  const [one, other] = [await newFunction(inEkdala, 'staff'), await newFunction(inRegion, 'staff')]
  const line = (func: string, email: string) =>
    csv(
      'people',
      'function_ref;name;email;sign_in_name;provider',
      `${func};Olle Orm;${email};olle-orm;Ekdala kommun`,
    )
  const [ofA, ofB] = [line(one.id, 'olle@ekdala.example.se'), line(other.id, 'olle@region.example.se')]
  await takeIn(senders.a, ofA)
  await takeIn(senders.b, ofB)
  expect([await judged(senders.a, ofA), await judged(senders.b, ofB)]).toEqual([['unchanged'], ['unchanged']])
})

test('a directory that tells of another address changes what its own organisation knows, and no other', async () => {
  const [one, other] = [await newFunction(inEkdala, 'staff'), await newFunction(inRegion, 'staff')]
  const directory = await openDirectory(house, senders.b, inRegion, {
    name: 'Okta',
    signIn: 'user_name',
    provider: '2',
  })
  const fields = (email: string) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'ulla-ulv',
    displayName: 'Ulla Ulv',
    active: true,
    emails: [{ value: email, type: 'work' }],
  })
  const user = (await directory.post('/Users', fields('ulla@region.example.se'))).body
  const group = (
    await directory.post('/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Ulvar',
      members: [{ value: user.id }],
    })
  ).body
  await senders.b.post(scimPaths.mapping(inRegion, group.id), {
    function: other.id,
    reason: 'x',
    search: '',
    find: '',
  })
  const ofA = csv(
    'people',
    'function_ref;name;email;sign_in_name;provider',
    `${one.id};Ulla Ulv;ulla@ekdala.example.se;ulla-ulv;Ekdala kommun`,
  )
  await takeIn(senders.a, ofA)
  expect((await directory.put(`/Users/${user.id}`, fields('ulla.ulv@region.example.se'))).status).toBe(200)
  expect(await judged(senders.a, ofA)).toEqual(['unchanged'])
  expect(await judged(senders.b, fileOf(other.id, 'Ulla Ulv', 'ulla.ulv@region.example.se'))).toEqual([
    'unchanged',
  ])
  expect(await asFiles(senders.a)).not.toContain('@region.example.se')
})
