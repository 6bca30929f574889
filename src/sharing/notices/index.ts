export { markSeen, notify } from './notices.ts'
