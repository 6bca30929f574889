import { registerTask } from '../../platform/jobs/index.ts'
import { enqueueToEach } from '../../platform/mail/index.ts'

type Told = { functionId: string; personId: string; guardianId: string | null }
type Turn = { letter: string; functionId: string; personId: string; meetingId: string }

/**
 * When somebody begins to hold a function or leaves it (R15): the coming meetings of the function come into one calendar and go out of
 * the other. The database enqueues it with the appointment, for the day that was set.
 */
export function registerMeetingTasks() {
  registerTask('meeting-handover', async ({ appointment, turn }, { pool }) => {
    const { rows } = await pool.query<Turn>(
      `select letter, function_id as "functionId", person_id as "personId", meeting_id as "meetingId"
      from child.handover_letters($1, $2)`,
      [appointment, turn],
    )
    await enqueueToEach(
      pool,
      rows.map(({ letter, functionId, personId, meetingId }) => ({
        to: { functionId, personId },
        letter,
        item: { kind: 'meeting', id: meetingId },
      })),
    )
  })
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
