import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { draftRoutes } from './draft/routes.tsx'
import { leadRoutes } from './lead/routes.tsx'
import { partnerRoutes } from './partners/routes.tsx'
import { publicationRoutes } from './publication/routes.tsx'
import { reviewRoutes } from './reviews/routes.tsx'
import { startRoutes } from './start/routes.tsx'
import { versionRoutes } from './versions/routes.tsx'

/** A plan from its start to its end, in the order that it is lived. */
export const planRoutes = new Hono<AppEnv>()
  .route('/', startRoutes)
  .route('/', draftRoutes)
  .route('/', partnerRoutes)
  .route('/', publicationRoutes)
  .route('/', versionRoutes)
  .route('/', reviewRoutes)
  .route('/', leadRoutes)
