import { formatDate } from '../../i18n/index.ts'
import {
  Alert,
  Button,
  Card,
  Form,
  type FormState,
  Layout,
  RadioGroup,
  Saved,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { MyMail } from './mail.ts'
import { type MailChoice, mailChoices, settingsPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = { mail: MyMail; guardian: boolean; saved?: boolean; state?: FormState; address?: FormState }

/** When Kring mails me, and whether its mail arrives. */
export function SettingsPage({ mail, guardian, saved, state, address }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  const choices: readonly MailChoice[] = guardian ? ['at_once', 'off'] : mailChoices
  // What is not offered to a guardian comes to the same as the nearest that is.
  const chosen = choices.includes(mail.choice) ? mail.choice : 'at_once'
  return (
    <Layout title={t.heading} lead={t.lead} mistakes={Boolean(state?.errors ?? address?.errors)} narrow>
      {saved && <Saved>{mail.choice === 'off' ? t.savedOff : t.saved}</Saved>}
      {mail.failedSince && (
        <Alert heading={t.failed}>
          <p>{t.failedSince(mail.email ?? '', formatDate(mail.failedSince, lang))}</p>
        </Alert>
      )}
      <Card heading={t.mail}>
        <Form action={settingsPaths.mail()} state={state ?? { values: { choice: chosen } }}>
          <RadioGroup
            name="choice"
            label={t.when}
            options={choices.map(value => ({
              value,
              label: guardian ? t[`guardian_${value as 'at_once' | 'off'}`] : t[`choice_${value}`],
              hint: guardian ? undefined : t[`hint_${value}`],
            }))}
          />
          <p class="hint">{t.meetings}</p>
          <Button>{t.save}</Button>
        </Form>
      </Card>
      <Card heading={t.addressHeading}>
        <p>{mail.email ? t.address(mail.email) : t.noAddress}</p>
        <Form
          action={settingsPaths.address()}
          state={address ?? { values: { email: mail.email ?? '' } }}
          id="address"
        >
          <TextField name="email" label={t.email} type="email" autocomplete="email" />
          <Button variant="secondary">{t.saveAddress}</Button>
        </Form>
      </Card>
      {mail.choice !== 'off' && (
        <Form action={settingsPaths.off()}>
          <Button variant="secondary">{t.off}</Button>
        </Form>
      )}
    </Layout>
  )
}
