import { Button, Buttons, Form, LinkButton } from '../../ui/index.ts'
import type { texts } from './texts.ts'

type T = ReturnType<typeof texts>
type EndProps = { closed: boolean; edit: string; end: string; reopen: string; t: T }

/** What can be done with a place: changed and ended, or opened again. */
export function EditOrEnd({ closed, edit, end, reopen, t }: EndProps) {
  if (closed)
    return (
      <Form action={reopen} id="reopening">
        <Button variant="secondary">{t.reopen}</Button>
      </Form>
    )
  return (
    <Buttons>
      <LinkButton href={edit} variant="secondary">
        {t.change}
      </LinkButton>
      <LinkButton href={end} variant="quiet">
        {t.end}
      </LinkButton>
    </Buttons>
  )
}
