import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { register } from 'prom-client'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { handleNotFound } from '../errors/index.ts'
import { migrateJobs } from '../jobs/index.ts'
import { healthRoutes, measureRequests, watchPool } from './index.ts'

// What other test files of this process have done is counted too.
register.resetMetrics()
const database = await testDatabase()
await migrateJobs(database.owner)
watchPool('app', database.app)
let migrated = true

const house = (metricsToken?: string) => {
  const app = new Hono().use(measureRequests)
  app.notFound(handleNotFound)
  app.route('/', healthRoutes({ pool: database.app, isMigrated: async () => migrated, metricsToken }))
  app.get('/plans/:id', c => c.text('ok'))
  // As the transaction stands after the pages that need none.
  app.use((_c, next) => next())
  return app
}
const shown = { headers: { authorization: 'Bearer the-token' } }
const server = createServer(getRequestListener(house('the-token').fetch))
await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.drop()
})

describe('Health', () => {
  test('/healthz and /readyz answer, and /readyz tells what is missing', async () => {
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    migrated = false
    const answer = await fetch(`${address}/readyz`)
    expect([answer.status, await answer.text()]).toEqual([503, 'database not migrated'])
    migrated = true
  })

  test('/metrics counts by the pattern of the route, never by its ids', async () => {
    const metrics = async () => (await fetch(`${address}/metrics`, shown)).text()
    // Other tests of the same process are counted too.
    const counted = (text: string, labels: string) =>
      Number(text.split(`kring_request_duration_seconds_count{${labels}} `)[1]?.split('\n')[0] ?? 0)
    const plan = 'method="GET",route="/plans/:id",status="200"'
    const nowhere = 'method="GET",route="none",status="404"'
    const before = await metrics()
    await fetch(`${address}/plans/secret-id`)
    await fetch(`${address}/nowhere/secret-id`)
    await database.app.query(
      `select platform.enqueue('survey-send', jsonb_build_object('survey', platform.new_id()))`,
    )
    const text = await metrics()
    for (const labels of [plan, nowhere]) expect(counted(text, labels) - counted(before, labels)).toBe(1)
    expect(text).toMatch(/kring_database_connections\{pool="app",state="idle"\} \d/)
    expect(text).toMatch(/kring_jobs\{task="survey-send",state="waiting"\} 1/)
    expect(text).not.toContain('secret-id')
  })

  test('/metrics is for whoever has the token, wherever they come from; for others, and without a token, it does not exist', async () => {
    const closed = house()
    const claims: Record<string, string>[] = [
      {},
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      shown.headers,
    ]
    for (const headers of claims) expect((await closed.request('/metrics', { headers })).status).toBe(404)
    expect((await fetch(`${address}/metrics`)).status).toBe(404)
    const open = createServer(getRequestListener(closed.fetch))
    await new Promise<void>(done => open.listen(0, '127.0.0.1', done))
    const port = (open.address() as AddressInfo).port
    expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404)
    open.closeAllConnections()
    open.close()
    expect(
      (await fetch(`${address}/metrics`, { headers: { authorization: 'Bearer the-taken' } })).status,
    ).toBe(404)
    expect((await fetch(`${address}/metrics`, shown)).status).toBe(200)
  })
})
