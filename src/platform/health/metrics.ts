import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Pool } from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What /metrics shows. No label ever holds an id, an address or a person. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'kring_request_duration_seconds',
  help: 'Time to answer, by the pattern of the route',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12],
  registers: [registry],
})

export const jobsDone = new Counter({
  name: 'kring_jobs_total',
  help: 'Jobs by how they ended: done, failed (tried again), given_up',
  labelNames: ['task', 'result'],
  registers: [registry],
})

/** The live module counts its open event streams here. */
export const eventStreams = new Gauge({
  name: 'kring_event_streams',
  help: 'Open event streams',
  registers: [registry],
})

/** First in the order of a request. Event streams are left out: they last as long as the page. */
export const measureRequests: MiddlewareHandler = async (c, next) => {
  const start = performance.now()
  await next()
  if (c.res.headers.get('content-type')?.startsWith('text/event-stream')) return
  const route = patternOf(c)
  requests.observe({ method: c.req.method, route, status: c.res.status }, (performance.now() - start) / 1000)
}

/** Of the page that answered: middleware that stands after it fits as well, by `*`. */
function patternOf(c: Context) {
  const paths = matchedRoutes(c).map(({ path }) => path)
  const page = paths.findLast(path => !path.endsWith('*'))
  if (page) return page
  return c.res.status === 404 ? 'none' : (paths.findLast(path => path !== '/*' && path !== '*') ?? 'none')
}

/** Shows how many connections a pool has, by a name (`app`, `worker`). */
export function watchPool(name: string, pool: Pool) {
  pools.set(name, pool)
}

const pools = new Map<string, Pool>()

new Gauge({
  name: 'kring_database_connections',
  help: 'Connections to the database, by pool and state; waiting are requests without one',
  labelNames: ['pool', 'state'],
  registers: [registry],
  collect() {
    for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
      this.set({ pool, state: 'busy' }, totalCount - idleCount)
      this.set({ pool, state: 'idle' }, idleCount)
      this.set({ pool, state: 'waiting' }, waitingCount)
    }
  },
})

export const jobsWaiting = new Gauge({
  name: 'kring_jobs',
  help: 'Jobs in the queue: waiting, retrying, given_up',
  labelNames: ['task', 'state'],
  registers: [registry],
})
