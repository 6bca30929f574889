import type { Child } from 'hono/jsx'
import { isoDate } from '../../../platform/i18n/index.ts'
import type { AreaLabels } from '../../../sharing/index.ts'
import {
  BackLink,
  Button,
  Card,
  DateField,
  Details,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  Select,
  TextArea,
  usePage,
  Written,
} from '../../../ui/index.ts'
import type { Part } from '../parts.ts'
import { planPaths } from '../paths.ts'
import type { Plan } from '../plan.ts'
import { endReasons } from '../states.ts'
import { texts } from '../texts.ts'
import { versionTexts } from '../versions/texts.ts'
import { reviewOutcomes } from './review.ts'
import { whatOf, wordsOf } from './review-form.ts'
import { reviewTexts } from './texts.ts'

type Props = {
  plan: Plan
  needs: Part[]
  labels: AreaLabels
  /** The wheels of then and now beside each other, where there are two. */
  wheels?: Child
  newWheel: string
  state?: FormState
}

export function ReviewFormPage({ plan, needs, labels, wheels, newWheel, state = {} }: Props) {
  const { lang } = usePage()
  const t = reviewTexts(lang)
  const reasons = versionTexts(lang)
  return (
    <Layout
      title={t.heading(plan.childName)}
      lead={t.leadText}
      back={<BackLink href={planPaths.plan(plan.id)}>{texts(lang).planFor(plan.childName)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {wheels ? (
        <Details summary={t.wheels} open>
          <h2 class="sr-only">{t.wheels}</h2>
          {wheels}
        </Details>
      ) : (
        <p>
          {t.wheelsNone} <a href={newWheel}>{t.wheelsNew}</a>
        </p>
      )}
      <Form action={planPaths.reviews(plan.id)} state={state} once unsaved>
        <DateField name="heldOn" label={t.heldOn} value={isoDate(new Date())} />
        {needs.map(need => (
          <Card heading={need.area ? labels[need.area] : texts(lang).need}>
            {need.words && <Written>{need.words}</Written>}
            <RadioGroup
              name={whatOf(need.id)}
              label={t.what}
              options={reviewOutcomes.map(value => ({ value, label: t[value] }))}
            />
            <TextArea name={wordsOf(need.id)} label={t.words} rows={2} optional />
          </Card>
        ))}
        <TextArea name="childWords" label={t.childWords} maxLength={10_000} optional />
        <TextArea name="guardianWords" label={t.guardianWords} maxLength={10_000} optional />
        <RadioGroup
          name="decision"
          label={t.decision}
          options={[
            { value: 'continue', label: t.goOn, hint: t.goOnHint },
            { value: 'end', label: t.end, hint: t.endHint },
          ]}
        />
        <Card heading={t.ifGoOn}>
          <DateField name="nextOn" label={texts(lang).next} optional />
        </Card>
        <Card heading={t.ifEnd}>
          <Select
            name="endReason"
            label={t.endReason}
            options={endReasons.map(value => ({ value, label: reasons[value] }))}
            optional
          />
          <TextArea name="endWords" label={t.endWords} hint={t.readByAll} rows={2} optional />
          <TextArea name="afterwards" label={t.afterwards} hint={t.readByAll} rows={2} optional />
        </Card>
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
