import { registerTask } from '../../platform/jobs/index.ts'

/** Those who work with somebody who turns 18 are told within minutes of midnight; what ends then has ended without it (R4). */
export function registerDisclosureTasks() {
  registerTask(
    'come-of-age',
    (_payload, { pool }) => pool.query('select sharing.come_of_age()').then(() => {}),
    { cron: '*/5 * * * *' },
  )
}
