import { defineTexts } from '../../i18n/index.ts'
import { Alert, LinkButton, NextStep, usePage } from '../../ui/index.ts'
import { meetingPaths } from '../meetings/index.ts'
import type { Plan } from './plan.ts'

type Props = {
  plan: Pick<Plan, 'meeting' | 'draftOpen'>
  /** The next step, where the page has no other. */
  isNext?: boolean
  /** On the page where the plan is shared it says what that does to those who write. */
  sharing?: boolean
}

/** That a meeting goes on, wherever one works with the plan, and the way to it; nothing while none does. */
export function MeetingOpen({ plan: { meeting, draftOpen }, isNext, sharing }: Props) {
  if (!meeting) return null
  const t = texts(usePage().lang)
  const heading = meeting.together && draftOpen ? t.together : t.open
  const href = meetingPaths.meeting(meeting.id)
  if (isNext)
    return <NextStep heading={heading} action={<LinkButton href={href}>{t.toMeeting}</LinkButton>} />
  return (
    <Alert heading={heading}>
      {sharing && <p>{t.beforeSharing}</p>}
      <p>
        <a href={href}>{t.toMeeting}</a>
      </p>
    </Alert>
  )
}

const texts = defineTexts({
  open: { sv: 'Mötet är öppet', en: 'The meeting is open' },
  together: {
    sv: 'Mötet är öppet: ni skriver tillsammans',
    en: 'The meeting is open: you are writing together',
  },
  toMeeting: { sv: 'Till mötet', en: 'Go to the meeting' },
  beforeSharing: {
    sv: 'De andra kan skriva medan du läser. Det som delas är planen så som den är när du trycker.',
    en: 'The others can write while you read. What is shared is the plan as it is when you press.',
  },
})
