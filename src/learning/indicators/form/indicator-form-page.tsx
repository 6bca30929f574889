import { functionOption } from '../../../people/holders/index.ts'
import { maxOf } from '../../../platform/forms.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  Cards,
  CheckboxGroup,
  ChooseBySearch,
  DateField,
  EmptyState,
  Form,
  type FormState,
  Hidden,
  hasMistakes,
  Layout,
  Lines,
  type Option,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts'
import { surveyPaths } from '../../surveys/index.ts'
import type { Indicator, Source } from '../indicators.ts'
import { indicatorPaths } from '../noun.ts'
import type { Unit } from '../numbers.ts'
import type { Within } from '../sources/source.ts'
import { sourceTexts } from '../sources/source-texts.ts'
import { texts } from '../texts.ts'
import { editSchema, newSchema } from './indicator-form.ts'
import type { Owners } from './owners.ts'

/** First of all where the figures come from: what takes the least work. `more` are sources that lead to a choice of their own. */
export function SourcePage({ more }: { more: readonly { href: string; heading: string; says: string }[] }) {
  const t = texts(usePage().lang)
  const choices = [
    ...more,
    {
      href: indicatorPaths.newIndicator({ source: 'register' }),
      heading: t.registerShort,
      says: t.registerHint,
    },
    { href: indicatorPaths.newIndicator({ source: 'keyed' }), heading: t.keyed, says: t.keyedHint },
  ]
  return (
    <Layout
      title={t.newHeading}
      lead={t.newLead}
      back={<BackLink href={indicatorPaths.indicators()}>{t.heading}</BackLink>}
    >
      <Cards>
        {choices.map(({ href, heading, says }) => (
          <Card heading={heading} href={href}>
            <p>{says}</p>
          </Card>
        ))}
      </Cards>
    </Layout>
  )
}

/** What of the source: a survey, then one of its questions; or a figure. */
export function WithinPage({ heading, lead, groups, back }: Within & { back: string | undefined }) {
  const { lang } = usePage()
  const t = sourceTexts(lang)
  const before = back
    ? { href: indicatorPaths.newIndicator({ source: back }), says: t.whichSurvey }
    : { href: indicatorPaths.newIndicator(), says: texts(lang).newHeading }
  return (
    <Layout title={heading} lead={lead} back={<BackLink href={before.href}>{before.says}</BackLink>} narrow>
      {groups.length === 0 && (
        <EmptyState says={t.noSurveys} begin={<a href={surveyPaths.surveys()}>{t.toSurveys}</a>}>
          {t.noSurveysHow}
        </EmptyState>
      )}
      {groups.map(({ label, items }) => (
        <Card {...(label && { heading: label })}>
          <Lines items={items} />
        </Card>
      ))}
    </Layout>
  )
}

type Props = {
  /** the one that is changed; none when it is new */
  indicator?: Indicator
  source: Source
  /** what of the source: an item of an instrument, a child figure */
  of?: { id: string; said: string; options: readonly Option[] } | undefined
  /** what its figures can be measured in */
  units: readonly Unit[]
  owners: Owners
  state?: FormState
  late?: boolean
}

/** What the figure is, what it was, what it shall be and who answers for it. */
export function IndicatorFormPage({ indicator, source, of, units, owners, state = {}, late }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={indicator ? t.edit : t.make}
      lead={of?.said ?? t.formLead}
      back={
        indicator ? (
          <BackLink href={indicatorPaths.indicator(indicator.id)}>{indicator.name}</BackLink>
        ) : (
          <BackLink href={indicatorPaths.newIndicator()}>{t.newHeading}</BackLink>
        )
      }
      mistakes={hasMistakes(state)}
      narrow
    >
      {late && <Alert announce="now">{t.late}</Alert>}
      <Form
        action={indicator ? indicatorPaths.edit(indicator.id) : indicatorPaths.indicators()}
        state={state}
        once={!indicator}
        unsaved
      >
        {indicator ? (
          <Hidden name="revision" value={String(indicator.revision)} />
        ) : (
          <Hidden name="source" value={source} />
        )}
        {of && <Hidden name="of" value={of.id} />}
        <TextField name="name" label={t.name} hint={t.nameHint} />
        <TextArea
          name="definition"
          label={t.what}
          hint={t.definitionHint}
          maxLength={maxOf(newSchema, 'definition')}
        />
        <RadioGroup
          name="kind"
          label={t.kind}
          options={[
            { value: 'goal', label: t.goal, hint: t.goalHint },
            { value: 'effect', label: t.effect, hint: t.effectHint },
          ]}
        />
        {of && of.options.length > 0 && !indicator && (
          <CheckboxGroup name="options" label={t.whichAnswers} hint={t.whichHint} options={of.options} />
        )}
        <UnitAndSource units={units} />
        <Figures />
        <OwnerField {...owners} />
        {(source === 'keyed' || source === 'register') && <Often />}
        {indicator && (
          <TextArea name="why" label={t.why} hint={t.whyHint} maxLength={maxOf(editSchema, 'why')} rows={2} />
        )}
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}

function UnitAndSource({ units }: { units: readonly Unit[] }) {
  const t = texts(usePage().lang)
  return (
    <>
      <RadioGroup
        name="unit"
        label={t.unit}
        options={units.map(value => ({ value, label: t[value] }))}
        {...(units.length === 1 && { value: units[0] })}
      />
      <TextArea
        name="sourceWords"
        label={t.sourceWords}
        hint={t.sourceWordsHint}
        maxLength={maxOf(newSchema, 'sourceWords')}
        rows={2}
      />
    </>
  )
}

function Figures() {
  const t = texts(usePage().lang)
  return (
    <>
      <TextField name="baseValue" label={t.baseValue} hint={t.baseHint} inputmode="text" optional />
      <DateField name="baseOn" label={t.baseOn} optional />
      <TextField name="targetValue" label={t.targetValue} inputmode="text" />
      <RadioGroup
        name="targetIs"
        label={t.targetIs}
        options={(['at_least', 'at_most'] as const).map(value => ({ value, label: t[value] }))}
      />
      <DateField coming name="targetOn" label={t.targetOn} />
    </>
  )
}

function OwnerField({ chosen, found, more }: Owners) {
  const { lang } = usePage()
  const t = texts(lang)
  const option = (one: Owners['found'][number]) => functionOption(one, lang)
  return (
    <ChooseBySearch
      name="ownerFunctionId"
      label={t.ownerField}
      hint={t.ownerHint}
      near={chosen.map(option)}
      found={found.map(option)}
      more={more}
      searchLabel={t.ownerSearch}
    />
  )
}

function Often() {
  const t = texts(usePage().lang)
  const options = [
    { value: '12', label: t.every12 },
    { value: '6', label: t.every6 },
    { value: '3', label: t.every3 },
    { value: '1', label: t.every1 },
  ]
  return <Select name="everyMonths" label={t.every} options={options} empty={t.everyNone} optional />
}
