export { unitPaths } from './paths.ts'
export { unitRoutes } from './routes.tsx'
