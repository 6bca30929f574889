import { afterEach, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse, testOrigin, testSecret } from '../../../test/house.ts'
import { numberHash } from '../../platform/number-hash.ts'
import { newSessionToken } from '../../platform/session/cookie.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const number = '19800101-2392'

/** As a unit has written it down. */
async function written(child: string, name: string, { custody = true, number: its = number } = {}) {
  const [row] = await all(
    `insert into child.guardians (collaboration_id, child_id, unit_id, name, custody, once)
      select collaboration_id, id, unit_id, $2, $3, gen_random_uuid() from child.children where id = $1 returning id, collaboration_id`,
    [child, name, custody],
  )
  await all(
    `insert into sharing.identities (row_id, kind, collaboration_id, number_hash) values ($1, 'guardian', $2, $3)`,
    [row.id, row.collaboration_id, numberHash(testSecret, its)],
  )
  return row.id as string
}

async function signIn(subject: string, its = number) {
  const { token, hash } = newSessionToken()
  const { rows } = await house.database.app.query(
    `select people.begin_session('https://id.example', $1, $2, null, null, '30 minutes', '10 hours', $3) as person`,
    [subject, hash, numberHash(testSecret, its)],
  )
  const open = (path: string) =>
    house.app.request(`${testOrigin}${path}`, {
      headers: { accept: 'text/html', cookie: `__Host-kring=${token}` },
    })
  return { person: rows[0].person as string | null, hash, open }
}
const sees = async ({ open }: Awaited<ReturnType<typeof signIn>>, child: string) =>
  (await open(`/family/children/${child}`)).status

/** Removed by the unit itself. */
async function remove(guardian: string) {
  const maria = await house.as('maria-lund')
  const path = `/children/${ids.amina}/guardians/${guardian}/removal`
  const { text } = await maria.post(path, { words: 'Aldrig vårdnadshavare.' })
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const yes = await maria.post(path, Object.fromEntries(fields.map(([, name, value]) => [name, value])))
  expect(yes.status).toBe(303)
}

test.each([
  ['without custody', ids.amina, false],
  ['who is not on the list of a protected child', ids.tindra, true],
])(
  'R8, R10b: a parent %s who signs in is told what a stranger is, and nothing is kept of it',
  async (_, child, custody) => {
    await written(child, 'Farlig Far', { custody })
    expect((await signIn('father')).person).toBeNull()
    expect((await signIn('stranger', '19810101-2391')).person).toBeNull()
    expect(await all(`select from people.accounts where issuer = 'https://id.example'`)).toEqual([])
    // Known by a child whom he may see, he is greeted by the name that stands there.
    await written(ids.aminaInLundvika, 'Far')
    const father = await signIn('father')
    expect(await all('select name from people.persons where id = $1', [father.person])).toEqual([
      { name: 'Far' },
    ])
  },
)

test('R4, R10b: a parent of one who has come of age is a stranger at the next sign-in', async () => {
  await written(ids.amina, 'Mor')
  expect((await signIn('mother')).person).toBeTruthy()
  await all(`update child.children set birth_date = current_date - interval '18 years' where id = $1`, [
    ids.amina,
  ])
  expect((await signIn('mother')).person).toBeNull()
})

test('R10b: what is done with a row that a guardian may not see ends no session and wakes no page', async () => {
  await written(ids.aminaInLundvika, 'Far')
  const hidden = await written(ids.amina, 'Fadern', { custody: false })
  const father = await signIn('father')
  const stream = (await father.open(`/live?topic=child:${ids.aminaInLundvika}`)).body
  const reader = (stream as ReadableStream<Uint8Array>).getReader()
  const next = async () => new TextDecoder().decode((await reader.read()).value)
  expect(await next()).toContain('here')
  await remove(hidden)
  expect(await sees(father, ids.aminaInLundvika)).toBe(200)
  // The next that is heard is what was made after it.
  await all(`update child.children set given_name = 'Amina ' where id = $1`, [ids.aminaInLundvika])
  const heard = next()
  await all(`select pg_notify('kring', $1)`, [`child:${ids.aminaInLundvika}`])
  expect(await heard).toContain('changed')
  expect(await all(`select name from people.persons where id = $1`, [father.person])).toEqual([
    { name: 'Far' },
  ])
  await reader.cancel()
})

test('R10b: a subject that is given to another ends the sessions that it has, which reach no other family', async () => {
  const others = '19710101-2393'
  await written(ids.amina, 'Första Mor')
  await written(ids.leo, 'Andra Mor', { number: others })
  const first = await signIn('shared')
  expect(await sees(first, ids.amina)).toBe(200)
  const second = await signIn('shared', others)
  expect(await sees(second, ids.leo)).toBe(200)
  const { rows } = await house.database.app.query('select people.choose_appointment($1, null) as chosen', [
    first.hash,
  ])
  expect(rows).toEqual([{ chosen: false }])
  for (const child of [ids.amina, ids.leo]) expect(await sees(first, child)).toBe(303)
})

test('Two first sign-ins at once are of one guardian', async () => {
  await written(ids.amina, 'Mor')
  const clients = await Promise.all([house.database.app.connect(), house.database.app.connect()])
  const begin = (client: (typeof clients)[number], subject: string) =>
    client.query(
      `select people.begin_session('https://id.example', $1, $2, null, null, '1 hour', '1 hour', $3) as person`,
      [subject, newSessionToken().hash, numberHash(testSecret, number)],
    )
  const [one, two] = clients as [(typeof clients)[number], (typeof clients)[number]]
  try {
    await one.query('begin')
    const first = await begin(one, 'a')
    const second = begin(two, 'b')
    await expect
      .poll(async () => (await all('select from pg_locks where not granted')).length, { timeout: 10_000 })
      .toBeGreaterThan(0)
    await one.query('commit')
    expect((await second).rows).toEqual(first.rows)
  } finally {
    for (const client of clients) client.release()
  }
})

test('R10b: a sign-in by the number that is being corrected at that moment is a stranger’s', async () => {
  const guardian = await written(ids.amina, 'Far')
  const [maria] = await all(`select a.subject, a.issuer from people.accounts a where a.person_id = $1`, [
    ids.maria,
  ])
  const { hash } = newSessionToken()
  const unit = await house.database.app.connect()
  try {
    await unit.query(`select people.begin_session($1, $2, $3, null, null, '1 hour', '1 hour')`, [
      maria.issuer,
      maria.subject,
      hash,
    ])
    await unit.query('begin')
    await unit.query('select people.open_request($1)', [hash])
    await unit.query(
      `select child.correct_guardian($1, 'Far', 'pappa', 'new', $2, 'Fel nummer.', gen_random_uuid())`,
      [guardian, numberHash(testSecret, '19710101-2393')],
    )
    const stranger = signIn('stranger')
    await expect
      .poll(async () => (await all('select from pg_locks where not granted')).length, { timeout: 10_000 })
      .toBeGreaterThan(0)
    await unit.query('commit')
    expect((await stranger).person).toBeNull()
    expect(await sees(await stranger, ids.amina)).toBe(303)
    expect(await all('select person_id from child.guardians where id = $1', [guardian])).toEqual([
      { person_id: null },
    ])
  } finally {
    unit.release()
  }
})
