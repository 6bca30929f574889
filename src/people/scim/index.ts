export { scimPaths } from './noun.ts'
