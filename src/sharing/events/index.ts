export { event } from './events.ts'
