import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { BrowserContextOptions } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { openHouse } from './house.ts'

/**
 * The whole app on a database of its own, served to a real browser.
 *
 *     const stage = await openHouseInBrowser()
 *     afterAll(() => stage.close())
 *     const page = await (await stage.enter('sara-lind')).newPage()
 *     await page.goto(`${stage.url}/children`)
 */
export async function openHouseInBrowser() {
  const house = await openHouse()
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise(ready => server.once('listening', ready))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium()
  return {
    house,
    browser,
    url,
    /** A browser's window of somebody who is signed in. */
    async enter(who: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({ locale: 'sv-SE', ...options })
      const { token } = await house.as(who)
      await context.addCookies([
        { name: '__Host-kring', value: token as string, domain: 'localhost', path: '/', secure: true },
      ])
      return context
    },
    async close() {
      await browser.close()
      server.close()
      await house.close()
    },
  }
}

export type HouseInBrowser = Awaited<ReturnType<typeof openHouseInBrowser>>
