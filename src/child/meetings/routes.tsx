import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { callRoutes } from './call/routes.tsx'
import { lifeRoutes } from './lead/routes.tsx'
import { minutesRoutes } from './minutes/routes.tsx'
import { viewRoutes } from './view/routes.tsx'

/** `origin` is the public address: links in mail are made of it, never of what a request calls itself. */
export const meetingRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>()
    .route('/', viewRoutes)
    .route('/', callRoutes({ origin }))
    .route('/', lifeRoutes({ origin }))
    .route('/', minutesRoutes)
