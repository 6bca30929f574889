import { AtMost, usePage } from '../../ui/index.ts'
import { mostSharings, ReceivedLines, type Sharing } from '../who-sees-what/index.ts'
import { texts } from './texts.ts'

/** Who has received something on a consent, even if they may no longer read it: it cannot be unread. */
export function Received({ sharings }: { sharings: readonly Sharing[] }) {
  const { lang } = usePage()
  const given = sharings.filter(sharing => sharing.decision === 'given')
  if (given.length === 0) return <p>{texts(lang).receivedNone}</p>
  return (
    <>
      <ReceivedLines sharings={given} />
      <AtMost most={mostSharings} shown={sharings.length} />
    </>
  )
}
