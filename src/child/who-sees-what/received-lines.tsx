import { Lines, usePage } from '../../ui/index.ts'
import { byReceiver } from './receivers.ts'
import type { Sharing } from './sharings.ts'
import { endWords, fromToWords, receiverName, untilWords, whatWords } from './words.ts'

/** What each receiver has been given, under their name once, the latest first; also what can no longer be read. */
export function ReceivedLines({ sharings }: { sharings: readonly Sharing[] }) {
  const { lang } = usePage()
  return (
    <Lines
      items={byReceiver(sharings).map(({ whole, parts }) => ({
        title: receiverName(whole, lang),
        detail: parts.map((sharing, i) => (
          <>
            {i > 0 && <br />}
            {whatWords(sharing, lang)}.{' '}
            {sharing.live
              ? untilWords(sharing, lang)
              : `${fromToWords(sharing, lang)} ${endWords(sharing, lang)}.`}
          </>
        )),
      }))}
    />
  )
}
