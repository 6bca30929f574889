export { worryPaths } from './paths.ts'
export { worryRoutes } from './routes.tsx'
export { answerWorry, getWorry, markSeen, shareWorry, type Worry } from './worries.ts'
