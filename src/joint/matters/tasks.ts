import { registerTask } from '../../platform/jobs/index.ts'

/** Reminders of what is to be answered, and what is late goes on to the forum above: at seven on weekdays, which the database knows. */
export function registerMatterTasks({
  now = () => new Date(),
  byTheClock = true,
}: {
  now?: () => Date
  byTheClock?: boolean
} = {}) {
  registerTask(
    'matters',
    async (_payload, { pool }) => {
      await pool.query('select joint.move_matters($1)', [now()])
    },
    byTheClock ? { cron: '*/5 * * * *' } : {},
  )
}
