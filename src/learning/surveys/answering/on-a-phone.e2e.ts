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

const seen = (page: Page) => page.locator('h2:visible').allTextContents()
const answersOf = async (id: string) =>
  (
    await house.database.admin.query('select count(*)::int as n from learning.answers where survey_id = $1', [
      id,
    ])
  ).rows[0].n as number

test('The steps of a scale stand in one column on a phone, in their order, with their labels in full', async () => {
  const page = await openOn()
  for (const next of await page.locator('a[href="#part-2"]').all()) await next.click()
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
