import { formatDateTime, formatTime } from '../../i18n/index.ts'
import { fieldsOf } from '../../platform/forms.ts'
import { Alert, Button, Card, Fields, Form, type FormState, Layout, Lines, usePage } from '../../ui/index.ts'
import { childPaths } from '../children/index.ts'
import { DangerLink } from '../reports/index.ts'
import type { Opened } from './emergency.ts'
import { emergencySchema } from './emergency-form.ts'
import { emergencyPaths } from './noun.ts'
import { texts } from './texts.ts'

type Props = {
  opened: Opened[]
  /** How many records were opened by the form that was just sent. */
  found?: number | undefined
  /** From when one may ask again, after tries that found nothing. */
  until?: Date | undefined
  state?: FormState
}

/** R9: a written reason opens what is needed immediately, and everybody concerned is told. */
export function EmergencyPage({ opened, found, until, state = {} }: Props) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <Layout title={t.heading} lead={t.lead} narrow mistakes={Boolean(state.errors)}>
      {until && (
        <Alert heading={t.waitsUntil(formatTime(until, lang))} announce="polite">
          <p>{t.waitsMore}</p>
        </Alert>
      )}
      {found === 0 && !until && (
        <Alert heading={t.nothing} announce="polite">
          <p>{t.nothingMore}</p>
        </Alert>
      )}
      {opened.length > 0 && (
        <Card heading={t.opened}>
          {found ? <p role="status">{t.openedMore(found)}</p> : null}
          <Lines
            items={opened.map(child => ({
              title: `${child.name}, ${t.born(child.birthDate)}`,
              href: childPaths.child(child.childId),
              detail: t.from(child.unitName, formatDateTime(child.until, lang)),
            }))}
          />
        </Card>
      )}
      <DangerLink />
      <Form action={emergencyPaths.emergency()} state={state} once>
        <Fields of={fieldsOf(emergencySchema)} t={t} />
        <Alert heading={t.told}>
          <p>{t.toldMore}</p>
        </Alert>
        <Button variant="danger">{t.open}</Button>
      </Form>
    </Layout>
  )
}
