import { BackLink, Layout, Lines, MoreFound, SearchField, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { type Post, shortPost } from '../posts.ts'
import { partnerTexts } from './texts.ts'

type Props = { plan: Plan; posts: Post[]; more: boolean; search: string }

/** Any function of another unit can become a partner: those who know the child stand first. */
export function NewPartnerPage({ plan, posts, more, search }: Props) {
  const t = partnerTexts(usePage().lang)
  return (
    <Layout
      title={t.newHeading}
      lead={t.newLead}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
      narrow
    >
      <SearchField action={planPaths.newPartner(plan.id)} label={t.search} value={search} />
      {search && posts.length === 0 && <p role="status">{t.none}</p>}
      <Lines
        items={posts.map(post => ({
          title: shortPost(post),
          href: planPaths.partner(plan.id, post.functionId),
          detail: [post.functionName, post.unitName, post.organisationName].join(', '),
        }))}
      />
      {more && <MoreFound shown={posts.length > 0} />}
    </Layout>
  )
}
