export { eventStreams, measureRequests, watchPool } from './metrics.ts'
export { healthRoutes } from './routes.ts'
