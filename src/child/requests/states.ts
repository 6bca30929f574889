/** What the receiver may answer at once. A proposal to send it on waits for the sender. */
export const answers = ['accepted', 'advised', 'declined'] as const
export type Answer = (typeof answers)[number]
export type AnswerKind = Answer | 'send_on_proposed' | 'send_on_agreed' | 'send_on_refused'

export type RequestState = 'waiting' | Answer | 'send_on_proposed' | 'sent_on' | 'withdrawn'
export type Part = 'sender' | 'receiver' | 'colleague'
type Deed = 'answer' | 'propose' | 'agree' | 'refuse' | 'withdraw'

/** Who may do what in each state: the buttons and the commands both ask here. */
const transitions: Record<RequestState, Partial<Record<Part, readonly Deed[]>>> = {
  waiting: { receiver: ['answer', 'propose'], sender: ['withdraw'] },
  send_on_proposed: { sender: ['agree', 'refuse', 'withdraw'] },
  accepted: { sender: ['withdraw'] },
  advised: { sender: ['withdraw'] },
  declined: { sender: ['withdraw'] },
  sent_on: { sender: ['withdraw'] },
  withdrawn: {},
}

export const may = (part: Part, deed: Deed, state: RequestState) =>
  transitions[state][part]?.includes(deed) ?? false

/** The last word decides; a refused proposal leaves the request waiting for its receiver again. */
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

/** Past its day and still waiting for somebody. */
export const isLate = (state: RequestState, answerBy: string, today: string) =>
  answerBy < today && (state === 'waiting' || state === 'send_on_proposed')
