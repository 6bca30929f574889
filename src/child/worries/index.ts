export { worryRoutes } from './routes.tsx'
