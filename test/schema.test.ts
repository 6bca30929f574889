import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

test('all migrations run', async () => {
  const db = await testDatabase()
  expect(db).toBeTruthy()
})
