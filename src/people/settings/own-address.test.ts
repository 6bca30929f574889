import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/house.ts'
import { settingsPaths } from './noun.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const addresses = async () =>
  Object.fromEntries(
    (
      await house.database.admin.query<{ who: string; email: string }>(
        `select c.subject || '/' || c.kind as who, d.email from people.accounts c join people.addresses d using (person_id)`,
      )
    ).rows.map(({ who, email }) => [who, email]),
  )

test('R15: where my mail goes is mine to say, whoever said it first, and nobody else’s changes', async () => {
  const before = await addresses()
  await house.database.admin.query(
    `insert into people.mail_failures (person_id) select person_id from people.accounts where subject = 'sara-lind'`,
  )
  const sara = await house.as('sara-lind')
  const wrong = await sara.post(settingsPaths.address(), { email: 'sara på mejl' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('value="sara på mejl"')
  expect(await addresses()).toEqual(before)
  expect((await sara.post(settingsPaths.address(), { email: 'sara.lind@annan.example.se' })).status).toBe(303)
  const farah = await house.as('farah-haddad', 'guardian')
  expect((await farah.post(settingsPaths.address(), { email: 'farah@hemma.example.se' })).status).toBe(303)
  expect(await addresses()).toEqual({
    ...before,
    'sara-lind/staff': 'sara.lind@annan.example.se',
    'farah-haddad/guardian': 'farah@hemma.example.se',
  })
  // What was refused was refused for the address that was.
  expect((await house.database.admin.query('select from people.mail_failures')).rows).toEqual([])
  expect((await sara.get(settingsPaths.settings())).text).toContain('sara.lind@annan.example.se')
})
