export { meetingPaths } from './paths.ts'
export { meetingRoutes } from './routes.tsx'
