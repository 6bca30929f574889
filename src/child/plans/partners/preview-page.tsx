import type { AreaLabels } from '../../../sharing/disclosures/index.ts'
import { Alert, BackLink, Layout, usePage } from '../../../ui/index.ts'
import { planPaths } from '../noun.ts'
import { givenTo, type Part } from '../parts.ts'
import type { Plan } from '../plan.ts'
import { PlanWords } from '../versions/plan-words.tsx'
import type { Partner } from './partner.ts'
import { partnerNameInside } from './partners-page.tsx'
import { partnerTexts } from './texts.ts'

/** The draft with the eyes of one who will get it. */
export function PreviewPage({
  plan,
  partner,
  frozen,
  untold,
  labels,
}: {
  plan: Plan
  partner: Partner
  frozen: Part[]
  untold: ReadonlySet<string>
  labels: AreaLabels
}) {
  const t = partnerTexts(usePage().lang)
  const parts = givenTo(partner, frozen, untold).map(part => ({ ...part, marks: [] }))
  return (
    <Layout
      title={t.previewHeading(partnerNameInside(partner))}
      lead={t.previewLead}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
    >
      {parts.length === 0 && <Alert>{t.previewNothing}</Alert>}
      <PlanWords childName={plan.childName} parts={parts} labels={labels} bare />
    </Layout>
  )
}
