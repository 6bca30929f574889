import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

test('all migrations run, on the PostgreSQL that was asked for', async () => {
  const database = await testDatabase()
  const { rows } = await database.admin.query('show server_version')
  expect(rows[0].server_version).toMatch(new RegExp(`^${process.env.KRING_TEST_POSTGRES ?? 18}\\.`))
  await database.drop()
})
