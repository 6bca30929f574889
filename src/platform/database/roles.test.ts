import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../embedded/embedded.ts'
import { readySchema } from './index.ts'
import { withClient } from './pool.ts'
import { prepareExternal, roles } from './roles.ts'

// A server of somebody's own: every login but the administrator's needs its password.
const folder = mkdtempSync(join(tmpdir(), 'kring-external-'))
const secret = 'a secret of at least thirty-two characters'
let server: Embedded

beforeAll(async () => {
  server = await startEmbedded({ folder, durable: false })
  const rules = join(folder, 'postgres/pg_hba.conf')
  writeFileSync(
    rules,
    `local all postgres trust\nlocal all all scram-sha-256\n${readFileSync(rules, 'utf8')}`,
  )
  await ask('select pg_reload_conf()')
})

beforeEach(async () => {
  await ask('drop database if exists customer')
  for (const role of [...roles, 'county']) await ask(`drop role if exists ${role}`)
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (sql: string) =>
  withClient(server.urlFor('postgres', 'postgres'), async client => (await client.query(sql)).rows)
const url = (login: string, database: string) =>
  `postgresql://${login}@localhost/${database}?host=${encodeURIComponent(server.socketFolder)}`

test('A login that may make roles and databases is enough: all is made, and again is the same', async () => {
  await ask("create role county login createrole createdb password 'x'")
  const urlFor = await prepareExternal(url('county:x', 'customer'), { secret })
  await readySchema(urlFor('kring_owner'))
  expect(
    await withClient(
      urlFor('kring_app'),
      async client => (await client.query("select current_user, current_setting('TimeZone') as zone")).rows,
    ),
  ).toEqual([{ current_user: 'kring_app', zone: 'Europe/Stockholm' }])
  const again = await prepareExternal(url('county:x', 'customer'), { secret })
  expect(again('kring_app')).toBe(urlFor('kring_app'))
  await ask('drop database customer')
})

test('Another secret gives the roles other passwords', async () => {
  await ask("create role county login createrole createdb password 'x'")
  await prepareExternal(url('county:x', 'customer'), { secret })
  const urlFor = await prepareExternal(url('county:x', 'customer'), { secret: `${secret}, changed` })
  await withClient(urlFor('kring_worker'), client => client.query('select'))
})

test('Roles that were made by hand are used as they are, when they are what the manual says', async () => {
  for (const role of roles) await ask(`create role ${role} login password 'by hand'`)
  await ask("create role county login password 'x'")
  await ask('create database customer owner kring_owner')
  const prepare = () => prepareExternal(url('county:x', 'customer'), { secret, password: 'by hand' })
  await expect(prepare()).rejects.toThrow(/let the administrator of the database say "grant kring_insight/)
  await ask('grant kring_insight to kring_app with inherit false, set true')
  const urlFor = await prepare()
  await readySchema(urlFor('kring_owner'))
})

test.each([
  [
    'a login without rights',
    'county:x',
    'postgres',
    /may not make the roles kring_owner, .* or make them as docs\/operate.md says/,
  ],
  [
    'a login without the right to make the database',
    'county:x',
    'customer',
    /^The database customer does not exist .* make it, or name another/,
  ],
  ['a wrong password', 'county:wrong', 'postgres', /refuses the login county/],
  ['no database', 'county:x', '', /names no database/],
])('One sentence tells what is missing: %s', async (_, login, database, sentence) => {
  await ask("create role county login password 'x'")
  await expect(prepareExternal(url(login, database), { secret })).rejects.toThrow(sentence)
})

test('One sentence tells that nobody answers', async () => {
  await expect(prepareExternal('postgresql://county@127.0.0.1:1/customer', { secret })).rejects.toThrow(
    /does not answer \(ECONNREFUSED\): start it, or correct KRING_DATABASE_URL/,
  )
})
