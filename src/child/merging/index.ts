export { mergingPaths } from './noun.ts'
