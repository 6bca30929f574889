import { holderOrPost, holderOrPostInside, postLine } from '../../../people/holders/index.ts'
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
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { draftTexts } from './texts.ts'

type Props = {
  plan: Plan
  partId: string
  words: string
  functions: HeldFunction[]
  more: boolean
  search: string
}

/** Who does an action: any function of the collaboration, found by name, unit or profession. */
export function DoerPage({ plan, partId, words, functions, more, search }: Props) {
  const { lang } = usePage()
  const t = draftTexts(lang)
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
      {search && functions.length === 0 && <p role="status">{t.doerNone}</p>}
      <Lines
        items={functions.map(one => ({
          title: holderOrPost(one),
          detail: `${postLine(one, lang)}, ${one.organisationName}`,
          beside: (
            <Form id={`choose-${one.functionId}`} action={action} label={t.choose(holderOrPostInside(one))}>
              <Hidden name="functionId" value={one.functionId} />
              <Button variant="secondary">{t.choose(holderOrPostInside(one))}</Button>
            </Form>
          ),
        }))}
      />
      {more && <MoreFound />}
    </Layout>
  )
}
