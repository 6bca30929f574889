import { EmptyState, Layout, LinkButton, usePage } from '../../ui/index.ts'
import { emergencyPaths } from '../emergency/index.ts'
import { ListOfChildren } from './list-of-children.tsx'
import type { askedFrom, ChildInList, ChildList } from './listing.ts'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  list: ChildList
  recent: ChildInList[]
  asked: ReturnType<typeof askedFrom>
  search: string
  mayOpenInEmergency: boolean
}

export function ChildrenPage({ list, recent, asked, search, mayOpenInEmergency }: Props) {
  const t = texts(usePage().lang)
  const isEmpty = list.total === 0 && !search && asked.show === 'all'
  return (
    <Layout title={t.heading} lead={t.lead}>
      <ListOfChildren
        {...{ list, recent, asked, search }}
        at={childPaths.children}
        to={({ id }) => childPaths.child(id)}
        label={t.heading}
        noneFound={t.noneFound}
      />
      {isEmpty ? (
        <EmptyState
          says={t.none}
          begin={<LinkButton href={childPaths.newChild()}>{t.newChild}</LinkButton>}
        />
      ) : (
        <p>
          <LinkButton href={childPaths.newChild()} variant="secondary" icon="plus">
            {t.newChild}
          </LinkButton>
        </p>
      )}
      {mayOpenInEmergency && (
        <p>
          {t.emergencyWhen} <a href={emergencyPaths.emergency()}>{t.emergency}</a>
        </p>
      )}
    </Layout>
  )
}
