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
  return app
}
const server = createServer(getRequestListener(house().fetch))
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
    const metrics = async () => (await fetch(`${address}/metrics`)).text()
    // Other tests of the same process are counted too.
    const counted = (text: string, labels: string) =>
      Number(text.split(`kring_request_duration_seconds_count{${labels}} `)[1]?.split('\n')[0] ?? 0)
    const plan = 'method="GET",route="/plans/:id",status="200"'
    const nowhere = 'method="GET",route="none",status="404"'
    const before = await metrics()
    await fetch(`${address}/plans/secret-id`)
    await fetch(`${address}/nowhere/secret-id`)
    await database.app.query(`select platform.enqueue('mail')`)
    const text = await metrics()
    for (const labels of [plan, nowhere]) expect(counted(text, labels) - counted(before, labels)).toBe(1)
    expect(text).toMatch(/kring_database_connections\{pool="app",state="idle"\} \d/)
    expect(text).toMatch(/kring_jobs\{task="mail",state="waiting"\} 1/)
    expect(text).not.toContain('secret-id')
  })

  test('/metrics is for loopback, or for whoever has the token; for others it does not exist', async () => {
    expect(
      (await fetch(`${address}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status,
    ).toBe(404)
    expect((await house().request('/metrics')).status).toBe(404)
    const app = house('the-token')
    expect((await app.request('/metrics')).status).toBe(404)
    expect((await app.request('/metrics', { headers: { authorization: 'Bearer the-taken' } })).status).toBe(
      404,
    )
    expect((await app.request('/metrics', { headers: { authorization: 'Bearer the-token' } })).status).toBe(
      200,
    )
  })
})
