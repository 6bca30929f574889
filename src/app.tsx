import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Pool } from 'pg'
import { childrenRoutes } from './child/children/index.ts'
import { draftRoutes } from './child/drafts/index.ts'
import { inboxRoutes } from './child/inbox/index.ts'
import { worryRoutes } from './child/worries/index.ts'
import { homeRoutes } from './home/routes.tsx'
import { navFor } from './home/nav.ts'
import { transaction } from './platform/database/transaction.ts'
import { handleError, handleNotFound, languageOf, type Log } from './platform/errors/index.ts'
import { healthRoutes, measureRequests } from './platform/health/index.ts'
import { liveRoutes, type Switchboard } from './platform/live/index.ts'
import { demoMailRoutes } from './platform/mail/index.ts'
import type { demoProvider, OpenIdClient } from './platform/oidc/index.ts'
import { type AppEnv, pageFor } from './platform/page.tsx'
import { checkOrigin, limitBody, securityHeaders } from './platform/security-headers.ts'
import { appointmentRoutes, readSessionHash, type SessionLimits, sessionRoutes } from './platform/session/index.ts'

export type Parts = {
  pool: Pool
  switchboard: Switchboard
  provider: OpenIdClient
  /** The fictitious county: its own provider, its mail and its ribbon. */
  demo?: { provider: ReturnType<typeof demoProvider>; mailFolder: string }
  isMigrated: () => Promise<boolean>
  secret: string
  /** The public address. */
  origin: string
  limits: SessionLimits
  log: Log
}

export type { AppEnv } from './platform/page.tsx'

/** THE MAP: the order of a request, then one line a noun. */
export function createApp({ pool, switchboard, provider, demo, isMigrated, secret, origin, limits, log }: Parts) {
  const app = new Hono<AppEnv>()
  app.onError(handleError({ log }))
  app.notFound(handleNotFound)

  // What needs no actor, and holds no transaction.
  app.use(measureRequests)
  app.use(securityHeaders({ origin }))
  app.use('/assets/*', serveStatic({ root: 'build/public', precompressed: true, rewriteRequestPath: path => path.replace(/^\/assets/, ''), onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable') }))
  app.route('/', healthRoutes({ pool, isMigrated }))
  app.use(checkOrigin({ origin }))
  app.use(async (c, next) => {
    c.set('demo' as never, Boolean(demo) as never)
    c.set('secret', secret)
    await next()
  })
  if (demo) app.route('/', demo.provider.routes)
  if (demo) app.route('/', demoMailRoutes({ folder: demo.mailFolder }))
  app.use(limitBody())
  app.route('/', sessionRoutes({ pool, provider, secret, limits, log, origin, straightToProvider: Boolean(demo) }))
  app.route('/', liveRoutes({ pool, switchboard }))

  // From here on: one request, one transaction, as the actor of the session.
  app.use(transaction({ pool, readSession: readSessionHash, languageOf }))
  app.use(async (c, next) => {
    c.set('page', pageFor(c, { demo: Boolean(demo), nav: navFor(c.var.actor, c.var.language) }))
    await next()
  })
  app.route('/', appointmentRoutes)
  app.route('/', homeRoutes)
  app.route('/', childrenRoutes)
  app.route('/', draftRoutes)
  app.route('/', worryRoutes)
  app.route('/', inboxRoutes)
  return app
}
