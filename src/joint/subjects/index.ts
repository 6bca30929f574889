export { listOf, subjectPaths } from './noun.ts'
