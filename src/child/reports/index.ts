export { DangerLink } from './danger-link.tsx'
export { reportPaths } from './paths.ts'
export { reportRoutes } from './routes.tsx'
