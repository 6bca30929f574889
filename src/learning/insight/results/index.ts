export { resultPaths } from './paths.ts'
export { registerReleaseTask, releaseIn, releaseSurvey } from './release.ts'
export { resultRoutes } from './routes.tsx'
