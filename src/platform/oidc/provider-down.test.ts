import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { browser, openHouse } from '../../../test/platform-house.ts'

const closing: (() => Promise<unknown>)[] = []
afterAll(() => Promise.all(closing.map(close => close())))

test('A provider that is down gives an honest page, and sign-in works as soon as it is up again', async () => {
  let down = true
  const house = await openHouse({
    provider: origin => ({
      issuer: `${origin}/demo/idp`,
      clientId: 'kring',
      clientSecret: 'not the right one',
      fetch: (...call) => (down ? Promise.reject(new TypeError('fetch failed')) : fetch(...call)),
    }),
  })
  closing.push(house.close)
  const tab = browser(house.origin)
  const page = await tab.open('/sign-in/start?to=/me')
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('60')
  expect(page.text).toContain('Inloggningen svarar inte')
  expect(page.text).not.toMatch(/fetch failed|at .*\.ts/)
  const errorId = /<code>(\w+)<\/code>/.exec(page.text)?.[1]
  expect(house.logged.at(-1)?.[0]).toMatchObject({ errorId, error: { name: 'ProviderTrouble' } })

  down = false
  const choice = await tab.open('/sign-in/start?to=/me')
  expect(choice.text).toContain('Vem vill du vara?')
  // A secret that the provider does not accept is our fault, not the person's.
  expect((await tab.post(choice.path, { person: 'karin' })).status).toBe(503)
})

test('Signing out works though the provider does not answer, and says so', async () => {
  let down = false
  const house = await openHouse({
    provider: origin => ({
      ...pending(origin),
      fetch: (...call) => (down ? Promise.reject(new TypeError('fetch failed')) : fetch(...call)),
    }),
  })
  closing.push(house.close)
  await house.database.admin.query(
    `insert into people.sessions (token_hash, person_id, issuer, id_token, idle, expires_at) values (sha256($1), $2, 'x', 'x', '30 minutes', now() + interval '1 hour')`,
    ['a'.repeat(43), house.story.karin],
  )
  const tab = browser(house.origin)
  tab.jar.set('__Host-kring', 'a'.repeat(43))
  expect((await tab.send('/session/state')).status).toBe(204)
  down = true
  const page = await tab.post('/sign-out')
  expect([page.path, page.text.includes('Vi nådde inte inloggningstjänsten')]).toEqual([
    '/signed-out?left',
    true,
  ])
  expect((await tab.send('/session/state')).status).toBe(401)
})

test('A provider that answers with an error page is a provider that is down', async () => {
  const server = createServer((_request, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closing.push(() => new Promise(done => server.close(done)))
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const house = await openHouse({
    provider: () => ({ issuer: address, clientId: 'kring', clientSecret: 'x' }),
  })
  closing.push(house.close)
  expect((await browser(house.origin).open('/sign-in/start')).status).toBe(503)
})

const pending = (origin: string) => ({ issuer: `${origin}/demo/idp`, clientId: 'kring', clientSecret: 'x' })
