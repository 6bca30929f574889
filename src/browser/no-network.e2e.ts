import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { idOf, ids } from '../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../test/house-in-browser.ts'
import { familyPaths } from '../overview/family/index.ts'

// What is typed is never lost because the network went. Maria answers what Sara noticed, and has the draft of Leo's plan open.
let stage: HouseInBrowser
let context: BrowserContext
let page: Page
let worry: string

beforeAll(async () => {
  stage = await openHouseInBrowser()
})
afterAll(() => stage?.close())
beforeEach(async () => {
  const sara = await stage.house.as('sara-lind')
  const noticed = { childId: ids.amina, 'q.noticed': 'Hon är tyst.', 'q.guardians_know': 'yes' }
  worry = (await sara.post('/worries', { ...noticed, once: crypto.randomUUID() })).location
  context = await stage.enter('maria-lund', { viewport: { width: 360, height: 740 } })
  context.setDefaultTimeout(8000)
  page = await context.newPage()
  await page.addInitScript(() => {
    let away = false
    Object.defineProperty(document, 'hidden', { get: () => away })
    Object.assign(window, {
      look: (now: boolean) => {
        away = !now
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
})
afterEach(() => context.close())

const written = 'Jag ringer henne i kväll'
const answer = () => page.locator('textarea[name=words]').first()
const noNetwork = () => page.getByRole('alert').filter({ hasText: 'Du har inget nät' })
const look = (now: boolean) =>
  page.evaluate(isSeen => (window as unknown as { look: (now: boolean) => void }).look(isSeen), now)

async function open(path: string) {
  await page.goto(stage.url + path)
  await page.waitForFunction(() => customElements.get('kring-live'))
  // The worker that answers for the network, and the stream, are in place.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.waitForTimeout(500)
}

async function beginAnswer() {
  await open(worry)
  await answer().fill(written)
}

/** The same page, not one that was loaded anew. */
async function stays(act: () => Promise<unknown>) {
  await page.evaluate(() => Object.assign(window, { isSame: true }))
  await act()
  await page.waitForTimeout(1200)
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
  expect(await answer().inputValue()).toBe(written)
  expect(page.url()).toBe(stage.url + worry)
}

async function saraWritesMore() {
  const sara = await stage.house.as('sara-lind')
  await sara.post(`${worry}/answers`, {
    kind: 'question',
    words: 'Hon ritar inte heller.',
    once: crypto.randomUUID(),
  })
}
const more = () => page.getByText('Hon ritar inte heller.')

test('a page that is looked at again without a network stays, and follows when the network is back', async () => {
  await beginAnswer()
  await look(false)
  await saraWritesMore()
  await page.waitForTimeout(800)
  await context.setOffline(true)
  await stays(() => look(true))
  expect(await more().count()).toBe(0)
  await context.setOffline(false)
  await more().waitFor({ timeout: 15_000 })
  expect(await answer().inputValue()).toBe(written)
})

test('a new need that is half written stays when one goes on in another part without a network', async () => {
  await context.close()
  context = await stage.enter('siri-alm', { viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  await open(`/plans/${idOf('plan/leo')}/draft`)
  await page.getByText('Lägg till ett behov').first().click()
  const need = page.locator('#add-need textarea[name=words]')
  await need.fill(written)
  const why = page.locator('kring-part textarea[name=words]').first()
  await why.focus()
  await why.press('End')
  await why.pressSequentially(' Ute.')
  await page.getByText('Sparat').first().waitFor()
  // What it saved comes back as a refresh that passes over the part.
  await page.waitForTimeout(1000)
  await context.setOffline(true)
  await need.click()
  await page.waitForTimeout(1200)
  expect(await need.inputValue()).toBe(written)
})

test('a refresh that something between answers, or that came after a new release, leaves what is written', async () => {
  await beginAnswer()
  let broken = 0
  await page.route(stage.url + worry, async route => {
    if (broken++ === 0) return route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' })
    const response = await route.fetch()
    const body = (await response.text()).replace(/\/assets\/main-\w+\.js/g, '/assets/main-NEWER123.js')
    return route.fulfill({ response, body })
  })
  await stays(saraWritesMore)
  expect(broken).toBeGreaterThan(0)
  await stays(() => page.waitForTimeout(3000))
  expect(broken).toBeGreaterThan(1)
})

test('a form that something between answers keeps what is written, and says that it has not been handed in', async () => {
  await beginAnswer()
  await page.route(`${stage.url + worry}/answers`, route =>
    route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad Gateway' }),
  )
  const form = page.locator('form', { has: answer() })
  await stays(() => form.locator('button:not([name])').last().click())
  await page.getByRole('alert').filter({ hasText: 'Det är inte lämnat' }).waitFor()
})

test('a link, Back and the choice of language lead nowhere without a network, and say so', async () => {
  await open('/children')
  await page.evaluate(path => {
    const link = Object.assign(document.createElement('a'), { href: path, id: 'to-worry', textContent: 'x' })
    document.querySelector('main')?.prepend(link)
  }, worry)
  await page.locator('#to-worry').click()
  await page.waitForURL(stage.url + worry)
  await answer().fill(written)
  // What is written here is not sent: leave all the same?
  page.on('dialog', dialog => dialog.accept())
  await context.setOffline(true)
  await stays(() => page.locator('.menu a').first().click())
  await noNetwork().waitFor()
  await stays(() => page.evaluate(() => history.back()))
  await stays(() => page.evaluate(() => history.back()))
  await page.locator('#who summary').click()
  await stays(() => page.locator('#who button[name=language]').click())
  await context.setOffline(false)
  await expect.poll(() => noNetwork().count()).toBe(0)
  await page.locator('.menu a').first().click()
  await page.waitForURL(url => url.pathname !== worry)
})

test('a network that is dead without the browser knowing it takes no page away either', async () => {
  await beginAnswer()
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  })
  await page.locator('#who summary').click()
  await stays(() => page.locator('#who button[name=language]').click())
  await noNetwork().waitFor()
})

test('the page without a network says what is true, in one language, and goes on by itself', async () => {
  await open(worry)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Du har inget nät' }).waitFor()
  await page.waitForFunction(() => customElements.get('kring-offline'))
  for (const untrue of ['Det du skrev', 'You have no network'])
    expect(await page.locator('main').getByText(untrue).filter({ visible: true }).count()).toBe(0)
  await context.setOffline(false)
  await answer().waitFor({ timeout: 15_000 })
  await page.evaluate(() => localStorage.setItem('kring-draft:x', 'x'))
  await context.setOffline(true)
  await page.reload()
  await page.getByText('Det du skrev är sparat i den här telefonen eller datorn').first().waitFor()
})

test('a mother who stops a sharing without a network reads that they can still read', async () => {
  await context.close()
  context = await stage.enter('johanna-marklund', { viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  await page.goto(
    stage.url + familyPaths.withdrawal(idOf('consent/leo/johanna-marklund'), ids.units.oppetHus),
  )
  await page.waitForFunction(() => customElements.get('kring-once'))
  await context.setOffline(true)
  await page.locator('main form button').click()
  const said = page.getByRole('alert')
  await said.getByText('Inget har hänt än: du har inget nät.').waitFor()
  expect(await said.textContent()).toContain('kan fortfarande läsa. Tryck igen när nätet är tillbaka.')
})
