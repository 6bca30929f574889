import {
  BackLink,
  Button,
  Form,
  Hidden,
  Layout,
  Lines,
  MoreFound,
  SearchField,
  usePage,
} from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { type Post, shortPost } from '../posts.ts'
import { draftTexts } from './texts.ts'

type Props = { plan: Plan; partId: string; words: string; posts: Post[]; more: boolean; search: string }

/** Who does an action: any function of the collaboration, found by name, unit or profession. */
export function DoerPage({ plan, partId, words, posts, more, search }: Props) {
  const t = draftTexts(usePage().lang)
  const action = planPaths.doer(plan.id, partId)
  return (
    <Layout
      title={t.doerHeading}
      lead={words || t.doerLead}
      back={
        <BackLink href={`${planPaths.draft(plan.id)}#part-${partId}`}>{t.heading(plan.childName)}</BackLink>
      }
      narrow
    >
      <SearchField action={action} label={t.doerSearch} value={search} hint={t.doerLead} />
      {search && posts.length === 0 && <p role="status">{t.doerNone}</p>}
      <Lines
        items={posts.map(post => ({
          title: shortPost(post),
          detail: [post.functionName, post.unitName, post.organisationName].join(', '),
          beside: (
            <Form id={`choose-${post.functionId}`} action={action} label={t.choose(shortPost(post))}>
              <Hidden name="functionId" value={post.functionId} />
              <Button variant="secondary">{t.choose(shortPost(post))}</Button>
            </Form>
          ),
        }))}
      />
      {more && <MoreFound />}
    </Layout>
  )
}
