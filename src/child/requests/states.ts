import { states } from '../../platform/states.ts'

/** What the receiver may answer at once. A proposal to send it on waits for the sender. */
export const answers = ['accepted', 'advised', 'declined'] as const
/** Everything that is said in a request; the last of them decides its state. */
export const answerKinds = [...answers, 'send_on_proposed', 'send_on_agreed', 'send_on_refused'] as const
export type AnswerKind = (typeof answerKinds)[number]

const withdrawn = { withdraw: 'withdrawn' } as const
export const requestStates = states({
  waiting: {
    accept: 'accepted',
    advise: 'advised',
    decline: 'declined',
    propose: 'send_on_proposed',
    ...withdrawn,
  },
  send_on_proposed: { agree: 'sent_on', refuse: 'waiting', ...withdrawn },
  accepted: withdrawn,
  advised: withdrawn,
  declined: { ...withdrawn, endReading: 'declined', askAnother: 'declined', settle: 'declined' },
  sent_on: withdrawn,
  withdrawn: {},
})
export type RequestState = (typeof requestStates.names)[number]
export type Action = Parameters<typeof requestStates.allows>[1]

/** Each answer is an action of one side. */
export const actionOf = {
  accepted: 'accept',
  advised: 'advise',
  declined: 'decline',
  send_on_proposed: 'propose',
  send_on_agreed: 'agree',
  send_on_refused: 'refuse',
} as const satisfies Record<AnswerKind, Action>

export type Part = 'sender' | 'receiver' | 'colleague'
const actionsOf: Record<Part, readonly Action[]> = {
  sender: ['agree', 'refuse', 'withdraw', 'endReading', 'askAnother', 'settle'],
  receiver: ['accept', 'advise', 'decline', 'propose'],
  colleague: [],
}

/** Who may do what in each state: the buttons and the commands both ask here. */
export const allows = (part: Part, action: Action, state: RequestState) =>
  actionsOf[part].includes(action) && requestStates.allows(state, action)

/** The last answer decides; a refused proposal leaves the request waiting for its receiver again. */
export function stateOf({
  withdrawnAt,
  last,
}: {
  withdrawnAt: unknown
  last: AnswerKind | null | undefined
}): RequestState {
  if (withdrawnAt) return 'withdrawn'
  if (!last || last === 'send_on_refused') return 'waiting'
  return last === 'send_on_agreed' ? 'sent_on' : last
}

/** What a list tells of it: the last answer, or that it was withdrawn. */
export type InList = { answerBy: string; last: AnswerKind | null }

/** Past its day and still waiting for somebody. */
export const isLate = (state: RequestState, answerBy: string, today: string) =>
  answerBy < today && (state === 'waiting' || state === 'send_on_proposed')
