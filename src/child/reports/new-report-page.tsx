import { formatTime, todaysDate } from '../../i18n/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import {
  BackLink,
  Button,
  DateField,
  Fields,
  Form,
  type FormState,
  Layout,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Child } from '../children/index.ts'
import { DangerLink } from './danger-link.tsx'
import { reportPaths } from './noun.ts'
import { reportSchema } from './report-form.ts'
import { texts } from './texts.ts'

/** A note that a report was made, written in a minute. */
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
        <Fields of={fieldsOf(reportSchema)} t={t} except={['madeOn']} rows={2} />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
