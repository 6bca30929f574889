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

test('an answer that comes while nobody looks at the open page is news until somebody does', async () => {
  const { house } = stage
  const sara = await house.as('sara-lind')
  const maria = await house.as('maria-lund')
  const { location: path } = await sara.post('/worries', {
    ...{ childId: ids.amina, 'q.noticed': 'Hon ritar gärna.', 'q.guardians_know': 'yes' },
    once: crypto.randomUUID(),
  })
  const page = await (await stage.enter('sara-lind')).newPage()
  await page.addInitScript(() => {
    let away = false
    Object.defineProperty(document, 'hidden', { get: () => away })
    document.hasFocus = () => !away
    Object.assign(window, {
      leave: (now: boolean) => {
        away = now
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
  const look = (now: boolean) =>
    page.evaluate(away => (window as unknown as { leave: (now: boolean) => void }).leave(away), !now)
  const unread = async () =>
    (
      await house.database.admin.query(
        `select from sharing.notices where item_id = $1 and kind = 'worry_answered' and seen_at is null`,
        [path.split('/').at(-1)],
      )
    ).rowCount
  await page.goto(stage.url + path)
  await page.waitForFunction(() => customElements.get('kring-live'))
  await page.waitForTimeout(500)
  await look(false)
  await maria.post(`${path}/answers`, { kind: 'reply', words: 'Vi ritar i morgon.' })
  await page.waitForTimeout(1500)
  expect(await page.getByText('Vi ritar i morgon.').count()).toBe(0)
  expect(await unread()).toBe(1)
  await look(true)
  await page.getByText('Vi ritar i morgon.').waitFor()
  await expect.poll(unread).toBe(0)
})
