import { EmptyState, Layout, Lines, LinkButton, SearchField, Tag, usePage } from '../../ui/index.ts'
import { emergencyPaths } from '../emergency/index.ts'
import { type ChildInList, childAge, childName } from './children.ts'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = { known: ChildInList[]; more: boolean; search: string; mayOpenInEmergency: boolean }

export function ChildrenPage({ known, more, search, mayOpenInEmergency }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.heading} lead={t.lead}>
      <SearchField action={childPaths.children()} label={t.search} value={search} />
      {known.length > 0 && <Lines label={t.heading} items={known.map(child => line(child, t))} />}
      {more && <p class="hint">{t.more}</p>}
      {known.length === 0 && search && (
        <p role="status">
          {t.noneFound} <a href={childPaths.children()}>{t.showAll}</a>
        </p>
      )}
      {known.length === 0 && !search ? (
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

const line = (child: ChildInList, t: ReturnType<typeof texts>) => ({
  title: childName(child),
  href: childPaths.child(child.id),
  detail: [
    t.years(childAge(child.birthDate)),
    !child.own && t.from(child.unitName),
    child.planNextOn && t.planNext(child.planNextOn),
  ]
    .filter(Boolean)
    .join('. '),
  ...(child.protected && { beside: <Tag icon="lock">{t.protectedIdentity}</Tag> }),
})
