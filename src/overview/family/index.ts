export { familyPaths } from './noun.ts'
