import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../test/chromium.ts'
import { type House, openHouse } from '../../../test/platform-house.ts'
import { projectFolder } from '../config.ts'

let house: House
let chromium: Browser
let context: BrowserContext
const complaints: string[] = []

beforeAll(async () => {
  // By the name that bin/start prints: a browser must keep a `__Host-` cookie there, without https.
  house = await openHouse({ hostname: 'localhost' })
  chromium = await launchChromium()
  context = await chromium.newContext({ locale: 'sv-SE', viewport: { width: 360, height: 740 } })
  context.on('console', message => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  context.setDefaultTimeout(6000)
  context.on('weberror', error => complaints.push(error.error().message))
})
afterAll(async () => {
  await chromium?.close()
  await house?.close()
})

const axe = readFileSync(join(projectFolder, 'node_modules/axe-core/axe.min.js'), 'utf8')
// How tags are closed is the renderer's own way.
const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'void-style': 'off', 'doctype-style': 'off', 'no-raw-characters': 'off' },
})

/** Nothing for axe, nothing wrong in the HTML, nothing to scroll sideways. */
async function pass(page: Page, html_: string) {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[]
  }
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  const report = await html.validateString(html_)
  expect(
    report.results.flatMap(result => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
}

async function visit(page: Page, address: string) {
  const answer = await page.goto(house.origin + address)
  await pass(page, (await answer?.text()) ?? '')
}

test('Maria signs in, chooses her function, becomes Karin, and signs out everywhere', async () => {
  const page = await context.newPage()
  await visit(page, '/sign-in?to=/appointments')
  await page.click('main a[href^="/sign-in/start"]')
  await page.waitForURL(/interaction/)
  await page.fill('#q', 'rektor')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=rektor/)
  await pass(page, await (await page.request.get(page.url())).text())
  await page.click('text=Logga in som Maria Lund')
  await page.waitForURL(/appointments/)
  await pass(page, await (await page.request.get(page.url())).text())
  await page.click('text=Arbeta som rektor')
  await page.waitForSelector('.who-name:has-text("Rektor, Björkens förskola")')
  const cookie = (await context.cookies()).find(({ name }) => name === '__Host-kring')
  expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 })

  // Another person in the same browser: the provider first ends its session for Maria.
  await page.goto(`${house.origin}/sign-in/start?again=1&to=/appointments`)
  await page.click('text=Logga in som Karin Ek')
  await page.waitForSelector('.who-name:has-text("Karin Ek")')

  const other = await context.newPage()
  await other.goto(`${house.origin}/appointments`)
  await page.click('#who > summary')
  await page.click('form[action="/sign-out"] button')
  // The provider's own page on the way has it in its query.
  await page.waitForURL(url => url.pathname === '/signed-out')
  await pass(page, await (await page.request.get(page.url())).text())
  await other.waitForURL(/\/sign-in\?to=/)
  await page.goBack()
  expect(await page.textContent('body')).not.toContain('Karin Ek')
})

test('The pages of what goes wrong', async () => {
  const page = await context.newPage()
  await visit(page, '/nowhere')
  await visit(page, '/signed-out?left')
  await visit(page, '/sign-in/callback?state=x&code=y')
  await page.goto(`${house.origin}/sign-in/start?again=1`)
  await page.click('text=Logga in som Okänd Person')
  await page.waitForSelector('h1:has-text("Kring känner inte dig än")')
  await page.evaluate(axe)
  expect(((await page.evaluate('axe.run()')) as { violations: unknown[] }).violations).toEqual([])
})

test('Who wrote for so long that the session ended signs in beside it and sends what is still there', async () => {
  await context.clearCookies()
  const page = await context.newPage()
  await page.goto(`${house.origin}/signed-out`)
  await page.evaluate(() => {
    const form = document.body.appendChild(document.createElement('form'))
    Object.assign(form, { method: 'post', action: '/me' }).dataset.turbo = 'false'
    form.appendChild(
      Object.assign(document.createElement('textarea'), { name: 'text', value: 'Rad ett\nRad två' }),
    )
    setTimeout(() => form.submit())
  })
  await page.waitForSelector('h1:has-text("Du är inte längre inloggad")')
  await page.evaluate(axe)
  expect(((await page.evaluate('axe.run()')) as { violations: unknown[] }).violations).toEqual([])
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    page.click('a:has-text("Logga in i en ny flik")'),
  ])
  await beside.click('main a[href^="/sign-in/start"]')
  await beside.click('text=Logga in som Karin Ek')
  await beside.waitForURL(`${house.origin}/`)
  const [sent] = await Promise.all([
    page.waitForRequest(request => request.method() === 'POST'),
    page.click('button:has-text("Skicka igen")'),
  ])
  expect(new URLSearchParams(sent.postData() ?? '').get('text')).toBe('Rad ett\r\nRad två')
  await page.waitForSelector('text=Karin Ek')
})

test('No page broke the rule against what is inline or from elsewhere', () => {
  expect(complaints).toEqual([])
})
