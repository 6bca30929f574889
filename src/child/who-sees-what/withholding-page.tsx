import { daysFromToday, insideSentence } from '../../i18n/index.ts'
import { functionOption } from '../../people/holders/index.ts'
import { maxOf } from '../../platform/forms.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import { type GroundChoice, type Receiver, sharingTexts } from '../../sharing/grounds/index.ts'
import {
  BackLink,
  Button,
  Chips,
  ChooseBySearch,
  DateField,
  Form,
  type FormState,
  Hidden,
  Layout,
  RadioGroup,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { sharingPaths } from './noun.ts'
import { texts } from './texts.ts'
import { withholdingSchema } from './withholding-form.ts'

/** First: who is it about? The grounds depend on it. */
export function WithholdingReceiverPage({
  child,
  chosen,
  receivers,
  more,
  search,
  missing,
}: {
  child: Child
  /** before the search, which may not find them again */
  chosen: Receiver | undefined
  receivers: Receiver[]
  more: boolean
  search: string
  missing: boolean
}) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.withholdHeading}
      lead={t.withholdLead}
      narrow
      mistakes={missing}
      back={<BackLink href={sharingPaths.sharing(child.id)}>{t.backTo}</BackLink>}
    >
      <Form
        action={sharingPaths.withholding(child.id)}
        method="get"
        state={{
          values: { search, to: chosen?.functionId ?? '' },
          ...(missing && { errors: { to: t.toMissing } }),
        }}
      >
        <ChooseBySearch
          name="to"
          label={t.withholdFrom}
          near={chosen && [functionOption(chosen, lang)]}
          found={receivers.map(one => functionOption(one, lang))}
          more={more}
          searchLabel={t.withholdSearch}
        />
        <Button>{t.next}</Button>
      </Form>
    </Layout>
  )
}

type Props = {
  child: Child
  receiver: Receiver
  grounds: GroundChoice[]
  labels: AreaLabels
  state?: FormState
}

export function WithholdingPage({ child, receiver, grounds, labels, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const s = sharingTexts(lang)
  const who = [...receiver.holders, insideSentence(receiver.functionName), receiver.unitName].join(', ')
  return (
    <Layout
      title={t.withholdHeading}
      lead={t.withholdReceiver(who)}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={sharingPaths.withholding(child.id)}>{t.withholdFrom}</BackLink>}
    >
      <Form action={sharingPaths.withholding(child.id)} state={state} once unsaved>
        <Hidden name="to" value={receiver.functionId} />
        <TextArea
          name="purpose"
          label={t.withholdWhy}
          maxLength={maxOf(withholdingSchema, 'purpose')}
          rows={4}
        />
        <Chips
          name="areas"
          label={t.withholdAreas}
          optional
          options={areas.map(value => ({ value, label: labels[value] }))}
        />
        <RadioGroup
          name="basisId"
          label={t.withholdBasis}
          options={grounds.map(ground => ({
            value: ground.id,
            label: `${ground.name} (${ground.paragraph})`,
            hint: ground.explanation,
            disabledReason: ground.refusal === 'pair' ? t.pairHint : undefined,
          }))}
        />
        <TextArea
          name="familyView"
          label={s.familyView}
          maxLength={maxOf(withholdingSchema, 'familyView')}
          rows={2}
          optional
        />
        <RadioGroup
          name="informed"
          label={t.withholdInformed}
          options={[
            { value: 'yes', label: s.informed_yes },
            { value: 'no', label: s.informed_no },
          ]}
        />
        <div class="when-not-informed">
          <TextArea
            name="notInformedReason"
            label={s.notInformedReason}
            maxLength={maxOf(withholdingSchema, 'notInformedReason')}
            rows={2}
            optional
          />
        </div>
        <DateField coming name="until" label={t.withholdUntil} value={daysFromToday(90)} />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
