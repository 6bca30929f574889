export { markSeen, notify, notifyAll } from './notices.ts'
