import type { Pool } from 'pg'
import { registerTask } from '../jobs/tasks.ts'

export { appointmentRoutes } from './appointment-routes.tsx'
export { newSessionToken, readSessionHash } from './cookie.ts'
export { paths as sessionPaths, safeReturn } from './paths.ts'
export { sessionRoutes } from './routes.tsx'
export type { SessionLimits } from './sessions.ts'

/** Forgets sessions that are over, every night (R19). */
export function registerSessionTasks() {
  registerTask(
    'forget-sessions',
    (_payload, { pool }: { pool: Pool }) => pool.query('select people.forget_sessions()').then(() => {}),
    { cron: '20 2 * * *' },
  )
}
