export { familyPaths } from './paths.ts'
export { familyRoutes } from './routes.tsx'
