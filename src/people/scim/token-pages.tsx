import { daysFromToday, formatDateTime } from '../../i18n/index.ts'
import type { StaffProvider } from '../../platform/database/transaction.ts'
import {
  BackLink,
  Button,
  Buttons,
  Card,
  CopyText,
  DateField,
  Form,
  type FormState,
  Layout,
  LinkButton,
  RadioGroup,
  TextField,
  usePage,
} from '../../ui/index.ts'
import type { Organisation } from '../organisations/index.ts'
import type { Token } from './directory.ts'
import { scimPaths as at, signIns } from './noun.ts'
import { texts } from './texts.ts'

type FormProps = { organisation: Organisation; providers: readonly StaffProvider[]; state: FormState }

/** Making a token: what it is called, how people sign in, and how long it lasts. */
export function NewTokenPage({ organisation: { id }, providers, state }: FormProps) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.newToken}
      lead={t.newTokenLead}
      back={<BackLink href={at.directory(id)}>{t.heading}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={at.tokens(id)} state={state} once answersItself>
        <TextField name="name" label={t.tokenName} hint={t.tokenNameHint} />
        {providers.length > 1 && (
          <RadioGroup
            name="provider"
            label={t.provider}
            options={providers.map(({ key, label, guests }) => ({
              value: key,
              label: label ?? (guests ? t.providerGuests : t.providerStaff),
            }))}
          />
        )}
        <RadioGroup
          name="signIn"
          label={t.signIn}
          hint={t.signInHint}
          options={signIns
            .filter(value => value !== 'mail' || providers.some(each => each.knowsMail))
            .map(value => ({
              value,
              label: t[`signIn_${value}`],
              hint: t[`signIn_${value}_hint`],
            }))}
        />
        <DateField name="lastOn" label={t.lastOn} hint={t.lastOnHint} min={daysFromToday(0)} />
        <Button>{t.make}</Button>
      </Form>
    </Layout>
  )
}

/** What it means to take a token over: another secret, and the old one ends. */
export function TakeOverPage({ organisation: { id }, token }: { organisation: Organisation; token: Token }) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout
      title={t.takeOver}
      lead={token.name}
      back={<BackLink href={at.directory(id)}>{t.heading}</BackLink>}
      narrow
    >
      <Card>
        <Form action={at.takeover(id, token.id)} id="take-over" once answersItself>
          {token.state === 'left' && (
            <p>{t.leftSince(token.madeBy, formatDateTime(token.leavesAt as Date, lang))}.</p>
          )}
          <p>{t.takeOverMeans}</p>
          {token.state === 'live' && <p>{t.takeOverLive}</p>}
          <Buttons>
            <Button>{t.takeOverYes}</Button>
            <LinkButton href={at.directory(id)} variant="quiet">
              {t.cancel}
            </LinkButton>
          </Buttons>
        </Form>
      </Card>
    </Layout>
  )
}

/** The only page that the token is ever shown on; the same form once more has none to show. */
export function MadeTokenPage({
  organisation: { id },
  token,
  address,
  takenOver = false,
}: {
  organisation: Organisation
  token: string | undefined
  address: string
  /** In place of one that has ended. */
  takenOver?: boolean
}) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={takenOver ? t.takenOverHeading : t.madeHeading}
      lead={token && t.madeLead}
      back={<BackLink href={at.directory(id)}>{t.heading}</BackLink>}
      narrow
    >
      <Card>
        <CopyText label={t.address} text={address} />
        {token ? <CopyText label={t.token} text={token} /> : <p>{t.shownAlready}</p>}
        {token && takenOver && <p>{t.takenOverMeans}</p>}
        {token && <p class="hint">{t.madeHow}</p>}
      </Card>
      <p>
        <LinkButton href={at.directory(id)}>{token ? t.madeNext : t.heading}</LinkButton>
      </p>
    </Layout>
  )
}
