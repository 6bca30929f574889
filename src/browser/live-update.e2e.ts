import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../demo/ids.ts'
import { type HouseInBrowser, openHouseInBrowser } from '../../test/house-in-browser.ts'

let stage: HouseInBrowser
beforeAll(async () => {
  stage = await openHouseInBrowser()
})
afterAll(() => stage?.close())

test('what a colleague writes comes in without closing the menu that is open, or taking the focus from it', async () => {
  const page = await (await stage.enter('maria-lund')).newPage()
  await page.goto(`${stage.url}/children/${ids.amina}`)
  await page.waitForFunction(() => customElements.get('kring-live'))
  await page.locator('#who summary').click()
  const language = page.locator('#who button[name=language]')
  await language.focus()
  const rows = page.locator('main a[href^="/worries/"]')
  const before = await rows.count()
  const sara = await stage.house.as('sara-lind')
  await expect
    .poll(
      async () => {
        // Again, where the page had not begun to listen.
        if ((await rows.count()) === before)
          await sara.post('/worries', {
            ...{ childId: ids.amina, 'q.noticed': 'Hon är tyst.', 'q.guardians_know': 'yes' },
            once: crypto.randomUUID(),
          })
        await page.waitForTimeout(400)
        return rows.count()
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(before)
  expect(await page.locator('#who').getAttribute('open')).not.toBeNull()
  expect(await language.evaluate(button => button === document.activeElement)).toBe(true)
})
