import { holderAndPost } from '../../../people/holders/index.ts'
import { BackLink, Button, Form, type FormState, Layout, Select, usePage } from '../../../ui/index.ts'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { texts } from '../texts.ts'
import { leadTexts } from './texts.ts'

/** Another function of the unit takes the lead over. */
export function LeadPage({
  plan,
  functions,
  state = {},
}: {
  plan: Plan
  functions: HeldFunction[]
  state?: FormState
}) {
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
          options={functions
            .filter(({ functionId }) => functionId !== plan.lead.functionId)
            .map(one => ({ value: one.functionId, label: holderAndPost(one, lang) }))}
        />
        <Button>{t.handOver}</Button>
      </Form>
    </Layout>
  )
}
