import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('R8: the tab of a page about a protected child says no name, and of any other child it does', async () => {
  const ulrika = await house.as('ulrika-mo')
  const { rows } = await house.database.admin.query(
    'select given_name, family_name from child.children where id = $1',
    [ids.tindra],
  )
  const { given_name: given, family_name: family } = rows[0]
  const paths = [
    '',
    '/consents',
    '/log',
    '/protection',
    '/reports',
    '/sharing',
    '/meetings/new',
    '/plan/new',
    '/wheel/new',
  ]
  let named = 0
  for (const path of paths) {
    const { status, text } = await ulrika.get(`/children/${ids.tindra}${path}`)
    if (status !== 200) continue
    named += text.includes(given) ? 1 : 0
    const title = /<title>(.*?)<\/title>/.exec(text)?.[1] ?? ''
    expect(title, path).not.toContain(given)
    expect(title, path).not.toContain(family)
  }
  expect(named).toBeGreaterThanOrEqual(5)
  const { text } = await (await house.as('siri-alm')).get(`/children/${ids.leo}`)
  expect(text).toContain('<title>Leo Marklund')
})
