import { Tabs, usePage } from '../../../ui/index.ts'
import { planPaths } from '../paths.ts'
import { texts } from '../texts.ts'

/** The three steps of the lead: write, decide who gets what, give out. */
export function DraftTabs({
  plan,
  here,
}: {
  plan: { id: string }
  here: 'draft' | 'partners' | 'publication'
}) {
  const t = texts(usePage().lang)
  return (
    <Tabs
      label={t.planTabs}
      items={[
        { href: planPaths.draft(plan.id), label: t.draftTab, here: here === 'draft' },
        { href: planPaths.partners(plan.id), label: t.partnersTab, here: here === 'partners' },
        { href: planPaths.newPublication(plan.id), label: t.publishTab, here: here === 'publication' },
      ]}
    />
  )
}
