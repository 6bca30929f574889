import { languages } from '../../i18n/index.ts'
import {
  Button,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  Saved,
  TextArea,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { BackToAdministration } from './checklist-page.tsx'
import type { Collaboration } from './collaboration.ts'
import { administrationPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = { collaboration: Collaboration; saved?: boolean; state?: FormState | undefined }

/** What the collaboration is called, and whom people ask. */
export function CollaborationPage({ collaboration, saved = false, state }: Props) {
  const t = texts(usePage().lang)
  const { answerDays, ...rest } = collaboration
  return (
    <Layout
      title={t.toCollaboration}
      lead={t.collaborationLead}
      back={<BackToAdministration />}
      mistakes={Boolean(state?.errors)}
      narrow
    >
      {saved && <Saved>{t.saved}</Saved>}
      <Form
        action={administrationPaths.collaboration()}
        state={state ?? { values: { ...rest, answerDays: String(answerDays) } }}
      >
        <TextField name="name" label={t.name} />
        <RadioGroup
          name="language"
          label={t.language}
          options={languages.map(value => ({ value, label: t[`language_${value}`] }))}
        />
        <TextArea name="contact" label={t.contactLabel} hint={t.contactHint} maxLength={500} optional />
        <TextField name="answerDays" label={t.answerDays} hint={t.answerDaysHint} inputmode="numeric" />
        <TextField name="reason" label={t.reason} />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
