export { protectionPaths } from './noun.ts'
