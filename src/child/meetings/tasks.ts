import { registerTask } from '../../platform/jobs/index.ts'
import { enqueueToEach } from '../../platform/mail/index.ts'

type Told = { functionId: string; personId: string; guardianId: string | null }
type Turn = { functionId: string; personId: string }

/**
 * When somebody begins to hold a function or leaves it (R15) the coming meetings of the function come into one calendar and go out of
 * the other, by the one mail about the turn. Where nobody signed in made it, as when a register is read in, that mail is for the meetings:
 * the database enqueues it with the appointment, for the day that was set.
 */
export function registerMeetingTasks() {
  registerTask('meeting-handover', async ({ appointment, turn }, { pool }) => {
    const { rows } = await pool.query<Turn>(
      `select distinct function_id as "functionId", person_id as "personId" from child.handover_letters($1, $2)`,
      [appointment, turn],
    )
    await enqueueToEach(
      pool,
      rows.map(to => ({
        to,
        letter: turn === 'begins' ? 'function_begun' : 'function_left',
        item: { kind: 'appointment', id: String(appointment) },
      })),
    )
  })
  // Who can no longer read a coming meeting: after each loss, and by the clock for what ends by itself.
  registerTask(
    'meetings-lost',
    ({ child }, { pool }) =>
      pool.query('select child.let_go_of_meetings($1)', [child ?? null]).then(() => {}),
    { cron: '*/5 * * * *' },
  )
  // An invitation that was taken back: those whom its mail has reached get the cancellation, and nobody else.
  registerTask('meeting-undone', async ({ meeting }, { pool }) => {
    const { rows } = await pool.query<Told>(
      `select function_id as "functionId", person_id as "personId", guardian_id as "guardianId" from child.undone_letters($1)`,
      [meeting],
    )
    await enqueueToEach(
      pool,
      rows.map(({ functionId, personId, guardianId }) => ({
        to: guardianId ? { guardianId } : { functionId, personId },
        letter: 'meeting_cancelled',
        item: { kind: 'meeting', id: String(meeting) },
      })),
    )
  })
}
