import { AtMost, Lines, usePage } from '../../ui/index.ts'
import {
  endWords,
  fromToWords,
  mostSharings,
  receiverName,
  type Sharing,
  untilWords,
  whatWords,
} from '../who-sees-what/index.ts'
import { texts } from './texts.ts'

/** Who has received something on a consent, even if they may no longer read it: it cannot be unread. */
export function Received({ sharings }: { sharings: readonly Sharing[] }) {
  const { lang } = usePage()
  const given = sharings.filter(sharing => sharing.decision === 'given')
  if (given.length === 0) return <p>{texts(lang).receivedNone}</p>
  return (
    <>
      <Lines
        items={given.map(sharing => ({
          title: receiverName(sharing, lang),
          detail: sharing.live
            ? `${whatWords(sharing, lang)}. ${untilWords(sharing, lang)}`
            : `${whatWords(sharing, lang)}. ${fromToWords(sharing, lang)} ${endWords(sharing, lang)}.`,
        }))}
      />
      <AtMost most={mostSharings} shown={sharings.length} />
    </>
  )
}
