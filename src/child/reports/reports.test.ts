import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { todaysDate } from '../../i18n/index.ts'
import { madeAt } from './report-form.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const reports = `/children/${ids.amina}/reports`
const today = todaysDate()
const report = (more: Record<string, string> = {}) => ({
  madeOn: today,
  madeTime: '0:01',
  madeTo: 'Socialtjänsten i Ekdala',
  how: 'phone',
  guardiansTold: 'yes',
  notToldReason: '',
  note: '',
  ...more,
})

test('what to do stands open to everybody, and names no child to a stranger', async () => {
  for (const who of [
    house.stranger,
    await house.as('johanna-marklund', 'guardian'),
    await house.as('lina-berg'),
  ]) {
    const page = await who.get(`/danger?child=${ids.amina}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('112')
    expect(page.text).toContain('19 kap. 1 §')
    expect(page.text).toContain('väntar aldrig på familjens ja')
    expect(page.text).not.toContain('Amina')
  }
  expect((await (await house.as('sara-lind')).get(`/danger?child=${ids.amina}`)).text).toContain(
    `${reports}/new`,
  )
  expect((await house.stranger.get('/danger?child=%27x')).status).toBe(200)
})

test('the numbers to social services stand where one is told to call, the own municipality first, and never who helps with Kring', async () => {
  await house.database.admin.query(
    `update people.collaborations set contact = 'Ring Tomas Åberg, processledare.'`,
  )
  const own = ['mottagningen', 'barn-och-familj'].map(slug => idOf(`unit/${slug}`))
  const sara = await house.as('sara-lind')
  const page = (await sara.get(`/danger?child=${ids.amina}`)).text
  expect(page).not.toContain('Tomas Åberg')
  const dials = (text: string) => [...text.matchAll(/href="tel:(0\d+)"/g)].map(([, number]) => number)
  const { rows } = await house.database.admin.query(
    `select string_agg(translate(phone, '- ', ''), ' ' order by array_position($1::uuid[], id)) as phones from people.units where id = any($1)`,
    [own],
  )
  expect(dials(page).slice(0, 2).join(' ')).toBe(rows[0].phones)
  expect(dials(page).length).toBeGreaterThan(2)
  // A child that the reader does not have changes nothing.
  expect(dials((await sara.get('/danger')).text)).toEqual(dials(page))
  expect(dials((await house.stranger.get('/danger')).text)).toEqual([])
  expect((await house.stranger.get('/danger')).text).toContain('kommunens webbplats')
  await house.database.admin.query(`update people.units set phone = '' where kind = 'social_services'`)
  const without = (await sara.get(`/danger?child=${ids.amina}`)).text
  expect(dials(without)).toEqual([])
  expect(without).toContain('Numret till socialtjänsten finns på kommunens webbplats')
})

test('that a report was made is recorded, once', async () => {
  const sara = await house.as('sara-lind')
  expect((await sara.get(`${reports}/new`)).status).toBe(200)
  const once = randomUUID()
  for (let i = 0; i < 2; i++)
    expect(
      (
        await sara.post(reports, {
          ...report({ guardiansTold: 'no', notToldReason: 'Det kan vara farligt' }),
          once,
        })
      ).location,
    ).toBe(reports)
  const page = await sara.get(reports)
  expect(page.text.match(/Socialtjänsten i Ekdala/g)).toHaveLength(1)
  expect(page.text).toContain('Det kan vara farligt')
  expect((await (await house.as('maria-lund')).get(reports)).text).toContain('Sara Lind')
})

test('what is missing or cannot be is refused, and what was typed is kept', async () => {
  const sara = await house.as('sara-lind')
  const wrong: Record<string, string>[] = [
    { madeTo: '' },
    { madeTime: '25:00' },
    { madeOn: '2099-01-01' },
    { how: 'brevduva' },
    { guardiansTold: 'no' },
    { madeTo: 'x'.repeat(201) },
  ]
  for (const more of wrong) {
    const answer = await sara.post(reports, report({ note: '<b>min anteckning', ...more }))
    expect(answer.status, JSON.stringify(more)).toBe(422)
    expect(answer.text).toContain('&lt;b&gt;min anteckning')
  }
})

test('guardians and strangers get what an unknown id gets', async () => {
  for (const who of [
    await house.as('farah-haddad', 'guardian'),
    await house.as('lina-berg'),
    await house.as('siri-alm'),
    await house.as('rana-khalil'),
  ]) {
    for (const path of [reports, `${reports}/new`]) expect((await who.get(path)).status).toBe(404)
    expect((await who.post(reports, report())).status).toBe(404)
  }
})

test('a clock in Sweden is the same moment in summer and in winter', () => {
  expect(madeAt({ madeOn: '2026-07-01', madeTime: '14.30' }).toISOString()).toBe('2026-07-01T12:30:00.000Z')
  expect(madeAt({ madeOn: '2026-12-01', madeTime: '14:30' }).toISOString()).toBe('2026-12-01T13:30:00.000Z')
})
