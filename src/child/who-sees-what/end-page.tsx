import { BackLink, Confirm, Layout, usePage } from '../../ui/index.ts'
import { sharingPaths } from './noun.ts'
import type { Sharing } from './sharings.ts'
import { texts } from './texts.ts'
import { receiverInside, receiverName, untilWords, whatWords } from './words.ts'

/** Says what ending it means, before it is done. */
export function EndSharingPage({ sharing }: { sharing: Sharing }) {
  const { lang } = usePage()
  const t = texts(lang)
  const receiver = receiverName(sharing, lang)
  const back = sharingPaths.sharing(sharing.childId)
  return (
    <Layout
      title={t.endWith(receiverInside(sharing, lang))}
      narrow
      back={<BackLink href={back}>{t.backTo}</BackLink>}
    >
      <Confirm
        action={sharingPaths.end(sharing.id)}
        verb={t.end}
        cancel={back}
        unsent={t.endNotYet(receiver)}
      >
        <p>
          {whatWords(sharing, lang)}. {untilWords(sharing, lang)}
        </p>
        <p>{t.endMeans(receiver)}</p>
        {sharing.kinds.includes('plan') && <p>{t.endMeansPlan}</p>}
      </Confirm>
    </Layout>
  )
}
