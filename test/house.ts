import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoSettings, demoStory } from '../demo/seed.ts'
import { createApp } from '../src/app.tsx'
import type { Log } from '../src/platform/errors/index.ts'
import { forgetFloods } from '../src/platform/flood.ts'
import { openSwitchboard } from '../src/platform/live/index.ts'
import { demoProvider, openIdClient, type ProviderSettings } from '../src/platform/oidc/index.ts'
import { newSessionToken } from '../src/platform/session/cookie.ts'
import { testDatabase } from './database.ts'

export const testSecret = demoSettings.secret
export const testOrigin = 'http://localhost:3000'

/**
 * The whole app on a database of its own, with the demo county seeded.
 *
 * `more` are providers beside the demo's.
 *
 *     const house = await openHouse()
 *     const sara = await house.as('sara-lind')
 *     const page = await sara.get('/children')          // page.status, page.text
 *     await sara.post('/worries', { 'q.noticed': '…' })     // like a form: redirects are followed once to `location`
 */
export async function openHouse({ more = [] }: { more?: readonly ProviderSettings[] } = {}) {
  forgetFloods()
  const database = await testDatabase({ story: demoStory })
  const folder = mkdtempSync(join(tmpdir(), 'kring-house-'))
  const switchboard = await openSwitchboard(database.urlFor('kring_app'))
  const logged: [Record<string, unknown>, string][] = []
  const note = (about: Record<string, unknown>, message: string) => void logged.push([about, message])
  const log: Log = { info: note, warn: note, error: note }
  const demo = demoProvider({
    origin: testOrigin,
    secret: testSecret,
    keyFile: join(folder, 'key.json'),
    listPersons: () => [],
  })
  const app = createApp({
    pool: database.app,
    switchboard,
    providers: [demo.settings, ...more].map(settings => openIdClient(settings, testOrigin)),
    demo: { provider: demo, mailFolder: join(folder, 'mail') },
    isMigrated: async () => true,
    secret: testSecret,
    origin: testOrigin,
    limits: { idleMinutes: 30, hours: 10 },
    log,
  })

  /** A signed-in browser of a person of the story; `functionName` chooses where they have several, 'guardian' the other role. */
  async function as(subject: string, functionName?: string) {
    const { token, hash } = newSessionToken()
    const { rows } = await database.app.query(
      `select people.begin_session($1, $2, $3, null, null, '30 minutes', '10 hours') as person`,
      [demoSettings.issuer, subject, hash],
    )
    if (!rows[0]?.person) throw new Error(`Nobody in the story is called ${subject}`)
    if (functionName) {
      const choice =
        functionName === 'guardian'
          ? null
          : (
              await database.app.query(
                'select appointment_id from people.my_appointments($1) where function_name = $2',
                [hash, functionName],
              )
            ).rows[0]?.appointment_id
      await database.app.query('select people.choose_appointment($1, $2)', [hash, choice])
    }
    return browser(token)
  }

  function browser(token?: string) {
    const headers = {
      accept: 'text/html',
      'accept-language': 'sv',
      'sec-fetch-site': 'same-origin',
      ...(token && { cookie: `__Host-kring=${token}` }),
    }
    async function open(path: string, init: RequestInit = {}) {
      const answer = await app.request(`${testOrigin}${path}`, {
        ...init,
        headers: { ...headers, ...init.headers },
      })
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        headers: answer.headers,
        text: await answer.text(),
      }
    }
    return {
      get: (path: string) => open(path),
      /** Sends a form; a list sends a name several times. `once` is made unless given. */
      post(path: string, fields: Record<string, string | readonly string[]> = {}) {
        const body = new URLSearchParams()
        for (const [name, value] of Object.entries({ once: randomUUID(), ...fields })) {
          for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
        }
        return open(path, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      },
      token,
    }
  }

  return {
    app,
    database,
    logged,
    as,
    stranger: browser(),
    async close() {
      await switchboard.stop()
      rmSync(folder, { recursive: true, force: true })
      await database.drop()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
