export { learningPaths } from './noun.ts'
