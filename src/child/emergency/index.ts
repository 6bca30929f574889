export { emergencyPaths } from './paths.ts'
export { emergencyRoutes } from './routes.tsx'
