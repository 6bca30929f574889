import { Hono } from 'hono'
import { childFloor } from './child/floor.ts'
import { instrumentFloor } from './instruments/floor.ts'
import { jointFloor } from './joint/floor.ts'
import { learningFloor } from './learning/floor.ts'
import { openAnswering } from './learning/surveys/index.ts'
import { openAnswerRoutes } from './learning/surveys/open-routes.ts'
import { openCountyRoutes } from './overview/county-page/open-routes.tsx'
import { overviewRoutes } from './overview/floor.ts'
import { noChildrenForAdministrators, readerPage } from './overview/home/reader-page.ts'
import { topics, uploadLimit } from './overview/nouns.ts'
import type { Parts } from './parts.ts'
import { people } from './people/floor.ts'
import { scimRoutes } from './people/scim/protocol-routes.ts'
import { assets, serviceWorker } from './platform/assets.ts'
import { transaction } from './platform/database/transaction.ts'
import { handleError, handleNotFound, languageOf } from './platform/errors/index.ts'
import { healthRoutes, measureRequests } from './platform/health/index.ts'
import { compressOthers } from './platform/html.ts'
import { liveRoutes } from './platform/live/index.ts'
import { demoMailRoutes } from './platform/mail/index.ts'
import { mount } from './platform/noun.ts'
import { type AppEnv, installation } from './platform/page.tsx'
import { checkOrigin, limitBody, securityHeaders } from './platform/security-headers.ts'
import { appointmentRoutes, readSessionHash, sessionRoutes } from './platform/session/index.ts'
import { practiceFloor } from './practice/floor.ts'
import { sharing } from './sharing/floor.ts'

/** THE MAP: the order of a request, then one line a floor. */
export function createApp(parts: Parts) {
  const { pool, switchboard, providers, demo, isMigrated, metricsToken, help, secret, origin, limits, log } =
    parts
  const { answering = openAnswering({ pool, switchboard }), sendsMail = false } = parts
  const app = new Hono<AppEnv>()
  app.onError(handleError({ log }))
  app.notFound(handleNotFound)

  // What needs no actor, and holds no transaction.
  app.use(measureRequests)
  app.use(securityHeaders({ origin }))
  app.use('/assets/*', assets)
  app.get('/service-worker.js', serviceWorker)
  app.route('/', healthRoutes({ pool, isMigrated, metricsToken }))
  app.use(checkOrigin({ origin }))
  app.use(compressOthers)
  const staffProviders = providers
    .filter(({ signsIn }) => signsIn.includes('staff') || signsIn.includes('guests'))
    .map(({ key, issuer, label, signsIn, knowsMail }) => ({
      ...{ key, issuer, label, knowsMail },
      guests: !signsIn.includes('staff'),
    }))
  const guardians = providers.some(({ signsIn }) => signsIn.includes('guardians'))
  const installed = { mail: sendsMail, guardians }
  app.use(installation({ demo: Boolean(demo), secret, staffProviders, installed }))
  if (demo) app.route('/', demo.provider.routes)
  if (demo) app.route('/', demoMailRoutes({ folder: demo.mailFolder }))
  // The directories of organisations, each by its token (ADR 36).
  app.route('/', scimRoutes({ pool, origin, log }))
  app.use(limitBody({ sizeFor: uploadLimit }))
  // Nobody is known here, and nothing tells who came (R18).
  app.route('/', openAnswerRoutes({ pool, secret, ...answering }))
  app.route('/', openCountyRoutes({ pool }))
  const straightToProvider = Boolean(demo)
  app.route('/', sessionRoutes({ pool, providers, secret, limits, log, origin, straightToProvider, help }))
  app.route('/', liveRoutes({ pool, switchboard, topics }))

  // From here on: one request, one transaction, as the actor of the session.
  app.use(transaction({ pool, readSession: readSessionHash, languageOf }))
  app.use(readerPage)
  app.use(noChildrenForAdministrators)
  app.route('/', appointmentRoutes)
  for (const floor of [
    people,
    sharing,
    instrumentFloor,
    jointFloor,
    practiceFloor,
    childFloor,
    learningFloor,
  ])
    mount(app, floor, { origin, secret })
  app.route('/', overviewRoutes)
  return app
}
