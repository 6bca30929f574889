export { logPaths } from './paths.ts'
export { logRoutes } from './routes.tsx'
export { actWords, kindWords } from './words.ts'
