export { inboxPaths } from './noun.ts'
