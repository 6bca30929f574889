export { worryPaths } from './paths.ts'
export { worryRoutes } from './routes.tsx'
export { getWorry, shareWorry, answerWorry, markSeen, type Worry } from './worries.ts'
