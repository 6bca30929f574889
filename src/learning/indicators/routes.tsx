import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { formRoutes } from './form/routes.tsx'
import { listRoutes } from './list/routes.tsx'
import { registerRoutes } from './register/routes.tsx'
import { showRoutes } from './show/routes.tsx'
import { valueRoutes } from './values/routes.tsx'

/** Those with words of their own in the address come before `/indicators/:id`. */
export const indicatorRoutes = new Hono<AppEnv>()
  .route('/', listRoutes)
  .route('/', formRoutes)
  .route('/', registerRoutes)
  .route('/', showRoutes)
  .route('/', valueRoutes)
