import { afterAll, expect, test } from 'vitest'
import { testDatabase } from './database.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test('Each test file has a database of its own, and each role logs in as itself', async () => {
  const { rows } = await database.app.query('select current_user, current_database()')
  expect(rows).toEqual([{ current_user: 'kring_app', current_database: database.name }])
  expect(
    (await database.owner.query('select count(*) from platform.migrations')).rows[0].count,
  ).toBeGreaterThan(0)
})

test('A calendar date is a string and a count is a number', async () => {
  const { rows } = await database.app.query(
    "select date '2026-11-22' as day, count(*) as n, current_setting('TimeZone') as zone from (values (1)) x",
  )
  expect(rows).toEqual([{ day: '2026-11-22', n: 1, zone: 'Europe/Stockholm' }])
})

test('A story is seeded once and copied', async () => {
  let times = 0
  const story = {
    name: 'of_this_test',
    seed: (half: typeof database) => {
      times++
      return half.owner.query('create table platform.told as select 1 as one')
    },
  }
  const [one, other] = [await testDatabase({ story }), await testDatabase({ story })]
  expect((await other.owner.query('select * from platform.told')).rows).toEqual([{ one: 1 }])
  expect(times).toBe(1)
  await Promise.all([one.drop(), other.drop()])
})
