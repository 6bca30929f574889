import type { LogEntry } from '../../platform/database/transaction.ts'

export { haveSearchedLately, listRecentIds } from './mine.ts'
export { registerLogTasks } from './tasks.ts'

/** The entry of the access log for reading an item about a child (R7). */
export const logRead = (childId: string, kind: string, id: string, purpose = ''): LogEntry => ({
  act: 'read',
  childId,
  kind,
  id,
  purpose,
})
