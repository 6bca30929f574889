export { markSeen, notify, notifyAll, settle } from './notices.ts'
