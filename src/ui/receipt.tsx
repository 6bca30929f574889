import type { Child as Content } from 'hono/jsx'
import { formatTime } from '../i18n/index.ts'
import { Button, Buttons, LinkButton } from './button.tsx'
import { Form } from './forms/form.tsx'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'
import { texts } from './texts.ts'

type ReceiptProps = {
  /** What was done and to whom, by name: "Lämnat till Maria Lund". */
  says: string
  /** What happens now, in a sentence or two. */
  children?: Content
  /** Where one goes on: `<LinkButton>`s. */
  next?: Content
  /** Where to post to take it back, and until when that can be done. `hint`: said where it can be undone although somebody has read it. */
  undo?: { action: string; until: Date; hint?: (time: string) => string } | undefined
}

/**
 * A receipt: what was done, what happens now, where one goes on, and the way back while there is one. Drawn from what the database holds
 * (mine, and a moment ago), so that it stands after a reload and nobody can make it up by an address. Said once, politely.
 */
export function Receipt({ says, children, next, undo }: ReceiptProps) {
  const { lang } = usePage()
  const t = texts(lang)
  return (
    <section class="alert" data-tone="success" data-say={says} aria-label={t.success}>
      <Icon name="check" size={24} />
      <div class="alert-words">
        <h2 class="alert-heading">{says}</h2>
        {children}
        {(next || undo) && (
          <Buttons>
            {next}
            {undo && (
              <Form action={undo.action} id="undo">
                <Button variant="quiet">{t.undo}</Button>
              </Form>
            )}
          </Buttons>
        )}
        {undo && <p class="hint">{(undo.hint ?? t.undoUntil)(formatTime(undo.until, lang))}</p>}
      </div>
    </section>
  )
}

/** Where one goes on from most receipts: to what waits. */
export function ToInbox() {
  return (
    <LinkButton href="/inbox" variant="secondary">
      {texts(usePage().lang).toInbox}
    </LinkButton>
  )
}
