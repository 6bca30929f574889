export { unitRoutes } from './routes.tsx'
