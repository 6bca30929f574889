export { learningRoutes } from './routes.tsx'
