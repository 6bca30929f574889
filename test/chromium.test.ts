import { afterAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'

const browser = await launchChromium()
afterAll(() => browser.close())

test('The browser that came with npm shows a page', async () => {
  const page = await browser.newPage()
  await page.setContent('<h1>Kring</h1>')
  expect(await page.textContent('h1')).toBe('Kring')
})
