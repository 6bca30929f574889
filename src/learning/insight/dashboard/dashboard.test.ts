import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../../../test/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
}, 60_000)
afterAll(() => house.close())
const words = (text: string) => text.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ')

test('a process leader sees every figure of the whole, and is led to its picture', async () => {
  const tomas = await house.as('tomas-aberg')
  const { text } = await tomas.get('/insight')
  expect(words(text)).toMatch(/Planer med samordnare och nästa datum minst \d+ % minst \d+ av \d+/)
  expect(words(text)).not.toContain('Min enhet')
  const [, link = ''] = /href="(\/insight\/plans\?quarter=[\d-]+)"/.exec(text) ?? []
  const plans = await tomas.get(link)
  expect(plans.text.match(/class="picture value-bars"/g)?.length).toBeGreaterThan(4)
  expect(plans.text).toContain('role="img" aria-label="Planer med barnets egna ord. ')
})

test('a manager sees the own unit beside the whole, and the stories that wait', async () => {
  const anders = await house.as('anders-holm')
  const { text } = await anders.get('/insight')
  expect(words(text)).toContain('Min enhet')
  expect(words(text)).toContain('2 berättelser väntar på att du läser dem')
  expect(words(text)).toMatch(/Uppmärksammanden \d+ \d+ /)
  const own = await anders.get('/insight/worries?of=unit')
  expect(own.text).toContain('class="picture value-bars"')
  expect(own.text).not.toContain('Uppmärksammanden per verksamhet')
})

test('others begin with the county page, and see no unit by itself', async () => {
  const sara = await house.as('sara-lind')
  expect((await sara.get('/insight')).location).toBe('/county')
  const [whole, own] = [await sara.get('/insight/worries'), await sara.get('/insight/worries?of=unit')]
  expect(own.text.replaceAll('?of=unit', '')).toBe(whole.text)
  expect(whole.text).not.toContain('Min enhet')
})

test('a chosen quarter is one of those that are shown; any other is the latest', async () => {
  const tomas = await house.as('tomas-aberg')
  const { text } = await tomas.get('/insight')
  const quarters = [...text.matchAll(/\/insight\?quarter=([\d-]+)"/g)].map(([, quarter]) => quarter)
  expect(quarters).toHaveLength(5)
  const [latest, earlier] = [
    await tomas.get(`/insight/answers?quarter=${quarters.at(-1)}`),
    await tomas.get(`/insight/answers?quarter=${quarters[0]}`),
  ]
  expect(earlier.text).not.toBe(latest.text)
  for (const odd of ['1999-01-01', "'; drop table x", '2026-13-45'])
    expect((await tomas.get(`/insight/answers?quarter=${encodeURIComponent(odd)}`)).status).toBe(200)
})

test('every picture leaves as CSV, XLSX, PNG and PDF; what is hidden is said in words', async () => {
  const tomas = await house.as('tomas-aberg')
  const csv = await tomas.get('/insight/files/plans.led/csv')
  expect(csv.text).toMatch(/;minst \d+ %;minst \d+ av \d+;\d+/)
  expect(csv.text).toContain('Antal under 5 visas inte')
  expect(csv.text).toContain('Siffrorna är påhittade')
  for (const [format, type] of [
    ['xlsx', 'spreadsheetml'],
    ['png', 'image/png'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const file = await tomas.get(`/insight/files/worries.kinds/${format}`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)])
  }
  expect((await tomas.get('/insight/files/partners/pdf')).headers.get('content-disposition')).toContain(
    'parter-',
  )
  for (const path of ['worries.kinds/exe', 'children/csv', '__proto__/csv', 'answers/csv'])
    expect((await tomas.get(`/insight/files/${path}`)).status, path).toBe(404)
})

test('before anything is released the page says what will be there', async () => {
  await house.database.admin.query('delete from insight.quarters')
  const tomas = await house.as('tomas-aberg')
  expect(words((await tomas.get('/insight')).text)).toContain(
    'Ett kvartal räknas när det har varit slut i trettio dagar',
  )
  expect((await tomas.get('/county')).status).toBe(200)
  expect((await tomas.get('/insight/worries')).status).toBe(404)
  expect((await tomas.get('/county/files/csv')).status).toBe(404)
})
