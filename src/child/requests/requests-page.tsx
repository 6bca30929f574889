import { holderAndPost } from '../../people/holders/index.ts'
import { usePage } from '../../ui/index.ts'
import { AllAboutChild, type Child, type PageOf } from '../children/index.ts'
import { requestPaths } from './noun.ts'
import type { RequestInList } from './requests.ts'
import { StateOf } from './state-tag.tsx'
import { texts } from './texts.ts'

/** All the support that has been asked for around a child. */
export function RequestsPage({
  child,
  list: { rows, page, total },
}: {
  child: Child
  list: PageOf<RequestInList>
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <AllAboutChild
      child={child}
      heading={child.own ? t.allOfChild : t.allGiven}
      lines={rows.map(request => ({
        title: request.asked,
        href: requestPaths.request(request.id),
        detail: holderAndPost(request.to, lang),
        beside: <StateOf {...request} />,
      }))}
      {...{ page, total }}
      href={to => requestPaths.requests(child.id, { page: to })}
    />
  )
}
