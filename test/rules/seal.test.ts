import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a long backlog is sealed piece by piece, never a part of a transaction, and stays whole (R7)', async () => {
  const write = (rows: number) =>
    database.owner.query(
      `insert into audit.access_log (collaboration_id, act) select gen_random_uuid(), 'read' from generate_series(1, $1::int)`,
      [rows],
    )
  const seal = async () => (await database.worker.query('select audit.seal() as sealed')).rows[0].sealed
  await write(20_500)
  await write(300)
  await write(20_100)
  expect([await seal(), await seal(), await seal(), await seal()]).toEqual([20_500, 300, 20_100, 0])
  const { rows } = await database.auditor.query('select * from audit.verify_log()')
  expect(rows[0]).toMatchObject({ rows_checked: 40_900, seals_checked: 3, first_bad_row: null })
})
