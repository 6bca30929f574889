export { unitPaths } from './noun.ts'
