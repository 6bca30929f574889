import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { createPool } from './index.ts'

// Names are counted for the whole process, and test files share one: here the count begins anew.
vi.resetModules()
const { asSession } = await import('./transaction.ts')

const database = await testDatabase()
const pool = createPool(database.urlFor('kring_app'), { max: 1 })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const ask = () =>
  asSession(pool, null, async tx => ({
    value: (await sql`select * from sharing.bases where code = ${'consent'}`.execute(tx)).rows,
  }))
const kept = async () =>
  (await pool.query(`select name from pg_prepared_statements where statement like '%sharing.bases%'`)).rows
    .length

test('A statement that comes again keeps its plan, and answers the same', async () => {
  const first = await ask()
  expect(first).toHaveLength(1)
  expect([await ask(), await kept(), await ask(), await kept()]).toEqual([first, 0, first, 1])
  expect(await ask()).toEqual(first)
})

test('A plan that a migration has outdated costs one answer, then its connection is another', async () => {
  await database.owner.query('alter table sharing.bases add column later text')
  await expect(ask()).rejects.toMatchObject({ code: '0A000' })
  expect((await ask())[0]).toHaveProperty('later')
})

test('Behind something that gives process numbers of its own no plan is kept', async () => {
  const pooled = createPool(database.urlFor('kring_app'), { max: 1 })
  pooled.on('connect', client => Object.assign(client, { processID: 1 }))
  const count = () =>
    asSession(pooled, null, async tx => ({
      value: (await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(tx)).rows[0]
        ?.n,
    }))
  expect([await count(), await count(), await count(), await count()]).toEqual([0, 0, 0, 0])
  await pooled.end()
})
