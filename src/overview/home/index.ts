export { homePaths } from './noun.ts'
