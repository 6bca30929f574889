import { registerTask } from '../../platform/jobs/index.ts'

/** Functions are found by who holds them now: the words of those whose appointment has begun or ended since are made anew. */
export function registerSearchTasks() {
  registerTask(
    'index-functions',
    async (_payload, { pool }) => {
      for (let indexed = 1; indexed > 0; )
        indexed = (await pool.query('select people.index_changed_functions() as indexed')).rows[0].indexed
    },
    { cron: '*/5 * * * *' },
  )
}
