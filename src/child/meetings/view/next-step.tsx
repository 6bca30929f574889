import { formatRelative } from '../../../i18n/index.ts'
import { LinkButton, NextStep, usePage } from '../../../ui/index.ts'
import { planPaths } from '../../plans/index.ts'
import { wayWords } from '../meeting-words.ts'
import type { Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { stateOf } from '../states.ts'
import { isSilent } from '../still-invited.ts'
import type { MeetingPageProps } from './meeting-page-props.ts'
import { useViewTexts } from './use-words.ts'

/** From an hour before: then the next step is to open it. */
export const isSoon = ({ startsAt }: Meeting) => startsAt.getTime() - Date.now() < 3_600_000

/** Where the caller's next step leads, so that the page has no other button there. */
export function nextOf(meeting: Meeting) {
  if (stateOf(meeting) === 'open')
    return meeting.plan?.led ? planPaths.draft(meeting.plan.id) : meetingPaths.closing(meeting.id)
  return isSoon(meeting) ? meetingPaths.opening(meeting.id) : meetingPaths.preparation(meeting.id)
}

/** One main thing: prepare before, the plan and the minutes during, nothing after. */
export function Next({ meeting, child, caller, draftOpen }: MeetingPageProps) {
  const t = useViewTexts()
  const { lang } = usePage()
  const state = stateOf(meeting)
  const draft = meeting.plan && <LinkButton href={planPaths.draft(meeting.plan.id)}>{t.toDraft}</LinkButton>
  if (state === 'open' && !caller && draftOpen) {
    return (
      <NextStep heading={t.underWay} action={draft}>
        {t.draftForYou}
      </NextStep>
    )
  }
  if (!caller) return null
  if (state === 'called') {
    const soon = isSoon(meeting)
    const silent = meeting.participants.filter(isSilent).length
    const facts = [
      `${child.givenName}: ${wayWords(lang)[meeting.childTakesPart].toLowerCase()}.`,
      silent > 0 && t.silent(silent),
    ]
    return (
      <NextStep
        heading={soon ? t.timeForIt : t.meetingIs(formatRelative(meeting.startsAt, lang))}
        action={<LinkButton href={nextOf(meeting)}>{soon ? t.openMeeting : t.prepare}</LinkButton>}
      >
        {facts.filter(Boolean).join(' ')}
      </NextStep>
    )
  }
  if (state !== 'open') return null
  return (
    <NextStep
      heading={t.underWay}
      action={meeting.plan?.led ? draft : <LinkButton href={nextOf(meeting)}>{t.close}</LinkButton>}
    >
      {t.underWayWrite}
    </NextStep>
  )
}
