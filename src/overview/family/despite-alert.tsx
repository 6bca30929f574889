import type { MyChild } from '../../child/children/index.ts'
import { receiverName, type Sharing, whatWords } from '../../child/who-sees-what/index.ts'
import { formatShortDate, isoDate } from '../../i18n/index.ts'
import { Alert, Lines, usePage } from '../../ui/index.ts'
import { sentence } from './around-card.tsx'
import { CallUnit } from './consents-card.tsx'
import { texts } from './texts.ts'

/** What is shared now with a unit that I have stopped sharing with, on which ground and why, and whom to ask (R4). Only what I may read of. */
export function DespiteAlert({ child, sharings }: { child: MyChild; sharings: Sharing[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const despite = sharings.filter(({ live, despiteMe }) => live && despiteMe)
  if (despite.length === 0) return null
  return (
    <Alert tone="caution" heading={t.despiteHeading}>
      <Lines
        items={despite.map(sharing => ({
          title: receiverName(sharing, lang),
          detail: [
            t.hasGot(whatWords(sharing, lang)),
            t.despiteSince(formatShortDate(isoDate(sharing.madeAt), lang)),
            t.restsOnLaw(sharing.ground, sharing.paragraph),
            t.purpose(sentence(sharing.purpose)),
          ].join(' '),
        }))}
      />
      <p>{t.despiteWhy(child.unitName)}</p>
      <CallUnit child={child} />
    </Alert>
  )
}
