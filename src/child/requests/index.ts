export { requestRoutes } from './routes.tsx'
