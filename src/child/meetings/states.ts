import type { Meeting } from './meetings.ts'

export type MeetingState = 'called' | 'open' | 'closed' | 'cancelled'
export type MeetingDeed = 'answer' | 'prepare' | 'invite' | 'move' | 'cancel' | 'open' | 'close' | 'correct'

/** Which deeds a meeting can meet with, as it stands. */
const allowed = {
  called: ['answer', 'prepare', 'invite', 'move', 'cancel', 'open', 'close'],
  open: ['answer', 'prepare', 'invite', 'open', 'close'],
  closed: ['correct'],
  cancelled: [],
} satisfies Record<MeetingState, MeetingDeed[]>

type Marks = Pick<Meeting, 'openedAt' | 'closedAt' | 'cancelledAt'>

export function stateOf({ openedAt, closedAt, cancelledAt }: Marks): MeetingState {
  if (cancelledAt) return 'cancelled'
  if (closedAt) return 'closed'
  return openedAt ? 'open' : 'called'
}

export const mayNow = (meeting: Marks, deed: MeetingDeed) =>
  (allowed[stateOf(meeting)] as MeetingDeed[]).includes(deed)

export const waysToTakePart = [
  'undecided',
  'whole',
  'part',
  'phone',
  'represented',
  'words_or_picture',
  'not',
] as const
export type WayToTakePart = (typeof waysToTakePart)[number]
export const pointKinds = ['information', 'discussion', 'decision'] as const
export type PointKind = (typeof pointKinds)[number]
export const raisers = ['child', 'guardian', 'partner', 'professional'] as const
export type Raiser = (typeof raisers)[number]
export const answers = ['yes', 'maybe', 'no'] as const
export type Answer = (typeof answers)[number]
