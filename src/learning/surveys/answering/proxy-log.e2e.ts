import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../../../../test/chromium.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { seedSurvey, smallDefinition } from '../../../../test/surveys.ts'
import { answerLink, toldLink } from '../noun.ts'

// R18: the attacker has the access log of the proxy as well: method, address, status, bytes both ways, where from and who referred.
// Six answer by links of their own.

type Line = { method: string; url: string; status: number; sent: number; got: number; referrer: string }
const log: Line[] = []
let house: House
let server: Server
let browser: Browser
let context: BrowserContext
let page: Page
let origin: string
let survey: Awaited<ReturnType<typeof seedSurvey>>
let tokens: string[]

beforeAll(async () => {
  house = await openHouse()
  survey = await seedSurvey(house)
  const addresses = Array.from({ length: 6 }, (_, n) => `person${n}@proxy.example.se`)
  tokens = (await survey.invite(addresses)).map(each => each.token)
  const answer = getRequestListener(house.app.fetch)
  server = createServer((request, response) => {
    const { method = '', url = '', headers, socket } = request
    const written = socket.bytesWritten
    response.on('finish', () => {
      const got = socket.bytesWritten - written
      log.push({
        method,
        url,
        status: response.statusCode,
        sent: Number(headers['content-length'] ?? 0),
        got,
        referrer: String(headers.referer ?? ''),
      })
    })
    void answer(request, response)
  })
  await new Promise<void>(ready => server.listen(0, 'localhost', ready))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
  context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm' })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await house?.close()
})

const requests = (method: string, url: string) =>
  log.filter(each => each.method === method && each.url === url)

