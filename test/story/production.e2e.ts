import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedBase } from '../../demo/base.ts'
import { loadConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { launchChromium } from '../chromium.ts'
import { freePort, hasGlewlwyd, numberClaim, openGlewlwyd } from '../glewlwyd.ts'
import { mariaAnswers, saraWrites } from './first-acts.ts'
import { startKring, stopKring } from './installation.ts'
import { type Actor, visit } from './stage.ts'

// Kring as an operator starts it, with an identity provider of another make than the demo's. Skipped, and named, where that is missing.
const width = 1280
const users = [
  { username: 'sara-lind', name: 'Sara Lind' },
  { username: 'maria-lund', name: 'Maria Lund' },
  { username: 'eid-1', name: 'Farah Haddad', number: '199001102384' },
  { username: 'eid-2', name: 'Fel Nummer', number: '199001102385' },
]

describe.runIf(hasGlewlwyd)('Kring in production, with Glewlwyd', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kring-production-'))
  const troubles: string[] = []
  let origin = ''
  let provider: Awaited<ReturnType<typeof openGlewlwyd>>
  let kring: Awaited<ReturnType<typeof startKring>>
  let browser: Browser
  let sara: Actor
  let maria: Actor

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://localhost:${port}`
    provider = await openGlewlwyd({ users, origin })
    const env = {
      KRING_DATA: join(folder, 'data'),
      KRING_PORT: String(port),
      KRING_BASE_URL: origin,
      KRING_SECRET: randomBytes(32).toString('base64'),
      KRING_HELP: 'Ring 0123-45 67 89.',
      KRING_LOG_LEVEL: 'warn',
      KRING_OIDC_ISSUER: provider.issuerOf('staff'),
      KRING_OIDC_CLIENT_ID: 'kring',
      KRING_OIDC_CLIENT_SECRET: provider.clientSecret,
      KRING_OIDC_2_ISSUER: provider.issuerOf('guardians'),
      KRING_OIDC_2_CLIENT_ID: 'kring',
      KRING_OIDC_2_CLIENT_SECRET: provider.clientSecret,
      KRING_OIDC_2_SIGNS_IN: 'guardians',
      KRING_OIDC_2_NUMBER_CLAIM: numberClaim,
    }
    await addCounty(env, {
      'sara-lind': await provider.subjectOf('sara-lind'),
      'maria-lund': await provider.subjectOf('maria-lund'),
    })
    kring = await startKring(env, origin)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await stopKring(kring)
    await provider?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function enter(username: string, way: string) {
    const name = users.find(each => each.username === username)?.name as string
    const actor = await visit(browser, `${origin}/sign-in`, {
      origin,
      name,
      width,
      locale: 'sv-SE',
      colorScheme: 'light',
      troubles,
    })
    await actor.see('Jag arbetar här')
    await actor.look()
    const { page } = actor
    // Its page is drawn by scripts of other Debian packages: what they would send is sent here, from that page.
    await page.route(/\.js$/, route =>
      route.request().url().startsWith(origin)
        ? route.continue()
        : route.fulfill({ contentType: 'text/javascript', body: '' }),
    )
    await actor.press(way)
    await page.waitForURL(/login\.html/)
    await page.evaluate(signInThere, { username, password: provider.password })
    await page.waitForURL(url => url.origin === origin)
    return actor
  }

  test('1. Sara signs in with her account at work, and writes what she has noticed', async () => {
    sara = await enter('sara-lind', 'Logga in med arbetskontot')
    await saraWrites(sara)
  })

  test('2. Maria finds it, answers, and Sara reads the answer', async () => {
    maria = await enter('maria-lund', 'Logga in med arbetskontot')
    await mariaAnswers(maria, sara)
  })

  test('3. Farah signs in for the first time, is known by her person number, and sees her child', async () => {
    const farah = await enter('eid-1', 'Logga in som vårdnadshavare')
    await farah.press('Jag är med, börja')
    await farah.see('Amina')
    await farah.look()
    expect(await farah.open('/inbox')).toBe(404)
  })

  test('4. a number that is none is refused with a page that says what to do', async () => {
    const nobody = await enter('eid-2', 'Logga in som vårdnadshavare')
    await nobody.see('Vi fick inget personnummer som stämmer')
    await nobody.see('Ring 0123-45 67 89.')
  })

  test('5. a guardian’s way in is none for staff', async () => {
    const other = await enter('sara-lind', 'Logga in som vårdnadshavare')
    await other.see(/personnummer/)
    expect(troubles).toEqual([])
  })
})

/** In the page of the provider: a name and a password, and on to where it was going. */
async function signInThere(who: { username: string; password: string }) {
  const page = globalThis as unknown as { location: { search: string; href: string } }
  await fetch('/api/auth/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  })
  page.location.href = `${new URLSearchParams(page.location.search).get('callback_url')}&g_continue`
}

/** The organisations, people and children, as their units know them: what new-county.e2e.ts does on pages. */
async function addCounty(env: Record<string, string>, subjects: Record<string, string>) {
  const config = loadConfig([], env)
  const database = await openDatabase(config)
  try {
    const client = await database.owner.connect()
    try {
      await client.query('begin')
      await seedBase(client, { secret: env.KRING_SECRET as string, issuer: env.KRING_OIDC_ISSUER as string })
      // No guardian has signed in yet: there is what the units wrote, and the hash of the number.
      await client.query(`delete from sharing.identities where kind = 'person'`)
      await client.query(`delete from people.persons where kind = 'guardian'`)
      for (const [known, subject] of Object.entries(subjects))
        await client.query('update people.accounts set subject = $2 where subject = $1', [known, subject])
      await client.query('commit')
    } finally {
      client.release()
    }
  } finally {
    await database.stop()
  }
}
