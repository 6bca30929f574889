import { BackLink, Layout, Lines, SearchField, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { type Post, shortPost } from '../posts.ts'
import { partnerTexts } from './texts.ts'

/** Any function of another unit can become a partner. */
export function NewPartnerPage({ plan, posts, search }: { plan: Plan; posts: Post[]; search: string }) {
  const t = partnerTexts(usePage().lang)
  return (
    <Layout
      title={t.newHeading}
      lead={t.newLead}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
      narrow
    >
      <SearchField action={planPaths.newPartner(plan.id)} label={t.search} value={search} />
      {posts.length === 0 && <p>{t.none}</p>}
      <Lines
        items={posts.map(post => ({
          title: shortPost(post),
          href: planPaths.partner(plan.id, post.functionId),
          detail: [post.functionName, post.unitName, post.organisationName].join(', '),
        }))}
      />
    </Layout>
  )
}
