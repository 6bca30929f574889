import { maxOf } from '../../../platform/forms.ts'
import { BackLink, Confirm, type FormState, Hidden, Layout, TextArea, usePage } from '../../../ui/index.ts'
import type { Indicator } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import { nextState } from '../states.ts'
import { texts } from '../texts.ts'
import { moveSchema } from './retirement.ts'

/** Retire it, or bring it back: what will happen, and why. */
export function RetirementPage({ indicator, state }: { indicator: Indicator; state?: FormState }) {
  const t = texts(usePage().lang)
  const here = indicatorPaths.indicator(indicator.id)
  const verb = indicator.state === 'retired' ? t.bringBack : t.retire
  return (
    <Layout
      title={`${verb}: ${indicator.name}`}
      back={<BackLink href={here}>{indicator.name}</BackLink>}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      <Confirm
        action={indicatorPaths.retirement(indicator.id)}
        verb={verb}
        cancel={here}
        variant="primary"
        state={state}
        once
      >
        <p>{indicator.state === 'retired' ? t.bringBackLead : t.retireLead}</p>
        <Hidden name="to" value={nextState(indicator.state)} />
        <TextArea name="note" label={t.note} maxLength={maxOf(moveSchema, 'note')} rows={2} optional />
      </Confirm>
    </Layout>
  )
}
