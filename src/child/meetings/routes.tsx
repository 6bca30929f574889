import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { callRoutes } from './call/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { minutesRoutes } from './minutes/routes.tsx'
import { openingRoutes } from './opening/routes.tsx'
import { preparationRoutes } from './preparation/routes.tsx'
import { undoRoutes } from './undo/routes.tsx'
import { viewRoutes } from './view/routes.tsx'

export const meetingRoutes = new Hono<AppEnv>()
  .route('/', viewRoutes)
  .route('/', callRoutes)
  .route('/', preparationRoutes)
  .route('/', changeRoutes)
  .route('/', undoRoutes)
  .route('/', openingRoutes)
  .route('/', minutesRoutes)
