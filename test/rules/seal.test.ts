import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a long backlog is sealed piece by piece, never a part of a transaction, and stays whole (R7)', {
  timeout: 120_000,
}, async () => {
  const write = (rows: number) =>
    database.owner.query(
      `insert into audit.access_log (collaboration_id, act) select gen_random_uuid(), 'read' from generate_series(1, $1::int)`,
      [rows],
    )
  const seal = async () => (await database.worker.query('select audit.seal() as sealed')).rows[0].sealed
  /** A row is sealed when no transaction of the server is older, and other test files have long ones. */
  const olderHaveEnded = async () => {
    const { rows } = await database.owner.query('select pg_current_xact_id()::text as id')
    for (;;) {
      const { rows: now } = await database.owner.query(
        'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as ended',
        [rows[0].id],
      )
      if (now[0].ended) return
      await sleep(50)
    }
  }
  await write(20_500)
  await write(300)
  await write(20_100)
  await olderHaveEnded()
  expect([await seal(), await seal(), await seal(), await seal()]).toEqual([20_500, 300, 20_100, 0])
  const { rows } = await database.auditor.query('select * from audit.verify_log()')
  expect(rows[0]).toMatchObject({ rows_checked: 40_900, seals_checked: 3, first_bad_row: null })
})
