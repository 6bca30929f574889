import { formatList } from '../../../i18n/index.ts'
import { Quote, usePage, Written } from '../../../ui/index.ts'
import { participantInside } from '../meeting-words.ts'
import type { Minutes, Participant } from '../meetings.ts'
import { minutesTexts } from './texts.ts'

type Props = {
  minutes: Minutes
  name: string
  /** Those that the reader sees: nobody else is named among those who were there (R10b). */
  participants: readonly Participant[]
}

/** One version of the minutes, the child's words first. */
export function OneVersion({ minutes, name, participants }: Props) {
  const { lang } = usePage()
  const t = minutesTexts(lang)
  const named = (ids: readonly string[] | null) =>
    formatList(
      participants.filter(({ id }) => ids?.includes(id)).map(each => participantInside(each, lang)),
      lang,
    )
  const [there, notThere] = [named(minutes.attended), named(minutes.absent)]
  const attendance = [there && t.there(there), notThere && t.notThere(notThere)].filter(Boolean)
  return (
    <>
      {minutes.childWords && <Quote by={t.saidBy(name)}>{minutes.childWords}</Quote>}
      <Written>{minutes.words}</Written>
      {attendance.length > 0 && <p>{attendance.join(' ')}</p>}
      {minutes.reason && <p class="quiet">{t.correctedBecause(minutes.version, minutes.reason)}</p>}
      <p class="hint">{t.minutesBy(minutes.by ?? '', new Date(minutes.at))}</p>
    </>
  )
}
