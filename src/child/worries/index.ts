export { worryPaths } from './noun.ts'
