export { quoteRoutes } from './routes.tsx'
