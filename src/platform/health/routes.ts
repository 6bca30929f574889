import { timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Pool } from 'pg'
import { handleNotFound } from '../errors/render.tsx'
import { jobsWaiting, registry } from './metrics.ts'

type Settings = {
  /** The serving role's pool. */
  pool: Pool
  /** True when every migration that this program knows has been run. */
  isMigrated: () => Promise<boolean>
  /** /metrics is for whoever shows it as a bearer token; without one it does not exist. */
  metricsToken?: string
}

/** /healthz: the process lives. /readyz: it can serve. /metrics: for Prometheus. Mount before sessions and transactions. */
export function healthRoutes({ pool, isMigrated, metricsToken }: Settings) {
  return new Hono()
    .get('/healthz', c => c.text('ok'))
    .get('/readyz', async c => {
      const missing = await whatIsMissing(pool, isMigrated)
      return missing ? c.text(missing, 503) : c.text('ok')
    })
    .get('/metrics', async c => {
      if (!mayMeasure(c, metricsToken)) return handleNotFound(c)
      await countJobs(pool)
      return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
    })
}

async function whatIsMissing(pool: Pool, isMigrated: () => Promise<boolean>) {
  try {
    await pool.query('select 1')
  } catch {
    return 'database unreachable'
  }
  return (await isMigrated().catch(() => false)) ? undefined : 'database not migrated'
}

/** Only for whoever shows the token: behind a proxy everybody comes from this machine, and what a proxy says of them can be forged. */
function mayMeasure(c: Context, token: string | undefined) {
  if (!token) return false
  const shown = Buffer.from(c.req.header('authorization') ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}

async function countJobs(pool: Pool) {
  const { rows } = await pool.query('select * from platform.job_counts()').catch(() => ({ rows: [] }))
  jobsWaiting.reset()
  for (const { task, waiting, retrying, given_up } of rows) {
    jobsWaiting.set({ task, state: 'waiting' }, Number(waiting))
    jobsWaiting.set({ task, state: 'retrying' }, Number(retrying))
    jobsWaiting.set({ task, state: 'given_up' }, Number(given_up))
  }
}
