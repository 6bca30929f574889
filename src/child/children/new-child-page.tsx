import { fieldsOf } from '../../platform/forms.ts'
import { BackLink, Button, Fields, Form, type FormState, Layout, usePage } from '../../ui/index.ts'
import { childSchema } from './child-form.ts'
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
        <Fields of={fieldsOf(childSchema)} t={t} />
        <Button>{t.save}</Button>
      </Form>
    </Layout>
  )
}
