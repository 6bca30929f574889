import { formatTime, todaysDate } from '../../platform/i18n/index.ts'
import {
  BackLink,
  Button,
  DateField,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { DangerLink } from './danger-link.tsx'
import { reportPaths } from './noun.ts'
import { ways } from './reports.ts'
import { texts } from './texts.ts'

/** A minute's note that the duty to report was done. */
export function NewReportPage({ child, state = {} }: { child: Child; state?: FormState }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.newHeading}
      lead={t.newLead}
      narrow
      mistakes={Boolean(state.errors)}
      back={<BackLink href={reportPaths.reports(child.id)}>{t.reports}</BackLink>}
    >
      <DangerLink childId={child.id} />
      <Form action={reportPaths.reports(child.id)} state={state} once unsaved>
        <DateField name="madeOn" label={t.madeOn} value={todaysDate()} max={todaysDate()} />
        <TextField
          name="madeTime"
          label={t.madeTime}
          hint={t.madeTimeHint}
          value={formatTime(new Date(), lang)}
        />
        <TextField name="madeTo" label={t.madeTo} hint={t.madeToHint} />
        <RadioGroup name="how" label={t.how} options={ways.map(value => ({ value, label: t[value] }))} />
        <RadioGroup
          name="guardiansTold"
          label={t.told}
          hint={t.toldHint}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
        <TextArea
          name="notToldReason"
          label={t.notTold}
          hint={t.notToldHint}
          maxLength={2000}
          rows={2}
          optional
        />
        <TextArea name="note" label={t.note} hint={t.noteHint} maxLength={4000} rows={2} optional />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
