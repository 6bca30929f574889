export { inboxRoutes } from './routes.tsx'
