import { Buttons, LinkButton } from '../../../ui/index.ts'
import { isTheDay } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { allows, stateOf } from '../states.ts'
import type { MeetingPageProps } from './meeting-page-props.ts'
import { isSoon, nextOf } from './next-step.tsx'
import { useViewTexts } from './use-words.ts'

/** What the caller can do besides the next step. */
export function MoreActions({ meeting, caller }: MeetingPageProps) {
  const t = useViewTexts()
  if (!caller) return null
  const state = stateOf(meeting)
  const actions = [
    allows(meeting, 'open') &&
      isTheDay(meeting) &&
      !meeting.openedAt && { href: meetingPaths.opening(meeting.id), label: t.openMeeting },
    state === 'open' &&
      meeting.plan?.led && { href: meetingPaths.opening(meeting.id), label: t.openDraftMore },
    (state === 'open' || isSoon(meeting)) &&
      allows(meeting, 'prepare') && { href: meetingPaths.preparation(meeting.id), label: t.prepare },
    allows(meeting, 'close') && { href: meetingPaths.closing(meeting.id), label: t.close },
    allows(meeting, 'correct') && { href: meetingPaths.minutes(meeting.id), label: t.correct },
    allows(meeting, 'move') && { href: meetingPaths.time(meeting.id), label: t.move },
    allows(meeting, 'cancel') && { href: meetingPaths.cancellation(meeting.id), label: t.cancel },
  ]
    .filter(action => action !== false && action !== null && action !== undefined)
    .filter(({ href }) => href !== nextOf(meeting))
  if (actions.length === 0) return null
  return (
    <Buttons>
      {actions.map(({ href, label }) => (
        <LinkButton href={href} variant="secondary">
          {label}
        </LinkButton>
      ))}
    </Buttons>
  )
}
