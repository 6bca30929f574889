import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import type { Pool } from 'pg'
import { assessmentRoutes } from './child/assessments/index.ts'
import { childrenRoutes } from './child/children/index.ts'
import { consentRoutes } from './child/consents/index.ts'
import { draftRoutes } from './child/drafts/index.ts'
import { emergencyRoutes } from './child/emergency/index.ts'
import { inboxRoutes } from './child/inbox/index.ts'
import { meetingRoutes } from './child/meetings/index.ts'
import { planRoutes } from './child/plans/index.ts'
import { protectionRoutes } from './child/protection/index.ts'
import { reportRoutes } from './child/reports/index.ts'
import { requestRoutes } from './child/requests/index.ts'
import { sharingRoutes } from './child/sharing-view/index.ts'
import { worryRoutes } from './child/worries/index.ts'
import { familyRoutes } from './family/index.ts'
import { footFor, navFor, stylesFor } from './home/nav.ts'
import { homeRoutes } from './home/routes.tsx'
import { homeTexts } from './home/texts.ts'
import { learningRoutes } from './learning/home/index.ts'
import { sizeOfFile } from './learning/import/index.ts'
import { indicatorRoutes } from './learning/indicators/index.ts'
import { countyRoutes } from './learning/insight/county/index.ts'
import { insightRoutes } from './learning/insight/dashboard/index.ts'
import { quoteRoutes } from './learning/insight/quotes/index.ts'
import { resultRoutes } from './learning/insight/results/index.ts'
import { instrumentRoutes } from './learning/instruments/index.ts'
import {
  type Answering,
  answerRoutes,
  askingRoutes,
  forwardedRoutes,
  importRoutes,
  myAnswerRoutes,
  openAnswering,
  paperRoutes,
} from './learning/surveys/index.ts'
import { logRoutes } from './log/index.ts'
import { unitRoutes } from './people/units/index.ts'
import { transaction } from './platform/database/transaction.ts'
import { conflict, handleError, handleNotFound, type Log, languageOf } from './platform/errors/index.ts'
import { healthRoutes, measureRequests } from './platform/health/index.ts'
import { isLanguage } from './platform/i18n/index.ts'
import { liveRoutes, type Switchboard } from './platform/live/index.ts'
import { demoMailRoutes } from './platform/mail/index.ts'
import type { demoProvider, OpenIdClient } from './platform/oidc/index.ts'
import { type AppEnv, mustChoose, pageFor, render } from './platform/page.tsx'
import { checkOrigin, limitBody, securityHeaders } from './platform/security-headers.ts'
import {
  appointmentRoutes,
  readSessionHash,
  type SessionLimits,
  sessionRoutes,
} from './platform/session/index.ts'
import { GalleryPage } from './ui/gallery-page.tsx'

export type Parts = {
  pool: Pool
  switchboard: Switchboard
  provider: OpenIdClient
  /** The fictitious county: its own provider, its mail and its ribbon. */
  demo?: { provider: ReturnType<typeof demoProvider>; mailFolder: string }
  isMigrated: () => Promise<boolean>
  metricsToken?: string | undefined
  /** Whom an unknown person may ask. */
  help?: string | undefined
  secret: string
  /** The public address. */
  origin: string
  limits: SessionLimits
  log: Log
  /** What is held for those who answer without an account; main stops it. */
  answering?: Answering
}

export type { AppEnv } from './platform/page.tsx'

/** THE MAP: the order of a request, then one line a noun. */
export function createApp({
  pool,
  switchboard,
  provider,
  demo,
  isMigrated,
  metricsToken,
  help,
  secret,
  origin,
  limits,
  log,
  answering = openAnswering({ pool, switchboard }),
}: Parts) {
  const app = new Hono<AppEnv>()
  app.onError(handleError({ log }))
  app.notFound(handleNotFound)

  // What needs no actor, and holds no transaction.
  app.use(measureRequests)
  app.use(securityHeaders({ origin }))
  app.use(
    '/assets/*',
    serveStatic({
      root: 'build/public',
      precompressed: true,
      rewriteRequestPath: path => path.replace(/^\/assets/, ''),
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.route('/', healthRoutes({ pool, isMigrated, metricsToken }))
  app.use(checkOrigin({ origin }))
  app.use(compress())
  app.use(async (c, next) => {
    c.set('demo', Boolean(demo))
    c.set('secret', secret)
    const chosen = getCookie(c, 'language')
    if (isLanguage(chosen)) c.set('language', chosen)
    await next()
  })
  if (demo) app.route('/', demo.provider.routes)
  if (demo) app.route('/', demoMailRoutes({ folder: demo.mailFolder }))
  app.use(limitBody({ sizeFor: sizeOfFile }))
  // Nobody is known here, and nothing tells who came (R18).
  app.route('/', answerRoutes({ pool, ...answering }))
  app.route('/', forwardedRoutes({ pool }))
  app.route(
    '/',
    sessionRoutes({ pool, provider, secret, limits, log, origin, straightToProvider: Boolean(demo), help }),
  )
  app.route('/', liveRoutes({ pool, switchboard }))

  // From here on: one request, one transaction, as the actor of the session.
  app.use(transaction({ pool, readSession: readSessionHash, languageOf }))
  app.use(async (c, next) => {
    const { actor, language } = c.var
    c.set(
      'page',
      pageFor(c, {
        demo: Boolean(demo),
        nav: navFor(actor, language),
        foot: footFor(actor, language),
        styles: stylesFor(c.req.path),
      }),
    )
    if (!mustChoose(c)) return next()
    // R20: an appointment that ended under an open form; the page shows the text back.
    if (c.req.method !== 'GET') throw conflict(homeTexts(c.var.language).appointmentEnded)
    return c.redirect(`/appointments?to=${encodeURIComponent(c.req.path)}`, 303)
  })
  app.route('/', appointmentRoutes)
  app.route('/', homeRoutes)
  if (demo) app.get('/gallery', c => render(c, <GalleryPage />))
  app.route('/', childrenRoutes)
  app.route('/', consentRoutes)
  app.route('/', sharingRoutes)
  app.route('/', reportRoutes)
  app.route('/', protectionRoutes)
  app.route('/', emergencyRoutes)
  app.route('/', familyRoutes)
  app.route('/', logRoutes)
  app.route('/', draftRoutes)
  app.route('/', assessmentRoutes)
  app.route('/', requestRoutes({ origin }))
  app.route('/', unitRoutes)
  app.route('/', meetingRoutes({ origin }))
  app.route('/', planRoutes({ origin }))
  app.route('/', worryRoutes)
  app.route('/', askingRoutes({ origin, secret }))
  app.route('/', paperRoutes)
  app.route('/', importRoutes)
  app.route('/', myAnswerRoutes({ secret }))
  app.route('/', inboxRoutes)
  app.route('/', learningRoutes(['instruments', 'surveys', 'insight', 'indicators', 'county']))
  app.route('/', instrumentRoutes)
  app.route('/', insightRoutes)
  app.route('/', resultRoutes)
  app.route('/', quoteRoutes)
  app.route('/', countyRoutes)
  app.route('/', indicatorRoutes)
  return app
}
