import { Card, LinkButton, usePage } from '../../ui/index.ts'
import { sharingPaths } from './noun.ts'
import { byReceiver } from './receivers.ts'
import type { SharingInBrief } from './sharings.ts'
import { texts } from './texts.ts'
import { receiverLines, untilWords, whatWords } from './words.ts'

/** The card beside a child: who may read what just now, in one sentence each. `sharings` are those that are live. */
export function WhoSeesWhat({ childId, sharings }: { childId: string; sharings: readonly SharingInBrief[] }) {
  const { lang } = usePage()
  const t = texts(lang)
  const live = byReceiver(sharings)
  return (
    <Card heading={t.heading}>
      {live.length === 0 && <p>{t.nobody}</p>}
      {live.map(({ whole }) => (
        <div>
          <p>{receiverLines(whole, lang).name}</p>
          <p class="hint">
            {receiverLines(whole, lang).post}
            <br />
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
