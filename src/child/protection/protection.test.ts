import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { daysFromToday } from '../../i18n/index.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const page = `/children/${ids.leo}/protection`
const inDays = daysFromToday

test('turned on, it ends at once what those who are not listed had been given, and keeps the reason', async () => {
  const siri = await house.as('siri-alm')
  const jonas = await house.as('jonas-ek')
  expect((await jonas.get(`/children/${ids.leo}`)).status).toBe(200)
  expect((await siri.post(page, { level: 'marked', reason: '' })).status).toBe(422)
  expect((await siri.post(page, { level: 'secret', reason: 'x' })).status).toBe(422)
  for (let i = 0; i < 2; i++)
    expect(
      (await siri.post(page, { level: 'protected_registration', reason: 'Beslut av Skatteverket' })).location,
    ).toBe(page)
  expect((await jonas.get(`/children/${ids.leo}`)).status).toBe(404)
  const { text } = await siri.get(page)
  expect(text.match(/Beslut av Skatteverket/g)).toHaveLength(1)
  expect(text).toContain('Rektor')
  expect(text).toContain('står inte på listan')
  expect((await siri.get('/children?q=Leo')).text).not.toContain('Marklund')
})

test('a new reason for the same level is a decision of its own, and kept (R20)', async () => {
  const siri = await house.as('siri-alm')
  const again = { level: 'protected_registration', reason: 'Nytt beslut av Skatteverket, dnr 12' }
  for (let i = 0; i < 2; i++) expect((await siri.post(page, again)).location).toBe(page)
  const { text } = await siri.get(page)
  expect(text.match(/dnr 12/g)).toHaveLength(1)
  expect(text).toContain('Beslut av Skatteverket')
})

test('readers are listed with a day of review, and taken off in one step', async () => {
  const siri = await house.as('siri-alm')
  const { samordnare } = ids.functions
  for (const [who, reviewOn] of [
    ['', inDays(30)],
    [`function:${samordnare}`, inDays(-1)],
    [`function:${samordnare}`, inDays(500)],
    [`function:${ids.leo}`, inDays(30)],
    ["guardian:'; drop table", inDays(30)],
    [`guardian:${ids.guardians.farah}`, inDays(30)],
  ] as const) {
    expect((await siri.post(`${page}/readers`, { who, reviewOn })).status, who).toBe(422)
  }
  for (let i = 0; i < 2; i++)
    expect(
      (await siri.post(`${page}/readers`, { who: `function:${samordnare}`, reviewOn: inDays(30) })).location,
    ).toBe(page)
  expect((await siri.get(`${page}/removal?function=${samordnare}`)).text).toContain('Ta bort')
  for (let i = 0; i < 2; i++)
    expect((await siri.post(`${page}/removal`, { kind: 'function', reader: samordnare })).location).toBe(page)
  await house.database.admin.query(
    'update sharing.protected_readers set review_on = current_date where child_id = $1 and function_id = $2',
    [ids.leo, ids.functions.rektor],
  )
  expect((await siri.get(page)).text).toContain('En på listan ska ses över nu')
})

test('the last one of the unit cannot be taken off: the record would be nobody’s', async () => {
  const siri = await house.as('siri-alm')
  const mine = ids.functions.stodsamordnare
  const { rows } = await house.database.admin.query(
    'select function_id from sharing.protected_readers where child_id = $1 and function_id <> $2',
    [ids.leo, mine],
  )
  for (const { function_id } of rows)
    await siri.post(`${page}/removal`, { kind: 'function', reader: function_id })
  const answer = await siri.post(`${page}/removal`, { kind: 'function', reader: mine })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('minst en kvar')
})

test('strangers get what an unknown id gets', async () => {
  for (const who of ['lina-berg', 'anders-holm', 'eva-sand', 'rana-khalil']) {
    const stranger = await house.as(who)
    expect((await stranger.get(page)).status).toBe(404)
    expect((await stranger.get(`${page}/removal`)).status).toBe(404)
    expect((await stranger.post(page, { level: 'none', reason: 'x' })).status).toBe(404)
    expect(
      (
        await stranger.post(`${page}/readers`, {
          who: `function:${ids.functions.samordnare}`,
          reviewOn: inDays(3),
        })
      ).status,
    ).toBe(404)
    expect(
      (await stranger.post(`${page}/removal`, { kind: 'function', reader: ids.functions.stodsamordnare }))
        .status,
    ).toBe(404)
  }
})
