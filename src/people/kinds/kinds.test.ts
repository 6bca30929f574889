import { afterAll, expect, test } from 'vitest'
import { checkValues } from '../../../test/check-values.ts'
import { testDatabase } from '../../../test/database.ts'
import { bodyKinds, functionKinds, legalDomains, organisationKinds, unitKinds } from './index.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test.each([
  ['people.units', 'unit_kind', unitKinds],
  ['people.units', 'unit_legal_domain', legalDomains],
  ['people.organisations', 'organisation_kind', organisationKinds],
  ['people.bodies', 'body_kind', bodyKinds],
  ['people.functions', 'function_kind', functionKinds],
])('the kinds of %s are those that the database takes', async (table, constraint, kinds) => {
  expect([...kinds].sort()).toEqual(await checkValues(database, table, constraint))
})

test('a kind that only the database has is seen', async () => {
  await database.admin.query(
    `alter table people.units drop constraint unit_kind, add constraint unit_kind check (kind in ('school', 'lighthouse'))`,
  )
  expect(await checkValues(database, 'people.units', 'unit_kind')).toEqual(['lighthouse', 'school'])
})

test('a check that is not there is no empty list', async () => {
  await expect(checkValues(database, 'people.units', 'no_such_check')).rejects.toThrow('no check')
})
