export { letters } from './letters.ts'
export { registerInboxTasks } from './tasks.ts'
