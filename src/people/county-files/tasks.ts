import type { Pool } from 'pg'
import { registerTask } from '../../platform/jobs/tasks.ts'

/** Forgets files that nobody took in, every night (R19). */
export function registerCountyFileTasks() {
  registerTask(
    'forget-county-files',
    (_payload, { pool }: { pool: Pool }) => pool.query('select people.forget_county_files()').then(() => {}),
    { cron: '25 2 * * *' },
  )
}
