import { formatDateTime } from '../../i18n/index.ts'
import { nameAndPost } from '../../people/holders/index.ts'
import { usePage } from '../../ui/index.ts'
import { AllAboutChild, Answered, type Child, type PageOf } from '../children/index.ts'
import { worryPaths } from './noun.ts'
import { texts } from './texts.ts'
import type { WorryInList } from './worries.ts'

/** All that somebody has noticed about a child. */
export function WorriesPage({
  child,
  list: { rows, page, total },
}: {
  child: Child
  list: PageOf<WorryInList>
}) {
  const { lang } = usePage()
  return (
    <AllAboutChild
      child={child}
      heading={texts(lang).allOfChild}
      lines={rows.map(worry => ({
        title: worry.noticed ?? texts(lang).justWritten,
        href: worryPaths.worry(worry.id),
        detail: nameAndPost(worry.author, worry.post, formatDateTime(worry.sentAt, lang)),
        beside: <Answered answeredAt={worry.answeredAt?.toISOString() ?? null} answerBy={worry.answerBy} />,
      }))}
      {...{ page, total }}
      href={to => worryPaths.ofChild(child.id, { page: to })}
    />
  )
}
