import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { callRoutes } from './call/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { minutesRoutes } from './minutes/routes.tsx'
import { openingRoutes } from './opening/routes.tsx'
import { preparationRoutes } from './preparation/routes.tsx'
import { viewRoutes } from './view/routes.tsx'

/** `origin` is the public address: links in mail are made of it, never of what a request calls itself. */
export const meetingRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .route('/', viewRoutes)
    .route('/', callRoutes({ origin }))
    .route('/', preparationRoutes)
    .route('/', changeRoutes({ origin }))
    .route('/', openingRoutes)
    .route('/', minutesRoutes)
