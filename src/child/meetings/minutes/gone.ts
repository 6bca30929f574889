import type { Tx } from '../../../platform/database/transaction.ts'
import { findLost, type Lost } from '../../consents/index.ts'
import { groundOf, type InvitationGround } from '../invitation-grounds.ts'
import { type Meeting, outsidersIn } from '../meetings.ts'

/** By participant: a yes to their unit that was taken back since they were invited. Their ground, and what was said of it, holds no longer. */
export async function findGone(
  tx: Tx,
  meeting: Meeting,
  grounds: readonly InvitationGround[],
): Promise<Map<string, Lost>> {
  const outsiders = outsidersIn(meeting)
  const units = [...new Set(outsiders.flatMap(({ functionId, unitId }) => (functionId && unitId) || []))]
  const lost = await findLost(
    tx,
    meeting.childId,
    units.map(unitId => ({ unitId, areas: [] })),
  )
  return new Map(
    outsiders.flatMap(participant => {
      const gone = participant.functionId && participant.unitId ? lost.get(participant.unitId) : undefined
      const invited = groundOf(grounds, participant)
      return gone?.at && invited && gone.at > invited.madeAt ? [[participant.id, gone] as const] : []
    }),
  )
}
