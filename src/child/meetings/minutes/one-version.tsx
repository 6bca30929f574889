import { Quote, usePage, Written } from '../../../ui/index.ts'
import type { Minutes } from '../meetings.ts'
import { minutesTexts } from './texts.ts'

/** One version of the minutes, the child's words first. */
export function OneVersion({ minutes, name }: { minutes: Minutes; name: string }) {
  const t = minutesTexts(usePage().lang)
  return (
    <>
      {minutes.childWords && <Quote by={t.saidBy(name)}>{minutes.childWords}</Quote>}
      <Written>{minutes.words}</Written>
      {minutes.reason && <p class="quiet">{t.correctedBecause(minutes.version, minutes.reason)}</p>}
      <p class="hint">{t.minutesBy(minutes.by ?? '', new Date(minutes.at))}</p>
    </>
  )
}
