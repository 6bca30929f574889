import { Alert, BackLink, Button, DateField, Form, type FormState, Layout, usePage } from '../../ui/index.ts'
import { type Child, childName, childPaths } from '../children/index.ts'
import { assessmentPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  child: Child
  today: string
  open: { id: string; heldOn: string } | undefined
  state?: FormState
}

/** Before the wheel: who takes part, and when. One that was opened and not saved can be continued. */
export function NewWheelPage({ child, today, open, state = {} }: Props) {
  const t = texts(usePage().lang)
  return (
    <Layout
      title={t.heading(child.givenName)}
      about={child}
      lead={t.newLead(child.givenName)}
      back={<BackLink href={childPaths.child(child.id)}>{childName(child)}</BackLink>}
      mistakes={Boolean(state.errors)}
      narrow
    >
      {open && (
        <Alert>
          {t.openAlready(open.heldOn)} <a href={assessmentPaths.edit(open.id)}>{t.goOn}</a>
        </Alert>
      )}
      <p>{t.newHints}</p>
      <Form action={assessmentPaths.wheels(child.id)} state={state} once>
        <DateField name="heldOn" label={t.heldOn} value={today} max={today} />
        <Button>{t.begin}</Button>
      </Form>
    </Layout>
  )
}
