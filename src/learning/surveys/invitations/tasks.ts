import type { Pool } from 'pg'
import type { Secret } from '../../../platform/generations.ts'
import { registerTask } from '../../../platform/jobs/index.ts'
import type { Mailer } from '../../../platform/mail/index.ts'
import { remind, sendSurvey } from './send.ts'

/** What a survey does by the queue and by the clock. A payload holds the survey's id and nothing else. */
export function registerSurveyTasks(settings: { mailer: Mailer; origin: string; secret: Secret }) {
  registerTask('survey-send', ({ survey }, { pool }) => sendSurvey({ ...settings, pool }, String(survey)))
  registerTask('survey-remind', ({ survey }, { pool }) => remind({ ...settings, pool }, String(survey)))
  registerTask('survey-days', (_payload, { pool }) => keepDays(pool), { cron: '*/10 * * * *' })
}

/** Opens and closes what has come to its day, reminds where that was asked for, forgets addresses (R19). */
export async function keepDays(pool: Pool) {
  const enqueue = (task: string, survey: string) =>
    pool.query('select platform.enqueue($1, $2)', [task, JSON.stringify({ survey })])
  const moved = await pool.query('select survey_id, state from learning.move_due_surveys()')
  for (const { survey_id, state } of moved.rows) if (state === 'open') await enqueue('survey-send', survey_id)
  const due = await pool.query('select s as id from learning.surveys_to_remind() s')
  for (const { id } of due.rows) await enqueue('survey-remind', id)
  await pool.query('select learning.forget_invitations()')
}
