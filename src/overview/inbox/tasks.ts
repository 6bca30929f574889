import { registerTask } from '../../platform/jobs/index.ts'
import { enqueueToEach } from '../../platform/mail/index.ts'

/** The morning mails, and the letters of whoever begins to hold a function or leaves it. */
export function registerInboxTasks({
  now = () => new Date(),
  byTheClock = true,
}: {
  now?: () => Date
  byTheClock?: boolean
} = {}) {
  // Seven in the morning in Sweden is not one hour of UTC, and a worker may have been down then: the database knows whose day is made.
  registerTask(
    'mail-digest',
    async (_payload, { pool }) => {
      await pool.query('select people.make_digests($1)', [now()])
    },
    byTheClock ? { cron: '*/5 * * * *' } : {},
  )
  registerTask('appointment-turn', async ({ appointment, turn }, { pool }) => {
    const { rows } = await pool.query<{ functionId: string; personId: string }>(
      `select function_id as "functionId", person_id as "personId" from sharing.turn_of($1, $2)`,
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
}
