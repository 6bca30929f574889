import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../../../test/chromium.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { seedSurvey, smallDefinition } from '../../../../test/surveys.ts'
import { answerLink } from '../noun.ts'

const words = (sv: string) => ({ sv, en: `${sv} (en)` })
const labels = [
  'Instämmer helt',
  'Instämmer delvis',
  'Varken eller',
  'Instämmer knappast',
  'Inte aktuellt i min roll',
]

/** Four parts; the third is asked only of those who say so in the first. */
const long = {
  ...smallDefinition,
  scales: [{ id: 'agree', options: labels.map((label, n) => ({ id: `s${n}`, label: words(label) })) }],
  sections: [
    {
      id: 'who',
      title: words('Om dig'),
      items: [
        {
          id: 'more',
          kind: 'choice',
          label: words('Leder du andra?'),
          options: ['ja', 'nej'].map(id => ({ id, label: words(id) })),
        },
        { id: 'town', kind: 'text', label: words('Var?') },
      ],
    },
    {
      id: 'together',
      title: words('Om samverkan'),
      items: [
        {
          id: 'near',
          kind: 'matrix',
          scale: 'agree',
          label: words('Hur nära är ni?'),
          rows: ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({ id, label: words(`Påstående ${id}`) })),
        },
      ],
    },
    {
      id: 'leads',
      title: words('Om att leda'),
      showWhen: { item: 'more', is: ['ja'] },
      items: [{ id: 'lead', kind: 'scale', scale: 'agree', label: words('Jag hinner leda.') }],
    },
    {
      id: 'end',
      title: words('Till sist'),
      items: [
        { id: 'years', kind: 'number', min: 0, max: 40, label: words('Antal år') },
        { id: 'say', kind: 'longText', label: words('Vill du säga något mer?') },
      ],
    },
  ],
}

let house: House
let server: Server
let browser: Browser
let origin: string
let survey: Awaited<ReturnType<typeof seedSurvey>>
let short: typeof survey
const posted: string[] = []

beforeAll(async () => {
  house = await openHouse()
  survey = await seedSurvey(house, { definition: long })
  short = await seedSurvey(house)
  const answer = getRequestListener(house.app.fetch)
  server = createServer((request, response) => {
    if (request.method === 'POST') posted.push(request.url ?? '')
    void answer(request, response)
  })
  await new Promise<void>(ready => server.listen(0, 'localhost', ready))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await house?.close()
})

async function openOn({ width = 360, script = true, link = survey.unit.link } = {}) {
  const context = await browser.newContext({
    locale: 'sv-SE',
    viewport: { width, height: 740 },
    javaScriptEnabled: script,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  if (script) await page.goto(origin + answerLink(link))
  else {
    await page.goto(`${origin}/answer`)
    await page.getByLabel('Din länk').fill(origin + answerLink(link))
    await page.getByRole('button', { name: 'Fortsätt' }).click()
  }
  await page.getByRole('button', { name: /English/ }).waitFor()
  return page
}

const next = (page: Page) => page.locator('a:visible', { hasText: 'Nästa del' }).click()
const before = (page: Page) => page.locator('a:visible', { hasText: 'Tillbaka till förra delen' }).click()
const seen = (page: Page) => page.locator('h2:visible').allTextContents()
const answersOf = async (id: string) =>
  (
    await house.database.admin.query('select count(*)::int as n from learning.answers where survey_id = $1', [
      id,
    ])
  ).rows[0].n as number

test('The steps of a scale stand in one column on a phone, in their order, with their labels in full', async () => {
  const page = await openOn()
  await next(page)
  const cells = page.locator('tr:has-text("Påstående a") .grid-cell')
  expect(await cells.allInnerTexts()).toEqual(labels)
  const boxes = await Promise.all((await cells.all()).map(each => each.boundingBox()))
  expect(new Set(boxes.map(each => each?.x)).size).toBe(1)
  const tops = boxes.map(each => each?.y ?? 0)
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
  expect(new Set(tops).size).toBe(labels.length)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.context().close()
})

describe('A long survey', () => {
  for (const script of [true, false])
    test(`is asked one part a page, back and on without losing anything or sending it: ${script ? 'with' : 'without'} script`, async () => {
      const page = await openOn({ script })
      const opened = posted.length
      expect([await seen(page), await page.getByText('Del 1 av 4').isVisible()]).toEqual([['Om dig'], true])
      expect(await page.getByRole('button', { name: 'Skicka svaren' }).isVisible()).toBe(false)
      await page.locator('[name="q.town"]').fill('Ekdala')
      // The key of a phone's keyboard that goes on must not send half a survey.
      await page.locator('[name="q.town"]').press('Enter')
      await next(page)
      expect([await seen(page), await page.getByText('Del 2 av 4').isVisible()]).toEqual([
        ['Om samverkan'],
        true,
      ])
      expect(await page.getByText('Du svarar anonymt').isVisible()).toBe(false)
      await page.locator('[name="q.near.a"][value="s1"]').check({ force: true })
      await before(page)
      expect(await seen(page)).toEqual(['Om dig'])
      expect(await page.locator('[name="q.town"]').inputValue()).toBe('Ekdala')
      await next(page)
      await next(page)
      expect(await page.locator('.part-nothing:visible').count()).toBe(script ? 1 : 0)
      await page.goBack()
      expect(await seen(page)).toEqual(['Om samverkan'])
      expect(await page.locator('[name="q.near.a"][value="s1"]').isChecked()).toBe(true)
      for (const _ of [1, 2, 3]) await page.goBack()
      expect(await seen(page)).toEqual(['Om dig'])
      for (const _ of [1, 2, 3]) await next(page)
      expect(await seen(page)).toEqual(['Till sist'])
      expect(posted.slice(opened)).toEqual([])
      const stored = await answersOf(survey.id)
      await page.getByRole('button', { name: 'Skicka svaren' }).click()
      await page.getByText('Tack, ditt svar är sparat').waitFor()
      expect(posted.slice(opened)).toEqual(['/answer/answers'])
      expect(await answersOf(survey.id)).toBe(stored + 1)
      await page.context().close()
    })

  test('that is loaded again in a later part stands there, with what was answered in all', async () => {
    const page = await openOn()
    await page.locator('[name="q.town"]').fill('Ekdala')
    await next(page)
    await page.locator('[name="q.near.a"][value="s1"]').check({ force: true })
    await page.reload()
    await page.getByText('Del 2 av 4').waitFor()
    expect(await page.locator('[name="q.near.a"][value="s1"]').isChecked()).toBe(true)
    expect(await page.locator('[name="q.town"]').inputValue()).toBe('Ekdala')
    await page.context().close()
  })

  test('with something to correct leads from the summary to the part where it stands', async () => {
    const page = await openOn()
    for (const _ of [1, 2, 3]) await next(page)
    await page.locator('[name="q.years"]').fill('400')
    await page.getByRole('button', { name: 'Skicka svaren' }).click()
    await page.locator('.error-summary a').click()
    expect(await seen(page)).toContain('Till sist')
    expect(await page.locator('[name="q.years"]').inputValue()).toBe('400')
    await page.context().close()
  })
})

test('A short survey stays one page', async () => {
  const page = await openOn({ link: short.unit.link })
  expect(await page.getByText('Del 1 av').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Skicka svaren' }).isVisible()).toBe(true)
  await page.context().close()
})
