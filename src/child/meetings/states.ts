import { states } from '../../platform/states.ts'

export const meetingStates = states({
  called: {
    answer: 'called',
    prepare: 'called',
    invite: 'called',
    move: 'called',
    cancel: 'cancelled',
    undo: 'cancelled',
    open: 'open',
    close: 'closed',
  },
  // Opened again, the draft is opened to more.
  open: { answer: 'open', prepare: 'open', invite: 'open', open: 'open', close: 'closed' },
  closed: { correct: 'closed' },
  cancelled: {},
})
export type MeetingState = (typeof meetingStates.names)[number]
export type Action = Parameters<typeof meetingStates.allows>[1]

type Marks = { openedAt: Date | null; closedAt: Date | null; cancelledAt: Date | null }

export function stateOf({ openedAt, closedAt, cancelledAt }: Marks): MeetingState {
  if (cancelledAt) return 'cancelled'
  if (closedAt) return 'closed'
  return openedAt ? 'open' : 'called'
}

/** What may be done with a meeting as it is: asked by the button and by the command. */
export const allows = (meeting: Marks, action: Action) => meetingStates.allows(stateOf(meeting), action)

/** Nothing more comes of it: pages speak of it as of what has been. */
export const isOver = (meeting: Marks) => Boolean(meeting.closedAt ?? meeting.cancelledAt)

/** Neither opened nor come to its time: closing it then is asked about first. */
export const isBeforeItBegan = (meeting: Marks & { startsAt: Date }, now = new Date()) =>
  stateOf(meeting) === 'called' && meeting.startsAt > now

/** It was, or goes on: not one that is to come, or that was closed without being opened before its time came. */
export function hasBegun(meeting: Marks & { startsAt: Date }, now = new Date()) {
  const { openedAt, closedAt, startsAt } = meeting
  if (!closedAt) return !isBeforeItBegan(meeting, now)
  // Closing opens what was not open, at the same moment.
  return startsAt <= closedAt || (openedAt !== null && openedAt < closedAt)
}

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
