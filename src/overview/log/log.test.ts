import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { whyItStandsOut } from './log.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const log = `/children/${ids.leo}/log`
const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)

test('those who work with the child see who has read', async () => {
  const siri = await house.as('siri-alm')
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  const { text } = await siri.get(log)
  expect(text).toContain('Jonas Ek')
  expect(text).toContain('Läste barnets sida')
})

test('the manager of the unit and the log reviewer see the log, not the child', async () => {
  await (await house.as('siri-alm')).get(`/children/${ids.leo}`)
  for (const who of ['anders-holm', 'eva-sand']) {
    const page = await (await house.as(who)).get(log)
    expect(page.status, who).toBe(200)
    expect(page.text).not.toContain('Marklund')
    expect(page.text).not.toContain('held-back')
  }
  const anders = await house.as('anders-holm')
  expect(
    (
      await anders.post(`${log}/held-back`, {
        functionId: ids.functions.samordnare,
        reason: 'x',
        reviewOn: inDays(3),
      })
    ).status,
  ).toBe(404)
})

test('rows are held back from the family with a reason and a day, and shown again', async () => {
  const siri = await house.as('siri-alm')
  await (await house.as('jonas-ek')).get(`/children/${ids.leo}`)
  const johanna = await house.as('johanna-marklund', 'guardian')
  const extract = `/family/children/${ids.leo}/readings`
  expect((await johanna.get(extract)).text).toContain('Centrala barn- och elevhälsan')
  const held = {
    functionId: ids.functions.samordnare,
    reason: 'Det skulle röja samtalet',
    reviewOn: inDays(30),
  }
  for (const more of [
    { reason: '' },
    { functionId: '' },
    { functionId: ids.functions.dungen },
    { reviewOn: inDays(-1) },
    { reviewOn: inDays(800) },
  ]) {
    expect((await siri.post(`${log}/held-back`, { ...held, ...more })).status, JSON.stringify(more)).toBe(422)
  }
  for (let i = 0; i < 2; i++) expect((await siri.post(`${log}/held-back`, held)).location).toBe(log)
  const after = await johanna.get(extract)
  expect(after.text).not.toContain('Centrala barn- och elevhälsan')
  expect(after.text).not.toContain('röja')
  const { rows } = await house.database.admin.query('select id from audit.held_back where child_id = $1', [
    ids.leo,
  ])
  expect(rows).toHaveLength(1)
  expect((await siri.post(`${log}/held-back/removal`, { row: rows[0].id })).location).toBe(log)
  expect((await johanna.get(extract)).text).toContain('Centrala barn- och elevhälsan')
})

test('the reviewer sees who is refused again and again, and no child', async () => {
  const rana = await house.as('rana-khalil')
  for (let i = 0; i < 6; i++) await rana.get(`/children/${i % 2 ? ids.leo : randomUUID()}`)
  const { text } = await (await house.as('eva-sand')).get('/log')
  expect(text).toContain('Nekades 6 gånger')
  expect(text).toContain('Rana Khalil')
  expect(text).not.toMatch(/Leo|Amina|Marklund/)
})

test('a day far above the usual stands out', () => {
  expect(whyItStandsOut({ refused: 0, children: 40, usual: 4 })).toEqual(['many_children'])
  expect(whyItStandsOut({ refused: 5, children: 14, usual: 0 })).toEqual(['refused'])
  expect(whyItStandsOut({ refused: 4, children: 40, usual: 20 })).toEqual([])
})

test('strangers get what an unknown id gets', async () => {
  for (const who of ['jonas-ek', 'lina-berg', 'rana-khalil', 'gunilla-ask', 'tomas-aberg']) {
    const stranger = await house.as(who)
    for (const path of [log, `/children/${randomUUID()}/log`, '/log'])
      expect((await stranger.get(path)).status, `${who} ${path}`).toBe(404)
    expect(
      (
        await stranger.post(`${log}/held-back`, {
          functionId: ids.functions.samordnare,
          reason: 'x',
          reviewOn: inDays(3),
        })
      ).status,
    ).toBe(404)
    expect((await stranger.post(`${log}/held-back/removal`, { row: randomUUID() })).status).toBe(404)
  }
})
