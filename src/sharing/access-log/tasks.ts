import { registerTask } from '../../platform/jobs/index.ts'

/** The log seals what is new each minute, and has the next month's partition before it is needed. */
export function registerLogTasks() {
  registerTask(
    'seal-log',
    async (_payload, { pool }) => {
      // A worker that has been away catches up, some thousands of rows at a time.
      for (let sealed = 1; sealed > 0; )
        sealed = (await pool.query('select audit.seal() as sealed')).rows[0].sealed
    },
    { cron: '* * * * *' },
  )
  registerTask(
    'log-partitions',
    async (_payload, { pool }) => {
      await pool.query(`select audit.ensure_partition((current_date + interval '1 month')::date)`)
    },
    { cron: '10 1 * * *' },
  )
}
