import { BackLink, type FormState, usePage } from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { titleOf, whenOf } from './meeting-words.ts'
import type { Meeting } from './meetings.ts'
import { meetingPaths } from './noun.ts'
import { texts } from './texts.ts'

export type CallerProps = { meeting: Meeting; child: Child; state?: FormState }

/** What the pages of the one who calls have in common: which meeting it is, the way back to it, and what was typed. */
export function useCallerFrame({ meeting, child, state = {} }: CallerProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return {
    lang,
    about: `${titleOf(meeting.kind, child, lang)}, ${whenOf(meeting, lang)}.`,
    state,
    frame: {
      back: <BackLink href={meetingPaths.meeting(meeting.id)}>{t.back}</BackLink>,
      mistakes: Boolean(state.errors),
      narrow: true,
    },
  }
}
