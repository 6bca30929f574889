import { Hono } from 'hono'
import type { Pool } from 'pg'
import type { AppEnv } from '../../platform/page.tsx'
import type { Answering } from './answering/index.ts'
import { answerRoutes } from './answering/routes.tsx'
import { forwardedRoutes } from './invitations/forwarded-routes.tsx'

/** For those who answer without an account: mounted before anybody is known (R18). */
export const openAnswerRoutes = ({ pool, ...answering }: Answering & { pool: Pool }) =>
  new Hono<AppEnv>().route('/', answerRoutes({ pool, ...answering })).route('/', forwardedRoutes({ pool }))