describe('By a link of one\u2019s own', () => {
  test('the survey opens by itself, and the address that stays behind holds nothing', async () => {
    await page.goto(origin + answerLink(tokens[0] as string))
    await page.getByText('Jag vet vem jag ska ringa.').waitFor()
    expect(page.url()).toBe(`${origin}/answer`)
    expect(await page.evaluate(() => document.referrer)).not.toContain(tokens[0])
    await page.goBack().catch(() => null)
    expect(page.url()).not.toContain(tokens[0])
  })

  test('R18: answers as unlike as they can be are sent and received in the same number of bytes', async () => {
    const words = [
      '',
      'Ja',
      'Nej, ingenting.\nMen vi kunde träffas oftare än vi gör i dag.',
      'å'.repeat(400),
      '<&>"%+ '.repeat(30),
    ]
    for (const [n, what] of words.entries()) {
      await page.goto(origin + answerLink(survey.unit.link))
      await page.locator(`[name="q.known"][value="${n % 2 ? 'no' : 'yes'}"]`).check({ force: true })
      if (what) {
        await page.locator('[name="q.missing"][value="yes"]').check({ force: true })
        await page.locator('[name="q.what"]').fill(what)
      }
      await page.getByRole('button', { name: 'Skicka svaren' }).click()
      await page.getByText('Tack, ditt svar är sparat').waitFor()
    }
    const given = requests('POST', '/answer/answers')
    expect(given.map(each => each.status)).toEqual(words.map(() => 200))
    expect(new Set(given.map(each => each.sent))).toEqual(new Set([4096]))
    expect(given.map(each => each.got)).toEqual(given.map(() => given[0]?.got))
    // Loaded again it sends nothing, and knows no link any more.
    await page.reload()
    await page.getByLabel('Din länk').waitFor()
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(survey.unit.link)
    const { rows } = await house.database.admin.query(
      'select count(*)::int as n from learning.answers where survey_id = $1',
      [survey.id],
    )
    expect(rows[0].n).toBe(words.length)
  })

  test('R18: one in which nothing is answered is asked about in the browser, and leaves the same two numbers', async () => {
    const [given] = requests('POST', '/answer/answers')
    const before = log.length
    const blank = await seedSurvey(house, {
      definition: {
        ...smallDefinition,
        sections: smallDefinition.sections.map(each => ({
          ...each,
          items: each.items.map(item => ({ ...item, required: false })),
        })),
      },
    })
    const send = async () => {
      await page.goto(origin + answerLink(blank.unit.link))
      await page.getByRole('button', { name: 'Skicka svaren' }).click()
    }
    await send()
    await page.getByText('Du har inte svarat på något. Skicka ändå?').waitFor()
    expect(log.slice(before).filter(each => each.url === '/answer/answers')).toEqual([])
    await page.getByRole('button', { name: 'Skicka ändå' }).click()
    await page.getByRole('heading', { name: 'Inget svar är sparat' }).waitFor()
    expect(await page.getByText('Tack, ditt svar är sparat').count()).toBe(0)
    await page.goto(origin + answerLink(blank.unit.link))
    await page.locator('[name="q.known"][value="yes"]').check({ force: true })
    await page.getByRole('button', { name: 'Skicka svaren' }).click()
    await page.getByText('Tack, ditt svar är sparat').waitFor()
    const [nothing, something] = log.slice(before).filter(each => each.url === '/answer/answers')
    expect(something?.sent).toBe(given?.sent)
    expect(nothing).toEqual(something)
    const { rows } = await house.database.admin.query(
      'select count(*)::int as n from learning.answers where survey_id = $1',
      [blank.id],
    )
    expect(rows[0].n).toBe(1)
  })

  test('the other language, what is kept, and the way back keep what was typed', async () => {
    await page.goto(origin + answerLink(survey.unit.link))
    await page.locator('[name="q.known"][value="partly"]').check({ force: true })
    await page.reload()
    await page.getByText('Jag vet vem jag ska ringa.').waitFor()
    expect(await page.locator('[name="q.known"][value="partly"]').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('I know whom to call.').waitFor()
    expect(await page.locator('[name="q.known"][value="partly"]').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'What is kept, and what is not' }).click()
    await page.getByText('This is not kept').waitFor()
    await page.getByRole('button', { name: 'To the survey' }).click()
    await page.getByText('I know whom to call.').waitFor()
  })

  test('another link opened in the same tab opens its own survey, also while a survey stands there', async () => {
    const other = await seedSurvey(house, { anonymous: false })
    await page.goto(`${origin}/answer`)
    await page.goto(origin + answerLink(survey.unit.link))
    await page.getByText('Du svarar anonymt').waitFor()
    await page.goto(origin + answerLink(other.open.link))
    await page.getByText('inte anonymt').waitFor()
    expect(page.url()).toBe(`${origin}/answer`)
  })

  test('the link that is shown inside Kring opens without a load of the whole page, and holds nothing either', async () => {
    const { token } = await house.as('sara-lind')
    const inside = await browser.newContext({ locale: 'sv-SE' })
    await inside.addCookies([
      { name: '__Host-kring', value: token as string, domain: 'localhost', path: '/', secure: true },
    ])
    const sara = await inside.newPage()
    await sara.goto(`${origin}/my-answers`)
    await sara
      .locator(`a[href="${answerLink(survey.unit.link)}"]`)
      .first()
      .click()
    await sara.getByText('Jag vet vem jag ska ringa.').waitFor()
    expect(sara.url()).toBe(`${origin}/answer`)
    await inside.close()
  })

  test('a link of the former kind, and one that is pasted where no script runs, lead to the same', async () => {
    await page.goto(`${origin}/answer/${survey.unit.link}`)
    await page.getByText('Jag vet vem jag ska ringa.').waitFor()
    expect(page.url()).toBe(`${origin}/answer`)
    await page.goto(origin + toldLink(survey.unit.tell))
    await page.getByText('Hur många på Björkbackens förskola').waitFor()
    const plain = await browser.newContext({ locale: 'sv-SE', javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(origin + answerLink(tokens[5] as string))
    await still.getByLabel('Din länk').fill(origin + answerLink(tokens[5] as string))
    await still.getByRole('button', { name: 'Fortsätt' }).click()
    await still.getByText('Jag vet vem jag ska ringa.').waitFor()
    await plain.close()
  })
})

test('R18: the proxy has written down no link: in no address, no query and no referrer', () => {
  const mine = log.filter(each => !each.url.startsWith('/assets/'))
  expect(mine.length).toBeGreaterThan(20)
  const said = JSON.stringify(mine.filter(each => each.url !== `/answer/${survey.unit.link}`))
  for (const token of [...tokens, survey.unit.link, survey.unit.tell]) expect(said).not.toContain(token)
  expect(new Set(mine.map(each => each.url))).toEqual(
    new Set([
      '/answer',
      '/answer/answers',
      '/answer/kept',
      '/forwarded',
      '/my-answers',
      // Of whoever is signed in: one page for when there is no network.
      '/offline',
      '/service-worker.js',
      `/answer/${survey.unit.link}`,
    ]),
  )
})

test('R18: a link of the former kind is answered as every other, and is not looked up', async () => {
  const pages = await Promise.all(
    [survey.unit.link, 'x'.repeat(43), 'x'].map(each => house.stranger.get(`/answer/${each}`)),
  )
  const plain = (text: string) => text.replace(/name="once" value="[^"]*"/g, '')
  expect(new Set(pages.map(each => `${each.status} ${plain(each.text)}`)).size).toBe(1)
  expect(pages[0]?.headers.get('referrer-policy')).toBe('no-referrer')
  expect(pages[0]?.headers.get('cache-control')).toBe('no-store')
})
