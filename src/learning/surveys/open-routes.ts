import { Hono } from 'hono'
import type { Pool } from 'pg'
import type { Secret } from '../../platform/generations.ts'
import type { AppEnv } from '../../platform/page.tsx'
import type { Answering } from './answering/index.ts'
import { answerRoutes } from './answering/routes.tsx'
import { forwardedRoutes } from './invitations/forwarded-routes.tsx'

/** For those who answer without an account: mounted before anybody is known (R18). */
export const openAnswerRoutes = ({
  pool,
  secret,
  ...answering
}: Answering & { pool: Pool; secret: Secret }) =>
  new Hono<AppEnv>()
    .route('/', answerRoutes({ pool, secret, ...answering }))
    .route('/', forwardedRoutes({ pool }))
