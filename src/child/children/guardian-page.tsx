import {
  BackLink,
  Button,
  Checkbox,
  Form,
  type FormState,
  Layout,
  TextField,
  usePage,
} from '../../ui/index.ts'
import { type Child, childName } from './children.ts'
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
        <TextField name="name" label={t.guardianName} />
        <TextField name="relation" label={t.relation} hint={t.relationHint} optional />
        <Checkbox name="custody" label={t.hasCustody} hint={t.hasCustodyHint} />
        <TextField
          name="personNumber"
          label={t.personNumber}
          hint={t.personNumberHint}
          inputmode="numeric"
          optional
        />
        <Button>{t.saveGuardian}</Button>
      </Form>
    </Layout>
  )
}
