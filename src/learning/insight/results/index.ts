export { resultPaths } from './paths.ts'
export { registerReleaseTask, releaseSurvey } from './release.ts'
export { resultRoutes } from './routes.tsx'
