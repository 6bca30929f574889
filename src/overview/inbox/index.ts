export { type Counts, countInbox } from './inbox.ts'
export { inboxPaths } from './noun.ts'
