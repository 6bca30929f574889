import { registerTask } from '../../../platform/jobs/index.ts'
import type { Mailer } from '../../../platform/mail/index.ts'
import { sendLink } from './send.ts'

/** What the county page does by the queue and by the clock. A payload holds the link's id and nothing else. */
export function registerCountyTasks(settings: { mailer: Mailer; origin: string }) {
  registerTask('county-link-mail', ({ link }, { pool }) => sendLink({ ...settings, pool }, String(link)))
  registerTask(
    'county-links-forgotten',
    async (_payload, { pool }) => void (await pool.query('select learning.forget_county_links()')),
    { cron: '40 2 * * *' },
  )
}
