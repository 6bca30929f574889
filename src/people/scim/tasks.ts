import { registerTask } from '../../platform/jobs/tasks.ts'

/** Tells of tokens whose maker's function has ended on a day: nobody acts then (R14). */
export function registerDirectoryTasks() {
  registerTask(
    'tell-of-stopped-directories',
    async (_payload, { pool }) => {
      await pool.query('select people.tell_of_stopped_directories()')
    },
    { cron: '*/5 * * * *' },
  )
}
