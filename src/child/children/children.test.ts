import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { sentForm } from '../../../test/sent-form.ts'

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

test('R8: whether a child is protected is answered by whoever adds it, and by no form beforehand', async () => {
  const maria = await house.as('maria-lund')
  const form = sentForm((await maria.get('/children/new')).text, '/children')
  expect(form).not.toHaveProperty('protection')
  const child = { ...form, givenName: 'Ronja', familyName: 'Rask', birthDate: '2021-01-02' }
  const unanswered = await maria.post('/children', child)
  expect(unanswered.status).toBe(422)
  expect(unanswered.text).toContain('Svara om barnet har skyddade personuppgifter.')
  expect((await maria.post('/children', { ...child, protection: 'none' })).status).toBe(303)
})
