import { Hono } from 'hono'
import type { AppEnv } from '../../platform/page.tsx'
import { answerRoutes } from './answer-routes.tsx'
import { sendRoutes } from './send-routes.tsx'

export const requestRoutes = new Hono<AppEnv>().route('/', sendRoutes).route('/', answerRoutes)
