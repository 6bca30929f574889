import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { migrate, readMigrations } from './migrate.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const url = database.urlFor('kring_owner')

const migration = (name: string, sql: string) => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
})
const all = readMigrations()

test('A migration runs once, also when several start at the same time', async () => {
  const next = migration('30000101000000__platform__a.sql', 'create table platform.a as select 1 as one')
  const ran = await Promise.all([1, 2, 3].map(() => migrate(url, [...all, next])))
  expect(ran.flat()).toEqual([next.name])
  expect(await migrate(url, [...all, next])).toEqual([])
})

test('A migration that fails leaves nothing and says where', async () => {
  const wrong = migration('30000101000001__platform__b.sql', 'create table platform.b ();\nselect nonsense')
  const a = migration('30000101000000__platform__a.sql', 'create table platform.a as select 1 as one')
  await expect(migrate(url, [...all, a, wrong])).rejects.toThrow(
    /The migration 30000101000001__platform__b.sql failed and was undone: column "nonsense" does not exist \(line 2\)/,
  )
  expect((await database.owner.query("select to_regclass('platform.b') as b")).rows).toEqual([{ b: null }])
})

test('A migration that was edited after it ran is refused, and so is a database newer than the program', async () => {
  const edited = migration('30000101000000__platform__a.sql', 'select 2')
  await expect(migrate(url, [...all, edited])).rejects.toThrow(/was edited after it ran/)
  await expect(migrate(url, all)).rejects.toThrow(
    /has run the migration 30000101000000__platform__a.sql, which this version of Kring does not have/,
  )
})

test('The program as serving role cannot touch the record', async () => {
  await expect(database.app.query('delete from platform.migrations')).rejects.toThrow(/permission denied/)
})
