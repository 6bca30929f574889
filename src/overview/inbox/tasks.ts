import { registerTask } from '../../platform/jobs/index.ts'
import { enqueueToEach } from '../../platform/mail/index.ts'

type Undone = { letter: string; functionId: string; personId: string; kind: string; id: string }

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
  // A handover that was taken back: whoever a letter of it has reached is told that it is not so, and nobody else.
  registerTask('handover-undone', async ({ handover }, { pool }) => {
    const { rows } = await pool.query<Undone>(
      `select letter, function_id as "functionId", person_id as "personId", item_kind as kind, item_id as id
      from sharing.undone_turn_letters($1)`,
      [handover],
    )
    await enqueueToEach(
      pool,
      rows.map(({ letter, functionId, personId, kind, id }) => ({
        to: { functionId, personId },
        letter,
        item: { kind, id },
      })),
    )
  })
}
