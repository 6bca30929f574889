export { protectionRoutes } from './routes.tsx'
