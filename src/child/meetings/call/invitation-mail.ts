import type { Tx } from '../../../platform/database/transaction.ts'
import { enqueueLetters } from '../../../platform/mail/index.ts'
import type { MeetingLetter } from '../letters.ts'

type To = { functionId: string | null; guardianId: string | null }

/** A letter to each, composed when it is sent: who may not know of the meeting then gets none. */
export function mailParticipants(tx: Tx, meetingId: string, letter: MeetingLetter, to: readonly To[]) {
  const item = { kind: 'meeting', id: meetingId }
  return enqueueLetters(
    tx,
    to.map(({ functionId, guardianId }) => ({
      to: functionId ? { functionId } : { guardianId: guardianId as string },
      letter,
      item,
    })),
  )
}
