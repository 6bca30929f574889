export { requestPaths } from './noun.ts'
