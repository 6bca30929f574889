import { Button, Form, Layout, TextField, usePage } from '../../../ui/index.ts'
import { texts } from './texts.ts'

/**
 * What every link leads to: the token stands after `#`, which no server is told. The script takes it from there and sends the form;
 * without one the link is pasted. The same for every link, and for one of the former kind, whose path is not looked at (ADR 27).
 */
export function LinkPage({ action }: { action: string }) {
  const t = texts(usePage().lang)
  return (
    <Layout title={t.linkHeading} lead={t.linkLead} narrow>
      <kring-link>
        <Form action={action} answersItself>
          <TextField name="token" label={t.linkLabel} hint={t.linkHint} autocomplete="off" />
          <Button>{t.linkOpen}</Button>
        </Form>
      </kring-link>
    </Layout>
  )
}
