import { holderAndPost, holderOrPostInside } from '../../../people/holders/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import { type AreaLabels, areas } from '../../../sharing/disclosures/index.ts'
import { type GroundChoice, GroundFields } from '../../../sharing/grounds/index.ts'
import {
  BackLink,
  Button,
  Chips,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  TextArea,
  usePage,
} from '../../../ui/index.ts'
import { DespiteBand, DespiteButton, despiteVerb, type Withdrawn } from '../../consents/index.ts'
import type { HeldFunction } from '../functions.ts'
import { planPaths } from '../noun.ts'
import type { Plan } from '../plan.ts'
import type { Partner } from './partner.ts'
import { guardianPartSchema } from './partner-form.ts'
import { partnerTexts } from './texts.ts'

type Props = {
  plan: Plan
  to: HeldFunction
  grounds: GroundChoice[]
  labels: AreaLabels
  defaultUntil: string
  known: boolean
  state?: FormState
  withdrawn: Withdrawn[]
  /** What the family had said before it took its yes back. */
  said: string
}

/** What a function of another unit gets, and on which ground. */
export function PartnerPage({
  plan,
  to,
  grounds,
  labels,
  defaultUntil,
  known,
  state = {},
  withdrawn,
  said,
}: Props) {
  const { lang } = usePage()
  const t = partnerTexts(lang)
  return (
    <Layout
      title={t.partHeading(holderOrPostInside(to))}
      lead={holderAndPost(to, lang)}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={planPaths.partner(plan.id, to.functionId)} state={state}>
        {withdrawn.length > 0 && (
          <DespiteBand
            {...{ withdrawn, said }}
            childId={plan.childId}
            cancel={planPaths.partners(plan.id)}
            asked={Boolean(state.searched)}
          />
        )}
        <RadioGroup
          name="gets"
          label={t.gets}
          options={[
            { value: 'areas', label: t.areasOption, hint: t.areasHint },
            { value: 'whole', label: t.getsWhole, hint: t.wholeHint },
          ]}
        />
        <Chips
          name="areas"
          label={t.areas}
          options={areas.map(value => ({ value, label: labels[value] }))}
          optional
        />
        <GroundFields grounds={grounds} defaultUntil={defaultUntil} withdrawn={withdrawn.length > 0} />
        {withdrawn.length > 0 ? (
          <DespiteButton withdrawn={withdrawn} verb={despiteVerb('save', withdrawn, lang)} />
        ) : (
          <Button>{t.save}</Button>
        )}
      </Form>
      {known && (
        <Form id="removal" action={planPaths.partnerRemoval(plan.id, to.functionId)} label={t.remove}>
          <Button variant="quiet">{t.remove}</Button>
        </Form>
      )}
    </Layout>
  )
}

/** A guardian gets the whole, or nothing with a reason. */
export function GuardianPartPage({
  plan,
  partner,
  state = {},
}: {
  plan: Plan
  partner: Partner
  state?: FormState
}) {
  const t = partnerTexts(usePage().lang)
  return (
    <Layout
      title={t.partHeading(partner.name)}
      lead={t.guardianRight}
      back={<BackLink href={planPaths.partners(plan.id)}>{t.heading(plan.childName)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={planPaths.partner(plan.id, partner.who)} state={state}>
        <RadioGroup
          name="gets"
          label={t.gets}
          value={partner.gets}
          options={[
            { value: 'whole', label: t.getsWhole },
            { value: 'nothing', label: t.nothingOption, hint: t.nothingHint },
          ]}
        />
        <TextArea
          name="reason"
          label={t.reason}
          value={partner.reason}
          maxLength={maxOf(guardianPartSchema, 'reason')}
          optional
        />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
