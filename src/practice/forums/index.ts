export { forumPaths } from './noun.ts'
