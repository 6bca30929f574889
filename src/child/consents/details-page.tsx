import { todaysDate } from '../../i18n/index.ts'
import { maxOf } from '../../platform/forms.ts'
import { type AreaLabels, areas } from '../../sharing/disclosures/index.ts'
import {
  BackLink,
  Button,
  Card,
  Checkbox,
  Chips,
  DateField,
  Details,
  Form,
  type FormState,
  Hidden,
  Layout,
  RadioGroup,
  TextArea,
  usePage,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { byChild, detailsSchema, untilChoices } from './consent-form.ts'
import { gdprGrounds, participation, type Unit, waysByStaff } from './consents.ts'
import { consentPaths } from './noun.ts'
import { takesPart } from './takes-part.ts'
import { texts } from './texts.ts'
import { ConsentSteps } from './who-page.tsx'

const schema = detailsSchema([])
const limit = { maturityAssessment: maxOf(schema, 'maturityAssessment'), note: maxOf(schema, 'note') }

type Props = {
  child: Child
  from: string
  giver: string
  units: Unit[]
  labels: AreaLabels
  receiver: string
  /** An association or a company has seldom a public task: it says itself why it may process the data. */
  isCivil: boolean
  draftId?: string | undefined
  state?: FormState
}

/** Second step: what, until when, and how it was given. */
export function DetailsPage({
  child,
  from,
  giver,
  units,
  labels,
  receiver,
  isCivil,
  draftId,
  state = {},
}: Props) {
  const t = texts(usePage().lang)
  const chosen = { from, ...Object.fromEntries(units.map((unit, i) => [`unit-${i}`, unit.id])) }
  return (
    <Layout
      title={t.detailsHeading}
      lead={t.saysYes(giver)}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={consentPaths.newConsent(child.id, chosen)}>{t.stepWho}</BackLink>}
    >
      <ConsentSteps at={1} />
      <Form action={consentPaths.details(child.id)} state={state} once={!draftId} unsaved>
        {draftId && <Hidden name="once" value={draftId} />}
        <Hidden name="from" value={from} />
        {units.map(unit => (
          <Card>
            <Hidden name="units" value={unit.id} />
            <Chips
              name={`areas-${unit.id}`}
              label={t.areasFor(unit.name)}
              hint={unit.organisationName}
              options={areas.map(value => ({ value, label: labels[value] }))}
            />
            <Checkbox name={`all-${unit.id}`} label={t.allAreas} />
          </Card>
        ))}
        <RadioGroup
          name="untilChoice"
          label={t.until}
          hint={t.untilHint}
          options={untilChoices.map(value => ({ value, label: t[value] }))}
        />
        <DateField coming name="untilDate" label={t.untilDate} optional />
        {from === byChild && (
          <TextArea
            name="maturityAssessment"
            label={t.maturity}
            hint={t.maturityHint}
            maxLength={limit.maturityAssessment}
          />
        )}
        <RadioGroup
          name="how"
          label={t.how}
          options={waysByStaff.map(value => ({ value, label: t[value] }))}
        />
        <DateField name="givenOn" label={t.givenOn} value={todaysDate()} max={todaysDate()} />
        <p>
          {t.receivedBy} {receiver}.
        </p>
        <RadioGroup
          name="wantsToTakePart"
          label={t.takesPart}
          hint={t.takesPartHint}
          options={participation.map(value => ({ value, label: takesPart(t)[value] }))}
        />
        <TextArea name="note" label={t.note} hint={t.noteHint} maxLength={limit.note} rows={2} optional />
        <Details summary={t.gdpr} open={isCivil || Boolean(state.errors?.gdprGround)}>
          <RadioGroup
            name="gdprGround"
            label={t.gdpr}
            hint={t.gdprHint}
            value={isCivil ? '' : 'public_task'}
            options={gdprGrounds.map(value => ({ value, label: t[value] }))}
          />
        </Details>
        <Button>{t.see}</Button>
      </Form>
    </Layout>
  )
}
