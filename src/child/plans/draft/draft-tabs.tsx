import { BackLink, Tabs, usePage } from '../../../ui/index.ts'
import { childPaths } from '../../children/index.ts'
import { MeetingOpen } from '../meeting-open.tsx'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import { texts } from '../texts.ts'

/** The three steps of the lead: write, decide who gets what, publish; and above them that a meeting goes on. */
export function DraftTabs({ plan, here }: { plan: Plan; here: 'draft' | 'partners' | 'publication' }) {
  const t = texts(usePage().lang)
  return (
    <>
      <MeetingOpen plan={plan} sharing={here === 'publication'} />
      <Tabs
        label={t.planTabs}
        items={[
          { href: planPaths.draft(plan.id), label: t.draftTab, here: here === 'draft' },
          { href: planPaths.partners(plan.id), label: t.partnersTab, here: here === 'partners' },
          { href: planPaths.newPublication(plan.id), label: t.publishTab, here: here === 'publication' },
        ]}
      />
    </>
  )
}

/** Back to the published plan, or to the child while there is only a draft. */
export function DraftBack({ plan }: { plan: Plan }) {
  const t = texts(usePage().lang)
  return plan.version > 0 ? (
    <BackLink href={planPaths.plan(plan.id)}>{t.planFor(plan.childName)}</BackLink>
  ) : (
    <BackLink href={childPaths.child(plan.childId)}>{plan.childName}</BackLink>
  )
}
