import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { source } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../../test/chromium.ts'
import { type House, openHouse } from '../../../test/house.ts'

let house: House
let server: ServerType
let chromium: Browser
let page: Page
let address: string

beforeAll(async () => {
  house = await openHouse()
  server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise(done => server.once('listening', done))
  address = `http://localhost:${(server.address() as AddressInfo).port}`
  chromium = await launchChromium()
  const context = await chromium.newContext({ locale: 'sv-SE', viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(8000)
  const { token } = await house.as('tomas-aberg')
  await context.addCookies([
    {
      name: '__Host-kring',
      value: token as string,
      url: address.replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  page = await context.newPage()
})
afterAll(async () => {
  await chromium?.close()
  server?.close()
  await house?.close()
})

const press = (key: string) => page.keyboard.press(key)
/** Goes to something as a keyboard does, and never clicks. */
const go = async (name: string | RegExp, role: 'link' | 'button' | 'textbox' | 'checkbox' = 'button') => {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await target.focus()
  expect(
    await target.evaluate(each => each === document.activeElement && (each as HTMLElement).tabIndex >= 0),
  ).toBe(true)
}
const names = () => page.locator('.edit-name').allInnerTexts()
const stored = async () =>
  (
    await house.database.admin.query(
      `select v.definition, v.state from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id where i.code = 'hur-gar-det'`,
    )
  ).rows[0]
const isAccessible = async () => {
  await page.evaluate(source)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    }),
  )
  expect(violations.map(each => [each.id, each.nodes[0]?.html])).toEqual([])
}
const add = async (label: string, kind: string) => {
  await go('Lägg till en fråga här', 'link')
  await press('Enter')
  await page.getByRole('textbox', { name: 'Vad vill du fråga?' }).waitFor()
  await go('Vad vill du fråga?', 'textbox')
  await page.keyboard.type(label)
  await go(kind)
  await press('Enter')
  await page.locator('.edit-name', { hasText: label }).waitFor()
}

test('a process leader makes an instrument by keyboard alone: adds, writes, moves, sets a condition, undoes, publishes', async () => {
  await page.goto(`${address}/instruments/new`)
  await go('Titel', 'textbox')
  await page.keyboard.type('Hur går det?')
  await press('Enter')
  await page.getByRole('link', { name: 'Lägg till en fråga här' }).waitFor()
  await add('Trivs du?', 'Ett av flera svar')
  await isAccessible()

  // Written words are saved when one pauses, and the phone beside follows.
  await go('Frågan (svenska)', 'textbox')
  await press('End')
  await page.keyboard.type(' På riktigt')
  await page.locator('#preview', { hasText: 'Trivs du? På riktigt' }).waitFor()
  expect(JSON.stringify((await stored()).definition)).toContain('Trivs du? På riktigt')
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
    'Trivs du? På riktigt',
  )

  await add('Varför inte?', 'Lång text')
  await page.locator('summary', { hasText: 'När ska den visas?' }).focus()
  await press('Enter')
  await page.getByLabel('Visa om').focus()
  await page.getByLabel('Visa om').selectOption({ label: '”Trivs du? På riktigt” är Nej' })
  await page.locator('.edit-items .asked-when', { hasText: 'Svara om du svarade Nej' }).waitFor()
  // In the preview the question comes when it is asked for.
  const why = page.locator('#preview [data-item]').nth(1)
  expect(await why.isVisible()).toBe(false)
  await page.locator('#preview input[value="no"]').focus()
  await press('Space')
  expect(await why.isVisible()).toBe(true)

  await go(/Flytta upp: Varför inte\?/)
  await press('Enter')
  await expect.poll(names).toEqual(['Varför inte?', 'Trivs du? På riktigt'])
  // The focus stays on what was moved.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('up-varfor-inte')
  await go('Ångra')
  await press('Enter')
  await expect.poll(names).toEqual(['Trivs du? På riktigt', 'Varför inte?'])

  await go('Publicera', 'link')
  await press('Enter')
  await page.getByRole('textbox', { name: 'Vad är nytt?' }).waitFor()
  await go('Vad är nytt?', 'textbox')
  await page.keyboard.type('Allt.')
  await go('Publicera')
  await press('Enter')
  await page.getByText('Frågorna är låsta från och med nu.').waitFor()
  expect((await stored()).state).toBe('published')
  await isAccessible()
})

test('a question is dragged to another place', async () => {
  await page.goto(`${address}/instruments/new`)
  await page.getByRole('textbox', { name: 'Titel' }).fill('Dra och släpp')
  await press('Enter')
  await page.getByRole('link', { name: 'Lägg till en fråga här' }).waitFor()
  for (const each of ['Ett', 'Två', 'Tre']) await add(each, 'En rad text')
  await page.locator('[data-drag="tre"]').dragTo(page.locator('li[data-drop="ett"] .edit-name'))
  await expect.poll(names).toEqual(['Tre', 'Ett', 'Två'])
})
