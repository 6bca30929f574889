export { emergencyRoutes } from './routes.tsx'
