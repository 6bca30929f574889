export { countInbox } from './inbox.ts'
export { inboxPaths } from './noun.ts'
