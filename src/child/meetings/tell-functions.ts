import type { Tx } from '../../platform/database/transaction.ts'
import { notifyAll } from '../../sharing/notices/index.ts'
import type { Meeting } from './meetings.ts'

/** A note to each function that may still know of the meeting. */
export const tellFunctions = (tx: Tx, meeting: Meeting, kind: string) =>
  notifyAll(
    tx,
    meeting.participants.flatMap(({ functionId }) => functionId ?? []),
    { kind, childId: meeting.childId, itemKind: 'meeting', itemId: meeting.id },
  )
