export { logPaths } from './noun.ts'
export { kindWords } from './words.ts'
