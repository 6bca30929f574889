import { BackLink, Button, Form, type FormState, Layout, Select, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { type Post, postName } from '../posts.ts'
import { texts } from '../texts.ts'
import { leadTexts } from './texts.ts'

/** Another function of the unit takes the lead over. */
export function LeadPage({ plan, posts, state = {} }: { plan: Plan; posts: Post[]; state?: FormState }) {
  const { lang } = usePage()
  const t = leadTexts(lang)
  return (
    <Layout
      title={t.heading}
      lead={t.leadText}
      back={<BackLink href={planPaths.plan(plan.id)}>{texts(lang).planFor(plan.childName)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={planPaths.lead(plan.id)} state={state}>
        <Select
          name="functionId"
          label={texts(lang).leadChoice}
          options={posts
            .filter(({ functionId }) => functionId !== plan.lead.functionId)
            .map(post => ({ value: post.functionId, label: postName(post) }))}
        />
        <Button>{t.handOver}</Button>
      </Form>
    </Layout>
  )
}
