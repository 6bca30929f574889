import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'

// R15: who has two functions may have one in each tab. What was written in one is never done in the other.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('a form that was drawn for another function is not taken, says so, and keeps what was written', async () => {
  const mikael = await house.as('mikael-strand')
  const act = (func: string) =>
    mikael.post('/appointments', { appointment: idOf(`appointment/mikael-strand/${func}`) })
  await act('ekskolan/specialpedagog')
  const form = (await mikael.get('/children/new')).text
  const acting = /name="acting" value="([^"]+)"/.exec(form)?.[1]
  expect(acting).toBe(idOf('function/ekskolan/specialpedagog'))
  const child = {
    ...{ givenName: 'Zelda', familyName: 'Qvarnström', birthDate: '2019-03-04', personNumber: '' },
    ...{ protection: 'none', once: randomUUID(), acting: String(acting) },
  }
  await act('strandskolan/specialpedagog')
  const count = async () =>
    (
      await house.database.admin.query(
        `select count(*)::int as n from child.children where family_name = 'Qvarnström'`,
      )
    ).rows[0].n
  const refused = await mikael.post('/children', child)
  expect(refused.status).toBe(409)
  expect(words(refused.text)).toContain('Du arbetar med ett annat uppdrag nu')
  expect(refused.text).toContain('<input type="hidden" name="familyName" value="Qvarnström"')
  expect(await count()).toBe(0)
  // What is not there for the function that acts now was there for the other: it says that, and not that there is no such page.
  const gone = await mikael.post('/plans/0192f0c1-0000-7000-8000-000000000000/draft', {
    words: 'Hej då',
    acting: String(acting),
  })
  expect([gone.status, words(gone.text).includes('Du arbetar med ett annat uppdrag nu')]).toEqual([409, true])
  expect(
    (await mikael.post('/plans/0192f0c1-0000-7000-8000-000000000000/draft', { words: 'Hej' })).status,
  ).toBe(404)
  await act('ekskolan/specialpedagog')
  const sent = await mikael.post('/children', child)
  expect(sent.status, words(sent.text).slice(0, 500)).toBe(303)
  expect(await count()).toBe(1)
})
