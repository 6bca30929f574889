import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../../../../test/chromium.ts'
import { type House, openHouse } from '../../../../test/house.ts'
import { seedSurvey } from '../../../../test/surveys.ts'
import { answerLink } from '../noun.ts'

// Nobody is signed in here, and nothing is left on the device but in the tab.
let house: House
let server: Server
let browser: Browser
let context: BrowserContext
let page: Page
let origin: string
let one: Awaited<ReturnType<typeof seedSurvey>>
let other: typeof one
let own: string[]

beforeAll(async () => {
  house = await openHouse()
  one = await seedSurvey(house)
  other = await seedSurvey(house)
  const invited = await other.invite(Array.from({ length: 6 }, (_, n) => `person${n}@net.example.se`))
  own = invited.map(each => each.token)
  const answer = getRequestListener(house.app.fetch)
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(ready => server.listen(0, 'localhost', ready))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await house?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ locale: 'sv-SE', viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  page.setDefaultTimeout(8000)
})
afterEach(() => context.close())

const what = () => page.locator('[name="q.what"]')
const send = () => page.getByRole('button', { name: 'Skicka svaren' }).click()

async function begin(link: string, words: string) {
  await page.goto('about:blank')
  await page.goto(origin + answerLink(link))
  await page.locator('[name="q.known"][value="yes"]').check({ force: true })
  await page.locator('[name="q.missing"][value="yes"]').check({ force: true })
  await what().fill(words)
  await page.waitForTimeout(600)
}

async function opened(link: string) {
  await page.goto('about:blank')
  await page.goto(origin + answerLink(link))
  await page.locator('[name="q.known"]').first().waitFor({ state: 'attached' })
  return { words: await what().inputValue(), known: await page.locator('[name="q.known"]:checked').count() }
}

test('sent without a network it says so, keeps the page, and is sent when the network is back', async () => {
  await begin(one.unit.link, 'Tid')
  await context.setOffline(true)
  await send()
  await page.getByRole('alert').filter({ hasText: 'Det är inte lämnat: du har inget nät' }).waitFor()
  expect(await what().inputValue()).toBe('Tid')
  await context.setOffline(false)
  await send()
  await page.getByText('Tack, ditt svar är sparat').waitFor()
})

test('a network that dies while it is sent leaves a page to go back to, with what was written', async () => {
  await begin(one.unit.link, 'Mer tid')
  await page.route('**/answer/answers', route => route.abort())
  await send()
  await page.waitForURL(url => url.protocol !== 'http:' || url.pathname !== '/answer').catch(() => {})
  await page.waitForTimeout(500)
  await page.goBack().catch(() => {})
  await what().waitFor()
  expect(await what().inputValue()).toBe('Mer tid')
  await page.getByText('Vi har fyllt i det du skrev här').waitFor()
  // And Back goes on to where one came from: it is no trap.
  for (let n = 0; n < 3 && page.url() !== 'about:blank'; n++) {
    await page.goBack().catch(() => {})
    await page.waitForTimeout(500)
    expect(await what().count()).toBe(0)
  }
  expect(page.url()).toBe('about:blank')
})

test('what is written in one survey is filled into no other, and two links of one survey are two', async () => {
  await begin(one.unit.link, 'I den ena')
  expect(await opened(other.unit.link)).toEqual({ words: '', known: 0 })
  await begin(own[0] as string, 'Med den första länken')
  expect(await opened(own[1] as string)).toEqual({ words: '', known: 0 })
  expect(await opened(own[0] as string)).toEqual({ words: 'Med den första länken', known: 1 })
  expect(await page.evaluate(() => Object.keys(sessionStorage).join())).not.toMatch(/null|undefined/)
})

test('sending one leaves what is written in the other', async () => {
  await begin(one.unit.link, 'Kvar')
  await begin(other.unit.link, 'Skickat')
  await send()
  await page.getByText('Tack, ditt svar är sparat').waitFor()
  expect(await opened(one.unit.link)).toEqual({ words: 'Kvar', known: 1 })
  expect(await opened(other.unit.link)).toEqual({ words: '', known: 0 })
})
