import { fieldsOf } from '../../platform/forms.ts'
import { BackLink, Button, Fields, Form, type FormState, Layout, usePage } from '../../ui/index.ts'
import { guardianSchema } from './child-form.ts'
import { type Child, childName } from './children.ts'
import { AskIfSure } from './guardian-fields.tsx'
import { childPaths } from './noun.ts'
import { texts } from './texts.ts'

export function GuardianPage({ child, state = {} }: { child: Child; state?: FormState }) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.addGuardian}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      <Form action={childPaths.guardians(child.id)} state={state} once>
        <Fields of={fieldsOf(guardianSchema)} t={t} />
        <AskIfSure />
        <Button>{t.saveGuardian}</Button>
      </Form>
    </Layout>
  )
}
