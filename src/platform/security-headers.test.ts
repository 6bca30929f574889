import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import { handleError } from './errors/index.ts'
import { checkOrigin, limitBody, securityHeaders } from './security-headers.ts'

const quiet = { info() {}, warn() {}, error() {} }
let inside = 0
const app = new Hono()
app.onError(handleError({ log: quiet }))
app.use(securityHeaders({ origin: 'https://kring.example' }))
app.use(checkOrigin({ origin: 'https://kring.example' }))
app.use(limitBody({ maximum: 1000, sizeFor: path => (path === '/file' ? 5000 : undefined) }))
app.use(async (_c, next) => {
  inside++
  await next()
  inside--
})
app.all('*', async c => c.json(await c.req.parseBody()))

const server = createServer(getRequestListener(app.fetch))
await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }

describe('Headers', () => {
  test('stand on every answer, refusals too', async () => {
    for (const answer of [
      await app.request('/'),
      await app.request('/', { method: 'POST', headers: { origin: 'https://evil.example' } }),
    ]) {
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self' 'sha256-/,
      )
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=/)
    }
  })

  test('A page of somebody who is signed in is kept nowhere', async () => {
    const answer = await app.request('/', { headers: { cookie: '__Host-kring=x' } })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('Where a form comes from', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://kring.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://kring.example' }, 200],
    [{ origin: 'http://kring.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ cookie: '__Host-kring=x' }, 403],
    [{}, 200],
  ])('%j', async (headers, status) => {
    const answer = await app.request('https://kring.example/', {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: '',
    })
    expect(answer.status).toBe(status)
  })
})

describe('The size of what is sent', () => {
  test('What fits is read once and parsed as usual', async () => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: ours,
      body: new URLSearchParams({ text: 'å ä ö', other: '2' }),
    })
    expect(await answer.json()).toEqual({ text: 'å ä ö', other: '2' })
    const file = await fetch(`${address}/file`, {
      method: 'POST',
      headers: ours,
      body: `x=${'a'.repeat(4000)}`,
    })
    expect(file.status).toBe(200)
  })

  test('5 MB is a page that says so, over a real connection', async () => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: ours,
      body: `text=${'a'.repeat(5_000_000)}`,
    })
    expect(answer.status).toBe(413)
    const page = await answer.text()
    expect(page).toContain('Det blev för mycket text')
    // R20: what was written is on the page, to be copied; it cannot be sent again as it is.
    expect(page).toContain('a'.repeat(5_000_000))
    expect(page).not.toContain('Skicka igen')
  })

  test('What is larger still is refused unread', async () => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: ours,
      body: `text=${'a'.repeat(9_000_000)}`,
    })
    expect(answer.status).toBe(413)
    expect((await answer.text()).length).toBeLessThan(20_000)
  })

  test('A stream that does not say its size is stopped at the limit', async () => {
    const body = new ReadableStream({
      async pull(stream) {
        stream.enqueue(new Uint8Array(200_000).fill(97))
        await sleep(1)
      },
    })
    const answer = await fetch(address, {
      method: 'POST',
      headers: ours,
      body,
      duplex: 'half',
    } as RequestInit).catch(error => error)
    // The server may hang up on whoever goes on sending.
    if (answer instanceof Response) expect(answer.status).toBe(413)
    expect(inside).toBe(0)
  })

  test('A slow sender waits outside: what comes after is not begun before all has arrived', async () => {
    const slow = request(address, { method: 'POST', headers: { ...ours, 'content-length': 6 } })
    const answer = new Promise<number | undefined>(done =>
      slow.on('response', ({ statusCode }) => done(statusCode)),
    )
    slow.write('a=1')
    await sleep(100)
    expect(inside).toBe(0)
    slow.end('234')
    expect(await answer).toBe(200)
  })
})
