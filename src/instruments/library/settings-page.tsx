import { BackLink, Button, Form, type FormState, Layout, Saved, TextField, usePage } from '../../ui/index.ts'
import { instrumentPaths } from '../noun.ts'
import { texts } from './texts.ts'

/** From which number a figure is shown, and from which it is shown without a caution (R16). */
export function SettingsPage({ state, done }: { state: FormState; done?: boolean }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.limitsHeading}
      lead={t.limitsLead}
      back={<BackLink href={instrumentPaths.instruments()}>{t.toList}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {done && <Saved>{t.saved}</Saved>}
      <Form action={instrumentPaths.settings()} state={state}>
        <TextField name="smallNumber" label={t.smallNumber} hint={t.smallNumberHint} inputmode="numeric" />
        <TextField name="cautionN" label={t.cautionN} hint={t.cautionHint} inputmode="numeric" />
        <TextField name="cautionRate" label={t.cautionRate} hint={t.cautionHint} inputmode="numeric" />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
