import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('the list finds among my own by the beginning of a name, never one with protected identity (R8)', async () => {
  const sara = await house.as('sara-lind')
  expect((await sara.get('/children?q=ami')).text).toContain('Amina Haddad')
  expect((await sara.get('/children?q=xyz')).text).toContain('Inget barn som du arbetar med heter så')
  expect((await sara.get('/children?q=%25')).text, 'a sign is no wildcard').not.toContain('Amina')
  const hanna = await house.as('ulrika-mo')
  expect((await hanna.get('/children')).text).toContain('Tindra')
  expect((await hanna.get('/children?q=Tindra')).text).not.toContain('Skyddade uppgifter')
  for (const query of [
    `select child.my_list(null, false, null, 'given', 0, 500)`,
    `select child.count_my_list(null, false, null, false)`,
    'select audit.my_recent_children(20)',
  ])
    expect((await house.database.app.query(query)).rows, `nobody has none: ${query}`).toEqual([])
})

test('a named person is searched for in the form, and nothing is saved by the search', async () => {
  const maria = await house.as('maria-lund')
  const path = `/children/${ids.amina}/named-person`
  const now = async () =>
    (
      await house.database.admin.query(
        'select function_id from child.named_persons where child_id = $1 and until is null',
        [ids.amina],
      )
    ).rows[0].function_id
  const before = await now()
  const found = await maria.post(path, { functionId: before, search: 'barnavårdscentral', find: 'yes' })
  expect(found.status).toBe(422)
  expect(found.text).toContain('value="barnavårdscentral"')
  expect(found.text).toMatch(new RegExp(`value="${before}"[^>]*checked`))
  expect(found.text).not.toContain('error-summary')
  expect(found.text.match(/type="radio"/g)?.length).toBeGreaterThan(1)
  expect(await now()).toBe(before)
  expect((await maria.post(path, { functionId: ids.functions.samordnare })).status, 'not of that kind').toBe(
    422,
  )
})
