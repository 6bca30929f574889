import type { Language } from '../../../i18n/index.ts'
import { LinkButton, Receipt, usePage } from '../../../ui/index.ts'
import type { Child } from '../../children/index.ts'
import { participantName } from '../meeting-words.ts'
import type { Meeting } from '../meetings.ts'
import { meetingPaths } from '../noun.ts'
import { texts } from '../texts.ts'
import { viewTexts } from '../view/texts.ts'
import { undoTexts } from './texts.ts'
import type { MyInvitation } from './undo-invitation.ts'

type Props = {
  meeting: Meeting
  child: Pick<Child, 'protected'>
  mine: MyInvitation
  /** The next step is to prepare, and nothing else on the page says so. */
  prepares: boolean
}

/** For ten minutes after one has called a meeting: who is invited, what happens now, and the way back. */
export function InvitedReceipt({ meeting, child, mine, prepares }: Props) {
  const { lang } = usePage()
  const t = { ...texts(lang), ...viewTexts(lang), ...undoTexts(lang) }
  const { undoUntil } = mine
  const know = whoKnow(meeting, mine, lang)
  if (!undoUntil) return null
  return (
    <Receipt
      says={t.invited(
        meeting.participants.filter(each => !each.letGo).map(each => participantName(each, lang)),
      )}
      next={
        prepares && (
          <LinkButton href={meetingPaths.preparation(meeting.id)} variant="secondary">
            {t.prepare}
          </LinkButton>
        )
      }
      undo={{ action: meetingPaths.undo(meeting.id), until: undoUntil, hint: t.until }}
    >
      <p>{child.protected ? t.whatNowProtected : t.whatNow}</p>
      {know.length > 0 && <p>{t.mayHaveSeen(know)}</p>}
    </Receipt>
  )
}

/** The names of those who are told when it is taken back, or were. */
export const whoKnow = (meeting: Meeting, { know }: MyInvitation, language: Language) =>
  meeting.participants.filter(({ id }) => know.includes(id)).map(each => participantName(each, language))

/** `left`: what the form could not hold. */
export type Undone = { meetingId: string; told: string[]; left: { grounds: boolean; points: number } }

/** On the form that one comes back to. */
export function TakenBack({ meetingId, told, left }: Undone) {
  const t = undoTexts(usePage().lang)
  return (
    <Receipt says={t.takenBack}>
      <p>{told.length > 0 ? t.told(told) : t.nobodyTold}</p>
      <p>{left.grounds || left.points ? t.mostAsItWas : t.asItWas}</p>
      {left.grounds && <p>{t.severalGrounds}</p>}
      {left.points > 0 && (
        <p>
          <a href={meetingPaths.meeting(meetingId)}>{t.morePoints(left.points)}</a>
        </p>
      )}
    </Receipt>
  )
}
