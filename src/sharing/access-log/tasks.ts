import { registerTask } from '../../platform/jobs/index.ts'

/** What is new in the log is sealed and counted each minute, and has the next month's partition before it is needed. */
export function registerLogTasks() {
  registerTask(
    'seal-log',
    async (_payload, { pool }) => {
      // A worker that has been away catches up, some thousands of rows at a time.
      for (let sealed = 1; sealed > 0; )
        sealed = (await pool.query('select audit.seal() as sealed')).rows[0].sealed
      for (let counted = 1; counted > 0; )
        counted = (await pool.query('select audit.count_new() as counted')).rows[0].counted
    },
    { cron: '* * * * *' },
  )
  registerTask(
    'held-back-due',
    (_payload, { pool }) => pool.query('select audit.tell_of_due_reviews()').then(() => {}),
    { cron: '15 4 * * *' },
  )
  registerTask(
    'log-partitions',
    async (_payload, { pool }) => {
      await pool.query(`select audit.ensure_partition((current_date + interval '1 month')::date)`)
    },
    { cron: '10 1 * * *' },
  )
}
