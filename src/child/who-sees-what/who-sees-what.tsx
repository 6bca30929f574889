import { Card, LinkButton, usePage } from '../../ui/index.ts'
import { sharingPaths } from './noun.ts'
import { byReceiver } from './receivers.ts'
import type { Sharing } from './sharings.ts'
import { texts } from './texts.ts'
import { receiverName, untilWords, whatWords } from './words.ts'

/** The card beside a child: who may read what just now, in one sentence each. Feed it with `listSharings(tx, { childId, language })`. */
export function WhoSeesWhat({ childId, sharings }: { childId: string; sharings: readonly Sharing[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const live = byReceiver(sharings.filter(sharing => sharing.live))
  return (
    <Card heading={t.heading}>
      {live.length === 0 && <p>{t.nobody}</p>}
      {live.map(({ whole }) => (
        <div>
          <p>{receiverName(whole, lang)}</p>
          <p class="hint">
            {whatWords(whole, lang)}. {untilWords(whole, lang)}
          </p>
        </div>
      ))}
      <p>
        <LinkButton href={sharingPaths.sharing(childId)} variant="secondary">
          {live.length ? t.change : t.open}
        </LinkButton>
      </p>
    </Card>
  )
}
