import type { Child as Content } from 'hono/jsx'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.ts'
import { texts } from '../texts.ts'

/** Where an error summary leads. */
export const fieldId = (prefix: string, name: string) => `${prefix}field-${name}`

/** What is wrong with one field, straight above it. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="warning" />
      <span>
        <span class="sr-only">{texts(usePage().lang).error} </span>
        {error.split('\n').map((line, n) => (n ? [<br />, line] : line))}
      </span>
    </p>
  )
}

export function Optional({ optional }: { optional?: boolean | 'silently' | undefined }) {
  return optional === true ? <span class="optional"> ({texts(usePage().lang).optional})</span> : null
}

export function Hint({ id, hint }: { id: string; hint?: Content }) {
  return hint ? (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null
}

type FrameProps = {
  id: string
  label: Content
  hint?: Content
  error?: string | undefined
  optional?: boolean | 'silently' | undefined
  children?: Content
}

/** Label, hint, mistake, then the control. */
export function FieldFrame({ id, label, hint, error, optional, children }: FrameProps) {
  return (
    <div class="ds-field field" data-invalid={error ? '' : undefined}>
      <label class="label" for={id}>
        {label}
        <Optional optional={optional} />
      </label>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children}
    </div>
  )
}

/** The same around a group: the question is the legend. */
export function GroupFrame({
  id,
  label,
  hint,
  error,
  optional,
  describedBy,
  children,
}: FrameProps & { describedBy?: string | undefined }) {
  return (
    <fieldset class="ds-fieldset field" aria-describedby={describedBy} data-invalid={error ? '' : undefined}>
      <legend class="label">
        {label}
        <Optional optional={optional} />
      </legend>
      <Hint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  )
}
