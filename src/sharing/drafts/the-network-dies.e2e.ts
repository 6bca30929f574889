import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../../test/house-in-browser.ts'

let stage: HouseInBrowser
let context: BrowserContext
let page: Page
let address: string

beforeAll(async () => {
  stage = await openHouseInBrowser()
  address = stage.url
})
afterAll(() => stage?.close())
beforeEach(async () => {
  await stage.house.database.admin.query('delete from sharing.drafts')
  context = await signedIn()
  page = await context.newPage()
  await page.goto(`${address}/worries/new?child=${ids.amina}`)
  await page.waitForFunction(() => customElements.get('kring-autosave'))
  await keyIsHere(page)
})
afterEach(() => context.close())

async function signedIn() {
  const made = await stage.enter('sara-lind', { viewport: { width: 360, height: 740 } })
  made.setDefaultTimeout(6000)
  return made
}
const keyIsHere = (page: Page) => page.waitForLoadState('networkidle')
const noticed = (page: Page) => page.locator('textarea[name="q.noticed"]')
const says = (page: Page, words: string) => page.locator('.autosaved', { hasText: words }).waitFor()
const onDevice = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('kring-draft:')))
const drafts = async () =>
  (await stage.house.database.admin.query(`select id, body ->> 'q.noticed' as noticed from sharing.drafts`))
    .rows

test('what Sara writes is saved when she pauses, and found again', async () => {
  await noticed(page).fill('Hon är trött på morgnarna')
  await says(page, 'Sparat nyss')
  expect(await drafts()).toMatchObject([{ noticed: 'Hon är trött på morgnarna' }])
  await page.reload()
  expect(await noticed(page).inputValue()).toBe('Hon är trött på morgnarna')
})

test('what was begun says so, can be begun anew, and answers nothing that must be answered', async () => {
  await noticed(page).fill('Hon är trött')
  await page.locator('input[name="q.guardians_know"][value=yes]').check()
  await says(page, 'Sparat nyss')
  await page.reload()
  await page.getByText('Påbörjat. Ändrades senast i dag kl.').waitFor()
  expect(await noticed(page).inputValue()).toBe('Hon är trött')
  expect(await page.locator('input[name="q.guardians_know"]:checked').count()).toBe(0)
  await page.getByRole('button', { name: 'Börja om' }).click()
  await page.waitForFunction(() => !document.querySelector('#anew'))
  expect(await noticed(page).inputValue()).toBe('')
  expect(await drafts()).toEqual([])
})

test('pressed without a network it says that nothing has been handed in, and nothing has', async () => {
  await noticed(page).fill('Hon är trött')
  await page.locator('textarea[name="q.works"]').fill('Hon tröstar andra')
  await page.locator('input[name="q.guardians_know"][value=yes]').check()
  await context.setOffline(true)
  const send = page.getByRole('button', { name: /Lämna till/ })
  await send.click()
  await page.getByRole('alert').filter({ hasText: 'Det är inte lämnat' }).waitFor()
  expect(await send.isEnabled()).toBe(true)
  const { rows } = await stage.house.database.admin.query(
    `select from child.worry_versions where answers::text like '%tröstar andra%'`,
  )
  expect(rows).toEqual([])
  await context.setOffline(false)
  await send.click()
  await page.waitForURL(/\/worries\/[0-9a-f-]{36}/)
})

test('a page that cannot be fetched is ours, and holds nothing about anyone', async () => {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  const kept = await page.evaluate(async () => {
    const stores = await Promise.all(
      (await caches.keys()).map(async name => (await caches.open(name)).keys()),
    )
    return stores.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter(path => !path.startsWith('/assets/'))).toEqual(['/offline'])
  const stored = await page.evaluate(async () => (await caches.match('/offline'))?.text())
  expect(stored).toContain('Du har inget nät')
  expect(stored).not.toMatch(/Sara Lind|Björkbacken|kring-session/)
  await context.setOffline(true)
  await page.goto(`${address}/children`)
  await page.getByRole('heading', { name: 'Du har inget nät' }).waitFor()
  await context.setOffline(false)
  await page.getByRole('heading', { name: /Barn/ }).first().waitFor()
})

test('without a network it stays on the device, readable by nobody; it is sent when the network is back, and both are said', async () => {
  await context.setOffline(true)
  await noticed(page).fill('Hon somnar på mattan')
  await says(page, 'inte lämnat än')
  const kept = await onDevice(page)
  expect(kept).toHaveLength(1)
  expect(kept[0]?.join()).not.toMatch(/somnar|noticed|amina/i)
  expect(await drafts()).toEqual([])
  await context.setOffline(false)
  await says(page, 'Allt du skrev är sparat')
  expect(await onDevice(page)).toEqual([])
  expect(await drafts()).toMatchObject([{ noticed: 'Hon somnar på mattan' }])
})

test('a page that was closed without a network gives the text back when it opens again', async () => {
  await noticed(page).fill('Först')
  await says(page, 'Sparat nyss')
  const { id } = (await drafts())[0]
  await context.setOffline(true)
  await noticed(page).fill('Först, och sedan utan nät')
  await says(page, 'inte lämnat än')
  await page.close()
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(`${address}/worries/new?child=${ids.amina}&draft=${id}`)
  await says(page, 'Det du skrev utan nät')
  expect(await noticed(page).inputValue()).toBe('Först, och sedan utan nät')
  await expect.poll(drafts).toMatchObject([{ noticed: 'Först, och sedan utan nät' }])
})

test('signing out takes it from the device, in every tab', async () => {
  const other = await context.newPage()
  await other.goto(`${address}/children`)
  await context.setOffline(true)
  await noticed(page).fill('Bara här')
  await says(page, 'inte lämnat än')
  expect(await onDevice(other)).toHaveLength(1)
  // The page that holds the text only hears of it.
  await other.evaluate(() => new BroadcastChannel('kring-session').postMessage('signed out'))
  await context.setOffline(false)
  const third = await context.newPage()
  await third.goto(`${address}/children`)
  expect(await onDevice(third)).toEqual([])
})

test('pressing sign out removes it at once, even when the network is dead', async () => {
  await context.setOffline(true)
  await noticed(page).fill('Bara här')
  await says(page, 'inte lämnat än')
  await page.evaluate(() => {
    const form = document.querySelector('form[data-sign-out]')
    form?.addEventListener('submit', event => event.preventDefault())
    form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
  })
  expect(await onDevice(page)).toEqual([])
})

test('another session cannot read what was kept, and what it finds is removed', async () => {
  await context.setOffline(true)
  await noticed(page).fill('Hemligt')
  await says(page, 'inte lämnat än')
  const kept = await onDevice(page)
  const next = await signedIn()
  const theirs = await next.newPage()
  await theirs.goto(`${address}/children`)
  await theirs.evaluate(all => {
    for (const [name, value] of all) localStorage.setItem(name, value)
  }, kept)
  await theirs.goto(`${address}/worries/new?child=${ids.amina}`)
  await expect.poll(() => onDevice(theirs)).toEqual([])
  expect(await noticed(theirs).inputValue()).toBe('')
  await next.close()
})

test('what has been handed over leaves no draft behind', async () => {
  await noticed(page).fill('Hon är trött')
  await says(page, 'Sparat nyss')
  await page.locator('textarea[name="q.works"]').fill('Hon tröstar andra')
  await page.locator('input[name="q.guardians_know"][value=yes]').check()
  await page.getByRole('button', { name: /Lämna till/ }).click()
  await page.waitForURL(/\/worries\/[0-9a-f-]{36}/)
  await page.waitForTimeout(1200)
  expect(await drafts()).toEqual([])
})
