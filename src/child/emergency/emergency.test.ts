import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse, testSecret } from '../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const leosNumber = '20210929-2397'
const reason = 'Barnet är medvetslöst på vår mottagning.'

test('a written reason opens the record for a day, and those whom it concerns are told the same second', async () => {
  expect(testSecret).toBe(demoSettings.secret)
  const linnea = await house.as('linnea-hjort')
  expect((await linnea.get(`/children/${ids.leo}`)).status).toBe(404)
  const page = await linnea.get('/emergency')
  expect(page.text).toContain('samma sekund')
  const once = randomUUID()
  const answer = await linnea.post('/emergency', { number: leosNumber, reason, once })
  expect(answer.location).toBe('/emergency?found=1')
  expect((await linnea.get(answer.location)).text).toContain('Leo Marklund')
  expect((await linnea.get(`/children/${ids.leo}`)).status).toBe(200)
  const { rows } = await house.database.admin.query(
    `select to_function_id from sharing.notices where kind = 'emergency_opened' and child_id = $1`,
    [ids.leo],
  )
  const told = rows.map(row => row.to_function_id)
  expect(told).toEqual(
    expect.arrayContaining([
      ids.functions.rektor,
      ids.functions.verksamhetschef,
      ids.functions.logggranskare,
    ]),
  )

  // A nervous second click opens and alarms no more.
  expect((await linnea.post('/emergency', { number: leosNumber, reason, once })).location).toBe('/emergency')
  const again = await house.database.admin.query(
    `select count(*)::int as n from sharing.disclosures where kind = 'emergency' and child_id = $1`,
    [ids.leo],
  )
  expect(again.rows[0].n).toBe(1)

  const eva = await house.as('eva-sand')
  const log = await eva.get('/log')
  expect(log.text).toContain(reason)
  expect(log.text).toContain('Linnea Hjort')
  expect(log.text).not.toContain('Leo')
})

test('nothing found says no more than that, and the reviewer is told', async () => {
  const linnea = await house.as('linnea-hjort')
  const answer = await linnea.post('/emergency', { number: '20990101-2384', reason })
  expect(answer.location).toBe('/emergency?found=0')
  expect((await linnea.get(answer.location)).text).toContain('Inget öppnades')
  const { rows } = await house.database.admin.query(
    `select to_function_id from sharing.notices where kind = 'emergency_found_nothing'`,
  )
  expect(rows.map(row => row.to_function_id)).toContain(ids.functions.logggranskare)
})

test('without a number and a whole sentence nothing is opened, and what was typed is kept', async () => {
  const linnea = await house.as('linnea-hjort')
  for (const wrong of [
    { number: '', reason },
    { number: 'Leo', reason },
    { number: leosNumber, reason: 'Nöd' },
    { number: leosNumber, reason: '' },
    { number: leosNumber, reason: 'x'.repeat(2001) },
  ]) {
    const answer = await linnea.post('/emergency', wrong)
    expect(answer.status, JSON.stringify(wrong)).toBe(422)
    if (wrong.number) expect(answer.text).toContain(wrong.number)
  }
})

test('only functions that may open in an emergency know of the page', async () => {
  for (const who of ['sara-lind', 'lina-berg', 'eva-sand', 'tomas-aberg', 'anders-holm']) {
    const stranger = await house.as(who)
    expect((await stranger.get('/emergency')).status, who).toBe(404)
    expect((await stranger.post('/emergency', { number: leosNumber, reason })).status, who).toBe(404)
  }
  expect((await (await house.as('johanna-marklund', 'guardian')).get('/emergency')).status).toBe(404)
})
