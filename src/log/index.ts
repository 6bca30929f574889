export { logRoutes } from './routes.tsx'
export { kindWords } from './words.ts'
