import type { Child as Content } from 'hono/jsx'
import { Receipt, usePage } from '../../ui/index.ts'
import type { MyChange } from './my-change.ts'
import { changeTexts } from './texts.ts'

type Props = {
  /** What the reader has just done; nothing is drawn where it is nothing, or long ago. */
  of: MyChange | undefined
  /** Where one goes on when it was made. */
  next?: Content
}

/** What was done in the house, and what to do next. */
export function ChangeReceipt({ of, next }: Props) {
  const t = changeTexts(usePage().lang)
  if (!of) return null
  const { kind, act, who } = of
  switch (`${kind}_${act}` as const) {
    case 'organisation_made':
      return <Made says={t.organisationMade} means={t.organisationMadeMeans} next={next} />
    case 'body_made':
      return <Made says={t.bodyMade} means={t.bodyMadeMeans} next={next} />
    case 'unit_made':
      return <Made says={t.unitMade} means={t.unitMadeMeans} next={next} />
    case 'function_made':
      return <Made says={t.functionMade} means={t.functionMadeMeans} next={next} />
    case 'appointment_made':
      return <Made says={t.appointmentMade(who)} means={t.appointmentMadeMeans} />
    case 'appointment_ended':
      return <Made says={t.appointmentEnded(who)} means={t.appointmentEndedMeans} />
    case 'named_person_rule_made':
      return <Made says={t.ruleMade} means={t.ruleMadeMeans} />
    case 'named_person_rule_removed':
      return <Made says={t.ruleRemoved} means={t.ruleRemovedMeans} />
    case 'scim_token_ended':
      return <Made says={t.tokenEnded} means={t.tokenEndedMeans} />
    case 'organisation_ended':
    case 'body_ended':
    case 'unit_ended':
    case 'function_ended':
      return <Made says={t.ended} means={t.endedMeans} />
    case 'organisation_reopened':
    case 'body_reopened':
    case 'unit_reopened':
      return <Made says={t.reopened} means={t.reopenedMeans} />
    case 'function_reopened':
      return <Made says={t.reopened} means={t.functionMadeMeans} />
    default:
      return act === 'changed' ? <Made says={t.changed} means={t.changedMeans} /> : null
  }
}

const Made = ({ says, means, next }: { says: string; means: string; next?: Content }) => (
  <Receipt says={says} next={next}>
    <p>{means}</p>
  </Receipt>
)
