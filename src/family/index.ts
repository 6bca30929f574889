export { familyRoutes } from './routes.tsx'
