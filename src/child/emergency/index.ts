export { emergencyPaths } from './noun.ts'
