export { protectionPaths } from './paths.ts'
export { protectionRoutes } from './routes.tsx'
