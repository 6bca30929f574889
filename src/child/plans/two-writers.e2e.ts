import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../../test/house-in-browser.ts'

// Siri leads Leo's plan, and has its draft open in two windows: two who write at the same time.
const draft = `/plans/${idOf('plan/leo')}/draft`
let stage: HouseInBrowser
let one: Page
let other: Page

beforeAll(async () => {
  stage = await openHouseInBrowser()
  const siri = await stage.enter('siri-alm')
  one = await siri.newPage()
  other = await siri.newPage()
  for (const page of [one, other]) {
    await page.goto(stage.url + draft)
    await page.waitForFunction(() => customElements.get('kring-part'))
  }
})
afterAll(() => stage?.close())

/** A save waits for a pause in the writing, and a refresh for the save. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 12_000 })

const why = (page: Page) => page.locator('textarea[name=words]').first()
const two = (page: Page) => page.locator('.two')

async function write(page: Page, text: string) {
  await why(page).focus()
  await why(page).press('End')
  await why(page).pressSequentially(text)
}

test('what one writes is saved by itself and seen by the other, and the focus stays', async () => {
  await why(one).fill('')
  await write(one, 'Leo vill rita ')
  await soon(() => why(other).inputValue()).toBe('Leo vill rita')
  expect(await why(one).inputValue()).toBe('Leo vill rita ')
  expect(await why(one).evaluate(field => field === document.activeElement)).toBe(true)
})

test('a field that somebody stands in is left alone, and follows when they leave it', async () => {
  await why(other).focus()
  await write(one, 'båtar.')
  await one.getByText('Sparat').first().waitFor()
  await other.waitForTimeout(500)
  expect(await why(other).inputValue()).toBe('Leo vill rita')
  await other.locator('h1').click()
  await soon(() => why(other).inputValue()).toBe('Leo vill rita båtar.')
})

test('two who write in it at once both have their text shown, and choose (R20)', async () => {
  await why(other).focus()
  await write(one, ' Ute.')
  await one.getByText('Sparat').first().waitFor()
  await write(other, ' Inne.')
  await two(one).waitFor()
  await two(other).waitFor()
  expect(await two(one).textContent()).toContain('Leo vill rita båtar. Inne.')
  expect(await two(one).textContent()).toContain('Leo vill rita båtar. Ute.')
  await two(one).getByText('Behåll båda').click()
  await soon(() => two(one).count()).toBe(0)
  await other.locator('h1').click()
  await soon(() => two(other).count()).toBe(0)
  await soon(() => why(other).inputValue()).toBe('Leo vill rita båtar. Ute.\n\nLeo vill rita båtar. Inne.')
})

test('while the network is gone nothing is lost, and it is saved when it is back', async () => {
  await one.context().setOffline(true)
  await write(one, ' Mer.')
  await one.getByText('Inte sparat än').first().waitFor()
  expect(await why(one).inputValue()).toContain(' Mer.')
  await one.context().setOffline(false)
  await soon(() => why(other).inputValue()).toContain(' Mer.')
})
