import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import type { DB } from '../../platform/database/schema.d.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { addAdministrator, countySchema, makeCounty } from './new-county.ts'

let database: TestDatabase
let owner: Kysely<DB>
beforeAll(async () => {
  database = await testDatabase()
  owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool: database.owner }) })
})
afterAll(() => database.drop())

const place = { key: '1', issuer: 'https://login.sjostad.example.se', knowsMail: true }
const given = {
  name: 'Kring barnen i Sjöstad',
  organisation: 'Sjöstads kommun',
  number: '212000-1231',
  administrator: 'Ida Sund',
  mail: 'Ida.Sund@sjostad.example.se',
}
const inOne = <T>(work: (tx: Tx) => Promise<T>) => owner.transaction().execute(work)
const make = (over: Partial<Record<keyof typeof given | 'account', string>> = {}) =>
  inOne(tx => makeCounty(tx, countySchema.parse({ ...given, ...over }), place))
const rows = async (sql: string) => (await database.admin.query(sql)).rows
const count = async () =>
  (
    await rows(`select (select count(*) from people.collaborations) + (select count(*) from people.organisations)
      + (select count(*) from people.persons) + (select count(*) from people.changes) as n`)
  )[0].n

test('an installation is empty until a county is made', async () => {
  const ask = async () =>
    (await database.app.query('select people.is_empty_installation() as empty')).rows[0].empty
  expect(await ask()).toBe(true)
  await make()
  expect(await ask()).toBe(false)
})

test('what is wrong makes nothing, and what exists is refused', async () => {
  const before = await count()
  await expect(make({ name: 'Kring barnen i Vik', number: '212000-1232' })).rejects.toThrow(
    'organisation number',
  )
  // Its middle digits are a month: a person number is none.
  await expect(make({ name: 'Kring barnen i Vik', number: '8112189876' })).rejects.toThrow(
    'organisation number',
  )
  await expect(make({ name: 'KRING  barnen i sjostad' })).rejects.toThrow('already')
  expect(await count()).toBe(before)
})

test('two commands at once make one county', async () => {
  const both = await Promise.allSettled([1, 2].map(() => make({ name: 'Kring barnen i Ås', number: '' })))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await rows(`select from people.collaborations where name = 'Kring barnen i Ås'`)).toHaveLength(1)
})

test('the administrator is known by mail address at the first sign-in, acts in that function alone, and is nobody’s colleague yet', async () => {
  const claim = 'select people.claim_expected($1, $2, $3) as n'
  const { rows: claimed } = await database.app.query(claim, [
    place.issuer,
    'ida',
    'ida.sund@sjostad.example.se',
  ])
  expect(claimed[0].n).toBe(2)
  const acts =
    await rows(`select f.kind, f.receives_requests, f.may_open_in_emergency, u.kind as unit from people.appointments a
    join people.functions f on f.id = a.function_id join people.units u on u.id = f.unit_id`)
  expect(acts).toHaveLength(2)
  for (const each of acts)
    expect(each).toEqual({
      kind: 'administrator',
      receives_requests: false,
      may_open_in_emergency: false,
      unit: 'office',
    })
})

test('what the command has made is kept as made by nobody who acts', async () => {
  const kept =
    await rows(`select c.kind, c.act, c.person_id from people.changes c join people.collaborations k on k.id = c.collaboration_id
    where k.name = 'Kring barnen i Sjöstad' order by c.kind`)
  expect(kept).toEqual(
    ['appointment', 'collaboration', 'function', 'organisation', 'unit'].map(kind => ({
      kind,
      act: 'made',
      person_id: null,
    })),
  )
})

test('a county that has lost its administrators gets one, and whoever is there already is not made again', async () => {
  const add = (administrator: string, mail: string, account = '') =>
    inOne(tx =>
      addAdministrator(tx, 'kring barnen i sjöstad', { administrator, mail, account, provider: '' }, place),
    )
  await add('Bo Rask', 'bo.rask@sjostad.example.se', 'bo')
  await expect(add('Bo Rask', 'bo@sjostad.example.se', 'bo')).rejects.toThrow('already')
  await expect(
    inOne(tx =>
      addAdministrator(
        tx,
        'Nowhere',
        { administrator: 'A', mail: 'a@b.se', account: '', provider: '' },
        place,
      ),
    ),
  ).rejects.toThrow('no collaboration')
  const { rows: begun } = await database.app.query(
    `select people.begin_session($1, 'bo', '\\x${'00'.repeat(32)}', null, null, '1 hour', '1 hour') as person`,
    [place.issuer],
  )
  expect(begun[0].person).not.toBeNull()
})
