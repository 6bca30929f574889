import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { answerRoutes } from './answer-routes.tsx'
import { sendRoutes } from './send-routes.tsx'

/** `origin`: our public address, for the link in the mail. */
export const requestRoutes = ({ origin }: { origin: string }) =>
  new Hono<AppEnv>().route('/', sendRoutes({ origin })).route('/', answerRoutes({ origin }))
