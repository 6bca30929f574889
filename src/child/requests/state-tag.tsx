import { todaysDate } from '../../i18n/index.ts'
import { Tag, type TagTone, usePage } from '../../ui/index.ts'
import { type InList, isLate, type RequestState, stateOf } from './states.ts'
import { texts } from './texts.ts'

const tones: Record<RequestState, TagTone> = {
  waiting: 'wait',
  send_on_proposed: 'wait',
  accepted: 'good',
  advised: 'good',
  declined: 'neutral',
  sent_on: 'neutral',
  withdrawn: 'neutral',
}

/** In a list of those that are not withdrawn. */
export const StateOf = ({ last, answerBy }: InList) => (
  <StateTag state={stateOf({ withdrawnAt: null, last })} answerBy={answerBy} today={todaysDate()} />
)

/** How it stands, in words; a late one says so and since when. */
export function StateTag({
  state,
  answerBy,
  today,
}: {
  state: RequestState
  answerBy: string
  today: string
}) {
  const t = texts(usePage().lang)
  const words: Record<RequestState, string> = {
    waiting: t.waitingState(answerBy),
    send_on_proposed: t.proposedState,
    accepted: t.accepted,
    advised: t.advised,
    declined: t.declined,
    sent_on: t.sentOnState,
    withdrawn: t.withdrawnState,
  }
  const late = isLate(state, answerBy, today)
  return (
    <Tag
      tone={late && state === 'waiting' ? 'late' : tones[state]}
      icon={tones[state] === 'wait' ? 'clock' : tones[state] === 'good' ? 'check' : undefined}
    >
      {late && state === 'waiting' ? t.lateState(answerBy) : words[state]}
    </Tag>
  )
}
