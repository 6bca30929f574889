import {
  BackLink,
  Button,
  Checkbox,
  DateField,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export function NewChildPage({ state = {} }: { state?: FormState }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.newChild}
      lead={t.newLead}
      back={<BackLink href={childPaths.children()}>{t.heading}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={childPaths.children()} state={state} once unsaved>
        <TextField name="givenName" label={t.givenName} />
        <TextField name="familyName" label={t.familyName} optional />
        <TextField
          name="personNumber"
          label={t.personNumber}
          hint={t.personNumberHint}
          inputmode="numeric"
          optional
        />
        <DateField name="birthDate" label={t.birthDate} />
        <TextField name="language" label={t.language} optional />
        <Checkbox name="interpreter" label={t.interpreter} />
        <RadioGroup
          name="protection"
          label={t.protection}
          value="none"
          options={[
            { value: 'none', label: t.protectionNone },
            { value: 'marked', label: t.protectionMarked },
            { value: 'protected_registration', label: t.protectionRegistration },
            { value: 'fictitious', label: t.protectionFictitious },
          ]}
        />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
