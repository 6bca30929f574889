/** @public for the menu: what is late and what waits. */
export { countInbox } from './inbox.ts'
export { inboxPaths } from './noun.ts'
