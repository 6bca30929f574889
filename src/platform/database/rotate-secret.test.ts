import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { people } from '../../../demo/people.ts'
import { demoSettings, demoStory } from '../../../demo/seed.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { openAnswers, sealAnswers } from '../../learning/surveys/sealed.ts'
import { draftKeys } from '../../sharing/drafts/drafts.ts'
import { generationsOf, type Secret } from '../generations.ts'
import { numberHash } from '../number-hash.ts'
import { addGeneration, keepSecret, recogniseSecret, type SecretSettings } from '../secret.ts'
import { createPool, withClient } from './pool.ts'
import { rotateSecret } from './rotate-secret.ts'

let database: TestDatabase
let folder: string
let settings: SecretSettings

beforeEach(async () => {
  database = await testDatabase({ story: demoStory })
  folder = mkdtempSync(join(tmpdir(), 'kring-secret-'))
  writeFileSync(join(folder, 'secret'), `${demoSettings.secret}\n`)
  settings = { secret: undefined, formerSecrets: [], dataFolder: folder }
  await recogniseSecret(database.owner, keepSecret(settings), settings)
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const rotate = (by = settings) => withClient(database.urlFor('kring_owner'), owner => rotateSecret(owner, by))
const start = (by = settings) => recogniseSecret(database.owner, keepSecret(by), by)
const all = async (text: string, values: unknown[] = []) => (await database.admin.query(text, values)).rows
const hashes = async () =>
  (await all('select number_hash from sharing.identities order by row_id')).map(each =>
    each.number_hash.toString('hex'),
  )
const lines = () => readFileSync(join(folder, 'secret'), 'utf8').trim().split('\n')

const numbers = people.flatMap(({ number }) => (number ? [number] : []))
const found = async (secret: Secret) => {
  let n = 0
  for (const number of numbers)
    n += (await all('select 1 from sharing.identities where number_hash = $1', [numberHash(secret, number)]))
      .length
  return n
}

/** What works before must work after, for one who signs in by their number, as the serving role. */
async function signsIn(secret: Secret, number: string, subject: string) {
  const pool = createPool(database.urlFor('kring_app'), { max: 1 })
  try {
    const { rows } = await pool.query(
      `select people.begin_session('https://other.example', $1, $3, null, null, '30 minutes', '10 hours', $2) as person`,
      [subject, numberHash(secret, number), randomBytes(32)],
    )
    return rows[0].person as string | null
  } finally {
    await pool.end()
  }
}

test('R10: after a rotation every person number is found under all generations, and under fewer none', async () => {
  const old = keepSecret(settings)
  const [before, rows] = [await found(old), await hashes()]
  expect(numbers.length).toBeGreaterThan(3)
  expect(before).toBeGreaterThan(numbers.length)
  const person = await signsIn(old, numbers[0] as string, 'before')
  expect(person).toBeTruthy()
  for (const generation of [2, 3]) {
    expect(await rotate()).toEqual({ generation, rows: rows.length })
    await start()
    expect(await found(keepSecret(settings))).toBe(before)
    expect(await found(old)).toBe(0)
    expect(await found(generationsOf(keepSecret(settings)).at(-1) as string)).toBe(0)
    expect(await signsIn(keepSecret(settings), numbers[0] as string, `after ${generation}`)).toBe(person)
    expect(await signsIn(old, numbers[0] as string, `formerly ${generation}`)).toBeNull()
  }
  // Nobody's number has met another's, and those that met still do.
  const groups = (list: string[]) => list.map(each => list.indexOf(each))
  expect(groups(await hashes())).toEqual(groups(rows))
  expect((await hashes()).filter(each => rows.includes(each))).toEqual([])
  expect(lines()).toHaveLength(3)
})

test('A rotation that was cut off after the secret was written is told at the start, and goes on without another generation', async () => {
  const before = await hashes()
  addGeneration(folder)
  await expect(start()).rejects.toThrow('stands at generation 1 of 2')
  expect(await hashes()).toEqual(before)
  expect(await rotate()).toEqual({ generation: 2, rows: before.length })
  expect(lines()).toHaveLength(2)
  await start()
})

test('One that fails before its commit has changed nothing in the database, and goes on', async () => {
  const before = await hashes()
  await withClient(database.urlFor('kring_owner'), async owner => {
    const failing = {
      query: (text: string, values?: unknown[]) =>
        text.startsWith('update platform.secret_check')
          ? Promise.reject(new Error('the power is gone'))
          : owner.query(text, values as never),
    }
    await expect(rotateSecret(failing as unknown as pg.ClientBase, settings)).rejects.toThrow(
      'the power is gone',
    )
  })
  expect(await hashes()).toEqual(before)
  await expect(start()).rejects.toThrow('generation 1 of 2')
  expect(await rotate()).toMatchObject({ generation: 2 })
  expect(lines()).toHaveLength(2)
})

test('R10: two rotations at once make one generation after the other: the file is not touched until the other is done', async () => {
  const other = await database.owner.connect()
  try {
    await other.query('begin')
    await other.query('lock table platform.secret_check in share mode')
    const rotation = rotate()
    const waits = `select from pg_locks where not granted and relation = 'platform.secret_check'::regclass`
    await expect.poll(async () => (await all(waits)).length, { timeout: 20_000 }).toBe(1)
    expect(lines()).toHaveLength(1)
    await other.query('commit')
    expect(await rotation).toMatchObject({ generation: 2 })
  } finally {
    other.release()
  }
  const both = await Promise.all([rotate(), rotate()])
  expect(both.map(({ generation }) => generation).sort()).toEqual([3, 4])
  await start()
})

test('An older backup with the secret of today is carried on, from the file or from the settings', async () => {
  const backup = await all('select row_id, number_hash from sharing.identities')
  const [{ value }] = await all('select value from platform.secret_check')
  const restoreBackup = async () => {
    for (const { row_id, number_hash } of backup)
      await all('update sharing.identities set number_hash = $2 where row_id = $1', [row_id, number_hash])
    await all('update platform.secret_check set value = $1', [value])
  }
  await rotate()
  await rotate()
  const today = await hashes()
  await restoreBackup()
  await expect(start()).rejects.toThrow('generation 1 of 3')
  await rotate()
  expect(await hashes()).toEqual(today)
  await restoreBackup()
  const [first = '', second = '', third = ''] = lines()
  const set = { ...settings, secret: third, formerSecrets: [first, second] }
  expect(await rotate(set)).toMatchObject({ generation: 3 })
  expect(await hashes()).toEqual(today)
  await start(set)
  // With the settings nothing is made up: a new one is given.
  await expect(rotate(set)).rejects.toThrow('KRING_SECRET_FORMER')
})

test('A secret that lacks a generation, or is another, is refused with what to do, at the start and by the rotation', async () => {
  await rotate()
  const [first = '', second = ''] = lines()
  for (const wrong of [
    { ...settings, secret: second, formerSecrets: [] },
    { ...settings, secret: first, formerSecrets: [second] },
    { ...settings, secret: 'quite another secret of 32 letters', formerSecrets: [first] },
  ]) {
    await expect(start(wrong)).rejects.toThrow('Put back the one')
    await expect(rotate(wrong)).rejects.toThrow('Put back the one')
  }
  // What the database is ahead of.
  writeFileSync(join(folder, 'secret'), `${first}\n`)
  await expect(start()).rejects.toThrow('Put back the one')
})

test('While a Kring serves from the database nothing is rotated, and no generation is written', async () => {
  const before = await hashes()
  for (const role of ['kring_app', 'kring_worker'] as const) {
    const pool = createPool(database.urlFor(role), { max: 1 })
    await pool.query('select 1')
    await expect(rotate()).rejects.toThrow('stop every process')
    await pool.end()
  }
  expect(lines()).toHaveLength(1)
  expect(await hashes()).toEqual(before)
})

test('What else the secret keeps survives: sealed answers, and what waits on a device', async () => {
  const old = keepSecret(settings)
  const survey = '01900000-0000-7000-8000-000000000000'
  const sealed = sealAnswers(old, survey, { known: 'yes' })
  await rotate()
  const today = keepSecret(settings)
  expect(openAnswers(today, survey, sealed)).toEqual({ known: 'yes' })
  expect(openAnswers(today, survey, sealAnswers(today, survey, { known: 'no' }))).toEqual({ known: 'no' })
  expect(() => openAnswers(old, survey, sealAnswers(today, survey, {}))).toThrow('cannot be opened')
  const session = Buffer.alloc(32, 1)
  expect(draftKeys(today, session).former).toEqual([draftKeys(old, session).key])
  expect(draftKeys(today, session).key).not.toBe(draftKeys(old, session).key)
})
